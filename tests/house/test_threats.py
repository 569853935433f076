"""The threat model keeps up: every page open to anyone stands in it, every test that it names is there, and it counts right."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from cordee.records.permissions import PAGES
from tests.house.tree import ROOT

PAGE = (ROOT / "docs" / "explanation" / "threat-model.md").read_text("utf-8")
ROW = re.compile(r"^\| ((?:\d+\.\d+\.\d+(?:, )?)+) \| (met|partly|not met|n/a) \| (.*) \|$", re.MULTILINE)


def test_every_page_open_to_anyone_stands_in_the_threat_model():
    part = PAGE.split("## Pages open to anyone")[1].split("## ")[0]

    assert set(re.findall(r"^\| `([^`]+)` \|", part, re.MULTILINE)) == {
        route for route, rule in PAGES.items() if "anyone" in (rule.get, rule.post)
    }


def test_a_requirement_stands_in_it_once_and_the_sums_are_those_of_the_tables():
    states = Counter()
    numbers = []
    for found in ROW.finditer(PAGE):
        some = found[1].split(", ")
        numbers += some
        states[found[2]] += len(some)
    said = re.search(
        r"Of the (\d+) requirements of levels 1 and 2, (\d+) are met, (\d+) partly, (\d+) not; (\d+) do not apply", PAGE
    )

    assert len(numbers) == len(set(numbers))
    assert [int(one) for one in said.groups()] == [
        len(numbers),
        states["met"],
        states["partly"],
        states["not met"],
        states["n/a"],
    ]


@pytest.mark.parametrize("kind", ["file", "test"])
def test_whatever_it_names_as_evidence_is_there(kind):
    if kind == "file":
        missing = [path for path in re.findall(r"`(tests/[\w/]+\.py)`", PAGE) if not (ROOT / path).exists()]
    else:
        written = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
        names = {name.rstrip("…") for name in re.findall(r"`(test_\w+…?)`", PAGE)}
        missing = [name for name in sorted(names) if f"def {name}" not in written]

    assert missing == []

"""One class, one sheet of a page: two sheets that shape one name pull the same box two ways, and nobody sees it but the reader."""

from __future__ import annotations

import re
from collections import defaultdict

from tests.house.tree import SOURCE, files

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
OPENS = re.compile(r"([^{}]+)\{|\}")


def bare_classes(text: str) -> set[str]:
    """Give the classes that a sheet shapes on their own, whatever the width of the page."""
    found, depth = set(), 0
    for one in OPENS.finditer(COMMENT.sub("", text)):
        if one[1] is None:
            depth -= 1
            continue
        if depth == 0:
            found |= {name.strip() for name in one[1].split(",") if re.fullmatch(r"\.[\w-]+", name.strip())}
        depth += 1
    return found


def test_no_class_is_shaped_on_its_own_by_two_sheets():
    sheets = defaultdict(list)
    for path in files(".css", under=SOURCE / "faces" / "web"):
        for name in bare_classes(path.read_text("utf-8")):
            sheets[name].append(path.name)

    assert len(sheets) > 100
    assert not {name: found for name, found in sheets.items() if len(found) > 1}


def test_a_class_within_another_or_on_one_element_is_not_on_its_own():
    assert bare_classes("a.b, .c { x: 1 } @media (y) { .d { x: 1 } } .e .f { x: 2 } .g{x:1}") == {".c", ".g"}

"""Large files give the same facts as small ones, to their last row."""

from __future__ import annotations

import pytest

from cordee.core.vocabulary.facts import REJECTED_ROWS, TOUCHES
from cordee.engine import files
from tests.taking_in import facts, take, workspace_in

TOUCH_HEAD = "date,channel,email,company\n"


MIXED = (
    "2026-03-02,webinar,a{n}@cordage.example,Cordage {n}\n"
    "02/30/2026,webinar,b{n}@cordage.example,Cordage {n}\n"
    '2026-03-04,"trade show",c{n}@cordage.example,"Société ""{n}"", and\nsons"\n'
    "2026-03-05,email,d{n}@cordage.example\n"
    "2026-03-06,email,e{n}@cordage.example,Cordage,one more\n"
)


def told(tmp_path):
    workspace = workspace_in(tmp_path)
    touches = [
        (row["record"], row["happened_at"], row["person_key"], row["organisation_key"], row["technique"], row["source_key"])
        for row in facts(workspace, TOUCHES)
    ]
    return sorted(touches), sorted((row["record"], row["reason"], row["value"]) for row in facts(workspace, REJECTED_ROWS))


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_a_large_file_gives_the_same_facts_as_a_small_one(tmp_path, monkeypatch, encoding):
    content = (TOUCH_HEAD + "".join(MIXED.format(n=number) for number in range(40))).encode(encoding)
    for name in ("small", "large"):
        (tmp_path / name).mkdir()

    small = take(tmp_path / "small", "touches.csv", content)
    monkeypatch.setattr(files, "SMALL", 1_000)
    large = take(tmp_path / "large", "touches.csv", content)

    assert told(tmp_path / "large") == told(tmp_path / "small")
    assert (large.entry.rows, large.entry.refused) == (small.entry.rows, small.entry.refused) == (200, 80)


def test_a_file_over_ten_megabytes_is_read_to_its_last_row(tmp_path):
    company = "Cordage et Filets de la Baie " * 20
    rows = 20_000
    content = TOUCH_HEAD + "".join(f"2026-03-02,webinar,p{number}@cordage.example,{company}\n" for number in range(rows))
    assert len(content) > 11_000_000

    outcome = take(tmp_path, "touches.csv", content)

    keys = {row["person_key"] for row in facts(workspace_in(tmp_path), TOUCHES)}
    assert (outcome.entry.rows, len(keys)) == (rows, rows)

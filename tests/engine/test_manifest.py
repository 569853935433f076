"""The manifest: what it says comes back as it was, and what cannot be read is said to be damaged."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cordee.core.vocabulary.problems import DamagedWorkspace, NewerWorkspace
from cordee.engine.manifest import FactFile, Import, Manifest, read_manifest, write_manifest

ONE = Import(
    id="20260101-aa",
    file="événement.csv",
    original="abc-événement.csv",
    sha256="abc",
    bytes=12,
    format="generic.touches",
    source="generic",
    taken_in_at="2026-01-02T10:00:00+00:00",
    known_at="2026-01-01",
    known_because="said",
    sections=[{"rows": 3, "refused": 1}, {"rows": 2, "refused": 0}],
    files=[FactFile("touches", "touches/2026-01/aa-0.parquet", 2), FactFile("costs", "costs/aa.parquet", 1)],
)
OTHER = replace(
    ONE, id="20260101-ab", taken_in_at="2026-01-01T23:30:00-02:00", files=[FactFile("touches", "touches/ab.parquet", 9)]
)


def test_what_was_written_is_read_again_as_it_was(tmp_path: Path):
    write_manifest(tmp_path / "manifest.json", Manifest((ONE, OTHER)))

    assert read_manifest(tmp_path / "manifest.json") == Manifest((ONE, OTHER))


def test_no_manifest_is_an_empty_one(tmp_path: Path):
    assert read_manifest(tmp_path / "manifest.json") == Manifest()
    assert Manifest().latest() is None


def test_only_files_that_it_names_are_live_and_only_those_of_the_table():
    assert [one.path for one in Manifest((ONE, OTHER)).files("touches")] == ["touches/2026-01/aa-0.parquet", "touches/ab.parquet"]


def test_an_import_is_found_by_the_beginning_of_its_id_if_no_other_begins_so():
    manifest = Manifest((ONE, OTHER))

    assert manifest.find("20260101-ab") == OTHER
    assert manifest.find("20260101-a") is None
    assert manifest.find("2027") is None


def test_no_id_finds_no_import_even_where_there_is_only_one():
    assert Manifest((ONE,)).find("") is None


def test_the_latest_take_in_is_found_across_zones():
    assert Manifest((ONE, OTHER)).latest() == datetime(2026, 1, 2, 10, tzinfo=UTC)


def test_rows_and_refusals_are_summed_over_sections():
    assert (ONE.rows, ONE.refused) == (5, 1)


def test_a_manifest_of_a_newer_version_is_refused_and_says_so(tmp_path: Path):
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps({"format": 2, "imports": [], "more": 1}), "utf-8")

    with pytest.raises(NewerWorkspace):
        read_manifest(path)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[]", b"null", b'{"format": 1}', b'{"format": "x", "imports": []}',
                b'{"format": 1, "imports": [{"id": 1}]}', b'{"format": 1, "imports": [null]}', b'{"format": 1, "imports": {"a": 1}}']
)  # fmt: skip
def test_a_manifest_that_is_not_one_is_damaged_and_not_taken_for_empty(tmp_path: Path, content: bytes):
    path = tmp_path / "manifest.json"
    path.write_bytes(content)

    with pytest.raises(DamagedWorkspace):
        read_manifest(path)


def test_a_manifest_is_replaced_whole_and_leaves_nothing_beside_it(tmp_path: Path):
    path = tmp_path / "manifest.json"

    write_manifest(path, Manifest((ONE, OTHER)))
    write_manifest(path, Manifest((OTHER,)))

    assert [one.name for one in tmp_path.iterdir()] == ["manifest.json"]
    assert read_manifest(path).imports == (OTHER,)

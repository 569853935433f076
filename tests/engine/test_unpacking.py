"""A small file that swells beyond measure is refused before it fills the disk; a table that packs well is not."""

from __future__ import annotations

import gzip
import zipfile

import pytest

from cordee.core.vocabulary.problems import EmptyFile, UnreadableFile
from cordee.core.vocabulary.problems_of_refused import PackedFolder
from cordee.engine import unpacking
from cordee.engine.unpacking import check_workbook, packed_tables, unpacked, unzip


@pytest.fixture
def free(monkeypatch):
    """Ask from a mebibyte on, so that no test writes a gibibyte."""
    monkeypatch.setattr(unpacking, "FREE", 1 << 20)


def packed(path, content):
    path.write_bytes(gzip.compress(content))
    return path


def test_a_file_that_swells_beyond_measure_ends_early(tmp_path, free):
    bomb = packed(tmp_path / "bomb.csv.gz", b"0" * (1 << 25))

    with pytest.raises(UnreadableFile, match="swell"):
        unzip(bomb, tmp_path)

    assert (tmp_path / "unzipped").stat().st_size <= 1 << 23


def test_a_table_that_packs_well_is_unpacked(tmp_path, free):
    rows = "".join(f"{number},webinar,firm{number % 977}.example\n" for number in range(90_000)).encode()
    table = packed(tmp_path / "table.csv.gz", rows)

    assert len(rows) > 1 << 21
    assert unzip(table, tmp_path).read_bytes() == rows


def test_a_small_file_may_swell_as_it_likes(tmp_path):
    assert unzip(packed(tmp_path / "small.csv.gz", b"0" * (1 << 20)), tmp_path).stat().st_size == 1 << 20


def test_an_empty_one_is_named(tmp_path):
    with pytest.raises(EmptyFile):
        unzip(packed(tmp_path / "empty.csv.gz", b""), tmp_path)


def test_a_workbook_that_swells_is_refused_before_it_is_opened(tmp_path, free):
    with zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet1.xml", b"0" * (1 << 25))
    with zipfile.ZipFile(tmp_path / "fine.xlsx", "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet1.xml", b"<row/>")

    with pytest.raises(UnreadableFile, match="swell"):
        check_workbook(tmp_path / "bomb.xlsx", "bomb.xlsx")
    check_workbook(tmp_path / "fine.xlsx", "fine.xlsx")


def test_an_archive_of_files_is_told_from_a_workbook_and_says_what_to_do(tmp_path):
    archive = tmp_path / "linkedin.zip"
    with zipfile.ZipFile(archive, "w") as out:
        for name in ("Connections.csv", "messages.csv", "Shares.csv"):
            out.writestr(name, "a,b")

    with pytest.raises(PackedFolder) as caught:
        check_workbook(archive, "linkedin.zip")

    assert "Connections.csv, messages.csv, Shares.csv" in str(caught.value)
    assert any("Décompressez-la" in one for one in caught.value.sentences("fr"))


def test_names_in_an_archive_lead_to_no_other_folder(tmp_path):
    archive = tmp_path / "sly.zip"
    with zipfile.ZipFile(archive, "w") as out:
        for name in ("../../outside.csv", "/etc/absolute.csv", "..\\back.csv", "._hidden.csv"):
            out.writestr(name, "a,b")

    found = list(unpacked(archive, packed_tables(archive), tmp_path / "into"))

    assert [one.name for one in found] == ["outside (sly).csv", "absolute (sly).csv", "back (sly).csv"]
    assert all(one.resolve().is_relative_to(tmp_path / "into") for one in found)


def test_an_archive_that_is_locked_or_damaged_or_endless_is_refused(tmp_path, free):
    locked, damaged, endless = (tmp_path / f"{name}.zip" for name in ("locked", "damaged", "endless"))
    for place, rows in ((locked, b"a,b"), (damaged, b"a,b"), (endless, b"0" * (1 << 25))):
        with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED if place == endless else zipfile.ZIP_STORED) as out:
            out.writestr("people.csv", rows)
    locked.write_bytes(locked.read_bytes().replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"))
    damaged.write_bytes(damaged.read_bytes().replace(b"a,b", b"a;b"))

    for place, why in ((locked, "encrypted"), (damaged, "CRC"), (endless, "swell")):
        with pytest.raises(UnreadableFile, match=why):
            list(unpacked(place, packed_tables(place), tmp_path / place.stem))
    with pytest.raises(UnreadableFile, match="201 tables"):
        list(unpacked(locked, ["people.csv"] * 201, tmp_path / "many"))

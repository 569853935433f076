"""The search looks where an eraser might forget: every container decoded, every database table, free pages, names of files."""

from __future__ import annotations

import gzip
import json
import sqlite3
from contextlib import closing

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from cordee.core.trust.marks import marks_of
from cordee.engine.database import Database
from cordee.engine.search import search

MARKS = marks_of(
    ["email:jane@acme.example"], [{"source_key": "crm:contact:1", "full_name": "Jane Doë", "email": "jane@acme.example"}]
)


@pytest.fixture
def places(tmp_path):
    folder = tmp_path / "workspace"
    folder.mkdir()

    def found():
        with Database(tmp_path / "spill") as database:
            scratch = folder / "scratch-1"
            scratch.mkdir()
            return dict(search(database, folder, scratch, MARKS).keys())

    return folder, found


def a_workbook(folder):
    with xlsxwriter.Workbook(folder / "report.xlsx") as book:
        book.add_worksheet().write(3, 2, "Doe, Jané")


def a_database(folder):
    with closing(sqlite3.connect(folder / "records.sqlite3")) as records:
        records.execute("CREATE TABLE notes (body TEXT)")
        records.execute("INSERT INTO notes VALUES (?)", [json.dumps({"who": "Jane Doë"})])
        records.commit()


WRITERS = {
    "text": (lambda folder: (folder / "a.csv").write_text("x\nJ.ane@Acme.example\n"), "a.csv", "address"),
    "packed": (lambda folder: (folder / "a.csv.gz").write_bytes(gzip.compress(b"x,y\n1,jane%40acme.example\n")), "a.csv.gz", "address"),
    "utf-16": (lambda folder: (folder / "a.txt").write_bytes("who;x\nJane Doë;1\n".encode("utf-16")), "a.txt", "name"),
    "json": (lambda folder: (folder / "a.json").write_text(json.dumps([{"Jane Doë": 1}])), "a.json", "name"),
    "html": (lambda folder: (folder / "a.html").write_text("<p>Jane Do\u0308e, no: Jane Doë</p>"), "a.html", "name"),
    "parquet": (lambda folder: pq.write_table(pa.table({"n": [1], "t": ["see crm:contact:1"]}), folder / "a.parquet"), "a.parquet t", "key"),
    "nested": (lambda folder: pq.write_table(pa.table({"t": [["a", "jane@acme.example"]]}), folder / "a.parquet"), "a.parquet t", "address"),
    "workbook": (a_workbook, "report.xlsx", "name"),
    "records": (a_database, "records.sqlite3 notes", "name"),
    "name": (lambda folder: (folder / "Jane_Doe.csv").write_text("x\n"), "Jane_Doe.csv/ (a file's name)", "name"),
}  # fmt: skip


@pytest.mark.parametrize("kind", WRITERS)
def test_whatever_holds_a_mark_is_found_with_its_place_and_kind(places, kind):
    folder, found = places
    write, place, mark = WRITERS[kind]
    write(folder)

    assert found()[place] == mark


def test_a_row_that_was_deleted_is_still_found_in_the_free_pages(places):
    folder, found = places
    with closing(sqlite3.connect(folder / "records.sqlite3")) as records:
        records.execute("PRAGMA secure_delete = OFF")
        records.execute("CREATE TABLE notes (body TEXT)")
        records.executemany("INSERT INTO notes VALUES (?)", [["for jane@acme.example " * 300]] * 3)
        records.commit()
        records.execute("DELETE FROM notes")
        records.commit()

    assert found() == {"records.sqlite3": "address"}


def test_a_folder_without_them_has_no_find(places):
    folder, found = places
    (folder / "a.csv").write_text("who,x\nmary.jane@acme.example,1\nJane Doenitz,2\n")
    (folder / ".secret").write_text("jane@acme.example")

    assert found() == {}

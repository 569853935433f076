"""Files as tables of text: what stands in a file is what is staged, by the small way and by the large one."""

from __future__ import annotations

import csv
import gzip
import io
import tempfile
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from cordee.core.vocabulary.problems import EmptyFile, Problem, UnreadableFile
from cordee.core.vocabulary.problems_of_refused import PackedFolder
from cordee.engine import files
from cordee.engine.files import date_in_name, hash_file, open_source, stage_lines, stage_parquet, stage_rows, stage_text

LETTERS = "abcXYZ019 éàœ€ßÿ-_.:/@'+=<>#%&*()!?" + '"' + ",;\t|" + "\n"
WIDTH = 4
cells = st.text(alphabet=LETTERS, max_size=8).map(lambda text: text.replace("\n", "\r\n") if len(text) % 2 else text)
tables = st.lists(st.lists(cells, min_size=WIDTH, max_size=WIDTH), min_size=1, max_size=12)
HEADINGS = [f"heading {number}" for number in range(WIDTH)]


def written(rows, delimiter, encoding, terminator, quoting):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=terminator, quoting=quoting).writerows([HEADINGS] * 3 + rows)
    return text.getvalue().encode(encoding)


def staged(path):
    rows = pq.ParquetFile(path).read().to_pylist()
    return [[row[f"c{index}"] or "" for index in range(WIDTH)] for row in rows], [row["extra"] for row in rows]


def both_ways(content, folder):
    """Stage a file with three heading rows by the small way and by the large one."""
    path = folder / "file.csv"
    path.write_bytes(content)
    source = open_source(path, folder)
    rows = source.sheets[0].rows
    stage_rows(rows, range(3, len(rows)), WIDTH, folder / "small.parquet")
    with duckdb.connect() as connection:
        rejected = stage_text(connection, source, 2, WIDTH, folder / "large.parquet")
    return source, staged(folder / "small.parquet"), staged(folder / "large.parquet"), rejected


@settings(max_examples=120)
@given(
    rows=tables,
    delimiter=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]),
    terminator=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_is_written_is_what_is_staged_by_both_ways(rows, delimiter, encoding, terminator, quoting):
    with tempfile.TemporaryDirectory() as name:
        content = written(rows, delimiter, encoding, terminator, quoting)
        source, (small, extra), (large, _), rejected = both_ways(content, Path(name))

    assert source.delimiter == delimiter
    assert small == rows
    assert large == rows
    assert (rejected, source.unclosed, set(extra)) == ([], 0, {None})


def test_cells_beyond_the_headings_are_kept_apart_by_both_ways(tmp_path):
    content = "a,b,c,d\n" * 3 + "1,2,3,4,5,,7\n1,2\n1,2,3,4,,\n"

    _, small, large, _ = both_ways(content.encode(), tmp_path)

    assert small == large == ([["1", "2", "3", "4"], ["1", "2", "", ""], ["1", "2", "3", "4"]], ["5 | 7", None, None])


def test_a_quote_that_never_closes_is_told_by_its_row_and_an_inch_mark_is_none(tmp_path):
    path = tmp_path / "a.csv"

    path.write_text('a,b\n1,2\n3,"4\n5,6\n', "utf-8")
    assert open_source(path, tmp_path).unclosed == 3
    path.write_text('a,b\n1,5" pipe\n3,4\n', "utf-8")
    assert open_source(path, tmp_path).unclosed == 0


def test_every_line_of_a_text_is_staged_with_its_number(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "CHUNK", 40)
    lines = [f'line {number} "quoted, or not' for number in range(50)]
    (tmp_path / "a.log").write_text("\r\n".join(lines), "utf-8", newline="")

    count = stage_lines(tmp_path / "a.log", tmp_path / "a.parquet")
    rows = pq.ParquetFile(tmp_path / "a.parquet").read().to_pylist()

    assert count == 50
    assert [(row["record"], row["c0"]) for row in rows] == list(enumerate(lines, start=1))


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_letters_survive_where_a_chunk_ends_between_their_bytes(tmp_path, monkeypatch, encoding):
    monkeypatch.setattr(files, "CHUNK", 7)
    path = tmp_path / "a.csv"
    path.write_bytes(("nom,ville\n" + "Zoé,Orléans\n" * 30).encode(encoding))

    assert open_source(path, tmp_path).sheets[0].rows == [["nom", "ville"]] + [["Zoé", "Orléans"]] * 30


def test_french_of_one_byte_a_letter_is_not_taken_for_utf8_by_a_chance_pair(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("nom,cri\nSociété générale,CAFÉ»\nÉtude été,l’été\n".encode("cp1252"))

    assert open_source(path, tmp_path).sheets[0].rows[1:] == [["Société générale", "CAFÉ»"], ["Étude été", "l’été"]]


def test_a_few_odd_bytes_do_not_change_the_letters_of_a_utf8_text(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("nom,ville\nZoé,Orléans\nLéa,Besançon\n".encode() + "Noël,Sète\n".encode("cp1252"))

    assert open_source(path, tmp_path).sheets[0].rows[1:] == [["Zoé", "Orléans"], ["Léa", "Besançon"], ["Noël", "Sète"]]


def test_a_parquets_cells_are_staged_as_text_that_says_the_same(tmp_path):
    table = pa.table(
        {
            "when": [datetime(2026, 3, 2, 14, 5), None],
            "n": pa.array([7, None], pa.int32()),
            'odd "name"': ["a", ""],
            "yes": [True, False],
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    source = open_source(tmp_path / "a.parquet", tmp_path)
    with duckdb.connect() as connection:
        count = stage_parquet(connection, source, tmp_path / "out.parquet")
    rows = pq.ParquetFile(tmp_path / "out.parquet").read().to_pylist()

    assert count == 2
    assert source.sheets[0].rows[0] == ["when", "n", 'odd "name"', "yes"]
    assert [rows[0][f"c{index}"] for index in range(4)] == ["2026-03-02 14:05:00", "7", "a", "true"]
    assert [rows[1][f"c{index}"] for index in range(4)] == [None, None, "", "false"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (3.0, "3"),
        (3.25, "3.25"),
        (date(2026, 3, 2), "2026-03-02"),
        (datetime(2026, 3, 2), "2026-03-02"),
        (datetime(2026, 3, 2, 14, 5), "2026-03-02 14:05:00"),
        (timedelta(hours=26, seconds=7), "26:00:07"),
        ("00042", "00042"),
        (datetime(2026, 3, 2, 13, 59, 59, 999_999), "2026-03-02 14:00:00"),
    ],
)
def test_a_typed_cell_is_written_as_text_that_reads_back(value, text):
    assert files._cell(value) == text


def test_a_gzip_is_the_file_in_it_and_its_hash_is_its_own(tmp_path):
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(b"a,b\n1,2\n"))

    source = open_source(path, tmp_path)

    assert (source.name, source.sheets[0].rows, source.sha256) == ("a.csv", [["a", "b"], ["1", "2"]], hash_file(path))


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf\r\n", gzip.compress(b"", mtime=0)])
def test_a_file_without_any_cell_is_empty(tmp_path, content):
    path = tmp_path / "a.csv"
    path.write_bytes(content)

    with pytest.raises(EmptyFile):
        open_source(path, tmp_path)


@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_are_a_table_or_a_problem(content):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "a.csv"
        path.write_bytes(content)
        try:
            source = open_source(path, Path(name))
        except (EmptyFile, UnreadableFile, PackedFolder):
            return

    assert all(isinstance(cell, str) and "\x00" not in cell for row in source.sheets[0].rows for cell in row)


@given(
    st.sampled_from([b"PK\x03\x04", b"PAR1", b"\x1f\x8b\x08\x00", b"\xd0\xcf\x11\xe0", b"\xff\xfe", b"\xfe\xff"]),
    st.binary(max_size=200),
)
def test_any_bytes_behind_a_known_beginning_are_a_table_or_a_problem(magic, content):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "a"
        path.write_bytes(magic + content)
        try:
            open_source(path, Path(name))
        except (EmptyFile, UnreadableFile):
            return


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("leads_2026-03-02.csv", date(2026, 3, 2)),
        ("export-20260302.csv", date(2026, 3, 2)),
        ("2026.03.02 leads.csv", date(2026, 3, 2)),
        ("leads.csv", None),
        ("leads_2026-13-45.csv", None),
        ("leads_123456789.csv", None),
    ],
)
def test_a_name_may_carry_its_exports_date(name, day):
    assert date_in_name(name) == day


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(8)
)
FOREIGN = '<!DOCTYPE x [<!ENTITY i SYSTEM "file://{path}">'


@pytest.mark.parametrize(("entities", "name"), [(BOMB, "i"), (FOREIGN, "i")])
def test_a_workbook_whose_entities_swell_or_point_to_a_file_gives_neither(tmp_path, entities, name):
    secret = tmp_path / "secret.txt"
    secret.write_text("the workspace's secret")
    plain, evil = tmp_path / "plain.xlsx", tmp_path / "evil.xlsx"
    book = xlsxwriter.Workbook(str(plain))
    book.add_worksheet().write_row(0, 0, ["email", "HERE"])
    book.close()
    head = entities.replace("{path}", str(secret)) + "]>"
    with zipfile.ZipFile(plain) as before, zipfile.ZipFile(evil, "w") as after:
        for one in before.namelist():
            text = before.read(one)
            if one == "xl/sharedStrings.xml":
                declared, _, rest = text.decode().partition("?>")
                text = f"{declared}?>{head}{rest}".replace("HERE", f"&{name};").encode()
            after.writestr(one, text)

    try:
        read = [cell for sheet in open_source(evil, tmp_path).sheets for row in sheet.rows for cell in row]
    except Problem:
        read = []  # refused as a workbook that cannot be read

    assert "HERE" in open_source(plain, tmp_path).sheets[0].rows[0]
    assert not [one for one in read if "secret" in one or len(one) > 100]

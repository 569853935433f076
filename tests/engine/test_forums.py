"""A forum's dump staged piece by piece: nothing grows with it, no text of anybody's stays, rows are numbered over the whole."""

from __future__ import annotations

from zipfile import ZipFile

import duckdb
import pyarrow.parquet as pq
import pytest

from cordee.core.vocabulary.problems import EmptyFile, UnreadableFile
from cordee.engine import forums
from cordee.engine.forums import dump_head, forum_texts, looks_like_dump, pack, stage_forum, table_in

POSTS = '<posts><row Id="1" Body="said"/><row Id="2" id="x" Tags="&lt;a&gt;"/><row Id="3" Extra="late"/></posts>'


def packed(folder, **files):
    path = folder / "dump.zip"
    with ZipFile(path, "w") as out:
        for name, text in files.items():
            out.writestr(f"{name}.xml", text)
    return path


def test_a_column_that_comes_late_is_empty_before_and_rows_go_on_counting_from_table_to_table(tmp_path, monkeypatch):
    monkeypatch.setattr(forums, "BATCH", 2)
    body = packed(tmp_path, users='<users><row Id="9"/></users>', posts=POSTS)

    found = list(stage_forum(duckdb.connect(), body, "dump.zip", tmp_path))

    assert [(one.table, one.headings, one.rows) for one in found] == [
        ("posts", ("Id", "Tags", "Extra"), 3),
        ("users", ("Id",), 1),
    ]
    assert pq.read_table(found[0].path).to_pylist() == [
        {"record": 1, "extra": None, "c0": "1", "c1": None, "c2": None},
        {"record": 2, "extra": None, "c0": "x", "c1": "<a>", "c2": None},
        {"record": 3, "extra": None, "c0": "3", "c1": None, "c2": "late"},
    ]
    assert pq.read_table(found[1].path)["record"].to_pylist() == [4]


def test_a_search_for_somebody_looks_into_what_was_written_too(tmp_path):
    assert list(forum_texts(packed(tmp_path, posts=POSTS), "dump.zip", "sai")) == ["said"]


def test_a_search_goes_on_where_a_dump_breaks_off(tmp_path):
    body = packed(tmp_path, posts=POSTS, users='<users>\n<row Id="9"/>\n<row Id="8" DisplayName="Anne')

    assert list(forum_texts(body, "dump.zip", "Anne|said")) == ["said", '<row Id="8" DisplayName="Anne']


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("<posts></posts>", EmptyFile),
        ("<posts><row Id='1'/>", UnreadableFile),
        ("<!DOCTYPE posts [<!ENTITY a 'b'>]><posts><row Id='&a;'/></posts>", UnreadableFile),
    ],
)
def test_a_dump_without_rows_cut_off_or_with_entities_of_its_own_is_refused(tmp_path, text, problem):
    path = tmp_path / "Posts.xml"
    path.write_text(text)

    assert looks_like_dump(path)
    with pytest.raises(problem):
        dump_head(path, path.name)


@pytest.mark.parametrize("text", ["<html><posts></posts></html>", "Id,PostTypeId\n1,2\n", "posts", "<postscript>"])
def test_what_only_speaks_of_posts_is_no_dump(tmp_path, text):
    path = tmp_path / "a.xml"
    path.write_text(text)

    assert not looks_like_dump(path)


def test_the_same_files_are_packed_to_the_same_bytes(tmp_path):
    for name in ("Users.xml", "Posts.xml"):
        (tmp_path / name).write_text(POSTS)
    files = [tmp_path / "Users.xml", tmp_path / "Posts.xml"]

    pack(files, tmp_path / "one.zip")
    pack(reversed(files), tmp_path / "two.zip")

    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert looks_like_dump(tmp_path / "one.zip")


def test_tables_are_known_by_their_file_s_name():
    assert [table_in(name) for name in ("a/Posts.xml", "USERS.XML.GZ", "PostHistory.xml", "posts.csv")] == [
        "posts",
        "users",
        None,
        None,
    ]

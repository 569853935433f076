"""A folder of a forum's files is one file to take in; what lies beside it is untouched."""

from __future__ import annotations

from zipfile import ZipFile

from cordee.wiring.dumps import with_dumps_packed


def folder_of(place, *names):
    place.mkdir(parents=True, exist_ok=True)
    for name in names:
        (place / name).write_text("<posts/>")
    return sorted(place.iterdir())


def test_the_files_of_a_dump_are_one_zip_that_bears_their_folder_s_name(tmp_path):
    files = folder_of(tmp_path / "forum.acme.example", "Badges.xml", "Posts.xml", "Users.xml", "notes.csv")
    (tmp_path / "scratch").mkdir()

    zipped, notes = with_dumps_packed(files, inbox=tmp_path / "inbox", scratch=tmp_path / "scratch")

    assert (zipped.name, notes.name) == ("forum.acme.example.zip", "notes.csv")
    assert ZipFile(zipped).namelist() == ["Posts.xml", "Users.xml"]
    assert all(one.exists() for one in files)


def test_a_dump_in_the_inbox_is_packed_there_and_its_files_go(tmp_path):
    loose = folder_of(tmp_path / "inbox", "Posts.xml", "Comments.xml.gz")
    inside = folder_of(tmp_path / "inbox" / "club", "Posts.xml", "Votes.xml")
    (tmp_path / "scratch").mkdir()

    found = with_dumps_packed([*loose, *inside], inbox=tmp_path / "inbox", scratch=tmp_path / "scratch")

    assert found == [tmp_path / "inbox" / "forum.zip", tmp_path / "inbox" / "club.zip"]
    assert not any(one.exists() for one in (*loose, *inside, tmp_path / "inbox" / "club"))


def test_a_lone_file_of_a_dump_and_files_without_posts_stay_as_they_are(tmp_path):
    alone, others = folder_of(tmp_path / "a", "Posts.xml"), folder_of(tmp_path / "b", "Users.xml", "Votes.xml")

    assert with_dumps_packed([*alone, *others], inbox=tmp_path / "inbox", scratch=tmp_path) == [*alone, *others]


def test_a_zip_that_lies_in_the_inbox_already_is_not_written_over(tmp_path):
    inside = folder_of(tmp_path / "inbox" / "club", "Posts.xml", "Votes.xml")
    (tmp_path / "inbox" / "club.zip").write_text("another")
    (tmp_path / "scratch").mkdir()

    [found] = with_dumps_packed(inside, inbox=tmp_path / "inbox", scratch=tmp_path / "scratch")

    assert found.name == "club-2.zip"
    assert (tmp_path / "inbox" / "club.zip").read_text() == "another"

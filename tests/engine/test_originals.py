"""A stored text without a person keeps every other record in its place, in any encoding, size and layout."""

from __future__ import annotations

import pytest

from cordee.core.trust.marks import marks_of
from cordee.engine import originals
from cordee.engine.database import Database
from cordee.engine.originals import clean_original

MARKS = marks_of(["email:jane@acme.example"], [])


@pytest.fixture
def clean(tmp_path):
    with Database(tmp_path / "spill") as database:

        def cleaned(content, name="file.csv", **options):
            path = tmp_path / name
            path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
            return clean_original(database, path, tmp_path / "scratch", MARKS, "erased-1", **options)

        yield cleaned


def test_a_record_of_several_lines_is_blank_as_one(clean):
    found = clean('a;b\n1;"two\nlines for jane@acme.example"\n2;x\n')

    assert found.path.read_text() == "a;b\n;\n2;x\n"
    assert (found.blanked, found.records) == (1, {2})


def test_a_record_on_which_other_facts_rest_is_scrubbed_instead(clean):
    found = clean("a;b\n1;jane@acme.example\n2;jane@acme.example\n", staying=lambda records: {3})

    assert found.path.read_text() == "a;b\n;\n2;erased-1\n"


def test_a_record_that_facts_say_is_theirs_goes_though_nothing_in_it_names_them(clean):
    found = clean("a,b\n1,900\n2,901\n", theirs={2})

    assert found.path.read_text() == "a,b\n,\n2,901\n"


def test_headings_are_scrubbed_and_a_file_of_one_column_keeps_its_count(clean):
    assert clean("who,jane@acme.example\n1,2\n").path.read_text() == "who,erased-1\n1,2\n"
    assert clean("who\njane@acme.example\nann@acme.example\n").path.read_text() == 'who\n""\nann@acme.example\n'


def test_other_encodings_are_read_and_the_copy_is_utf_8(clean):
    found = clean("nom;adresse\nHélène;jane@acme.example\nZoé;zoe@acme.example\n".encode("cp1252"))

    assert found.path.read_text("utf-8") == "nom;adresse\n;\nZoé;zoe@acme.example\n"


def test_in_a_large_file_blank_lines_count_for_nothing_as_its_reader_has_it(clean, monkeypatch):
    monkeypatch.setattr(originals, "SMALL", 10)

    assert clean("a,b\n1,2\n\n3,900\n", theirs={3}).path.read_text() == "a,b\n1,2\n\n,\n"


def test_lines_are_records_whatever_quotes_they_hold(clean):
    found = clean('1 "GET /?m=jane%40acme.example\n2 "GET /\n3 jane@acme.example\n', lines=True, first=1)

    assert found.path.read_text() == '\n2 "GET /\n\n'


def test_bytes_that_nobody_can_read_are_given_up_only_if_they_name_them(clean):
    assert clean(b"\xd0\xcf\x11\xe0 jane@acme.example", "old.xls").given_up
    assert not clean(b"\xd0\xcf\x11\xe0 ann@acme.example", "old.xls").given_up


def test_a_file_without_them_is_left_alone(clean):
    assert not clean("a,b\n1,mary.jane@acme.example\n").hit

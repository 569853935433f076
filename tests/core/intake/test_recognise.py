"""Which format is it? Judged on the first rows, for tables, sections and lines."""

from __future__ import annotations

import pytest

from cordee.core.intake.format import Field, Format, Section
from cordee.core.intake.recognise import fit_as, parts, recognise
from cordee.core.intake.registry import FORMATS, format_named
from cordee.core.vocabulary.text import Text

TITLE = Text("A test", "Un essai")
PEOPLE = Section(
    "people",
    ("email", "name"),
    (Field("email", ("e-mail",), required=True), Field("name", ("nom",)), Field("title", ("fonction",))),
)
PEOPLE_FORMAT = Format("test.people", "Test", "test", TITLE, (PEOPLE,))
WEAK = Format("table.people", "Any", "table", TITLE, (PEOPLE,), weak=True)
POLL = Section("poll", ("question", "answer"))
MEETING = Format("test.meeting", "Test", "test", TITLE, (PEOPLE, POLL), layout="sections")
LINES = Format(
    "test.lines", "Test", "test", TITLE, (Section("lines", ()),), layout="lines", line=lambda line: line.startswith(">")
)


def test_a_heading_row_is_found_under_a_preamble_in_any_case_and_language():
    rows = [["Export of 2 March"], [], ["Nom", "E-MAIL", "Other"], ["Léa", "lea@cordage.example", "x"]]

    found = recognise(rows, (), [PEOPLE_FORMAT])

    assert [(one.format.id, one.section.table, one.header) for one in found] == [("test.people", "people", 2)]


def test_a_row_of_data_is_no_heading_row():
    assert recognise([["email"], ["name"]], (), [PEOPLE_FORMAT]) == []
    assert recognise([["my email", "his name"]], (), [PEOPLE_FORMAT]) == []
    assert recognise([], (), [PEOPLE_FORMAT, LINES]) == []


def test_a_vendors_format_goes_before_a_weak_one_and_more_columns_before_fewer():
    more = Format("test.more", "Test", "test", TITLE, (Section("people", ("email", "name", "title"), PEOPLE.fields),))

    found = recognise([["email", "name", "fonction"]], (), [WEAK, PEOPLE_FORMAT, more])

    assert [one.format.id for one in found] == ["test.more", "test.people", "table.people"]


def test_the_order_of_formats_does_not_decide():
    rows = [["email", "name"]]

    assert recognise(rows, (), [PEOPLE_FORMAT, WEAK, LINES]) == recognise(rows, (), [LINES, WEAK, PEOPLE_FORMAT])


@pytest.mark.parametrize(
    ("lines", "fits"),
    [((">a", ">b"), True), ((">a", "", "b", "c", "d"), True), ((">a", "b", "c", "d", "e", "f"), False), ((), False)],
)
def test_a_format_of_lines_fits_where_a_fifth_of_the_lines_are_its_own(lines, fits):
    assert bool(recognise([], lines, [LINES])) is fits


def test_a_file_of_sections_is_parted_at_its_headings_and_loses_no_row():
    rows = [
        ["Meeting"],
        ["email", "name"],
        ["a@b.example", "A"],
        ["c@d.example", "C"],
        [],
        ["Poll"],
        ["question", "answer"],
        ["1", "yes"],
        ["2", "no"],
    ]
    first = recognise(rows, (), [MEETING])[0]

    found = parts(rows, MEETING, first)

    assert [(one.section.table, one.header, list(one.rows)) for one in found] == [("people", 1, [2, 3]), ("poll", 6, [7, 8])]


def test_a_table_is_one_part_with_all_rows_after_its_heading():
    rows = [["email", "name"], ["a@b.example", "A"], [], ["email", "name"]]

    found = parts(rows, PEOPLE_FORMAT, recognise(rows, (), [PEOPLE_FORMAT])[0])

    assert [(one.header, list(one.rows)) for one in found] == [(0, [1, 2, 3])]


def test_a_mapping_finds_the_heading_row_of_a_format_that_does_not_recognise_itself():
    rows = [["Report"], ["Adresse pro", "Qui"], ["lea@cordage.example", "Léa"]]

    assert fit_as(rows, PEOPLE_FORMAT, {}) is None
    found = fit_as(rows, PEOPLE_FORMAT, {"email": "adresse pro", "name": "Qui"})
    assert found is not None
    assert (found.header, found.section.columns(rows[1], {"email": "adresse pro", "name": "Qui"})) == (1, {"email": 0, "name": 1})


def test_a_mapping_goes_before_a_heading_that_fits_by_itself():
    assert PEOPLE.columns(["email", "Work mail"], {"email": "work mail"}) == {"email": 1}


def test_a_column_is_read_as_one_field_only():
    section = Section("x", (), (Field("first", ("name",)), Field("second", ("name",))))

    assert section.columns(["name"], {}) == {"first": 0}


def test_every_format_has_its_own_id_and_is_found_by_it():
    ids = [one.id for one in FORMATS]

    assert len(ids) == len(set(ids))
    assert all(format_named(name) is one for name, one in zip(ids, FORMATS, strict=True))
    assert format_named("nobody.knows") is None


def test_every_section_that_is_not_read_says_why():
    silent = [(one.id, each.table) for one in FORMATS for each in one.sections if each.facts is None and not each.unread]

    assert not silent


def test_no_heading_row_of_a_vendor_is_taken_for_another_vendors():
    strong = [one for one in FORMATS if not one.weak and one.layout != "lines"]
    mistaken = []
    for one in strong:
        for section in one.sections:
            if section.signature:
                best = recognise([list(section.signature)], (), strong)
                if not best or best[0].format.vendor != one.vendor:
                    mistaken.append((one.id, section.table, [each.format.id for each in best]))

    assert not mistaken

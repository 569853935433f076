"""A content has one reading; what a person corrected goes for later files of the same headings, until it is forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cordee.actions.correction import otherwise
from cordee.actions.read_file import How
from cordee.actions.take_in import read_again
from cordee.core.vocabulary.facts import DEALS, PERSON_RECORDS, TOUCHES
from cordee.core.vocabulary.problems import NoSuchFile, UnknownMapping
from tests.taking_in import EXPORTED, NOW, facts, take, workspace_in

HEAD = "code,label,compte,phase,ouverte le,valeur nette\n"
JANUARY = HEAD + "o1,Audit,Fonderie,Gagné,2026-01-05,1200\no2,Aide,Laiterie,Perdu,2026-01-09,90\n"
FEBRUARY = HEAD + "o3,Suite,Fonderie,Gagné,2026-02-05,700\n"
SAID = How(exported_on=EXPORTED, mapping={"id": "code", "amount": "valeur nette"})
LATER = NOW + timedelta(days=7)


def amounts(tmp_path):
    return sorted(row["amount"] for row in facts(workspace_in(tmp_path), DEALS) if row["amount"] is not None)


def test_a_content_read_otherwise_replaces_its_earlier_reading(tmp_path):
    first = take(tmp_path, "deals.csv", JANUARY)

    second = take(tmp_path, "deals.csv", JANUARY, SAID)

    workspace = workspace_in(tmp_path)
    assert second.replaced == (first.entry,)
    assert [one.id for one in workspace.manifest().imports] == [second.entry.id]
    assert len(facts(workspace, DEALS)) == 2
    assert not list(workspace.folder.glob(f"facts/*/{first.entry.id}.parquet"))


def test_a_content_read_the_same_way_is_there_already(tmp_path):
    take(tmp_path, "deals.csv", JANUARY, SAID)

    assert take(tmp_path, "deals.csv", JANUARY, SAID).already
    assert take(tmp_path, "again.csv", JANUARY, How()).already


def test_a_reading_anew_makes_the_content_no_younger(tmp_path):
    take(tmp_path, "deals.csv", JANUARY, How())

    second = take(tmp_path, "deals.csv", JANUARY, How(mapping={"id": "code"}), now=LATER)

    assert second.entry.known_at == NOW.date().isoformat()


def test_the_next_file_of_the_same_headings_is_read_as_the_corrected_one(tmp_path):
    first = take(tmp_path, "january.csv", JANUARY, SAID)

    second = take(tmp_path, "february.csv", FEBRUARY.replace("phase", "PHASE"), How(), now=LATER)

    assert second.like == first.entry
    assert second.entry.mapping == SAID.mapping
    assert amounts(tmp_path) == [90, 700, 1200]


def test_a_file_with_one_heading_more_is_not_read_as_the_corrected_one(tmp_path):
    take(tmp_path, "january.csv", JANUARY, SAID)

    other = take(
        tmp_path, "february.csv", FEBRUARY.replace("nette\n", "nette,note\n").replace("700\n", "700,x\n"), How(), now=LATER
    )

    assert other.like is None
    assert other.entry.mapping == {}


def test_what_is_said_now_goes_before_what_was_said(tmp_path):
    take(tmp_path, "january.csv", JANUARY, SAID)

    second = take(tmp_path, "february.csv", FEBRUARY, How(mapping={"name": "code"}, values={"amount": "5"}), now=LATER)

    assert second.entry.mapping == {"id": "code", "name": "code"}
    assert second.entry.values == {"amount": "5"}


def test_fresh_forgets_for_later_files_too(tmp_path):
    take(tmp_path, "january.csv", JANUARY, SAID)

    take(tmp_path, "february.csv", FEBRUARY, How(fresh=True), now=LATER)
    third = take(tmp_path, "march.csv", FEBRUARY.replace("o3", "o4"), How(), now=LATER)

    assert third.like is None
    assert third.entry.mapping == {}


def test_an_undone_correction_is_forgotten(tmp_path):
    first = take(tmp_path, "january.csv", JANUARY, SAID)
    workspace_in(tmp_path).undo_import(first.entry)

    assert take(tmp_path, "february.csv", FEBRUARY, How(), now=LATER).like is None


def test_files_of_the_same_headings_read_otherwise_are_named_and_can_be_read_the_same_way(tmp_path):
    first = take(tmp_path, "january.csv", JANUARY)
    second = take(tmp_path, "february.csv", FEBRUARY, SAID, now=LATER)
    assert second.otherwise == (first.entry,)

    workspace = workspace_in(tmp_path)
    with workspace.writing():
        again = read_again(workspace, first.entry, How(), now=LATER)

    assert again.entry.file == "january.csv"
    assert again.replaced == (first.entry,)
    assert otherwise(workspace.manifest(), again.entry) == []
    assert amounts(tmp_path) == [90, 700, 1200]


def test_a_file_that_was_not_kept_cannot_be_read_again(tmp_path):
    outcome = take(tmp_path, "january.csv", JANUARY)
    workspace = workspace_in(tmp_path)
    (workspace.folder / "originals" / outcome.entry.original).unlink()

    with workspace.writing(), pytest.raises(NoSuchFile):
        read_again(workspace, outcome.entry, SAID, now=LATER)


def test_a_value_is_given_for_every_row_and_remembered(tmp_path):
    content = "e-mail,jour\nana@fonderie.example,2026-03-02\nbo@laiterie.example,2026-03-03\n"
    take(tmp_path, "march.csv", content, How(values={"technique": "webinar"}))

    take(tmp_path, "april.csv", content.replace("-03-", "-04-"), How(), now=LATER)

    touches = facts(workspace_in(tmp_path), TOUCHES)
    assert [row["technique"] for row in touches] == ["webinar"] * 4


def test_a_field_that_only_another_table_knows_chooses_that_table(tmp_path):
    content = "e-mail,moment du clic\nana@fonderie.example,2026-03-02\n"

    outcome = take(tmp_path, "clicks.csv", content, How(mapping={"date": "moment du clic"}, values={"technique": "newsletter"}))

    assert outcome.entry.format == "table.touches"
    assert facts(workspace_in(tmp_path), PERSON_RECORDS) == []


def test_a_field_unknown_here_is_told_with_the_formats_that_know_it(tmp_path):
    with pytest.raises(UnknownMapping) as problem:
        take(tmp_path, "people.csv", "email,first name\nana@fonderie.example,Ana\n", How(mapping={"stage": "first name"}))

    assert "table.deals" in problem.value.sentences("en")[2]
    assert "table.deals" in problem.value.sentences("fr")[2]

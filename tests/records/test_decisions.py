"""Decisions on the records' database: read back as written, replaced and never deleted, found by their evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError

from cordee.core.measurement.decisions import Decision, Dissent
from cordee.wiring import create_company
from tests.site import leave, point_at

AT = datetime(2026, 3, 2, tzinfo=UTC)
MADE = Decision("Go on with webinars?", "Yes", "Marketing", AT, "experiment:e1:look:3", (Dissent("Ann", "too short"),))


@pytest.fixture
def book(tmp_path):
    made = create_company(tmp_path / "records")
    point_at(made.folder)
    yield made.book().decisions
    leave()


def test_what_is_written_is_read_back_with_its_dissent(book):
    written = book.write(MADE)

    assert written == replace(MADE, id=written.id)
    assert book.numbered(written.id) == written


def test_a_correction_replaces_a_decision_and_leaves_it_readable(book):
    first = book.write(MADE)

    second = book.write(replace(MADE, decided="No", corrects=first.id, why="the list was wrong"))

    assert book.standing() == [second]
    assert book.numbered(first.id) == first


def test_decisions_are_found_by_the_experiment_and_not_by_one_whose_name_begins_alike(book):
    one, other = book.write(MADE), book.write(replace(MADE, reference="experiment:e12:look:1"))

    found = book.standing(reference="experiment:e1")

    assert found == [one]
    assert other in book.standing()


def test_the_database_itself_refuses_data_that_are_not_named(book):
    from cordee.records.models import Decision as Row

    with pytest.raises(IntegrityError):
        Row.objects.create(question="?", decided="!", by="us", at=AT, evidence="experiment", reference="")

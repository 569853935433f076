"""Decisions on the records' database: read back as written, replaced and never deleted, found by their evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError

from cordee.core.measurement.decided_figures import KeptFigure
from cordee.core.measurement.decisions import Decision, Dissent
from cordee.core.vocabulary.estimate import Estimate
from cordee.core.vocabulary.problems_of_decisions import AlreadyReplaced
from cordee.wiring import create_company
from tests.site import leave, point_at

AT = datetime(2026, 3, 2, tzinfo=UTC)
FIGURE = KeptFigure("r1", "techniques", "webinar", "won_rate", Estimate(0.5, 40, 0.35, 0.65), AT.date(), says="better")
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


def test_a_figure_is_kept_as_it_was_and_found_by_what_it_is_about_whatever_the_run(book):
    told = Decision(
        "Webinars?", "Fewer", "Us", AT, FIGURE.reference, about=FIGURE.about, figure=FIGURE, stance="departs", comment="dear"
    )
    one = book.write(told)
    other = replace(FIGURE, run="r2", row="webinar_of_others")
    book.write(replace(told, reference=other.reference, about=other.about, figure=other))

    assert book.numbered(one.id) == replace(told, id=one.id)
    assert book.standing(about="techniques:webinar") == [one]
    assert len(book.standing(about="techniques")) == 2


def test_of_two_who_replace_one_decision_the_second_is_told_what_stands(book):
    first = book.write(MADE)
    again = replace(MADE, decided="No", corrects=first.id, why="the list was wrong")
    book.write(again)

    with pytest.raises(AlreadyReplaced):
        book.write(replace(again, decided="Perhaps"))

    assert len(book.written()) == 2


def test_the_database_itself_refuses_to_go_against_figures_without_a_comment(book):
    from cordee.records.models import Decision as Row

    with pytest.raises(IntegrityError):
        Row.objects.create(
            question="?", decided="!", by="us", at=AT, evidence="result", reference="result:r:t:w", stance="departs"
        )


def test_decisions_on_experiments_of_before_are_said_to_be_about_them(book):
    from importlib import import_module

    from django.apps import apps

    from cordee.records.models import Decision as Row
    from cordee.records.models import Experiment, ExperimentLine

    made = book.write(replace(MADE, reference=""))
    ExperimentLine.objects.create(
        experiment=Experiment.objects.create(key="e7", name="x"), deed="decided", power={"decision": made.id}
    )

    import_module("cordee.records.migrations.0012_decisions").say_what_about(apps, None)

    assert Row.objects.get(pk=made.id).about == "experiment:e7"

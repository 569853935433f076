"""Questions and briefs in the records: what a run sees of them, what an erasure leaves, and that no column could hold a no."""

from __future__ import annotations

import importlib
from datetime import UTC, datetime, timedelta

import pytest

from cordee.core.vocabulary.problems_of_briefs import ProposedBefore
from tests.briefing import ANNE, asked, company_that_asks, engineer, page_of, proposed
from tests.site import client_of, leave


@pytest.fixture
def company(tmp_path):
    yield company_that_asks(tmp_path / "mine")
    leave()


def table(name, until=None):
    return importlib.import_module("cordee.records.snapshot").snapshot(until)[name].to_pylist()


def test_a_run_sees_questions_and_answers_and_nobody_who_was_asked(company):
    speaker = engineer(company)
    brief = proposed(company, speaker)
    (open_one,), (proposed_one,) = table("question_records"), table("brief_records")
    company.briefs().own(speaker.subject).accept(brief.id)
    company.briefs().finish(company.briefs().brief(brief.id))

    (done,), (taken,) = table("question_records"), table("brief_records")

    assert (open_one["answered_on"], done["answered_on"]) == (None, company.briefs().today)
    assert (proposed_one["answer"], taken["answer"], taken["done_on"]) == ("", "accepted", company.briefs().today)
    assert "Anne" not in str([done, taken])
    assert speaker.subject not in str([done, taken])
    assert table("question_records", datetime(2020, 1, 1, tzinfo=UTC)) == []


def test_no_column_of_any_table_has_room_for_a_no(company):
    models = importlib.import_module("cordee.records.models")
    answers = {field.name for field in models.Brief._meta.concrete_fields}

    assert answers & {"declined", "refused", "rejected", "no", "reason", "seen_at", "opened_at", "answered_on"} == set()


def test_two_who_propose_at_once_make_one_brief(company):
    speaker, question = engineer(company), asked(company)
    first = proposed(company, speaker, question)
    book = company.book().briefs

    assert book.propose(first) is None
    with pytest.raises(ProposedBefore):
        proposed(company, speaker, question)


def test_a_brief_that_changed_meanwhile_is_not_overwritten(company):
    speaker = engineer(company)
    brief = proposed(company, speaker)
    book = company.book().briefs
    own = company.briefs().own(speaker.subject)
    taken = own.accept(brief.id)

    assert not book.change(brief, before=brief)
    assert book.briefs() == [taken]


def test_an_erased_person_leaves_dates_and_sums_only(company):
    speaker = engineer(company)
    brief = proposed(company, speaker)
    link, client = page_of(company, speaker), client_of(None)
    for deed in (
        {"do": "accept", "brief": brief.id},
        {"do": "draft", "brief": brief.id, "text": "my own words"},
        {"do": "help", "text": "a figure"},
    ):
        client.post(link, deed)
    trust = company.trust()
    held = company.book().papers.about(trust.whom(ANNE).subjects)
    assert {"speaker", "brief", "draft", "helprequest"} <= set(held)

    company.erase(company.known_as(ANNE))

    assert company.briefs().speakers() == []
    assert [one for one in company.briefs().briefs() if one.label == "Anne Roux" or one.subject == speaker.subject] == []
    assert "my own words" not in str([one.text for one in company.book().briefs.drafts(brief.id)])
    assert company.mandates().requests() == []
    assert company.briefs().briefs()[0].proposed_on == brief.proposed_on
    assert company.briefs().today - timedelta(days=1) < brief.until

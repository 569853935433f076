"""Questions that files hold, before anybody takes them up."""

from __future__ import annotations

from datetime import date

from cordee.core.opinion.questions_asked import questions, to_keep
from cordee.core.opinion.territories import Territory
from cordee.core.vocabulary.entered import SUBJECT_PEOPLE
from cordee.core.vocabulary.entered_portraits import PORTRAIT_RECORDS
from cordee.core.vocabulary.facts import AUDIENCE_QUESTIONS
from cordee.core.vocabulary.results import IDENTITY_LINKS, ORGANISATIONS, PERSONS
from cordee.core.vocabulary.text import Text
from tests.asking import tables

METERING = Territory("metering", Text("metering", "comptage"), (), ("compteur", "consommation"))


def row(words, day=None, **said):
    return {"words": words, "asked_on": day, "heard": "webinar", "role": None, "company": None, **said}


def test_questions_stand_by_the_territory_most_asked_about_and_those_on_none_come_last():
    rows = [
        row("Qui héberge nos données ?", date(2026, 9, 3)),
        row("Quel compteur lire ?"),
        row("Quelle consommation par produit ?", date(2026, 9, 1)),
    ]

    found = to_keep(rows, [], [METERING])

    assert [(one.territory, one.text) for one in found] == [
        ("metering", "Quelle consommation par produit ?"), ("metering", "Quel compteur lire ?"), ("", "Qui héberge nos données ?"),
    ]  # fmt: skip
    assert found[1].asked_on is None


def test_a_question_taken_up_in_the_same_words_is_not_told_again():
    rows = [row("Quel compteur lire ?"), row("QUEL COMPTEUR LIRE")]

    assert to_keep(rows, ["Quel compteur lire ?"], [METERING]) == []
    assert [one.times for one in to_keep(rows, [], [METERING])] == [2]


def test_a_place_that_no_list_knows_is_called_other():
    (found,) = to_keep([row("Pourquoi ?", heard="carrier pigeon", role="Acheteur", company="Acme")], [], [])

    assert (found.source, found.role, found.organisation) == ("other", "Acheteur", "Acme")


def test_what_our_own_people_ask_and_what_its_source_calls_answered_waits_for_nobody():
    people = {"ours": "we", "colleague": "we", "client": "they", "partner": "ally"}
    asked = [{"source_key": key, "question": key, "person_key": f"forum:club:{key}"} for key in (*people, "stranger")]
    there = {
        AUDIENCE_QUESTIONS: [*asked, asked[2] | {"source_key": "old", "answered": True}, {"source_key": "call", "question": "?", "organisation_key": "domain:we"}],
        IDENTITY_LINKS: [*({"kind": "person", "key": f"forum:club:{id}", "id": id} for id in people), {"kind": "organisation", "key": "domain:we", "id": "we"}],
        PERSONS: [{"person_id": id, "organisation_id": house} for id, house in people.items()],
        ORGANISATIONS: [{"organisation_id": "they", "name": "Client SA"}],
        SUBJECT_PEOPLE: [{"subject": "s", "person_id": "ours"}, {"subject": "t", "person_id": "partner"}],
        PORTRAIT_RECORDS: [{"portrait": "p", "subject": "s", "side": "employee"}, {"portrait": "q", "subject": "t", "side": "partner"}],
    }  # fmt: skip

    [found] = tables(there, questions())

    assert {row["question"]: row["company"] for row in found.to_pylist()} == {
        "client": "Client SA",
        "partner": None,
        "stranger": None,
    }

"""Help that waits shows where the week begins; thanks reach one person; incidents end with a learning."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.briefing import BOB, company_that_asks, engineer, page_of, words_on
from tests.site import client_of, leave

HERE = "/voices/care/"


@pytest.fixture
def company(tmp_path):
    yield company_that_asks(tmp_path / "mine")
    leave()


def wait(days):
    """Let every request have been asked so many days earlier."""
    from cordee.records.models import HelpRequest

    for one in HelpRequest.objects.all():
        HelpRequest.objects.filter(pk=one.pk).update(asked_at=one.asked_at - timedelta(days=days))


def test_help_that_waits_for_three_days_is_shown_this_week_until_we_answer(company):
    speaker = engineer(company)
    link = page_of(company, speaker)
    client_of(None).post(link, {"do": "help", "text": "Could somebody check a figure?"})
    client = client_of("marketing")
    assert "has waited for an answer" not in words_on(client.get("/"))

    wait(3)

    assert "has waited for an answer" in words_on(client.get("/"))
    assert "has waited for an answer" not in words_on(client_of("reader").get("/"))
    assert "We are late" in words_on(client_of(None).get(link))
    client.post(HERE, {"do": "answer", "request": 1, "answer": "It is 42"})
    assert "has waited for an answer" not in words_on(client.get("/"))
    assert "It is 42" in words_on(client_of(None).get(link))


def test_thanks_are_read_by_the_person_alone(company):
    anne, bob = engineer(company), engineer(company, BOB)
    client_of("marketing").post(HERE, {"do": "thank", "speaker": anne.id, "text": "Your answer restarted a plant"})

    assert "restarted a plant" in words_on(client_of(None).get(page_of(company, anne)))
    assert "restarted a plant" not in words_on(client_of(None).get(page_of(company, bob)))
    assert "restarted a plant" not in words_on(client_of("marketing").get(HERE))


def test_an_incident_goes_from_entered_to_closed_with_a_learning(company):
    client = client_of("marketing")
    entered = {
        "do": "incident",
        "what": "A customer was named",
        "severity": "serious",
        "owner": "Jo",
        "happened_on": "2026-11-01",
    }
    client.post(HERE, entered)
    assert client.post(HERE, {"do": "respond", "key": "i1", "response": "asked", "close": "yes"}).status_code == 400

    client.post(HERE, {"do": "respond", "key": "i1", "response": "asked them", "learning": "ask first", "close": "yes"})

    assert "ask first" in words_on(client.get(HERE))
    assert company.mandates().incidents()[0].closed_on is not None


def test_guidelines_have_versions_and_a_change_says_what(company):
    client = client_of("marketing")
    client.post(HERE, {"do": "write-guidelines", "text_en": "Be yourself", "text_fr": "Soyez vous-même"})
    assert client.post(HERE, {"do": "write-guidelines", "text_en": "Be brief", "text_fr": "Soyez brefs"}).status_code == 400

    client.post(HERE, {"do": "write-guidelines", "text_en": "Be brief", "text_fr": "Soyez brefs", "change": "shorter"})

    assert [one.number for one in company.mandates().papers("guidelines")] == [1, 2]

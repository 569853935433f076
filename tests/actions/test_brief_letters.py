"""A brief goes by mail once, within caps and consent; what stands against it is said, and never what became of the brief."""

from __future__ import annotations

import pytest

from cordee.core.trust.consent import Said
from tests.briefing import ANNE, company_that_asks, engineer, proposed, words_on
from tests.mailing import writes_letters
from tests.site import client_of, leave, point_at


@pytest.fixture
def company(tmp_path):
    made = company_that_asks(tmp_path / "mine")
    writes_letters(made.folder, "smtp://localhost:1")
    point_at(made.folder)
    yield made
    leave()


def send(brief):
    return words_on(client_of("marketing").post(f"/voices/briefs/{brief.id}/", {"do": "mail"}, follow=True))


def test_the_letter_is_queued_once_and_holds_the_persons_own_link(company):
    brief = proposed(company, engineer(company))

    first, second = send(brief), send(brief)

    assert "The letter is queued." in first
    assert "One letter went about it" in second


def test_whoever_wants_no_mail_gets_none_and_that_is_what_is_said(company):
    speaker = engineer(company)
    trust = company.trust()
    trust.say(trust.whom(ANNE), Said(False, trust.now, "email", by_themselves=True, source="letter"))
    brief = proposed(company, speaker)

    assert "No letter goes:" in send(brief)


def test_a_no_changes_nothing_of_what_the_marketer_reads(company):
    speaker = engineer(company)
    brief = proposed(company, speaker)
    link = company.briefs().link(speaker, base="")
    client_of(None).post(link, {"do": "no", "brief": brief.id})

    assert "The letter is queued." in send(brief)


def test_somebody_whom_no_file_knows_has_their_link_handed_over(company):
    brief = proposed(company, engineer(company, "zoe@nowhere.example", name="Zoe Field"))

    assert "the data know no e-mail address" in send(brief)


def test_a_brief_that_was_taken_is_not_mailed(company):
    speaker = engineer(company)
    brief = proposed(company, speaker)
    company.briefs().own(speaker.subject).accept(brief.id)

    answer = client_of("marketing").post(f"/voices/briefs/{brief.id}/", {"do": "mail"})

    assert answer.status_code == 400


def test_once_it_went_the_list_of_letters_names_nobody(company):
    from cordee.records.models import Outgoing

    brief = proposed(company, engineer(company))
    send(brief)
    waiting = words_on(client_of("administrator").get("/data/trust/sends/"))
    Outgoing.objects.filter(purpose="brief", channel="email").update(state="sent")

    gone = words_on(client_of("administrator").get("/data/trust/sends/"))

    assert ANNE in waiting
    assert ANNE not in gone
    assert "whoever it was proposed to" in gone

"""From a question to who could answer it, to a brief on their page, by the pages of those who propose."""

from __future__ import annotations

from datetime import date

import pytest

from cordee.core.opinion.questions_asked import to_keep
from cordee.wiring.briefs import Briefs
from tests.briefing import ANNE, asked, company_that_asks, engineer, page_of, proposed, words_on
from tests.site import client_of, leave


@pytest.fixture
def company(tmp_path):
    yield company_that_asks(tmp_path / "mine")
    leave()


def test_a_question_finds_its_territory_its_answerer_and_becomes_a_brief(company):
    speaker = engineer(company)
    client = client_of("marketing")

    page = client.post(
        "/voices/questions/", {"do": "question", "text": "Which controller first?", "source": "webinar"}, follow=True
    )
    assert "Anne Roux" in words_on(page)
    assert "has done it: one proof names them" in words_on(page)
    answer = client.post(
        page.request["PATH_INFO"], {"do": "propose", "speaker": speaker.id, "audience": "managers", "proof": ["p1"]}, follow=True
    )

    assert "It stands on Anne Roux’s page" in words_on(answer)
    assert "Which controller first?" in words_on(client_of(None).get(page_of(company, speaker)))
    here = "/voices/territories/plant-restart/"
    seen, read = words_on(client.get(here)), words_on(client_of("reader").get(here))
    assert "Who could speak here? Who agreed, the least asked first; why stands beside each Anne Roux one of us" in seen
    assert "has done it: one proof names them" in seen
    assert "asked once in 90 days; their limit is 3" in seen
    assert "Which controller first?” proposed" in read
    assert "Who could speak here?" not in read


def test_somebody_is_kept_by_address_and_gets_a_link(company):
    client = client_of("marketing")

    client.post("/voices/questions/", {"do": "speaker", "who": ANNE, "on": ["plant-restart"], "languages": "fr, en"})
    (speaker,) = company.briefs().speakers()
    shown = client.post("/voices/questions/", {"do": "link", "speaker": speaker.id})

    assert speaker.label == "Anne Roux"
    assert "/mine/" in words_on(shown)
    assert "not agreed yet" in words_on(shown)


def test_a_question_of_a_file_is_told_and_taken_up_as_it_stands(company, monkeypatch):
    rows = [
        {
            "words": "Which controller <first>?",
            "asked_on": date(2026, 9, 22),
            "heard": "webinar",
            "role": None,
            "company": "Acme",
        }
    ]
    monkeypatch.setattr(Briefs, "heard", lambda self: to_keep(rows, [one.text for one in self.questions()], self.territories()))
    client = client_of("marketing")

    page = words_on(client.get("/voices/questions/"))
    form = {
        "do": "question",
        "text": "Which controller <first>?",
        "organisation": "Acme",
        "source": "webinar",
        "asked_on": "2026-09-22",
    }
    client.post("/voices/questions/", form)

    assert "One question that nobody has taken up yet: 1 on plant restart." in page
    assert "Acme, at a webinar, 22" in page
    assert "Your files hold one question" in page
    assert "that nobody has taken up" not in words_on(client.get("/voices/questions/"))
    assert company.briefs().questions()[0].territory == "plant-restart"
    assert 'value="question"' not in client_of("reader").get("/voices/questions/").content.decode()


def test_imposed_words_are_refused_with_the_rule(company):
    speaker = engineer(company)
    question = asked(company)

    answer = client_of("marketing").post(
        f"/voices/questions/{question.id}/",
        {"do": "propose", "speaker": speaker.id, "audience": "managers", "gives": "a text to repeat word for word"},
    )

    assert answer.status_code == 400
    assert "fairness.message" in words_on(answer)
    assert company.briefs().briefs() == []


def test_a_brief_that_recommends_waits_for_a_word_of_confidence(company):
    speaker = engineer(company)
    question = asked(company)
    form = {"do": "propose", "speaker": speaker.id, "audience": "managers", "recommends": "yes"}
    client = client_of("marketing")
    assert "has not said that they trust the offer" in words_on(client.post(f"/voices/questions/{question.id}/", form))

    client_of(None).post(page_of(company, speaker), {"do": "trust", "text": "I ran it for a month"})

    assert client.post(f"/voices/questions/{question.id}/", form).status_code == 302


def test_a_draft_is_read_once_it_is_handed_over_and_the_end_counts_as_help(company):
    speaker = engineer(company)
    brief = proposed(company, speaker)
    link, own, client = page_of(company, speaker), client_of(None), client_of("marketing")
    own.post(link, {"do": "accept", "brief": brief.id})
    own.post(link, {"do": "draft", "brief": brief.id, "text": "Secret so far"})
    page = f"/voices/briefs/{brief.id}/"
    assert "Secret so far" not in words_on(client.get(page))

    own.post(link, {"do": "handed", "brief": brief.id, "text": "Begin with safety"})
    client.post(page, {"do": "edit", "text": "Begin with safety, always"})
    client.post(page, {"do": "finish"})

    assert "Begin with safety, always" in words_on(client.get(page))
    assert company.mandates().helped().people == 1
    assert "Experts helped in 90 days 1" in words_on(client.get("/voices/questions/"))


def test_readers_look_and_change_nothing(company):
    question = asked(company)
    client = client_of("reader")

    assert client.get(f"/voices/questions/{question.id}/").status_code == 200
    assert client.post(f"/voices/questions/{question.id}/", {"do": "close"}).status_code == 403


def test_what_is_typed_wrongly_is_told(company):
    engineer(company)
    client = client_of("marketing")

    for form in (
        {"do": "question", "text": "Why?", "asked_on": "soon"},
        {"do": "question", "text": " "},
        {"do": "speaker", "who": "nobody", "on": ["plant-restart"], "languages": "fr"},
    ):
        assert client.post("/voices/questions/", form).status_code == 400
    assert client.get("/voices/questions/999/").status_code == client.get("/voices/briefs/999/").status_code == 404

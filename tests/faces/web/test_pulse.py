"""The trust pulse from question to answer: asked of those who agreed to speak, told of all together, answered, read by everybody asked."""

from __future__ import annotations

import re

import pytest

from cordee.core.opinion.surveys import Survey
from cordee.core.vocabulary.problems_of_answers import ReplyTooSoon
from tests.briefing import ANNE, BOB, company_that_asks, engineer
from tests.site import client_of, leave

PEERS = tuple(f"peer{one}@peers.example" for one in range(6))
REPLY = "You said that we are slow to say what becomes of texts. From June on you hear within three days."


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    yield company_that_asks(tmp_path_factory.mktemp("pulse") / "mine")
    leave()


def page(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_the_pulse_is_asked_told_and_answered(company):
    voices = company.voices()
    key = voices.territories()[0].key
    engineer(company)
    engineer(company, BOB, agrees=False)
    survey = voices.make(Survey(0, "Trust", "trust-in-us", key, 1))
    speaking = voices.people_who_speak(key)
    voices.ask(survey, voices.audience(survey, [*speaking, *voices.people(PEERS)]))
    voices.open(survey)
    links = [link for _, link in voices.links(survey, base="")]

    first = page(client_of(None).get(f"{links[0]}?step=self-trust-in-organisation"))
    for link in links:
        client_of(None).post(
            link, {"step": "self-trust-in-organisation", "trusts-us-1": "6", "trusts-us-2": "2", "trusts-us-3": ""}
        )
    with pytest.raises(ReplyTooSoon):
        voices.reply(voices.survey(survey.id), REPLY)
    voices.close(voices.survey(survey.id))
    company.run()
    client = client_of("marketing")
    client.post(f"/voices/surveys/{survey.id}/", {"do": "reply", "reply": REPLY})

    territory, french, theirs = (
        page(client.get(f"/voices/territories/{key}/")),
        page(client_of("marketing", "fr").get(f"/voices/surveys/{survey.id}/")),
        page(client_of(None).get(links[0])),
    )
    assert len(speaking) == 1
    assert "How do we treat you?" in first
    for shown in (territory, theirs):
        assert "How those who speak for us see us" in shown
        assert REPLY in shown
        assert "100%" in shown
        assert "fewer than five answers" not in shown  # the third question was left empty by all, so it is not told at all
    assert "Comment nous voient ceux qui parlent pour nous" in french
    assert ANNE not in territory + theirs

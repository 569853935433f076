"""A mandate from the first version to the last day, on both sides' pages; and what we owe, on ours and on theirs."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cordee.core.vocabulary.text import Text
from tests.briefing import company_that_asks, engineer, page_of, words_on
from tests.site import client_of, leave


@pytest.fixture
def company(tmp_path):
    yield company_that_asks(tmp_path / "mine")
    leave()


def form(company, speaker, **changes):
    today = company.briefs().today
    given = {
        "speaker": speaker.id, "territory": "plant-restart", "objective": "Tell how to restart", "indicator": "questions answered", "target": "five",
        "since": today.isoformat(), "until": (today + timedelta(days=90)).isoformat(), "we_give": "a proofreader", "they_give": "an interview", "pay": "",
    }  # fmt: skip
    return given | changes


def papers(company):
    for kind in ("vision", "culture"):
        company.mandates().write(kind, Text(f"Our {kind}", f"Notre {kind}"))


def state(company):
    (one,) = company.mandates().mandates()
    return company.mandates().state(one)


def test_both_sign_the_same_version_after_the_vision_and_the_culture(company):
    speaker = engineer(company)
    papers(company)
    ours, theirs, link = client_of("marketing"), client_of(None), page_of(company, speaker)
    ours.post("/voices/mandates/", form(company, speaker))
    ours.post("/voices/mandates/1/", {"do": "sign", "version": 1})
    assert theirs.post(link, {"do": "sign", "mandate": 1, "version": 1}).status_code == 400

    for kind in ("vision", "culture"):
        theirs.post(link, {"do": f"read-{kind}"})
    theirs.post(link, {"do": "sign", "mandate": 1, "version": 1})

    assert state(company) == "valid"
    assert "Signed." in words_on(theirs.get(link)) or "In force" in words_on(ours.get("/voices/mandates/1/"))


def test_a_new_version_leaves_the_old_one_in_force_until_both_sign_it(company):
    speaker = engineer(company)
    papers(company)
    ours, theirs, link = client_of("marketing"), client_of(None), page_of(company, speaker)
    ours.post("/voices/mandates/", form(company, speaker))
    ours.post("/voices/mandates/1/", {"do": "sign", "version": 1})
    for deed in ({"do": "read-vision"}, {"do": "read-culture"}, {"do": "sign", "mandate": 1, "version": 1}):
        theirs.post(link, deed)

    ours.post("/voices/mandates/1/", form(company, speaker, do="revise", target="six"))
    ours.post("/voices/mandates/1/", {"do": "sign", "version": 2})

    (one,) = company.mandates().mandates()
    assert (one.in_force.number, one.latest.number, state(company)) == (1, 2, "valid")
    for signed_there in (ours.get("/voices/mandates/1/"), theirs.get(link)):  # nobody signs a change that they did not see
        assert "Changed since version 1: What you both hope for." in words_on(signed_there)
    assert theirs.post(link, {"do": "sign", "mandate": 1, "version": 1}).status_code == 400


def test_either_ends_it_and_nothing_says_who(company):
    seen = []
    for side in ("us", "them"):
        speaker = engineer(company)
        papers(company) if side == "us" else None
        ours, theirs, link = client_of("marketing"), client_of(None), page_of(company, speaker)
        made = ours.post("/voices/mandates/", form(company, speaker))["Location"]
        number = int(made.strip("/").rpartition("/")[2])
        ours.post(made, {"do": "sign", "version": 1})
        for deed in ({"do": "read-vision"}, {"do": "read-culture"}, {"do": "sign", "mandate": number, "version": 1}):
            theirs.post(link, deed)
        ours.get(made)  # what is said once is said
        if side == "us":
            ours.post(made, {"do": "end"}, follow=True)
        else:
            theirs.post(link, {"do": "end", "mandate": number})
        seen.append(words_on(ours.get(made)))

    assert "It ended on" in seen[0]
    assert seen[0] == seen[1]


def test_a_quota_and_pay_for_an_opinion_never_become_a_mandate(company):
    speaker = engineer(company)
    client = client_of("marketing")

    for change, rule in (
        ({"they_give": "two posts a week"}, "fairness.commodity"),
        ({"pay": "500 € per positive review"}, "fairness.bought"),
    ):
        answer = client.post("/voices/mandates/", form(company, speaker, **change))
        assert answer.status_code == 400
        assert rule in words_on(answer)
    assert company.mandates().mandates() == []


def test_stop_everything_ends_what_was_signed_and_leaves_what_was_not_as_it_lies(company):
    speaker = engineer(company)
    client_of("marketing").post("/voices/mandates/", form(company, speaker))

    client_of(None).post(page_of(company, speaker), {"do": "stop"})

    assert state(company) == "unsigned"


def test_only_those_who_keep_voices_see_mandates(company):
    for role in ("sales", "reader", "expert"):
        assert client_of(role).get("/voices/mandates/").status_code == 403
        assert client_of(role).get("/voices/care/").status_code == 403

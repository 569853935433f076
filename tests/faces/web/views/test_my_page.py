"""The page of somebody who is asked to speak: what it shows, what each answer does, and what a no does not do."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cordee.core.vocabulary.problems_of_briefs import AskedEnough, DraftIsTheirs, NotAgreed, ProposedBefore
from tests.briefing import ANNE, BOB, asked, company_that_asks, engineer, page_of, proposed, put_back, words_on
from tests.site import client_of, leave


@pytest.fixture
def company(tmp_path):
    yield company_that_asks(tmp_path / "mine")
    leave()


def test_the_page_shows_the_question_the_brief_and_the_proofs_to_hand(company):
    speaker = engineer(company)
    proposed(company, speaker, gives="Your name first, and the customer’s answer")

    shown = words_on(client_of(None).get(page_of(company, speaker)))

    for words in ("A customer asks you a question", "from which controller", "Maintenance manager, Dairy of the Clouds", "20 minutes",
                  "1 May 2026, Dairy of the Clouds", "Your name first", "Accept", "Later", "No"):  # fmt: skip
        assert words.replace("\xa0", " ") in shown.replace("\xa0", " "), words


def test_it_speaks_french(company):
    speaker = engineer(company)
    proposed(company, speaker)

    shown = words_on(client_of(None, "fr").get(page_of(company, speaker)))

    assert "Un client vous pose une question" in shown
    assert "Un « non » ne s’écrit nulle part" in shown


def test_one_click_accepts(company):
    speaker = engineer(company)
    brief = proposed(company, speaker)
    link = page_of(company, speaker)

    shown = words_on(client_of(None).post(link, {"do": "accept", "brief": brief.id}, follow=True))

    assert "You have taken it" in shown
    assert company.briefs().shown(company.briefs().brief(brief.id)) == "accepted"


def test_later_is_a_day_that_everybody_sees(company):
    speaker = engineer(company)
    brief = proposed(company, speaker)
    day = company.briefs().today + timedelta(days=40)

    client_of(None).post(page_of(company, speaker), {"do": "later", "brief": brief.id, "day": day.isoformat()})

    moved = company.briefs().brief(brief.id)
    assert (company.briefs().shown(moved), moved.later_on) == ("moved", day)


@pytest.mark.parametrize("day", ["", "soon", "2020-01-01", "2999-01-01"])
def test_a_day_that_cannot_be_is_told_and_changes_nothing(company, day):
    speaker = engineer(company)
    brief = proposed(company, speaker)

    answer = client_of(None).post(page_of(company, speaker), {"do": "later", "brief": brief.id, "day": day})

    assert answer.status_code == 400
    assert company.briefs().shown(company.briefs().brief(brief.id)) == "open"


def test_a_no_puts_the_question_away_on_this_device_only_and_can_be_taken_back(company):
    speaker = engineer(company)
    brief = proposed(company, speaker)
    link, phone = page_of(company, speaker), client_of(None)

    after = words_on(phone.post(link, {"do": "no", "brief": brief.id}, follow=True))

    assert "put away on this device" in after
    assert "A customer asks you a question" not in words_on(phone.get(link))
    assert "A customer asks you a question" in words_on(client_of(None).get(link))
    phone.post(link, {"do": "accept", "brief": brief.id})
    assert company.briefs().shown(company.briefs().brief(brief.id)) == "accepted"


def test_all_answers_go_to_one_address_and_come_back_to_it(company):
    speaker = engineer(company)
    link = page_of(company, speaker)
    places = []
    for number, do in enumerate(("accept", "later", "no", "leave")):
        brief = proposed(company, engineer(company, most=9), asked(company, f"Which controller, number {number}?"))
        company.workspace.change_settings({"pressure_person_week": 9, "pressure_person_month": 9})
        if do == "leave":
            client_of(None).post(link, {"do": "accept", "brief": brief.id})
        day = company.briefs().today + timedelta(days=3)
        places.append(client_of(None).post(link, {"do": do, "brief": brief.id, "day": day.isoformat()})["Location"])

    assert set(places) == {link}


def test_nobody_answers_for_somebody_else(company):
    anne, bob = engineer(company), engineer(company, BOB)
    brief = proposed(company, anne)

    answer = client_of(None).post(page_of(company, bob), {"do": "accept", "brief": brief.id})

    assert answer.status_code == 400
    assert company.briefs().shown(company.briefs().brief(brief.id)) == "open"


def test_nothing_is_proposed_to_who_has_not_agreed_or_has_stopped(company):
    speaker = engineer(company, agrees=False)
    with pytest.raises(NotAgreed):
        proposed(company, speaker)
    link, client = page_of(company, speaker), client_of(None)
    client.post(link, {"do": "agree"})
    brief = proposed(company, speaker)
    client.post(link, {"do": "accept", "brief": brief.id})

    client.post(link, {"do": "stop"})

    assert company.briefs().shown(company.briefs().brief(brief.id)) == "not_taken"
    with pytest.raises(NotAgreed):
        proposed(company, speaker, asked(company, "Another controller?"))


def test_who_stops_everything_takes_their_portrait_back_too(company):
    speaker = engineer(company)
    company.portraits().ask(ANNE)
    link, client = page_of(company, speaker), client_of(None)
    own = link.removesuffix("asked/")
    client.post(f"{own}portrait/", {"do": "save", "field": "topic", "value": "pumps"})
    before = client.get(own).content.decode()

    client.post(link, {"do": "stop"})

    assert "pumps" in before
    assert "pumps" not in client.get(own).content.decode()


def test_nobody_is_asked_the_same_twice_whatever_became_of_it(company):
    speaker = engineer(company)
    question = asked(company)
    put_back(proposed(company, speaker, question), 60)

    with pytest.raises(ProposedBefore):
        proposed(company, speaker, question)


def test_the_limit_that_somebody_settles_holds(company):
    speaker = engineer(company)
    client_of(None).post(page_of(company, speaker), {"do": "limit", "most": 1})
    proposed(company, speaker)

    with pytest.raises(AskedEnough, match="their limit is 1"):
        proposed(company, speaker, asked(company, "Another controller?"))


def test_a_proposal_takes_a_place_under_the_caps_of_every_channel(company):
    speaker = engineer(company, most=9)
    for number in range(2):
        proposed(company, speaker, asked(company, f"Controller {number}?"))

    with pytest.raises(AskedEnough):
        proposed(company, speaker, asked(company, "Controller 3?"))


def test_a_draft_is_its_authors_until_they_hand_it_over_and_our_version_needs_their_agreement(company):
    speaker = engineer(company)
    brief = proposed(company, speaker)
    link, client = page_of(company, speaker), client_of(None)
    client.post(link, {"do": "accept", "brief": brief.id})
    client.post(link, {"do": "draft", "brief": brief.id, "text": "Begin with the safety controller"})
    assert company.briefs().drafts(brief) == []
    with pytest.raises(DraftIsTheirs):
        company.briefs().edit(company.briefs().brief(brief.id), "Begin with ours")

    client.post(link, {"do": "handed", "brief": brief.id, "text": "Begin with the safety controller", "agreed": "yes"})
    ours = company.briefs().edit(company.briefs().brief(brief.id), "Begin with the safety controller, then the rest")

    assert [(one.by_author, one.agreed) for one in company.briefs().drafts(brief)] == [(True, True), (False, False)]
    assert "A version of ours" in words_on(client.get(link))
    assert "it may go out" not in words_on(client_of("marketing").get(f"/voices/briefs/{brief.id}/"))
    client.post(link, {"do": "edit", "brief": brief.id, "version": ours.number})
    assert company.briefs().drafts(brief)[-1].agreed
    assert words_on(client_of("marketing").get(f"/voices/briefs/{brief.id}/")).count("it may go out") == 1


def test_what_is_typed_into_a_draft_is_shown_as_words(company):
    speaker = engineer(company)
    brief = proposed(company, speaker)
    link, client = page_of(company, speaker), client_of(None)
    client.post(link, {"do": "accept", "brief": brief.id})

    client.post(link, {"do": "draft", "brief": brief.id, "text": "</textarea><script>alert(1)</script>"})

    assert "<script>alert" not in client.get(link).content.decode()


def test_an_expert_who_signs_in_comes_to_their_page(company):
    speaker = engineer(company)
    proposed(company, speaker)
    client = client_of("expert")
    from cordee.records.models import User

    User.objects.filter(email="expert@cordee.example").update(email=ANNE)

    assert "/me/page/" in client.get("/me/").content.decode()
    shown = client.get("/me/page/", follow=True)

    assert "A customer asks you a question" in words_on(shown)
    assert client_of("reader").get("/me/page/")["Location"] == "/me/"


OURS = "Our unique platform zyxwort has forty connectors. Our engine reads logs in real time. We are proud of what our experts built in three years."


def test_an_author_reads_how_a_draft_reads_and_nothing_of_it_is_kept(company):
    speaker = engineer(company)
    brief = proposed(company, speaker)
    phone, link = client_of(None), page_of(company, speaker)
    phone.post(link, {"do": "accept", "brief": brief.id})

    page = phone.post(link, {"do": "check", "brief": brief.id, "text": OURS}).content.decode()

    assert "How your text reads" in page
    assert "starts from us" in page
    assert "zyxwort" in page.split("<textarea")[1], "what was typed is still there, to be kept or thrown away"
    assert not [one for one in company.folder.rglob("*") if one.is_file() and b"zyxwort" in one.read_bytes()]
    assert not company.briefs().drafts(company.briefs().brief(brief.id))
    assert "How your text reads" not in phone.get(link).content.decode()


def test_we_see_how_a_version_reads_only_once_it_was_handed_over(company):
    speaker = engineer(company)
    brief = proposed(company, speaker)
    own = company.briefs().own(speaker.subject)
    own.accept(brief.id)
    own.write(brief.id, OURS)
    here = f"/voices/briefs/{brief.id}/"

    before = client_of("marketing").get(here).content.decode()
    own.hand_over(brief.id, 1, agreed=False)
    after = client_of("marketing").get(here).content.decode()

    assert 'action="/programmes/message/"' not in before
    assert 'action="/programmes/message/"' in after

"""Was this contact useful: two clicks from a mail, without an account; each side apart beside what was measured."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from cordee.actions.feedback import Colleague
from cordee.core.vocabulary.problems_of_cycles import NoSuchCase, NotAColleague
from cordee.core.vocabulary.problems_of_trust import ExpiredLink
from tests.carriers import carrier
from tests.cycling import company_with_cases
from tests.mailing import Clock, writes_letters
from tests.site import client_of, leave

NOW, SUMMER = datetime.now(UTC), datetime(2026, 7, 3, 9, tzinfo=UTC)
ANN = Colleague("Ann", "ann@house.example")


def page(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.fixture
def company(tmp_path):
    company_with_cases(tmp_path / "mine")
    with carrier() as server:
        made = writes_letters(tmp_path / "mine", server.url, clock=Clock(NOW))
        made.change_settings({"quiet_from_hour": 0, "quiet_until_hour": 0, "quiet_weekends": 0})
        made.server = server
        yield made
    leave()


@pytest.fixture
def token(company):
    return company.feedback().put("table:deal:20", ANN).token


def test_two_clicks_from_a_real_letter_are_a_judgement_that_the_next_run_counts(company):
    put = company.feedback().put("table:deal:20", ANN)
    sent = company.mail().send_due()
    [(_, [to], letter)] = company.server.taken
    link = re.search(r"https://cordee.house.example(/feedback/\S+/)", letter.get_body(("plain",)).get_content())[1]
    client = client_of(None)

    looked = client.get(link)
    before = len(company.book().feedback.judgements())
    client.post(link, {"word": "not_useful", "reason": "no budget"})
    company.run()

    assert put.queued, sent
    assert to == ANN.address
    assert "firm 20 · Case 20" in letter["Subject"]
    assert looked.status_code == 200
    assert before == 0
    [row] = [one for one in company.rows("judged_cases") if one["case_key"] == "table:deal:20"]
    assert (row["judged_by"], row["word"], row["technique"]) == ("sales", "not_useful", "webinar")
    assert company.feedback().late() == []


def test_a_look_by_a_program_that_reads_mail_judges_nothing(company, token):
    client = client_of(None)

    for _ in range(3):
        client.get(f"/feedback/{token}/")
    client.head(f"/feedback/{token}/")
    client.post(f"/feedback/{token}/", {"word": "drop table"})

    assert company.book().feedback.judgements() == []


def test_the_link_of_a_question_opens_nothing_else_and_not_for_ever(company, token):
    client = client_of(None)

    elsewhere = [client.get(f"/{one}/{token}/").status_code for one in ("mine", "survey")]
    forged = client.post(f"/feedback/{token[:-2]}AA/", {"word": "useful"})

    assert set(elsewhere) <= {404, 410}
    assert forged.status_code == 404
    company.clock = Clock(NOW + timedelta(days=31))
    with pytest.raises(ExpiredLink):
        company.feedback().opened(token)


def test_an_answer_may_be_changed_and_the_last_one_counts(company, token):
    client = client_of(None, "fr")
    client.post(f"/feedback/{token}/", {"word": "useful"})

    client.post(f"/feedback/{token}/", {"word": "too_early", "reason": "on se revoit en mai"})

    seen = page(client.get(f"/feedback/{token}/"))
    assert "Merci. Vous avez dit : trop tôt pour le dire." in seen
    assert [one.word for one in company.book().feedback.judgements()] == ["useful", "too_early"]


def test_only_colleagues_are_asked_and_once_about_a_contact(company):
    verbs = company.feedback()
    with pytest.raises(NotAColleague):
        verbs.put("table:deal:20", Colleague("Bob", "bob@acme.example"))
    with pytest.raises(NoSuchCase):
        verbs.put("table:deal:777", ANN)

    twice = [verbs.put("table:deal:20", ANN).asked for _ in range(2)]
    user = verbs.put("table:deal:20", Colleague("Bob", "bob@acme.example"), users=["bob@acme.example"])

    assert twice[0] == twice[1]
    assert user.asked.id != twice[0].id


def test_a_question_without_an_answer_is_late_after_five_days(company, token):
    on_time = company.feedback().late()
    company.clock = Clock(NOW + timedelta(days=6))

    assert on_time == []
    assert [one.label for one in company.feedback().late()] == ["Ann"]


def test_sales_judge_on_the_page_and_count_as_sales_and_marketing_as_marketing(company):
    sales, marketing, reader = (client_of(role) for role in ("sales", "marketing", "reader"))

    for client, word in ((sales, "useful"), (marketing, "not_useful")):
        client.post("/results/judged/", {"case": "table:deal:20", "word": word})
    refused = reader.post("/results/judged/", {"case": "table:deal:20", "word": "useful"})

    assert [(one.side, one.word) for one in company.book().feedback.judgements()] == [
        ("sales", "useful"),
        ("marketing", "not_useful"),
    ]
    assert refused.status_code == 403


def test_the_techniques_page_shows_both_sides_apart_beside_what_was_measured(company):
    seen = page(client_of("reader").get("/results/techniques/"))

    assert "Judged by sales and by marketing, beside what was measured" in seen
    assert "3 of 3, between 44 and 100 in a hundred" in seen
    assert "0 of 1, between 0 and 79 in a hundred" in seen


def test_an_opportunity_without_a_word_of_sales_waits_until_they_say_one(company):
    company.clock = Clock(SUMMER)
    waiting = [one.case for one, _ in company.feedback().waiting()]

    assert "table:deal:12" not in waiting
    assert "table:deal:20" in waiting
    company.feedback().judge("table:deal:20", "sales", "useful", judge="user:1")
    assert "table:deal:20" not in [one.case for one, _ in company.feedback().waiting()]

"""Sales write down that somebody told them no: it blocks against every list, and is not passed off as the person's own word."""

from __future__ import annotations

import re

import pytest

from tests.people import company_of_people, take
from tests.site import client_of, leave, point_at

PAGE = "/data/objections/"
BOB = "bob@acme.example"
GIVEN = {"who": BOB, "channel": "call", "on": "2026-03-25", "how": "call", "note": "not before next year"}
LATER = (
    "id,list_id,_fivetran_synced,country_code,email_address,ip_signup,last_changed,merge_fname,merge_lname,status,"
    "timestamp_opt,timestamp_signup,unique_email_id\n"
    "m9,l1,2026-03-31 00:00:00,FR,bob@acme.example,,2026-03-30 10:00:00,Bob,Stone,subscribed,2026-03-30 09:00:00,,u9\n"
)


@pytest.fixture
def company(tmp_path):
    made = company_of_people(tmp_path / "mine")
    point_at(made.folder)
    yield made
    leave()


def text(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def standings(company):
    trust = company.trust()
    return {channel: one.state for channel, one in trust.standings(trust.said_of(trust.whom(BOB))).items()}


def test_an_objection_on_the_telephone_blocks_is_heard_by_its_author_and_is_not_their_own_word(company):
    from cordee.records.models import Statement

    answer = client_of("sales").post(PAGE, GIVEN)

    row = Statement.objects.filter(channel="call").first()
    assert answer.status_code == 302
    assert standings(company)["call"] == "objected"
    assert (row.by_themselves, row.through, row.author.role, row.proof) == (False, "colleague", "sales", "not before next year")
    assert f"{row.said_at:%Y-%m-%d}" == "2026-03-25"


def test_no_later_list_lifts_it_and_their_own_word_does(company):
    from datetime import date

    client_of("sales").post(PAGE, GIVEN | {"channel": ""})
    take(company, "list_member.csv", LATER, date(2026, 3, 31))
    company.run(as_of=date(2026, 4, 1))
    after_list = standings(company)

    trust = company.trust()
    page = trust.link(trust.whom(BOB), base="")
    client_of(None).post(f"{page}choices/", {"channel": ["email"]})

    assert after_list["email"] == "objected"
    assert standings(company) == dict.fromkeys(after_list, "objected") | {"email": "consented"}


def test_what_waited_for_them_is_released(company):
    from cordee.records.models import Outgoing, OutgoingSubject
    from tests.mailing import MONDAY

    subject = company.trust().whom(BOB).subjects[0]
    row = Outgoing.objects.create(channel="call", purpose="programme", planned_at=MONDAY)
    OutgoingSubject.objects.create(outgoing=row, subject=subject)

    client_of("sales").post(PAGE, GIVEN)

    row.refresh_from_db()
    assert row.state == "released"


def test_sales_see_nothing_of_the_register_by_it(company):
    client = client_of("sales", "fr")
    client.post(PAGE, GIVEN)

    shown = text(client.get(PAGE))
    assert "bob" not in shown.lower()
    assert client.get("/data/trust/").status_code == 403
    assert client_of("reader").get(PAGE).status_code == 403


def test_nobody_by_that_name_is_told_and_what_was_typed_stays(company):
    answer = client_of("sales").post(PAGE, GIVEN | {"who": "Nobody Here"})

    assert answer.status_code == 400
    assert "Nobody Here" in answer.content.decode()


def test_the_register_says_that_a_colleague_heard_it_and_a_typed_one_without_a_proof_is_heard_too(company):
    from cordee.records.models import Statement

    client_of("sales").post(PAGE, GIVEN)
    client_of("marketing").post(
        "/data/trust/", {"who": BOB, "granted": "no", "channel": "letter", "said_on": "2026-03-26", "how": "themselves"}
    )

    assert "heard by a colleague" in text(client_of("marketing").get("/data/trust/?q=Stone"))
    assert {(one.by_themselves, one.through) for one in Statement.objects.all()} == {(False, "colleague")}


@pytest.mark.parametrize(("who", "warned"), [(BOB, False), ("bbo@acme.example", True)])
def test_an_address_that_no_file_knows_is_noted_and_told(company, who, warned):
    answer = client_of("sales").post(PAGE, GIVEN | {"who": who}, follow=True)

    assert ("Nobody in your files goes by bbo@acme.example" in text(answer)) == warned
    assert "Noted." in text(answer)


def test_people_of_one_name_are_offered_by_what_tells_them_apart_and_the_choice_is_noted(company, monkeypatch):
    from cordee.actions.people import Namesake
    from cordee.core.vocabulary.problems_of_trust import SeveralPeople
    from cordee.wiring.trust import Trust

    said, whom = [], Trust.whom

    def several(trust, who):
        said.append(who)
        if who == "Bob Stone":
            raise SeveralPeople(said=who, ids="", people=(Namesake(BOB, who, "Acme", "acme.example"),))
        return whom(trust, who)

    monkeypatch.setattr(Trust, "whom", several)
    page = client_of("sales", "fr").post(PAGE, GIVEN | {"who": "Bob Stone"}).content.decode()
    answer = client_of("sales", "fr").post(PAGE, GIVEN | {"who": "Bob Stone", "chosen": BOB})

    assert f'<option value="{BOB}">Bob Stone, Acme, @acme.example</option>' in page
    assert (answer.status_code, said) == (302, ["Bob Stone", BOB])

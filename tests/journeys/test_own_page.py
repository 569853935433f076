"""The trip of somebody who uses their own page: each act is confirmed by a letter through a real carrier, an erasure is proved."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime

import pytest

from tests.carriers import carrier
from tests.mailing import Clock, writes_letters
from tests.people import company_of_people
from tests.site import client_of, leave, point_at

ANNE = "anne.roux@acme.example"
LONG = 120


@pytest.fixture
def server():
    with carrier() as found:
        yield found


@pytest.fixture
def house(tmp_path, server):
    company_of_people(tmp_path / "mine")
    made = writes_letters(tmp_path / "mine", server.url, clock=Clock(datetime.now(UTC)))
    point_at(made.folder)
    yield made
    leave()


def link(house, who=ANNE):
    trust = house.trust()
    return trust.link(trust.whom(who), base="")


def sent(house, server):
    """Send what is due; give what the carrier took: to whom, the subject, the text."""
    house.clock.now = datetime.now(UTC)
    house.mail().send_due()
    return [(to[0], mail["Subject"], plain(mail)) for _, to, mail in server.taken]


def plain(mail):
    return re.sub(r"\s+", " ", mail.get_body(("plain",)).get_content())


def ended(verb):
    from cordee.faces.web import jobs
    from cordee.records.models import Job

    until = time.monotonic() + LONG
    while (found := jobs.progress(Job.objects.get(verb=verb))).running or Job.objects.get(verb=verb).ended_at is None:
        assert time.monotonic() < until, found
        time.sleep(0.1)
    return found


def test_somebody_erases_themselves_on_their_page_and_is_told_when_nothing_is_left(house, server):
    from cordee.records.models import AuditEntry, Erasure, Message, Outgoing

    page, client, marks = link(house), client_of(None), house.known_as(ANNE).marks

    client.post(f"{page}erase/", {"sure": "yes"})
    job = ended("erase")

    assert (job.state, job.problem) == ("done", "")
    assert ANNE not in {row["email"] for row in house.table("persons").to_pylist()}
    assert house.book().erasures.search(marks.found_in) == []
    assert Erasure.objects.get().left == 0
    assert AuditEntry.objects.get(deed="erased").detail["left"] == 0
    assert [(to, mail["Subject"]) for _, to, mail in server.taken] == [([ANNE], "Your data are erased")]
    assert "nothing was left" in plain(server.taken[0][2])
    last = Outgoing.objects.get(message__template="erased")
    assert (last.state, last.purpose, last.subjects.get().subject) == ("sent", "answer", Erasure.objects.get().opaque)
    assert set(Message.objects.values_list("address", flat=True)) == {""}
    shown = client.get(page).content.decode()
    assert "nothing is left but a scrambled form" in shown
    assert "To erase, asked on" in shown
    assert sent(house, server)[1:] == [], "what still waited for her does not go to nobody"


def test_an_objection_is_confirmed_once_whatever_the_caps_and_however_often_it_is_said(house, server):
    house.change_settings({"pressure_person_week": 0})
    page, client = link(house), client_of(None, "fr")

    places = [client.post(f"{page}stop/").headers["Location"] for _ in range(2)]

    ((to, subject, text),) = sent(house, server)
    assert (to, subject) == (ANNE, "Nous avons noté ce que vous ne voulez plus")
    assert "tout contact, par quelque moyen que ce soit" in text
    assert [place.endswith("letter=yes") for place in places] == [True, False]


def test_choices_are_confirmed_by_one_letter_for_yes_and_one_for_no(house, server):
    page, client = link(house), client_of(None)
    client.post(f"{page}stop/")

    client.post(f"{page}choices/", {"channel": ["email", "event"], "topic": "R&D fairs"})

    found = sent(house, server)
    assert [subject for _, subject, _ in found] == [
        "We have noted what you no longer want",
        "We have noted what you no longer want",
        "You agreed to hear from us",
    ]
    assert "the topic “R&D fairs”" in found[1][2]
    assert "E-mail, Invitations to events" in found[2][2]


def test_a_request_to_correct_is_confirmed_with_the_day_by_which_it_is_answered(house, server):
    client_of(None).post(f"{link(house)}correct/", {"said": "I am no buyer"})

    ((to, subject, text),) = sent(house, server)
    assert (to, subject) == (ANNE, "We have received your request")
    assert "I am no buyer" not in text


def test_whoever_holds_a_link_cannot_fill_a_mailbox_with_it(house, server):
    page, client = link(house), client_of(None)

    for number in range(12):
        client.post(f"{page}choices/", {"channel": ["email"] if number % 2 else []})

    assert len(sent(house, server)) == 6


def test_where_mail_is_not_set_up_the_word_holds_and_no_letter_waits_for_ever(tmp_path):
    from cordee.records.models import Message

    made = company_of_people(tmp_path / "mine")
    point_at(made.folder)
    try:
        place = client_of(None).post(f"{link(made)}stop/").headers["Location"]
        trust = made.trust()

        assert not place.endswith("letter=yes")
        assert trust.standings(trust.said_of(trust.whom(ANNE)))["call"].state == "objected"
        assert not Message.objects.exists()
    finally:
        leave()


def test_an_address_that_came_back_for_good_gets_no_last_letter(house, server):
    mail = house.mail()
    trust = house.trust()
    asked = trust.books.requests.ask(trust.whom(ANNE).own[0], "erase", at=trust.now)
    mail.queue(mail.confirmation(asked, ANNE, trust.whom(ANNE).own, language="en"))
    server.refusing[ANNE] = "550 5.1.1 unknown"
    mail.send_due()
    server.refusing.clear()

    house.erase(house.asked_to_erase(asked.id), request=asked.id)

    assert server.taken == []


def test_an_erasure_goes_through_though_the_carrier_is_gone(house, server):
    from cordee.records.models import Erasure, Message, Outgoing

    server.refusing[ANNE] = "451 4.3.0 later"
    trust = house.trust()
    asked = trust.books.requests.ask(trust.whom(ANNE).own[0], "erase", at=trust.now)

    removed = house.erase(house.asked_to_erase(asked.id), request=asked.id)

    assert removed.clean
    assert Erasure.objects.get().left == 0
    assert Outgoing.objects.get(message__template="erased").state == "released"
    assert set(Message.objects.values_list("address", flat=True)) == {""}

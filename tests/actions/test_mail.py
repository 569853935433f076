"""A letter goes once, to who may get it, when they may get it; whatever happens in between, nobody is written to twice.

These letters go through a real SMTP server on this machine. Rules at work here: consent.sender, mail.dead_address,
mail.answer_owed.
"""

from __future__ import annotations

import logging
import re
from datetime import timedelta

import pytest

from cordee.actions.mail import envelope_of
from cordee.core.trust.consent import Said
from cordee.core.trust.outgoing import Blocked, Reserved
from cordee.core.vocabulary.problems_of_mail import NoCarrier, NoWayBack, TooLate
from tests.carriers import carrier
from tests.mailing import MONDAY, Clock, link_to, notice, open_house, writes_letters
from tests.site import leave, point_at

ANNE, BEN = "anne.roy@firm.example", "ben@other.example"


@pytest.fixture
def server():
    with carrier() as found:
        yield found


@pytest.fixture
def house(tmp_path, server):
    with open_house(tmp_path / "house", server.url) as made:
        yield made


def states(house):
    return {mail.address: mail.state for mail in house.mail().books.mail.listed()}


def test_a_letter_says_who_writes_why_and_how_to_stop_in_both_parts_and_in_its_headers(house, server):
    house.mail().queue(notice(house, ANNE))

    tally = house.mail().send_due()

    ((sender, to, mail),) = server.taken
    text, page = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    token = house.mail().books.mail.listed()[0].token
    stop = f"https://cordee.house.example/unsubscribe/{token}/"
    assert (tally.sent, to) == (1, [ANNE])
    for part in (text, page):
        words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", part))
        assert "Maison Corde, 1 rue du Pic, 74000 Annecy writes to you" in words
        assert "your professional address is in our files; it comes from HubSpot" in words
        assert stop in part
        assert re.search(r"https://cordee\.house\.example/mine/[\w-]{71}/", part)
    assert sender == f"bounce+{token}@house.example"
    assert mail["From"] == "Maison Corde <hello@house.example>"
    assert mail["List-Unsubscribe"].strip() == f"<{stop}>, <mailto:unsubscribe+{token}@house.example?subject=unsubscribe>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (mail["Message-ID"], mail["Auto-Submitted"], mail["Content-Language"]) == (
        f"<{token}@house.example>",
        "auto-generated",
        "en",
    )
    assert mail["Date"].datetime == MONDAY


def test_no_letter_fetches_anything_or_follows_its_reader(house, server):
    house.mail().queue(notice(house, ANNE))
    house.mail().send_due()

    page = server.taken[0][2].get_body(("html",)).get_content()

    assert not re.search(r"<img|<link|@import|url\(|<script", page)
    assert set(re.findall(r'https?://([^/"]+)', page)) <= {"cordee.house.example", "www.w3.org"}


def test_without_a_carrier_nothing_is_sent_and_the_queue_stays(tmp_path):
    house = writes_letters(tmp_path / "house")
    point_at(house.folder)
    house.mail().queue(notice(house, ANNE))

    with pytest.raises(NoCarrier) as found:
        house.mail().send_due()
    with pytest.raises(NoWayBack):
        writes_letters(tmp_path / "elsewhere", "smtp://127.0.0.1:1", base_url="http://cordee.house.example").mail().ready()

    assert found.value.code == "TRUST-20"
    point_at(house.folder)
    assert states(house) == {ANNE: "reserved"}
    leave()


def test_a_letter_goes_once_however_often_the_round_is_made(house, server):
    house.mail().queue(notice(house, ANNE))

    tallies = [house.mail().send_due().sent for _ in range(3)]

    assert tallies == [1, 0, 0]
    assert len(server.taken) == 1


def test_a_notice_waits_for_the_morning_and_an_invitation_does_not(house, server):
    house.clock = Clock(MONDAY.replace(hour=21))
    draft, _ = link_to(house, BEN)
    later, at_once = house.mail().queue(notice(house, ANNE)), house.mail().queue(draft)

    assert (later.at, at_once.at) == (MONDAY.replace(day=3, hour=7), MONDAY.replace(hour=21))
    assert house.mail().send_due().sent == 1
    assert [to for _, to, _ in server.taken] == [[BEN]]
    house.clock.now = MONDAY.replace(day=3, hour=7)
    assert house.mail().send_due().sent == 1


def test_the_third_letter_of_a_week_waits_and_an_answer_that_was_asked_for_does_not(house):
    mail = house.mail()
    subjects = notice(house, ANNE).subjects
    asked = mail.books.requests.ask(subjects[0], "access", at=MONDAY)

    found = [mail.queue(notice(house, ANNE)) for _ in range(3)]
    answer = mail.queue(mail.confirmation(asked, ANNE, subjects, language="en"))

    assert [one.at for one in found] == [MONDAY, MONDAY, MONDAY + timedelta(days=7)]
    assert answer.at == MONDAY


def test_who_objected_gets_no_notice_and_no_invitation_but_the_answer_that_they_asked_for(house, server):
    mail = house.mail()
    subjects = notice(house, ANNE).subjects
    invitation, _ = link_to(house, ANNE)
    mail.books.statements.say(subjects, Said(False, MONDAY, by_themselves=True, source="page"))
    asked = mail.books.requests.ask(subjects[0], "export", at=MONDAY)

    blocked = [mail.queue(notice(house, ANNE)), mail.queue(invitation)]
    answer = mail.queue(mail.confirmation(asked, ANNE, subjects, language="fr", name="Anne Roy"))

    assert all(isinstance(one, Blocked) and one.findings[0].rule == "consent.objection" for one in blocked)
    assert isinstance(answer, Reserved)
    assert mail.send_due().sent == 1
    assert "Nous avons bien reçu votre demande" in server.taken[0][2]["Subject"]


def test_one_act_has_one_answer_and_no_act_has_none(house):
    mail = house.mail()
    subjects = notice(house, ANNE).subjects
    asked = mail.books.requests.ask(subjects[0], "access", at=MONDAY)
    draft = mail.confirmation(asked, ANNE, subjects, language="en")
    strange = mail.confirmation(asked, BEN, notice(house, BEN).subjects, language="en")

    first, second, other = mail.queue(draft), mail.queue(draft), mail.queue(strange)

    assert isinstance(first, Reserved)
    assert [one.rule for one in second.findings] == ["mail.answer_owed"]
    assert [one.rule for one in other.findings] == ["mail.answer_owed"], "it was answered already"
    assert (
        mail.books.outgoing.reserve(strange.planned(MONDAY), terms=mail.desk.terms, now=MONDAY).findings[0].rule
        == "notice.request"
    )


def test_an_objection_between_queueing_and_sending_stops_a_notice_and_an_invitation(house, server):
    mail = house.mail()
    invitation, _ = link_to(house, BEN)
    mail.queue(notice(house, ANNE))
    mail.queue(invitation)
    for address in (ANNE, BEN):
        mail.books.statements.say(
            notice(house, address).subjects, Said(False, MONDAY, "email", by_themselves=True, source="page")
        )

    tally = mail.send_due()

    assert tally.sent == 0
    assert not server.taken
    assert states(house) == {ANNE: "released", BEN: "released"}


def test_a_dead_address_gets_nothing_more_not_even_an_answer(house, server):
    mail = house.mail()
    subjects = notice(house, ANNE).subjects
    server.refusing[ANNE] = "550 5.1.1 no such user"
    mail.queue(notice(house, ANNE))
    first = mail.send_due()
    asked = mail.books.requests.ask(subjects[0], "access", at=MONDAY)

    again = [mail.queue(notice(house, ANNE)), mail.queue(mail.confirmation(asked, ANNE, subjects, language="en"))]

    assert (first.refused, states(house)) == (1, {ANNE: "released"})
    assert all(isinstance(one, Blocked) and one.findings[0].rule == "mail.dead_address" for one in again)


def test_a_team_that_switches_the_rule_off_writes_to_dead_addresses_again(house, server):
    server.refusing[ANNE] = "550 5.1.1 no such user"
    house.mail().queue(notice(house, ANNE))
    house.mail().send_due()

    house.mail().books.rules.change("mail.dead_address", "warns", since=MONDAY.date(), reason="their server was broken")

    assert isinstance(house.mail().queue(notice(house, ANNE)), Reserved)


def test_what_is_refused_for_the_moment_is_tried_again_later_and_less_and_less_often(house, server):
    server.refusing[ANNE] = "451 4.7.1 come back later"
    house.mail().queue(notice(house, ANNE))
    tried = []
    for minute in range(0, 16 * 60, 5):
        house.clock.now = MONDAY + timedelta(minutes=minute)
        tally = house.mail().send_due()
        if tally.put_off or tally.refused:
            tried.append((minute, tally.put_off, tally.refused))
    (mail,) = house.mail().books.mail.listed()

    assert [minute for minute, _, _ in tried[:4]] == [0, 5, 35, 155]
    assert [one[1:] for one in tried] == [(1, 0)] * 4, "the fifth try would be in a quiet hour"
    assert (mail.state, mail.tries) == ("reserved", 4)
    house.clock.now = MONDAY + timedelta(days=1)
    assert house.mail().send_due().refused == 1
    assert house.mail().books.mail.history(ANNE) == ["soft"]


def test_a_refusal_that_passes_lets_the_letter_go_at_the_next_try(house, server):
    server.refusing[ANNE] = "451 4.7.1 come back later"
    house.mail().queue(notice(house, ANNE))
    house.mail().send_due()
    server.refusing.clear()

    house.clock.now = MONDAY + timedelta(minutes=4)
    too_early = house.mail().send_due()
    house.clock.now = MONDAY + timedelta(minutes=5)
    then = house.mail().send_due()

    assert (too_early.sent, then.sent, len(server.taken)) == (0, 1, 1)


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_line_cut_after_the_content_counts_as_sent_and_is_not_tried_again(house, server, when):
    server.hanging_up[ANNE] = when
    house.mail().queue(notice(house, ANNE))

    first = house.mail().send_due()
    house.clock.now = MONDAY + timedelta(days=2)
    second = house.mail().send_due()

    assert (first.unclear, second.sent, second.unclear) == (1, 0, 0)
    assert states(house) == {ANNE: "unclear"}
    assert len(server.taken) == (1 if when == "after" else 0)
    assert house.mail().books.notices.given() == {}, "nobody knows whether they were told"


def test_a_carrier_that_fails_ends_the_round_and_costs_no_letter_a_try(house, server):
    for address in (ANNE, BEN):
        house.mail().queue(notice(house, address))
    server.refusing_sender = "535 5.7.8 sign in first"

    tally = house.mail().send_due()

    assert (tally.put_off, tally.down) == (1, "535 5.7.8")
    assert {mail.tries for mail in house.mail().books.mail.listed()} == {0}
    server.refusing_sender = ""
    house.clock.now = MONDAY + timedelta(minutes=6)
    assert house.mail().send_due().sent == 2


def test_one_domain_gets_its_share_of_an_hour_and_the_others_do_not_wait_for_it(house, server):
    house.change_settings({"mail_domain_hour": 2})
    for number in range(5):
        house.mail().queue(notice(house, f"p{number}@firm.example"))
    house.mail().queue(notice(house, BEN))

    first = house.mail().send_due()
    due_now = house.mail().is_due()
    house.clock.now = MONDAY + timedelta(minutes=61)
    second = house.mail().send_due()

    assert (first.sent, first.waiting, due_now) == (3, 3, False)
    assert (second.sent, second.waiting) == (2, 1)
    assert [to[0] for _, to, _ in server.taken] == [
        "p0@firm.example",
        "p1@firm.example",
        BEN,
        "p2@firm.example",
        "p3@firm.example",
    ]


def test_who_was_sent_the_notice_was_told(house):
    house.mail().queue(notice(house, ANNE))
    house.mail().send_due()

    assert house.mail().books.notices.given() == {notice(house, ANNE).subjects[0]: MONDAY.date()}


def test_a_link_that_lets_somebody_in_is_forgotten_once_it_has_gone(house, server):
    draft, token = link_to(house, BEN)
    house.mail().queue(draft)
    waiting = house.mail().books.mail.listed()[0]
    house.mail().send_due()
    gone = house.mail().books.mail.listed()[0]

    assert token in server.taken[0][2].get_body(("plain",)).get_content()
    assert token in waiting.facts["link"]
    assert "link" not in gone.facts


def test_what_waits_can_be_withdrawn_and_what_has_gone_cannot(house, server):
    first, second = house.mail().queue(notice(house, ANNE)), house.mail().queue(notice(house, BEN))

    house.mail().withdraw(first.id)
    house.mail().send_due()

    assert [to for _, to, _ in server.taken] == [[BEN]]
    for id in (first.id, second.id, 999):
        with pytest.raises(TooLate):
            house.mail().withdraw(id)


def test_a_preview_says_who_gets_what_when_and_who_does_not_and_is_true(house, server):
    mail = house.mail()
    mail.books.statements.say(notice(house, BEN).subjects, Said(False, MONDAY, "email", by_themselves=True, source="page"))
    drafts = [
        notice(house, ANNE),
        notice(house, BEN),
        notice(house, ANNE),
        notice(house, ANNE),
        notice(house, ""),
        notice(house, "cleo@firm.example", facts={"name": "Cléo"}),
    ]

    lines = mail.preview(drafts)
    assert not mail.books.mail.listed(), "nothing is queued"
    queued = [mail.queue(draft) for draft in drafts]

    assert [line.at for line in lines] == [one.at if isinstance(one, Reserved) else None for one in queued]
    assert [line.at for line in lines] == [MONDAY, None, MONDAY, MONDAY + timedelta(days=7), None, None]
    assert [line.findings[0].rule if line.findings else "" for line in lines] == [
        "", "consent.objection", "", "pressure.cap", "mail.dead_address", "consent.sender",
    ]  # fmt: skip
    mail.send_due()
    said = server.taken[0][2].get_body(("plain",)).get_content().replace("\r\n", "\n")
    token, mine = re.search(r"unsubscribe/(\w+)/", said)[1], re.search(r"mine/([\w-]+)/", said)[1]
    assert said.replace(token, "…").replace(f"https://cordee.house.example/mine/{mine}/", "…") == lines[0].written.text


def test_a_preview_opens_nobodys_page(house):
    (line,) = house.mail().preview([notice(house, ANNE)])

    assert "/mine/" not in line.written.text + line.written.html


def test_nothing_personal_is_logged_or_noted(house, server, caplog, capfd):
    from cordee.records.models import AuditEntry

    caplog.set_level(logging.DEBUG)
    server.refusing["ben@other.example"] = "550 5.1.1 <ben@other.example> is unknown here"
    server.hanging_up["cleo@third.example"] = "before"
    for address in (ANNE, BEN, "cleo@third.example"):
        house.mail().queue(notice(house, address))

    house.mail().send_due()

    out, err = capfd.readouterr()
    ours = [record.getMessage() for record in caplog.records if not record.name.startswith(("mail.log", "asyncio"))]
    noted = [f"{one.object} {one.detail}" for one in AuditEntry.objects.all()]
    codes = [mail.outcome for mail in house.mail().books.mail.listed()]
    assert len(noted) == 2
    assert not [one for one in (out, err, *ours, *noted, *codes) if "@" in one or "Anne" in one]


def test_the_same_letter_has_the_same_envelope_whenever_it_is_written_again(house):
    house.mail().queue(notice(house, ANNE))
    (mail,) = house.mail().books.mail.due(MONDAY, limit=1)
    desk, ready = house.mail().desk, house.mail().ready()

    first, second = (envelope_of(desk, mail, ready, MONDAY) for _ in range(2))

    assert first == second

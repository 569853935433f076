"""What comes back is noted once, under the letter it belongs to; a click or a mail to stop is an objection, however often."""

from __future__ import annotations

import pytest

from cordee.core.trust.outgoing import Blocked
from cordee.core.vocabulary.problems_of_mail import NoMailbox
from cordee.core.vocabulary.problems_of_return import NotDead, WhyLifted
from tests.carriers import carrier
from tests.mailing import MONDAY, notice, open_house, writes_letters
from tests.site import leave, point_at

ANNE = "anne.roy@firm.example"
REPORT = """From: MAILER-DAEMON@carrier.example
To: {to}
Subject: Undelivered Mail
Message-ID: <{id}@carrier.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Your message to {address} could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; carrier.example
Arrival-Date: Mon, 2 Mar 2026 09:00:00 +0000

Final-Recipient: rfc822; {address}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 no
--b
Content-Type: text/rfc822-headers

Message-ID: <{token}@house.example>
Subject: something
--b--
"""


@pytest.fixture
def house(tmp_path):
    with carrier() as server, open_house(tmp_path / "house", server.url) as made:
        yield made


def sent(house, address=ANNE):
    house.mail().queue(notice(house, address))
    house.mail().send_due()
    return house.mail().books.mail.listed()[0]


def drop(house, raw, name="1"):
    (house.folder / "returned" / "new" / f"{name}.host").write_text(raw.replace("\n", "\r\n"), "utf-8", newline="")


def report(mail, *, to=None, token=None, id="r1", action="failed", status="5.1.1", address=ANNE):
    return REPORT.format(
        to=to if to is not None else f"bounce+{mail.token}@house.example", token=token if token is not None else mail.token, id=id,
        action=action, status=status, address=address,
    )  # fmt: skip


def left(house):
    return [one for part in ("new", "cur") for one in (house.folder / "returned" / part).iterdir()]


def test_a_letter_goes_out_comes_back_and_the_address_gets_no_more(house):
    mail = sent(house)
    drop(house, report(mail))

    read = house.mail().read_bounces()

    assert (read.hard, read.soft, left(house)) == (1, 0, [])
    assert house.mail().books.mail.named(mail.token).state == "released", "it gives its place back"
    assert isinstance(blocked := house.mail().queue(notice(house, ANNE)), Blocked)
    assert blocked.findings[0].rule == "mail.dead_address"


def test_who_was_told_by_a_letter_that_came_back_was_not_told(house):
    mail = sent(house)
    before = house.mail().books.notices.given()
    drop(house, report(mail))
    house.mail().read_bounces()

    assert list(before) == list(mail.subjects)
    assert house.mail().books.notices.given() == {}


def test_the_same_return_read_twice_counts_once(house):
    from cordee.records.models import Bounce

    mail = sent(house)
    drop(house, report(mail, status="4.2.2"), "1")
    drop(house, report(mail, status="4.2.2"), "2")
    first = house.mail().read_bounces()
    drop(house, report(mail, status="4.2.2"), "3")
    second = house.mail().read_bounces()

    assert (first.soft, first.known, second.known) == (1, 1, 1)
    assert Bounce.objects.count() == 1


def test_three_soft_returns_in_a_row_end_it_and_two_do_not(house):
    house.change_settings({"pressure_person_week": 50, "pressure_person_month": 100})
    found = []
    for number in range(4):
        queued = house.mail().queue(notice(house, ANNE))
        found.append(isinstance(queued, Blocked))
        if not found[-1]:
            house.mail().send_due()
            mail = house.mail().books.mail.numbered(queued.id)
            drop(house, report(mail, id=f"r{number}", status="5.2.2"))
            house.mail().read_bounces()

    assert found == [False, False, False, True]


def test_a_letter_that_arrived_in_between_breaks_the_row(house):
    house.change_settings({"pressure_person_week": 50, "pressure_person_month": 100})
    for number in range(5):
        queued = house.mail().queue(notice(house, ANNE))
        house.mail().send_due()
        if number != 2:
            drop(house, report(house.mail().books.mail.numbered(queued.id), id=f"r{number}", status="4.4.7"))
            house.mail().read_bounces()
        house.clock.now = house.clock.now.replace(minute=number + 1)

    assert house.mail().books.mail.history(ANNE) == ["soft", "soft", "fine", "soft", "soft"]


def test_a_return_for_no_letter_of_ours_is_kept_as_unknown_and_harms_nobody(house):
    from cordee.records.models import Bounce

    mail = sent(house)
    drop(house, report(mail, to="bounce+aaaaaaaaaaaaaaaaaaaaaaaa@house.example", token="aaaaaaaaaaaaaaaaaaaaaaaa"))

    read = house.mail().read_bounces()

    bounce = Bounce.objects.get()
    assert (read.unknown, read.hard, bounce.kind, bounce.message) == (1, 0, "unknown", None)
    assert house.mail().books.mail.named(mail.token).state == "sent"
    assert len(left(house)) == 1, "it stays for somebody to look at"
    assert house.mail().read_bounces() == type(read)(), "and is not read again"


def test_a_report_that_only_shows_our_own_message_id_is_understood(house):
    mail = sent(house)
    drop(house, report(mail, to="postmaster@house.example"))

    assert house.mail().read_bounces().hard == 1


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed"])
def test_a_report_of_a_delay_or_a_delivery_is_no_bounce(house, action):
    mail = sent(house)
    drop(house, report(mail, action=action, status="4.0.0"))

    assert house.mail().read_bounces().other == 1
    assert house.mail().books.mail.named(mail.token).state == "sent"


def test_an_automatic_reply_and_a_persons_words_are_left_to_people(house):
    mail = sent(house)
    to = f"bounce+{mail.token}@house.example"
    drop(house, f"From: {ANNE}\nTo: {to}\nAuto-Submitted: auto-replied\nSubject: Absent\n\nBack on 5.1.1\n", "1")
    drop(house, f"From: {ANNE}\nTo: {to}\nSubject: Re: data\n\nWhat is 5.1.1?\n", "2")

    assert house.mail().read_bounces().other == 2
    assert len(left(house)) == 2


def test_an_old_carriers_plain_words_are_understood_by_their_status(house):
    mail = sent(house)
    to = f"bounce+{mail.token}@house.example"
    drop(
        house,
        f"Return-Path: <>\nFrom: MAILER-DAEMON@old.example\nTo: {to}\nSubject: failure\n\n<{ANNE}>: 550 5.1.1 no mailbox here\n",
    )

    assert house.mail().read_bounces().hard == 1


@pytest.mark.parametrize(
    "raw", ["", "\x00\xff garbage", "Content-Type: multipart/report; boundary=x\n\n--x\n", "To: bounce+@house.example\n\nx"]
)
def test_whatever_lies_in_the_mailbox_nothing_breaks(house, raw):
    drop(house, raw)

    assert house.mail().read_bounces().other == 1


def test_a_mail_to_stop_is_an_objection(house):
    mail = sent(house)
    to = f"unsubscribe+{mail.token}@house.example"
    drop(house, f"From: {ANNE}\nTo: {to}\nSubject: unsubscribe\n\n")

    assert house.mail().read_bounces().stopped == 1
    assert house.mail().has_stopped(mail)
    assert left(house) == []


def test_stopping_twice_says_it_once_and_a_forged_token_says_nothing(house):
    from cordee.records.models import AuditEntry, Statement

    mail = sent(house)

    found = [
        house.mail().stop(token) is not None
        for token in (mail.token, mail.token, "aaaaaaaaaaaaaaaaaaaaaaaa", "", mail.token[:-1])
    ]

    statement = Statement.objects.get()
    assert found == [True, True, False, False, False]
    assert (statement.granted, statement.channel, statement.by_themselves) == (False, "email", True)
    assert AuditEntry.objects.filter(object="objection").count() == 1
    house.mail().stop(mail.token, everything=True)
    assert sorted(Statement.objects.values_list("channel", flat=True)) == ["", "email"], "everything is more than mail"


def test_stopping_takes_what_waits_out_of_the_queue(house):
    mail = sent(house)
    house.mail().queue(notice(house, ANNE))
    other = house.mail().queue(notice(house, "ben@firm.example"))

    house.mail().stop(mail.token)

    waiting = house.mail().books.mail.listed(states=["reserved"])
    assert [one.id for one in waiting] == [other.id]


def test_who_agreed_again_and_stops_again_is_heard_again(house):
    from cordee.core.trust.consent import Said

    mail = sent(house)
    house.mail().stop(mail.token)
    house.clock.now = MONDAY.replace(hour=10)
    house.mail().books.statements.say(mail.subjects, Said(True, house.clock.now, "email", by_themselves=True, source="page"))
    assert not house.mail().has_stopped(mail)
    house.clock.now = MONDAY.replace(hour=11)

    house.mail().stop(mail.token)

    assert house.mail().has_stopped(mail)


def test_without_a_mailbox_returns_cannot_be_read(tmp_path):
    house = writes_letters(tmp_path / "none", "smtp://127.0.0.1:1", mailbox="")
    point_at(house.folder)

    with pytest.raises(NoMailbox):
        house.mail().read_bounces()
    assert house.mail().ready().returns == "", "and no letter promises one"
    leave()


def test_a_notice_that_came_back_counts_no_more_and_its_history_stays(house):
    from cordee.records.models import Notice

    mail = sent(house)
    books = house.mail().books
    told_before = set(mail.subjects) & set(books.notices.given())
    drop(house, report(mail))

    house.mail().read_bounces()

    kept = Notice.objects.filter(proof=f"mail {mail.id}")
    assert told_before
    assert not set(mail.subjects) & set(books.notices.given())
    assert {(one.how, one.came_back_at) for one in kept} == {("mail", MONDAY)}


def test_an_address_that_was_mended_is_written_to_again_and_the_return_stays_on_file(house):
    from cordee.records.models import AuditEntry, Bounce

    mail = sent(house)
    drop(house, report(mail))
    house.mail().read_bounces()
    dead = house.mail().queue(notice(house, ANNE))

    house.mail().lift_returns(ANNE.upper(), why="their mailbox was full of nothing")

    assert isinstance(dead, Blocked)
    assert not isinstance(house.mail().queue(notice(house, ANNE)), Blocked)
    bounce = Bounce.objects.get()
    assert (bounce.kind, bounce.lifted_at, bounce.lifted_why) == ("hard", MONDAY, "their mailbox was full of nothing")
    assert AuditEntry.objects.get(object="dead address").subject in mail.subjects


def test_a_return_after_the_address_was_mended_stops_it_again(house):
    drop(house, report(sent(house)))
    house.mail().read_bounces()
    house.mail().lift_returns(ANNE, why="mended")

    drop(house, report(sent(house), id="r2"), name="2")
    house.mail().read_bounces()

    assert house.mail().is_dead(ANNE)


@pytest.mark.parametrize(("address", "why", "problem"), [(ANNE, "mended", NotDead), (ANNE, " ", WhyLifted)])
def test_where_nothing_stands_against_an_address_there_is_nothing_to_lift(house, address, why, problem):
    with pytest.raises(problem):
        house.mail().lift_returns(address, why=why)

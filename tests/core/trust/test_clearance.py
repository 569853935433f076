"""Whether a contact may go, all rules together, and in words that a marketer understands."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from cordee.core.trust.clearance import clearance, next_moment, stopping
from cordee.core.trust.consent import Said
from cordee.core.trust.likeness import SentText, print_of
from cordee.core.trust.outgoing import ANSWER, REMINDER, Known, Planned
from cordee.core.trust.pressure import Caps, Contact, Ledger, holds, next_allowed
from cordee.core.trust.terms import CAP, LIKENESS, OBJECTION, QUIET, REMINDERS, Terms

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)
WEDNESDAY = MONDAY + timedelta(days=2)
FULL = Known(Ledger(person=(Contact(MONDAY), Contact(TUESDAY, "event"))))
TEXT = print_of("Our study on the cost of late deliveries in the machine trade is out, and six plants open their books in it.")


def planned(at: datetime = WEDNESDAY, channel="email", purpose="news", **more) -> Planned:
    return Planned(channel, purpose, ("anne", "anne-too"), at, account="acme", **more)


def words(found, language) -> list[str]:
    return [one.words.in_language(language).replace("\u00a0", " ").replace("\u202f", " ") for one in found]


def test_an_empty_list_means_that_it_may_go():
    assert clearance(planned(), Known(), Terms()) == []


def test_a_full_week_is_told_with_its_contacts_and_the_next_possible_moment():
    found = clearance(planned(), FULL, Terms())

    assert words(found, "en") == [
        "2 contacts within 7 days already: e-mail on Monday 2 March, event on Tuesday 3 March; next possible Monday 9 March, 10:00."
    ]
    assert words(found, "fr") == [
        "Déjà 2 contacts en 7 jours : e-mail le lundi 2 mars, événement le mardi 3 mars ; prochain possible lundi 9 mars à 10 h 00."
    ]


def test_many_contacts_are_told_by_channel():
    contacts = tuple(Contact(MONDAY + timedelta(hours=n), "email" if n < 7 else "call") for n in range(10))

    found = clearance(planned(), Known(Ledger(account=contacts)), Terms())

    assert words(found, "en")[0].startswith("10 contacts with this account within 7 days already: 7 e-mails, 3 calls;")
    assert "7 e-mails, 3 appels" in words(found, "fr")[0]


def test_a_quiet_hour_is_told_with_the_morning_after():
    found = clearance(planned(MONDAY.replace(hour=21)), Known(), Terms())

    assert words(found, "en") == ["Monday 2 March, 22:00 is a quiet hour where they live; next possible Tuesday 3 March, 8:00."]
    assert [one.rule for one in found] == [QUIET]


def test_an_objection_stops_every_channel_and_waiting_does_not_help():
    known = Known(said=(Said(False, MONDAY, by_themselves=True),))

    for channel in ("email", "social", "event", "call", "letter", "task"):
        found = clearance(planned(channel=channel), known, Terms())
        assert [one.rule for one in found] == [OBJECTION]
    assert next_moment(planned(), known, Terms()) is None
    assert words(found, "fr") == ["Opposition le lundi 2 mars : tout contact."]


def test_no_switch_lifts_an_objection():
    known = Known(said=(Said(False, MONDAY, "email", by_themselves=True),))

    found = clearance(planned(), known, Terms(severities={OBJECTION: "off"}))

    assert [one.severity for one in stopping(found, reason="the director wants it")] == ["blocks"]


def test_an_answer_that_somebody_asked_for_is_stopped_by_nothing():
    known = Known(FULL.ledger, said=(Said(False, MONDAY, by_themselves=True),))

    assert clearance(planned(purpose=ANSWER, about="request:1"), known, Terms()) == []


def test_the_third_reminder_of_one_matter_is_stopped():
    assert clearance(planned(purpose=REMINDER, about="brief:7"), Known(reminders=1), Terms()) == []

    found = clearance(planned(purpose=REMINDER, about="brief:7"), Known(reminders=2), Terms())

    assert [one.rule for one in found] == [REMINDERS]
    assert words(found, "en") == ["Reminded 2 times of this already: not again."]


def test_a_rule_switched_off_finds_nothing_and_one_that_warns_stops_nothing():
    assert clearance(planned(), FULL, Terms(severities={CAP: "off"})) == []

    warned = clearance(planned(), FULL, Terms(severities={CAP: "warns"}))

    assert [one.rule for one in warned] == [CAP]
    assert not stopping(warned)
    assert next_moment(planned(), FULL, Terms(severities={CAP: "warns"})) == WEDNESDAY


def test_a_rule_that_needs_a_reason_stops_until_one_is_given():
    found = clearance(planned(), FULL, Terms(severities={CAP: "needs_reason"}))

    assert stopping(found)
    assert stopping(found, reason="  ")
    assert not stopping(found, reason="they called and asked for the offer today")


def had(*subjects: str, account="", channel="email", at=MONDAY) -> SentText:
    return SentText(at, frozenset(subjects), account, channel, TEXT)


def test_the_second_identical_text_to_the_same_person_is_stopped_by_whichever_address():
    found = clearance(planned(likeness=TEXT), Known(texts=(had("anne-too"),)), Terms())

    assert [one.rule for one in found] == [LIKENESS]
    assert "on Monday 2 March" in words(found, "en")[0]


def test_the_same_text_may_come_again_after_ninety_days():
    later = planned(MONDAY + timedelta(days=91), likeness=TEXT)

    assert clearance(later, Known(texts=(had("anne"),)), Terms()) == []


def test_a_text_that_three_of_an_account_had_unasked_stops_at_the_fourth():
    three = tuple(had(name, account="acme") for name in ("ben", "cleo", "dan"))

    assert clearance(planned(likeness=TEXT), Known(texts=three[:2]), Terms()) == []
    assert [one.rule for one in clearance(planned(likeness=TEXT), Known(texts=three), Terms())] == [LIKENESS]


def test_one_person_with_two_addresses_is_one_who_had_it():
    texts = (
        had("ben", account="acme"),
        had("ben-too", account="acme"),
        had("ben", "ben-too", account="acme"),
        had("cleo", account="acme"),
    )

    assert clearance(planned(likeness=TEXT), Known(texts=texts), Terms()) == []


def test_who_asked_for_a_text_gets_it_however_many_colleagues_had_it():
    three = tuple(had(name, account="acme") for name in ("ben", "cleo", "dan"))
    subscribed = Known(texts=three, said=(Said(True, MONDAY, "email", by_themselves=True),))

    assert clearance(planned(likeness=TEXT), subscribed, Terms()) == []


def test_the_twentieth_identical_private_message_is_stopped():
    texts = tuple(had(f"stranger {n}", channel="social") for n in range(19))

    assert clearance(planned(channel="social", likeness=TEXT), Known(texts=texts[:18]), Terms()) == []
    assert [one.rule for one in clearance(planned(channel="social", likeness=TEXT), Known(texts=texts), Terms())] == [LIKENESS]
    assert clearance(planned(likeness=TEXT), Known(texts=texts), Terms()) == [], "a letter by e-mail is no private message"


# the proof: stories in any order, judged by the very function that the book asks

FULL_SIZE = 1_000_000
SHARES = 10
AWAKE = Terms(severities={QUIET: "off"})
STEPS = (0, 1, 600, 2_000, 10_079, 10_080)
AHEAD = (0, 1, 5_000, 10_080, 20_160)


def story(rng: random.Random) -> int:
    """Play one: people of one account are planned for, let go, met by other tools, object, all in any order."""
    caps = Caps(rng.randint(1, 3), rng.choice((None, 4, 6)), rng.choice((None, 3, 5)), rng.choice((None, 6)))
    terms = Terms(caps, severities=AWAKE.severities)
    people: list[list[Contact]] = [[] for _ in range(rng.randint(1, 3))]
    objected: dict[int, Said] = {}
    now, taken = MONDAY, 0
    for _ in range(rng.randint(2, 14)):
        now += timedelta(minutes=rng.choice(STEPS))
        who = rng.randrange(len(people))
        deed = rng.random()
        if deed < 0.1 and people[who]:
            people[who].pop(rng.randrange(len(people[who])))
        elif deed < 0.15:
            objected[who] = Said(False, now, rng.choice(("", "email", "call")), by_themselves=True)
        else:
            ledger = Ledger(tuple(people[who]), tuple(one for theirs in people for one in theirs))
            at = now + timedelta(minutes=rng.choice(AHEAD))
            at = at if deed < 0.7 else next_allowed(ledger, at, caps=caps) or at
            channel = rng.choice(("email", "call", "event"))
            known = Known(ledger, (objected[who],) if who in objected else ())
            if not clearance(Planned(channel, "news", (str(who),), at, account="acme"), known, terms):
                assert who not in objected or objected[who].channel not in ("", channel)
                people[who].append(Contact(at, channel))
                taken += 1
    everyone = [one.at for theirs in people for one in theirs]
    for limit in caps.limits():
        for moments in [[one.at for one in theirs] for theirs in people] if limit.who == "person" else [everyone]:
            assert holds(moments, limit), (limit, sorted(moments))
    return taken


def play(share: int, stories: int) -> None:
    rng = random.Random(share)

    taken = sum(story(rng) for _ in range(stories))

    assert taken > stories, "stories in which nothing goes out prove nothing"


@pytest.mark.parametrize("share", range(SHARES))
def test_no_order_of_events_overfills_a_window_or_passes_an_objection(share):
    play(share, FULL_SIZE // 20 // SHARES)


@pytest.mark.nightly
@pytest.mark.parametrize("share", range(SHARES, 2 * SHARES))
def test_no_order_of_a_million_overfills_a_window_or_passes_an_objection(share):
    play(share, FULL_SIZE // SHARES)

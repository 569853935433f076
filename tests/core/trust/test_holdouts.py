"""An account in the holdout of a running experiment gets nothing of its kind, by the one road out; what is owed still goes.

The letters go through a real SMTP server on this machine. Rule at work here: experiment.holdout.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from cordee.core.measurement.experiments import HOLDOUT, TREATED, Assigned, Plan
from cordee.core.trust.outgoing import Blocked, Reserved
from tests.carriers import carrier
from tests.mailing import MONDAY, notice, open_house

ANNE, BEN = "anne.roy@firm.example", "ben@other.example"
FACTS = {"name": "Anne Roy", "domain": "pumps", "until": "until Friday", "link": "https://cordee.house.example/survey/x/"}
PLAN = Plan("Spring letter", "Letters bring leads", "email_house", "lead", 90, 0.05, channel="email")
OF_FIRM = {"account": "org:new", "account_keys": ("org:firm",)}  # the account was drawn under an earlier id
OF_OTHER = {"account": "org:other"}


@pytest.fixture
def server():
    with carrier() as found:
        yield found


@pytest.fixture
def house(tmp_path, server):
    with open_house(tmp_path / "house", server.url) as made:
        yield made


def asked(house, address, **of):
    return notice(house, address, letter="survey", facts=FACTS, **of)


def run_one(house, plan=PLAN):
    book = house.book().experiments
    made = book.write("", "planned", plan, power={}, why="", author=None, at=MONDAY)
    book.write(made.key, "registered", plan, power={}, why="", author=None, at=MONDAY)
    arms = [Assigned("org:firm", HOLDOUT), Assigned("org:other", TREATED)]
    return book.start(made.key, arms, author=None, at=MONDAY)


def test_a_survey_goes_to_the_treated_and_not_to_the_holdout(house, server):
    run_one(house)

    places = [house.mail().queue(asked(house, ANNE, **OF_FIRM)), house.mail().queue(asked(house, BEN, **OF_OTHER))]
    house.mail().send_due()

    assert isinstance(places[0], Blocked)
    assert places[0].next_at is None
    assert isinstance(places[1], Reserved)
    assert [to for _, to, _ in server.taken] == [[BEN]]


def test_the_preview_names_the_experiment_as_the_reason(house):
    run_one(house)

    line = house.mail().preview([asked(house, ANNE, **OF_FIRM)])[0]

    assert line.at is None
    assert [one.rule for one in line.findings] == ["experiment.holdout"]
    assert "“Spring letter”, leaves this account alone" in line.findings[0].words.en


def test_a_notice_owed_by_law_reaches_the_holdout(house, server):
    run_one(house)

    house.mail().queue(notice(house, ANNE, **OF_FIRM))
    house.mail().send_due()

    assert [to for _, to, _ in server.taken] == [[ANNE]]


def test_what_waited_when_the_experiment_began_does_not_go(house, server):
    waiting = house.mail().queue(asked(house, ANNE, **OF_FIRM))
    run_one(house)

    house.clock.now += timedelta(minutes=5)
    tally = house.mail().send_due()

    assert isinstance(waiting, Reserved)
    assert (tally.sent, server.taken) == (0, [])
    assert house.mail().books.mail.listed()[0].state == "released"


def test_the_holdout_is_let_go_when_the_experiment_stops(house, server):
    key = run_one(house).key
    house.book().experiments.write(key, "stopped", PLAN, power={}, why="over", author=None, at=MONDAY)

    house.mail().queue(asked(house, ANNE, **OF_FIRM))
    house.mail().send_due()

    assert [to for _, to, _ in server.taken] == [[ANNE]]


@pytest.mark.parametrize("other", [{"channel": "call"}, {"campaign": "spring"}])
def test_contacts_of_another_kind_are_not_held_back(house, server, other):
    from dataclasses import replace

    run_one(house, replace(PLAN, **other))

    house.mail().queue(asked(house, ANNE, **OF_FIRM))
    house.mail().send_due()

    assert [to for _, to, _ in server.taken] == [[ANNE]]

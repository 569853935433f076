"""What counts for a person and an account is what we reserved and what the imports tell, under all their names."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from cordee.core.trust.consent import Said
from cordee.core.trust.outgoing import Blocked, Reserved
from cordee.core.trust.pressure import WEEK, Limit
from cordee.core.trust.terms import CAP, OBJECTION, QUIET
from cordee.core.vocabulary.problems_of_pressure import NobodyAndNoAccount
from cordee.wiring import open_company
from cordee.wiring.pressure import Outbound
from tests.people import company_of_people, take
from tests.ready import copy_of
from tests.site import leave, point_at

WEDNESDAY = datetime(2026, 4, 1, 8, tzinfo=UTC)
TOUCHES = (
    "date,channel,direction,email,company\n"
    "2026-03-30 09:00,email,out,anne.roux@acme.example,Acme\n"
    "2026-03-31 10:00,phone,sortant,Anne.Roux@acme.example,Acme\n"
    "2026-03-31 11:00,webinar,in,anne.roux@acme.example,Acme\n"
    "2026-01-05 11:00,email,out,anne.roux@acme.example,Acme\n"
)


def with_touches(folder):
    """Make the company of people, of whom other tools tell some touches."""
    company = company_of_people(folder)
    take(company, "touches.csv", TOUCHES, date(2026, 4, 1))
    company.run(as_of=date(2026, 4, 1), again=True)


@pytest.fixture
def outbound(tmp_path):
    company = open_company(copy_of(with_touches, tmp_path / "mine"))
    company.clock = lambda: WEDNESDAY
    point_at(company.folder)
    yield Outbound(company)
    leave()


def reserve(outbound, who, at=WEDNESDAY):
    planned = outbound.plan(outbound.trust.whom(who), channel="email", purpose="news", at=at)
    return outbound.book.reserve(planned, terms=outbound.terms, now=WEDNESDAY)


def test_what_other_tools_sent_counts_and_what_came_to_us_does_not(outbound):
    found = outbound.pressure("anne.roux@acme.example")

    assert [(one.channel, one.state) for one in found.contacts] == [("email", "imported"), ("call", "imported")]
    assert (found.name, found.account) == ("Anne Roux", "Acme")
    assert found.rooms[0].limit == Limit("person", 2, WEEK)
    assert found.rooms[0].left == 0
    assert found.next_at == datetime(2026, 4, 6, 7, tzinfo=UTC), "a week after the first of them, by the clock of Paris"


def test_a_reservation_finds_the_week_that_other_tools_filled(outbound):
    blocked = reserve(outbound, "anne.roux@acme.example")

    assert isinstance(blocked, Blocked)
    assert [one.rule for one in blocked.findings] == [CAP]


def test_who_is_named_by_their_profile_is_the_person_of_the_address(outbound):
    assert isinstance(reserve(outbound, "https://www.linkedin.com/in/anneroux"), Blocked)


def test_an_account_is_found_by_name_and_counts_its_people_together(outbound):
    assert isinstance(reserve(outbound, "bob@acme.example", WEDNESDAY + timedelta(hours=1)), Blocked), (
        "he unsubscribed from e-mail"
    )
    planned = outbound.plan(outbound.trust.whom("bob@acme.example"), channel="call", purpose="news", at=WEDNESDAY)
    assert isinstance(outbound.book.reserve(planned, terms=outbound.terms, now=WEDNESDAY), Reserved)

    found = outbound.pressure("acme")

    assert (found.who, found.name, found.rooms[0].left) == ("account", "Acme", 7)
    assert [one.state for one in found.contacts] == ["imported", "imported", "reserved"]


def test_an_imported_objection_is_shown_and_stops(outbound):
    blocked = reserve(outbound, "bob@acme.example")

    assert OBJECTION in [one.rule for one in blocked.findings]
    assert outbound.pressure("bob@acme.example").objected == ("email",)


def test_who_objected_to_everything_has_no_next_moment(outbound):
    who = outbound.trust.whom("carla@private.example")
    outbound.trust.say(who, Said(False, WEDNESDAY, source="page", by_themselves=True))

    found = outbound.pressure("carla@private.example")

    assert len(found.objected) == 6
    assert found.next_at is None


def test_the_settings_and_the_rulebook_make_the_terms(outbound):
    outbound.company.change_settings({"pressure_person_week": 1, "quiet_from_hour": 18})
    outbound.trust.switch_rule(QUIET, "warns", reason="the night shift asked for it", since=date(2026, 4, 1))

    terms = outbound.terms

    assert (terms.caps.person_week, terms.hours.quiet_from) == (1, 18)
    assert (terms.severity(QUIET), terms.severity(CAP)) == ("warns", "blocks")


def test_somebody_whom_no_file_knows_has_a_cap_all_the_same(outbound):
    for day in (0, 1):
        assert isinstance(reserve(outbound, "new@gamma.example", WEDNESDAY + timedelta(days=day)), Reserved)

    assert isinstance(reserve(outbound, "New+x@gamma.example", WEDNESDAY + timedelta(days=2)), Blocked)


def test_a_word_that_names_nobody_is_told(outbound):
    with pytest.raises(NobodyAndNoAccount):
        outbound.pressure("Nemo")

"""Who must be told what we hold: from the day that any record of theirs is known, until somebody notes that they were told."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.people import MERGED, RUN, company_of_people, take
from tests.site import leave, point_at


@pytest.fixture
def trust(tmp_path):
    made = company_of_people(tmp_path / "mine")
    made.clock = lambda: datetime(2026, 4, 5, tzinfo=UTC)
    point_at(made.folder)
    yield made.trust()
    leave()


def by_person(trust):
    return {one.due.person_id: one for one in trust.notices()}


def test_everybody_is_due_a_month_after_the_earliest_record_and_a_company_s_address_never(trust):
    found = by_person(trust)

    assert found["table:person:1"].due.known_on == date(2026, 2, 1), "Mailchimp knew Anne before the table did"
    assert found["table:person:1"].due.by == date(2026, 3, 1)
    assert (found["table:person:1"].due.state, found["table:person:2"].due.state) == ("late", "due")
    assert found["table:person:1"].sources == ("mailchimp", "table")
    assert not {"table:person:3", "mailchimp:member:m3"} & set(found)


def test_who_was_told_stays_told_when_files_and_people_change(trust):
    trust.give_notice(["table:person:1"], how="mail of 2 April")
    assert by_person(trust)["table:person:1"].due.state == "given"

    take(trust.company, "more.csv", MERGED, date(2026, 3, 31))
    trust.company.run(as_of=RUN)

    assert by_person(trust)["table:person:1"].due.state == "given"


def test_another_face_of_an_address_that_was_told_is_told(trust):
    trust.give_notice(["table:person:2"], how="letter")

    assert by_person(trust)["mailchimp:member:m2"].due.state == "given"

"""The clock runs on us, an incident ends with a learning, and what counts is whom we helped."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from cordee.core.opinion.briefs import Brief
from cordee.core.opinion.care import Help, Incident, Thanks, Written, check_paper, helped
from cordee.core.vocabulary.problems_of_briefs import AgainstRule, BadCare
from cordee.core.vocabulary.text import Text

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
TODAY = date(2026, 11, 20)
BRIEF = Brief(
    1, 1, 1, "a", "Ada", "interview", "managers", TODAY - timedelta(days=30), TODAY - timedelta(days=16), answer="accepted"
)
INCIDENT = Incident("i1", "A post named a customer", "serious", "Jo", TODAY)


def test_three_days_to_the_minute_make_us_late():
    waiting = Help(1, "a", "Ada", "a figure", NOW)

    assert not waiting.late(NOW + timedelta(days=3) - timedelta(minutes=1))
    assert waiting.late(NOW + timedelta(days=3))
    assert not replace(waiting, answered_at=NOW).late(NOW + timedelta(days=9))


def test_a_person_whom_we_helped_twice_counts_once_and_one_helped_long_ago_not_at_all():
    done = [replace(BRIEF, done_on=TODAY), replace(BRIEF, id=2, subject="b", done_on=TODAY - timedelta(days=90)), BRIEF]
    asked = [Help(1, "a", "Ada", "?", NOW, "so", NOW), Help(2, "c", "Cy", "?", NOW - timedelta(days=4))]

    found = helped(done, asked, NOW, TODAY)

    assert (found.people, found.done, found.answered, found.waiting, found.late) == (1, 1, 1, 1, 1)


def test_an_incident_is_not_closed_before_something_was_done_and_learnt():
    with pytest.raises(BadCare):
        replace(INCIDENT, closed_on=TODAY)
    with pytest.raises(BadCare):
        replace(INCIDENT, closed_on=TODAY, response="asked, and mended")

    replace(INCIDENT, closed_on=TODAY, response="asked, and mended", learning="ask first")


@pytest.mark.parametrize(
    "wrong",
    [{"owner": ""}, {"severity": "huge"}, {"what": ""}, {"closed_on": date(2026, 1, 1), "response": "a", "learning": "b"}],
)
def test_an_incident_has_an_owner_and_a_severity(wrong):
    with pytest.raises(BadCare):
        replace(INCIDENT, **wrong)


def test_thanks_are_words_not_points():
    with pytest.raises(AgainstRule):
        Thanks(1, "a", "Ada", "You are the best ambassador of the month", NOW)


def test_guidelines_change_with_a_note_and_never_impose_words():
    first = Written("guidelines", 1, Text("Be yourself", "Soyez vous-même"), "", NOW)
    with pytest.raises(BadCare):
        check_paper("guidelines", Text("Be brief", "Soyez brefs"), " ", first)
    with pytest.raises(AgainstRule):
        check_paper("guidelines", Text("Repeat it word for word", "Bref"), "shorter", first)

    check_paper("guidelines", Text("Be brief", "Soyez brefs"), "shorter", first)

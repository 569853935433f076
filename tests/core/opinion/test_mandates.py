"""A mandate holds where both signed the same version, until a day, and until either ends it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from cordee.core.opinion.mandates import Mandate, Terms, Version, check_signature, state
from cordee.core.vocabulary.problems_of_briefs import BadMandate, CultureFirst, MandateOver, OtherVersion

DAY, AT = date(2026, 11, 2), datetime(2026, 11, 2, 9)
TERMS = Terms(
    "tell how to restart", "questions answered", "five", DAY, DAY + timedelta(days=180), "a proofreader", "an interview"
)
READ = ("vision", "culture")


def mandate(*signatures, ended_on=None):
    """Make a mandate with one version for each pair of signatures."""
    versions = [
        Version(n, TERMS, "us", AT, AT if us else None, AT if them else None) for n, (us, them) in enumerate(signatures, 1)
    ]
    return Mandate(1, 1, "s", "Ada", "restart", tuple(versions), ended_on)


@pytest.mark.parametrize(
    ("signatures", "stands"),
    [
        ([(True, False)], "unsigned"),
        ([(False, True)], "unsigned"),
        ([(True, False), (False, True)], "unsigned"),
        ([(True, True)], "valid"),
        ([(True, True), (True, False)], "valid"),
    ],
)
def test_only_one_version_signed_by_both_makes_a_mandate(signatures, stands):
    assert state(mandate(*signatures), DAY) == stands


def test_what_both_signed_holds_while_the_next_version_waits():
    held = mandate((True, True), (True, False))

    assert held.in_force.number == 1
    assert held.latest.number == 2


@pytest.mark.parametrize(("days", "stands"), [(-1, "later"), (0, "valid"), (180, "valid"), (181, "ran_out")])
def test_it_holds_from_its_first_day_to_its_last(days, stands):
    assert state(mandate((True, True)), DAY + timedelta(days=days)) == stands


def test_an_ended_mandate_has_ended_whoever_signed():
    assert state(mandate((True, True), ended_on=DAY), DAY) == "ended"


def test_nobody_signs_what_another_version_replaced_or_what_has_ended():
    with pytest.raises(OtherVersion):
        check_signature(mandate((True, False), (False, False)), 1, "us", DAY)
    with pytest.raises(MandateOver):
        check_signature(mandate((True, True), ended_on=DAY), 1, "us", DAY)


@pytest.mark.parametrize("declared", [(), ("vision",), ("culture",), ("confidence",)])
def test_a_person_signs_only_after_the_vision_and_the_culture(declared):
    with pytest.raises(CultureFirst):
        check_signature(mandate((True, False)), 1, "them", DAY, declared=declared)
    check_signature(mandate((True, False)), 1, "them", DAY, declared=READ)
    check_signature(mandate((False, False)), 1, "us", DAY)


@pytest.mark.parametrize(
    "wrong",
    [
        {"objective": " "},
        {"indicator": ""},
        {"target": ""},
        {"we_give": ""},
        {"they_give": ""},
        {"until": DAY - timedelta(days=1)},
        {"until": DAY + timedelta(days=1200)},
        {"objective": "x" * 2001},
    ],
)
def test_a_mandate_without_objective_indicator_end_or_gift_is_refused(wrong):
    with pytest.raises(BadMandate):
        replace(TERMS, **wrong)

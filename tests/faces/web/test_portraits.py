"""With whom and how often somebody exchanges is shown with its range, in days and not in shares, and never as nought."""

from __future__ import annotations

from datetime import date

import pytest

from cordee.core.opinion.circles import Circle
from cordee.core.opinion.rhythm import Rhythm
from cordee.faces.web.portraits import circle
from cordee.faces.web.speech import Words

DAY = date(2026, 3, 1)


def shown(rhythm, language="en"):
    row = Circle(met=40, targets=10, listed=True, talks=20, deep=15).columns(True, DAY) | rhythm.columns(True, DAY)
    return {one.name: one for one in circle(Words(language), row)}


def test_days_with_an_exchange_stand_beside_the_shares():
    found = shown(Rhythm((4, 6, 5, 5)))

    days = found["Days with an exchange, in thirty"]
    assert (days.value, days.known) == ("5.0", True)
    assert days.line.startswith("between 2.") or days.line.startswith("between 3.")
    assert "20 days in all" in days.line
    assert found["At target accounts"].value == "25%"


@pytest.mark.parametrize(
    ("language", "reason"), [("en", "no file holds an exchange"), ("fr", "aucun fichier ne contient d’échange")]
)
def test_where_files_hold_no_exchange_a_dash_says_so(language, reason):
    days = list(shown(Rhythm(), language).values())[-1]

    assert (days.value, days.known) == ("–", False)
    assert reason in days.line

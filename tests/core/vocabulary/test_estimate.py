"""An estimate: a range has two ends, and where there is none there is a reason that has words."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from cordee.core.vocabulary.contracts import EVIDENCE_TYPE
from cordee.core.vocabulary.estimate import Estimate, unknown

SOUND = Estimate(0.15, 200, 0.1, 0.2, method="wilson")


def test_a_figure_without_a_range_says_why_in_a_reason_that_has_words():
    assert unknown("too_few", 12).span is None
    with pytest.raises(ValueError, match="says why"):
        Estimate(0.5, 12)
    with pytest.raises(ValueError, match="words"):
        Estimate(0.5, 12, reason="made_up")


def test_a_figure_that_is_not_there_says_why_even_with_a_range():
    with pytest.raises(ValueError, match="says why"):
        replace(SOUND, value=None)


@pytest.mark.parametrize("ends", [{"low": None}, {"high": None}])
def test_half_a_range_is_no_range(ends: dict[str, None]):
    with pytest.raises(ValueError, match="two ends"):
        replace(SOUND, **ends)


def test_a_range_does_not_run_downwards():
    with pytest.raises(ValueError, match="upwards"):
        replace(SOUND, low=0.3)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_no_figure(value: float):
    with pytest.raises(ValueError, match="number"):
        replace(SOUND, value=value)


def test_what_stands_behind_a_figure_is_stored_field_by_field_as_the_contract_says():
    behind = SOUND.evidence(since=date(2026, 1, 1), until=date(2026, 6, 30), rows="cases?technique=webinar")

    assert list(behind) == [field.name for field in EVIDENCE_TYPE]
    assert list(behind.values()) == [
        200,
        0.1,
        0.2,
        None,
        date(2026, 1, 1),
        date(2026, 6, 30),
        "wilson",
        "cases?technique=webinar",
    ]


@pytest.mark.parametrize("found", [SOUND, unknown("no_win", 3), unknown("counted_whole", 7, 7.0)])
def test_a_figure_comes_out_of_results_as_it_went_in(found: Estimate):
    assert Estimate.stored(found.columns("share"), "share") == found


def test_a_figure_cannot_be_changed_after_the_fact():
    with pytest.raises(FrozenInstanceError):
        SOUND.__setattr__("n", 1)

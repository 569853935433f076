"""Evidence: an interval has two ends, and where there is none there is a reason."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from cordee.core.vocabulary.contracts import EVIDENCE_TYPE
from cordee.core.vocabulary.evidence import Evidence

SOUND = Evidence(200, 0.1, 0.2, None, date(2026, 1, 1), date(2026, 6, 30), "wilson", "cases?technique=webinar")


def test_a_figure_without_an_interval_says_why():
    assert Evidence(12, reason="too_few").low is None
    with pytest.raises(ValueError):
        Evidence(12)


@pytest.mark.parametrize("ends", [{"low": None}, {"high": None}])
def test_half_an_interval_is_no_interval(ends: dict[str, None]):
    with pytest.raises(ValueError, match="two ends"):
        replace(SOUND, **ends)


def test_an_interval_does_not_run_downwards():
    with pytest.raises(ValueError, match="upwards"):
        replace(SOUND, low=0.3)


def test_evidence_is_stored_field_by_field_as_it_is():
    assert list(SOUND.as_row()) == [field.name for field in EVIDENCE_TYPE]
    assert Evidence(**SOUND.as_row()) == SOUND


def test_evidence_cannot_be_changed_after_the_fact():
    with pytest.raises(FrozenInstanceError):
        SOUND.__setattr__("n", 1)

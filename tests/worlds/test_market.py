"""Chance keeps to the laws of a world: what came of them stays within four standard deviations of them."""

from __future__ import annotations

from datetime import timedelta
from math import sqrt

import pytest

from cordee.worlds import Truth, simulate


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Truth:
    return simulate(tmp_path_factory.mktemp("large"), organisations=4_000, months=24, seed=3, touches_each=0.2)


def test_won_rates_stay_within_the_chance_of_their_laws(large: Truth) -> None:
    judged = [one for one in large.techniques if one.closed >= 20]

    assert len(judged) >= 11
    for one in judged:
        assert one.wins == pytest.approx(one.closed * one.win_probability, abs=_bound(one.closed, one.win_probability))


def test_seen_cases_are_no_luckier_than_unseen_ones(large: Truth) -> None:
    for one in large.techniques:
        bound = _bound(one.seen_closed, one.win_probability)
        assert one.seen_wins == pytest.approx(one.seen_closed * one.win_probability, abs=bound)


def test_leads_become_opportunities_as_often_as_their_law_says_once_old_enough(large: Truth) -> None:
    old = [case for case in large.cases if case.lead_at < large.as_of - timedelta(days=300)]
    for one in large.techniques:
        leads = [case for case in old if case.opener == one.technique]
        reached = sum(case.opportunity_at is not None for case in leads)
        bound = _bound(len(leads), one.lead_to_opportunity)
        assert reached == pytest.approx(len(leads) * one.lead_to_opportunity, abs=bound)


def test_half_of_the_old_opportunities_close_within_the_median(large: Truth) -> None:
    days = [
        (case.closed_at - case.opportunity_at).days if case.closed_at else 9_999
        for case in large.cases
        if case.opener == "webinar" and case.opportunity_at and case.opportunity_at < large.as_of - timedelta(days=200)
    ]
    within = sum(day < large.technique("webinar").median_days_to_close for day in days)

    assert within == pytest.approx(len(days) / 2, abs=_bound(len(days), 0.5))


def test_wins_over_leads_would_miss_the_laws_that_wins_over_closed_cases_keep(large: Truth) -> None:
    webinar = large.technique("webinar")

    assert abs(webinar.wins - webinar.leads * webinar.win_probability) > _bound(webinar.leads, webinar.win_probability)


def test_doubles_come_at_their_rates(large: Truth) -> None:
    for name, of in (
        ("people_same_address", "people"), ("people_mistyped_address", "people"), ("people_free_mail", "people"),
        ("organisations_same_domain", "organisations"), ("organisations_mistyped_name", "organisations"),
    ):  # fmt: skip
        share = large.laws[name]
        assert large.counts[name] == pytest.approx(large.counts[of] * share, abs=_bound(large.counts[of], share))


def _bound(n: int, p: float) -> float:
    """Four standard deviations: one false alarm in 16,000 draws."""
    return 4 * sqrt(n * p * (1 - p)) + 1

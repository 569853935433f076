"""Before an experiment is registered: how many accounts, from their own past; too few is said, with what to do instead."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cordee.core.measurement.experiment_power import Past, cost_of, power_from, power_of_plan
from cordee.core.measurement.experiment_words import base_said, instead_said, power_said
from cordee.core.measurement.experiments import Plan
from cordee.core.vocabulary.problems_of_trials import NothingToMeasure

PLAN = Plan("Spring", "More wins", "mail", "won", 90, 0.05, looks=1)


def past(hits, n, *, days=90, now=None, worth=1.0):
    return Past(days, (worth,) * hits + (0.0,) * (n - hits), n if now is None else now)


def test_the_accounts_needed_are_the_textbooks_times_what_watching_costs():
    """Fleiss (1981): 686 an arm for 10 against 15 in a hundred, two-sided 5, power 80."""
    found = power_of_plan(PLAN, past(60, 600))

    assert found.needed == pytest.approx(2 * 686 * cost_of("planned", 1), rel=0.005)


def test_the_accounts_needed_find_the_effect_four_times_in_five():
    found = power_of_plan(PLAN, past(60, 600))
    rng, half = np.random.default_rng(3), found.needed // 2
    treated, held = rng.binomial(half, 0.15, 4_000) / half, rng.binomial(half, 0.10, 4_000) / half
    error = np.sqrt((treated * (1 - treated) + held * (1 - held)) / half)
    reach = 1.99  # the bound of a single look, with a tenth of the error kept in reserve

    assert ((treated - held) / error > reach).mean() == pytest.approx(0.80, abs=0.02)


def test_watching_costs_accounts_and_an_open_end_costs_most():
    costs = [cost_of("planned", 1), cost_of("planned", 12), cost_of("open", 1)]

    assert costs == sorted(costs)
    assert costs[-1] < 2


def test_a_past_that_is_too_short_or_empty_is_no_base():
    with pytest.raises(NothingToMeasure):
        power_of_plan(PLAN, past(5, 20))
    with pytest.raises(NothingToMeasure):
        power_of_plan(PLAN, past(4, 4_000))


def test_too_few_accounts_are_led_to_a_longer_time_to_everyone_to_equal_arms_and_to_a_larger_effect():
    small = replace(PLAN, holdout=0.1, audience="prospects", effect=0.06)

    found = power_of_plan(
        small,
        past(105, 1_050),
        longer=[past(140, 1_050, days=120), past(420, 1_050, days=365)],
        everyone=past(300, 6_000),
        best_bet=True,
    )

    assert not found.enough
    assert [one.what for one in found.instead] == ["equal_arms", "longer", "everyone", "larger_effect", "best_bet"]
    assert next(one.figure for one in found.instead if one.what == "longer") == 365


def test_enough_accounts_need_no_advice():
    found = power_of_plan(PLAN, past(400, 4_000))

    assert (found.enough, found.instead) == (True, ())


def test_money_is_powered_by_how_much_it_varied():
    plan = replace(PLAN, metric="revenue", effect=50.0)

    found = power_of_plan(plan, past(60, 600, worth=1_000.0))

    assert (found.base, found.hits) == (100.0, 60)
    assert found.needed == pytest.approx(2 * 2 * 90_150 * (1.96 + 0.8416) ** 2 / 50**2 * cost_of("planned", 1), rel=0.01)


def test_what_was_answered_is_kept_and_read_back():
    found = power_of_plan(PLAN, past(60, 600), best_bet=True)

    assert power_from(found.as_facts()) == found
    assert power_from({}) is None


def test_it_is_said_in_plain_sentences_in_both_languages():
    found = power_of_plan(PLAN, past(60, 600))

    assert power_said(found, "en").endswith(
        "you have 600: do not run it. With these accounts, an effect as large as you hope for would be missed 6 times out of ten."
    )
    assert "vous en avez 600" in power_said(found, "fr")
    assert (
        base_said(PLAN, found, "en")
        == "By itself, this happens to 10.0 accounts in a hundred within 90 days (between 7.8 and 12.7; seen on 600 accounts)."
    )
    assert instead_said(found.instead[0], PLAN, "en").startswith(
        "Test something that could do more: these accounts would show 7.7"
    )

"""A look is judged by the plan and every look before it; looking often does not make chance look like an effect."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from scipy.stats import fisher_exact

from cordee.core.measurement.assignment import assign, with_holdout
from cordee.core.measurement.experiment_reading import (
    Side,
    _exact_p,
    days_more,
    is_planned,
    odds,
    read,
    seen_from,
    word_of,
)
from cordee.core.measurement.experiments import Assigned, Experiment, Line, Look, Plan

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
DAYS = 90


def experiment(taken=(), **changes):
    told = {"metric": "won", "effect": 0.05, "looks": 6} | changes
    plan = Plan("x", "x", "x", days=DAYS, **told)
    return Experiment("e1", "running", (Line(1, "started", plan, {}, "", None, START),), tuple(taken), START)


def arms(treated, held):
    return [Assigned(f"t{one}", "treated") for one in range(treated)] + [Assigned(f"h{one}", "holdout") for one in range(held)]


def reached(treated, held, worth=1.0):
    return {f"t{one}": worth for one in range(treated)} | {f"h{one}": worth for one in range(held)}


def day(number):
    return START.replace(hour=0) + timedelta(days=1 + number)


def looked(made, outcomes, assigned, at):
    seen = read(made, outcomes, assigned, as_of=day(at), usual_odds=0.1)
    look = Look(len(made.looks) + 1, day(at), True, seen.as_facts(), None, day(at))
    return experiment([*made.looks, look], watch=made.plan.watch), seen


def test_what_is_kept_of_a_look_is_read_back_as_it_was():
    _, seen = looked(experiment(), reached(60, 20), arms(300, 300), 45)

    assert seen_from(seen.as_facts()) == seen


def test_the_exact_p_is_fishers_smaller_tail_twice_with_half_of_what_was_seen():
    treated, held = Side(20, 9, 0.45), Side(20, 3, 0.15)
    tail = fisher_exact([[9, 11], [3, 17]], alternative="greater").pvalue
    beyond = fisher_exact([[10, 10], [2, 18]], alternative="greater").pvalue

    assert _exact_p(treated, held) == pytest.approx(tail + beyond)


def test_a_small_holdout_without_any_outcome_is_no_proof_where_a_normal_law_would_shout():
    """Thirty of 540 against none of 60: one time in twenty by chance alone; the plain standard error says five and a half."""
    plain = (30 / 540) / (30 / 540 * (1 - 30 / 540) / 540) ** 0.5

    seen = read(experiment(), reached(30, 0), arms(540, 60), as_of=day(45), usual_odds=0.1)

    assert plain > 5.5
    assert seen.p > 0.03
    assert seen.word == "unknown"


@pytest.mark.parametrize(("treated", "held", "at", "word"), [(90, 40, 45, "works"), (40, 90, 45, "does_not_work"), (40, 40, 45, "unknown"),
                                                             (40, 40, 91, "does_not_work"), (52, 40, 91, "unknown")])  # fmt: skip
def test_the_word_follows_from_the_range_and_does_not_work_waits_for_the_end(treated, held, at, word):
    seen = read(experiment(), reached(treated, held), arms(400, 400), as_of=day(at), usual_odds=0.1)

    assert seen.word == word
    assert seen.low < seen.difference < seen.high


def test_money_is_compared_too_and_says_nothing_below_five_accounts_in_an_arm():
    enough = read(
        experiment(metric="revenue", effect=50.0), reached(60, 20, 900.0), arms(300, 300), as_of=day(91), usual_odds=0.1
    )
    few = read(experiment(metric="revenue", effect=50.0), reached(60, 4, 900.0), arms(300, 300), as_of=day(91), usual_odds=0.1)

    assert (enough.word, enough.difference) == ("works", pytest.approx(120.0))
    assert (few.word, few.low, few.reason) == ("unknown", None, "too_few")


def test_the_first_look_that_decides_keeps_the_word_and_late_data_change_nothing():
    made, first = looked(experiment(), reached(90, 40), arms(400, 400), 45)
    made, _ = looked(made, reached(90, 88), arms(400, 400), 91)

    assert first.decides
    assert word_of(made) == ("works", made.looks[0])


def test_a_look_where_nothing_came_loses_no_error_at_the_end():
    made, _ = looked(experiment(), reached(62, 38), arms(400, 400), 89.9)

    last = read(made, reached(62, 38), arms(400, 400), as_of=day(90), usual_odds=0.1)

    assert last.bound < 2.6


def test_more_looks_than_were_due_are_outside_the_plan():
    made, _ = looked(experiment(), reached(20, 20), arms(400, 400), 16)

    assert not is_planned(made, day(20))
    assert is_planned(made, day(31))
    assert is_planned(experiment(watch="open"), day(1))


def test_an_open_end_says_how_long_it_would_take_if_it_went_on_as_it_does():
    made = experiment(watch="open")
    strong = read(made, reached(58, 40), arms(400, 400), as_of=day(60), usual_odds=0.1)
    nothing = read(made, reached(40, 40), arms(400, 400), as_of=day(60), usual_odds=0.1)

    assert 60 < days_more(made, strong, usual_odds=0.1) < 400
    assert days_more(made, nothing, usual_odds=0.1) is None


def false_alarms(runs, *, watch, holdout, looks, seed, base=0.1, accounts=400):
    """Give how many experiments without any effect ever decided."""
    rng, found = np.random.default_rng(seed), 0
    for number in range(runs):
        names = [f"a{one}" for one in range(accounts)]
        split = assign(names, with_holdout(f"{seed}/{number}", share=holdout))
        assigned = [Assigned(one, split[one]) for one in names]
        days = rng.exponential(-DAYS / np.log1p(-base), accounts)
        made = experiment(watch=watch, holdout=holdout, looks=looks)
        for look in range(1, looks + 1):
            at = DAYS * (2 if watch == "open" else 1) * look / looks
            outcomes = {name: 1.0 for name, one in zip(names, days, strict=True) if one <= at}
            seen = read(made, outcomes, assigned, as_of=day(at), usual_odds=odds(1, 10))
            if seen.decides:
                found += 1
                break
            made = experiment(
                [*made.looks, Look(look, day(at), True, seen.as_facts(), None, day(at))],
                watch=watch,
                holdout=holdout,
                looks=looks,
            )
    return found


def test_an_experiment_without_effect_seldom_decides_in_a_small_sample():
    assert false_alarms(12, watch="planned", holdout=0.5, looks=3, seed=5) <= 3


@pytest.mark.nightly
@pytest.mark.parametrize(("watch", "holdout", "looks"), [("planned", 0.5, 12), ("planned", 0.1, 12), ("open", 0.5, 24)])
def test_looking_often_raises_no_more_false_alarms_than_promised(watch, holdout, looks):
    runs = 1_000
    found = false_alarms(runs, watch=watch, holdout=holdout, looks=looks, seed=11)

    assert found / runs < 0.05 + 2.33 * (0.05 * 0.95 / runs) ** 0.5

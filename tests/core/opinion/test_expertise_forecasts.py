"""Forecasts of who will contribute: each by itself, and their mean."""

from __future__ import annotations

import numpy as np
from scipy.special import hyp2f1

from cordee.core.opinion import expertise_forecasts as forecasts
from cordee.core.opinion.expertise_forecasts import Forecast, mean_of, recently, returning
from tests.forum import answers_of

NONE = np.zeros(0, dtype=np.int64)


def of_people(overall, weight=0.5):
    overall = np.array(overall, dtype=float)
    return Forecast(weight, overall, np.zeros(0), overall, np.zeros(0))


def test_whom_all_forecasts_name_stands_above_whom_one_of_them_names_loudly():
    one, other = of_people([6.0, 3.0, 0.1]), of_people([0.1, 3.0, 6.0])

    mean = mean_of([one, other], NONE, NONE, known=3).overall

    assert mean[1] > 2 * mean[0]
    plain = one.overall / one.overall.sum() + other.overall / other.overall.sum()
    assert plain[0] > plain[1]  # the tempting sum lets one loud forecast decide


def test_the_unit_of_a_forecast_has_no_say():
    one, other = of_people([3.0, 2.0]), of_people([1.0, 4.0])

    mean = mean_of([one, other], NONE, NONE, known=2)

    assert np.allclose(mean.overall, mean_of([of_people([300.0, 200.0]), other], NONE, NONE, known=2).overall)


def test_others_on_a_topic_are_told_in_the_same_unit_as_those_who_answered_there():
    person, topic = np.array([0, 1]), np.array([0, 0])
    one = Forecast(1.0, np.array([2.0, 2.0, 2.0]), np.array([3.0, 1.0]), np.array([1.0, 1.0, 1.0]), np.array([1.0]))

    mean = mean_of([one], person, topic, known=3)

    shares = [*mean.pairs, *mean.others(np.array([2]), 0)]
    assert np.allclose(shares, np.array([3.0, 1.0, 1.0]) / 5 + forecasts.FLOOR / 3)


def test_recent_answers_count_more_on_their_topic_than_elsewhere():
    answers = answers_of([0, 1, 1], [0, 1, 2], [10.0, 10.0, 0.0], [1, 1, 1], topics=[[0], [1], [0]], now=10.0)
    person, topic = np.array([0, 1, 1]), np.array([0, 0, 1])

    found = recently(answers, np.ones(3), person, topic, half_life=0.5, weight=1.0)

    assert np.allclose(found.pairs, [1 + 0.3, 0.25 + 0.3 * 1.25, 1 + 0.3 * 1.25])
    assert np.allclose(found.overall, [0.3, 0.3 * 1.25])


def test_returns_agree_with_the_published_formula():
    at = [0.0, 20.0, 40.0, 60.0, 10.0, 90.0, 100.0]
    found = returning(answers_of([0, 0, 0, 0, 1, 2, 2], range(7), at, [1] * 7, now=100.0))

    (r, alpha), (a, b), t = forecasts.RETURNS, forecasts.LEAVING, forecasts.HORIZON
    for who, (x, until, seen) in enumerate([(3, 0.6, 1.0), (0, 0.0, 0.9), (1, 0.1, 0.1)]):
        # Fader, Hardie and Lee (2005), equation 10, as printed
        z = t / (alpha + seen + t)
        come = (
            (a + b + x - 1)
            / (a - 1)
            * (1 - ((alpha + seen) / (alpha + seen + t)) ** (r + x) * hyp2f1(r + x, b + x, a + b + x - 1, z))
        )
        come /= 1 + (a / (b + x - 1) * ((alpha + seen) / (alpha + until)) ** (r + x) if x else 0.0)
        assert np.isclose(found[who], come)  # one answer a day, so as many answers as days


def test_returns_are_those_of_invented_people_who_come_and_leave():
    rng = np.random.default_rng(1)
    (r, alpha), (a, b), t = forecasts.RETURNS, forecasts.LEAVING, forecasts.HORIZON
    rows, later = [], 0
    for who in range(4000):
        rate, leaves, at = rng.gamma(r) / alpha, rng.beta(a, b), rng.uniform(0, 0.8)
        rows.append((who, at))
        while (at := at + rng.exponential(1 / rate)) < 1 + t:
            if at < 1:
                rows.append((who, at))
            else:
                later += 1
            if rng.random() < leaves:
                break
    person, at = (np.array(column) for column in zip(*sorted(rows, key=lambda row: row[1]), strict=True))

    found = returning(answers_of(person, np.arange(len(at)), at * 10_000, [1] * len(at), now=10_000.0))

    assert 0.9 < found.sum() / later < 1.1


def test_nobody_overflows_however_often_they_came():
    found = returning(answers_of([0] * 3000 + [1], range(3001), [*np.arange(3000.0), 2999.0], [1] * 3001, now=3000.0))

    assert np.isfinite(found).all()
    assert found[0] > 1000

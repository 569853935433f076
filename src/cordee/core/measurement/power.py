"""Before an experiment: how many accounts it needs, what those at hand could show, and what to do instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, isfinite, sqrt
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import brentq
from scipy.stats import f as fisher
from scipy.stats import nct
from scipy.stats import t as student

from cordee.core.measurement.clusters import arm_mean
from cordee.core.measurement.intervals import Interval

MOST_ACCOUNTS = 10_000_000
FEWEST = 4
Advice = Literal["run", "do_not_run"]
Instead = Literal["larger_effect", "use_the_past", "wait_for_accounts", "use_equal_arms", "describe_only"]


@dataclass(frozen=True, slots=True)
class Spread:
    """How much one account says: the mean of the metric, and the variance of a mean over K accounts, times K."""

    mean: float
    per_account: float

    def __post_init__(self) -> None:
        if not (isfinite(self.mean) and isfinite(self.per_account) and self.per_account > 0):
            raise ValueError("an experiment needs a metric that varies")


def spread_of_people(*, mean: float, variance: float, icc: float, sizes: Sequence[float] | float) -> Spread:
    """Say how much one account says from how much people differ and colleagues resemble each other.

    Parameters
    ----------
    mean, variance
        Of the metric, over people. A share p has the variance p (1 - p).
    icc
        The share of the variance that lies between accounts, 0 to 1 (see ``intraclass``).
    sizes
        People an account, one number each, or one for all.

    Examples
    --------
    >>> found = spread_of_people(mean=0.2, variance=0.16, icc=0.05, sizes=20)
    >>> round(found.per_account, 4)
    0.0156

    Notes
    -----
    The design effect with unequal sizes, 1 + (sum of squared sizes over the sum of sizes - 1) icc (Kish 1965;
    Eldridge, Ashby and Kerry 2006).
    """
    people = np.atleast_1d(np.asarray(sizes, dtype=np.float64))
    if not 0 <= icc <= 1 or not (people > 0).all():
        raise ValueError("icc lies between 0 and 1, sizes are more than 0")
    effect = 1 + ((people**2).sum() / people.sum() - 1) * icc
    return Spread(mean, float(variance * effect / people.mean()))


def spread_of_history(totals: ArrayLike, sizes: ArrayLike) -> Spread:
    """Say how much one account says from past accounts: one total and one size each, as for ``compare``.

    It serves ratios too, and asks nobody for an intraclass correlation.

    Examples
    --------
    >>> found = spread_of_history([3.0, 5.0, 4.0, 8.0], [1, 1, 1, 1])
    >>> found.mean, round(found.per_account, 3)
    (5.0, 4.667)
    """
    sums = np.asarray(totals, dtype=np.float64)
    found = arm_mean(sums, sizes, np.ones(len(sums)))
    return Spread(float(found.mean), float(found.variance) * len(sums))


@dataclass(frozen=True, slots=True)
class Question:
    """What an experiment should be able to see.

    Parameters
    ----------
    spread
        How much one account says.
    effect
        The smallest difference worth having, in the metric's unit; not 0.
    accounts
        How many there are.
    share
        The part of them that is treated.
    power, alpha
        How often an effect of that size should be found, and how often one that is not there.
    past
        Correlation of the metric with what is known of the account before; 0 where nothing is used.
    factor
        What the regime costs in accounts over a single look at the end (``OpenEnded.cost``).
    monthly
        New accounts a month, where more come.
    """

    spread: Spread
    effect: float
    accounts: int
    share: float = 0.5
    power: float = 0.8
    alpha: float = 0.05
    past: float = 0.0
    factor: float = 1.0
    monthly: float | None = None

    def __post_init__(self) -> None:
        if self.effect == 0 or not 0 < self.share < 1 or not 0 < self.alpha < self.power < 1 or not -1 < self.past < 1:
            raise ValueError("effect is not 0; share, alpha and power lie between 0 and 1, alpha below power")
        if self.accounts < 0 or self.factor < 1:
            raise ValueError("accounts are not negative, a regime costs at least once the accounts")


@dataclass(frozen=True, slots=True)
class Option:
    """Something to do instead: what, and the figure that goes with it (accounts, an effect, months)."""

    instead: Instead
    figure: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether the experiment can answer.

    Parameters
    ----------
    advice
        ``run`` or ``do_not_run``.
    needed, accounts
        Accounts needed, and there.
    power
        How often the accounts at hand would find the effect.
    detectable
        The smallest effect that they would find with the power asked for; None below four accounts.
    options
        What to do instead, the best first; empty where it can run.
    """

    advice: Advice
    needed: int
    accounts: int
    power: float
    detectable: float | None
    options: tuple[Option, ...]


def ask_power(question: Question) -> Answer:
    """Say whether the accounts at hand can answer, how many are needed, and what to do instead.

    Examples
    --------
    >>> people = spread_of_people(mean=0.2, variance=0.16, icc=0.05, sizes=4)
    >>> found = ask_power(Question(people, effect=0.03, accounts=600))
    >>> found.advice, found.needed, round(found.power, 2), [one.instead for one in found.options]
    ('do_not_run', 1607, 0.4, ['use_the_past', 'larger_effect', 'describe_only'])

    Notes
    -----
    Noncentral t with the accounts minus two degrees of freedom; with a past correlated r, the variance is
    multiplied by 1 - r² (Deng, Xu, Kohavi and Walker 2013).
    """
    needed = accounts_needed(question)
    now = power_of(question)
    can = question.accounts >= needed
    seen = detectable(question)
    return Answer(
        "run" if can else "do_not_run", needed, question.accounts, now, seen, () if can else _instead(question, seen, needed)
    )


def power_of(question: Question) -> float:
    """Say how often the accounts at hand would find the effect.

    Examples
    --------
    >>> round(power_of(Question(Spread(0.0, 1.0), effect=0.5, accounts=128)), 4)
    0.8015
    """
    return _power(question, question.effect, question.accounts / question.factor)


def accounts_needed(question: Question) -> int:
    """Say how many accounts find the effect with the power asked for.

    Examples
    --------
    >>> accounts_needed(Question(Spread(0.0, 1.0), effect=0.5, accounts=0))
    128
    """
    low, high = FEWEST - 1, FEWEST
    while high < MOST_ACCOUNTS and _power(question, question.effect, high) < question.power:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _power(question, question.effect, middle) >= question.power else (middle, high)
    return ceil(high * question.factor - 1e-9)


def detectable(question: Question) -> float | None:
    """Give the smallest effect that the accounts at hand find with the power asked for, signed as the effect.

    Examples
    --------
    >>> round(detectable(Question(Spread(0.0, 1.0), effect=1.0, accounts=128)), 3)
    0.499
    """
    there = question.accounts / question.factor
    if there < FEWEST:
        return None
    error = _error(question, there)
    most = error * 1e4

    def missing(effect: float) -> float:
        return _power(question, effect, there) - question.power

    return float(np.copysign(brentq(missing, error * 1e-6, most, xtol=error * 1e-9), question.effect))


@dataclass(frozen=True, slots=True)
class Intraclass:
    """How much colleagues resemble each other, with its range, from so many accounts and people."""

    icc: Interval
    accounts: int
    people: int


def intraclass(outcome: ArrayLike, cluster: ArrayLike, *, confidence: float = 0.95) -> Intraclass | str:
    """Estimate the share of the variance that lies between accounts, or say why not.

    Returns
    -------
    Intraclass or str
        ``too_few`` below two accounts or where no account has two people; ``nothing_varies``.

    Examples
    --------
    >>> found = intraclass([1, 2, 5, 6, 9, 9.5], ["a", "a", "b", "b", "c", "c"])
    >>> round(found.icc.estimate, 2)
    0.98

    Notes
    -----
    One-way analysis of variance, with the mean size corrected for unequal ones (Donner 1986); the range is the one of
    the F ratio (Searle 1971), which is exact for equal sizes and normal outcomes. Negative estimates stand as they are.
    """
    values = np.asarray(outcome, dtype=np.float64)
    _, where = np.unique(np.asarray(cluster), return_inverse=True)
    sizes = np.bincount(where.reshape(-1)).astype(np.float64)
    accounts, people = len(sizes), len(values)
    if accounts < 2 or people <= accounts:
        return "too_few"
    means = np.bincount(where.reshape(-1), values) / sizes
    between = float((sizes * (means - values.mean()) ** 2).sum()) / (accounts - 1)
    within = float(((values - means[where.reshape(-1)]) ** 2).sum()) / (people - accounts)
    if between == 0 and within == 0:
        return "nothing_varies"
    typical = (people - float((sizes**2).sum()) / people) / (accounts - 1)
    if within == 0:
        return Intraclass(Interval(1.0, 1.0, 1.0), accounts, people)
    ratio, tail = between / within, (1 - confidence) / 2
    ends = (fisher.ppf(1 - tail, accounts - 1, people - accounts), 1.0, fisher.ppf(tail, accounts - 1, people - accounts))
    low, estimate, high = ((ratio / float(end) - 1) / (ratio / float(end) - 1 + typical) for end in ends)
    return Intraclass(Interval(estimate, low, high), accounts, people)


def _error(question: Question, accounts: float) -> float:
    variance = question.spread.per_account * (1 - question.past**2)
    return sqrt(variance / accounts * (1 / question.share + 1 / (1 - question.share)))


def _power(question: Question, effect: float, accounts: float) -> float:
    freedom = accounts - 2
    if accounts < FEWEST or min(question.share, 1 - question.share) * accounts < 2:
        return 0.0
    drift = abs(effect) / _error(question, accounts)
    if drift > 30:
        return 1.0
    reach = float(student.ppf(1 - question.alpha / 2, freedom))
    found = float(nct.sf(reach, freedom, drift))
    return found if isfinite(found) else float(drift - reach > 0)


def _instead(question: Question, seen: float | None, needed: int) -> tuple[Option, ...]:
    """List what could be done instead, what keeps the question first."""
    found = []
    if question.past == 0 and (least := _correlation(question)) is not None:
        found.append(Option("use_the_past", least))
    if question.share != 0.5 and accounts_needed(replace(question, share=0.5)) <= question.accounts:
        found.append(Option("use_equal_arms", float(accounts_needed(replace(question, share=0.5)))))
    if question.monthly:
        found.append(Option("wait_for_accounts", ceil((needed - question.accounts) / question.monthly)))
    if seen is not None:
        found.append(Option("larger_effect", seen))
    return (*found, Option("describe_only"))


def _correlation(question: Question) -> float | None:
    """Give the correlation with the past that would make the accounts suffice, where it is one that happens (up to .8)."""
    for tenth in range(1, 9):
        if accounts_needed(replace(question, past=tenth / 10)) <= question.accounts:
            return tenth / 10
    return None

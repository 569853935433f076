"""Before an experiment is registered: from the accounts' own past, how many it needs, and what to do where it cannot answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import brentq
from scipy.special import ndtri

from cordee.core.measurement.experiments import STILL_FREE, Experiment, Plan, Watch
from cordee.core.measurement.intervals import wilson
from cordee.core.measurement.power import Answer, Question, Spread, accounts_needed, ask_power, spread_of_history
from cordee.core.measurement.sequential import OpenEnded, PlannedHorizon
from cordee.core.measurement.spending import FARTHEST, crossing
from cordee.core.vocabulary.problems_of_trials import NothingToMeasure
from cordee.core.vocabulary.text import Text

POWER, ALPHA = 0.8, 0.05
FEWEST_PAST, FEWEST_REACHED = 30, 5
IN_A_PLAN = 60
Suggestion = Literal["larger_effect", "longer", "everyone", "equal_arms", "best_bet"]
NO_PAST = Text(
    "{n} accounts known {days} days ago; at least {least} are needed to say how often it happens by itself",
    "{n} comptes connus il y a {days} jours ; il en faut au moins {least} pour dire à quelle fréquence cela arrive de soi-même",
)
NOTHING_HAPPENED = Text(
    "{hits} of {n} accounts reached it within {days} days; below {least} nobody can say how often it happens by itself",
    "{hits} comptes sur {n} y sont arrivés en {days} jours ; au-dessous de {least}, impossible de dire à quelle fréquence cela arrive de soi-même",
)


@dataclass(frozen=True, slots=True)
class Past:
    """What happened by itself: one number an account that was known at the beginning of the last so many days.

    Parameters
    ----------
    days
        How long the time was.
    totals
        For each account 1 or 0, or its money.
    now
        How many accounts qualify today.
    """

    days: int
    totals: tuple[float, ...]
    now: int

    @property
    def hits(self) -> int:
        """How many accounts reached it at all."""
        return sum(one > 0 for one in self.totals)


@dataclass(frozen=True, slots=True)
class Instead:
    """Something to do instead, and the figure that goes with it: an effect, days, accounts; None where there is none."""

    what: Suggestion
    figure: float | None = None


@dataclass(frozen=True, slots=True)
class Power:
    """What can be known before the start.

    Parameters
    ----------
    accounts
        How many qualify today.
    base, low, high
        What an account reaches by itself within the time, with its range; ``n`` accounts of the past and ``hits`` that did.
    needed, needed_low, needed_high
        Accounts needed; and at the ends of the base's range, the fewer first.
    found
        How often the accounts at hand would find the effect, if it is there.
    detectable
        The smallest effect that they would find in four of five experiments; None below four accounts.
    """

    accounts: int
    base: float
    low: float
    high: float
    n: int
    hits: int
    needed: int
    needed_low: int
    needed_high: int
    found: float
    detectable: float | None
    instead: tuple[Instead, ...]

    @property
    def enough(self) -> bool:
        """Whether the accounts at hand can answer."""
        return self.accounts >= self.needed

    def as_facts(self) -> dict[str, Any]:
        """Give it as plain values, to be kept with the registration."""
        names = ("accounts", "base", "low", "high", "n", "hits", "needed", "needed_low", "needed_high", "found", "detectable")
        return {name: getattr(self, name) for name in names} | {
            "instead": [{"what": one.what, "figure": one.figure} for one in self.instead]
        }


def power_from(facts: Mapping[str, Any]) -> Power | None:
    """Give what was kept as plain values; None where nothing was."""
    if not facts:
        return None
    instead = tuple(Instead(one["what"], one["figure"]) for one in facts["instead"])
    return Power(**{name: value for name, value in facts.items() if name != "instead"}, instead=instead)


def power_registered(experiment: Experiment) -> Power | None:
    """Give what the power question answered of the plan that was measured: at its registration, or at its last amendment before the start."""
    for line in reversed(experiment.lines):
        if line.deed in ("registered", "amended") and line.power:
            return power_from(line.power)
        if line.deed == "amended" and experiment.changes()[line.number].keys() - STILL_FREE:
            return None  # of the plan as amended nobody could say
    return None


def power_of_plan(
    plan: Plan, past: Past, *, longer: Sequence[Past] = (), everyone: Past | None = None, best_bet: bool = False
) -> Power:
    """Say how many accounts the plan needs, how many there are, and where that is too few, what to do instead.

    Parameters
    ----------
    past
        What happened by itself over the plan's own time.
    longer
        The same over longer times: an effect that keeps its proportion is seen by fewer accounts where more happens.
    everyone
        The same for customers and prospects together, where the plan asks for one of the two.
    best_bet
        Whether the techniques hold one that is worth a try without being tested.

    Raises
    ------
    NothingToMeasure
        The past is too short or too empty to say what happens by itself.

    Examples
    --------
    >>> past = Past(90, (1.0,) * 60 + (0.0,) * 540, 600)
    >>> plan = Plan("Spring", "More leads", "email_house", "lead", 90, 0.05, looks=1)
    >>> found = power_of_plan(plan, past)
    >>> found.enough, found.needed, [one.what for one in found.instead]
    (False, 1412, ['larger_effect'])

    Notes
    -----
    The two-sided test at 5 in a hundred with a power of 80, of two shares each with its own variance: textbooks give 686 an
    arm for 10 against 15 in a hundred (Fleiss 1981, without continuity). What watching costs is added: see ``cost_of``.
    """
    _possible(past)
    middle, low, high = _base(plan, past)
    answer = _asked(plan, past, middle)
    ends = [_needed(plan, past, one) for one in (low, high)]
    found: list[Instead] = []
    if answer.advice == "do_not_run":
        found = [*_alternatives(plan, past, longer, everyone, answer), *([Instead("best_bet")] if best_bet else [])]
    return Power(
        past.now, middle, low, high, len(past.totals), past.hits, answer.needed, min(answer.needed, *ends), max(answer.needed, *ends),
        answer.power, answer.detectable, tuple(found),
    )  # fmt: skip


@lru_cache(maxsize=64)
def cost_of(watch: Watch, looks: int) -> float:
    """Say how many times the accounts of a single look at the end a way of looking needs, for the same power.

    Examples
    --------
    >>> round(cost_of("planned", 1), 2), round(cost_of("planned", 4), 2), round(cost_of("open", 1), 2)
    (1.03, 1.05, 1.69)
    """
    if watch == "planned":
        fractions = [(one + 1) / looks for one in range(looks)]
        bounds = PlannedHorizon(1.0, ALPHA).bounds(fractions)
    else:
        fractions = [(one + 1) / IN_A_PLAN for one in range(IN_A_PLAN)]
        bounds = tuple(min(OpenEnded(1.0, ALPHA).bound(one), FARTHEST) for one in fractions)
    fixed = float(ndtri(1 - ALPHA / 2) + ndtri(POWER))

    def missing(drift: float) -> float:
        return float(crossing(fractions, bounds, drift=drift)[-1]) - POWER

    return max(1.0, (float(brentq(missing, fixed / 2, fixed * 3, xtol=1e-4)) / fixed) ** 2)


def _possible(past: Past) -> None:
    facts = {"n": len(past.totals), "days": past.days, "hits": past.hits}
    if len(past.totals) < FEWEST_PAST:
        raise NothingToMeasure(case=_filled(NO_PAST, least=FEWEST_PAST, **facts))
    if past.hits < FEWEST_REACHED:
        raise NothingToMeasure(case=_filled(NOTHING_HAPPENED, least=FEWEST_REACHED, **facts))


def _filled(text: Text, **facts: int) -> Text:
    return Text(text.in_language("en", **facts), text.in_language("fr", **facts))


def _base(plan: Plan, past: Past) -> tuple[float, float, float]:
    if plan.shares:
        found = wilson(past.hits, len(past.totals))
        return found.estimate, found.low, found.high
    spread = spread_of_history(past.totals, np.ones(len(past.totals)))
    half = 1.96 * (spread.per_account / len(past.totals)) ** 0.5
    return spread.mean, max(0.0, spread.mean - half), spread.mean + half


def _spread(plan: Plan, totals: ArrayLike, base: float) -> Spread:
    """Give how much one account says: for shares at this base, each arm with its own variance; for money as it was."""
    if not plan.shares:
        return spread_of_history(totals, np.ones(len(np.asarray(totals))))
    treated = min(base + plan.effect, 1 - 1e-6)
    own, control = treated * (1 - treated), max(base * (1 - base), 1e-9)
    return Spread(base, own * plan.holdout + control * (1 - plan.holdout))


def _question(plan: Plan, past: Past, base: float) -> Question:
    factor = cost_of(plan.watch, plan.looks if plan.watch == "planned" else 1)
    spread = _spread(plan, past.totals, base)
    return Question(spread, plan.effect, past.now, 1 - plan.holdout, POWER, ALPHA, factor=factor)


def _asked(plan: Plan, past: Past, base: float) -> Answer:
    return ask_power(_question(plan, past, base))


def _needed(plan: Plan, past: Past, base: float) -> int:
    return accounts_needed(_question(plan, past, base))


def _alternatives(plan: Plan, past: Past, longer: Sequence[Past], everyone: Past | None, answer: Answer) -> list[Instead]:
    found = []
    if plan.holdout != 0.5 and _needed(_halved(plan), past, _base(plan, past)[0]) <= past.now:
        found.append(Instead("equal_arms", float(_needed(_halved(plan), past, _base(plan, past)[0]))))
    for other in sorted(longer, key=lambda one: one.days):
        if other.days > plan.days and len(other.totals) >= FEWEST_PAST and other.hits >= FEWEST_REACHED:
            grown = _grown(plan, _base(plan, past)[0], _base(plan, other)[0])
            if grown is not None and _needed(grown, other, _base(plan, other)[0]) <= other.now:
                found.append(Instead("longer", float(other.days)))
                break
    if (
        everyone is not None
        and everyone.hits >= FEWEST_REACHED
        and _needed(plan, everyone, _base(plan, everyone)[0]) <= everyone.now
    ):
        found.append(Instead("everyone", float(everyone.now)))
    if answer.detectable is not None:
        found.append(Instead("larger_effect", answer.detectable))
    return found


def _halved(plan: Plan) -> Plan:
    return replace(plan, holdout=0.5)


def _grown(plan: Plan, base: float, other: float) -> Plan | None:
    """Give the plan with an effect that keeps its proportion to what happens by itself; None where there is no such plan."""
    effect = plan.effect * other / base
    return replace(plan, effect=effect) if not plan.shares or effect + other < 1 else None

"""Experiments step by step: planned, powered, registered, started, read, stopped, decided; each step noted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import numpy as np
import pyarrow as pa

from cordee.actions.decisions import decision_of
from cordee.actions.experiment_facts import Market, as_now_known, market_of
from cordee.actions.pressure import CHANNEL_OF
from cordee.core.measurement.assignment import assign, with_holdout
from cordee.core.measurement.decisions import Decision, DecisionBook, Dissent, Stance
from cordee.core.measurement.experiment_power import Power, power_of_plan, power_registered
from cordee.core.measurement.experiment_reading import is_planned, odds, read
from cordee.core.measurement.experiments import (
    TREATED,
    Assigned,
    Deed,
    Experiment,
    ExperimentBook,
    Look,
    Plan,
    check_amendment,
    check_step,
)
from cordee.core.trust.audit import Audit
from cordee.core.vocabulary.problems import NotRunYet
from cordee.core.vocabulary.problems_of_trials import NoSuchExperiment, NoSuchLook, NothingToMeasure, SaysWhy
from cordee.core.vocabulary.results import TECHNIQUES
from cordee.core.vocabulary.text import Text
from cordee.engine.results import Ask, Condition, ResultsReader

LONGER = (90, 180, 365)
UNTOLD_ODDS = 0.1
FEWEST_AN_ARM = 2
TOO_SMALL = Text("{n} accounts registered for, {needed} needed", "{n} comptes disponibles, {needed} nécessaires")
UNKNOWN_POWER = Text(
    "nobody can say yet how many accounts it needs: {case}", "impossible de dire encore combien de comptes il faut : {case}"
)
FEW_QUALIFY = Text(
    "{n} accounts qualify; each of the two groups needs two",
    "{n} comptes remplissent les conditions ; il en faut deux par groupe",
)
BEFORE_START = Text(
    "the figures stand at {figures}, and outcomes count from {start} on",
    "les chiffres sont arrêtés au {figures}, et les résultats comptent à partir du {start}",
)
EARLY = Text("it would run until {day}", "elle devait durer jusqu’au {day}")


@dataclass(frozen=True, slots=True)
class Standing:
    """The results that stand: their reader, the moment they are of, and the run's id."""

    reader: ResultsReader
    as_of: datetime
    run: str


@dataclass(frozen=True, slots=True)
class Lab:
    """What experiments need: the books, the moment, who asks; and the results, which raise ``NotRunYet`` before the first run."""

    book: ExperimentBook
    decisions: DecisionBook
    audit: Audit
    results: Callable[[], Standing]
    now: datetime
    author: int | None = None


def named(lab: Lab, key: str) -> Experiment:
    """Give an experiment by its key; raises ``NoSuchExperiment``."""
    found = lab.book.named(key)
    if found is None:
        raise NoSuchExperiment(key=key, known=", ".join(one.key for one in lab.book.listed()) or "–")
    return found


def power(lab: Lab, plan: Plan, *, market: Market | None = None) -> Power:
    """Say, from the workspace's own results, how many accounts a plan needs, how many there are, and what to do instead.

    Raises
    ------
    NotRunYet, NothingToMeasure
        Nothing was computed, or the past is too short or too empty.
    """
    there = lab.results()
    reader, as_of = there.reader, min(there.as_of, lab.now)
    market = market or market_of(reader)
    longer = [
        market.past(plan, as_of, days=days) for days in LONGER if days > plan.days and market.reaches_back(_before(as_of, days))
    ]
    everyone = market.past(replace(plan, audience="everyone"), as_of, days=plan.days) if plan.audience != "everyone" else None
    bets = reader.count(TECHNIQUES, Ask(where=(Condition("best_bet", "=", "true"),)))
    return power_of_plan(plan, market.past(plan, as_of, days=plan.days), longer=longer, everyone=everyone, best_bet=bets > 0)


def plan(lab: Lab, wanted: Plan, *, key: str = "") -> Experiment:
    """Write a plan down, or write another in its place while it is not registered."""
    if key:
        check_step(named(lab, key), "planned")
    return _write(lab, key, "planned", _carried(wanted))


def register(lab: Lab, key: str, *, why: str = "") -> Experiment:
    """Register a plan; from here on it changes by amendments only.

    Raises
    ------
    SaysWhy
        The accounts at hand cannot answer, or nobody can say whether they can, and no reason is given.
    """
    found = named(lab, key)
    check_step(found, "registered")
    return _write(lab, key, "registered", found.plan, power=_answered(lab, found.plan, why), why=why)


def amend(lab: Lab, key: str, wanted: Plan, *, why: str) -> Experiment:
    """Amend a registered plan, with the reason; after the start only what does not measure.

    Before the start the accounts are asked anew whether they can answer. Each version stays, with who changed what and why.
    """
    found = named(lab, key)
    wanted = _carried(wanted)
    check_amendment(found, wanted, why)
    facts = _answered(lab, wanted, why) if found.state == "registered" else {}
    return _write(lab, key, "amended", wanted, power=facts, why=why)


def start(lab: Lab, key: str) -> Experiment:
    """Let chance put the accounts that qualify in arms, freeze the arms, and start.

    Raises
    ------
    NothingToMeasure, SameKindRuns
        Too few accounts qualify; another experiment of the kind is running.
    """
    there = lab.results()
    reader, as_of = there.reader, min(there.as_of, lab.now)
    found = named(lab, key)
    check_step(found, "started")
    market, wanted = market_of(reader), found.plan
    qualify = market.qualify(wanted, as_of)
    strata = {one: market.stratum(one, wanted, as_of) for one in qualify}
    arms = assign(qualify, with_holdout(found.key, share=wanted.holdout, arm=TREATED), strata=strata)
    assigned = [Assigned(one, arms[one], strata[one]) for one in sorted(qualify)]
    if any(sum(one.arm == arm for one in assigned) < FEWEST_AN_ARM for arm in (TREATED, "holdout")):
        raise NothingToMeasure(case=_filled(FEW_QUALIFY, n=len(qualify)))
    made = lab.book.start(key, assigned, author=lab.author, at=lab.now)
    _note(lab, made, "started", n=len(assigned))
    return made


def look(lab: Lab, key: str) -> tuple[Experiment, Look, bool]:
    """Read an experiment on the results that stand; give the look, and whether it is a new one.

    The same results are not looked at twice: then the look that was taken is given again.
    """
    there = lab.results()
    reader, as_of = there.reader, there.as_of
    found = named(lab, key)
    check_step(found, "stopped")
    counts_from, ends_at = found.counts_from, found.ends_at
    if counts_from is None or ends_at is None:
        raise ValueError("an experiment that runs has started")
    if as_of <= counts_from:
        raise NothingToMeasure(case=_filled(BEFORE_START, figures=f"{as_of:%Y-%m-%d}", start=f"{counts_from:%Y-%m-%d}"))
    if found.looks and found.looks[-1].as_of >= as_of and found.looks[-1].seen.get("run") == there.run:
        return found, found.looks[-1], False
    until = as_of if found.plan.watch == "open" else min(as_of, ends_at)
    outcomes = market_of(reader).outcomes(found.plan.metric, counts_from, until)
    assigned, lost = as_now_known(reader, lab.book.accounts(key))
    chance = np.random.default_rng(int.from_bytes(sha256(found.key.encode()).digest()[:8], "big"))
    seen = read(found, outcomes, assigned, as_of=as_of, usual_odds=usual_odds(found), rng=chance, left_out=lost, run=there.run)
    made = lab.book.look(key, seen.as_facts(), as_of=as_of, planned=is_planned(found, as_of), author=lab.author, at=lab.now)
    _note(lab, made, "look", n=made.looks[-1].number)
    return made, made.looks[-1], True


def stop(lab: Lab, key: str, *, why: str = "") -> Experiment:
    """Stop an experiment; its holdout is let go at once. Before its time is over this needs a reason."""
    found = named(lab, key)
    check_step(found, "stopped")
    if found.ends_at is not None and lab.now < found.ends_at and not why.strip():
        raise SaysWhy(case=_filled(EARLY, day=f"{found.ends_at:%Y-%m-%d}"))
    return _write(lab, key, "stopped", found.plan, why=why)


def decide(
    lab: Lab,
    key: str,
    decided: str,
    *,
    by: str,
    look: int | None = None,
    dissents: Sequence[Dissent] = (),
    stance: Stance = "",
    comment: str = "",
) -> Decision:
    """Write down what was decided; without a look it is an opinion, and is called so.

    Parameters
    ----------
    stance, comment
        Whether it goes with what the look said or against it, and why against.

    Raises
    ------
    NoSuchLook, BadDecision
        No look of that number was taken; the decision cannot be as it is written.
    """
    found = named(lab, key)
    check_step(found, "decided")
    if look is not None and look not in [one.number for one in found.looks]:
        raise NoSuchLook(key=key, number=look, count=len(found.looks))
    reference = f"experiment:{key}:look:{look}" if look is not None else ""
    made = lab.decisions.write(
        decision_of(found.plan.hypothesis, decided, by, at=lab.now, reference=reference, dissents=dissents, about=f"experiment:{key}",
                    stance=stance, comment=comment),
        author=lab.author,
    )  # fmt: skip
    _write(lab, key, "decided", found.plan, power={"decision": made.id}, why=decided)
    return made


def decisions(lab: Lab, key: str) -> list[Decision]:
    """Give the decisions that stand on an experiment, opinions too, those taken before its end too; the latest first."""
    return list(lab.decisions.standing(about=f"experiment:{named(lab, key).key}"))


def usual_odds(experiment: Experiment) -> float:
    """Give the odds of reaching the outcome that the registration, or an amendment before the start, expected."""
    known = power_registered(experiment)
    return odds(known.hits, known.n) if known is not None else UNTOLD_ODDS


def currency(lab: Lab) -> str:
    """Give the currency in which most is won; EUR before the first run."""
    try:
        return market_of(lab.results().reader).currency
    except NotRunYet:
        return "EUR"


def accounts_table(lab: Lab, key: str, *, noted: bool = False) -> pa.Table:
    """Give the accounts with their arms as a table, so that every other tool can honour them.

    Parameters
    ----------
    noted
        Whether whoever asks notes the export in the audit log; else it is noted here.
    """
    found = named(lab, key)
    assigned = lab.book.accounts(key)
    names = {one: str(row["name"]) for one, row in market_of(lab.results().reader).accounts.items()}
    if not noted:
        lab.audit.note("exported", author=lab.author, object=f"experiment {found.key}", detail={"n": len(assigned)})
    return pa.table(
        {
            "account": pa.array([one.account for one in assigned], pa.string()),
            "name": pa.array([names.get(one.account) for one in assigned], pa.string()),
            "arm": pa.array([one.arm for one in assigned], pa.string()),
            "stratum": pa.array([one.stratum for one in assigned], pa.string()),
        }
    )


def _answered(lab: Lab, wanted: Plan, why: str) -> dict[str, Any]:
    """Give what the power question answers, as facts; where nobody can say, or too few accounts are there, this needs a reason."""
    try:
        answer = power(lab, wanted)
    except NothingToMeasure as problem:
        if not why.strip():
            raise SaysWhy(case=_filled(UNKNOWN_POWER, case=problem.facts["case"])) from problem
        return {}
    if not answer.enough and not why.strip():
        raise SaysWhy(case=_filled(TOO_SMALL, n=answer.accounts, needed=answer.needed))
    return answer.as_facts()


def _write(lab: Lab, key: str, deed: Deed, wanted: Plan, *, power: dict[str, Any] | None = None, why: str = "") -> Experiment:
    made = lab.book.write(key, deed, wanted, power=power or {}, why=why, author=lab.author, at=lab.now)
    _note(lab, made, deed)
    return made


def _note(lab: Lab, made: Experiment, step: str, **detail: Any) -> None:
    lab.audit.note("changed", author=lab.author, object=f"experiment {made.key}", detail={"step": step, **detail})


def _carried(wanted: Plan) -> Plan:
    """Give the plan with the channel by which our own sends carry its technique."""
    return replace(wanted, channel=CHANNEL_OF.get(wanted.technique, ""))


def _before(as_of: datetime, days: int) -> datetime:
    return as_of - timedelta(days=days)


def _filled(text: Text, **facts: object) -> Text:
    def said(language: Any) -> str:
        told = {name: fact.in_language(language) if isinstance(fact, Text) else fact for name, fact in facts.items()}
        return text.in_language(language, **told)

    return Text(said("en"), said("fr"))

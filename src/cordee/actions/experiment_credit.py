"""What an experiment corrects in attribution: a technique's credit before it, what it showed by itself, and both together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cordee.actions.experiments import Lab, named
from cordee.core.measurement.calibration import Calibrated, Credit, Holdout, PastTest, calibrate
from cordee.core.measurement.experiment_reading import seen_from, word_of
from cordee.core.measurement.experiments import Experiment
from cordee.core.measurement.readings import DEFAULT
from cordee.core.vocabulary.results_of_credits import CREDITS
from cordee.engine.results import Ask, Condition

TWO_SIDED = 1.959964
Untold = Literal["too_few", "no_credit"]


@dataclass(frozen=True, slots=True)
class Corrected:
    """One technique's share of all wins under one model, corrected by its experiment and by what the house's others showed.

    ``n`` winning accounts it touched, ``past`` other settled experiments whose technique has a credit.
    """

    technique: str
    model: str
    n: int
    low: float
    high: float
    found: Calibrated
    past: int = 0


@dataclass(frozen=True, slots=True)
class Given:
    """What the model gives a technique: its share of all wins with its error and range, and how many winning accounts it touched."""

    credit: Credit
    n: int
    low: float
    high: float


def correction(lab: Lab, key: str) -> Corrected | Untold | None:
    """Correct the tested technique's credit by what the experiment settled, and by how far credit and cause lay apart in others.

    The model's credit is over the whole history, the experiment's figures over its own time and accounts. Other experiments
    that settled wins stand beside the credit that the same model gives their technique today: results of their own day are
    not kept.

    Returns
    -------
    Corrected, str or None
        None where it measures something else than wins, or settled nothing yet; ``no_credit`` where the model gives the technique
        none with a range; ``too_few`` below five wins on either side.
    """
    experiment = named(lab, key)
    holdout = _settled(experiment)
    if holdout is None:
        return None
    given = _given(lab)
    mine = given.get(experiment.plan.technique)
    if mine is None:
        return "no_credit"
    settled = ((one.plan.technique, _settled(one)) for one in lab.book.listed() if one.key != key)
    past = [PastTest(given[technique].credit, other) for technique, other in settled if other is not None and technique in given]
    found = calibrate(mine.credit, holdout, past=past)
    if isinstance(found, str):
        return "too_few"
    return Corrected(experiment.plan.technique, DEFAULT, mine.n, mine.low, mine.high, found, len(past))


def _settled(experiment: Experiment) -> Holdout | None:
    """Give what an experiment on wins counted when it settled them; None where it did not."""
    _, look = word_of(experiment)
    if experiment.plan.metric != "won" or experiment.plan.campaign or look is None:
        return None
    seen = seen_from(look.seen)
    if not (seen.decides or seen.final):
        return None
    return Holdout(seen.treated.hits, seen.treated.accounts, seen.holdout.hits, seen.holdout.accounts)


def _given(lab: Lab) -> dict[str, Given]:
    """Give each technique's credit that has a range: a share of the touched wins, brought to all wins."""
    where = (Condition("dimension", "=", "technique"), Condition("model", "=", DEFAULT))
    rows = {str(row["item"] or ""): row for row in lab.results().reader.rows(CREDITS, Ask(where=where))}
    whole = sum(float(row["credit"] or 0) for row in rows.values())
    if whole <= 0:
        return {}
    touched = (whole - float(rows[""]["credit"] if "" in rows else 0)) / whole
    found = {}
    for technique, row in rows.items():
        if technique and row["share"] is not None and row["share_evidence"]["low"] is not None:
            low, high = (float(row["share_evidence"][end]) * touched for end in ("low", "high"))
            credit = Credit(float(row["share"]) * touched, (high - low) / (2 * TWO_SIDED))
            found[technique] = Given(credit, int(row["share_evidence"]["n"]), low, high)
    return found

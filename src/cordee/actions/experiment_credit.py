"""What an experiment corrects in attribution: a technique's credit before it, what it showed by itself, and both together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cordee.actions.experiments import Lab, named
from cordee.core.measurement.calibration import Calibrated, Credit, Holdout, calibrate
from cordee.core.measurement.experiment_reading import seen_from, word_of
from cordee.core.measurement.readings import DEFAULT
from cordee.core.vocabulary.results_of_credits import CREDITS
from cordee.engine.results import Ask, Condition

TWO_SIDED = 1.959964
Untold = Literal["too_few", "no_credit"]


@dataclass(frozen=True, slots=True)
class Corrected:
    """One technique's share of all wins under one model, corrected by its experiment; ``n`` winning accounts it touched."""

    technique: str
    model: str
    n: int
    low: float
    high: float
    found: Calibrated


def correction(lab: Lab, key: str) -> Corrected | Untold | None:
    """Correct the tested technique's credit by what the experiment settled.

    The model's credit is over the whole history, the experiment's figures over its own time and accounts.

    Returns
    -------
    Corrected, str or None
        None where it measures something else than wins, or settled nothing yet; ``no_credit`` where the model gives the technique
        none with a range; ``too_few`` below five wins on either side.
    """
    experiment = named(lab, key)
    _, look = word_of(experiment)
    if experiment.plan.metric != "won" or experiment.plan.campaign or look is None:
        return None
    seen = seen_from(look.seen)
    if not (seen.decides or seen.final):
        return None
    where = (Condition("dimension", "=", "technique"), Condition("model", "=", DEFAULT))
    rows = {str(row["item"] or ""): row for row in lab.results().reader.rows(CREDITS, Ask(where=where))}
    mine, whole = rows.get(experiment.plan.technique), sum(float(row["credit"] or 0) for row in rows.values())
    if mine is None or mine["share"] is None or mine["share_evidence"]["low"] is None or whole <= 0:
        return "no_credit"
    touched = (whole - float(rows[""]["credit"] if "" in rows else 0)) / whole  # a share of the touched wins, brought to all wins
    low, high = (float(mine["share_evidence"][end]) * touched for end in ("low", "high"))
    credit = Credit(float(mine["share"]) * touched, (high - low) / (2 * TWO_SIDED))
    holdout = Holdout(seen.treated.hits, seen.treated.accounts, seen.holdout.hits, seen.holdout.accounts)
    found = calibrate(credit, holdout)
    if isinstance(found, str):
        return "too_few"
    return Corrected(experiment.plan.technique, DEFAULT, int(mine["share_evidence"]["n"]), low, high, found)

"""What experiments correct in attribution: a technique's credit before, by the experiment alone and both together; and all credits after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from cordee.actions.experiments import Lab, named
from cordee.core.measurement.calibration import Calibrated, Credit, Holdout, PastTest, calibrate
from cordee.core.measurement.corrected import Part, bring_to_total
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
class Whole:
    """All techniques' shares of the wins after the experiments that settled some of them.

    Parameters
    ----------
    parts
        By technique; none where what experiments showed is more than was seen on the way to wins, so that nothing can be rescaled.
    wins
        All wins, those before which nothing was seen too.
    by
        The experiment behind each corrected technique.
    """

    parts: tuple[Part, ...]
    wins: float
    by: dict[str, Experiment]


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
    rows = _credited(lab)
    given = _given(rows)
    mine = given.get(experiment.plan.technique)
    if mine is None:
        return "no_credit"
    found, past = _calibrated(experiment, holdout, given, lab.book.listed())
    if isinstance(found, str):
        return "too_few"
    return Corrected(experiment.plan.technique, DEFAULT, mine.n, mine.low, mine.high, found, past)


def corrected(lab: Lab) -> Whole | None:
    """Correct every technique that an experiment settled, and let the others share out what is left, in proportion.

    Each is corrected as its own experiment's page says. Where several settled one technique, the latest is its own, and the
    others count as past ones. Wins before which nothing was seen stay as they are.

    Returns
    -------
    Whole or None
        None where no experiment corrects anything yet.
    """
    listed = [(one, _settled(one)) for one in lab.book.listed()]
    settled = [(one, holdout) for one, holdout in listed if holdout is not None]
    if not settled:
        return None
    rows = _credited(lab)
    given = _given(rows)
    found, by = {}, {}
    for one, holdout in settled:  # the latest first
        technique = one.plan.technique
        if technique in given and technique not in found:
            judged, _ = _calibrated(one, holdout, given, [each for each, _ in settled])
            if isinstance(judged, Calibrated):
                found[technique], by[technique] = judged.after, one
    if not found:
        return None
    wins = sum(float(row["credit"] or 0) for row in rows.values())
    credits = {
        technique: given[technique].credit if technique in given else float(row["credit"] or 0) / wins
        for technique, row in rows.items()
        if technique
    }
    return Whole(bring_to_total(credits, found) or (), wins, by)


def _calibrated(
    experiment: Experiment, holdout: Holdout, given: dict[str, Given], listed: Sequence[Experiment]
) -> tuple[Calibrated | str, int]:
    """Correct the credit of what one experiment tested; and say how many others stand behind it."""
    settled = ((one.plan.technique, _settled(one)) for one in listed if one.key != experiment.key)
    past = [PastTest(given[technique].credit, other) for technique, other in settled if other is not None and technique in given]
    return calibrate(given[experiment.plan.technique].credit, holdout, past=past), len(past)


def _settled(experiment: Experiment) -> Holdout | None:
    """Give what an experiment on wins counted when it settled them; None where it did not."""
    _, look = word_of(experiment)
    if experiment.plan.metric != "won" or experiment.plan.campaign or look is None:
        return None
    seen = seen_from(look.seen)
    if not (seen.decides or seen.final):
        return None
    return Holdout(seen.treated.hits, seen.treated.accounts, seen.holdout.hits, seen.holdout.accounts)


def _credited(lab: Lab) -> dict[str, dict[str, Any]]:
    """Give what the default model credits each technique with; the untouched wins go by no name."""
    where = (Condition("dimension", "=", "technique"), Condition("model", "=", DEFAULT))
    return {str(row["item"] or ""): row for row in lab.results().reader.rows(CREDITS, Ask(where=where))}


def _given(rows: dict[str, dict[str, Any]]) -> dict[str, Given]:
    """Give each technique's credit that has a range: a share of the touched wins, brought to all wins."""
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

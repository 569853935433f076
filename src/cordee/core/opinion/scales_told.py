"""What came out of the scales that a survey asked, and how far it may be trusted; and how readers and peers see somebody.

Whoever rated two people filled in two forms that may be alike, so that ranges are as wide as if a rater's forms were one.
Fewer than three raters say nothing; where trust is asked, fewer than five.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

import ibis
import ibis.expr.types as ir
import numpy as np

from cordee.core.opinion.agreement import icc
from cordee.core.opinion.answers import Floats, reversed_where
from cordee.core.opinion.confirmatory import confirm
from cordee.core.opinion.pulse import LEAST_PULSE, SIDES
from cordee.core.opinion.reliability import Reliability, mean_of, reliability, verdict
from cordee.core.opinion.scale import Item, Scale
from cordee.core.opinion.scales import SCALES, scale_named
from cordee.core.opinion.scores import score, yes_saying
from cordee.core.opinion.surveys import LEAST, template_named
from cordee.core.vocabulary.entered import ANSWERS_GIVEN, SUBJECT_PEOPLE
from cordee.core.vocabulary.estimate import Estimate, unknown
from cordee.core.vocabulary.results import PERSONS

LEAST_FOR_FIT = 100  # raters below whom a model's fit says nothing
SEEN_BY_OTHERS = (
    "readers-candour",
    "peer-influence",
)  # scales of which a person's mean is told; the other peer scale makes classes
Row = Mapping[str, Any]


def forms() -> ir.Table:
    """Ask for every figure given on a scale, with whom it is about; two subjects of one person are one."""
    answers, people, persons = ANSWERS_GIVEN.table(), SUBJECT_PEOPLE.table(), PERSONS.table()
    items = [item.id for scale in SCALES if not scale.asks_for_names for item in scale.items]
    given = answers.filter(answers.item.isin(items), answers.figure.notnull())
    known = given.left_join(people, given.subject == people.subject).select(
        "survey", "rater", "item", "figure", "label", given.subject, person=people.person_id
    )
    called = known.left_join(persons, known.person == persons.person_id).select(
        "survey", "rater", "item", "figure", person_id=known.person, person_key=ibis.coalesce(known.person, known.subject),
        name=ibis.coalesce(persons.name, known.label),
    )  # fmt: skip
    return called.group_by("survey", "rater", "person_key", "item").agg(
        figure=called.figure.mean(), person_id=called.person_id.max(), name=called.name.max()
    )


@dataclass(frozen=True, slots=True)
class Filled:
    """A scale as it was filled in: one row a rater and person, one column an item; NaN where there is no answer.

    Parameters
    ----------
    raters, people
        Of each row: the rater's number, and the key of whom it is about, empty where about nobody.
    """

    scale: Scale
    items: tuple[Item, ...]
    values: Floats
    raters: np.ndarray
    people: tuple[str, ...]

    def of(self, facet: str) -> Filled:
        """Give the items of one facet, and the rows that say something on them."""
        kept = [place for place, one in enumerate(self.items) if one.facet == facet]
        values = self.values[:, kept]
        rows = np.flatnonzero(~np.isnan(values).all(axis=1))
        people = tuple(self.people[row] for row in rows.tolist())
        return Filled(self.scale, tuple(self.items[place] for place in kept), values[rows], self.raters[rows], people)

    @property
    def reverse(self) -> list[bool]:
        """Which items ask the other way round."""
        return [one.reverse for one in self.items]

    @property
    def many(self) -> int:
        """How many raters."""
        return len(np.unique(self.raters))

    @property
    def wider(self) -> float:
        """By how much a range grows where a rater's forms are as good as one.

        Kish (1965): the variance grows by the mean size of a rater's forms, weighed by size, where they are all alike.
        """
        sizes = np.unique(self.raters, return_counts=True)[1].astype(float)
        return sqrt(float((sizes**2).sum() / sizes.sum()))

    def each_rater(self, values: Floats) -> Floats:
        """Give every rater's mean over their forms; NaN where none of them has a value."""
        numbers, known = np.unique(self.raters, return_inverse=True)[1], ~np.isnan(values)
        counts = np.bincount(numbers[known], minlength=self.many)
        sums = np.bincount(numbers[known], weights=values[known], minlength=self.many)
        return np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)


def filled_in(given: Iterable[Row], surveys: Iterable[Row]) -> list[tuple[Row, Filled]]:
    """Lay out, by closed survey and scale that it asked, every form that was filled in.

    Parameters
    ----------
    given, surveys
        The answers to ``forms`` and ``nominations.waves``.
    """
    by_survey: dict[int, list[Row]] = defaultdict(list)
    for row in given:
        by_survey[int(row["survey"])].append(row)
    found = []
    for survey in sorted(surveys, key=lambda one: int(one["survey"])):
        rows = by_survey.get(int(survey["survey"]), [])
        for part in template_named(survey["template"]).parts:
            scale = scale_named(part.scale) if part.scale else None
            if scale is not None and not scale.asks_for_names:
                found.append((survey, _laid(scale, part.asked(), rows)))
    return found


def judge_scales(filled: Iterable[tuple[Row, Filled]]) -> list[dict[str, Any]]:
    """Give each facet of each scale with what came out and how far it may be trusted."""
    return [_facet_row(survey, one, facet) for survey, one in filled for facet in dict.fromkeys(item.facet for item in one.items)]


def judge_fits(filled: Iterable[tuple[Row, Filled]]) -> list[dict[str, Any]]:
    """Give each scale's test against the facets that it was written for; none where a facet has too few items to be tested."""
    found = []
    for survey, one in filled:
        facets: dict[str, list[str]] = defaultdict(list)
        for item in one.items:
            facets[item.facet or one.scale.id].append(item.id)
        if min(len(items) for items in facets.values()) < 3:
            continue
        found.append(
            _wave(survey, one.scale) | {"factors": len(facets), **_fit(survey, one, facets), "closed_on": survey["closed_on"]}
        )
    return found


def judge_ratings(filled: Iterable[tuple[Row, Filled]], names: Mapping[str, tuple[str | None, str]]) -> list[dict[str, Any]]:
    """Give everybody of whom three raters spoke on a scale that enters no class, with the mean of what they said.

    Parameters
    ----------
    names
        By key, the person's id where the data know it, and how they are called.
    """
    found = []
    for survey, whole in filled:
        if whole.scale.id not in SEEN_BY_OTHERS:
            continue
        for facet in dict.fromkeys(item.facet for item in whole.items):
            one = whole.of(facet)
            scores = score(one.values, reverse=one.reverse, points=one.scale.points) if len(one.values) else np.array([])
            for key, own in sorted(_of_whom(one, scores).items()):
                mean = _within(mean_of(own, least=LEAST), one.scale.points)
                if mean.value is None:
                    continue
                found.append(
                    _wave(survey, one.scale)
                    | {"facet": facet, "person_key": key, "person_id": names[key][0], "name": names[key][1], "raters": mean.n,
                       **mean.columns("mean", formula="scale_mean", since=survey["opened_on"], until=survey["closed_on"]),
                       "closed_on": survey["closed_on"]}
                )  # fmt: skip
    return found


def called(given: Iterable[Row]) -> dict[str, tuple[str | None, str]]:
    """Give, by key, the id of everybody whom the data know and how they are called."""
    return {str(row["person_key"]): (row["person_id"], str(row["name"])) for row in given if row["person_key"]}


def _laid(scale: Scale, asked: Sequence[str], rows: Iterable[Row]) -> Filled:
    items = tuple(item for item in scale.items if item.id in asked)
    columns = {item.id: place for place, item in enumerate(items)}
    mine = [row for row in rows if row["item"] in columns]
    keys = sorted({(str(row["rater"]), str(row["person_key"] or "")) for row in mine})
    at = {key: place for place, key in enumerate(keys)}
    values = np.full((len(keys), len(items)), np.nan)
    for row in mine:
        values[at[str(row["rater"]), str(row["person_key"] or "")], columns[row["item"]]] = float(row["figure"])
    numbers = {rater: number for number, rater in enumerate(sorted({rater for rater, _ in keys}))}
    raters = np.array([numbers[rater] for rater, _ in keys], dtype=np.int64)
    return Filled(scale, items, values, raters, tuple(person for _, person in keys))


def _wave(survey: Row, scale: Scale) -> dict[str, Any]:
    return {"territory": survey["territory"], "survey": int(survey["survey"]), "wave": survey["wave"], "scale": scale.id}


def _facet_row(survey: Row, whole: Filled, facet: str) -> dict[str, Any]:
    one, least = whole.of(facet), LEAST_PULSE if whole.scale.id in SIDES else LEAST
    dates = {"since": survey["opened_on"], "until": survey["closed_on"]}
    row = _wave(survey, one.scale) | {"facet": facet, "about": one.scale.about, "closed_on": survey["closed_on"]}
    if one.many < least:
        none = unknown("fewer_than_five" if least > LEAST else "too_few_raters")
        figures = {"mean": none, "alpha": none, "omega": none, "item_rest": none, "agreement": none, "yes_saying": none}
        row |= {"raters": None, "forms": None, "weakest": None, "word": "too_few_answers"}
    else:
        judged = _held_together(one)
        alpha = _widened(judged.alpha, one) if judged else unknown("too_few_answers", one.many)
        weakest = min(range(len(one.items)), key=lambda at: _value(judged.item_rest[at])) if judged else None
        scores = score(one.values, reverse=one.reverse, points=one.scale.points)
        figures = {
            "mean": _within(mean_of(one.each_rater(scores)), one.scale.points), "alpha": alpha,
            "omega": _widened(judged.omega, one) if judged else alpha, "agreement": _agreement(one, scores), "yes_saying": _tilt(one),
            "item_rest": _widened(judged.item_rest[weakest], one) if judged and weakest is not None else alpha,
        }  # fmt: skip
        row |= {
            "raters": one.many, "forms": len(one.values), "weakest": one.items[weakest].id if weakest is not None else None,
            "word": verdict(alpha) if judged else "too_few_answers",
        }  # fmt: skip
    for name, found in figures.items():
        row |= found.columns(name, formula=f"scale_{name}", **dates)
    return row


def _held_together(one: Filled) -> Reliability | None:
    """Judge the items together; None where too few answered two of them both."""
    try:
        return reliability(reversed_where(one.values, one.reverse, one.scale.points))
    except ValueError:
        return None


def _value(found: Estimate) -> float:
    return 2.0 if found.value is None else found.value


def _widened(found: Estimate, one: Filled) -> Estimate:
    """Count raters instead of forms, and widen the range accordingly; nothing here goes beyond 1."""
    if found.value is None or found.low is None or found.high is None:
        return Estimate(found.value, min(found.n, one.many), reason=found.reason)
    low, high = (found.value + (end - found.value) * one.wider for end in (found.low, found.high))
    return Estimate(found.value, min(found.n, one.many), low, min(high, 1.0), method=found.method)


def _within(found: Estimate, points: int) -> Estimate:
    """Keep a range within the answers that there are."""
    if found.value is None or found.low is None or found.high is None:
        return found
    return Estimate(found.value, found.n, max(found.low, 1.0), min(found.high, float(points)), method=found.method)


def _agreement(one: Filled, scores: Floats) -> Estimate:
    """Say how far raters of the same people agree; fewer than three of somebody say nothing."""
    if one.scale.about != "peer":
        return unknown("not_asked", one.many)
    rated = _of_whom(one, scores)
    return icc([rated[who] for who in sorted(rated) if len(rated[who]) >= LEAST])


def _of_whom(one: Filled, scores: Floats) -> dict[str, list[float]]:
    """Give the scores of everybody who was rated, by key."""
    found: dict[str, list[float]] = defaultdict(list)
    for who, value in zip(one.people, scores.tolist(), strict=True):
        if who and not np.isnan(value):
            found[who].append(value)
    return found


def _tilt(one: Filled) -> Estimate:
    if all(one.reverse) or not any(one.reverse):
        return unknown("one_direction", one.many)
    return mean_of(one.each_rater(yes_saying(one.values, reverse=one.reverse, points=one.scale.points)))


def _fit(survey: Row, one: Filled, facets: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    dates = {"since": survey["opened_on"], "until": survey["closed_on"]}
    nothing = dict.fromkeys(("chi2", "df", "p", "cfi", "tli", "srmr"))
    rows = np.unique(one.raters, return_index=True)[1]
    values = reversed_where(one.values[rows], one.reverse, one.scale.points) if len(rows) else one.values
    whole = values[~np.isnan(values).any(axis=1)] if len(values) else values
    n = len(whole) if len(whole) >= LEAST else 0
    if len(whole) < LEAST_FOR_FIT:
        return nothing | unknown("too_few_answers", n).columns("rmsea", formula="scale_fit", **dates)
    try:
        found = confirm(whole, [item.id for item in one.items], facets)
    except (ValueError, np.linalg.LinAlgError):
        return nothing | unknown("no_difference", n).columns("rmsea", formula="scale_fit", **dates)
    if found.reason:
        return nothing | unknown(found.reason, n).columns("rmsea", formula="scale_fit", **dates)
    fit = found.fit
    rmsea = Estimate(fit.rmsea, n, fit.rmsea_low, fit.rmsea_high)
    numbers = {"chi2": fit.chi2, "df": fit.df, "p": fit.p, "cfi": fit.cfi, "tli": fit.tli, "srmr": fit.srmr}
    return numbers | rmsea.columns("rmsea", formula="scale_fit", **dates)

"""What closed surveys heard of whom, by which rater: asked of the snapshot and laid out as a panel. Stays inside a run.

Of each territory one wave is heard: the latest that asked to rate people, else the latest that asked for names. Keys of
raters are drawn for one survey, so two waves together could count one rater twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa

from cordee.core.opinion.leaders_told import Asked
from cordee.core.opinion.panel import Panel, panel
from cordee.core.opinion.scales import scale_named
from cordee.core.vocabulary.entered import ANSWERS_GIVEN, SUBJECT_PEOPLE
from cordee.core.vocabulary.results import PERSONS

NAMES_STEP = "step:names"
NAMING = tuple(one.id for one in scale_named("sociometric").items if one.facet in ("advice", "ease"))
PEERS = {one.id: one for one in scale_named("peer-credibility").items}
Row = Mapping[str, Any]


def opinions() -> ir.Table:
    """Ask for every name given and every rating of somebody, and for who answered at all."""
    answers, people, persons = ANSWERS_GIVEN.table(), SUBJECT_PEOPLE.table(), PERSONS.table()
    wanted = answers.filter(
        answers.item.isin([*NAMING, *PEERS]) & (answers.subject != "") & (answers.label != "") | answers.item.startswith("step:")
    )
    known = wanted.left_join(people, wanted.subject == people.subject).select(
        "survey", "territory", "rater", "item", "figure", "label", wanted.subject, person=people.person_id
    )
    return known.left_join(persons, known.person == persons.person_id).select(
        "survey", "territory", "rater", "item", "figure", person_id=known.person,
        person_key=ibis.coalesce(known.person, known.subject), name=ibis.coalesce(persons.name, known.label),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heard:
    """A panel, and who stands in it.

    Parameters
    ----------
    panel
        None where nobody was named or rated.
    people
        Keys of the first people of the panel, in its order; those after them are people of whom nobody spoke.
    names, ids
        How each is called, and the id of each whom the data know.
    territories
        In the panel's order, with the days of the wave.
    """

    panel: Panel | None
    people: tuple[str, ...]
    names: Mapping[str, str]
    ids: Mapping[str, str]
    territories: Mapping[str, Asked]


def heard(opinions: pa.Table, surveys: Iterable[Row]) -> Heard:
    """Lay out what the wave that counts on each territory heard.

    Parameters
    ----------
    opinions
        The answer to ``opinions``.
    surveys
        Rows of ``survey_records``. The circle in which somebody may stand out is everybody whom a survey asked, listed
        or heard named, each once; where the count is smaller than the people heard of, these are the circle.

    Notes
    -----
    Whoever was asked and named by nobody is part of the circle: the average person is one of them, not one of the named.
    """
    rows = sorted(opinions.to_pylist(), key=lambda row: (row["survey"], row["rater"], row["item"], row["person_key"] or ""))
    waves = {int(one["survey"]): one for one in surveys}
    chosen = _chosen(rows, waves)
    mine = [row for row in rows if row["survey"] in chosen.values()]
    about = [row for row in mine if row["person_key"] is not None]
    people = tuple(sorted({row["person_key"] for row in about}))
    order = sorted(territory for territory, survey in chosen.items() if any(row["survey"] == survey for row in about))
    asked = {one: _asked(waves[chosen[one]]) for one in order}
    names, ids = ({row["person_key"]: str(row[name]) for row in about if row[name] is not None} for name in ("name", "person_id"))
    if not people:
        return Heard(None, (), {}, {}, {})
    circle = max(len(people), sum(int(one["newcomers"]) for one in waves.values()))
    return Heard(_panel(mine, about, people, order, circle), people, names, ids, asked)


def _chosen(rows: Sequence[Row], waves: Mapping[int, Row]) -> dict[str, int]:
    """Give the wave that counts on each territory."""
    rated = {int(row["survey"]) for row in rows if row["item"] in PEERS}
    named = {int(row["survey"]) for row in rows if row["item"] == NAMES_STEP}
    found: dict[str, tuple[bool, date, int]] = {}
    for survey in (rated | named) & waves.keys():
        one = waves[survey]
        key = (survey in rated, one["closed_on"], survey)
        found[one["territory"]] = max(found.get(one["territory"], key), key)
    return {territory: key[2] for territory, key in found.items()}


def _panel(mine: Sequence[Row], about: Sequence[Row], people: Sequence[str], order: Sequence[str], circle: int) -> Panel:
    at, there = {key: number for number, key in enumerate(people)}, {key: number for number, key in enumerate(order)}
    raters: dict[tuple[int, str], int] = {}
    for row in mine:  # raters are numbered after everybody, so that nobody is taken for a rater of themselves
        raters.setdefault((row["survey"], row["rater"]), circle + len(raters))

    def laid(rows: Iterable[Row]) -> dict[str, Any]:
        kept = [row for row in rows if row["territory"] in there]
        return {
            "territory": np.array([there[row["territory"]] for row in kept], dtype=np.int64),
            "rater": np.array([raters[row["survey"], row["rater"]] for row in kept], dtype=np.int64),
            "person": np.array([at.get(row["person_key"], 0) for row in kept], dtype=np.int64),
            "item": [row["item"] for row in kept],
            "value": np.array([row["figure"] if row["figure"] is not None else np.nan for row in kept], dtype=float),
        }

    items = list(PEERS.values())
    return panel(
        {
            "people": {"person": np.arange(circle)}, "territories": {"territory": np.arange(len(order))},
            "items": {"item": [one.id for one in items], "facet": [one.facet for one in items], "reverse": [one.reverse for one in items]},
            "respondents": laid(row for row in mine if row["item"].startswith("step:")),
            "nominations": laid(row for row in about if row["item"] in NAMING),
            "ratings": laid(row for row in about if row["item"] in PEERS),
        }
    )  # fmt: skip


def _asked(survey: Row) -> Asked:
    return Asked(survey["opened_on"], survey["closed_on"])

"""What a result says of who leads: rows under the contract ``leaders``, nothing where fewer than three raters spoke."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cordee.core.opinion.classes import ENOUGH, IDS, SELLER, Case, explain
from cordee.core.opinion.leaders import Leaders
from cordee.core.opinion.panel import Flags, Panel
from cordee.core.opinion.raters import Esteem
from cordee.core.vocabulary.evidence import Evidence
from cordee.core.vocabulary.results_of_leaders import FACETS

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Roll:
    """Who stands behind the numbers of a panel.

    Parameters
    ----------
    people, territories
        Their keys, in the panel's order.
    employed
        Who is employed here.
    interest, proof
        A material interest, a proof of concrete experience: people x territories.
    reach
        Who has a large audience.
    """

    people: Sequence[str]
    territories: Sequence[str]
    employed: Flags
    interest: Flags
    proof: Flags
    reach: Flags


def told(panel: Panel, esteem: Esteem, found: Leaders, roll: Roll) -> list[Row]:
    """Give a row for everybody on every territory of whom anything is known: a rater, a name, a proof or an interest.

    Parameters
    ----------
    esteem
        The facets with ranges of 95 in a hundred (``esteem(panel, level=0.95)``).

    Notes
    -----
    An estimate from one rater or two would tell what they answered, so the facets and the rank stay empty there. Whether a
    facet is there is read from the class, which weighs all that is known, and not from the estimate alone.
    """
    if esteem.level != 0.95:
        raise ValueError("evidence has ranges of 95 in a hundred")
    heard = (panel.raters > 0) | roll.interest | roll.proof
    order = np.argsort(np.asarray(roll.territories), kind="stable")
    rows = []
    for territory in order.tolist():
        for person in sorted(np.flatnonzero(heard[:, territory]).tolist(), key=lambda one: roll.people[one]):
            rows.append(_row(panel, esteem, found, roll, person, territory))
    return rows


def _row(panel: Panel, esteem: Esteem, found: Leaders, roll: Roll, person: int, territory: int) -> Row:
    part, raters = int(found.part[person, territory]), int(panel.raters[person, territory])
    enough = raters >= ENOUGH
    called = explain(_case(panel, roll, part, raters, person, territory), part)
    row: Row = {
        "territory": roll.territories[territory],
        "person_key": roll.people[person],
        "part": called.part,
        "words_en": called.words.en,
        "words_fr": called.words.fr,
        "internal": called.internal,
        "chance": float(found.chance[person, territory, part]),
        "there": list(called.there),
        "lacks": list(called.lacks),
        "raters": raters,
        "rank": int(found.rank[person, territory]) if enough else None,
    }
    for facet in FACETS:
        row |= _facet(esteem, facet, person, territory, raters if enough else 0, raters)
    return row


def _case(panel: Panel, roll: Roll, part: int, raters: int, person: int, territory: int) -> Case:
    """Give what is there, expertise and empathy as the class takes them."""
    name = IDS[part]
    return Case(
        expert=name in ("leader", "expert", "emerging expert"),
        empathic=name in ("leader", "maven"),
        interest=part == SELLER,
        raters=raters,
        proof=bool(roll.proof[person, territory]),
        named_in=int(panel.named_in[person]),
        reach=bool(roll.reach[person]),
        employed=bool(roll.employed[person]),
    )


def _facet(esteem: Esteem, facet: str, person: int, territory: int, spoken: int, raters: int) -> Row:
    name = f"{facet}_evidence"
    if facet not in esteem.facets:
        return {facet: None, name: Evidence(raters, reason="not_asked", formula="raters").as_row()}
    if not spoken:
        return {facet: None, name: Evidence(raters, reason="too_few_raters", formula="raters").as_row()}
    at = (person, territory, esteem.facets.index(facet))
    evidence = Evidence(raters, float(esteem.low[at]), float(esteem.high[at]), formula="raters")
    return {facet: float(esteem.mean[at]), name: evidence.as_row()}

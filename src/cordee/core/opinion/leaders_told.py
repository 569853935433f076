"""What a result says of who leads: rows under the contract ``leaders``, nothing of raters where fewer than three spoke.

The class rests on raters, and on the register of interests: the first is told by a run, the second may change at any
moment, so a row can be told again with and without an interest (``standing``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from cordee.core.opinion.classes import ENOUGH, IDS, SELLER, Case, explain
from cordee.core.opinion.leaders import Leaders
from cordee.core.opinion.panel import Panel
from cordee.core.opinion.raters import Esteem
from cordee.core.vocabulary.estimate import Estimate, unknown
from cordee.core.vocabulary.results_of_leaders import FACETS

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of somebody besides what raters say.

    Parameters
    ----------
    name, person_id
        How they are called; their id where the data know them.
    employed
        Employed here.
    proof
        On which territories they have a proof of concrete experience.
    subjects
        On which territories they say that they speak.
    audience
        Followers and readers, as they say; None where they do not.
    reach
        An audience in the top of those that are known.
    consents
        The agreements on which this rests, where it is from a portrait.
    deep
        Share of their conversations that go to three turns.
    """

    name: str
    person_id: str | None = None
    employed: bool = False
    proof: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    audience: int | None = None
    reach: bool = False
    consents: frozenset[str] = frozenset()
    deep: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Of a territory: the first and last day on which raters were asked."""

    since: date | None = None
    until: date | None = None


def told(
    panel: Panel,
    esteem: Esteem,
    found: Leaders,
    *,
    people: Sequence[str],
    known: Mapping[str, Known],
    territories: Mapping[str, Asked],
) -> list[Row]:
    """Give a row for everybody of whom three raters or more spoke, by territory.

    Parameters
    ----------
    esteem
        The facets with ranges of 95 in a hundred (``esteem(panel, level=0.95)``).
    found
        The classes that raters alone give: no interest taken into account.
    people
        Keys of the first people of the panel; of whoever else is in it, nobody spoke.
    known
        What else is known of each of them.
    territories
        Those of the panel, in its order.

    Notes
    -----
    An estimate from one rater or two would tell what they answered, so there is no row for it, whatever it is; and as
    nobody has a row for having been rated once, that a row is lacking tells nothing either. Whether a facet is there is
    read from the class, which weighs all that is known, and not from the estimate alone.
    """
    if esteem.level != 0.95:
        raise ValueError("evidence has ranges of 95 in a hundred")
    rows = []
    for territory, (name, asked) in enumerate(territories.items()):
        spoken = np.flatnonzero(panel.raters[: len(people), territory] >= ENOUGH)
        places = found.rank[spoken, territory]
        for person in spoken.tolist():
            part, raters = int(found.part[person, territory]), int(panel.raters[person, territory])
            figures: Row = {
                "chance": float(found.chance[person, territory, part]), "raters": raters, "rank": 1 + int((places < found.rank[person, territory]).sum()),
            }  # fmt: skip
            for facet in FACETS:
                figures |= _facet(esteem, facet, person, territory, raters, asked)
            case = Case(named_in=int(panel.named_in[person]), raters=raters)
            rows.append(_row(name, people[person], known[people[person]], IDS[part], case, figures))
    return rows


def untold(territory: str, key: str, known: Known, asked: Asked | None) -> Row:
    """Give the row of somebody of whom fewer than three raters spoke: the same whether it was nobody, one or two.

    Examples
    --------
    >>> row = untold("bim", "p1", Known("Hugo", audience=3000, reach=True), Asked())
    >>> row["part"], row["words_en"], row["raters"], row["expertise_evidence"]["reason"]
    ('not established', 'not established; lacks three people who rate or endorse', None, 'too_few_raters')
    """
    figures: Row = {"chance": None, "raters": None, "rank": None}
    reason = "too_few_raters" if asked is not None else "nobody_asked"
    for facet in FACETS:
        figures |= unknown(reason).columns(facet, formula="raters")
    return _row(territory, key, known, "not established", Case(), figures)


def standing(row: Mapping[str, Any], interest: bool) -> Row:
    """Give a row as the register of interests has it: a seller while a material interest stands, else as raters say.

    Parameters
    ----------
    row
        A row of ``leaders``, as it was stored.
    interest
        Whether a material interest weighs on this person here.

    Examples
    --------
    >>> row = untold("bim", "p1", Known("Hugo"), None)
    >>> standing(row, True)["part"], standing(standing(row, True), False) == row
    ('seller', True)
    """
    part = IDS.index(str(row["peers_part"]))
    there = set(row["there"])
    name = str(row["peers_part"])
    case = Case(
        expert=name in ("leader", "expert", "emerging expert"), empathic=name in ("leader", "maven"), interest=interest,
        raters=ENOUGH if "raters" in there else 0, proof="proof" in there, named_in=ENOUGH if "named" in there else 0,
        reach="reach" in there, employed=bool(row["internal"]),
    )  # fmt: skip
    called = explain(case, SELLER if interest else part)
    return dict(row) | {
        "part": called.part, "words_en": called.words.en, "words_fr": called.words.fr, "interest": interest,
        "there": list(called.there), "lacks": list(called.lacks),
    }  # fmt: skip


def _row(territory: str, key: str, known: Known, part: str, case: Case, figures: Row) -> Row:
    deep = known.deep or unknown("not_measurable")
    there = [
        name
        for name, held in (
            ("raters", case.raters >= ENOUGH), ("proof", territory in known.proof), ("named", case.named_in >= ENOUGH),
            ("reach", known.reach),
        )
        if held
    ]  # fmt: skip
    bare: Row = {
        "territory": territory, "person_key": key, "person_id": known.person_id, "name": known.name, "internal": known.employed,
        "peers_part": part, "there": there, "audience": known.audience, **deep.columns("depth", formula="deep"),
        "consents": sorted(known.consents),
    }  # fmt: skip
    return standing(bare | figures, False)


def _facet(esteem: Esteem, facet: str, person: int, territory: int, raters: int, asked: Asked) -> Row:
    if facet not in esteem.facets:
        return unknown("not_asked", raters).columns(facet, formula="raters")
    at = (person, territory, esteem.facets.index(facet))
    found = Estimate(float(esteem.mean[at]), raters, float(esteem.low[at]), float(esteem.high[at]))
    return found.columns(facet, formula="raters", since=asked.since, until=asked.until)

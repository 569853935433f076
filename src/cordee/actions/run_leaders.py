"""The part of a run that says who leads opinion where: from closed surveys, the register of interests, proofs and traces."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

import ibis.expr.types as ir
import numpy as np
import pyarrow as pa

from cordee.core.opinion import traces
from cordee.core.opinion.classes import ENOUGH
from cordee.core.opinion.depth import depth
from cordee.core.opinion.heard import Heard, heard, opinions
from cordee.core.opinion.leaders import facts, large, leaders
from cordee.core.opinion.leaders_told import Known, Row, standing, told, untold
from cordee.core.opinion.raters import esteem
from cordee.core.opinion.ties import Tie, Whereabouts, about, employed, interested, territory_words
from cordee.core.vocabulary import entered
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.entered_portraits import PORTRAIT_RECORDS
from cordee.core.vocabulary.estimate import Estimate
from cordee.core.vocabulary.results import IDENTITY_LINKS
from cordee.core.vocabulary.results_of_leaders import LEADERS
from cordee.engine.database import Database

YEAR = timedelta(days=365)
MEASURED_AUDIENCES = 10  # fewer known audiences have no top tenth
RESTS_ON = ("topic", "experience", "audience")  # fields of a portrait that are told on


class Run(Protocol):
    """What this part needs of a run."""

    database: Database
    as_of: datetime
    typed: Mapping[str, pa.Table]

    def judged(self, contract: Contract, rows: Sequence[dict[str, Any]] | pa.Table, questions: Iterable[ir.Table]) -> None:
        """Store judged rows, noting which questions they come from."""
        ...


def lead(run: Run) -> None:
    """Compute the table ``leaders``.

    Notes
    -----
    Whoever is in it without three raters is in it for what they say of themselves, a proof or an interest, under a key that no
    answer gives: neither a row nor its key tells that somebody spoke of them once or twice.
    """
    asked, talked = opinions(), _talked(run.as_of)
    database, day = run.database, run.as_of.date()
    typed = {name: table.to_pylist() for name, table in run.typed.items() if name != entered.ANSWERS_GIVEN.name}
    words = territory_words(typed[entered.TERRITORY_RECORDS.name])
    found = heard(database.run(asked), typed[entered.SURVEY_RECORDS.name])
    ties = ties_of(typed[entered.INTEREST_RECORDS.name])
    people = {row["subject"]: row["person_id"] for row in database.rows(entered.SUBJECT_PEOPLE.table())}
    spoken = _spoken_of(found)
    portraits = typed.get(PORTRAIT_RECORDS.name, [])
    keys = _keys(spoken, people, portraits, [tie for tie in ties if tie.topic.strip()])
    here = Whereabouts(people, keys)
    deep = {row["person"]: depth(talks=row).deep for row in sorted(database.rows(talked), key=lambda row: str(row["person"]))}
    houses = {str(row["house"]) for row in typed[entered.SURVEY_RECORDS.name] if row["house"]}
    inside = employed(ties, houses=houses, here=here, day=day) | _staff(portraits, here)
    known = _known(typed, portraits, keys=keys, ids={**found.ids, **{id: id for id in people.values()}}, here=here, words=words,
                   inside=inside, deep=deep)  # fmt: skip
    rows = _rows(found, known, words)
    weighed = interested(ties, territories=words, here=here, day=day)
    there = {(row["territory"], row["person_key"]) for row in rows}
    rows += [untold(one, key, known[key], found.territories.get(one)) for one, key in sorted(weighed - there)
             if any(here.key(tie.subject, tie.label) == key and tie.topic.strip() for tie in ties)]  # fmt: skip
    final = [standing(row, (row["territory"], row["person_key"]) in weighed) for row in rows]
    read = [
        entered.TERRITORY_RECORDS,
        entered.SURVEY_RECORDS,
        entered.INTEREST_RECORDS,
        entered.CLAIM_RECORDS,
        entered.PROOF_RECORDS,
    ]
    run.judged(LEADERS, final, [asked, talked, *(one.table() for one in read)])


def ties_of(rows: Iterable[Mapping[str, Any]]) -> list[Tie]:
    """Give the interests that stand, from rows of ``interest_records``."""
    names = ("subject", "label", "kind", "giver", "topic", "since", "until")
    return [Tie(**{name: row[name] for name in names}) for row in rows]


def _rows(found: Heard, known: Mapping[str, Known], words: Mapping[str, Sequence[str]]) -> list[Row]:
    """Give the rows of those of whom three spoke, and of those who say that they speak on a territory or can prove it."""
    rows: list[Row] = []
    if found.panel is not None:
        sides = (found.panel.people, found.panel.territories)
        proof, nobody = np.zeros(sides, dtype=bool), np.zeros(sides, dtype=bool)
        reach = np.zeros(sides[0], dtype=bool)
        for number, key in enumerate(found.people):
            if key in known:
                proof[number] = [one in known[key].proof for one in found.territories]
                reach[number] = known[key].reach
        certain = facts(found.panel, interest=nobody, proof=proof, audience=reach.astype(float))
        seen = esteem(found.panel, level=0.95)
        by_peers = leaders(seen, certain)
        rows = told(found.panel, seen, by_peers, people=found.people, known=known, territories=found.territories)
        rows = [row for row in rows if row["territory"] in words]
    there = {(row["territory"], row["person_key"]) for row in rows}
    besides = {(one, key) for key, each in known.items() for one in each.proof | each.subjects}
    return rows + [untold(one, key, known[key], found.territories.get(one)) for one, key in sorted(besides - there)]


def _spoken_of(found: Heard) -> dict[str, str]:
    """Give, by key, how those are called of whom three raters or more spoke somewhere."""
    if found.panel is None:
        return {}
    spoken = np.flatnonzero((found.panel.raters[: len(found.people)] >= ENOUGH).any(axis=1))
    return {found.people[at]: found.names[found.people[at]] for at in spoken.tolist()}


def _keys(
    spoken: Mapping[str, str], people: Mapping[str, str], portraits: Sequence[Mapping[str, Any]], ties: Sequence[Tie]
) -> dict[str, str]:
    """Give everybody who may have a row, by key, with how they are called; no key comes from an answer of fewer than three."""
    found = dict(spoken)
    for subject, label in [*((row["subject"], row["label"]) for row in portraits), *((tie.subject, tie.label) for tie in ties)]:
        if label and Whereabouts(people, found).key(subject, label) is None:
            found[people.get(subject, subject)] = label
    return found


def _staff(portraits: Sequence[Mapping[str, Any]], here: Whereabouts) -> frozenset[str]:
    found = (here.key(row["subject"], row["label"]) for row in portraits if row["side"] == "employee")
    return frozenset(one for one in found if one is not None)


def _known(
    typed: Mapping[str, Sequence[Mapping[str, Any]]], portraits: Sequence[Mapping[str, Any]], *, keys: Mapping[str, str],
    ids: Mapping[str, str], here: Whereabouts, words: Mapping[str, Sequence[str]], inside: frozenset[str], deep: Mapping[str, Estimate],
) -> dict[str, Known]:  # fmt: skip
    """Give what is known of everybody besides what raters say."""
    said: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in portraits:
        said[here.key(row["subject"], row["label"]) or ""].append(row)
    proved = _proved(typed, here)
    audience = {key: _audience(said[key]) for key in keys}
    measured = [many for many in audience.values() if many is not None]
    top = dict(zip([key for key in keys if audience[key] is not None], large(np.array(measured, dtype=float)).tolist(), strict=True)
               if len(measured) >= MEASURED_AUDIENCES else [])  # fmt: skip
    found = {}
    for key, name in keys.items():
        topics = [str(row["words"]) for row in said[key] if row["field"] == "topic"]
        subjects = frozenset(one for one, its in words.items() if any(about(topic, (one, *its)) for topic in topics))
        done = any(row["field"] == "experience" and row["proof"] for row in said[key])
        rests = {row["consent"] for row in said[key] if row["field"] in RESTS_ON}
        found[key] = Known(
            name=name, person_id=ids.get(key), employed=key in inside, proof=(subjects if done else frozenset()) | proved.get(key, frozenset()),
            subjects=subjects, audience=audience[key], reach=top.get(key, False), consents=frozenset(rests), deep=deep.get(ids.get(key, "")),
        )  # fmt: skip
    return found


def _proved(typed: Mapping[str, Sequence[Mapping[str, Any]]], here: Whereabouts) -> dict[str, frozenset[str]]:
    """Give on which territories each is written down, by their whole name, as the one who can tell of a proof."""
    of = {row["claim"]: row["territory"] for row in typed[entered.CLAIM_RECORDS.name]}
    found: dict[str, frozenset[str]] = {}
    for row in typed[entered.PROOF_RECORDS.name]:
        key = here.key("", str(row["owner"] or ""))
        if key is not None:
            found[key] = found.get(key, frozenset()) | {of[row["claim"]]}
    return found


def _audience(said: Sequence[Mapping[str, Any]]) -> int | None:
    many = [int(row["level"]) for row in said if row["field"] == "audience" and row["level"] is not None]
    return sum(many) if many else None


def _talked(until: datetime) -> ir.Table:
    """Ask for everybody's conversations of a year, under the person's id."""
    talks, links = traces.conversations(until - YEAR, until), IDENTITY_LINKS.table()
    who = links.filter(links.kind == "person")
    mine = talks.inner_join(who, talks.person == who.key).select("talks", "deep", "level", "level_squares", id=who.id)
    sums = {name: mine[name].sum() for name in ("talks", "deep", "level", "level_squares")}
    return mine.group_by(person=mine.id).agg(**sums)

"""With whom somebody exchanges, and how deeply, where they agreed that it is counted: shares and rates, never the people met.

The circle is what files know of it: people they answered, met or are connected with, and contacts that carry their name.
Whoever reads them without leaving a trace is in none of it, so that an unknown circle stays unknown and is no nought.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import ibis
import ibis.expr.types as ir

from cordee.core.opinion.traces import DEEP
from cordee.core.vocabulary.entered import SUBJECT_PEOPLE
from cordee.core.vocabulary.entered_portraits import PORTRAIT_RECORDS
from cordee.core.vocabulary.estimate import unknown
from cordee.core.vocabulary.facts import INTERACTIONS, TOUCHES
from cordee.core.vocabulary.results import IDENTITY_LINKS, ORGANISATIONS, PERSONS
from cordee.core.vocabulary.shares import share

FIELD = "exchanges"
WINDOW_DAYS = 365
LEAST_MET = 10  # people met whose company is known, below which no share is told: fewer could be told apart
LEAST_TALKS = 10
Row = Mapping[str, Any]


def theirs() -> ir.Table:
    """Give the keys of everybody who agreed that their exchanges are counted."""
    records, people, links = PORTRAIT_RECORDS.table(), SUBJECT_PEOPLE.table(), IDENTITY_LINKS.table()
    agreed = records.filter(records.field == FIELD).select("portrait", "subject").distinct()
    who = agreed.inner_join(people, agreed.subject == people.subject).select("portrait", person_id=people.person_id)
    return who.inner_join(links.filter(links.kind == "person"), who.person_id == links.id).select(
        "portrait", "person_id", mine=links.key
    )


def recent(table: ir.Table, until: datetime) -> ir.Table:
    """Keep what happened in the year before a moment."""
    since = until - timedelta(days=WINDOW_DAYS)
    moment = table.happened_at
    return table.filter(moment >= ibis.literal(since).cast("timestamp(6)"), moment < ibis.literal(until).cast("timestamp(6)"))


def met(until: datetime) -> ir.Table:
    """Ask, by portrait, how many people of known companies somebody exchanged with in a year, and how many work at a target."""
    agreed, said, carried = theirs(), recent(INTERACTIONS.table(), until), recent(TOUCHES.table(), until)
    contacts = carried.filter(carried.carrier.notnull(), carried.person_key.notnull(), ~carried.scanner)
    pairs = ibis.union(
        agreed.inner_join(said, agreed.mine == said.from_key).select("portrait", "person_id", other=said.to_key),
        agreed.inner_join(said, agreed.mine == said.to_key).select("portrait", "person_id", other=said.from_key),
        agreed.inner_join(contacts, agreed.mine == contacts.carrier).select("portrait", "person_id", other=contacts.person_key),
    ).distinct()
    links, persons, firms = IDENTITY_LINKS.table(), PERSONS.table(), ORGANISATIONS.table()
    keys = links.filter(links.kind == "person").select(key="key", id="id")
    people = pairs.inner_join(keys, pairs.other == keys.key).select("portrait", "person_id", met=keys.id)
    others = people.filter(people.met != people.person_id).select("portrait", "met").distinct()
    placed = others.inner_join(persons, others.met == persons.person_id).select(
        "portrait", "met", organisation_id=persons.organisation_id
    )
    known = placed.inner_join(firms, placed.organisation_id == firms.organisation_id).select("portrait", "met", tier=firms.tier)
    return known.group_by("portrait").agg(met=known.count(), targets=known.tier.notnull().sum())


def talked(until: datetime) -> ir.Table:
    """Ask, by portrait, how many conversations they had in a year, and how many went to three turns."""
    agreed, carried = theirs(), recent(TOUCHES.table(), until)
    talks = carried.filter(carried.carrier.notnull(), ~carried.scanner, carried.turns >= 1)
    mine = agreed.inner_join(talks, agreed.mine == talks.carrier).select("portrait", "turns")
    return mine.group_by("portrait").agg(talks=mine.count(), deep=(mine.turns >= DEEP).sum())


def targets() -> ir.Table:
    """Ask how many companies stand in a target list."""
    firms = ORGANISATIONS.table()
    return firms.aggregate(targets=firms.tier.notnull().sum())


@dataclass(frozen=True, slots=True)
class Circle:
    """What files know of somebody's exchanges in a year.

    Parameters
    ----------
    met, targets
        People of known companies, and those of them who work at a company of the target list.
    listed
        Whether there is a target list at all.
    talks, deep
        Conversations, and those of three turns or more; None where no file counts turns of theirs.
    """

    met: int = 0
    targets: int = 0
    listed: bool = False
    talks: int | None = None
    deep: int | None = None

    def columns(self, agreed: bool, until: date) -> dict[str, Any]:
        """Give the columns of ``portraits``, each figure with its range or why there is none.

        Examples
        --------
        >>> found = Circle(met=20, targets=5, listed=True).columns(True, date(2026, 3, 1))
        >>> found["on_target"], found["deep"], found["deep_evidence"]["reason"]
        (0.25, None, 'no_turns')
        >>> Circle(met=20, targets=5).columns(True, date(2026, 3, 1))["on_target_evidence"]["reason"]
        'no_target_list'
        """
        why = "no_target_list" if not self.listed else "too_few_met" if self.met < LEAST_MET else None
        deep = "no_turns" if self.talks is None else "too_few_talks" if self.talks < LEAST_TALKS else None
        return {
            **_share("on_target", self.targets, self.met, why if agreed else "exchanges_not_agreed", until),
            **_share("deep", self.deep or 0, self.talks or 0, deep if agreed else "exchanges_not_agreed", until),
        }


def circles_of(met: Iterable[Row], talked: Iterable[Row], targets: Iterable[Row]) -> dict[str, Circle]:
    """Give everybody's circle, by portrait, from the answers to ``met``, ``talked`` and ``targets``."""
    people, talks = {str(row["portrait"]): row for row in met}, {str(row["portrait"]): row for row in talked}
    listed = any(int(row["targets"] or 0) for row in targets)
    found = {}
    for key in sorted({*people, *talks}):
        there, said = people.get(key), talks.get(key)
        found[key] = Circle(
            int(there["met"]) if there else 0, int(there["targets"]) if there else 0, listed,
            int(said["talks"]) if said else None, int(said["deep"]) if said else None,
        )  # fmt: skip
    return found


def _share(name: str, hits: int, n: int, reason: str | None, until: date) -> dict[str, Any]:
    since = until - timedelta(days=WINDOW_DAYS - 1)
    if reason is not None:
        found = unknown(reason, 0 if reason == "exchanges_not_agreed" else n)
    else:
        found = share(hits, n)
    return found.columns(name, formula=name, since=since, until=until)

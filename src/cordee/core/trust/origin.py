"""Where what we hold about somebody comes from, and since when: asked of the facts, said in words for a notice."""

from __future__ import annotations

from collections.abc import Collection
from functools import reduce

import ibis
import ibis.expr.types as ir

from cordee.core.vocabulary.facts import ANSWERS, CONSENTS, DEAL_LINKS, DEALS, INTERACTIONS, PERSON_RECORDS, TOUCHES
from cordee.core.vocabulary.text import Text

# Which column of each facts table names a person, and what it holds in plain words.
NAMING: dict[str, tuple[str, ...]] = {
    PERSON_RECORDS.name: ("source_key",),
    TOUCHES.name: ("person_key",),
    DEALS.name: ("person_key",),
    DEAL_LINKS.name: ("person_key",),
    ANSWERS.name: ("person_key",),
    INTERACTIONS.name: ("from_key", "to_key"),
    CONSENTS.name: ("person_key",),
}
TABLES = (PERSON_RECORDS, TOUCHES, DEALS, DEAL_LINKS, ANSWERS, INTERACTIONS, CONSENTS)
KINDS: dict[str, Text] = {
    PERSON_RECORDS.name: Text(
        "who you are at work (name, job, company, business contact details)",
        "qui vous êtes au travail (nom, fonction, entreprise, coordonnées professionnelles)",
    ),
    TOUCHES.name: Text(
        "the contacts between us (messages, visits, events)", "les contacts entre nous (messages, visites, événements)"
    ),
    DEALS.name: Text("the business talks you took part in", "les discussions commerciales auxquelles vous avez pris part"),
    DEAL_LINKS.name: Text("the business talks you took part in", "les discussions commerciales auxquelles vous avez pris part"),
    ANSWERS.name: Text("your answers to our questions", "vos réponses à nos questions"),
    INTERACTIONS.name: Text(
        "professional ties (connected, met, answered)", "des liens professionnels (relation, rencontre, réponse)"
    ),
    CONSENTS.name: Text("what you agreed to or refused", "ce que vous avez accepté ou refusé"),
}
OWN_LISTS = Text("lists of our own", "des listes de notre équipe")
LOGS = Text("our website", "notre site")
SOURCES: dict[str, Text] = {"table": OWN_LISTS, "accesslog": LOGS}


def origins(asked: ir.Table) -> ir.Table:
    """Ask which tables and sources hold something about people, and since when it is known.

    Parameters
    ----------
    asked
        One row a key of a person: ``person_id``, ``key``.

    Returns
    -------
    ir.Table
        One row a person, facts table and source: ``person_id``, ``held``, ``source``, ``known_at``.
    """
    found = []
    for contract in TABLES:
        facts = contract.table()
        for column in NAMING[contract.name]:
            theirs = facts.select(key=facts[column], source=facts.source, known_at=facts.known_at)
            met = theirs.join(asked, theirs.key == asked.key, how="inner")
            found.append(
                met.select(
                    person_id=asked.person_id, held=ibis.literal(contract.name), source=theirs.source, known_at=theirs.known_at
                )
            )
    every = reduce(lambda one, other: one.union(other), found)
    grouped = every.group_by("person_id", "held", "source").aggregate(known_at=every.known_at.min())
    return grouped.order_by("person_id", "held", "source")


def kinds_said(held: Collection[str]) -> Text:
    """Say which kinds of data are held, in the order in which they matter.

    Examples
    --------
    >>> kinds_said({"consents", "answers"}).en
    'your answers to our questions; what you agreed to or refused'
    """
    texts = list(dict.fromkeys(KINDS[contract.name] for contract in TABLES if contract.name in held))
    return Text("; ".join(one.en for one in texts) or "–", " ; ".join(one.fr for one in texts) or "–")


def sources_said(sources: Collection[str], names: Collection[tuple[str, str]]) -> Text:
    """Say where data come from.

    Parameters
    ----------
    names
        Pairs of a source and what its vendor calls it.

    Examples
    --------
    >>> sources_said({"hubspot", "table"}, [("hubspot", "HubSpot")]).fr
    'HubSpot, des listes de notre équipe'
    """
    known = dict(names)
    texts = [SOURCES.get(one) or Text(known.get(one, one), known.get(one, one)) for one in sorted(sources)]
    return Text(", ".join(one.en for one in texts) or "–", ", ".join(one.fr for one in texts) or "–")

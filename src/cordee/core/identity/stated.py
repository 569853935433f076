"""Which domain and name are one company's, as people's own records put them side by side; only what nothing contradicts.

A contact of "Acme SA" with an address at acme.fr says that acme.fr is Acme's. A consultant's address, or one of a former
employer, says it too: hence the rules.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cordee.core.identity.names import legal_name, registrable_domain


@dataclass(frozen=True, slots=True)
class _Told:
    """How many addresses at a domain stand beside a company's name, and beside its key where the source gives one."""

    key: str | None
    host: str
    domain: str
    name: str | None
    people: int
    witness: str


def stated_identifiers(stated: Sequence[Mapping[str, Any]], rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Give the identifiers that people's records add to a key, as rows like those of organisation records.

    A name and a domain are one company's where

    - the name stands beside no other business domain,
    - no organisation record calls the domain otherwise, and
    - more than half of the addresses there say this name.

    A source's own key gets the domain of its people's addresses where it has none, they all have the same, no other
    key of that source shares it, and nothing calls the domain otherwise; and their name for it where no record has one.

    Parameters
    ----------
    stated
        ``key``, ``host``, ``name``, ``people``, ``witness``: the answer to ``keys.stated_companies``.
    rows
        Records and mentions with their identifiers, names and domains already reduced.

    Examples
    --------
    >>> said = {"key": None, "host": "acme.fr", "name": "Acme SA", "people": 1, "witness": "crm:1"}
    >>> stated_identifiers([said], [])
    [{'record_key': 'domain:acme.fr', 'domain': 'acme.fr', 'name': 'acme', 'witness': 'crm:1'}]
    >>> stated_identifiers([said, said | {"host": "acme.com"}], [])
    []
    """
    told = [
        _Told(one["key"], one["host"], domain, legal_name(one["name"]), one["people"], one["witness"])
        for one in stated
        if (domain := registrable_domain(one["host"])) is not None
    ]
    called = _names_of_domains(told, rows)
    domains: dict[str, set[str]] = defaultdict(set)
    for one in told:
        if one.name is not None:
            domains[one.name].add(one.domain)
    found = [
        {"record_key": f"domain:{one.host}", "domain": one.domain, "name": one.name, "witness": one.witness}
        for one in told
        if one.key is None and one.name is not None and len(domains[one.name]) == 1 and one.name in called.get(one.domain, ())
    ]
    return sorted([*found, *_of_keys(told, rows, called)], key=lambda row: (row["record_key"], row["name"] or "", row["witness"]))


def _names_of_domains(told: Sequence[_Told], rows: Sequence[Mapping[str, Any]]) -> Mapping[str, set[str]]:
    """Give by which names each named domain goes: its records', else the one that most addresses say; of a draw, none."""
    names: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.get("domain") and row.get("name"):
            names[row["domain"]].add(row["name"])
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for one in told:
        if one.name is not None and one.domain not in names:
            said[one.domain][one.name] += one.people
    for domain, counts in said.items():
        names[domain] = {name for name, people in counts.items() if 2 * people > counts.total()}
    return names


def _of_keys(told: Sequence[_Told], rows: Sequence[Mapping[str, Any]], called: Mapping[str, set[str]]) -> list[dict[str, Any]]:
    """Give the domain, and the name where no record has one, that a source's own key gets from its people."""
    own = {row["record_key"]: row for row in rows}
    by_key: dict[str, list[_Told]] = defaultdict(list)
    sharing: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        if row.get("domain"):
            sharing[_source(row["record_key"]), row["domain"]].add(row["record_key"])
    for one in told:
        if one.key is not None:
            by_key[one.key].append(one)
            sharing[_source(one.key), one.domain].add(one.key)
    found = []
    for key, all_told in sorted(by_key.items()):
        record = own.get(key, {})
        said = {one.name for one in all_told if one.name is not None}
        names = {record["name"]} if record.get("name") else said
        domain = next(iter({one.domain for one in all_told}))
        lone = len({one.domain for one in all_told}) == 1 and sharing[_source(key), domain] == {key}
        agreed = not names or domain not in called or bool(names & called[domain])
        takes = domain if lone and agreed and not record.get("domain") else None
        name = next(iter(said)) if len(said) == 1 and not record.get("name") else None
        if takes is not None or name is not None:
            witness = min(one.witness for one in all_told)
            found.append({"record_key": key, "domain": takes, "name": name, "witness": witness})
    return found


def _source(key: str) -> str:
    return key.partition(":")[0]

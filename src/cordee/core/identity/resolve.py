"""Who is who, the certain part: keys that belong together become one person or one organisation.

Nothing here guesses. What is alike but not certain stays apart; matching by probability is another file's work.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from cordee.core.identity.names import country_of, legal_name, registrable_domain, siren_of, vat_of
from cordee.core.identity.stated import stated_identifiers
from cordee.core.vocabulary.results import IDENTITY_LINKS

Codes = npt.NDArray[np.int64]
_KINDS = ("siren", "vat", "domain", "name")
_REASONS = ("record", "merge", "siren", "vat", "email", "linkedin", "domain", "name", "seen")
_ORDER = {reason: place for place, reason in enumerate(_REASONS)}
_NONE = pa.schema([]).empty_table()


@dataclass(slots=True)
class _Keys:
    """Keys numbered as they come."""

    numbers: dict[str, int]

    def number(self, key: str) -> int:
        return self.numbers.setdefault(key, len(self.numbers))


def components(left: Codes, right: Codes, size: int) -> Codes:
    """Give each of ``size`` nodes the number of its connected component."""
    graph = coo_array((np.ones(len(left), dtype=np.int8), (left, right)), shape=(size, size))
    return connected_components(graph, directed=False)[1].astype(np.int64)


def resolve_persons(edges: pa.Table, mentions: pa.Table, merges: pa.Table = _NONE) -> pa.Table:
    """Join person records that share a key; a mentioned key without a record is a person of its own.

    Parameters
    ----------
    edges
        ``record_key``, ``key``, ``because``, ``since``: each key of each record.
    mentions
        ``key``, ``since``: keys that other facts mention.
    merges
        ``from_key``, ``into_key``: records that their own source has merged.

    Returns
    -------
    pyarrow.Table
        Links under the contract ``identity_links``.
    """
    keys = _Keys({})
    ties = list(zip(edges["because"].to_pylist(), edges["record_key"].to_pylist(), edges["key"].to_pylist(), strict=True))
    ties += [("merge", row["into_key"], row["from_key"]) for row in merges.to_pylist()]
    left = np.fromiter((keys.number(record) for _, record, _ in ties), np.int64, len(ties))
    right = np.fromiter((keys.number(key) for _, _, key in ties), np.int64, len(ties))
    strongest_last = sorted(ties, key=lambda one: (-_ORDER[one[0]], one[1], one[2]))
    evidence = {key: (because, record) for because, record, key in strongest_last}
    known = dict(zip(edges["record_key"].to_pylist(), edges["since"].to_pylist(), strict=True))
    seen: dict[str, object] = {}
    for key, since in zip(mentions["key"].to_pylist(), mentions["since"].to_pylist(), strict=True):
        if key not in known:
            seen[key] = since
        keys.number(key)
    found = components(left, right, len(keys.numbers))
    return _links("person", keys, found, evidence, known, seen)


def resolve_organisations(records: pa.Table, mentions: pa.Table, stated: pa.Table = _NONE, merges: pa.Table = _NONE) -> pa.Table:
    """Join organisation records that their source has merged, then by register number, domain, legal name within a country.

    A weaker identifier never joins what a stronger one keeps apart: of two homonyms with different register
    numbers or domains, each stays itself, and a record that carries only the name joins neither. All that carry
    only the ambiguous name, in one country, stay together as one organisation that nobody has identified.

    Parameters
    ----------
    records
        ``record_key``, ``since`` and what can join: ``siren``, ``vat``, ``domain``, ``name``, ``country``.
    mentions
        ``key``, ``since``: keys that other facts mention.
    stated
        The answer to ``keys.stated_companies``.
    merges
        ``from_key``, ``into_key``: records that their own source has merged.
    """
    keys = _Keys({})
    rows = [_identifiers(row) for row in records.to_pylist()]
    known = {row["record_key"]: row["since"] for row in rows}
    mentioned = dict(zip(mentions["key"].to_pylist(), mentions["since"].to_pylist(), strict=True))
    rows += [_mentioned(key) for key in mentioned if key not in known]  # a record says more than its mention
    told = stated_identifiers(stated.to_pylist(), rows)
    into = {row["from_key"]: row["into_key"] for row in merges.to_pylist()}
    for key in (*(row["record_key"] for row in (*rows, *told)), *into, *into.values()):
        keys.number(key)
    found = np.arange(len(keys.numbers), dtype=np.int64)
    found = _join(found, {key: [keys.numbers[key], keys.numbers[one]] for key, one in into.items()}, {})
    held: dict[str, set[int]] = {}
    everything = [*rows, *told]
    for because in _KINDS:
        groups: dict[str, list[int]] = {}
        for row in everything:
            if row.get(because):
                groups.setdefault(str(row[because]), []).append(keys.numbers[row["record_key"]])
        firm = held
        if because == "name":
            identified = {int(found[number]) for numbers in held.values() for number in numbers}
            bare = {number for number, code in enumerate(found) if int(code) not in identified}
            groups = _within_country(groups, everything, keys, bare)
            firm = {"register": held["siren"] | held["vat"], "domain": held["domain"]}  # no name makes one of two registers
        found = _join(found, groups, firm)
        held[because] = {number for numbers in groups.values() for number in numbers}
    links = {row["record_key"]: ("record" if row["record_key"] in known else "seen", row["record_key"]) for row in rows}
    links |= {key: ("merge", one) for key, one in into.items()}
    links |= _reasons(rows, told, found, keys)
    return _links("organisation", keys, found, links, known, mentioned)


def _reasons(
    rows: Sequence[Mapping[str, Any]], told: Sequence[Mapping[str, Any]], found: Codes, keys: _Keys
) -> dict[str, tuple[str, str]]:
    """Say for each key by what it is one with another: its own strongest identifier, else what people say of it."""

    def group(row: Mapping[str, Any]) -> int:
        return int(found[keys.numbers[row["record_key"]]])

    sharing: dict[tuple[int, str, str], set[str]] = {}
    for row in (*rows, *told):
        for kind in _KINDS:
            if row.get(kind):
                sharing.setdefault((group(row), kind, row[kind]), set()).add(row["record_key"])
    reasons: dict[str, tuple[str, str]] = {}
    for row in (*told, *rows):  # what a row says itself goes before what is said of it
        shared = [kind for kind in _KINDS if row.get(kind) and len(sharing[group(row), kind, row[kind]]) > 1]
        if shared:
            reasons[row["record_key"]] = ("stated", row["witness"]) if "witness" in row else (shared[0], row["record_key"])
    return reasons


def _identifiers(row: Mapping[str, Any]) -> dict[str, Any]:
    vat = vat_of(_text(row["vat"]))
    siren = siren_of(_text(row["siren"])) or siren_of(vat)
    return {
        "record_key": row["record_key"],
        "since": row["since"],
        "siren": siren,
        "vat": _foreign(vat),
        "domain": registrable_domain(_text(row["domain"])),
        "name": legal_name(_text(row["name"])),
        "country": country_of(_text(row["country"])) or _country_of_register(siren, vat),
    }


def _country_of_register(siren: str | None, vat: str | None) -> str | None:
    """Give the country whose register the number is from: it says so where the record does not."""
    if siren is not None:
        return "FR"
    return None if vat is None else vat[:2].replace("EL", "GR")


def _foreign(vat: str | None) -> str | None:
    """Keep a VAT number unless it is French: that one says no more than its SIREN."""
    return None if vat is None or vat.startswith("FR") else vat


def _mentioned(key: str) -> dict[str, Any]:
    kind, _, value = key.partition(":")
    return {
        "record_key": key,
        "siren": siren_of(value) if kind in ("siren", "vat") else None,
        "vat": _foreign(vat_of(value)) if kind == "vat" else None,
        "domain": registrable_domain(value) if kind == "domain" else None,
        "name": legal_name(value) if kind == "name" else None,
        "country": None,
    }


def _within_country(
    groups: dict[str, list[int]], rows: Sequence[Mapping[str, Any]], keys: _Keys, bare: set[int]
) -> dict[str, list[int]]:
    """Split groups of one name by country; members without a country join the only country there is.

    Where there are several, those without a country join only one another, and only where nothing but the name is
    known of them: whose it is cannot be told.
    """
    country = {keys.numbers[str(row["record_key"])]: row["country"] for row in rows if row.get("country")}
    split: dict[str, list[int]] = {}
    for name, members in groups.items():
        there = {country[one] for one in members if one in country}
        for one in members:
            place = country.get(one) or (next(iter(there)) if len(there) == 1 else "")
            if place or len(there) == 0 or one in bare:
                split.setdefault(f"{name}|{place}", []).append(one)
    return split


def _join(found: Codes, groups: Mapping[str, Sequence[int]], held: Mapping[str, set[int]]) -> Codes:
    """Join the members of each group unless two of them hold different identifiers of one stronger kind."""
    holders = [{int(found[number]) for number in numbers} for numbers in held.values()]
    left: list[int] = []
    right: list[int] = []
    for value in sorted(groups):
        members = sorted({int(found[number]) for number in groups[value]})
        contradicted = any(sum(1 for one in members if one in firm) > 1 for firm in holders)
        chain = [one for one in members if not any(one in firm for firm in holders)] if contradicted else members
        left += chain[:-1]
        right += chain[1:]
    if not left:
        return found
    size = int(found.max()) + 1
    merged = components(np.array(left, dtype=np.int64), np.array(right, dtype=np.int64), size)
    conflicting = np.zeros(size, dtype=bool)
    for firm in holders:
        conflicting |= np.bincount(merged[sorted(firm)], minlength=size) > 1
    apart = np.where(conflicting[merged], np.arange(size) + size, merged)
    return np.unique(apart, return_inverse=True)[1].astype(np.int64)[found]


def _links(
    kind: str,
    keys: _Keys,
    found: Codes,
    evidence: Mapping[str, tuple[str, str]],
    known: Mapping[str, object],
    seen: Mapping[str, object],
) -> pa.Table:
    """Give the links; a group of merged keys that nothing else describes or mentions is nobody and has none."""
    there = {int(found[number]) for key, number in keys.numbers.items() if key in known or key in seen}
    names = [key for key, number in keys.numbers.items() if int(found[number]) in there]
    earliest: dict[int, tuple[int, str, str]] = {}
    for key in names:
        since = known.get(key)
        rank = (0, str(since), key) if key in known else (1, str(seen.get(key, "9999")), key)
        group = int(found[keys.numbers[key]])
        if group not in earliest or rank < earliest[group]:
            earliest[group] = rank
    rows = []
    for key in names:
        because, record = evidence.get(key, ("seen", ""))
        rows.append((key, earliest[int(found[keys.numbers[key]])][2], because, record or None))
    rows.sort()
    columns = [
        pa.array([kind] * len(rows), pa.string()),
        *(pa.array([row[index] for row in rows], pa.string()) for index in range(4)),
    ]
    return pa.table(columns, schema=IDENTITY_LINKS.schema)


def groups_of(parents: Mapping[str, str]) -> dict[str, str]:
    """Give each organisation the one at the top of its parents; a circle is cut at its first member by name.

    Examples
    --------
    >>> groups_of({"c": "b", "b": "a"})
    {'b': 'a', 'c': 'a'}
    >>> groups_of({"a": "b", "b": "a"})
    {'a': 'a', 'b': 'a'}
    """
    tops: dict[str, str] = {}
    for start in sorted(parents):
        path = [start]
        while (above := parents.get(path[-1])) is not None and above not in path:
            path.append(above)
        top = path[-1] if parents.get(path[-1]) is None else min(path[path.index(parents[path[-1]]) :])
        tops[start] = top
    return tops


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None

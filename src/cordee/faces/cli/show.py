"""How tables look in a terminal, and which of their columns are shown where nobody chose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from cordee.core.vocabulary.contracts import Contract

WIDEST = 48
PAGE = 100  # characters that the usual columns fit
LEAST = 6
USUAL: dict[str, tuple[str, ...]] = {
    "identity_links": ("kind", "key", "id", "because"),
    "persons": ("name", "email", "title", "organisation_id", "country"),
    "person_sources": ("person_id", "source", "records", "acts", "known_since", "known_until"),
    "organisations": ("name", "domain", "country", "industry", "relation", "owner"),
    "timeline": ("happened_at", "organisation_id", "person_id", "technique", "direction", "content"),
    "cases": ("name", "technique", "opened_at", "won_at", "lost_at", "amount", "currency"),
    "accounts": ("name", "stage", "breadth", "recency_days", "open_deals", "revenue", "currency"),
    "account_techniques": ("organisation_id", "technique", "touches", "people", "first_touch", "last_touch"),
    "stages": ("organisation_id", "offer", "stage", "since", "rule"),
    "techniques": ("technique", "touches", "closed", "wins", "won_rate", "verdict", "cost_per_win", "currency"),
    "technique_cells": ("technique", "region", "segment", "closed", "wins", "pooled_rate", "among_two"),
    "in_person": ("way", "leads", "closed", "wins", "won_rate", "cost_per_lead", "currency"),
    "credits": ("dimension", "model", "item", "credit", "share"),
    "visibility": ("subject", "item", "share", "tracked_share"),
    "rank_gaps": ("survey", "year", "country", "technique", "rank_there", "rank_here", "gap"),
    "paths": ("content", "people", "word", "led_on", "home", "next_step"),
    "long_tail": ("item", "who", "figure", "currency", "word"),
    "data_use": ("file", "format", "field", "rows", "filled_share", "fresh_until", "used"),
    "field_gains": ("field", "file", "word", "gain", "proposal", "decision"),
    "consents": ("person_key", "channel", "granted", "happened_at", "source"),
    "retention": ("name", "kind", "counted_from", "due_on", "organisation_id"),
    "territories": ("territory", "verdict", "top_name", "top_share", "voices", "claims", "claims_practised", "owner"),
    "questions": ("question", "territory", "asked_on", "source", "organisation", "answered", "words"),
    "claims": ("claim", "territory", "words", "practised", "latest_proof_on", "latest_proof_for", "owner"),
    "nominations": ("territory", "wave", "item", "name", "raters", "share"),
    "leaders": ("territory", "name", "part", "raters", "rank", "interest", "internal", "peers_part"),
    "top_of_mind": ("territory", "wave", "segment", "name", "first_share", "unaided_share", "aided_share"),
    "portraits": ("name", "side", "topics", "experiences_proved", "published", "a_month", "answers", "lacking"),
    "questions_asked": ("asked_on", "heard", "words", "role", "company"),
    "rejected_rows": ("file", "record", "field", "value", "reason", "kept"),
}


def usual(contract: Contract) -> tuple[str, ...]:
    """Give the key figures of a table; all its columns where nobody chose some."""
    return USUAL.get(contract.name, contract.names)


def as_text(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], *, most: int | None = None) -> str:
    """Lay rows out in columns; evidence appears beside its figure as a range and n.

    Parameters
    ----------
    rows, columns
        What is shown.
    most
        Characters that a line may have: texts are cut to fit, figures never.
    """
    shown = [name for name in columns if not name.endswith("evidence")]
    cells = [[_cell(row, name) for name in shown] for row in rows]
    widths = [min(WIDEST, max([len(name), *(len(line[index]) for line in cells)])) for index, name in enumerate(shown)]
    texts = [index for index, name in enumerate(shown) if any(isinstance(row[name], (str, list)) for row in rows)]
    while most is not None and sum(widths) + 2 * len(widths) - 2 > most:
        index = max(texts, key=lambda one: widths[one], default=None)
        if index is None or widths[index] <= LEAST:
            break
        widths[index] -= 1
    lines = ["  ".join(name[:width].ljust(width) for name, width in zip(shown, widths, strict=True)).rstrip()]
    lines += ["  ".join(_fit(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells]
    return "\n".join(lines)


def record(row: Mapping[str, Any], contract: Contract) -> str:
    """Lay one row out, a line a column, with its meaning and what stands behind each figure."""
    meanings = {column.name: column.meaning for column in contract.columns}
    lines = []
    for name, value in row.items():
        if name.endswith("evidence"):
            continue
        lines.append(f"{name}: {_plain(value)}  ({meanings[name]})")
        evidence = row.get(f"{name}_evidence")
        if evidence:
            lines.append("    " + _evidence(evidence))
    if row.get("evidence"):
        lines.append("evidence: " + _evidence(row["evidence"]))
    return "\n".join(lines)


def _evidence(evidence: Mapping[str, Any]) -> str:
    parts = [f"n {evidence['n']}"]
    if evidence["low"] is not None:
        parts.append(f"between {_plain(evidence['low'])} and {_plain(evidence['high'])}")
    parts += [f"{name} {_plain(evidence[name])}" for name in ("reason", "since", "until", "formula", "rows") if evidence[name]]
    return ", ".join(parts)


def _cell(row: Mapping[str, Any], name: str) -> str:
    text = _plain(row[name])
    evidence = row.get(f"{name}_evidence")
    if evidence and evidence["low"] is not None:
        text += f" [{_plain(evidence['low'])}, {_plain(evidence['high'])}] n={evidence['n']}"
    elif evidence and row[name] is None:
        text = f"– {evidence['reason']}"
    return text


def _plain(value: Any) -> str:
    match value:
        case None:
            return "–"
        case float():
            return f"{value:.3f}"
        case datetime():
            return value.isoformat(sep=" ", timespec="minutes")
        case date():
            return value.isoformat()
        case list():
            return ", ".join(str(one) for one in value)
        case _:
            return str(value)


def _fit(cell: str, width: int) -> str:
    flat = " ".join(cell.split())
    return (flat if len(flat) <= width else flat[: width - 1] + "…").ljust(width)


def pairs(found: Iterable[tuple[str, str]]) -> str:
    """Write what was read as what."""
    return ", ".join(f"{name} ← {heading}" if name != heading else name for name, heading in found)

"""How tables look in a terminal, and which of their columns are shown where nobody chose."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import zip_longest
from typing import Any

from cordee.core.vocabulary.column_words import column_name
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.meanings import meaning_of
from cordee.core.vocabulary.reasons import REASONS
from cordee.core.vocabulary.table_words import table_name
from cordee.core.vocabulary.text import Language, Text

WIDEST = 48
MEANING = 90
PAGE = 100  # characters that the usual columns fit
LEAST = 6
REASON = 20  # characters that a reason in place of a figure may ask for
ASKS_NAMES = "?"
NAMES = {"column": Text("column", "colonne"), "name": Text("name", "nom"), "meaning": Text("meaning", "sens")}
TABLES = {"table": Text("table", "table"), "name": Text("name", "nom")}
BEHIND: dict[str, Text] = {
    "between": Text("between {low} and {high}", "entre {low} et {high}"),
    "reason": Text("reason {value}", "raison {value}"),
    "since": Text("since {value}", "depuis {value}"),
    "until": Text("until {value}", "jusqu’au {value}"),
    "formula": Text("formula {value}", "formule {value}"),
    "rows": Text("rows {value}", "lignes {value}"),
}
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
    "content_territories": ("content", "territory", "words"),
    "credits": ("dimension", "model", "item", "credit", "share"),
    "visibility": ("subject", "item", "share", "tracked_share"),
    "rank_gaps": ("survey", "year", "country", "technique", "rank_there", "rank_here", "gap"),
    "paths": ("content", "people", "word", "led_on", "home", "next_step"),
    "long_tail": ("item", "who", "figure", "currency", "word"),
    "spokespersons": ("spokesperson", "touches", "per_thousand", "again", "stayed", "customers_kept"),
    "data_use": ("file", "format", "field", "rows", "filled_share", "fresh_until", "used"),
    "field_gains": ("field", "file", "word", "gain", "proposal", "decision"),
    "consents": ("person_key", "channel", "granted", "happened_at", "source"),
    "costs": ("technique", "campaign", "happened_at", "until", "amount", "currency"),
    "retention": ("name", "kind", "counted_from", "due_on", "organisation_id"),
    "territories": ("territory", "verdict", "top_name", "top_share", "voices", "claims", "claims_practised", "owner"),
    "questions": ("question", "territory", "asked_on", "source", "organisation", "answered", "words"),
    "briefs": ("brief", "territory", "kind", "proposed_on", "ends_on", "state", "words"),
    "claims": ("claim", "territory", "words", "practised", "latest_proof_on", "latest_proof_for", "owner"),
    "nominations": ("territory", "wave", "item", "name", "raters", "share"),
    "leaders": ("territory", "name", "part", "raters", "rank", "interest", "internal", "peers_part"),
    "top_of_mind": ("territory", "wave", "segment", "name", "first_share", "unaided_share", "aided_share"),
    "mind_waves": ("territory", "before_wave", "wave", "segment", "name", "first_change", "unaided_change", "aided_change"),
    "suggested_words": ("territory", "language", "words", "texts", "of", "elsewhere", "others", "times"),
    "trust_pulses": ("territory", "wave", "about", "item", "trusting", "trusting_share", "closed_on"),
    "scales": ("territory", "wave", "scale", "facet", "raters", "mean", "alpha", "word"),
    "scale_fits": ("territory", "wave", "scale", "factors", "chi2", "df", "cfi", "rmsea"),
    "ratings": ("territory", "wave", "scale", "facet", "name", "raters", "mean"),
    "carrying": ("name", "territory", "figure", "value"),
    "voice_concentration": ("territory", "kind", "voices", "counted", "first_share", "index", "equals"),
    "portraits": ("name", "side", "topics", "experiences_proved", "published", "a_month", "answers", "lacking"),
    "judged_cases": ("case_key", "judged_by", "word", "technique", "judged_at", "days"),
    "judgements": ("technique", "judged_by", "useful", "judged", "share", "too_early"),
    "questions_asked": ("asked_on", "heard", "words", "role", "company"),
    "rejected_rows": ("file", "record", "field", "value", "reason", "kept"),
}


def usual(contract: Contract) -> tuple[str, ...]:
    """Give the key figures of a table; all its columns where nobody chose some."""
    return USUAL.get(contract.name, contract.names)


def headed(contract: Contract, language: Language) -> dict[str, str]:
    """Give what the columns of a table are headed by where not by their own names, which programs and options know."""
    if language == "en":
        return {}
    return {one.name: column_name(contract.name, one.name).in_language(language) for one in contract.columns}


def tables(contracts: Iterable[Contract], language: Language) -> str:
    """List tables: the name that commands take, and what each is called."""
    head = {key: text.in_language(language) for key, text in TABLES.items()}
    rows = [{head["table"]: one.name, head["name"]: table_name(one.name).in_language(language)} for one in contracts]
    return as_text(rows, list(head.values()), widest=MEANING)


def names_of(contract: Contract, language: Language) -> str:
    """List the columns of a table: the name that options take, what it is called, what it means."""
    head = {key: text.in_language(language) for key, text in NAMES.items()}
    rows = [
        {
            head["column"]: one.name,
            head["name"]: column_name(contract.name, one.name).in_language(language),
            head["meaning"]: meaning_of(one, language),
        }
        for one in contract.columns
        if one.kind != "evidence"
    ]
    return as_text(rows, list(head.values()), widest=MEANING)


def as_text(
    rows: Sequence[Mapping[str, Any]],
    columns: Sequence[str],
    *,
    most: int | None = None,
    heads: Mapping[str, str] | None = None,
    widest: int = WIDEST,
) -> str:
    """Lay rows out in columns; evidence appears beside its figure as a range and n.

    Parameters
    ----------
    rows, columns
        What is shown.
    most
        Characters that a line may have: texts are cut to fit, figures never.
    heads
        What stands above a column instead of its name.
    widest
        Characters that a cell may have.
    """
    above = {name: (heads or {}).get(name, name) for name in columns}
    shown = [name for name in columns if not name.endswith("evidence")]
    cells = [[_cell(row, name) for name in shown] for row in rows]
    least = {name: max(map(len, text.split() or [""])) if heads else len(text) for name, text in above.items()}
    widths = [
        min(widest, max([least[name], *(_breadth(row[name], line[index]) for row, line in zip(rows, cells, strict=True))]))
        for index, name in enumerate(shown)
    ]
    texts = [index for index, name in enumerate(shown) if any(isinstance(row[name], (str, list)) for row in rows)]
    while most is not None and sum(widths) + 2 * len(widths) - 2 > most:
        index = max(texts, key=lambda one: widths[one], default=None)
        if index is None or widths[index] <= max(LEAST, least[shown[index]] if heads else 0):
            break
        widths[index] -= 1
    lines = _heading([above[name] for name in shown], widths, wrapped=bool(heads))
    lines += ["  ".join(_fit(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells]
    return "\n".join(lines)


def record(row: Mapping[str, Any], contract: Contract, language: Language = "en") -> str:
    """Lay one row out, a line a column, with its meaning and what stands behind each figure."""
    meanings = {column.name: meaning_of(column, language) for column in contract.columns}
    colon = "\u00a0:" if language == "fr" else ":"
    lines = []
    for name, value in row.items():
        if name.endswith("evidence"):
            continue
        lines.append(f"{name}{colon} {_plain(value)}  ({meanings[name]})")
        evidence = row.get(f"{name}_evidence")
        if evidence:
            lines.append("    " + _evidence(evidence, language))
    if row.get("evidence"):
        heading = column_name(contract.name, "evidence").in_language(language)
        lines.append(f"{heading}{colon} " + _evidence(row["evidence"], language))
    return "\n".join(lines)


def _evidence(evidence: Mapping[str, Any], language: Language) -> str:
    parts = [f"n {evidence['n']}"]
    if evidence["low"] is not None:
        low, high = _plain(evidence["low"]), _plain(evidence["high"])
        parts.append(BEHIND["between"].in_language(language, low=low, high=high))
    for name in ("reason", "since", "until", "formula", "rows"):
        if evidence[name]:
            known = REASONS.get(evidence[name]) if name == "reason" and language != "en" else None
            value = known.in_language(language) if known else _plain(evidence[name])
            parts.append(BEHIND[name].in_language(language, value=value))
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


def _heading(above: Sequence[str], widths: Sequence[int], *, wrapped: bool) -> list[str]:
    """Write what stands above the columns: names in one line, words in as many as they need."""
    if not wrapped:
        return ["  ".join(_fit(text, width) for text, width in zip(above, widths, strict=True)).rstrip()]
    folded = [textwrap.wrap(text, width) for text, width in zip(above, widths, strict=True)]
    return [
        "  ".join(part.ljust(width) for part, width in zip(line, widths, strict=True)).rstrip()
        for line in zip_longest(*folded, fillvalue="")
    ]


def _breadth(value: Any, cell: str) -> int:
    """Say how much room a cell needs: a figure all of it, a reason why there is none not more than the column gives it."""
    return min(len(cell), REASON) if value is None else len(cell)


def _fit(cell: str, width: int) -> str:
    flat = " ".join(cell.split())
    return (flat if len(flat) <= width else flat[: width - 1] + "…").ljust(width)


def pairs(found: Iterable[tuple[str, str]]) -> str:
    """Write what was read as what; columns of months go by their own headings.

    Examples
    --------
    >>> pairs({"technique": "Canal", "month_2026_01": "Janv. 2026", "month_2026_02": "Févr. 2026"}.items())
    'technique ← Canal, month ← Janv. 2026, Févr. 2026'
    """
    said: list[str] = []
    months: list[str] = []
    for name, heading in found:
        if name.startswith("month_"):
            months.append(heading)
        else:
            said.append(f"{name} ← {heading}" if name != heading else name)
    return ", ".join([*said, *(["month ← " + ", ".join(months)] if months else [])])

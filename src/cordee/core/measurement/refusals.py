"""Refused rows, counted one way for every page: rows refused whole, apart from cells that were set aside while the row counts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cordee.core.vocabulary.techniques import plain

TOTAL = re.compile(r"(sous total|sub ?total|grand total|totale?|totaux|totals|somme|sum|moyenne|average)\b")

NEGATIVE = "negative"


@dataclass(frozen=True, slots=True)
class Refusals:
    """What was refused, in rows.

    Parameters
    ----------
    rows
        Rows refused whole: nothing of them counts.
    cells
        Cells that could not be read in rows that count all the same.
    reasons
        The rows refused whole, by reason; one with several is counted under the first of them.
    mendable
        Of the rows refused whole, by file, those that a correction of a column can bring back: something stands in
        every cell that is to blame, it is no total and no amount below zero. A row that lacks what it needs stays refused.
    negative
        Rows refused whole for an amount below zero, by file: credit notes and refunds, which were read well and are
        not counted.
    """

    rows: int
    cells: int
    reasons: dict[str, int]
    mendable: dict[str, int]
    negative: dict[str, int]


def refusals(complaints: Iterable[Mapping[str, Any]]) -> Refusals:
    """Count refused rows from the complaints about them.

    Examples
    --------
    >>> one = {"file": "a.csv", "import_id": "i", "section": "costs", "record": 1, "field": "Mois", "kept": False}
    >>> found = refusals([one | {"value": "Total", "reason": "timestamp"}, one | {"value": "", "reason": "amount"}])
    >>> found.rows, found.mendable
    (1, {})
    """
    refused: dict[tuple[str, str, int], list[Mapping[str, Any]]] = defaultdict(list)
    cells = 0
    for one in complaints:
        if one["kept"]:
            cells += 1
        else:
            refused[one["import_id"], one["section"], one["record"]].append(one)
    reasons = Counter(min((one["field"] or "", one["reason"]) for one in row)[1] for row in refused.values())
    mendable = Counter(row[0]["file"] for row in refused.values() if all(_can_be_read(one) for one in row))
    negative = Counter(row[0]["file"] for row in refused.values() if any(one["reason"] == NEGATIVE for one in row))
    return Refusals(
        len(refused), cells, dict(_most_first(reasons)), dict(_most_first(mendable)), negative=dict(_most_first(negative))
    )


def _can_be_read(one: Mapping[str, Any]) -> bool:
    value = plain(one["value"] or "")
    there = bool(one["field"]) and bool((one["value"] or "").strip())
    return there and TOTAL.match(value) is None and one["reason"] != NEGATIVE


def _most_first(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))

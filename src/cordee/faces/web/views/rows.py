"""The rows behind a figure: any table of results, with the condition that the figure names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cordee.core.accounts.stages import RULES, STAGES
from cordee.core.intake.reading import REASONS
from cordee.core.vocabulary.column_words import column_name
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.table_words import table_name
from cordee.core.vocabulary.techniques import FAMILIES, name_of
from cordee.core.vocabulary.text import Text
from cordee.core.vocabulary.vendor_words import section_name
from cordee.core.vocabulary.why import DECIDED, FLAGS, SEEN
from cordee.faces.web.company import answer, count, current_run
from cordee.faces.web.company import rows as read
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import Words
from cordee.faces.web.tables import PAGE_ROWS, download, paging
from cordee.wiring import RESULTS, Ask, Condition

NUMBERS = ("integer", "number", "money")
CODES: dict[str, Mapping[str, Text]] = {
    "stage": STAGES, "rule": RULES, "seen": SEEN, "decided_by": DECIDED, "flag": FLAGS, "family": FAMILIES, "reason": REASONS,
}  # fmt: skip


@needs("read")
def rows(request: HttpRequest, table: str) -> HttpResponse:
    """Show the rows of a table that fit the address."""
    words = cast(Asked, request).words
    contract, asked = _contract(table), _ask(request, table)
    total = count(table, asked)
    pages = paging(request, total)
    columns = [one for one in contract.columns if one.kind not in ("evidence", "texts")]
    found = read(table, Ask(columns=[one.name for one in columns], where=asked.where, limit=PAGE_ROWS, offset=pages["offset"]))
    context = {
        "table": words.text(table_name(table)), "total": total,
        "conditions": [(words.text(column_name(table, one.column)), _said(words, one.column, one.value)) for one in asked.where],
        "columns": [(words.text(column_name(table, one.name)), one.kind in NUMBERS) for one in columns],
        "rows": [[(_said(words, one.name, row[one.name]), one.kind in NUMBERS) for one in columns] for row in found],
        "export": f"/rows/{table}", "export_query": f"?{request.GET.urlencode()}" if request.GET else "", **pages,
    }  # fmt: skip
    return render(request, "pages/rows.html", context)


@needs("read")
def export(request: HttpRequest, table: str, kind: str) -> HttpResponse:
    """Give the rows that fit as a file."""
    _contract(table)
    return download(answer(table, _ask(request, table)), table.replace("_", "-"), kind)


def _contract(table: str) -> Contract:
    found = next((one for one in RESULTS if one.name == table), None)
    if found is None or current_run() is None:
        raise Http404(table)
    return found


def _ask(request: HttpRequest, table: str) -> Ask:
    kinds = {one.name: one.kind for one in _contract(table).columns}
    return Ask(where=tuple(Condition(name, "=", str(value)) for name, value in request.GET.items() if kinds.get(name) == "text"))


def _said(words: Words, column: str, value: Any) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, str) and column in ("technique", "tracked", "declared", "told"):
        return words.text(name_of(value))
    if isinstance(value, str) and value in CODES.get(column, {}):
        return words.text(CODES[column][value])
    if column == "country":
        return words.country(value)
    if column == "section":
        return words.text(section_name(value))
    if isinstance(value, datetime):
        return words.moment(value)
    if isinstance(value, date):
        return words.date(value, short=True)
    if isinstance(value, bool):
        return "✓" if value else "–"
    if isinstance(value, (int, float, Decimal)):
        return words.number(value, 0 if isinstance(value, int) else 2)
    return str(value)

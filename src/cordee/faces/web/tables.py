"""Tables on pages: headings that sort by a link, cells with the evidence under the value, exports of what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from django.http import Http404, HttpRequest, HttpResponse

from cordee.faces.web.evidence import Why
from cordee.wiring import to_csv, to_xlsx

PAGE_ROWS = 50


@dataclass(frozen=True, slots=True)
class Cell:
    """A value, the line of evidence under it, and whether it is known."""

    value: str
    line: str = ""
    known: bool = True
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """A heading: its name, the link that sorts by it, how it is sorted now, and whether figures stand below."""

    name: str
    sort: str = ""
    sorted: str = ""
    number: bool = False


def heads(request: HttpRequest, columns: Sequence[tuple[str, str, bool]], order: str) -> list[Head]:
    """Give the headings of a table.

    Parameters
    ----------
    request
        The page's request; its other parameters stay in the links.
    columns
        For each, the key it sorts by (empty where it does not), its name, whether figures stand below.
    order
        The order now: a key, with ``-`` in front for downwards.
    """
    found = []
    for key, name, number in columns:
        asked = request.GET.copy()
        asked.pop("page", None)
        here = order.removeprefix("-") == key and bool(key)
        down = order.startswith("-")
        asked["sort"] = key if here and down else f"-{key}" if here or number else key
        state = ("descending" if down else "ascending") if here else ""
        found.append(Head(name, "?" + asked.urlencode() if key else "", state, number))
    return found


def paging(request: HttpRequest, total: int) -> dict[str, int]:
    """Give the page asked for, how many there are, and the first row."""
    pages = max(1, -(-total // PAGE_ROWS))
    asked = request.GET.get("page", "1")
    page = min(pages, max(1, int(asked) if asked.isdecimal() and len(asked) < 7 else 1))
    return {"page": page, "pages": pages, "before": page - 1, "after": page + 1, "offset": (page - 1) * PAGE_ROWS}


def download(table: pa.Table, name: str, kind: str) -> HttpResponse:
    """Give a table as a file to keep, formulas made harmless."""
    if kind == "csv":
        answer = HttpResponse(to_csv(table), content_type="text/csv; charset=utf-8")
    elif kind == "xlsx":
        sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        answer = HttpResponse(to_xlsx({name: table}), content_type=sheet)
    else:
        raise Http404(kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer


def by(rows: list[dict[str, Any]], key: str, down: bool) -> list[dict[str, Any]]:
    """Sort rows by a column; what is not known comes last either way."""
    known = [row for row in rows if row[key] is not None]
    return sorted(known, key=lambda row: row[key], reverse=down) + [row for row in rows if row[key] is None]

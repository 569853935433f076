"""The forms in which the API gives rows: JSON with what they rest on, CSV, XLSX."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
from django.http import HttpResponse

from cordee.actions.export import to_csv, to_json, to_xlsx
from cordee.core.vocabulary.contracts import Contract
from cordee.engine.results import Ask

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def json_of(contract: Contract, rows: pa.Table, info: Mapping[str, Any], *, whole: int, ask: Ask) -> HttpResponse:
    """Give rows as JSON, with the run, its date, and how many rows there are in all."""
    head = {
        "table": contract.name,
        "run_id": info["run_id"],
        "as_of": info["as_of"],
        "rows_in_all": whole,
        "offset": ask.offset,
        "next_offset": ask.offset + rows.num_rows if ask.offset + rows.num_rows < whole else None,
    }
    body = (
        json.dumps(head, ensure_ascii=False).removesuffix("}").encode("utf-8") + b', "rows": ' + to_json(rows).rstrip() + b"}\n"
    )
    return HttpResponse(body, content_type="application/json; charset=utf-8")


def csv_of(contract: Contract, rows: pa.Table, info: Mapping[str, Any], *, whole: int, ask: Ask) -> HttpResponse:
    """Give rows as a CSV file."""
    return _file(to_csv(rows), "text/csv; charset=utf-8", contract, "csv", info, whole)


def xlsx_of(contract: Contract, rows: pa.Table, info: Mapping[str, Any], *, whole: int, ask: Ask) -> HttpResponse:
    """Give rows as a workbook."""
    return _file(to_xlsx({contract.name: rows}), XLSX, contract, "xlsx", info, whole)


def _file(body: bytes, kind: str, contract: Contract, ending: str, info: Mapping[str, Any], whole: int) -> HttpResponse:
    name = f"{contract.name}-{info['as_of']}.{ending}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Rows-In-All": str(whole),
        "X-Run-Id": str(info["run_id"]),
    }
    return HttpResponse(body, content_type=kind, headers=headers)

"""The company whose pages these are: its workspace, the run that is read, and one reader a run."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from cordee.core.measurement.refusals import Refusals, refusals
from cordee.wiring import Ask, Company, contract_named, open_company

Row = dict[str, Any]


def company() -> Company:
    """Open the company of this site."""
    return open_company(Path(settings.WORKSPACE))


def current_run() -> str | None:
    """Give the id of the run that stands, or None before the first."""
    found = company()
    link = found.folder / "results" / "current"
    return link.resolve().name if link.exists() else None


def rows(table: str, ask: Ask | None = None, *, run: str | None = None) -> list[Row]:
    """Give rows of a results table; none before the first run."""
    run_id = run or current_run()
    if run_id is None:
        return []
    return list(_reader(str(company().folder), run_id).rows(contract_named(table), ask))


def answer(table: str, ask: Ask | None = None) -> Any:
    """Give rows of a results table as an Arrow table."""
    return _reader(str(company().folder), current_run() or "").answer(contract_named(table), ask)


def count(table: str, ask: Ask | None = None) -> int:
    """Count rows of a results table."""
    run_id = current_run()
    return 0 if run_id is None else _reader(str(company().folder), run_id).count(contract_named(table), ask)


def tally(table: str, column: str, ask: Ask | None = None) -> dict[str, int]:
    """Count rows by the value of one column."""
    run_id = current_run()
    return {} if run_id is None else dict(_reader(str(company().folder), run_id).tally(contract_named(table), column, ask))


def refused() -> Refusals:
    """Count the rows that the run that stands found refused: the one count of every page."""
    run_id = current_run()
    return refusals(()) if run_id is None else _refused(str(company().folder), run_id)


@lru_cache(maxsize=4)
def _refused(folder: str, run_id: str) -> Refusals:
    return refusals(_reader(folder, run_id).rows(contract_named("rejected_rows")))


@lru_cache(maxsize=4)
def _reader(folder: str, run_id: str) -> Any:
    return open_company(folder).reader(run_id)

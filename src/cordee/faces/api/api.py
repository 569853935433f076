"""The API's addresses: tables, runs, imports, registers, what changed between two runs, the check of a message. It changes nothing.

Importing this module needs Django's settings, as every user of django-ninja does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime
from functools import lru_cache
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Query, Schema
from ninja.security import HttpBearer, django_auth
from pydantic import Field

from cordee.actions.export import plain
from cordee.actions.question import question
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.problems import NotAllowed
from cordee.core.vocabulary.results import RESULTS
from cordee.engine.results import ResultsReader
from cordee.faces.api.answers import csv_of, json_of, xlsx_of
from cordee.faces.api.errors import handle
from cordee.faces.api.experiments import add_experiments
from cordee.faces.api.messages import add_messages
from cordee.faces.api.registers import add_registers
from cordee.wiring import Company, contract_named, open_company

MOST = 1_000_000
FEW = 1_000
FORMATS: dict[str, Callable[..., HttpResponse]] = {"json": json_of, "csv": csv_of, "xlsx": xlsx_of}


class ColumnOut(Schema):
    """One column of a table: kind, unit, meaning."""

    name: str
    kind: str
    unit: str
    meaning: str
    required: bool


class TableOut(Schema):
    """One table: what a row stands for, its order, its columns, and how many rows the standing run has."""

    name: str
    row: str
    rows: int | None
    order: list[str]
    columns: list[ColumnOut]


class RunOut(Schema):
    """One kept run: what it was made from."""

    run_id: str
    as_of: date
    ran_at: datetime
    current: bool
    settings: dict[str, int]
    rows: dict[str, int]


class ImportOut(Schema):
    """One live import: the file, how it was read, what it brought."""

    id: str
    file: str
    format: str
    source: str
    taken_in_at: datetime
    known_at: date
    known_because: str
    bytes: int
    rows: int
    refused: int
    mapping: dict[str, str]


class DifferenceOut(Schema):
    """What the later run has that the earlier had not."""

    before: str
    after: str
    stages: list[dict[str, Any]]
    opened: list[dict[str, Any]]
    won: list[dict[str, Any]]
    lost: list[dict[str, Any]]
    touches: list[dict[str, Any]]
    verdicts: list[dict[str, Any]]
    counts: dict[str, tuple[int, int]]


class Question(Schema):
    """What is asked of a table."""

    format: Literal["json", "csv", "xlsx"] = "json"
    columns: str = Field("", description="columns, separated by commas; all by default")
    where: list[str] = Field([], description="a condition such as stage=purchase, touches>=10 or name~lunaire; may be repeated")
    search: str = Field("", description="words to find in the texts, whatever case and accents")
    order: str = Field("", description="columns to sort by, separated by commas, each with - in front for downwards")
    limit: int = Field(FEW, ge=1, le=MOST, description="rows at most")
    offset: int = Field(0, ge=0, le=2**62, description="rows to skip")
    run: str | None = Field(None, description="a kept run; the one that stands by default")


class Token(HttpBearer):
    """A token in the Authorization header."""

    def __init__(self, owner_of: Callable[[str], object | None]) -> None:
        super().__init__()
        self.owner_of = owner_of

    def authenticate(self, request: HttpRequest, token: str) -> object | None:
        """Give whoever the token belongs to."""
        return self.owner_of(token)


def make_api(
    company: Callable[[], Company],
    *,
    may_read: Callable[[HttpRequest], bool] | None = None,
    may_trust: Callable[[HttpRequest], bool] | None = None,
    owner_of_token: Callable[[str], object | None] | None = None,
    namespace: str = "api",
) -> NinjaAPI:
    """Make the API of one company; mount its ``urls`` under ``api/``.

    Parameters
    ----------
    company
        Gives the company; called for every request.
    may_read
        Whether who asks may see all results, by their role; everybody who signed in by default.
    may_trust
        Whether who asks keeps the registers of trust; everybody who signed in by default.
    owner_of_token
        Gives whoever a bearer token belongs to, or None; without it only sessions count.
    namespace
        Of the addresses' names in Django; two APIs in one process need two.
    """
    # the token first: a session wants a form's secret for every post, and turns away whoever has none
    auth = [*([Token(owner_of_token)] if owner_of_token else []), django_auth]
    api = NinjaAPI(
        title="Cordée",
        version="1",
        description="Every results table of one company, as JSON, CSV or XLSX, and its registers of trust. Figures carry their evidence.",
        docs_url=None,
        openapi_url="/openapi.json",
        urls_namespace=namespace,
        auth=auth,
    )
    handle(api)
    reader = lru_cache(maxsize=4)(_open)

    def guarded(may: Callable[[HttpRequest], bool] | None) -> Callable[[HttpRequest], Company]:
        def opened(request: HttpRequest) -> Company:
            if may is not None and not may(request):
                raise NotAllowed(who=str(getattr(request, "auth", "") or request.user))
            return company()

        return opened

    allowed = guarded(may_read)
    add_registers(api, guarded(may_trust))
    add_experiments(api, allowed)
    add_messages(api, allowed)

    @api.get("/tables", response=list[TableOut], summary="Every results table, with its columns")
    def tables(request: HttpRequest) -> list[dict[str, Any]]:
        found = allowed(request)
        rows = found.run_info()["rows"] if found.runs() else {}
        return [_described(contract, rows.get(contract.name)) for contract in RESULTS]

    @api.get("/tables/{name}", summary="Rows of a results table")
    def table(request: HttpRequest, name: str, asked: Annotated[Question, Query()]) -> HttpResponse:
        found = allowed(request)
        contract = contract_named(name)
        info = found.run_info(asked.run)
        columns = [one for one in asked.columns.split(",") if one]
        order = [one for one in asked.order.split(",") if one]
        ask = question(
            contract, columns=columns, where=asked.where, search=asked.search, order=order, limit=asked.limit, offset=asked.offset
        )
        source = reader(str(found.folder), str(info["run_id"]))
        return FORMATS[asked.format](contract, source.answer(contract, ask), info, whole=source.count(contract, ask), ask=ask)

    @api.get("/runs", response=list[RunOut], summary="The runs that are kept, the latest first")
    def runs(request: HttpRequest) -> list[dict[str, Any]]:
        found = allowed(request)
        kept = found.runs()
        current = found.workspace.current().name if kept else ""
        return [found.run_info(one) | {"current": one == current} for one in reversed(kept)]

    @api.get("/imports", response=list[ImportOut], summary="The live imports, oldest first")
    def imports(request: HttpRequest) -> list[dict[str, Any]]:
        return [asdict(one) | {"rows": one.rows, "refused": one.refused} for one in allowed(request).imports()]

    @api.get("/diff/{before}/{after}", response=DifferenceOut, summary="What changed between two kept runs")
    def diff(request: HttpRequest, before: str, after: str) -> dict[str, Any]:
        found = plain(asdict(allowed(request).diff(before, after)))
        return {"before": before, "after": after, **found}

    return api


def _open(folder: str, run_id: str) -> ResultsReader:
    """Open one run's tables; a run never changes, so its reader is kept."""
    return open_company(folder).reader(run_id)


def _described(contract: Contract, rows: int | None) -> dict[str, Any]:
    columns = [asdict(one) for one in contract.columns]
    return {"name": contract.name, "row": contract.row, "rows": rows, "order": list(contract.order), "columns": columns}

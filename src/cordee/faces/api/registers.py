"""The registers of trust in the API: consents, notices, requests, interests, for those who keep them. It changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from django.http import HttpRequest
from ninja import NinjaAPI, Query, Schema
from pydantic import Field

from cordee.actions.consents import UNDATED
from cordee.core.trust.interests import Entry
from cordee.wiring import Company

MOST, FEW = 10_000, 1_000
Row = TypeVar("Row")


class Part(Schema):
    """Which part of a register is asked for."""

    limit: int = Field(FEW, ge=1, le=MOST, description="rows at most")
    offset: int = Field(0, ge=0, le=2**62, description="rows to skip")


class Day(Part):
    """Which part of a register is asked for, and how it stood when."""

    on: date | None = Field(None, description="as it stood at the end of that day; today by default")
    history: bool = Field(False, description="every line, also those that were corrected or withdrawn")


class Page(Schema):
    """How many rows there are in all, and where the next part begins."""

    rows_in_all: int
    offset: int
    next_offset: int | None


class ConsentOut(Schema):
    """One statement: who, what, for which channel, purpose and topic (empty: every one), and how we know."""

    person_id: str | None
    subject: str
    granted: bool
    channel: str
    purpose: str
    topic: str
    basis: str
    said_at: datetime | None
    by_themselves: bool
    through: str
    source: str


class ConsentsOut(Page):
    """Statements, those of whoever spoke last first."""

    rows: list[ConsentOut]


class NoticeOut(Schema):
    """Whether one person was told what we hold about them, and by when they must be."""

    person_id: str
    state: str
    known_on: date
    by: date
    given_on: date | None
    sources: list[str]


class NoticesOut(Page):
    """People, the one due first."""

    rows: list[NoticeOut]


class RequestOut(Schema):
    """What somebody asked of us about themselves, and how it stands."""

    id: int
    person_id: str | None
    subject: str
    kind: str
    said: str
    asked_at: datetime
    due_on: date
    state: str
    answered_at: datetime | None
    answer: str


class RequestsOut(Page):
    """Requests, the one due first."""

    rows: list[RequestOut]


class InterestOut(Schema):
    """One line of the register of interests."""

    id: int
    subject: str
    label: str
    kind: str
    giver: str
    topic: str
    objective: str
    value: Decimal | None
    currency: str
    since: date
    until: date | None
    note: str
    entered_at: datetime
    corrects: int | None
    withdrawn: bool
    why: str


class InterestsOut(Page):
    """Interests, as they were entered."""

    rows: list[InterestOut]


def add_registers(api: NinjaAPI, allowed: Callable[[HttpRequest], Company]) -> None:
    """Add the calls of the registers.

    Parameters
    ----------
    allowed
        Gives the company to whoever keeps the registers; raises for others.
    """

    @api.get("/registers/consents", response=ConsentsOut, summary="What people agreed to and objected to")
    def consents(request: HttpRequest, asked: Annotated[Part, Query()]) -> dict[str, Any]:
        trust = allowed(request).trust()
        lines = [(one, said) for one in trust.everyone() for said in one.said]
        page = _page(lines, asked)
        page["rows"] = [
            {
                "person_id": one.person.id if one.person else None, "subject": one.subject, "granted": said.granted,
                "channel": said.channel, "purpose": said.purpose, "topic": said.topic, "basis": said.basis,
                "said_at": said.said_at if said.said_at > UNDATED else None, "by_themselves": said.by_themselves,
                "through": said.through, "source": said.source,
            }
            for one, said in page["rows"]
        ]  # fmt: skip
        return page

    @api.get("/registers/notices", response=NoticesOut, summary="Who must be told what we hold, by when, and who was")
    def notices(request: HttpRequest, asked: Annotated[Part, Query()]) -> dict[str, Any]:
        page = _page(allowed(request).trust().notices(), asked)
        page["rows"] = [
            {
                "person_id": one.due.person_id, "state": one.due.state, "known_on": one.due.known_on, "by": one.due.by,
                "given_on": one.due.given_on, "sources": list(one.sources),
            }
            for one in page["rows"]
        ]  # fmt: skip
        return page

    @api.get("/registers/requests", response=RequestsOut, summary="What people asked of us about themselves")
    def requests(request: HttpRequest, asked: Annotated[Part, Query()]) -> dict[str, Any]:
        trust = allowed(request).trust()
        page = _page(trust.books.requests.listed(), asked)
        rows = []
        for one in page["rows"]:
            person = trust.shown_by(one.subject)
            rows.append({name: getattr(one, name) for name in one.__slots__} | {"person_id": person.id if person else None})
        return page | {"rows": rows}

    @api.get("/registers/interests", response=InterestsOut, summary="What ties people to companies")
    def interests(request: HttpRequest, asked: Annotated[Day, Query()]) -> dict[str, Any]:
        registers = allowed(request).registers()
        entries = registers.entries() if asked.history else registers.standing(asked.on)
        page = _page(entries, asked)
        return page | {"rows": [_interest(one) for one in page["rows"]]}


def _interest(one: Entry) -> dict[str, Any]:
    tie = one.interest
    return {
        "id": one.id, "subject": one.subject, "label": one.label, "kind": tie.kind, "giver": tie.giver, "topic": tie.topic,
        "objective": tie.objective, "value": tie.value, "currency": tie.currency, "since": tie.since, "until": tie.until,
        "note": tie.note, "entered_at": one.entered_at, "corrects": one.corrects, "withdrawn": one.withdrawn, "why": one.why,
    }  # fmt: skip


def _page(rows: Sequence[Row], asked: Part) -> dict[str, Any]:
    end = asked.offset + asked.limit
    return {
        "rows_in_all": len(rows), "offset": asked.offset, "next_offset": end if end < len(rows) else None,
        "rows": list(rows[asked.offset : end]),
    }  # fmt: skip


__all__ = ["add_registers"]

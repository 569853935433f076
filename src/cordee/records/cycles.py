"""Cycles on the records' database: lines are added, never changed; see ``cordee.core.measurement.cycles.CycleBook``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from cordee.core.measurement.cycles import Closing, Initiative, Kept, Kind, Plan, Read, State
from cordee.core.measurement.indicators import Reading
from cordee.core.vocabulary.estimate import Estimate
from cordee.core.vocabulary.problems_of_cycles import CycleClosed, LineSaysWhy, NoResultYet, NoSuchCycle
from cordee.core.vocabulary.register import Line
from cordee.core.vocabulary.text import Text
from cordee.records.locks import hold
from cordee.records.models import CycleClosing, CycleInitiative, CyclePlan, CycleReading

TRIES = 3
CLOSED = Text("it is closed already", "il est déjà clos")
UNREAD = Text("its result was not read", "son résultat n’a pas été lu")


def plans() -> list[Line[Plan]]:
    """Give every line on plans, as they were written."""
    return [_line(_plan(one), one) for one in CyclePlan.objects.all()]


def initiatives() -> list[Line[Initiative]]:
    """Give every line on initiatives, as they were written."""
    return [_line(_initiative(one), one) for one in CycleInitiative.objects.all()]


def closings() -> list[Line[Closing]]:
    """Give every line on how cycles ended, as they were written."""
    return [_line(_closing(one), one) for one in CycleClosing.objects.all()]


def readings() -> list[Read]:
    """Give every reading, as they were taken."""
    return [_read(one) for one in CycleReading.objects.all()]


def write(value: Kept, *, why: str = "", author: int | None = None, at: datetime | None = None) -> Line[Kept]:
    """Write a line; see ``cordee.core.measurement.cycles.CycleBook``."""
    for _ in range(TRIES - 1):
        try:
            return _written(value, why, author, at)
        except IntegrityError:  # another line of the same key came first
            continue
    return _written(value, why, author, at)


def read(cycle: str, kind: Kind, reading: Reading, *, at: datetime, author: int | None = None) -> Read:
    """Keep a reading."""
    figure = reading.figure
    made = CycleReading.objects.create(
        cycle=cycle, kind=kind, value=figure.value, n=figure.n, low=figure.low, high=figure.high, reason=figure.reason or "",
        since=reading.since, until=reading.until, run=reading.run, as_of=reading.as_of, currency=reading.currency[:3],
        author_id=author, read_at=at,
    )  # fmt: skip
    return _read(made)


def close(closing: Closing, result: Reading, *, at: datetime, author: int | None = None) -> Line[Closing]:
    """Keep the result and the end of a cycle in one transaction; one of two who close it at once is refused."""
    with transaction.atomic():
        hold([f"cycle:{closing.key}"])
        if CycleClosing.objects.filter(key=closing.key).exists():
            raise CycleClosed(key=closing.key, complaint=CLOSED)
        read(closing.key, "result", result, at=at, author=author)
        return _written(closing, "", author, at)


def _written(value: Plan | Initiative | Closing, why: str, author: int | None, at: datetime | None) -> Line[Any]:
    model, columns, back = _SHAPES[type(value)]
    with transaction.atomic():
        last = model.objects.filter(key=value.key).aggregate(number=Max("number"))["number"] if value.key else None
        if value.key and last is None and not isinstance(value, Closing):
            raise NoSuchCycle(key=value.key, known=_known(model))
        if last is not None and not why.strip():
            raise LineSaysWhy()
        _belongs(value)
        made = model.objects.create(
            key=value.key or _new_key(value), number=(last or 0) + 1, why=why.strip() if last else "", author_id=author,
            entered_at=at or timezone.now(), **columns(value),
        )  # fmt: skip
    return _line(back(made), made)


def _new_key(value: Plan | Initiative | Closing) -> str:
    model, letter = (CycleInitiative, "i") if isinstance(value, Initiative) else (CyclePlan, "c")
    taken: Any = model._default_manager.values_list("key", flat=True).distinct()
    return f"{letter}{max((int(one[1:]) for one in taken), default=0) + 1}"


def _belongs(value: Plan | Initiative | Closing) -> None:
    """Refuse what speaks of a cycle that there is not, and an end whose result was not read."""
    named = value.cycle if isinstance(value, Initiative) else value.key if isinstance(value, Closing) else value.follows
    if named and not CyclePlan.objects.filter(key=named).exists():
        raise NoSuchCycle(key=named, known=_known(CyclePlan))
    if isinstance(value, Closing) and not CycleReading.objects.filter(cycle=value.key, kind="result").exists():
        raise NoResultYet(complaint=UNREAD)


def _known(model: Any) -> str:
    return ", ".join(sorted(set(model.objects.values_list("key", flat=True)))) or "–"


def _plan(one: CyclePlan) -> Plan:
    return Plan(
        one.key, one.objective, one.indicator, one.target, one.since, one.until, one.owner, one.narrowed, one.called, one.follows
    )


def _initiative(one: CycleInitiative) -> Initiative:
    return Initiative(
        one.key, one.cycle, one.what, one.owner, one.technique, one.campaign, one.cost, one.currency, cast(State, one.state),
        one.evidence, one.reason, one.decision,
    )  # fmt: skip


def _closing(one: CycleClosing) -> Closing:
    return Closing(one.key, one.learning, one.asks, one.early)


def _read(one: Any) -> Read:
    figure = Estimate(one.value, one.n, one.low, one.high, one.reason or None)
    reading = Reading(figure, one.since, one.until, one.run, one.as_of, one.currency)
    return Read(one.pk, one.cycle, cast(Kind, one.kind), reading, one.read_at, one.author_id)


def _line(value: Any, one: Any) -> Line[Any]:
    return Line(value, one.number, one.entered_at, one.author_id, one.why)


def _of_plan(one: Any) -> dict[str, Any]:
    return {
        "objective": one.objective.strip(), "indicator": one.indicator, "narrowed": one.narrowed, "called": one.called.strip()[:200],
        "target": one.target, "since": one.since, "until": one.until, "owner": one.owner.strip(), "follows": one.follows,
    }  # fmt: skip


def _of_initiative(one: Any) -> dict[str, Any]:
    return {
        "cycle": one.cycle, "what": one.what.strip(), "owner": one.owner.strip()[:200], "technique": one.technique, "campaign": one.campaign.strip()[:200],
        "cost": one.cost, "currency": one.currency, "state": one.state, "evidence": one.evidence.strip(), "reason": one.why.strip(),
        "decision": one.decision,
    }  # fmt: skip


def _of_closing(one: Any) -> dict[str, Any]:
    result = CycleReading.objects.filter(cycle=one.key, kind="result").order_by("-pk").first()
    return {"result": result, "learning": one.learning.strip(), "asks": one.asks.strip(), "early": one.early.strip()}


_Shape = tuple[Any, Callable[[Any], dict[str, Any]], Callable[[Any], Any]]
_SHAPES: dict[type, _Shape] = {
    Plan: (CyclePlan, _of_plan, _plan),
    Initiative: (CycleInitiative, _of_initiative, _initiative),
    Closing: (CycleClosing, _of_closing, _closing),
}

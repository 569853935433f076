"""Experiments on the records' database: lines and looks are added, never changed; arms are written once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from django.db import transaction
from django.db.models import Count, Max

from cordee.core.measurement.experiments import (
    BECOMES,
    Assigned,
    Deed,
    Experiment,
    Line,
    Look,
    Plan,
    State,
    check_step,
    plan_from,
)
from cordee.core.vocabulary.problems_of_trials import NoSuchExperiment, SameKindRuns
from cordee.records.locks import hold
from cordee.records.models import Experiment as Head
from cordee.records.models import ExperimentAccount, ExperimentLine, ExperimentLook

AT_ONCE = 1_000
LOCK = "experiments"


def listed() -> list[Experiment]:
    """Give every experiment, the latest first."""
    return [_experiment(one) for one in Head.objects.order_by("-id").prefetch_related("lines", "looks")]


def named(key: str) -> Experiment | None:
    """Give one experiment with its steps and looks."""
    found = Head.objects.filter(key=key.strip()).first()
    return None if found is None else _experiment(found)


def write(
    key: str, deed: Deed, plan: Plan, *, power: Mapping[str, Any], why: str, author: int | None, at: datetime
) -> Experiment:
    """Write a step down; see ``cordee.core.measurement.experiments.ExperimentBook``."""
    with transaction.atomic():
        hold([LOCK])
        if key:
            head = _held(key, deed)
        else:
            last = Head.objects.aggregate(last=Max("id"))["last"] or 0
            head = Head.objects.create(key=f"e{last + 1}", name=plan.name.strip())
        _line(head, deed, plan, power=power, why=why, author=author, at=at)
        _turn(head, deed, plan, at)
    return _experiment(head)


def start(key: str, accounts: Sequence[Assigned], *, author: int | None, at: datetime) -> Experiment:
    """Freeze the arms and start; see ``cordee.core.measurement.experiments.ExperimentBook``."""
    with transaction.atomic():
        hold([LOCK])
        head = _held(key, "started")
        plan = _experiment(head).plan
        for other in Head.objects.filter(state="running"):
            if _same_kind(_experiment(other).plan, plan):
                raise SameKindRuns(key=other.key, name=other.name)
        ExperimentAccount.objects.bulk_create(
            [
                ExperimentAccount(experiment=head, account=one.account, arm=one.arm, stratum=one.stratum[:120], entered_at=at)
                for one in accounts
            ],
            batch_size=AT_ONCE,
        )
        _line(head, "started", plan, power={}, why="", author=author, at=at)
        _turn(head, "started", plan, at)
    return _experiment(head)


def accounts(key: str) -> list[Assigned]:
    """Give every account with its arm, in order."""
    rows = ExperimentAccount.objects.filter(experiment__key=key).order_by("account")
    return [Assigned(*row) for row in rows.values_list("account", "arm", "stratum")]


def look(key: str, seen: Mapping[str, Any], *, as_of: datetime, planned: bool, author: int | None, at: datetime) -> Experiment:
    """Write a look down; see ``cordee.core.measurement.experiments.ExperimentBook``."""
    with transaction.atomic():
        hold([LOCK])
        head = _held(key, "stopped")  # a look is taken while it runs
        number = (head.looks.aggregate(last=Max("number"))["last"] or 0) + 1
        ExperimentLook.objects.create(
            experiment=head, number=number, as_of=as_of, planned=planned, seen=dict(seen), author_id=author, entered_at=at
        )
    return _experiment(head)


def withheld(keys: Iterable[str], channel: str, topic: str) -> list[tuple[str, str]]:
    """Give, of the experiments that run now, those whose holdout has an account that goes by one of these keys.

    Each as its key and name, and only where a contact by this channel on this topic would be of the experiment's kind.
    """
    wanted = [one for one in keys if one]
    if not wanted or not channel:
        return []
    rows = ExperimentAccount.objects.filter(
        account__in=wanted, arm="holdout", experiment__state="running", experiment__channel=channel
    )
    found = rows.values_list("experiment__key", "experiment__name", "experiment__campaign").distinct().order_by("experiment__key")
    return [(key, name) for key, name, campaign in found if not campaign or campaign.casefold() == topic.strip().casefold()]


def _held(key: str, deed: Deed) -> Any:
    head = Head.objects.select_for_update().filter(key=key).first()
    if head is None:
        raise NoSuchExperiment(key=key, known=", ".join(Head.objects.values_list("key", flat=True)) or "–")
    check_step(_experiment(head), deed)
    return head


def _same_kind(one: Plan, other: Plan) -> bool:
    by = one.channel == other.channel if one.channel else one.technique == other.technique
    return by and (not one.campaign or not other.campaign or one.campaign.casefold() == other.campaign.casefold())


def _line(head: Any, deed: Deed, plan: Plan, *, power: Mapping[str, Any], why: str, author: int | None, at: datetime) -> None:
    number = (head.lines.aggregate(last=Max("number"))["last"] or 0) + 1
    ExperimentLine.objects.create(
        experiment=head, number=number, deed=deed, plan=plan.as_facts(), power=dict(power), why=why.strip(),
        author_id=author, entered_at=at,
    )  # fmt: skip


def _turn(head: Head, deed: Deed, plan: Plan, at: datetime) -> None:
    head.name, head.channel, head.campaign = plan.name.strip(), plan.channel, plan.campaign.strip()
    head.state = BECOMES.get(deed, head.state)
    if deed == "started":
        head.started_at = at
    if deed == "stopped":
        head.stopped_at = at
    head.save()


def _experiment(head: Any) -> Experiment:
    lines = tuple(
        Line(one.number, cast(Deed, one.deed), plan_from(one.plan), one.power, one.why, one.author_id, one.entered_at)
        for one in head.lines.all()
    )
    looks = tuple(Look(one.number, one.as_of, one.planned, one.seen, one.author_id, one.entered_at) for one in head.looks.all())
    arms = dict(head.accounts.order_by("arm").values_list("arm").annotate(n=Count("id")))
    return Experiment(head.key, cast(State, head.state), lines, looks, head.started_at, head.stopped_at, arms)

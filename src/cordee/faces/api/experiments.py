"""Experiments in the API: what is tested, how it stands, every look. It changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest
from ninja import NinjaAPI, Schema

from cordee.core.measurement.experiments import Experiment, Look
from cordee.wiring import Company


class LookOut(Schema):
    """One look: when, on facts as of when, whether the plan had it, and what it saw."""

    number: int
    as_of: datetime
    taken_at: datetime
    planned: bool
    word: str
    decides: bool
    treated_accounts: int
    treated_reached: int
    holdout_accounts: int
    holdout_reached: int
    difference: float
    low: float | None
    high: float | None
    reason: str


class ExperimentOut(Schema):
    """One experiment: its plan, its state, its arms, what it says by now (works, does_not_work, unknown)."""

    key: str
    name: str
    hypothesis: str
    technique: str
    campaign: str
    metric: str
    days: int
    effect: float
    watch: str
    state: str
    started_at: datetime | None
    ends_at: datetime | None
    arms: dict[str, int]
    says: str
    looks: list[LookOut]


def add_experiments(api: NinjaAPI, allowed: Callable[[HttpRequest], Company]) -> None:
    """Add the calls that read experiments.

    Parameters
    ----------
    allowed
        Gives the company to who may read, and turns the others away.
    """

    @api.get("/experiments", response=list[ExperimentOut], summary="What is tested, how it stands, every look")
    def experiments(request: HttpRequest) -> list[ExperimentOut]:
        return [_out(one) for one in allowed(request).experiments().listed()]

    @api.get("/experiments/{key}", response=ExperimentOut, summary="One experiment with its looks")
    def experiment(request: HttpRequest, key: str) -> ExperimentOut:
        return _out(allowed(request).experiments().named(key))


def _out(one: Experiment) -> ExperimentOut:
    from cordee.core.measurement.experiment_reading import word_of  # takes a second to import, and other calls need none of it

    plan = one.plan
    return ExperimentOut(
        key=one.key, name=plan.name, hypothesis=plan.hypothesis, technique=plan.technique, campaign=plan.campaign, metric=plan.metric,
        days=plan.days, effect=plan.effect, watch=plan.watch, state=one.state, started_at=one.started_at, ends_at=one.ends_at,
        arms=dict(one.arms), says=word_of(one)[0], looks=[_look(look) for look in one.looks],
    )  # fmt: skip


def _look(look: Look) -> LookOut:
    seen = look.seen
    return LookOut(
        number=look.number, as_of=look.as_of, taken_at=look.at, planned=look.planned, word=seen["word"], decides=seen["decides"],
        treated_accounts=seen["treated"]["accounts"], treated_reached=seen["treated"]["hits"], holdout_accounts=seen["holdout"]["accounts"],
        holdout_reached=seen["holdout"]["hits"], difference=seen["difference"], low=seen["low"], high=seen["high"], reason=seen["reason"],
    )  # fmt: skip

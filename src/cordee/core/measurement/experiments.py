"""Experiments as they are kept: a plan written down before anything is known, its steps, its looks, never deleted.

Planned → registered → running → stopped → decided. Once registered, a plan changes by an amendment only, dated and with
its reason; once chance has put the accounts in arms, nothing that measures changes at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime, timedelta
from math import isfinite
from typing import Any, Literal, Protocol

from cordee.core.vocabulary.problems_of_trials import BadPlan, Fixed, NothingChanges, NotNow, SaysWhy
from cordee.core.vocabulary.text import Text

State = Literal["planned", "registered", "running", "stopped", "decided"]
Deed = Literal["planned", "registered", "amended", "started", "stopped", "decided"]
Metric = Literal["lead", "opportunity", "won", "revenue"]
Watch = Literal["planned", "open"]
Call = Literal["look", "figures", "settled", "over", "decide"]
Audience = Literal["everyone", "prospects", "customers"]
METRICS: tuple[Metric, ...] = ("lead", "opportunity", "won", "revenue")
WATCHES: tuple[Watch, ...] = ("planned", "open")
AUDIENCES: tuple[Audience, ...] = ("everyone", "prospects", "customers")
STRATA = ("relation", "tier", "country", "industry")
STATES: dict[State, Text] = {
    "planned": Text("planned", "planifiée"),
    "registered": Text("registered", "enregistrée"),
    "running": Text("running", "en cours"),
    "stopped": Text("stopped", "arrêtée"),
    "decided": Text("decided", "décidée"),
}
TREATED, HOLDOUT = "treated", "holdout"
SHORTEST, LONGEST, MOST_LOOKS = 7, 730, 60
STILL_FREE = frozenset({"name", "hypothesis", "holder"})
PARTS: dict[str, Text] = {
    "name": Text("name", "nom"),
    "hypothesis": Text("hypothesis", "hypothèse"),
    "technique": Text("technique", "technique"),
    "metric": Text("measure", "mesure"),
    "days": Text("days", "durée en jours"),
    "effect": Text("difference worth having", "différence qui vaut la peine"),
    "campaign": Text("campaign", "campagne"),
    "channel": Text("channel", "canal"),
    "audience": Text("accounts", "comptes"),
    "watch": Text("way of looking", "façon de lire"),
    "looks": Text("planned looks", "lectures prévues"),
    "holdout": Text("part left alone", "part témoin"),
    "strata": Text("strata", "strates"),
    "holder": Text("who looks after it", "responsable"),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is tested, on whom, by what it is measured, and how it will be looked at.

    Parameters
    ----------
    name, hypothesis
        How people call it, and what they expect to see.
    technique, campaign
        What the treated meet and the holdout does not; ``campaign`` narrows it to what carries that name.
    channel
        The channel by which our own sends carry it; empty where none of ours does.
    metric, days
        What is counted of each account, from the start on, within so many days: a new lead, opportunity or won case (yes or
        no), or money won.
    effect
        The smallest difference worth having, above 0: a share of accounts (0.03 is three more in a hundred), or money
        an account.
    watch, looks
        ``planned``: so many looks up to the last day, then it ends. ``open``: looked at as often and as long as one likes.
    holdout
        The share of accounts that is left alone.
    strata
        Columns of accounts within which chance is held even.
    holder
        Who of us looks after it.
    """

    name: str
    hypothesis: str
    technique: str
    metric: Metric
    days: int
    effect: float
    campaign: str = ""
    channel: str = ""
    audience: Audience = "everyone"
    watch: Watch = "planned"
    looks: int = 4
    holdout: float = 0.5
    strata: tuple[str, ...] = ("relation",)
    holder: str = ""

    def __post_init__(self) -> None:
        """Refuse what no experiment can be."""
        told = (
            (bool(self.name.strip()) and len(self.name) <= 200, Text("no name, or one above 200 letters", "pas de nom, ou plus de 200 lettres")),
            (bool(self.hypothesis.strip()), Text("no hypothesis", "pas d’hypothèse")),
            (bool(self.technique.strip()), Text("no technique", "pas de technique")),
            (self.metric in METRICS, Text("a measure that is not known", "une mesure inconnue")),
            (self.audience in AUDIENCES, Text("accounts of a kind that is not known", "un type de comptes inconnu")),
            (self.watch in WATCHES, Text("a way of looking that is not known", "une façon de lire inconnue")),
            (SHORTEST <= self.days <= LONGEST, Text("a length that is not between 7 and 730 days", "une durée hors de 7 à 730 jours")),
            (isfinite(self.effect) and self.effect > 0, Text("an effect that is not above 0", "un effet qui n’est pas supérieur à 0")),
            (self.metric == "revenue" or self.effect < 1, Text("more accounts than there are", "plus de comptes qu’il n’y en a")),
            (1 <= self.looks <= MOST_LOOKS, Text("a number of looks that is not between 1 and 60", "un nombre de lectures hors de 1 à 60")),
            (0.05 <= self.holdout <= 0.95, Text("a holdout that is not between 5 and 95 in a hundred", "un témoin hors de 5 à 95 sur cent")),
            (set(self.strata) <= set(STRATA), Text("a stratum that is not known", "une strate inconnue")),
        )  # fmt: skip
        for fine, complaint in told:
            if not fine:
                raise BadPlan(complaint=complaint)

    @property
    def shares(self) -> bool:
        """Whether accounts are counted, rather than money."""
        return self.metric != "revenue"

    def ends(self, counts_from: datetime) -> datetime:
        """Give the moment until which an account's outcome counts."""
        return counts_from + timedelta(days=self.days)

    def due(self, counts_from: datetime) -> tuple[datetime, ...]:
        """Give the moments of the planned looks, the last one at the end; none where it is open-ended.

        Examples
        --------
        >>> plan = Plan("Spring", "More leads", "email_house", "lead", 90, 0.03, looks=3)
        >>> [f"{one:%d %B}" for one in plan.due(datetime(2026, 1, 1))]
        ['31 January', '02 March', '01 April']
        """
        if self.watch == "open":
            return ()
        return tuple(counts_from + timedelta(days=self.days) * (one + 1) / self.looks for one in range(self.looks))

    def as_facts(self) -> dict[str, Any]:
        """Give the plan as plain values, to be kept."""
        return asdict(self) | {"strata": list(self.strata)}


def plan_from(facts: Mapping[str, Any]) -> Plan:
    """Give the plan that was kept as plain values.

    Examples
    --------
    >>> plan = Plan("Spring", "More leads", "email_house", "lead", 90, 0.03)
    >>> plan_from(plan.as_facts()) == plan
    True
    """
    known = {one.name for one in fields(Plan)}
    return Plan(**{name: value for name, value in facts.items() if name in known} | {"strata": tuple(facts.get("strata", ()))})


@dataclass(frozen=True, slots=True)
class Line:
    """One step: what was done, the plan as it was then, what the power question answered, why, by whom, when."""

    number: int
    deed: Deed
    plan: Plan
    power: Mapping[str, Any]
    why: str
    author: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Look:
    """One look that was taken: on facts as of when, whether the plan had it, and what it saw (see ``experiment_reading``)."""

    number: int
    as_of: datetime
    planned: bool
    seen: Mapping[str, Any]
    author: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Assigned:
    """One account, the arm that chance gave it, and the stratum within which it did."""

    account: str
    arm: str
    stratum: str = ""


@dataclass(frozen=True, slots=True)
class Experiment:
    """An experiment as it stands: its plan, its state, every step, every look."""

    key: str
    state: State
    lines: tuple[Line, ...]
    looks: tuple[Look, ...] = ()
    started_at: datetime | None = None
    stopped_at: datetime | None = None
    arms: Mapping[str, int] = field(default_factory=dict)

    @property
    def plan(self) -> Plan:
        """The plan that holds."""
        return self.lines[-1].plan

    @property
    def counts_from(self) -> datetime | None:
        """The midnight (UTC) after the start, from which outcomes count: many sources give days and no hours."""
        if self.started_at is None:
            return None
        return self.started_at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)

    @property
    def ends_at(self) -> datetime | None:
        """The moment at which the last account's time is over; None before the start."""
        return None if self.counts_from is None else self.plan.ends(self.counts_from)

    def due(self) -> tuple[datetime, ...]:
        """Give the moments of the planned looks; none before the start, or where it is open-ended."""
        return () if self.counts_from is None else self.plan.due(self.counts_from)

    def changes(self) -> dict[int, dict[str, tuple[Any, Any]]]:
        """Give what each amendment changed, by the number of its line: each part of the plan as it was and as it became."""
        pairs = zip(self.lines, self.lines[1:], strict=False)
        return {line.number: changed(before.plan, line.plan) for before, line in pairs if line.deed == "amended"}

    def line(self, deed: Deed) -> Line | None:
        """Give the last step of a kind; None where there was none."""
        return next((one for one in reversed(self.lines) if one.deed == deed), None)


NEEDS: dict[Deed, tuple[State, ...]] = {
    "planned": ("planned",),
    "registered": ("planned",),
    "amended": ("registered", "running"),
    "started": ("registered",),
    "stopped": ("running",),
    "decided": ("stopped", "decided"),
}
BECOMES: dict[Deed, State] = {
    "planned": "planned",
    "registered": "registered",
    "started": "running",
    "stopped": "stopped",
    "decided": "decided",
}


def check_step(experiment: Experiment, deed: Deed) -> None:
    """Refuse a step that does not come next.

    Raises
    ------
    NotNow
        The experiment is in another state.
    """
    if experiment.state not in NEEDS[deed]:
        needed = Text(*(" / ".join(STATES[one].in_language(language) for one in NEEDS[deed]) for language in ("en", "fr")))
        raise NotNow(key=experiment.key, state=STATES[experiment.state], needed=needed)


def changed(old: Plan, new: Plan) -> dict[str, tuple[Any, Any]]:
    """Give the parts in which two plans differ, each as it was and as it became.

    Examples
    --------
    >>> from dataclasses import replace
    >>> plan = Plan("Spring", "More leads", "email_house", "lead", 90, 0.03)
    >>> changed(plan, plan), changed(plan, replace(plan, days=60))
    ({}, {'days': (90, 60)})
    """
    before, after = old.as_facts(), new.as_facts()
    return {name: (before[name], after[name]) for name in after if after[name] != before[name]}


def check_amendment(experiment: Experiment, plan: Plan, why: str) -> None:
    """Refuse an amendment without a reason, one that changes nothing, and after the start one that changes what measures.

    Raises
    ------
    NotNow, SaysWhy, NothingChanges, Fixed
        It is too early or too late; no reason is given; the plan stays as it was; a fixed part would change.
    """
    check_step(experiment, "amended")
    if not why.strip():
        raise SaysWhy(case=Text("an amendment without a reason", "une modification sans motif"))
    moved = changed(experiment.plan, plan)
    if not moved:
        raise NothingChanges(key=experiment.key)
    if experiment.state == "running" and (fixed := sorted(set(moved) - STILL_FREE)):
        named = Text(*(", ".join(PARTS[one].in_language(language) for one in fixed) for language in ("en", "fr")))
        raise Fixed(fields=named)


def is_readable(experiment: Experiment, figures: datetime | None) -> bool:
    """Say whether a look could see anything new: figures of after the start, and newer than those of the last look.

    Examples
    --------
    >>> plan = Plan("Spring", "More leads", "email_house", "lead", 90, 0.03, looks=3)
    >>> begun = datetime(2026, 1, 1, tzinfo=UTC)
    >>> running = Experiment("e1", "running", (Line(1, "started", plan, {}, "", None, begun),), started_at=begun)
    >>> is_readable(running, begun), is_readable(running, datetime(2026, 2, 2, tzinfo=UTC))
    (False, True)
    """
    if figures is None or experiment.counts_from is None or figures <= experiment.counts_from:
        return False
    return not experiment.looks or figures > experiment.looks[-1].as_of


def awaits(experiment: Experiment, now: datetime, *, figures: datetime | None) -> tuple[Call, datetime | None] | None:
    """Say what an experiment asks of somebody now, and since when: a planned look, its end, a decision; None where nothing.

    A look whose day has come asks for ``figures`` first, where those that stand do not reach its day.

    Examples
    --------
    >>> plan = Plan("Spring", "More leads", "email_house", "lead", 90, 0.03, looks=3)
    >>> begun = datetime(2026, 1, 1, tzinfo=UTC)
    >>> running = Experiment("e1", "running", (Line(1, "started", plan, {}, "", None, begun),), started_at=begun)
    >>> day = datetime(2026, 2, 2, tzinfo=UTC)
    >>> awaits(running, datetime(2026, 1, 20, tzinfo=UTC), figures=begun)
    >>> awaits(running, day, figures=day)[0], awaits(running, day, figures=begun)[0]
    ('look', 'figures')
    """
    if experiment.state == "stopped":
        return "decide", experiment.stopped_at
    if experiment.state != "running":
        return None
    settled = next((one for one in experiment.looks if one.seen.get("decides")), None)
    if settled is not None:
        return "settled", settled.at
    due = [one for one in experiment.due() if one <= now]
    taken = sum(one.planned for one in experiment.looks)
    if len(due) > taken:
        reached = figures is not None and figures >= due[taken] and is_readable(experiment, figures)
        return ("look" if reached else "figures"), due[taken]
    return ("over", experiment.ends_at) if due and len(due) == len(experiment.due()) else None


class ExperimentBook(Protocol):
    """Where experiments are kept. Each step is one transaction, and refused where the state is no longer what was read."""

    def listed(self) -> Sequence[Experiment]:
        """Give every experiment, the latest first."""
        ...

    def named(self, key: str) -> Experiment | None:
        """Give one experiment with its steps and looks."""
        ...

    def write(
        self, key: str, deed: Deed, plan: Plan, *, power: Mapping[str, Any], why: str, author: int | None, at: datetime
    ) -> Experiment:
        """Write a step down; an empty key begins a new experiment. Raises ``NotNow`` where another step came first."""
        ...

    def start(self, key: str, accounts: Sequence[Assigned], *, author: int | None, at: datetime) -> Experiment:
        """Freeze the arms and start, in one transaction; raises ``SameKindRuns`` where another of its kind runs."""
        ...

    def accounts(self, key: str) -> Sequence[Assigned]:
        """Give every account with its arm, in order."""
        ...

    def look(
        self, key: str, seen: Mapping[str, Any], *, as_of: datetime, planned: bool, author: int | None, at: datetime
    ) -> Experiment:
        """Write a look down; looks are never changed."""
        ...

"""Cycles: plan, do, check, act. Each aims at one figure, ends with its result and a learning, and hands both to the next.

What was planned is written before, so that nobody finds afterwards what they had wanted all along. Lines are corrected,
never deleted; what failed or was refused keeps its evidence and its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from math import isfinite
from typing import Literal, Protocol, TypeVar

from cordee.core.measurement.indicators import BY_KEY, TYPED, Reading, Unit
from cordee.core.vocabulary.problems_of_cycles import BadCycle, CycleClosed, NoLearning, NoResultYet
from cordee.core.vocabulary.register import Line
from cordee.core.vocabulary.text import Text

Step = Literal["plan", "do", "check", "act"]
STEPS: dict[Step, Text] = {
    "plan": Text("Plan", "Prévoir"),
    "do": Text("Do", "Faire"),
    "check": Text("Check", "Vérifier"),
    "act": Text("Learn", "Apprendre"),
}
State = Literal["planned", "running", "done", "failed", "refused"]
STATES: dict[State, Text] = {
    "planned": Text("planned", "prévue"),
    "running": Text("under way", "en cours"),
    "done": Text("done", "faite"),
    "failed": Text("failed", "échouée"),
    "refused": Text("refused", "refusée"),
}
NEED_REASON: tuple[State, ...] = ("failed", "refused")
Kind = Literal["baseline", "result"]
LONGEST, LONGEST_TEXT, LONGEST_DAYS = 300, 2000, 3 * 366
SOON_DAYS = 5


@dataclass(frozen=True, slots=True)
class Plan:
    """What a cycle aims at: one objective, one figure, one target, one day, one owner.

    Parameters
    ----------
    key
        Its short name; empty for one that is about to be made.
    indicator
        A key of ``indicators.INDICATORS``, or ``typed`` for a figure that nothing here measures.
    target
        The value hoped for: a share from 0 to 1, or a number.
    narrowed
        The technique or the territory that the indicator looks at; empty for all.
    called
        What a typed figure is.
    follows
        The closed cycle that it starts from.
    """

    key: str
    objective: str
    indicator: str
    target: float
    since: date
    until: date
    owner: str
    narrowed: str = ""
    called: str = ""
    follows: str = ""

    def __post_init__(self) -> None:
        """Refuse a plan that aims at nothing that could be checked."""
        known = BY_KEY.get(self.indicator)
        for fails, complaint in (
            (not self.objective.strip(), Text("no objective", "aucun objectif")),
            (len(self.objective) > LONGEST, Text("an objective of over 300 letters", "un objectif de plus de 300 lettres")),
            (not self.owner.strip() or len(self.owner) > 200, Text("nobody who owns it", "personne qui en réponde")),
            (known is None and self.indicator != TYPED, Text("no such indicator", "un indicateur inconnu")),
            (
                self.indicator == TYPED and not self.called.strip(),
                Text("a typed figure without a name", "un chiffre saisi sans nom"),
            ),
            (
                known is not None and bool(self.narrowed) and not known.by,
                Text("an indicator that cannot be narrowed", "un indicateur qui ne se restreint pas"),
            ),
            (not isfinite(self.target), Text("a target that is no number", "une cible qui n’est pas un nombre")),
            (
                known is not None and known.unit == "share" and not 0 <= self.target <= 1,
                Text("a share that is not between 0 and 100", "une part qui n’est pas entre 0 et 100"),
            ),
            (
                known is not None and known.unit in ("count", "money") and self.target < 0,
                Text("a target below nought", "une cible négative"),
            ),
            (self.until <= self.since, Text("an end before its beginning", "une fin avant le début")),
            (
                (self.until - self.since).days > LONGEST_DAYS,
                Text("a cycle of more than three years", "un cycle de plus de trois ans"),
            ),
            (
                bool(self.follows) and self.follows == self.key,
                Text("a cycle that follows itself", "un cycle qui se suit lui-même"),
            ),
        ):
            if fails:
                raise BadCycle(complaint=complaint)

    @property
    def unit(self) -> Unit:
        """The unit of its figure."""
        return BY_KEY[self.indicator].unit if self.indicator in BY_KEY else "number"


@dataclass(frozen=True, slots=True)
class Initiative:
    """One thing that is tried within a cycle; a failed or refused one keeps why, and what it rested on.

    Parameters
    ----------
    technique, campaign
        What it is in the data, where it is there; so what came of it can be looked up.
    evidence
        What it rests on: where the proof is, what was seen; empty where there is none, which pages say.
    why
        Why it failed or was refused.
    decision
        The number of the decision on it; None where none is linked.
    """

    key: str
    cycle: str
    what: str
    owner: str = ""
    technique: str = ""
    campaign: str = ""
    cost: Decimal | None = None
    currency: str = ""
    state: State = "planned"
    evidence: str = ""
    why: str = ""
    decision: int | None = None

    def __post_init__(self) -> None:
        """Refuse an initiative that says nothing, and one that ended badly without a reason."""
        for fails, complaint in (
            (not self.what.strip(), Text("an initiative that says nothing", "une initiative qui ne dit rien")),
            (len(self.what) > LONGEST, Text("more than 300 letters", "plus de 300 lettres")),
            (
                max(len(self.evidence), len(self.why)) > LONGEST_TEXT,
                Text("a text of more than 2,000 letters", "un texte de plus de 2 000 lettres"),
            ),
            (self.state not in STATES, Text("no such state", "un état inconnu")),
            (
                self.state in NEED_REASON and not self.why.strip(),
                Text("failed or refused without a reason", "échouée ou refusée sans raison"),
            ),
            (self.cost is not None and self.cost < 0, Text("a cost below nought", "un coût négatif")),
            (self.cost is not None and not self.currency, Text("a cost without a currency", "un coût sans devise")),
        ):
            if fails:
                raise BadCycle(complaint=complaint)

    @property
    def unproved(self) -> bool:
        """Whether it was refused or failed and nothing shows why it had to."""
        return self.state in NEED_REASON and not self.evidence.strip()


@dataclass(frozen=True, slots=True)
class Closing:
    """How a cycle ended: what was learnt, what is asked of those above; its result stands beside it.

    Parameters
    ----------
    key
        The cycle.
    learning
        What one would do again, and what not.
    asks
        What the next cycle needs from the board; may be empty.
    early
        Why it was closed before its last day was in the figures; empty where it was not.
    """

    key: str
    learning: str
    asks: str = ""
    early: str = ""

    def __post_init__(self) -> None:
        """Refuse an end without a learning."""
        if not self.learning.strip():
            raise NoLearning()
        if max(len(self.learning), len(self.asks), len(self.early)) > LONGEST_TEXT:
            raise BadCycle(complaint=Text("a text of more than 2,000 letters", "un texte de plus de 2 000 lettres"))


Kept = TypeVar("Kept", Plan, Initiative, Closing)


@dataclass(frozen=True, slots=True)
class Read:
    """One reading of a cycle's figure as the register keeps it: at its start or at its end, when, by whom."""

    id: int
    cycle: str
    kind: Kind
    reading: Reading
    read_at: datetime
    author: int | None = None


@dataclass(frozen=True, slots=True)
class Cycle:
    """A cycle as it stands: its plan, its initiatives, what was read, how it ended."""

    plan: Plan
    initiatives: tuple[Initiative, ...] = ()
    baseline: Reading | None = None
    result: Reading | None = None
    closing: Closing | None = None
    closed_at: datetime | None = None

    @property
    def key(self) -> str:
        """Its short name."""
        return self.plan.key

    @property
    def lower(self) -> bool:
        """Whether less is better: where the target lies below where it started."""
        start = self.baseline.figure.value if self.baseline is not None else None
        return start is not None and self.plan.target < start

    def step(self, today: date) -> Step:
        """Say at which of the four steps it stands on a day."""
        if self.closing is not None:
            return "act"
        return "plan" if today < self.plan.since else "do" if today <= self.plan.until else "check"


def ends_soon(cycle: Cycle, today: date) -> int | None:
    """Give in how many days a cycle ends, where that is soon; None where it is not.

    Examples
    --------
    >>> plan = Plan("c1", "More", "wins", 12, date(2026, 4, 1), date(2026, 6, 30), "Ann")
    >>> ends_soon(Cycle(plan), date(2026, 6, 25)), ends_soon(Cycle(plan), date(2026, 6, 1))
    (5, None)
    """
    left = (cycle.plan.until - today).days
    return left if cycle.step(today) == "do" and left <= SOON_DAYS else None


def next_plan(cycle: Cycle) -> Plan:
    """Give the plan that the next cycle starts with: the same figure and owner, as many days, from the day after.

    Examples
    --------
    >>> plan = Plan("c1", "More", "wins", 12, date(2026, 4, 1), date(2026, 6, 30), "Ann")
    >>> found = next_plan(Cycle(plan))
    >>> found.follows, found.since.isoformat(), found.until.isoformat()
    ('c1', '2026-07-01', '2026-09-29')
    """
    old = cycle.plan
    since = old.until + timedelta(days=1)
    return Plan(
        "",
        old.objective,
        old.indicator,
        old.target,
        since,
        since + (old.until - old.since),
        old.owner,
        old.narrowed,
        old.called,
        old.key,
    )


def check_follows(plan: Plan, cycles: Iterable[Cycle]) -> None:
    """Refuse a cycle that starts from one that has not ended: there is no result yet to start from.

    Raises
    ------
    CycleClosed
        The one before is not closed.
    """
    for one in cycles:
        if one.key == plan.follows and one.closing is None:
            raise CycleClosed(key=one.key, complaint=Text("it is not closed yet", "il n’est pas encore clos"))


def check_closing(cycle: Cycle, closing: Closing, result: Reading | None) -> None:
    """Refuse an end without a result, and one before its time that does not say why.

    A result that says that nothing can be told, with the reason, is a result.

    Raises
    ------
    CycleClosed
        It is closed already.
    NoResultYet
        Nothing was read, or the figures do not reach its last day and no reason is given.
    """
    if cycle.closing is not None:
        raise CycleClosed(key=cycle.key, complaint=Text("it is closed already", "il est déjà clos"))
    if result is None:
        raise NoResultYet(complaint=Text("no figures", "aucun chiffre"))
    if not closing.early.strip() and covers(cycle.plan, result) is False:
        reached = result.until or result.as_of
        day = f"{reached:%Y-%m-%d}" if reached else "–"
        raise NoResultYet(
            complaint=Text(
                f"the figures reach until {day}, and the cycle until {cycle.plan.until:%Y-%m-%d}; say why it ends before",
                f"les chiffres vont jusqu’au {day}, et le cycle jusqu’au {cycle.plan.until:%Y-%m-%d} ; dites pourquoi il finit avant",
            )
        )


def covers(plan: Plan, result: Reading) -> bool | None:
    """Say whether a result tells of the whole cycle; None of a typed one, of which nobody knows."""
    if result.typed:
        return None
    if result.until is not None:
        return result.until >= plan.until
    return result.as_of is not None and result.as_of > plan.until


class CycleBook(Protocol):
    """The book of cycles: every line ever written, and every reading."""

    def plans(self) -> list[Line[Plan]]:
        """Give every line on plans, as they were written."""
        ...

    def initiatives(self) -> list[Line[Initiative]]:
        """Give every line on initiatives, as they were written."""
        ...

    def closings(self) -> list[Line[Closing]]:
        """Give every line on how cycles ended, as they were written."""
        ...

    def readings(self) -> list[Read]:
        """Give every reading, as they were taken."""
        ...

    def write(self, value: Kept, *, why: str = "", author: int | None = None, at: datetime | None = None) -> Line[Kept]:
        """Write a line: the first of a new key, or one that takes the place of the last.

        Raises
        ------
        LineSaysWhy
            A line stands already, and no reason is given.
        NoSuchCycle
            What the value speaks of is not in the register.
        CycleClosed
            A first closing is written of a cycle whose result was not read.
        """
        ...

    def read(self, cycle: str, kind: Kind, reading: Reading, *, at: datetime, author: int | None = None) -> Read:
        """Keep a reading; the last of its kind counts."""
        ...

    def close(self, closing: Closing, result: Reading, *, at: datetime, author: int | None = None) -> Line[Closing]:
        """Keep the result and the end in one transaction; raises ``CycleClosed`` where another closed it first."""
        ...


def assemble(
    plans: Sequence[Line[Plan]],
    initiatives: Sequence[Line[Initiative]],
    closings: Sequence[Line[Closing]],
    readings: Sequence[Read],
) -> list[Cycle]:
    """Put the lines that stand together, one cycle each, the latest planned first."""
    ended = {one.value.key: one for one in closings}
    first = {one.value.key: min(each.entered_at for each in closings if each.value.key == one.value.key) for one in closings}
    read: dict[tuple[str, Kind], Reading] = {(one.cycle, one.kind): one.reading for one in readings}
    found = [
        Cycle(
            line.value,
            tuple(one.value for one in initiatives if one.value.cycle == line.value.key),
            read.get((line.value.key, "baseline")),
            read.get((line.value.key, "result")),
            ended[line.value.key].value if line.value.key in ended else None,
            first.get(line.value.key),
        )
        for line in plans
    ]
    return sorted(found, key=lambda one: (one.plan.since, one.plan.until, one.key), reverse=True)

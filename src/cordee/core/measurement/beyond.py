"""Beyond the money: trust, depth, learning and being known, each read by itself beside what was earned. No sum is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from cordee.core.measurement.cycles import Cycle
from cordee.core.measurement.decisions import Decision
from cordee.core.measurement.indicators import Reading, Span, Unit, counted
from cordee.core.vocabulary.estimate import Estimate, unknown
from cordee.core.vocabulary.text import Text

Kind = Literal["money", "trust", "depth", "learning", "notoriety"]
KINDS: dict[Kind, Text] = {
    "money": Text("Money", "L’argent"),
    "trust": Text("Trust", "La confiance"),
    "depth": Text("Depth", "La profondeur"),
    "learning": Text("Learning", "L’apprentissage"),
    "notoriety": Text("Being known", "La notoriété"),
}
DAYS, YEAR = 90, 365


@dataclass(frozen=True, slots=True)
class Sight:
    """One figure of one kind: now, and before where that can be read."""

    kind: Kind
    name: Text
    explained: Text
    unit: Unit
    now: Reading
    before: Reading | None = None

    @property
    def known(self) -> bool:
        """Whether it can be told here."""
        return self.now.figure.value is not None


def spans(as_of: date, days: int = DAYS) -> tuple[Span, Span]:
    """Give the last whole days before the figures' day, and as many before these."""
    last = Span(as_of - timedelta(days=days), as_of - timedelta(days=1))
    return last.before(), last


def told(moments: Iterable[datetime], span: Span, *, in_use: bool) -> Estimate:
    """Count what people told within a period; where no register of it is kept, nought would be a guess.

    Parameters
    ----------
    in_use
        Whether anything was ever told: a register that holds nothing at all is no sign of peace.

    Examples
    --------
    >>> april = Span(date(2026, 4, 1), date(2026, 4, 30))
    >>> told([datetime(2026, 4, 3)], april, in_use=True).value, told([], april, in_use=False).value
    (1.0, None)
    """
    if not in_use:
        return unknown("no_rows", 0)
    return counted(sum(span.holds(one) for one in moments))


def learnt(cycles: Sequence[Cycle], today: date) -> Estimate:
    """Give the share of cycles that ended within a year and are closed with a learning."""
    since = today - timedelta(days=YEAR)
    ended = [one for one in cycles if one.closing is not None or one.plan.until < today]
    ended = [one for one in ended if one.plan.until >= since]
    if not ended:
        return unknown("no_rows", 0)
    return Estimate(sum(one.closing is not None for one in ended) / len(ended), len(ended), reason="counted_whole")


def on_data(decisions: Sequence[Decision], today: date) -> Estimate:
    """Give the share of a year's decisions that rest on an experiment or a result; the others are opinion."""
    lately = [one for one in decisions if (today - one.at.date()).days <= YEAR]
    if not lately:
        return unknown("no_rows", 0)
    return Estimate(sum(one.evidence != "opinion" for one in lately) / len(lately), len(lately), reason="counted_whole")

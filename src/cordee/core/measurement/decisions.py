"""Decisions: on data, which they name, or on opinion, which is said wherever they are shown. Who disagreed is kept.

What the figures said at that moment is kept with a decision, and whether it went with them; so nobody finds afterwards
that the decision had rested on what came to light later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from cordee.core.measurement.decided_figures import KeptFigure
from cordee.core.vocabulary.text import Text

Evidence = Literal["experiment", "result", "opinion"]
ON_DATA: tuple[Evidence, ...] = ("experiment", "result")
EVIDENCES: dict[Evidence, Text] = {
    "experiment": Text("on an experiment", "sur une expérience"),
    "result": Text("on a figure", "sur un chiffre"),
    "opinion": Text("opinion", "opinion"),
}
Stance = Literal["", "follows", "departs"]
STANCES: dict[Stance, Text] = {
    "": Text("–", "–"),
    "follows": Text("with what the figures said", "dans le sens des chiffres"),
    "departs": Text("against what the figures said", "contre ce que disaient les chiffres"),
}
Timing = Literal["before", "between", "after"]
TIMINGS: dict[Timing, Text] = {
    "before": Text("before anybody had seen the result", "avant que quiconque ait vu le résultat"),
    "between": Text("after looks that settled nothing yet", "après des lectures qui ne tranchaient pas encore"),
    "after": Text("after the result was known", "une fois le résultat connu"),
}


@dataclass(frozen=True, slots=True)
class Dissent:
    """Who disagreed with a decision, and why."""

    who: str
    why: str

    def __post_init__(self) -> None:
        if not self.who.strip() or not self.why.strip():
            raise ValueError("a dissent has somebody and a reason")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision.

    Parameters
    ----------
    question, decided
        What was asked, and what was decided, in the words of those who decided.
    by
        Who decided: a person or a round.
    reference
        What it rests on: ``experiment:KEY:look:N`` or ``result:RUN:TABLE:ROW``; empty where no data stand behind it.
    dissents
        Who disagreed, and why.
    corrects, why
        The decision that this one replaces, which stays, and the reason.
    about
        What it is about, whether or not data of it stand behind: ``experiment:KEY`` or ``TABLE:ROW``; empty where nothing.
    figure
        The figure it rests on, as it was then; None on an experiment, whose looks are kept anyway, and on opinion.
    stance, comment
        Whether it went with what the figures said, against it, or whether nobody said so; and why against.

    Examples
    --------
    >>> from datetime import UTC
    >>> made = Decision("Go on with webinars?", "Yes", "Marketing", datetime(2026, 3, 2, tzinfo=UTC))
    >>> made.evidence
    'opinion'
    """

    question: str
    decided: str
    by: str
    at: datetime
    reference: str = ""
    dissents: tuple[Dissent, ...] = ()
    corrects: int | None = None
    why: str = ""
    id: int | None = None
    about: str = ""
    figure: KeptFigure | None = None
    stance: Stance = ""
    comment: str = ""

    def __post_init__(self) -> None:
        if not all(one.strip() for one in (self.question, self.decided, self.by)):
            raise ValueError("a decision has a question, an answer and somebody who took it")
        if self.reference and self.reference.partition(":")[0] not in ON_DATA:
            raise ValueError(f"a decision rests on an experiment or a result: {self.reference}")
        if self.corrects is not None and not self.why.strip():
            raise ValueError("a correction has a reason")
        if self.figure is not None and self.figure.reference != self.reference:
            raise ValueError("a decision rests on the figure that it names")
        if self.stance not in STANCES or (self.stance and not self.reference):
            raise ValueError("only a decision on data goes with the figures or against them")
        if self.stance == "departs" and not self.comment.strip():
            raise ValueError("a decision against the figures has a comment")

    @property
    def evidence(self) -> Evidence:
        """What stands behind it: an experiment, a result, or opinion alone."""
        kind = self.reference.partition(":")[0]
        return "experiment" if kind == "experiment" else "result" if kind == "result" else "opinion"


class DecisionBook(Protocol):
    """Where decisions are kept: added, replaced by a later one, never deleted."""

    def write(self, decision: Decision, *, author: int | None = None) -> Decision:
        """Write a decision down; gives it with its id."""
        ...

    def standing(self, *, reference: str = "", about: str = "", limit: int | None = None) -> Sequence[Decision]:
        """Give the decisions that no other replaces, the latest first; those on one piece of evidence where it is named.

        Parameters
        ----------
        reference
            The whole reference, or its beginning up to a colon: ``experiment:e1`` gives those on any look of it.
        about
            What they are about, whole or up to a colon: ``experiment:e1``, ``techniques:webinar``, ``techniques``.
        """
        ...

    def written(self) -> Sequence[Decision]:
        """Give every decision ever written, the first first."""
        ...

    def numbered(self, id: int) -> Decision | None:
        """Give one decision."""
        ...


def line_of(written: Sequence[Decision], id: int) -> list[Decision]:
    """Give a decision with all that it replaced and all that replaced it, the first first; empty where there is none.

    Examples
    --------
    >>> from datetime import UTC
    >>> at = datetime(2026, 3, 2, tzinfo=UTC)
    >>> made = [Decision("Go on?", "Yes", "Ann", at, id=1), Decision("Go on?", "No", "Ann", at, corrects=1, why="new list", id=2)]
    >>> [one.id for one in line_of(made, 1)], [one.id for one in line_of(made, 2)], line_of(made, 3)
    ([1, 2], [1, 2], [])
    """
    by_id = {one.id: one for one in written}
    after = {one.corrects: one for one in written if one.corrects is not None}
    first = by_id.get(id)
    if first is None:
        return []
    while first.corrects is not None and first.corrects in by_id:
        first = by_id[first.corrects]
    line = [first]
    while line[-1].id in after:
        line.append(after[line[-1].id])
    return line


def timing(at: datetime, looks: Sequence[tuple[datetime, bool]]) -> Timing:
    """Say by the time stamps whether a decision was taken before a result was known.

    Parameters
    ----------
    looks
        Of each look at the result: when it was taken, and whether it settled the question.

    Examples
    --------
    >>> from datetime import UTC
    >>> first, second = datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 4, 2, tzinfo=UTC)
    >>> looks = [(first, False), (second, True)]
    >>> [timing(datetime(2026, month, 9, tzinfo=UTC), looks) for month in (2, 3, 4)]
    ['before', 'between', 'after']
    """
    taken = [settled for when, settled in looks if when <= at]
    return "before" if not taken else "after" if any(taken) else "between"

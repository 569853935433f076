"""Decisions: on data, which they name, or on opinion, which is said wherever they are shown. Who disagreed is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

Evidence = Literal["experiment", "result", "opinion"]
ON_DATA: tuple[Evidence, ...] = ("experiment", "result")


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

    def __post_init__(self) -> None:
        if not all(one.strip() for one in (self.question, self.decided, self.by)):
            raise ValueError("a decision has a question, an answer and somebody who took it")
        if self.reference and self.reference.partition(":")[0] not in ON_DATA:
            raise ValueError(f"a decision rests on an experiment or a result: {self.reference}")
        if self.corrects is not None and not self.why.strip():
            raise ValueError("a correction has a reason")

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

    def standing(self, *, reference: str = "", limit: int | None = None) -> Sequence[Decision]:
        """Give the decisions that no other replaces, the latest first; those on one piece of evidence where it is named.

        Parameters
        ----------
        reference
            The whole reference, or its beginning up to a colon: ``experiment:e1`` gives those on any look of it.
        """
        ...

    def numbered(self, id: int) -> Decision | None:
        """Give one decision."""
        ...

"""Versions of a message: who wrote which when, what customers answered to it, and which one stands, by an experiment or by a decision.

A version is kept because somebody asks for it; the check of a message still keeps nothing. No version is better because it is newer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from cordee.core.programmes.message import MOST_LETTERS
from cordee.core.vocabulary.problems_of_messages import BadVersion
from cordee.core.vocabulary.text import Text

LONGEST_NAME, LONGEST_NOTE = 200, 2000
By = Literal["experiment", "decision", ""]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a message.

    Parameters
    ----------
    key, number
        The message, and the how-manieth version of it, from 1; an empty key begins a new message.
    name
        What people call the message.
    text
        The whole text, as it would go out.
    why
        What it changes, and why; asked for from the second version on.
    experiment
        The key of the experiment that compared it with none; empty where none did.
    """

    key: str
    name: str
    text: str
    title: str = ""
    why: str = ""
    experiment: str = ""
    number: int = 1
    at: datetime | None = None
    author: int | None = None

    def __post_init__(self) -> None:
        """Refuse a version that says nothing, or too much."""
        for fails, complaint in (
            (not self.name.strip() or len(self.name) > LONGEST_NAME, Text("no name, or one of more than 200 letters", "pas de nom, ou un nom de plus de 200 lettres")),
            (not self.text.strip() or len(self.text) > MOST_LETTERS, Text("no text, or one that is too long", "pas de texte, ou un texte trop long")),
            (max(len(self.title), len(self.why)) > LONGEST_NOTE, Text("a title or a reason of more than 2,000 letters", "un titre ou un motif de plus de 2 000 lettres")),
        ):  # fmt: skip
            if fails:
                raise BadVersion(complaint=complaint)


@dataclass(frozen=True, slots=True)
class Heard:
    """What a customer said to one version: in their words, from which post; never who they are."""

    key: str
    number: int
    said: str
    role: str = ""
    at: datetime | None = None
    author: int | None = None

    def __post_init__(self) -> None:
        """Refuse a note that says nothing, or too much."""
        if not self.said.strip() or len(self.said) > LONGEST_NOTE or len(self.role) > LONGEST_NAME:
            raise BadVersion(complaint=Text("a note that says nothing, or too much", "une note qui ne dit rien, ou trop"))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the experiment on a version says by now, and when it was settled; the word is the experiment's own."""

    word: Literal["works", "does_not_work", "unknown"]
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """That somebody decided that a version stands: which, when, the decision's number, and whether data stand behind it."""

    number: int
    at: datetime
    decision: int
    on_data: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Which version stands, and by what; ``by`` is empty where nothing has singled one out."""

    number: int | None
    by: By = ""
    decision: int | None = None
    on_data: bool = False


def standing(versions: Sequence[Version], verdicts: Mapping[str, Verdict], chosen: Iterable[Chosen]) -> Standing:
    """Say which version of a message stands: by an experiment that found that it works, or by a decision; of the two, the later.

    That a version is the newest singles nothing out.

    Parameters
    ----------
    verdicts
        What each experiment says, by its key.

    Examples
    --------
    >>> day = [datetime(2026, 3, one) for one in (1, 2, 3)]
    >>> made = [Version("m1", "Late", "a", why="first", experiment="e1"), Version("m1", "Late", "b", why="shorter", number=2)]
    >>> works = {"e1": Verdict("works", day[1])}
    >>> standing(made, {}, []).number, standing(made, works, []).by
    (None, 'experiment')
    >>> standing(made, works, [Chosen(2, day[0], 7, False)]).number, standing(made, works, [Chosen(2, day[2], 8, False)]).number
    (1, 2)
    """
    there = {one.number for one in versions}
    found: list[tuple[datetime, Standing]] = []
    for one in versions:
        verdict = verdicts.get(one.experiment)
        if verdict is not None and verdict.word == "works" and verdict.at is not None:
            found.append((verdict.at, Standing(one.number, "experiment", None, True)))
    found += [(one.at, Standing(one.number, "decision", one.decision, one.on_data)) for one in chosen if one.number in there]
    return max(found, key=lambda pair: pair[0])[1] if found else Standing(None)


class VersionBook(Protocol):
    """Where versions are kept: each is added, none is changed."""

    def versions(self, key: str = "") -> Sequence[Version]:
        """Give every version, of one message or of all, the first first."""
        ...

    def heard(self, key: str) -> Sequence[Heard]:
        """Give what customers said to the versions of a message, the first first."""
        ...

    def write(self, version: Version, *, at: datetime, author: int | None = None) -> Version:
        """Write the next version of a message, or the first of a new one; raises ``NoSuchVersion`` where there is no such message."""
        ...

    def hear(self, heard: Heard, *, at: datetime, author: int | None = None) -> Heard:
        """Write down what a customer said; raises ``NoSuchVersion`` where there is no such version."""
        ...

"""Asking people: who may be asked and who not, what one respondent is, and the book of surveys."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from cordee.core.opinion.surveys import LEAST, Answer, Named, Survey
from cordee.core.trust.consent import Said, standing
from cordee.core.trust.notice import State as Told
from cordee.core.vocabulary.text import Language, Text

PURPOSE = "survey"  # of a contact, an objection, a signed link
LINK_DAYS = 60
AskedState = Literal["asked", "begun", "answered", "withdrawn"]
Refusal = Literal["objected", "shared", "untold", "twice", "erased"]
REFUSALS: dict[Refusal, Text] = {
    "objected": Text("objected to hearing from us", "en opposition à nos messages"),
    "shared": Text("with an address that others share", "avec une adresse partagée"),
    "untold": Text("to be told first what we hold, which is late", "à informer d’abord de ce que nous avons, en retard"),
    "twice": Text("asked already", "déjà dans l’enquête"),
    "erased": Text("erased", "effacées"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One person who is asked in one survey.

    Parameters
    ----------
    subject
        The keyed hash of who they are; it never leaves the records together with an answer.
    rater
        Drawn at random for this survey alone: their link and their answers go by it.
    """

    id: int
    survey: int
    subject: str
    rater: str
    segment: str = ""
    language: Language = "en"
    state: AskedState = "asked"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were asked, how many of them began, and how many came to the end.

    Examples
    --------
    >>> Counts(9, 1, 2).told, Counts(9, 1, 3).told
    (None, 3)
    """

    asked: int = 0
    begun: int = 0
    answered: int = 0

    @property
    def told(self) -> int | None:
        """How many came to the end, from three on: fewer would tell who did."""
        return self.answered if self.answered >= LEAST else None


def may_be_asked(
    said: Collection[Said], told: Told | None, *, topics: Sequence[str] = (), shared: bool = False
) -> Refusal | None:
    """Say why somebody may not be asked; None where they may.

    Whoever objected to every contact, to e-mail, to surveys or to this topic is not asked, by whatever means.

    Parameters
    ----------
    said
        What they said, typed in and imported.
    told
        Whether they were told what we hold about them; None where we hold nothing.
    topics
        The territory's names.

    Examples
    --------
    >>> from datetime import datetime
    >>> no = Said(False, datetime(2026, 3, 1), purpose="survey", by_themselves=True)
    >>> may_be_asked([no], "given"), may_be_asked([], "late"), may_be_asked([], "due")
    ('objected', 'untold', None)
    """
    if shared:
        return "shared"
    if any(standing(said, channel="email", purpose=PURPOSE, topic=topic).blocked for topic in ("", *topics)):
        return "objected"
    return "untold" if told == "late" else None


class SurveyBook(Protocol):
    """The book of surveys: what is asked, of whom, and the answers. No call gives answers together with who gave them."""

    def surveys(self) -> list[Survey]:
        """Give every survey, the latest first."""
        ...

    def make(self, survey: Survey, *, author: int | None = None) -> Survey:
        """Keep a new survey, with an id of its own, as the next wave of its template on its territory."""
        ...

    def change(self, survey: Survey) -> None:
        """Keep how a survey stands."""
        ...

    def listed(self, survey: int) -> list[Named]:
        """Give everybody whom a survey lists or a respondent has named, in the order of their labels."""
        ...

    def add_listed(self, survey: int, people: Iterable[tuple[str, str]]) -> int:
        """List people as label and subject, those who are listed already left out; give how many were added."""
        ...

    def asked(self, survey: int) -> list[Asked]:
        """Give everybody who is asked in a survey; not for a page of answers."""
        ...

    def ask(self, survey: int, people: Iterable[tuple[str, str, Language]]) -> int:
        """Ask people, as subject, segment and language; those who are asked already are left out; give how many were added."""
        ...

    def respondent(self, rater: str) -> Asked | None:
        """Give whom a link means; None where there is nobody, or they were erased."""
        ...

    def counts(self, survey: int) -> Counts:
        """Count those asked and those who answered."""
        ...

    def answers(self, asked: int) -> list[Answer]:
        """Give a respondent their own answers."""
        ...

    def keep(
        self,
        asked: int,
        step: str,
        items: Collection[str],
        answers: Sequence[Answer],
        *,
        about: int | None,
        on: date,
        still: Collection[int] | None = None,
    ) -> None:
        """Put a step's answers in place of those that were there; a respondent who withdrew is back.

        Parameters
        ----------
        items
            The ids of the items of the step.
        about
            Whom the step is about; None where it is about nobody, or about several.
        still
            The people whom the respondent names by now: what was answered about others goes. None changes nothing there.
        """
        ...

    def finish(self, asked: int) -> None:
        """Note that a respondent came to the end."""
        ...

    def unfinish(self, asked: int) -> None:
        """Note that a respondent who came to the end left nothing there: all that they had said is taken back."""
        ...

    def withdraw(self, asked: int) -> None:
        """Take away all that a respondent answered."""
        ...

    def name(self, survey: int, label: str, subject: str) -> Named:
        """Give who was named: known to the survey already, or new to it."""
        ...

"""What we owe the people who speak: an answer when they ask for help, thanks, care when something goes wrong, light guidelines.

The clock runs on us: a request for help that nobody answered for three days is shown where the week begins. What the team
looks at is how many people it helped; it is not their followers, nor who of them did most.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, Protocol

from cordee.core.opinion.briefs import Brief
from cordee.core.opinion.conduct import check_conduct
from cordee.core.vocabulary.problems_of_briefs import BadCare
from cordee.core.vocabulary.text import Text

PATIENCE = timedelta(days=3)
WINDOW = timedelta(days=90)
LONGEST = 4000
Severity = Literal["small", "serious", "crisis"]
SEVERITIES: dict[Severity, Text] = {
    "small": Text("small", "mineur"),
    "serious": Text("serious", "sérieux"),
    "crisis": Text("crisis", "crise"),
}
Paper = Literal["guidelines", "vision", "culture"]
PAPERS: dict[Paper, Text] = {
    "guidelines": Text("Guidelines", "Repères"),
    "vision": Text("Our vision", "Notre vision"),
    "culture": Text("Our culture", "Notre culture"),
}


@dataclass(frozen=True, slots=True)
class Help:
    """What somebody asked of us, and what we answered."""

    id: int
    subject: str
    label: str
    text: str
    asked_at: datetime
    answer: str = ""
    answered_at: datetime | None = None

    def __post_init__(self) -> None:
        """Refuse a request that asks nothing."""
        _said(self.text, Text("the request is empty, or too long", "la demande est vide, ou trop longue"))

    def late(self, now: datetime) -> bool:
        """Say whether we have let somebody wait for three days or more.

        Examples
        --------
        >>> asked = Help(1, "s", "Ada", "a figure, please", datetime(2026, 11, 2, 9))
        >>> asked.late(datetime(2026, 11, 5, 8)), asked.late(datetime(2026, 11, 5, 9))
        (False, True)
        """
        return self.answered_at is None and now - self.asked_at >= PATIENCE

    @property
    def due_at(self) -> datetime:
        """By when we owe an answer."""
        return self.asked_at + PATIENCE


@dataclass(frozen=True, slots=True)
class Thanks:
    """A note to somebody: what they did, and whom it helped. Theirs to read, in no table and no count."""

    id: int
    subject: str
    label: str
    text: str
    given_at: datetime

    def __post_init__(self) -> None:
        """Refuse an empty note, and one that awards points or ranks."""
        _said(self.text, Text("the note is empty, or too long", "le mot est vide, ou trop long"))
        check_conduct((self.text,))


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that went wrong with what was said for us: how bad, who looks after it, what was done, what was learnt.

    Parameters
    ----------
    key
        ``i1``, ``i2`` …; empty for one that is about to be entered.
    closed_on
        When it was closed; then both the response and the learning are written.
    """

    key: str
    what: str
    severity: Severity
    owner: str
    happened_on: date
    response: str = ""
    learning: str = ""
    closed_on: date | None = None

    def __post_init__(self) -> None:
        """Refuse an incident without owner, or closed without response and learning."""
        _said(self.what, Text("what happened is empty, or too long", "ce qui est arrivé est vide, ou trop long"))
        if self.severity not in SEVERITIES:
            raise BadCare(complaint=Text("the severity is small, serious or crisis", "la gravité est mineure, sérieuse ou crise"))
        if not self.owner.strip():
            raise BadCare(complaint=Text("nobody looks after it", "personne ne s’en occupe"))
        if self.closed_on is not None and not (self.response.strip() and self.learning.strip()):
            raise BadCare(
                complaint=Text("it is closed without a response or a learning", "il est clos sans réponse ou sans leçon")
            )
        if self.closed_on is not None and self.closed_on < self.happened_on:
            raise BadCare(complaint=Text("it is closed before it happened", "il est clos avant d’être arrivé"))


@dataclass(frozen=True, slots=True)
class Written:
    """One version of a text of ours: the light guidelines, the vision, the culture; with what changed."""

    kind: Paper
    number: int
    text: Text
    change: str
    written_at: datetime


def check_paper(kind: Paper, text: Text, change: str, before: Written | None) -> None:
    """Refuse a text that is empty, asks what may not be asked, or changes without saying what.

    Raises
    ------
    BadCare, AgainstRule
        It is so.
    """
    for one in (text.en, text.fr):
        if len(one) > 20_000:
            raise BadCare(complaint=Text("the text is longer than 20,000 letters", "le texte dépasse 20 000 lettres"))
    if kind not in PAPERS:
        raise BadCare(complaint=Text("there is no such text", "ce texte n’existe pas"))
    if before is not None and not change.strip():
        raise BadCare(complaint=Text("a change says what changed", "une modification dit ce qui change"))
    check_conduct((text.en, text.fr))


@dataclass(frozen=True, slots=True)
class Helped:
    """How many people we helped in the last 90 days, and by what: the indicator of whoever encourages experts.

    Parameters
    ----------
    people
        Different people who brought a brief to its end, or whose request for help we answered.
    done, answered
        Briefs that came to their end, and requests answered.
    waiting, late
        Requests that wait, and those that wait for three days or more.
    """

    people: int
    done: int
    answered: int
    waiting: int
    late: int
    since: date
    until: date


def helped(briefs: Iterable[Brief], requests: Iterable[Help], now: datetime, today: date) -> Helped:
    """Count whom we helped. Followers, views and likes have no part in it, and nobody is named.

    Examples
    --------
    >>> at = datetime(2026, 11, 2, 9)
    >>> both = [Help(n, s, "A", "?", at, "so", at) for n, s in [(1, "a"), (2, "a")]]
    >>> helped([], both, datetime(2026, 11, 4), date(2026, 11, 4)).people
    1
    """
    since = today - WINDOW
    done = [one for one in briefs if one.done_on is not None and since < one.done_on <= today]
    asked = list(requests)
    answered = [one for one in asked if one.answered_at is not None and since < one.answered_at.date() <= today]
    waiting = [one for one in asked if one.answered_at is None]
    people = {one.subject for one in done} | {one.subject for one in answered}
    return Helped(len(people), len(done), len(answered), len(waiting), sum(one.late(now) for one in waiting), since, today)


class CareBook(Protocol):
    """The book of help, thanks, incidents and texts of ours."""

    def requests(self) -> list[Help]:
        """Give every request for help, the oldest first."""
        ...

    def ask(self, help: Help) -> Help:
        """Keep a request."""
        ...

    def answer(self, id: int, answer: str, *, at: datetime, author: int | None = None) -> bool:
        """Answer a request; False where it was answered, or is not there."""
        ...

    def thanks(self) -> list[Thanks]:
        """Give every note, the latest first."""
        ...

    def thank(self, note: Thanks, *, author: int | None = None) -> Thanks:
        """Keep a note."""
        ...

    def incidents(self) -> list[Incident]:
        """Give the line that stands of every incident, the latest first."""
        ...

    def enter(self, incident: Incident, *, at: datetime, author: int | None = None) -> Incident:
        """Write a line on an incident; an empty key makes a new one."""
        ...

    def papers(self, kind: Paper) -> list[Written]:
        """Give every version of a text of ours, the first first."""
        ...

    def write(self, kind: Paper, text: Text, change: str, *, at: datetime, author: int | None = None) -> Written:
        """Keep the next version."""
        ...


def _said(text: str, complaint: Text) -> None:
    if not text.strip() or len(text) > LONGEST:
        raise BadCare(complaint=complaint)

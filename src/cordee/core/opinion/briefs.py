"""Questions that customers asked, people who may answer, and briefs: proposed to one person, accepted, moved, or let lapse.

*A no is not written down.* What nobody may see is kept nowhere: saying no changes no table, no file and no log, and the
proposal goes on as if the person had said nothing. It looks open to everybody until its last day, and "not taken" from
the morning after, whether the person said no, said nothing, or we closed it ourselves. So no page, no call, no backup
and no moment of change tells one from the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, Protocol

from cordee.core.vocabulary.problems_of_briefs import BadBrief
from cordee.core.vocabulary.text import Text

PURPOSE = "brief"  # of an agreement, an objection, a contact
CHANNEL: Literal["task"] = "task"
OPEN_DAYS = 14  # from a proposal, or from the day that somebody asked for, to its last day
LATEST_DAYS = 180  # the furthest day that somebody may move a brief to
QUARTER = timedelta(days=90)
MOST_A_QUARTER = 3
LONGEST, LONGEST_TEXT = 300, 20_000

Source = Literal["webinar", "call", "mail", "event", "other"]
SOURCES: dict[Source, Text] = {
    "webinar": Text("webinar", "webinaire"),
    "call": Text("call", "appel"),
    "mail": Text("e-mail", "e-mail"),
    "event": Text("event", "événement"),
    "other": Text("other", "autre"),
}
Kind = Literal["interview", "article"]
KINDS: dict[Kind, Text] = {
    "interview": Text("20-minute interview", "entretien de 20 minutes"),
    "article": Text("article", "article"),
}
Side = Literal["inside", "partner", "customer", "outside"]
SIDES: dict[Side, Text] = {
    "inside": Text("one of us", "de chez nous"),
    "partner": Text("partner", "partenaire"),
    "customer": Text("customer", "client"),
    "outside": Text("outside", "extérieur"),
}
Stage = Literal["awareness", "consideration", "purchase"]
STAGES: dict[Stage, Text] = {
    "awareness": Text("awareness", "découverte"),
    "consideration": Text("consideration", "considération"),
    "purchase": Text("purchase", "achat"),
}
Answer = Literal["", "accepted", "later"]
Shown = Literal["open", "moved", "accepted", "done", "not_taken"]
SHOWN: dict[Shown, Text] = {
    "open": Text("open", "ouvert"),
    "moved": Text("moved", "reporté"),
    "accepted": Text("accepted", "accepté"),
    "done": Text("done", "abouti"),
    "not_taken": Text("not taken", "sans suite"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """What a customer really asked, in their words; never who they are.

    Parameters
    ----------
    territory
        The key of the territory; empty where none fits.
    role, organisation
        The post of whoever asked, and their company: no name of a person.
    source
        Where it was asked.
    closed
        Whether it needs no answer any more.
    """

    id: int
    text: str
    territory: str
    asked_on: date
    role: str = ""
    organisation: str = ""
    source: Source = "other"
    closed: bool = False

    def __post_init__(self) -> None:
        """Refuse what no question can be."""
        _between(
            self.text, 1000, Text("a question has between 1 and 1,000 letters", "une question compte entre 1 et 1 000 lettres")
        )
        if self.source not in SOURCES:
            raise BadBrief(complaint=Text("no such source", "source inconnue"))
        if max(len(self.role), len(self.organisation)) > 200:
            raise BadBrief(
                complaint=Text("a post or a company is longer than 200 letters", "un poste ou une société dépasse 200 lettres")
            )


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who could speak on territories, once they agree.

    Parameters
    ----------
    subject
        The keyed hash by which they are known, and by which their page opens.
    languages
        ``en``, ``fr`` …: in which they speak.
    department
        To cover departments in a team; it never counts in who comes first.
    most
        The most proposals in any 90 days: theirs to set.
    """

    id: int
    subject: str
    label: str
    territories: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("fr",)
    side: Side = "inside"
    department: str = ""
    most: int = MOST_A_QUARTER

    def __post_init__(self) -> None:
        """Refuse what no speaker can be."""
        _between(self.label, 200, Text("a name has between 1 and 200 letters", "un nom compte entre 1 et 200 lettres"))
        if self.side not in SIDES or not 0 <= self.most <= 90:
            raise BadBrief(complaint=Text("no such side, or no such limit", "place ou limite inconnue"))
        if not self.languages or any(len(one) != 2 for one in self.languages):
            raise BadBrief(complaint=Text("a language is two letters: en, fr", "une langue s’écrit en deux lettres : en, fr"))


@dataclass(frozen=True, slots=True)
class Brief:
    """What one person is asked for: twenty minutes or an article, on one question, for whom, with which proofs to hand.

    Parameters
    ----------
    proofs
        The keys of the proofs of the territory that are put to hand.
    writer
        Who writes after an interview.
    gives
        What we give in return.
    recommends
        Whether it asks them to recommend our offer: only who said that they trust it may be asked.
    until
        The last day on which it can be taken, where nobody moved it.
    answer
        ``accepted`` or ``later``; empty otherwise. There is no third word: a no is not written.
    later_on
        The day to which the person moved it.
    ended_on
        The day on which either of us ended it; not by whom, and not why.
    """

    id: int
    question: int
    speaker: int
    subject: str
    label: str
    kind: Kind
    audience: str
    proposed_on: date
    until: date
    stage: Stage = "awareness"
    proofs: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    writer: str = ""
    gives: str = ""
    recommends: bool = False
    answer: Answer = ""
    later_on: date | None = None
    ended_on: date | None = None
    done_on: date | None = None

    def __post_init__(self) -> None:
        """Refuse what no brief can be."""
        _between(
            self.audience,
            LONGEST,
            Text("a brief says for whom, in 300 letters at most", "un brief dit pour qui, en 300 lettres au plus"),
        )
        if self.kind not in KINDS or self.stage not in STAGES:
            raise BadBrief(complaint=Text("no such kind, or no such stage", "forme ou étape inconnue"))
        if any(not one.startswith(("https://", "http://")) for one in self.links):
            raise BadBrief(complaint=Text("a link begins with https://", "un lien commence par https://"))
        if self.until < self.proposed_on:
            raise BadBrief(complaint=Text("the last day lies before the first", "le dernier jour précède le premier"))

    @property
    def ends(self) -> date:
        """The last day on which it can be taken."""
        return self.until if self.later_on is None else max(self.until, self.later_on + timedelta(days=OPEN_DAYS))


def shown(brief: Brief, today: date) -> Shown:
    """Say how a brief stands, to anybody: the one answer for every page, role, call and file.

    Examples
    --------
    >>> from dataclasses import replace
    >>> quiet = Brief(1, 1, 1, "s", "Ada", "interview", "plant managers", date(2026, 11, 1), date(2026, 11, 15))
    >>> closed = replace(quiet, ended_on=date(2026, 11, 2))
    >>> [shown(one, date(2026, 11, day)) for one in (quiet, closed) for day in (15, 16)]
    ['open', 'not_taken', 'open', 'not_taken']
    """
    if brief.done_on is not None:
        return "done"
    if brief.answer == "accepted":
        return "accepted" if brief.ended_on is None else "not_taken"
    if today > brief.ends:
        return "not_taken"
    return "moved" if brief.answer == "later" else "open"


def may_be_answered(brief: Brief, today: date) -> bool:
    """Say whether the person may still take or move it; what we ended ourselves is no longer offered to them."""
    return shown(brief, today) in ("open", "moved") and brief.ended_on is None


def later_day(wanted: date, today: date) -> date:
    """Check the day to which somebody moves a brief.

    Raises
    ------
    BadBrief
        It is past, or more than 180 days ahead.
    """
    if not today < wanted <= today + timedelta(days=LATEST_DAYS):
        raise BadBrief(
            complaint=Text(
                "the day is not between tomorrow and half a year from now", "le jour n’est pas entre demain et dans six mois"
            )
        )
    return wanted


def solicited(briefs: Iterable[Brief], subjects: Iterable[str], today: date) -> tuple[int, date | None]:
    """Count what was proposed to somebody in the last 90 days, whatever they answered, and give the day of the last."""
    theirs = set(subjects)
    days = [one.proposed_on for one in briefs if one.subject in theirs]
    return sum(today - QUARTER < day for day in days), max(days, default=None)


@dataclass(frozen=True, slots=True)
class Draft:
    """One version of a text: the author's until they hand it over; what we change later is a version of ours.

    Parameters
    ----------
    by_author
        Whether the author wrote it; else we did, and the author must agree.
    handed
        Whether we may read it.
    agreed
        Whether the author agrees that it goes out as it stands.
    """

    id: int
    brief: int
    number: int
    text: str
    written_at: datetime
    by_author: bool = True
    handed: bool = False
    agreed: bool = False
    author: int | None = None

    def __post_init__(self) -> None:
        """Refuse an empty or endless text."""
        _between(
            self.text,
            LONGEST_TEXT,
            Text("a draft has between 1 and 20,000 letters", "un brouillon compte entre 1 et 20 000 lettres"),
        )


def readable(drafts: Iterable[Draft]) -> list[Draft]:
    """Give what we may read of a text: what was handed over, and what we wrote ourselves.

    Examples
    --------
    >>> at = datetime(2026, 11, 1)
    >>> [one.number for one in readable([Draft(1, 1, 1, "a", at, handed=True), Draft(2, 1, 2, "b", at)])]
    [1]
    """
    return [one for one in drafts if one.handed or not one.by_author]


def may_go_out(drafts: Iterable[Draft]) -> Draft | None:
    """Give the version that may go out: the latest, where the author agreed to it as it stands."""
    latest = max(drafts, key=lambda one: one.number, default=None)
    return latest if latest is not None and latest.agreed else None


class BriefBook(Protocol):
    """The book of questions, of people who may speak, of briefs and drafts. It has no word for a no."""

    def questions(self) -> list[Question]:
        """Give every question, the latest first."""
        ...

    def ask(self, question: Question, *, author: int | None = None) -> Question:
        """Keep a question, with an id of its own."""
        ...

    def settle(self, question: int, *, territory: str | None = None, closed: bool | None = None) -> None:
        """Put a question on another territory, or close it."""
        ...

    def speakers(self) -> list[Speaker]:
        """Give everybody who could speak, by name; not who was erased."""
        ...

    def keep_speaker(self, speaker: Speaker, *, author: int | None = None) -> Speaker:
        """Keep somebody: a new one where the id is 0, else in the place of what stood."""
        ...

    def briefs(self) -> list[Brief]:
        """Give every brief, the latest first."""
        ...

    def propose(self, brief: Brief, *, author: int | None = None) -> Brief | None:
        """Keep a brief, with an id of its own; None where the question was proposed to the same person before."""
        ...

    def change(self, brief: Brief, *, before: Brief) -> bool:
        """Keep how a brief stands by now; False where it no longer stood as before."""
        ...

    def drafts(self, brief: int) -> list[Draft]:
        """Give every version of a brief's text, the first first."""
        ...

    def write(self, draft: Draft) -> Draft:
        """Keep a version under the next number; the author's own open version gives place to it."""
        ...

    def hand(self, draft: int, *, agreed: bool) -> None:
        """Note that the author hands a version over, and whether they agree that it goes out."""
        ...


def _between(text: str, most: int, complaint: Text) -> None:
    if not text.strip() or len(text) > most:
        raise BadBrief(complaint=complaint)

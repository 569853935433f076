"""Questions asked, briefs proposed, taken, moved and written. There is no verb for a no: whoever says it changes nothing here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from cordee.actions.consents import said_of
from cordee.actions.subjects import Whom, whom_of_subject
from cordee.actions.territories import claims_on, territories
from cordee.core.opinion.briefs import (
    CHANNEL,
    OPEN_DAYS,
    PURPOSE,
    SHOWN,
    Brief,
    BriefBook,
    Question,
    Speaker,
    later_day,
    may_be_answered,
    shown,
    solicited,
)
from cordee.core.opinion.conduct import check_conduct
from cordee.core.opinion.matching import Candidate, Lack, in_order, match
from cordee.core.opinion.territories import Territory, TerritoryBook
from cordee.core.trust.audit import Audit
from cordee.core.trust.consent import Said, Statements, standing
from cordee.core.trust.outgoing import Blocked, OutgoingBook, Planned
from cordee.core.trust.terms import QUIET, Terms
from cordee.core.vocabulary.problems_of_briefs import (
    AskedEnough,
    BriefOver,
    ConfidenceFirst,
    NoSuchEntry,
    NotAgreed,
    ProposedBefore,
)
from cordee.core.vocabulary.techniques import plain
from cordee.core.vocabulary.text import LANGUAGES, Text
from cordee.engine.results import ResultsReader

Entry = TypeVar("Entry", Question, Speaker, Brief)
QUESTION, PERSON, BRIEF = Text("question", "question"), Text("person", "personne"), Text("brief", "brief")


@dataclass(frozen=True, slots=True)
class Desk:
    """What the verbs of briefs need: the books, the results that stand, the day.

    Parameters
    ----------
    raters
        By territory and name in plain letters, how many peers name somebody there; at least three, or they are not in it.
    trusts
        Says whether somebody declared that they trust the offer on a territory.
    """

    book: BriefBook
    territories: TerritoryBook
    statements: Statements
    audit: Audit
    reader: ResultsReader | None
    secret: str
    now: datetime
    today: date
    raters: Mapping[tuple[str, str], int]
    trusts: Callable[[Whom, str], bool]

    def whom(self, subject: str) -> Whom:
        """Give whom a subject means, with all their subjects."""
        return whom_of_subject(self.reader, subject, self.secret)

    def said_of(self, who: Whom) -> list[Said]:
        """Give everything that somebody said."""
        return said_of(self.reader, self.statements, who.subjects, secret=self.secret)


@dataclass(frozen=True, slots=True)
class Outlet:
    """How a proposal takes its place under the caps: the book of what goes out, its terms, and how a contact is planned."""

    book: OutgoingBook
    terms: Terms
    plan: Callable[[Whom, str, str], Planned]


# questions and people


def question_numbered(book: BriefBook, id: int) -> Question:
    """Give a question; raises ``NoSuchEntry`` where there is none of that number."""
    return _numbered(book.questions(), id, QUESTION)


def speaker_numbered(book: BriefBook, id: int) -> Speaker:
    """Give somebody who could speak; raises as ``question_numbered`` does."""
    return _numbered(book.speakers(), id, PERSON)


def brief_numbered(book: BriefBook, id: int) -> Brief:
    """Give a brief; raises as ``question_numbered`` does."""
    return _numbered(book.briefs(), id, BRIEF)


def ask(desk: Desk, question: Question, *, author: int | None = None) -> Question:
    """Keep a question; where no territory is said, the one whose words it holds most."""
    territory = question.territory
    if not territory:
        found = match(question.text, territories(desk.territories))
        territory = found[0].territory if found else ""
    made = desk.book.ask(replace(question, territory=territory), author=author)
    desk.audit.note(
        "changed", author=author, object=f"question {made.id}", detail={"territory": territory, "source": made.source}
    )
    return made


def settle(
    desk: Desk, question: int, *, territory: str | None = None, closed: bool | None = None, author: int | None = None
) -> None:
    """Put a question on another territory, or close it."""
    one = question_numbered(desk.book, question)
    desk.book.settle(one.id, territory=territory, closed=closed)
    desk.audit.note("changed", author=author, object=f"question {one.id}", detail={"territory": territory, "closed": closed})


def keep_speaker(desk: Desk, speaker: Speaker, *, author: int | None = None) -> Speaker:
    """Keep somebody who could speak."""
    made = desk.book.keep_speaker(speaker, author=author)
    desk.audit.note(
        "changed", author=author, object="speaker", subject=made.subject, detail={"territories": len(made.territories)}
    )
    return made


def agrees(said: Iterable[Said], territory: Territory | None) -> bool:
    """Say whether somebody agreed to be asked about a territory, themselves, and has not taken it back.

    An objection to everything, to requests to take part, or to the territory's name stands against it.

    Examples
    --------
    >>> at = datetime(2026, 11, 1)
    >>> yes = Said(True, at, CHANNEL, PURPOSE, by_themselves=True)
    >>> agrees([yes], None), agrees([], None), agrees([yes, Said(False, at, by_themselves=True)], None)
    (True, False, False)
    """
    known = list(said)
    topics = ("", *((territory.name.en, territory.name.fr) if territory is not None else ()))
    if any(standing(known, channel=CHANNEL, purpose=PURPOSE, topic=topic).blocked for topic in topics):
        return False
    own = [one for one in known if one.by_themselves and one.purpose == PURPOSE and one.topic in topics]
    return bool(own) and max(own, key=lambda one: (one.said_at, not one.granted)).granted


def candidates(desk: Desk, question: Question, *, language: str = "") -> list[Candidate]:
    """Give who could answer a question on its territory, those who may be asked first, the least asked before others."""
    known = {one.key: one for one in territories(desk.territories)}
    territory = known.get(question.territory)
    briefs = desk.book.briefs()
    proofs = [proof for one in claims_on(desk.territories, question.territory) for proof in one.proofs] if territory else []
    found = []
    for one in desk.book.speakers():
        if question.territory not in one.territories:
            continue
        who = desk.whom(one.subject)
        asked, last = solicited(briefs, {one.subject, *who.subjects}, desk.today)
        name = plain(one.label)
        lacks: list[Lack] = []
        if any(each.question == question.id and each.speaker == one.id for each in briefs):
            lacks.append("before")
        if not agrees(desk.said_of(who), territory):
            lacks.append("agreement")
        if language and language not in one.languages:
            lacks.append("language")
        if asked >= one.most:
            lacks.append("limit")
        found.append(
            Candidate(one, sum(plain(each.owner) == name for each in proofs), desk.raters.get((question.territory, name)), asked, last, tuple(lacks))
        )  # fmt: skip
    return in_order(found)


# proposing


def propose(desk: Desk, outlet: Outlet, brief: Brief, *, author: int | None = None) -> Brief:
    """Propose a brief to one person: it stands on their page, and nowhere is a second one of the same question.

    Raises
    ------
    AgainstRule, NotAgreed, ConfidenceFirst, ProposedBefore, AskedEnough
        Something stands against it.
    """
    check_conduct((brief.audience, brief.gives, brief.writer))
    question, speaker = question_numbered(desk.book, brief.question), speaker_numbered(desk.book, brief.speaker)
    territory = {one.key: one for one in territories(desk.territories)}.get(question.territory)
    who = desk.whom(speaker.subject)
    if not agrees(desk.said_of(who), territory):
        raise NotAgreed(name=speaker.label)
    briefs = desk.book.briefs()
    before = [one for one in briefs if one.question == question.id and one.speaker == speaker.id]
    if before:
        raise ProposedBefore(name=speaker.label, day=f"{before[0].proposed_on:%Y-%m-%d}")
    asked, _ = solicited(briefs, {speaker.subject, *who.subjects}, desk.today)
    if asked >= speaker.most:
        raise AskedEnough(
            name=speaker.label,
            because=Text(f"{asked} proposals in 90 days, their limit is {speaker.most}", f"{asked} propositions en 90 jours, sa limite est {speaker.most}"),
        )  # fmt: skip
    if brief.recommends and not desk.trusts(who, question.territory):
        raise ConfidenceFirst(name=speaker.label)
    place = _place(outlet, who, territory.name.en if territory else "", question, speaker, desk.now)
    proposed = replace(
        brief, subject=speaker.subject, label=speaker.label, proposed_on=desk.today,
        until=max(brief.until, desk.today + timedelta(days=1)), answer="", later_on=None, ended_on=None, done_on=None,
    )  # fmt: skip
    made = desk.book.propose(proposed, author=author)
    if made is None:
        outlet.book.release(place, "proposed before", desk.now)
        raise ProposedBefore(name=speaker.label, day=f"{desk.today:%Y-%m-%d}")
    desk.audit.note("changed", author=author, object=f"brief {made.id}", subject=made.subject, detail={"proposed": made.kind})
    return made


def may_be_mailed(desk: Desk, brief: Brief, speaker: Speaker) -> None:
    """Check that a brief may still be brought to its person; what they did with it is no part of the answer.

    Raises
    ------
    BriefOver, NotAgreed
        It was taken, ended by us or is past its last day; or the person does not agree to be asked.
    """
    if not may_be_answered(brief, desk.today):
        raise BriefOver(state=SHOWN[shown(brief, desk.today)])
    territory = {one.key: one for one in territories(desk.territories)}.get(
        question_numbered(desk.book, brief.question).territory
    )
    if not agrees(desk.said_of(desk.whom(speaker.subject)), territory):
        raise NotAgreed(name=speaker.label)


def last_day(today: date) -> date:
    """Give the day until which a proposal of today can be taken."""
    return today + timedelta(days=OPEN_DAYS)


# the person's two words, and the end


def accept(desk: Desk, brief: Brief) -> Brief:
    """Note that the person takes a brief.

    Raises
    ------
    BriefOver
        It can no longer be taken.
    """
    return _answered(desk, brief, replace(brief, answer="accepted", later_on=None))


def move(desk: Desk, brief: Brief, day: date) -> Brief:
    """Note that the person would rather do it from another day on; raises as ``accept`` does."""
    return _answered(desk, brief, replace(brief, answer="later", later_on=later_day(day, desk.today)))


def end(desk: Desk, brief: Brief, *, author: int | None = None) -> Brief:
    """End a brief, from either side and without a reason: one that nobody took looks open until its last day all the same."""
    state = shown(brief, desk.today)
    if state not in ("open", "moved", "accepted") or brief.ended_on is not None:
        raise BriefOver(state=SHOWN[state])
    return _changed(desk, brief, replace(brief, ended_on=desk.today))


def finish(desk: Desk, brief: Brief, *, author: int | None = None) -> Brief:
    """Note that a brief was done: the interview was held, or the text stands; only of one that was accepted."""
    state = shown(brief, desk.today)
    if state != "accepted":
        raise BriefOver(state=SHOWN[state])
    made = _changed(desk, brief, replace(brief, done_on=desk.today))
    desk.audit.note("changed", author=author, object=f"brief {made.id}", detail={"state": "done"})
    return made


def _answered(desk: Desk, brief: Brief, after: Brief) -> Brief:
    if not may_be_answered(brief, desk.today):
        raise BriefOver(state=SHOWN[shown(brief, desk.today)])
    return _changed(desk, brief, after)


def _changed(desk: Desk, before: Brief, after: Brief) -> Brief:
    if not desk.book.change(after, before=before):
        raise BriefOver(state=SHOWN[shown(brief_numbered(desk.book, before.id), desk.today)])
    return after


def _place(outlet: Outlet, who: Whom, topic: str, question: Question, speaker: Speaker, now: datetime) -> int:
    """Take a place under the caps. A line on one's own page wakes nobody: quiet hours do not hold it back."""
    terms = replace(outlet.terms, severities={**outlet.terms.severities, QUIET: "off"})
    found = outlet.book.reserve(outlet.plan(who, topic, f"question:{question.id}"), terms=terms, now=now)
    if isinstance(found, Blocked):
        sentences = ["; ".join(one.words.in_language(language).rstrip(".") for one in found.findings) for language in LANGUAGES]
        raise AskedEnough(name=speaker.label, because=Text(*sentences))
    outlet.book.claim(found.id, now)
    outlet.book.confirm(found.id, now)
    return found.id


def _numbered(entries: Sequence[Entry], id: int, kind: Text) -> Entry:
    for one in entries:
        if one.id == id:
            return one
    raise NoSuchEntry(kind=kind, id=id, n=len(entries))

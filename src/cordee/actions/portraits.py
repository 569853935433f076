"""Portraits: somebody is asked for theirs, something is proposed to them; they agree, correct, withdraw; the team looks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from cordee.actions.consents import said_of, standings
from cordee.actions.subjects import Whom
from cordee.core.opinion.portraits import Line, Part, PortraitBook, Side, Sitter, Written, seen_by_team, standing
from cordee.core.trust.audit import Audit
from cordee.core.trust.consent import Statements
from cordee.core.trust.notice import Notices, month_after
from cordee.core.vocabulary.problems_of_portraits import (
    NobodyOfTheirOwn,
    NoSuchPart,
    NoSuchSitter,
    NotTold,
    ObjectedToPortrait,
)
from cordee.core.vocabulary.results import PERSON_SOURCES
from cordee.engine.ended import withhold
from cordee.engine.results import Ask, Condition, ResultsReader
from cordee.engine.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Seen:
    """A portrait as the content team sees it: whose, and what they agreed to, each with the day."""

    sitter: Sitter
    lines: tuple[Line, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """What they agreed to."""
        return tuple(one.part for one in self.lines)


@dataclass(frozen=True, slots=True)
class Desk:
    """The books that portraits need, and the results that stand.

    Parameters
    ----------
    reader
        None before the first run.
    now
        The moment it is (UTC).
    """

    workspace: Workspace
    book: PortraitBook
    statements: Statements
    notices: Notices
    audit: Audit
    reader: ResultsReader | None
    now: datetime


# the team's side


def ask(desk: Desk, who: Whom, *, label: str, side: Side, author: int | None = None) -> Sitter:
    """Ask somebody for their portrait; what they then say, they say on their own page.

    Raises
    ------
    NobodyOfTheirOwn
        They are meant by an address that others share.
    ObjectedToPortrait
        They objected to every contact.
    NotTold
        They stand outside and were not told yet what we hold about them.
    """
    name = label.strip() or (who.person.name if who.person else "") or who.said
    if not who.own or who.generic:
        raise NobodyOfTheirOwn(said=who.said, n=len(who.subjects))
    said = said_of(desk.reader, desk.statements, who.subjects, secret=desk.workspace.secret)
    stands = standings(said)
    if stands and all(one.blocked for one in stands.values()):
        raise ObjectedToPortrait(name=name, day=max(one.said_at for one in said if not one.granted).date())
    if side == "outside" and not set(who.subjects) & set(desk.notices.given()):
        raise NotTold(name=name, by=month_after(_known_on(desk, who)))
    known = next((one for one in desk.book.sitters() if one.subject in who.subjects), None)
    made = desk.book.ask(known.subject if known else who.own[0], label=name, side=side, at=desk.now, author=author)
    desk.audit.note("changed", author=author, object=f"portrait {made.key}", detail={"asked": side})
    return made


def propose(desk: Desk, portrait: str, part: Part, *, author: int | None = None) -> Line:
    """Propose something for somebody's portrait: they alone see it, and agree to it, correct it or withdraw it."""
    sitter = sitter_of(desk, portrait)
    written = desk.book.write([sitter.subject], replace(part, key="", state="proposed"), at=desk.now, author=author)
    desk.audit.note("changed", author=author, object=f"portrait {portrait}", detail={"proposed": part.field})
    return written.line


def sitter_of(desk: Desk, portrait: str) -> Sitter:
    """Give whose portrait a key is.

    Raises
    ------
    NoSuchSitter
        There is none.
    """
    sitters = desk.book.sitters()
    for one in sitters:
        if one.key == portrait:
            return one
    raise NoSuchSitter(said=portrait, n=len(sitters))


def seen(desk: Desk) -> list[Seen]:
    """Give the portraits that the content team may see; of whoever agreed to nothing, none."""
    shown: dict[str, list[Line]] = {}
    for one in seen_by_team(desk.book.lines(), desk.book.objected()):
        shown.setdefault(one.subject, []).append(one)
    return [Seen(one, tuple(shown[one.subject])) for one in desk.book.sitters() if one.subject in shown]


def seen_named(desk: Desk, portrait: str) -> Seen:
    """Give one portrait; raises ``NoSuchSitter`` where the team may see none of that key, whether or not there is one."""
    there = seen(desk)
    for one in there:
        if one.sitter.key == portrait:
            return one
    raise NoSuchSitter(said=portrait, n=len(there))


def waiting(desk: Desk) -> list[Sitter]:
    """Give those who were asked and of whom the team sees nothing; whether they said no, nothing or took it back looks the same."""
    there = {one.sitter.key for one in seen(desk)}
    return [one for one in desk.book.sitters() if one.key not in there]


def _known_on(desk: Desk, who: Whom) -> date:
    """Give the day from which the data know somebody; today where they do not."""
    if desk.reader is None or who.person is None:
        return desk.now.astimezone(UTC).date()
    rows = desk.reader.rows(PERSON_SOURCES, Ask(columns=("known_since",), where=(Condition("person_id", "=", who.person.id),)))
    return min((row["known_since"].date() for row in rows), default=desk.now.astimezone(UTC).date())


# the person's side


def sitting(desk: Desk, subjects: Collection[str]) -> Sitter | None:
    """Give the portrait that somebody was asked for, by any of their subjects."""
    return next((one for one in desk.book.sitters() if one.subject in subjects), None)


def own_lines(desk: Desk, sitter: Sitter) -> list[Line]:
    """Give what stands in one's own portrait: proposed and agreed to, seen by oneself or by the team."""
    return standing(desk.book.lines([sitter.subject]))


def agree(desk: Desk, sitter: Sitter, part: Part) -> Line:
    """Write what a person says of themselves: something new, or in the place of what stands under its key."""
    written = desk.book.write([sitter.subject], replace(part, state="agreed"), at=desk.now)
    _ended(desk, sitter, written)
    return written.line


def agree_to(desk: Desk, sitter: Sitter, key: str, changed: Part | None = None) -> Line:
    """Agree to what was proposed, or put what is right in the place of what stands.

    Parameters
    ----------
    changed
        What is right; what stands, where nothing is said.

    Raises
    ------
    NoSuchPart
        Nothing stands under the key.
    """
    there = own_lines(desk, sitter)
    line = next((one for one in there if one.part.key == key), None)
    if line is None:
        raise NoSuchPart(n=len(there))
    return agree(desk, sitter, replace(changed or line.part, key=key, field=line.part.field))


def withdraw(desk: Desk, sitter: Sitter, keys: Sequence[str] | None = None) -> int:
    """Withdraw parts of one's portrait, or all: at once, everywhere; give how many."""
    going = [one for one in own_lines(desk, sitter) if keys is None or one.part.key in keys]
    withhold(desk.workspace, [one.consent for one in going])  # first: cut short here, too much is hidden, never too little
    gone = desk.book.withdraw([sitter.subject], keys, at=desk.now)
    withhold(desk.workspace, gone)
    desk.audit.note("changed", object=f"portrait {sitter.key}")
    return len(gone)


def stop(desk: Desk, subjects: Collection[str]) -> int:
    """Withdraw all that somebody agreed to, because they objected to everything; give how many."""
    return sum(withdraw(desk, one) for one in desk.book.sitters() if one.subject in subjects)


def _ended(desk: Desk, sitter: Sitter, written: Written) -> None:
    withhold(desk.workspace, written.ended)
    desk.audit.note("changed", object=f"portrait {sitter.key}")

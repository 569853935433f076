"""Drafts of a brief's text: the author's until they hand it over, and versions of ours that they must agree to."""

from __future__ import annotations

from collections.abc import Sequence

from cordee.actions.briefs import Desk
from cordee.core.opinion.briefs import SHOWN, Brief, Draft, may_go_out, readable, shown
from cordee.core.vocabulary.problems_of_briefs import BriefOver, DraftIsTheirs, NoSuchEntry
from cordee.core.vocabulary.text import Text


def write_own(desk: Desk, brief: Brief, text: str) -> Draft:
    """Keep the author's draft; nobody else reads it until they hand it over."""
    _accepted(desk, brief)
    return desk.book.write(Draft(0, brief.id, 0, text, desk.now))


def hand_over(desk: Desk, brief: Brief, number: int, *, agreed: bool) -> None:
    """Note that the author hands a version over, or agrees to one of ours as it stands."""
    _accepted(desk, brief)
    desk.book.hand(_version(desk.book.drafts(brief.id), number).id, agreed=agreed)


def read_drafts(desk: Desk, brief: Brief) -> list[Draft]:
    """Give what we may read of a text."""
    return readable(desk.book.drafts(brief.id))


def goes_out(desk: Desk, brief: Brief) -> Draft | None:
    """Give the version of a text that may go out; None where the author has not agreed to the latest, their own or ours.

    A version that its author agreed to once, and wrote on since, is none: they may no longer want it.
    """
    return may_go_out(desk.book.drafts(brief.id))


def edit(desk: Desk, brief: Brief, text: str, *, author: int | None = None) -> Draft:
    """Keep a version of ours beside the author's; logged, and worth nothing until the author agrees to it.

    Raises
    ------
    DraftIsTheirs
        The author has handed nothing over, or keeps a newer version to themselves.
    """
    _accepted(desk, brief)
    drafts = desk.book.drafts(brief.id)
    if not drafts or drafts[-1] not in readable(drafts):
        raise DraftIsTheirs()
    made = desk.book.write(Draft(0, brief.id, 0, text, desk.now, by_author=False, author=author))
    desk.audit.note("changed", author=author, object=f"draft of brief {brief.id}", detail={"version": made.number})
    return made


def _accepted(desk: Desk, brief: Brief) -> None:
    state = shown(brief, desk.today)
    if state not in ("accepted", "done"):
        raise BriefOver(state=SHOWN[state])


def _version(drafts: Sequence[Draft], number: int) -> Draft:
    for one in drafts:
        if one.number == number:
            return one
    raise NoSuchEntry(kind=Text("version", "version"), id=number, n=len(drafts))

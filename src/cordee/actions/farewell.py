"""The last letter to somebody who asked to be erased: written once the search has found nothing, from memory alone.

Their address is noted before the erasure and never stored again, so this letter cannot be tried twice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from cordee.actions.letters import day_written
from cordee.actions.mail import Desk, Post, envelope_of, is_dead, new_token, note_link
from cordee.core.trust.envelope import House
from cordee.core.trust.letters import letter_named
from cordee.core.trust.mail import Draft
from cordee.core.trust.outgoing import Blocked
from cordee.core.trust.subjects import is_generic
from cordee.core.vocabulary.envelope import Answer
from cordee.core.vocabulary.text import Language

LETTER = "erased"
NOBODY_ELSE = timedelta(days=1)  # until then no round of sending takes the letter, which has no address on file


@dataclass(frozen=True, slots=True)
class Farewell:
    """To whom the last letter goes, and in which language: kept in memory only."""

    address: str
    language: Language
    name: str = ""


def farewell_to(desk: Desk, request: int, spellings: tuple[str, ...], *, language: Language) -> Farewell | None:
    """Say to whom the last letter about a request would go, before their address is erased.

    Returns
    -------
    Farewell or None
        The address by which we acknowledged the request, else an address of their own; None where there is none, or
        where mail to it came back for good.
    """
    known = desk.mails.about(f"request:{request}")
    if known is not None and known.address:
        found = Farewell(known.address, known.language, known.facts.get("name", ""))
    else:
        own = [one for one in spellings if not is_generic(one)]
        if not own:
            return None
        found = Farewell(own[0], language)
    return None if is_dead(desk, found.address) else found


def say_farewell(
    desk: Desk, house: House, post: Post, to: Farewell, *, request: int, opaque: str, clock: Callable[[], datetime]
) -> bool:
    """Send the last letter, through the book of what goes out; say whether the carrier took it, or may have."""
    now = clock()
    draft = Draft(
        LETTER, letter_named(LETTER).kind, to.language, "", (opaque,), {"on": day_written(now, to.language)},
        about=f"request:{request}", zones=("UTC",),
    )  # fmt: skip
    with desk.mails.at_once():
        if desk.mails.answered(LETTER, draft.about):
            return False
        place = desk.outgoing.reserve(draft.planned(now), terms=desk.terms, now=now)
        if isinstance(place, Blocked):
            return False
        desk.mails.add(place.id, draft, token=new_token(), now=now + NOBODY_ELSE)
    mail = desk.mails.numbered(place.id)
    if mail is None or not desk.outgoing.claim(place.id, now):
        return False
    named = replace(mail, address=to.address, facts={**mail.facts, "name": to.name})
    note_link(desk, named, now)
    answer = post.send(envelope_of(desk, named, house, now))
    _settle(desk, place.id, opaque, answer, clock())
    return answer.outcome in ("sent", "unclear")


def _settle(desk: Desk, id: int, opaque: str, answer: Answer, now: datetime) -> None:
    """Note what the carrier answered; what it did not take is over, for nobody knows the address any more."""
    with desk.mails.at_once():
        if answer.outcome == "sent":
            desk.outgoing.confirm(id, now)
            desk.mails.note(id, answer.code, sent_at=now)
        elif answer.outcome == "unclear":
            desk.outgoing.unclear(id, "the line was lost", now)
            desk.mails.note(id, answer.code)
        else:
            desk.outgoing.release(id, f"refused {answer.code}".strip(), now)
            desk.mails.note(id, answer.code)
        desk.audit.note("sent", object=f"letter {LETTER}", subject=opaque, detail={"outcome": answer.outcome})


__all__ = ["Farewell", "farewell_to", "say_farewell"]

"""One person's own page of questions and briefs: what is proposed to them, what they take, their drafts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from cordee.actions import briefs as verbs
from cordee.actions import drafts as drafting
from cordee.actions.consents import say
from cordee.actions.subjects import whom_of_subject
from cordee.core.opinion.briefs import CHANNEL, PURPOSE, Brief, Draft, may_be_answered
from cordee.core.trust.consent import Said
from cordee.core.vocabulary.problems_of_briefs import NoSuchEntry
from cordee.core.vocabulary.text import Text

if TYPE_CHECKING:
    from cordee.wiring.briefs import Briefs

OWN_PAGE = "their own page"  # what the register of statements calls it


class OwnBriefs:
    """One person's own page: what is proposed to them, what they take, their drafts. A no goes through no verb."""

    def __init__(self, briefs: Briefs, subject: str) -> None:
        self.briefs = briefs
        self.who = whom_of_subject(briefs.reader, subject, briefs.desk.secret)
        self.subjects = {subject, *self.who.subjects}
        self.speaker = next((one for one in briefs.speakers() if one.subject in self.subjects), None)

    @property
    def agrees(self) -> bool:
        """Whether they agreed to be asked."""
        return self.speaker is not None and self.briefs.agrees(self.speaker)

    def open(self) -> list[Brief]:
        """Give what they may still take or move."""
        return [one for one in self._theirs() if may_be_answered(one, self.briefs.today)]

    def taken(self) -> list[Brief]:
        """Give what they took and is not done."""
        return [one for one in self._theirs() if self.briefs.shown(one) == "accepted"]

    def brief(self, id: int) -> Brief:
        """Give a brief of theirs; raises ``NoSuchEntry`` for one of somebody else's as for none."""
        found = next((one for one in self._theirs() if one.id == id), None)
        if found is None:
            raise NoSuchEntry(kind=Text("brief", "brief"), id=id, n=len(self._theirs()))
        return found

    def accept(self, id: int) -> Brief:
        """Take a brief."""
        return verbs.accept(self.briefs.desk, self.brief(id))

    def move(self, id: int, day: date) -> Brief:
        """Move a brief to another day."""
        return verbs.move(self.briefs.desk, self.brief(id), day)

    def end(self, id: int) -> Brief:
        """Leave a brief that was taken."""
        return verbs.end(self.briefs.desk, self.brief(id))

    def drafts(self, brief: Brief) -> list[Draft]:
        """Give every version of the text, theirs alone too."""
        return self.briefs.book.drafts(self.brief(brief.id).id)

    def write(self, id: int, text: str) -> Draft:
        """Keep their draft."""
        return drafting.write_own(self.briefs.desk, self.brief(id), text)

    def hand_over(self, id: int, number: int, *, agreed: bool) -> None:
        """Hand a version over, or agree to one of ours."""
        drafting.hand_over(self.briefs.desk, self.brief(id), number, agreed=agreed)

    def agree(self) -> None:
        """Note that they agree to be asked."""
        self._say(Said(True, self.briefs.now, CHANNEL, PURPOSE, by_themselves=True, source=OWN_PAGE))

    def stop(self) -> None:
        """Note that they are asked no more, and end what they took; texts stay theirs."""
        self._say(Said(False, self.briefs.now, CHANNEL, by_themselves=True, source=OWN_PAGE))
        for one in self.taken():
            verbs.end(self.briefs.desk, one)

    def limit(self, most: int) -> None:
        """Settle how often they may be asked in 90 days."""
        if self.speaker is not None:
            self.speaker = verbs.keep_speaker(self.briefs.desk, replace(self.speaker, most=most))

    def _theirs(self) -> list[Brief]:
        return [one for one in self.briefs.briefs() if one.subject in self.subjects]

    def _say(self, said: Said) -> None:
        desk = self.briefs.desk
        say(desk.statements, desk.audit, self.who, said, proof=said.source)

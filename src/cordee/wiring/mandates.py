"""Mandates of one company and what it owes the people who speak, with the verbs bound to its records."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from cordee.actions import mandates as verbs
from cordee.actions.mandates import Desk
from cordee.core.opinion.briefs import Speaker
from cordee.core.opinion.care import Help, Helped, Incident, Paper, Thanks, Written, helped
from cordee.core.opinion.mandates import Declaration, Mandate, State, Terms, state
from cordee.core.vocabulary.problems_of_briefs import NoSuchEntry
from cordee.core.vocabulary.text import Text
from cordee.wiring.bound import Bound
from cordee.wiring.briefs import Briefs
from cordee.wiring.own_briefs import OwnBriefs

if TYPE_CHECKING:
    from cordee.wiring.company import Company


class Mandates(Bound):
    """What people and the company agreed on, and help, thanks, incidents and our texts.

    Parameters
    ----------
    author
        The user who asks; None for the command line and for people on their own page.
    """

    def __init__(self, company: Company, author: int | None = None) -> None:
        super().__init__(company, author)
        self.briefs = Briefs(company, author)

    @cached_property
    def desk(self) -> Desk:
        """What the actions need."""
        return Desk(self.books.mandates, self.books.care, self.books.audit, self.now, self.today)

    # mandates

    def mandates(self) -> list[Mandate]:
        """Give every mandate, the latest first."""
        return self.books.mandates.mandates()

    def mandate(self, id: int) -> Mandate:
        """Give a mandate."""
        return verbs.mandate_numbered(self.books.mandates, id)

    def state(self, mandate: Mandate) -> State:
        """Say how a mandate stands."""
        return state(mandate, self.today)

    def propose(self, speaker: Speaker, territory: str, terms: Terms) -> Mandate:
        """Write a mandate."""
        return verbs.propose(self.desk, speaker, territory, terms, author=self.author)

    def revise(self, mandate: Mandate, terms: Terms) -> Mandate:
        """Write the next version from our side."""
        return verbs.revise(self.desk, mandate, terms, "us", author=self.author)

    def sign(self, mandate: Mandate, version: int) -> Mandate:
        """Sign a version for the company."""
        return verbs.sign(self.desk, mandate, version, "us", author=self.author)

    def end(self, mandate: Mandate) -> None:
        """End a mandate."""
        verbs.end(self.desk, mandate)

    # care

    def helped(self) -> Helped:
        """Count whom we helped."""
        return helped(self.briefs.briefs(), self.requests(), self.now, self.today)

    def requests(self) -> list[Help]:
        """Give every request for help, the oldest first."""
        return self.books.care.requests()

    def late(self) -> list[Help]:
        """Give the requests that we let wait for three days or more."""
        return [one for one in self.requests() if one.late(self.now)]

    def answer(self, id: int, answer: str) -> None:
        """Answer a request for help."""
        verbs.answer_help(self.desk, id, answer, author=self.author)

    def thank(self, speaker: Speaker, text: str) -> Thanks:
        """Thank somebody, in words."""
        return verbs.thank(self.desk, speaker, text, author=self.author)

    def incidents(self) -> list[Incident]:
        """Give every incident as it stands, the latest first."""
        return self.books.care.incidents()

    def incident(self, key: str) -> Incident:
        """Give an incident."""
        return verbs.incident_named(self.desk, key)

    def enter(self, incident: Incident) -> Incident:
        """Write a line on an incident."""
        return verbs.enter_incident(self.desk, incident, author=self.author)

    def close(self, key: str, *, response: str, learning: str) -> Incident:
        """Close an incident with what was done and what was learnt."""
        return self.enter(replace(self.incident(key), response=response, learning=learning, closed_on=self.today))

    def papers(self, kind: Paper) -> list[Written]:
        """Give every version of a text of ours, the first first."""
        return self.books.care.papers(kind)

    def write(self, kind: Paper, text: Text, change: str = "") -> Written:
        """Keep the next version of a text of ours."""
        return verbs.write_paper(self.desk, kind, text, change, author=self.author)

    def own(self, subject: str) -> OwnMandates:
        """Give what concerns one person, for their own page."""
        return OwnMandates(self, self.briefs.own(subject))


class OwnMandates:
    """What one person signs, declares and asks on their own page."""

    def __init__(self, mandates: Mandates, own: OwnBriefs) -> None:
        self.of = mandates
        self.own = own

    def mandates(self) -> list[Mandate]:
        """Give theirs, the latest first."""
        return [one for one in self.of.mandates() if one.subject in self.own.subjects]

    def mandate(self, id: int) -> Mandate:
        """Give one of theirs; raises ``NoSuchEntry`` for one of somebody else's as for none."""
        for one in self.mandates():
            if one.id == id:
                return one
        raise NoSuchEntry(kind=verbs.MANDATE, id=id, n=len(self.mandates()))

    def sign(self, id: int, version: int) -> Mandate:
        """Sign a version."""
        return verbs.sign(self.of.desk, self.mandate(id), version, "them", self.own.subjects)

    def revise(self, id: int, terms: Terms) -> Mandate:
        """Write another version."""
        return verbs.revise(self.of.desk, self.mandate(id), terms, "them")

    def end(self, id: int) -> None:
        """End a mandate, without a reason."""
        verbs.end(self.of.desk, self.mandate(id))

    def end_all(self) -> None:
        """End every mandate in force; one that they never signed goes on lying there, so that nothing shows a no."""
        for one in self.mandates():
            if one.ended_on is None and one.in_force is not None:
                verbs.end(self.of.desk, one)

    def declared(self) -> set[Declaration]:
        """Say what they declared and did not take back."""
        return {kind for kind, _, _ in self.of.books.mandates.declared(self.own.subjects)}

    def declare(self, kind: Declaration, *, about: str = "", text: str = "") -> None:
        """Declare that they trust the offer, or read a text."""
        verbs.declare(self.of.desk, self._subject(), kind, about=about, text=text)

    def take_back(self, kind: Declaration) -> None:
        """Take a declaration back."""
        self.of.books.mandates.take_back(self.own.subjects, kind, at=self.of.now)

    def requests(self) -> list[Help]:
        """Give what they asked of us, the oldest first."""
        return [one for one in self.of.requests() if one.subject in self.own.subjects]

    def ask(self, text: str) -> Help:
        """Ask us for help."""
        label = self.own.speaker.label if self.own.speaker is not None else "–"
        return verbs.ask_help(self.of.desk, self._subject(), label, text)

    def thanks(self) -> list[Thanks]:
        """Give the notes to them, the latest first."""
        return [one for one in self.of.books.care.thanks() if one.subject in self.own.subjects]

    def _subject(self) -> str:
        return self.own.speaker.subject if self.own.speaker is not None else sorted(self.own.subjects)[0]

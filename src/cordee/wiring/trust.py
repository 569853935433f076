"""What may be done with people: the verbs of trust, bound to one company and its records."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta

from cordee.actions import consents
from cordee.actions import held as held_action
from cordee.actions import notices as notice_action
from cordee.actions import rulebook as rulebook_action
from cordee.actions.people import Person
from cordee.actions.subjects import Whom, link_subject, shown_by, whom, whom_of_subject
from cordee.core.trust.consent import Said, Standing
from cordee.core.trust.held import Held
from cordee.core.trust.links import MINE, MINE_DAYS, OwnLink, ends_at, fingerprint_of, make_token, read_token, token_in
from cordee.core.trust.rule import Rule, Severity
from cordee.core.trust.security import AT_THE_MACHINE, Changed
from cordee.core.vocabulary.problems_of_return import ClosedLink, WhyLifted
from cordee.core.vocabulary.problems_of_trust import ForgedLink, NoSuchPerson
from cordee.core.vocabulary.results import PERSONS
from cordee.engine.results import ResultsReader
from cordee.wiring.bound import Bound


class Trust(Bound):
    """Consent, notices, requests and rules of one company."""

    def telephones_of(self, person: Person) -> list[str]:
        """Give the telephone numbers that any source gives of a person."""
        return held_action.telephones_of(self.company.workspace, person)

    # rules

    def rulebook(self, day: date | None = None) -> list[rulebook_action.Held]:
        """Give every rule as it holds on a day, today by default."""
        return rulebook_action.rulebook(self.books.rules, day or self.today)

    def switch_rule(
        self, rule: str, severity: Severity, *, reason: str, since: date | None = None, author: int | None = None
    ) -> Rule:
        """Decide how hard a rule holds from a day on, today by default."""
        books = self.books
        return rulebook_action.switch_rule(
            books.rules, books.audit, rule, severity, since=since or self.today, reason=reason, author=author
        )

    # access

    def reset_second_factor(self, email: str) -> bool:
        """Take the second factor of somebody who lost it away, and tell them by mail; say whether there was one.

        Raises
        ------
        NoSuchUser
            Nobody signs in with that address.
        """
        taken = self.books.second_factors.reset(email)
        if taken is not None:
            changed = Changed("factor_reset", self.now, AT_THE_MACHINE, taken.entry)
            self.company.mail().tell_change(taken.whom, changed)
        return taken is not None

    # people and what they said

    @property
    def reader(self) -> ResultsReader | None:
        """The results that stand; None before the first run."""
        return self.company.reader() if (self.company.folder / "results" / "current").exists() else None

    @property
    def secret(self) -> str:
        """The workspace's secret."""
        return self.company.workspace.secret

    def whom(self, said: str) -> Whom:
        """Find somebody by id, address, profile or whole name."""
        return whom(self.reader, said, secret=self.secret)

    def said_of(self, who: Whom) -> list[Said]:
        """Give everything that somebody said, typed in and imported, oldest first."""
        return consents.said_of(self.reader, self.books.statements, who.subjects, secret=self.secret)

    def say(self, who: Whom, said: Said, *, proof: str = "", author: int | None = None) -> consents.Noted:
        """Note what somebody agreed to or objected to; who objects to everything takes their portrait back too."""
        noted = consents.say(self.books.statements, self.books.audit, who, said, proof=proof, author=author)
        if not (said.granted or said.channel or said.purpose or said.topic):
            self.company.portraits().stop(noted.subjects)
        return noted

    def everyone(self) -> list[consents.Spoken]:
        """Give everybody who said something, the latest first."""
        return consents.everyone(self.reader, self.books.statements.written(), secret=self.secret)

    @staticmethod
    def standings(said: Collection[Said]) -> dict[str, Standing]:
        """Say where somebody stands for each channel."""
        return consents.standings(said)

    # notices, requests, what is held

    def results(self) -> ResultsReader:
        """Give the results that stand.

        Raises
        ------
        NotRunYet
            Nothing was computed yet.
        """
        return self.company.reader()

    def notices(self) -> list[notice_action.Told]:
        """Say of everybody in the data whether they were told what we hold, and by when they must be."""
        return notice_action.due_notices(self.results(), self.books.notices, secret=self.secret, today=self.today)

    def give_notice(self, people: Collection[str], *, how: str, proof: str = "", author: int | None = None) -> int:
        """Note that people, by their ids, were told what we hold about them; give how many."""
        books = self.books
        return notice_action.give_notice(
            self.results(),
            books.notices,
            books.audit,
            people,
            secret=self.secret,
            at=self.now,
            how=how,
            proof=proof,
            author=author,
        )

    def person(self, said: str) -> Person:
        """Find the one person that is meant, in any spelling of an address.

        Raises
        ------
        NoSuchPerson
            Nobody in the data goes by it.
        """
        found = self.whom(said).person
        if found is None:
            raise NoSuchPerson(said=said, people=self.results().count(PERSONS))
        return found

    def link(self, who: Whom, *, base: str, days: int = MINE_DAYS, how: str = "command", author: int | None = None) -> str:
        """Make the link of somebody's own page; it opens for so many days."""
        subject = link_subject(self.results(), who.person, self.secret) if who.person else who.subjects[0]
        now = self.now
        token = make_token(MINE, subject, now + timedelta(days=days), self.company.workspace.link_key)
        self.books.links.made(fingerprint_of(token), subject, how=how, at=now, until=ends_at(token), author=author)
        self.books.audit.note("changed", author=author, object="link", subject=subject, detail={"days": days})
        return f"{base}/mine/{token}/"

    def opened_by(self, token: str) -> str:
        """Give the subject of a link.

        Raises
        ------
        ForgedLink, ExpiredLink, ClosedLink
            It does not open, or no longer.
        """
        subject = read_token(token, MINE, self.company.workspace.link_key, self.now)
        if self.books.links.is_closed(fingerprint_of(token)):
            raise ClosedLink
        return subject

    def open_links(self) -> list[OwnLink]:
        """Give the links that open now, the latest first."""
        return self.books.links.open_ones(self.now)

    def close_link(self, said: str, *, why: str, author: int | None = None) -> None:
        """Close one link before its time, given whole; what was said on it stands.

        Raises
        ------
        ForgedLink, ExpiredLink, ClosedLink
            It does not open, or no longer.
        WhyLifted
            No reason was given.
        """
        token = token_in(said)
        self._close(fingerprint_of(token), self.opened_by(token), until=ends_at(token), why=why, author=author)

    def close_link_numbered(self, id: int, *, why: str, author: int | None = None) -> None:
        """Close one link of the register; raises as ``close_link`` does."""
        one = self.books.links.numbered(id)
        if one is None:
            raise ForgedLink
        self._close(one.fingerprint, one.subject, until=one.until, why=why, author=author)

    def _close(self, fingerprint: str, subject: str, *, until: datetime, why: str, author: int | None) -> None:
        if not why.strip():
            raise WhyLifted
        if not self.books.links.close(fingerprint, subject, until=until, at=self.now, why=why, author=author):
            raise ClosedLink
        self.books.audit.note("changed", author=author, object="link", subject=subject, detail={"closed": True})

    def until(self, days: int) -> date:
        """Give the day until which a link made now opens."""
        return (self.now + timedelta(days=days)).date()

    def shown_by(self, subject: str) -> Person | None:
        """Give the one person that a subject names; None where nobody or several go by it."""
        return None if self.reader is None else shown_by(self.reader, subject, self.secret)

    def held(self, person: Person) -> Held:
        """Gather everything that is held about a person."""
        return held_action.held_about(self.company.workspace, self.results(), self.books.papers, person)

    def archive(self, person: Person, *, author: int | None = None) -> bytes:
        """Give everything that is held about a person as one zip."""
        found = self.held(person)
        rows = sum(len(one) for one in (*found.facts.values(), *found.typed.values()))
        subject = held_action.subjects_for(person, self.secret)[0]
        self.books.audit.note("exported", author=author, object="person", subject=subject, detail={"rows": rows})
        return held_action.archive_of(found)

    def whom_of_subject(self, subject: str) -> Whom:
        """Give whom a link means: the one person of its subject, or the bare address where nobody or several go by it."""
        return whom_of_subject(self.reader, subject, self.secret)

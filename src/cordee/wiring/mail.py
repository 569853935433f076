"""Mail of one company: letters drafted, previewed, queued, sent, and what comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta

from cordee.actions import farewell, returned
from cordee.actions import letters as drafting
from cordee.actions import mail as sending
from cordee.actions.consents import imported
from cordee.actions.notices import due_notices
from cordee.actions.people import Person, person_named, person_of
from cordee.actions.pressure import terms_on
from cordee.actions.subjects import people_by_subject
from cordee.core.trust.consent import Said
from cordee.core.trust.envelope import House, house_of
from cordee.core.trust.letter import Writer
from cordee.core.trust.mail import DEAD, Draft, Mail
from cordee.core.trust.notice import Asked
from cordee.core.trust.outgoing import Blocked, Reserved
from cordee.core.trust.rule import severity_on
from cordee.core.trust.security import ALERTS, Changed, Warned
from cordee.core.vocabulary.problems import Problem
from cordee.core.vocabulary.problems_of_mail import NoMailbox
from cordee.core.vocabulary.text import Language
from cordee.engine.mailbox import mailbox_of
from cordee.engine.post import post_of
from cordee.wiring.bound import Bound

RETURNS_COME = timedelta(days=7)


class Letters(Bound):
    """The verbs of mail, bound to one company and its records."""

    @property
    def desk(self) -> sending.Desk:
        """What the actions of mail need."""
        settings = self.company.workspace.settings
        return sending.Desk(
            mails=self.books.mail,
            outgoing=self.books.outgoing,
            statements=self.books.statements,
            notices=self.books.notices,
            audit=self.books.audit,
            terms=terms_on(settings, self.books.rules, self.now.astimezone(UTC).date()),
            secret=self.company.workspace.secret,
            link_key=self.company.workspace.link_key,
            soft_in_a_row=settings["mail_soft_bounces"],
            an_hour=settings["mail_domain_hour"],
            links=self.books.links,
            heeds_bounces=severity_on(DEAD, self.books.rules.changes(), self.now.astimezone(UTC).date()) == "blocks",
        )

    # draft

    def drafts(self) -> drafting.Drafts:
        """Give what drafts letters to people."""
        return drafting.Drafts(self.company.workspace)

    def person(self, said: str) -> Person:
        """Find a person by id, address, profile or whole name."""
        return person_named(self.company.reader(), said)

    def people(self, ids: Sequence[str]) -> list[Person]:
        """Give the people of these ids."""
        reader = self.company.reader()
        return [person_of(reader, one) for one in ids]

    def due(self) -> list[str]:
        """Give the ids of those who are to be told what we hold about them, the one due first; not where a notice is under way."""
        reader, secret = self.company.reader(), self.company.workspace.secret
        known = people_by_subject(reader, secret)
        under_way = {id for subject in self.books.mail.under_way("notice") for id in known.get(subject, ())}
        told = due_notices(reader, self.books.notices, secret=secret, today=self.now.astimezone(UTC).date())
        return [one.due.person_id for one in told if one.due.state != "given" and one.due.person_id not in under_way]

    def notices(self, people: Sequence[Person], *, author: int | None = None) -> list[Draft]:
        """Draft, for each of these people, the notice of what we hold about them."""
        return self.drafts().notices(self.company.reader(), people, now=self.now, author=author)

    def invitation(
        self, address: str, *, link_id: int, link: str, inviter: str, role: str, language: Language, author: int | None = None
    ) -> Draft:
        """Draft the letter that opens access to a user."""
        return self.drafts().invitation(
            address, link_id=link_id, link=link, inviter=inviter, role=role, language=language, author=author
        )

    def confirmation(self, asked: Asked, address: str, subjects: Sequence[str], *, language: Language, name: str = "") -> Draft:
        """Draft the letter that says a request has come in."""
        return self.drafts().confirmation(asked, address, subjects, language=language, name=name)

    # answer

    def confirm_request(self, asked: Asked, person: Person, *, language: Language) -> bool:
        """Confirm to somebody that their request has come in; say whether a letter waits to go."""
        subjects = person.subjects(self.company.workspace.secret)
        return self._answer(self.confirmation(asked, person.email, subjects, language=language, name=person.name))

    def confirm_statement(self, id: int, person: Person, *, granted: bool, what: str, at: datetime, language: Language) -> bool:
        """Confirm to somebody what they agreed to or refused themselves; say whether a letter waits to go.

        Parameters
        ----------
        id
            The statement's number.
        what
            What they agreed to or refused, in their language.
        """
        draft = self.drafts().heard(
            id, granted=granted, what=what, at=at, address=person.email, language=language, name=person.name,
            subjects=person.subjects(self.company.workspace.secret),
        )  # fmt: skip
        return self._answer(draft)

    def tell_change(self, whom: Warned, changed: Changed) -> bool:
        """Tell a user that a key of theirs changed, or that somebody tried one; say whether a letter waits to go."""
        if self.lacking() is not None:
            return False
        page = "data/trust/audit/" if changed.what in ALERTS else "me/"
        return self._answer(self.drafts().security(whom, changed, page=f"{self.ready().base_url}/{page}"))

    def farewell_to(self, request: int, spellings: tuple[str, ...]) -> farewell.Farewell | None:
        """Say, before somebody is erased, to whom the letter goes that tells them it is done; None where mail is not set up."""
        if self.lacking() is not None:
            return None
        language: Language = "fr" if self.company.workspace.language == "fr" else "en"
        return farewell.farewell_to(self.desk, request, spellings, language=language)

    def say_farewell(self, to: farewell.Farewell, *, request: int, opaque: str) -> bool:
        """Tell somebody that they are erased; say whether the carrier took it, or may have."""
        with post_of(str(self.company.workspace.machine["mail_url"])) as post:
            return farewell.say_farewell(
                self.desk, self.ready(), post, to, request=request, opaque=opaque, clock=self.company.clock
            )

    def _answer(self, draft: Draft) -> bool:
        """Queue an answer where mail is set up; one that cannot go does not stop what it answers."""
        return bool(draft.address) and self.lacking() is None and isinstance(self.queue(draft), Reserved)

    # send

    def ready(self) -> House:
        """Say from where we write, or which line of cordee.toml is missing."""
        return house_of(self.company.workspace.machine)

    def lacking(self) -> Problem | None:
        """Give what keeps mail from being sent; None where nothing does."""
        try:
            self.ready()
        except Problem as problem:
            return problem
        return None

    def preview(self, drafts: Iterable[Draft]) -> list[sending.Line]:
        """Say exactly who would get what, and who would not and why; nothing is queued."""
        return sending.preview(self.desk, self._house(), drafts, self.now)

    def queue(self, draft: Draft) -> Reserved | Blocked:
        """Queue a letter for the first moment at which it may go, or say what stands against it."""
        return sending.queue(self.desk, draft, self.now)

    def withdraw(self, id: int) -> Mail:
        """Take a letter that still waits out of the queue."""
        return sending.withdraw(self.desk, id, self.now)

    def send_due(self) -> sending.Tally:
        """Send what is due."""
        house = self.ready()
        with post_of(str(self.company.workspace.machine["mail_url"])) as post:
            return sending.send_due(self.desk, house, post, clock=self.company.clock, said=self._imported())

    def is_due(self) -> bool:
        """Say whether a round of sending would find something to do."""
        return self.lacking() is None and sending.is_due(self.desk, self.now)

    # what comes back

    def expects_returns(self) -> bool:
        """Say whether there is a mailbox, and letters went out lately that may come back to it."""
        return bool(self.company.workspace.machine.get("mailbox")) and bool(self.books.mail.gone_since(self.now - RETURNS_COME))

    def read_bounces(self) -> returned.Read:
        """Read the mailbox of returned mail."""
        url = str(self.company.workspace.machine.get("mailbox", ""))
        if not url:
            raise NoMailbox(detail='mailbox = ""')
        with mailbox_of(url) as box:
            return returned.read_bounces(self.desk, box, self.now)

    def stop(self, token: str, *, everything: bool = False, how: str = "one click") -> Mail | None:
        """Note that the reader of a letter wants no more; None where there is no such letter."""
        return returned.stop(self.desk, token, self.now, everything=everything, how=how)

    def lift_returns(self, address: str, *, why: str, author: int | None = None) -> None:
        """Write to an address again that came back, for a reason; raises where nothing stands against it."""
        returned.lift_returns(self.desk, address, self.now, why=why, author=author)

    def is_dead(self, address: str) -> bool:
        """Say whether an address gets no more mail because of what came back."""
        return bool(address) and sending.is_dead(self.desk, address)

    def has_stopped(self, mail: Mail) -> bool:
        """Say whether the reader of a letter gets no more mail."""
        return returned.has_stopped(self.desk, mail)

    def _imported(self) -> Callable[[Mail], Iterable[Said]]:
        """Give what tells, of a letter, what the imports say by now of the person it goes to."""
        if not (self.company.folder / "results" / "current").exists():
            return lambda mail: ()
        known = imported(self.company.reader(), self.company.workspace.secret)
        return lambda mail: [one for subject in mail.subjects for one in known.get(subject, ())]

    def _house(self) -> House:
        """Give the house also where mail is not set up yet: a preview shows what would be written."""
        try:
            return self.ready()
        except Problem:
            machine = self.company.workspace.machine
            writer = Writer(
                str(machine.get("mail_name", "")) or "…", str(machine.get("mail_from", "")), str(machine.get("mail_place", ""))
            )
            return House(writer, str(machine.get("base_url", "")).rstrip("/") or "https://…")

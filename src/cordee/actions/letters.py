"""Drafting letters to people: whom, in which language, with which facts. Nothing is queued here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import ibis
import pyarrow as pa

from cordee.actions.people import Person
from cordee.actions.surroundings import Surroundings, surroundings
from cordee.core.intake.registry import FORMATS
from cordee.core.trust.letters import letter_named
from cordee.core.trust.mail import Draft
from cordee.core.trust.moments import HARD, MONTHS, moment_said
from cordee.core.trust.notice import Asked
from cordee.core.trust.origin import TABLES, kinds_said, origins, sources_said
from cordee.core.trust.password_links import FORGOTTEN
from cordee.core.trust.security import ALERT, ALERTS, SECURITY, Changed, Warned
from cordee.core.trust.subjects import subject_of
from cordee.core.vocabulary.text import Language, Text
from cordee.engine.results import ResultsReader
from cordee.engine.workspace import Workspace

_ASKED = ibis.table({"person_id": "string", "key": "string"}, name="asked")
LINK_DAYS = "7"
FRENCH_SPEAKING = frozenset({"fr", "france", "be", "belgium", "belgique", "lu", "luxembourg", "mc", "monaco"})
ASKED_FOR: dict[str, Text] = {
    "access": Text("to see what we hold about you", "voir ce que nous avons sur vous"),
    "correct": Text("to correct what we hold about you", "corriger ce que nous avons sur vous"),
    "object": Text("to contact you no more", "ne plus vous contacter"),
    "export": Text("a copy of what we hold about you", "une copie de ce que nous avons sur vous"),
    "erase": Text("to erase what we hold about you", "effacer ce que nous avons sur vous"),
}


class Drafts:
    """Drafts letters for one workspace; how long data is kept, they tell as it is set there."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        settings = workspace.settings
        # a letter does not know who is a customer: it promises nobody less than the longer of the two
        self.kept_months = max(settings["prospect_months"], settings["former_customer_months"])

    def notices(
        self, reader: ResultsReader, people: Sequence[Person], *, now: datetime, author: int | None = None
    ) -> list[Draft]:
        """Draft, for each of these people, the notice of what we hold about them (GDPR, article 14)."""
        zone, secret = self.workspace.zone, self.workspace.secret
        held, around = self._held(people), surroundings(reader, people, now=now, zone=zone, secret=secret)
        names = {(one.id.partition(".")[0], one.vendor) for one in FORMATS}
        machine = self.workspace.machine
        recipients = {"en": str(machine.get("mail_recipients_en", "")), "fr": str(machine.get("mail_recipients_fr", ""))}
        drafts = []
        for person in people:
            language = self._language(around[person.id].country)
            rows = held.get(person.id, [])
            since = min((row[2] for row in rows), default=None)
            facts = {
                "name": person.name,
                "held": kinds_said({row[0] for row in rows}).in_language(language),
                "sources": sources_said({row[1] for row in rows}, names).in_language(language),
                "since": day_written(since, language) if since is not None else "",
                "recipients": recipients[language],
                "kept": str(self.kept_months),
            }
            drafts.append(self._to(person, around[person.id], "notice", language, facts, author))
        return drafts

    def invitation(
        self,
        address: str,
        *,
        link_id: int,
        link: str,
        inviter: str,
        role: str,
        language: Language,
        author: int | None = None,
    ) -> Draft:
        """Draft the letter that opens access to a user."""
        facts = {"inviter": inviter, "role": role, "days": LINK_DAYS, "link": link}
        return self._draft(
            "invitation", language, address, (self._subject(address),), facts, about=f"link:{link_id}", author=author
        )

    def confirmation(self, asked: Asked, address: str, subjects: Sequence[str], *, language: Language, name: str = "") -> Draft:
        """Draft the letter that says that a request has come in."""
        facts = {
            "name": name,
            "asked": ASKED_FOR[asked.kind].in_language(language),
            "on": day_written(asked.asked_at, language),
            "due": day_written(asked.due_on, language),
        }
        return self._draft("request", language, address, tuple(subjects), facts, about=f"request:{asked.id}")

    def heard(
        self,
        statement_id: int,
        *,
        granted: bool,
        what: str,
        at: datetime,
        address: str,
        subjects: Sequence[str],
        language: Language,
        name: str = "",
    ) -> Draft:
        """Draft the letter that confirms a consent or an objection that somebody told us themselves.

        Parameters
        ----------
        what
            What they agreed to or refused, in their language.
        """
        letter, fact = ("consent", "agreed") if granted else ("objection", "refused")
        facts = {"name": name, fact: what, "on": day_written(at, language)}
        return self._draft(letter, language, address, tuple(subjects), facts, about=f"statement:{statement_id}")

    def security(self, whom: Warned, changed: Changed, *, page: str) -> Draft:
        """Draft the letter that tells a user that a key of theirs changed, or that somebody tried one.

        Parameters
        ----------
        page
            The address of the page that the letter leads to; it asks for their keys as always.
        """
        who = changed.who.in_language(whom.language)
        on = moment_said(changed.at, self.workspace.zone, whom.language)
        facts = {"name": whom.name, "what": changed.words(whom.language), "on": on, "who": who, "account": page}
        subjects = (self._subject(whom.address),)
        letter = ALERT.id if changed.what in ALERTS else SECURITY.id
        return self._draft(letter, whom.language, whom.address, subjects, facts, about=f"change:{changed.entry}:{whom.user}")

    def forgotten(self, whom: Warned, *, link: str, until: datetime, entry: int) -> Draft:
        """Draft the letter that brings a user the link to a new password.

        Parameters
        ----------
        entry
            The entry of the audit log that says that it was asked for.
        """
        facts = {"name": whom.name, "until": moment_said(until, self.workspace.zone, whom.language), "link": link}
        subjects = (self._subject(whom.address),)
        return self._draft(FORGOTTEN.id, whom.language, whom.address, subjects, facts, about=f"change:{entry}:{whom.user}")

    def _to(
        self, person: Person, around: Surroundings, letter: str, language: Language, facts: dict[str, str], author: int | None
    ) -> Draft:
        return Draft(
            letter,
            letter_named(letter).kind,
            language,
            person.email,
            person.subjects(self.workspace.secret),
            facts,
            person_id=person.id,
            account=person.organisation_id,
            account_keys=around.account_keys,
            zones=around.zones,
            elsewhere=around.elsewhere,
            author=author,
        )

    def _draft(
        self,
        letter: str,
        language: Language,
        address: str,
        subjects: tuple[str, ...],
        facts: dict[str, str],
        *,
        about: str,
        author: int | None = None,
    ) -> Draft:
        return Draft(
            letter, letter_named(letter).kind, language, address.strip(), subjects, facts, about=about, author=author,
            zones=(self.workspace.zone,),
        )  # fmt: skip

    def _subject(self, address: str) -> str:
        return subject_of(f"email:{address}", self.workspace.secret)

    def _language(self, country: str) -> Language:
        if not country:
            return "fr" if self.workspace.language == "fr" else "en"
        return "fr" if country.casefold() in FRENCH_SPEAKING else "en"

    def _held(self, people: Sequence[Person]) -> dict[str, list[tuple[str, str, datetime]]]:
        pairs = [(person.id, key) for person in people for key in person.keys]
        asked = pa.table({"person_id": [one for one, _ in pairs], "key": [key for _, key in pairs]})
        found: dict[str, list[tuple[str, str, datetime]]] = {}
        with self.workspace.database() as database:
            for contract in TABLES:
                database.bind_files(contract.name, self.workspace.fact_files(contract), contract)
            database.bind_arrow("asked", asked)
            for row in database.rows(origins(_ASKED)):
                found.setdefault(row["person_id"], []).append((row["held"], row["source"], row["known_at"]))
        return found


def day_written(day: date, language: Language) -> str:
    """Write a day with its year, as a letter does.

    Examples
    --------
    >>> day_written(date(2026, 3, 1), "fr"), day_written(date(2026, 3, 1), "en")
    ('1er\\xa0mars 2026', '1\\xa0March 2026')
    """
    number = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return f"{number}{HARD}{MONTHS[language][day.month - 1]} {day.year}"

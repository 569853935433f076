"""Territories and surveys of one company, with the verbs bound to its records."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from cordee.actions import surveys as survey_verbs
from cordee.actions import territories as verbs
from cordee.actions.inviting import Invited, invitations
from cordee.actions.letters import FRENCH_SPEAKING
from cordee.actions.people import Person, person_of
from cordee.actions.subjects import Whom, whom, whom_of, whom_of_subject
from cordee.actions.surveys import Answering, Audience, Judges
from cordee.actions.territories import Claimed
from cordee.core.opinion.asking import Counts
from cordee.core.opinion.surveys import Named, Survey
from cordee.core.opinion.territories import Claim, Kept, Proof, Territory
from cordee.core.opinion.viability import Viability, viability
from cordee.core.trust.outgoing import Reserved
from cordee.core.vocabulary.register import Line, history_of
from cordee.core.vocabulary.results import ACCOUNTS, CASES, PERSONS
from cordee.core.vocabulary.text import Language
from cordee.engine.results import Ask, Condition, ResultsReader
from cordee.wiring.bound import Bound

if TYPE_CHECKING:
    from cordee.wiring.company import Company

Register = Literal["territory", "claim", "proof"]


class Voices(Bound):
    """What we want to be listened to on, and who is asked whom they listen to.

    Parameters
    ----------
    author
        The user who asks; None for the command line.
    """

    def __init__(self, company: Company, author: int | None = None) -> None:
        super().__init__(company, author)
        self._territories, self._surveys = self.books.territories, self.books.surveys

    @property
    def reader(self) -> ResultsReader | None:
        """The results that stand; None before the first run."""
        return self.company.reader() if (self.company.folder / "results" / "current").exists() else None

    # territories

    def territories(self) -> list[Territory]:
        """Give the territories that stand."""
        return verbs.territories(self._territories)

    def territory(self, key: str) -> Territory:
        """Give a territory by its key or name."""
        return verbs.territory_named(self._territories, key)

    def claims(self, territory: str = "") -> list[Claimed]:
        """Give the claims that stand with their proofs, of one territory or of all."""
        return verbs.claims_on(self._territories, territory)

    def claim(self, key: str) -> Claim:
        """Give a claim that stands."""
        return verbs.claim_named(self._territories, key)

    def viability(self) -> list[Viability]:
        """Say of each offer for which cases are open what stands behind it: what it does, for whom, who vouches, what proves it."""
        if self.reader is None:
            return []
        offers = self.reader.tally(CASES, "offer", Ask(where=(Condition("closed", "=", "false"),)))
        return viability(offers, [(one.claim, one.proofs) for one in self.claims()])

    def proof(self, key: str) -> Proof:
        """Give a proof that stands."""
        return verbs.proof_named(self._territories, key)

    def write(self, value: Kept, *, why: str = "", at: datetime | None = None) -> Line[Kept]:
        """Write a territory, a claim or a proof down: a new one, or what takes the place of one that stands."""
        return verbs.write(self._territories, self.books.audit, value, why=why, author=self.author, at=at)

    def history(self, key: str) -> list[Line[Territory]] | list[Line[Claim]] | list[Line[Proof]]:
        """Give every line of a territory, a claim (``c1``) or a proof (``p1``), the first first."""
        found: list[Line[Territory]] = history_of(self._territories.territories(), key)
        return found or history_of(self._territories.claims(), key) or history_of(self._territories.proofs(), key)

    # surveys

    def surveys(self, territory: str = "") -> list[Survey]:
        """Give the surveys, the latest first, of one territory or of all."""
        return [one for one in self._surveys.surveys() if territory in ("", one.territory)]

    def survey(self, id: int) -> Survey:
        """Give a survey."""
        return survey_verbs.survey_numbered(self._surveys, id)

    def make(self, survey: Survey) -> Survey:
        """Make a survey, as a draft."""
        self.territory(survey.territory)
        return survey_verbs.make(self._surveys, self.books.audit, survey, author=self.author)

    def counts(self, survey: int) -> Counts:
        """Count those asked and those who answered."""
        return self._surveys.counts(survey)

    def names(self, survey: int) -> list[Named]:
        """Give the names that a survey suggests to its respondents; what they typed themselves is not among them."""
        return [one for one in self._surveys.listed(survey) if one.listed]

    def people(self, said: Iterable[str]) -> list[Whom]:
        """Find people by id, address, profile or whole name."""
        return [whom(self.reader, one, secret=self.company.workspace.secret) for one in said]

    def people_of_stage(self, stage: str) -> list[Whom]:
        """Give everybody at the accounts of a stage (``customer``, ``purchase`` …)."""
        reader = self.reader
        if reader is None:
            return []
        accounts = reader.rows(ACCOUNTS, Ask(columns=("organisation_id",), where=(Condition("stage", "=", stage),)))
        wanted = {str(row["organisation_id"]) for row in accounts}
        rows = reader.rows(PERSONS, Ask(columns=("person_id", "organisation_id", "email"), order=("person_id",)))
        secret = self.company.workspace.secret
        return [
            whom_of(reader, person_of(reader, str(row["person_id"])), secret)
            for row in rows
            if row["organisation_id"] in wanted and row["email"]
        ]

    def people_who_speak(self, territory: str) -> list[Whom]:
        """Give everybody who agreed to speak on a territory."""
        briefs = self.company.briefs()
        there = [one for one in briefs.speakers() if territory in one.territories and briefs.agrees(one, territory)]
        return [whom_of_subject(self.reader, one.subject, self.company.workspace.secret) for one in there]

    def audience(self, survey: Survey, people: Iterable[Whom]) -> Audience:
        """Part those who may be asked from those who may not."""
        there = [one.subject for one in self._surveys.asked(survey.id)] if survey.id else []
        return survey_verbs.audience(self._judges(), self.territory(survey.territory), people, there=there)

    def ask(self, survey: Survey, chosen: Audience, *, segment: str = "") -> int:
        """Ask everybody of an audience; give how many were added."""
        return survey_verbs.ask(
            self._surveys, self.books.audit, survey, chosen, segment=segment, language_of=self._language_of, author=self.author
        )

    def list_people(self, survey: Survey, people: Iterable[Whom]) -> int:
        """List people whom a respondent's page suggests; give how many were added."""
        return survey_verbs.list_people(self._surveys, survey, people, secret=self.company.workspace.secret)

    def open(self, survey: Survey) -> Survey:
        """Open a survey."""
        return survey_verbs.open_survey(self._surveys, self.books.audit, survey, self.now, author=self.author)

    def close(self, survey: Survey) -> Survey:
        """Close a survey; until the next run it can be reopened."""
        return survey_verbs.close(self._surveys, self.books.audit, survey, self.now, author=self.author)

    def reopen(self, survey: Survey) -> Survey:
        """Undo the closing of a survey that no run has counted."""
        return survey_verbs.reopen(
            self._surveys, self.books.audit, survey, self.now, counted_at=self._counted_at, author=self.author
        )

    def reply(self, survey: Survey, text: str) -> Survey:
        """Answer to what came out of a survey."""
        return survey_verbs.reply(
            self._surveys, self.books.audit, survey, text, self.now, counted_at=self._counted_at, author=self.author
        )

    def is_counted(self, survey: Survey) -> bool:
        """Say whether a run was made since a survey was closed."""
        return survey_verbs.is_counted(survey, self._counted_at)

    @property
    def _counted_at(self) -> datetime | None:
        """When the results that stand were made."""
        if not (self.company.folder / "results" / "current").exists():
            return None
        return datetime.fromisoformat(str(self.company.run_info()["ran_at"]))

    def links(self, survey: Survey, *, base: str) -> list[tuple[str, str]]:
        """Give, for everybody who is asked, how they are called and their link; noted in the audit log."""
        secret = self.company.workspace.secret
        asked = [one for one in self._surveys.asked(survey.id) if not one.subject.startswith("erased-")]
        self.books.audit.note("exported", author=self.author, object=f"links of survey {survey.id}", detail={"n": len(asked)})
        found = []
        for one in asked:
            person = whom_of_subject(self.reader, one.subject, secret).person
            token = survey_verbs.token_of(one, survey, link_key=self.company.workspace.link_key, now=self.now)
            found.append(((person.name or person.email) if person is not None else "–", f"{base}/survey/{token}/"))
        return sorted(found)

    def invite(self, survey: Survey) -> Invited:
        """Queue a letter with their own link for everybody who is asked, did not answer, and got none yet."""
        letters, workspace = self.company.mail(), self.company.workspace
        asked = [one for one in self._surveys.asked(survey.id) if one.state in ("asked", "begun")]
        drafts, unknown = invitations(
            self.reader, asked, survey, self.territory(survey.territory), base=letters.ready().base_url, now=self.now,
            zone=workspace.zone, secret=workspace.secret, link_key=workspace.link_key, author=self.author,
        )  # fmt: skip
        queued = [isinstance(letters.queue(one), Reserved) for one in drafts]
        return Invited(sum(queued), len(queued) - sum(queued), unknown)

    def answering(self, token: str) -> Answering:
        """Give the respondent of a link."""
        ours = self.company.workspace
        return Answering(self._surveys, token, secret=ours.secret, link_key=ours.link_key, now=self.now, reader=self.reader)

    def _judges(self) -> Judges:
        books = self.books
        return Judges(self.reader, books.statements, books.notices, self.company.workspace.secret, self.today)

    def _language_of(self, person: Person | None) -> Language:
        house: Language = "fr" if self.company.workspace.language == "fr" else "en"
        if person is None or self.reader is None:
            return house
        row = self.reader.rows(PERSONS, Ask(columns=("country",), where=(Condition("person_id", "=", person.id),), limit=1))
        country = str(row[0]["country"] or "") if row else ""
        return house if not country else "fr" if country.casefold() in FRENCH_SPEAKING else "en"

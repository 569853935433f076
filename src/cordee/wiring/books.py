"""The books of a company's records: what people said, the audit log. A book is a module of ``cordee.records``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pyarrow as pa

from cordee.core.measurement.cycles import CycleBook
from cordee.core.measurement.decisions import DecisionBook
from cordee.core.measurement.experiments import ExperimentBook
from cordee.core.measurement.feedback import FeedbackBook
from cordee.core.measurement.field_register import FieldBook
from cordee.core.opinion.asking import SurveyBook
from cordee.core.opinion.briefs import BriefBook
from cordee.core.opinion.care import CareBook
from cordee.core.opinion.mandates import MandateBook
from cordee.core.opinion.portraits import PortraitBook
from cordee.core.opinion.territories import TerritoryBook
from cordee.core.programmes.versions import VersionBook
from cordee.core.trust.access import SecondFactors, Tokens
from cordee.core.trust.audit import Audit
from cordee.core.trust.consent import Statements
from cordee.core.trust.documents.document import Documents
from cordee.core.trust.erasure import Erasures
from cordee.core.trust.held import Papers
from cordee.core.trust.interests import Interests
from cordee.core.trust.links import OwnLinks
from cordee.core.trust.mail import MailBook
from cordee.core.trust.notice import Notices, Requests
from cordee.core.trust.outgoing import OutgoingBook
from cordee.core.trust.password_links import Keyholders
from cordee.core.trust.rule import Rules
from cordee.core.trust.withdrawals import Withdrawals
from cordee.wiring.withdrawals import hear_withdrawals, stop_hearing


class Books:
    """The records of one workspace, opened; each book is handed to the actions that ask for it."""

    def __init__(self, folder: Path, url: str = "") -> None:
        from cordee.records.opening import open_records

        open_records(folder, url)
        hear_withdrawals(folder)

    def close(self) -> None:
        """Close the connections, so that the folder can be moved."""
        from django.db import connections

        connections.close_all()
        stop_hearing()

    @property
    def statements(self) -> Statements:
        """What people agreed to and objected to."""
        from cordee.records import statements

        return statements

    @property
    def audit(self) -> Audit:
        """Who saw, changed, exported, sent or erased what."""
        from cordee.records import audit

        return audit

    @property
    def interests(self) -> Interests:
        """What ties people to people, and the contracts that go with it."""
        from cordee.records import interests

        return interests

    @property
    def rules(self) -> Rules:
        """What was decided about the rules of the rulebook."""
        from cordee.records import rules

        return rules

    @property
    def notices(self) -> Notices:
        """Who was told what we hold about them."""
        from cordee.records import notices

        return notices

    @property
    def requests(self) -> Requests:
        """What people asked of us about themselves."""
        from cordee.records import requests

        return requests

    @property
    def links(self) -> OwnLinks:
        """The links to people's own pages."""
        from cordee.records import own_links

        return own_links

    @property
    def papers(self) -> Papers:
        """Everything that the registers hold under somebody's subjects."""
        from cordee.records import held

        return held

    @property
    def mail(self) -> MailBook:
        """The letters that are queued, went and came back."""
        from cordee.records import mail

        return mail

    @property
    def erasures(self) -> Erasures:
        """Who was erased, and the cleaning of the records."""
        from cordee.records import erasures

        return erasures

    @property
    def withdrawals(self) -> Withdrawals:
        """What people took back, and what was closed."""
        from cordee.records import withdrawals

        return withdrawals

    @property
    def tokens(self) -> Tokens:
        """Whose a token of the API is."""
        from cordee.records import tokens

        return tokens

    @property
    def outgoing(self) -> OutgoingBook:
        """What goes out to people, and the places it takes under the caps."""
        from cordee.records import outgoing

        return outgoing

    @property
    def documents(self) -> Documents:
        """Documents of the company, in versions."""
        from cordee.records import documents

        return documents

    @property
    def second_factors(self) -> SecondFactors:
        """Who has a second factor."""
        from cordee.records import second_factor

        return second_factor

    @property
    def keyholders(self) -> Keyholders:
        """Who may sign in."""
        from cordee.records import keyholders

        return keyholders

    @property
    def territories(self) -> TerritoryBook:
        """Territories, claims and proofs, line by line."""
        from cordee.records import territories

        return territories

    @property
    def surveys(self) -> SurveyBook:
        """Surveys, whom they ask, and the answers."""
        from cordee.records import surveys

        return surveys

    @property
    def briefs(self) -> BriefBook:
        """Questions, people who may speak, briefs and drafts."""
        from cordee.records import briefs

        return briefs

    @property
    def mandates(self) -> MandateBook:
        """Mandates in versions, and what people declared."""
        from cordee.records import mandates

        return mandates

    @property
    def care(self) -> CareBook:
        """Help, thanks, incidents and our texts."""
        from cordee.records import care

        return care

    @property
    def portraits(self) -> PortraitBook:
        """Who was asked for their portrait, and what they say of themselves."""
        from cordee.records import portraits

        return portraits

    @property
    def cycles(self) -> CycleBook:
        """Cycles with their initiatives, readings and ends, line by line."""
        from cordee.records import cycles

        return cycles

    @property
    def feedback(self) -> FeedbackBook:
        """What sales and marketing judge, and whom we asked."""
        from cordee.records import feedback

        return feedback

    @property
    def decisions(self) -> DecisionBook:
        """What was decided, on data or on opinion."""
        from cordee.records import decisions

        return decisions

    @property
    def experiments(self) -> ExperimentBook:
        """Experiments, their arms and their looks."""
        from cordee.records import experiments

        return experiments

    @property
    def fields(self) -> FieldBook:
        """What was said of the fields of exports."""
        from cordee.records import fields

        return fields

    @property
    def versions(self) -> VersionBook:
        """Versions of messages, and what customers said to them."""
        from cordee.records import versions

        return versions

    def snapshot(self, until: datetime | None) -> Mapping[str, pa.Table]:
        """Give what people typed in, as it stood at a moment, for a run."""
        from cordee.records.snapshot import snapshot

        return snapshot(until)

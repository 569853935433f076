"""The tables of the records."""

from cordee.records.models.access import AccessToken, AuditEntry, Device, RecoveryCode, SecondFactor, SecondFactorRule
from cordee.records.models.briefs import Brief, Draft, Question, Speaker
from cordee.records.models.cycles import (
    CycleClosing,
    CycleInitiative,
    CyclePlan,
    CycleReading,
    FeedbackAsked,
    FeedbackGiven,
)
from cordee.records.models.decisions import Decision
from cordee.records.models.experiments import Experiment, ExperimentAccount, ExperimentLine, ExperimentLook
from cordee.records.models.fields import FieldLine
from cordee.records.models.links import OwnLink
from cordee.records.models.mandates import (
    Declared,
    Guideline,
    HelpRequest,
    IncidentLine,
    Mandate,
    MandateVersion,
    Recognition,
)
from cordee.records.models.portraits import PortraitLine, Sitter
from cordee.records.models.registers import Document, Erasure, Interest, Notice, Request, RuleChange, Statement, WrittenContract
from cordee.records.models.sending import Bounce, Message, Outgoing, OutgoingSubject
from cordee.records.models.users import Job, Link, User
from cordee.records.models.versions import MessageHeard, MessageVersion
from cordee.records.models.voices import ClaimLine, ProofLine, Survey, SurveyAnswer, SurveyAsked, SurveyName, TerritoryLine

__all__ = [
    "AccessToken",
    "AuditEntry",
    "Bounce",
    "Brief",
    "ClaimLine",
    "CycleClosing",
    "CycleInitiative",
    "CyclePlan",
    "CycleReading",
    "Decision",
    "Declared",
    "Device",
    "Document",
    "Draft",
    "Erasure",
    "Experiment",
    "ExperimentAccount",
    "ExperimentLine",
    "ExperimentLook",
    "FeedbackAsked",
    "FeedbackGiven",
    "FieldLine",
    "Guideline",
    "HelpRequest",
    "IncidentLine",
    "Interest",
    "Job",
    "Link",
    "Mandate",
    "MandateVersion",
    "Message",
    "MessageHeard",
    "MessageVersion",
    "Notice",
    "Outgoing",
    "OutgoingSubject",
    "OwnLink",
    "PortraitLine",
    "ProofLine",
    "Question",
    "Recognition",
    "RecoveryCode",
    "Request",
    "RuleChange",
    "SecondFactor",
    "SecondFactorRule",
    "Sitter",
    "Speaker",
    "Statement",
    "Survey",
    "SurveyAnswer",
    "SurveyAsked",
    "SurveyName",
    "TerritoryLine",
    "User",
    "WrittenContract",
]

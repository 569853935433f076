"""The tables of the records."""

from cordee.records.models.access import AccessToken, AuditEntry, Device, RecoveryCode, SecondFactor, SecondFactorRule
from cordee.records.models.portraits import PortraitLine, Sitter
from cordee.records.models.registers import Document, Erasure, Interest, Notice, Request, RuleChange, Statement, WrittenContract
from cordee.records.models.sending import Bounce, Message, Outgoing, OutgoingSubject
from cordee.records.models.users import Job, Link, User
from cordee.records.models.voices import ClaimLine, ProofLine, Survey, SurveyAnswer, SurveyAsked, SurveyName, TerritoryLine

__all__ = [
    "AccessToken",
    "AuditEntry",
    "Bounce",
    "ClaimLine",
    "Device",
    "Document",
    "Erasure",
    "Interest",
    "Job",
    "Link",
    "Message",
    "Notice",
    "Outgoing",
    "OutgoingSubject",
    "PortraitLine",
    "ProofLine",
    "RecoveryCode",
    "Request",
    "RuleChange",
    "SecondFactor",
    "SecondFactorRule",
    "Sitter",
    "Statement",
    "Survey",
    "SurveyAnswer",
    "SurveyAsked",
    "SurveyName",
    "TerritoryLine",
    "User",
    "WrittenContract",
]

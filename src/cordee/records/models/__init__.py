"""The tables of the records."""

from cordee.records.models.access import AccessToken, AuditEntry, Device, RecoveryCode, SecondFactor, SecondFactorRule
from cordee.records.models.links import OwnLink
from cordee.records.models.registers import Document, Erasure, Interest, Notice, Request, RuleChange, Statement, WrittenContract
from cordee.records.models.sending import Bounce, Message, Outgoing, OutgoingSubject
from cordee.records.models.users import Job, Link, User

__all__ = [
    "AccessToken",
    "AuditEntry",
    "Bounce",
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
    "OwnLink",
    "RecoveryCode",
    "Request",
    "RuleChange",
    "SecondFactor",
    "SecondFactorRule",
    "Statement",
    "User",
    "WrittenContract",
]

"""What people say of the fields of their exports, as a run sees it: when each is known, and what is to become of it."""

from __future__ import annotations

from cordee.core.vocabulary.contracts import Column, Contract

FIELD_RECORDS = Contract(
    "field_records",
    "one field of which somebody said something that stands",
    (
        Column("source", "text", "the system that it comes from", required=True),
        Column("format", "text", "format and table it was read as", required=True),
        Column("field", "text", "heading in the file", required=True),
        Column("known", "text", "before the outcome, after it, or unclear", required=True),
        Column("decision", "text", "use, archive or delete; empty where nobody decided", required=True),
        Column("why", "text", "the reason given"),
        Column("said_on", "date", "the day", required=True),
    ),
    ("source", "format", "field"),
)

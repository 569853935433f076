"""What people say of themselves in portraits, as a run sees it: only what they agreed that the content team sees."""

from __future__ import annotations

from cordee.core.vocabulary.contracts import Column, Contract

PORTRAIT_RECORDS = Contract(
    "portrait_records",
    "one thing in a portrait that its person agreed to have seen",
    (
        Column("consent", "text", "the agreement: what names it, and says nothing of whose it is", required=True),
        Column("portrait", "text", "the portrait's key", required=True),
        Column("subject", "text", "keyed hash of whose it is", required=True),
        Column("label", "text", "how that person is called", required=True),
        Column("side", "text", "employee, partner or outside", required=True),
        Column(
            "field", "text", "platform, topic, language, experience, content, audience, rhythm, limit or traces", required=True
        ),
        Column("words", "text", "what they say", required=True),
        Column("level", "integer", "adoption 0 to 4, people of an audience, or requests in 90 days; empty where not known"),
        Column("proof", "text", "where it can be checked"),
        Column("since", "date", "the day they agreed", required=True),
    ),
    ("portrait", "field", "consent"),
)

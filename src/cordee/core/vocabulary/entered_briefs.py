"""Briefs as a run sees them: what is asked, on which question, how it stands; nobody who was asked stands in it, and no word for a no."""

from __future__ import annotations

from cordee.core.vocabulary.contracts import Column, Contract

BRIEF_RECORDS = Contract(
    "brief_records",
    "one brief that was proposed; never to whom",
    (
        Column("brief", "integer", "its number", required=True),
        Column("question", "integer", "the question it answers", required=True),
        Column("territory", "text", "the territory; empty where none fits", required=True),
        Column("words", "text", "the question, in the customer’s words", required=True),
        Column("kind", "text", "interview or article", required=True),
        Column("stage", "text", "awareness, consideration or purchase", required=True),
        Column("audience", "text", "for whom", required=True),
        Column("proposed_on", "date", "the day it was proposed", required=True),
        Column("until", "date", "the last day on which it can be taken, where nobody moved it", required=True),
        Column("answer", "text", "accepted, later or empty; there is no third word", required=True),
        Column("later_on", "date", "the day to which it was moved"),
        Column("left", "boolean", "whether one that was taken was ended by either side", required=True),
        Column("done_on", "date", "the day it came to its end"),
    ),
    ("brief",),
)

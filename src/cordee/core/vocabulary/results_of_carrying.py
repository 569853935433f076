"""The result that says how far somebody who agreed carries, and how deep and wide their exchanges go; it enters no class."""

from __future__ import annotations

from cordee.core.vocabulary.contracts import Column, Contract

CARRYING = Contract(
    "carrying",
    "one figure of one person who agreed that it is counted, on one territory or whatever the subject: how far they carry, "
    "how deep and wide they exchange; none enters a class",
    (
        Column("portrait", "text", "its key", required=True),
        Column("person_id", "text", "the person, where the data know them"),
        Column("name", "text", "how they are called", required=True),
        Column("territory", "text", "the territory; empty where the figure is of no subject in particular", required=True),
        Column(
            "figure",
            "text",
            "reach, resonance, breadth, turns, words, answered, relevance, echo or share_of_voice",
            required=True,
        ),
        Column("value", "number", "the figure, in its own unit"),
        Column("value_evidence", "evidence", "what it rests on, and its range or why there is none", required=True),
        Column("consents", "texts", "the agreements it rests on", required=True),
    ),
    ("portrait", "territory", "figure"),
)

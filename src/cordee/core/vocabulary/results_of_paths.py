"""The result on paths that lead home: what became of those who met each content."""

from __future__ import annotations

from cordee.core.vocabulary.contracts import Column, Contract

PATHS = Contract(
    "paths",
    "one content that somebody met, and what those who met it did in the thirty days after",
    (
        Column("content", "text", "what was seen, read or attended", required=True),
        Column("technique", "text", "the technique by which it was mostly met", required=True),
        Column(
            "people", "integer", "people who met it long enough ago; an account where nobody is named", "people", required=True
        ),
        Column("led_on", "number", "share who met another content", "share"),
        Column("led_on_evidence", "evidence", "Wilson interval", required=True),
        Column("home", "number", "share who reached our own ground: our site, a form, our events, a talk with us", "share"),
        Column("home_evidence", "evidence", "Wilson interval", required=True),
        Column("returned", "number", "share who came back on a later day", "share"),
        Column("returned_evidence", "evidence", "Wilson interval", required=True),
        Column("word", "text", "leads_on, dead_end or unknown", required=True),
        Column("next_step", "text", "the content to offer after it; never a front page"),
        Column("next_return", "number", "of those who took that step, the share who came back on a later day after it", "share"),
        Column("next_return_evidence", "evidence", "Wilson interval", required=True),
        Column("next_more", "number", "how much more often they came back than those who took another step", "share"),
        Column("next_more_evidence", "evidence", "Newcombe interval, widened for the steps compared", required=True),
        Column("next_from", "text", "whose ways that rests on: those_who_went_on, the_same_technique or nothing", required=True),
        Column("one_in", "integer", "how many people one that was looked at stands for; 1 is all", required=True),
    ),
    ("content",),
)

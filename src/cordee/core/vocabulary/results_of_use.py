"""The result on fields that nobody uses: what each would add, and what is proposed and decided."""

from __future__ import annotations

from cordee.core.vocabulary.contracts import Column, Contract

FIELD_GAINS = Contract(
    "field_gains",
    "one field that no result reads, or of which somebody said when it is known, and what it would add",
    (
        Column("source", "text", "the system that it comes from", required=True),
        Column("format", "text", "format and table it was read as", required=True),
        Column("field", "text", "heading in the file", required=True),
        Column("file", "text", "a file that holds it", required=True),
        Column("filled", "integer", "rows of the file where it is not empty", required=True),
        Column("cases", "integer", "closed cases of which it is filled; empty where it was not tried", "cases"),
        Column("used", "boolean", "true where a result reads it", required=True),
        Column("kept_since", "date", "since when it is held"),
        Column("known", "text", "before the outcome, after it or unclear, as somebody said", required=True),
        Column("word", "text", "adds, adds_nothing, unknown, suspect or empty", required=True),
        Column("because", "text", "why it is suspect, or cannot be told"),
        Column("gain", "number", "share of what is open about winning that it settles, beyond the technique", "share"),
        Column("gain_evidence", "evidence", "accounts judged; range on cases it has not seen", required=True),
        Column("better_order", "number", "how much more often a case that was won stands before one that was not", "share"),
        Column("better_order_evidence", "evidence", "the same; range of DeLong", required=True),
        Column("later", "number", "the same gain where earlier cases teach and later ones judge", "share"),
        Column("later_evidence", "evidence", "the same, for later cases", required=True),
        Column("again", "number", "the same of whether a new customer orders again within a year", "share"),
        Column(
            "again_evidence",
            "evidence",
            "customers whose first order is a year old; range on those it has not seen",
            required=True,
        ),
        Column("large", "number", "the same of whether a won case is worth more than half of them", "share"),
        Column("large_evidence", "evidence", "won cases with an amount; range on those it has not seen", required=True),
        Column("proposal", "text", "use, archive, delete, ask, wait or keep", required=True),
        Column("decision", "text", "use, archive or delete; empty where nobody decided", required=True),
        Column("decided_on", "date", "the day somebody last said something of it"),
        Column("why", "text", "the reason given"),
    ),
    ("source", "format", "field"),
)

"""What sales and marketing judged on pages and by links, as a run sees it: never who said it."""

from __future__ import annotations

from cordee.core.vocabulary.contracts import Column, Contract

JUDGEMENT_RECORDS = Contract(
    "judgement_records",
    "one judgement of one case that was typed in",
    (
        Column("judgement", "integer", "its number", required=True),
        Column("case_key", "text", "the case", required=True),
        Column("judged_by", "text", "sales or marketing", required=True),
        Column("word", "text", "useful, not_useful or too_early", required=True),
        Column("judged_at", "timestamp", "when", "UTC", required=True),
    ),
    ("judgement",),
)

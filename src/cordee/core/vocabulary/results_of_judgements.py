"""The result of what sales and marketing judge: each technique as each side judged it, apart."""

from __future__ import annotations

from cordee.core.vocabulary.contracts import Column, Contract

JUDGEMENTS_GIVEN = Contract(
    "judgements",
    "one technique as one side judged the cases that it opened; an opinion, never mixed with what was measured",
    (
        Column("technique", "text", "technique that opened the cases", required=True),
        Column("judged_by", "text", "sales or marketing", required=True),
        Column("useful", "integer", "cases judged useful", "cases", required=True),
        Column("judged", "integer", "cases judged useful or not", "cases", required=True),
        Column("too_early", "integer", "cases of which it was too early to say", "cases", required=True),
        Column("share", "number", "useful over judged", "share"),
        Column("evidence", "evidence", "Wilson interval", required=True),
    ),
    ("technique", "judged_by"),
)

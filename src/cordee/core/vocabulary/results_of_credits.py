"""The results of attribution: who is credited with which part of the wins, under which model."""

from __future__ import annotations

from cordee.core.vocabulary.contracts import Column, Contract

CREDITS = Contract(
    "credits",
    "one thing that carried touches, and the part of the wins that one model credits it with; its name is empty for untouched wins",
    (
        Column(
            "dimension",
            "text",
            "what is credited: technique, campaign, content, territory (of the content), spokesperson (a group of who speaks) or carrier (who of ours)",
            required=True,
        ),
        Column("model", "text", "how: markov, first, last, linear, linear_distinct, w, full_path …", required=True),
        Column(
            "item",
            "text",
            "the technique, campaign, content, territory, group or person of ours; empty for wins before which no touch names one",
            required=True,
        ),
        Column("credit", "number", "wins credited; a model's credits and the untouched wins add up to all wins", "wins"),
        Column("share", "number", "share of the touched wins", "share"),
        Column("share_evidence", "evidence", "winning accounts touched; interval over accounts", required=True),
        Column("credit_evidence", "evidence", "the same, for the credit", required=True),
    ),
    ("dimension", "model", "item"),
)
CONTENT_TERRITORIES = Contract(
    "content_territories",
    "one content that touches name, and the territory whose words it holds",
    (
        Column("content", "text", "the content, as touches name it", required=True),
        Column("territory", "text", "the territory whose words it holds most; where two hold as much, none", required=True),
        Column("words", "texts", "the words that say so", required=True),
    ),
    ("content",),
)

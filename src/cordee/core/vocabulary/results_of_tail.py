"""The result on the long tail of customers: those whom nobody predicted and nobody paid for, beside the others."""

from __future__ import annotations

from cordee.core.vocabulary.contracts import Column, Contract

LONG_TAIL = Contract(
    "long_tail",
    "one figure of the long tail: of what, and of whom",
    (
        Column(
            "item",
            "text",
            "net, return, kept, complaints, satisfaction, share, equals, contents, attention, answer, left_out or unpriced",
            required=True,
        ),
        Column(
            "who",
            "text",
            "unpredicted, others, difference, top_fifth, rest, first_order, largest or all",
            required=True,
        ),
        Column("figure", "number", "the figure; money in the currency, else a share or a count"),
        Column("currency", "text", "of money"),
        Column("evidence", "evidence", "customers; bootstrap range, of who stays Kaplan–Meier", required=True),
        Column("word", "text", "of the difference in money: holds, contrary, open or too_few"),
    ),
    ("item", "who"),
)

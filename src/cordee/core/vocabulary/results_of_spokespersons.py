"""The result that sets who speaks for us beside all other touches: effect, and who and what stays. It names nobody."""

from __future__ import annotations

from cordee.core.vocabulary.contracts import Column, Contract

SPOKESPERSONS = Contract(
    "spokespersons",
    "one group of those who speak for us, all other touches, or, under no name, the wins before which nothing was seen",
    (
        Column("spokesperson", "text", "ambassador, expert, reporter, people (others of ours, named), others; empty for untouched wins", required=True),
        Column("touches", "integer", "touches of known accounts", "touches", required=True),
        Column("touches_unknown", "integer", "touches of nobody knows which account: in no figure", "touches", required=True),
        Column("people", "integer", "people of ours who brought them; null below ten", "people"),
        Column("wins", "number", "wins credited by the default way of counting", "wins"),
        Column("wins_evidence", "evidence", "winning accounts touched; interval over accounts", required=True),
        Column("per_thousand", "number", "the same for a thousand touches of known accounts", "wins"),
        Column("per_thousand_evidence", "evidence", "the same, for a thousand touches", required=True),
        Column("again", "number", "quarters in which somebody carried something that were followed by another such one", "share"),
        Column("again_evidence", "evidence", "people; interval over people; nothing below ten", required=True),
        Column("stayed", "number", "people never silent for half a year in the year after the quarter they were first seen in", "share"),
        Column("stayed_evidence", "evidence", "people; Kaplan–Meier; nothing below ten", required=True),
        Column("customers_kept", "number", "customers met before their first order who ordered again within a year", "share"),
        Column("customers_kept_evidence", "evidence", "customers; Kaplan–Meier", required=True),
    ),
    ("spokesperson",),
)  # fmt: skip

"""The results of what sales and marketing judge: each case as each side judged it, each technique from these, apart."""

from __future__ import annotations

from cordee.core.vocabulary.contracts import Column, Contract

JUDGED_CASES = Contract(
    "judged_cases",
    "one case as one side judged it last; who said it is not in it",
    (
        Column("case_key", "text", "the case", required=True),
        Column("judged_by", "text", "sales or marketing", required=True),
        Column("word", "text", "useful, not_useful or too_early", required=True),
        Column("technique", "text", "technique that opened the case", required=True),
        Column("judged_at", "timestamp", "when", "UTC", required=True),
        Column("days", "integer", "from lead or opportunity, whichever came last before it, to the judgement", "days"),
    ),
    ("case_key", "judged_by"),
)
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
RESULTS_OF_JUDGEMENTS: tuple[Contract, ...] = (JUDGED_CASES, JUDGEMENTS_GIVEN)

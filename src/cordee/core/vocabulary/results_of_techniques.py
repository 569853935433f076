"""Results on techniques beside their own table: by region and segment, who is likely the best, in person against online."""

from __future__ import annotations

from cordee.core.vocabulary.contracts import Column, Contract

TECHNIQUE_CELLS = Contract(
    "technique_cells",
    "one technique, in one region or segment or everywhere; its won share drawn towards its like the more the fewer cases it has",
    (
        Column("technique", "text", "technique", required=True),
        Column("region", "text", "country of the account; other for rare ones; empty for all", required=True),
        Column("segment", "text", "industry of the account; other for rare ones; empty for all", required=True),
        Column("closed", "integer", "cases it opened with a known outcome", required=True),
        Column("wins", "integer", "of these, won", required=True),
        Column("won_rate", "number", "wins over closed, by itself", "share"),
        Column("pooled_rate", "number", "the same, drawn towards its like", "share", required=True),
        Column("pooled_rate_evidence", "evidence", "closed cases; range after pooling", required=True),
        Column("best", "number", "chance that no other technique's true share is higher; empty for cells", "share"),
        Column("among_two", "number", "chance that it is among the two highest; empty for cells", "share"),
    ),
    ("technique", "region", "segment"),
)
IN_PERSON = Contract(
    "in_person",
    "one way of meeting: in person, online, or neither can be told",
    (
        Column("way", "text", "in_person, online or neither", required=True),
        Column("techniques", "texts", "techniques of this way that opened a case", required=True),
        Column("leads", "integer", "cases they opened", required=True),
        Column("closed", "integer", "of these, with a known outcome", required=True),
        Column("wins", "integer", "of these, won", required=True),
        Column("won_rate", "number", "wins over closed", "share"),
        Column("won_rate_evidence", "evidence", "Wilson interval", required=True),
        Column("difference", "number", "won share in person minus online; on the row in_person only", "share"),
        Column("difference_evidence", "evidence", "Newcombe interval", required=True),
        Column("costed_leads", "integer", "cases opened by techniques whose costs are known", required=True),
        Column("cost", "money", "what these techniques cost"),
        Column("currency", "text", "its currency"),
        Column("cost_per_lead", "number", "cost over the cases that it opened", "currency"),
        Column("cost_per_lead_evidence", "evidence", "range by how many cases chance may bring for this money", required=True),
    ),
    ("way",),
)

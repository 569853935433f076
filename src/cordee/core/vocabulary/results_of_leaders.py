"""The result that says who leads opinion on which territory; who rated whom stands in no result."""

from __future__ import annotations

from cordee.core.vocabulary.contracts import Column, Contract

FACETS = ("expertise", "empathy", "impartiality")

LEADERS = Contract(
    "leaders",
    "one person on one territory, as those who answered see them; nobody of whom nothing is known",
    (
        Column("territory", "text", "the territory", required=True),
        Column("person_key", "text", "the person", required=True),
        Column("part", "text", "id of the class", required=True),
        Column("words_en", "text", "the class and what is lacking, in English", required=True),
        Column("words_fr", "text", "the same in French", required=True),
        Column("internal", "boolean", "employed here: never shown to people outside as impartial", required=True),
        Column("chance", "number", "how likely the class is", "share", required=True),
        Column("there", "texts", "ids of what is there", required=True),
        Column("lacks", "texts", "ids of what is lacking", required=True),
        Column("raters", "integer", "different people who named or rated them", "people", required=True),
        Column("rank", "integer", "place on the territory; null below three raters"),
        *(
            column
            for facet in FACETS
            for column in (
                Column(facet, "number", "0 is the average person of the territory; null below three raters", "spreads"),
                Column(f"{facet}_evidence", "evidence", "raters, and the 95 % range", required=True),
            )
        ),
    ),
    ("territory", "person_key"),
)

"""The result that says who leads opinion on which territory; who rated whom stands in no result."""

from __future__ import annotations

from cordee.core.vocabulary.contracts import Column, Contract

FACETS = ("expertise", "empathy", "impartiality")

LEADERS = Contract(
    "leaders",
    "one person on one territory, as at least three raters see them, or of whom something else is known there: a proof, an "
    "interest, an audience",
    (
        Column("territory", "text", "the territory", required=True),
        Column("person_key", "text", "the person's id, or a key of the name where no data know them", required=True),
        Column("person_id", "text", "the person, where the data know them"),
        Column("name", "text", "how they are called", required=True),
        Column("part", "text", "id of the class, given the register of interests as it stands when this is read", required=True),
        Column("words_en", "text", "the class and what is lacking, in English", required=True),
        Column("words_fr", "text", "the same in French", required=True),
        Column("interest", "boolean", "whether a material interest on this subject stands in the register", required=True),
        Column("internal", "boolean", "employed here: never shown to people outside as impartial", required=True),
        Column("there", "texts", "ids of what is there", required=True),
        Column("lacks", "texts", "ids of what is lacking", required=True),
        Column("peers_part", "text", "id of the class that raters alone give, whatever the register holds", required=True),
        Column("chance", "number", "how likely that class is; null below three raters", "share"),
        Column("raters", "integer", "different people who named or rated them; null below three", "people"),
        Column("rank", "integer", "place, by what raters say, among those of whom three spoke there"),
        Column("audience", "integer", "followers and readers, as the person says; enters no class but the celebrity's", "people"),
        *(
            column
            for facet in FACETS
            for column in (
                Column(facet, "number", "0 is the average person of the territory; null below three raters", "spreads"),
                Column(f"{facet}_evidence", "evidence", "raters, and the 95 % range", required=True),
            )
        ),
        Column("depth", "number", "conversations of three turns or more, in twelve months", "share"),
        Column("depth_evidence", "evidence", "conversations, and Wilson's interval", required=True),
        Column("consents", "texts", "the agreements it rests on, where it says what a portrait says", required=True),
    ),
    ("territory", "person_key"),
)

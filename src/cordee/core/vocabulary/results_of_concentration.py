"""The result that says how concentrated the voice on each territory is; it names nobody."""

from __future__ import annotations

from cordee.core.vocabulary.contracts import Column, Contract

VOICE_CONCENTRATION = Contract(
    "voice_concentration",
    "one territory, and what is said there by texts of a year, or who is heard there by the names that the latest wave gave",
    (
        Column("territory", "text", "the territory", required=True),
        Column("kind", "text", "said: texts by author; heard: names by people who were asked", required=True),
        Column("voices", "integer", "different authors, or people named; null where too few say so", "people"),
        Column("counted", "integer", "texts with an author, or names given", required=True),
        Column("nameless", "integer", "texts on it that name no author: in no figure", "texts", required=True),
        Column("first_share", "number", "part of the one voice that has most", "share"),
        Column("first_share_evidence", "evidence", "texts, or people who named somebody; interval over them", required=True),
        Column("index", "number", "how often two by chance are of one voice (Herfindahl and Hirschman, without bias)", "share"),
        Column("index_evidence", "evidence", "the same; jackknife", required=True),
        Column("equals", "number", "as many equal voices would be as concentrated", "people"),
        Column("equals_evidence", "evidence", "the same, the other way up", required=True),
    ),
    ("territory", "kind"),
)

"""The results of portraits: what people who agreed say of themselves, and what imported files add. ``results`` lists them."""

from __future__ import annotations

from cordee.core.vocabulary.contracts import Column, Contract

CONSENTS_COLUMN = "consents"  # a row that rests on agreements names them here; it is hidden as soon as one of them ends
PORTRAITS = Contract(
    "portraits",
    "one person who agreed to a portrait: what they say of themselves, what files say of their texts, what is lacking",
    (
        Column("portrait", "text", "its key", required=True),
        Column("person_id", "text", "the person, where the data know them"),
        Column("name", "text", "how they are called", required=True),
        Column("side", "text", "employee, partner or outside", required=True),
        Column("platforms", "texts", "platforms, each with how much it is used, 0 to 4", required=True),
        Column("publishes_on", "integer", "platforms on which they publish (4)", "platforms"),
        Column("topics", "texts", "subjects they know", required=True),
        Column("territories", "texts", "territories that these words belong to", required=True),
        Column("languages", "texts", "languages they speak in public", required=True),
        Column("experiences", "texts", "what they did themselves", required=True),
        Column("experiences_proved", "integer", "of these, with a proof", required=True),
        Column("contents", "texts", "where their texts and talks are", required=True),
        Column("audiences", "texts", "who reads or hears them", required=True),
        Column("audience", "integer", "how many these are, as they say; empty where they do not", "people"),
        Column("rhythm", "text", "how often they can speak"),
        Column("published", "integer", "their texts and talks in imported files, of the last 365 days", "contents"),
        Column("a_month", "number", "the same in a month", "contents"),
        Column("a_month_evidence", "evidence", "exact range of a count (Garwood)", required=True),
        Column("latest_on", "date", "the day of the latest"),
        Column("answers", "number", "comments a text has had, of those whose source counts them", "comments"),
        Column(
            "answers_evidence",
            "evidence",
            "Student's range of the mean on its logarithm, at least as wide as a count's",
            required=True,
        ),
        Column("on_self", "number", "texts that name their author or the author's employer in the title", "share"),
        Column("on_self_evidence", "evidence", "Wilson interval", required=True),
        Column(
            "on_target", "number", "of the people of known companies whom they exchange with, those at a target account", "share"
        ),
        Column("on_target_evidence", "evidence", "people met, and Wilson's interval", required=True),
        Column("deep", "number", "of their conversations, those of three turns or more", "share"),
        Column("deep_evidence", "evidence", "conversations, and Wilson's interval", required=True),
        Column("exchange_days", "number", "days in thirty on which they exchanged with somebody, as far as files know", "days"),
        Column("exchange_days_evidence", "evidence", "such days, and Student's range of the mean of months", required=True),
        Column("lacking", "texts", "what is not known: topic, experience, proof, language, audience, traces", required=True),
        Column("since", "date", "the day of the first agreement that stands", required=True),
        Column("consents", "texts", "the agreements it rests on", required=True),
    ),
    ("portrait",),
)
QUESTIONS_ASKED = Contract(
    "questions_asked",
    "one question that somebody outside really asked, as a file has it; never who asked",
    (
        Column("question", "text", "its key", required=True),
        Column("words", "text", "what was asked", required=True),
        Column("asked_on", "date", "the day"),
        Column("heard", "text", "webinar, call, mail, event or other", required=True),
        Column("occasion", "text", "which webinar, which call"),
        Column("role", "text", "the post of whoever asked"),
        Column("organisation_id", "text", "their company, where the data know it"),
        Column("company", "text", "the same, by name"),
    ),
    ("question",),
)
RESULTS_OF_PORTRAITS: tuple[Contract, ...] = (PORTRAITS, QUESTIONS_ASKED)

"""The results of territories and surveys: who is listened to where, and where is nobody. ``results`` lists them all."""

from __future__ import annotations

from cordee.core.vocabulary.contracts import Column, Contract

TERRITORIES = Contract(
    "territories",
    "one territory: what we claim and prove there, and who speaks for it",
    (
        Column("territory", "text", "its key", required=True),
        Column("name_en", "text", "name in English", required=True),
        Column("name_fr", "text", "name in French", required=True),
        Column("owner", "text", "who of us looks after it"),
        Column("state", "text", "active or closed", required=True),
        Column("verdict", "text", "voice, gap or unknown", required=True),
        Column("voices", "integer", "people named by at least three raters in the latest wave", "people"),
        Column("named_by_few", "integer", "people named by fewer", "people"),
        Column("top_name", "text", "who is named most"),
        Column("top_person_id", "text", "the same, where the data know them"),
        Column("top_share", "number", "raters who name that person, of those who answered", "share"),
        Column("top_share_evidence", "evidence", "Wilson interval", required=True),
        Column("claims", "integer", "claims that stand", required=True),
        Column("claims_practised", "integer", "of these, done here with a proof", required=True),
        Column("claims_announced", "integer", "of these, only announced", required=True),
        Column("latest_proof_on", "date", "the day of the latest proof"),
    ),
    ("territory",),
)
CLAIMS = Contract(
    "claims",
    "one claim on a territory, and whether it is practised here",
    (
        Column("claim", "text", "its key", required=True),
        Column("territory", "text", "the territory", required=True),
        Column("words", "text", "what we claim", required=True),
        Column("owner", "text", "who of us looks after it"),
        Column("practised", "boolean", "whether a proof says that it was done here", required=True),
        Column("proofs", "integer", "proofs that stand", required=True),
        Column("latest_proof_on", "date", "the day of the latest"),
        Column("latest_proof_for", "text", "for whom the latest was done"),
    ),
    ("territory", "claim"),
)
NOMINATIONS = Contract(
    "nominations",
    "one person whom at least three raters name on a territory, in one wave and for one question; never who named them",
    (
        Column("territory", "text", "the territory", required=True),
        Column("survey", "integer", "the survey", required=True),
        Column("wave", "integer", "the how-manieth time", required=True),
        Column("item", "text", "the question", required=True),
        Column("person_key", "text", "the person's id, or a key of the name where no data know them", required=True),
        Column("person_id", "text", "the person, where the data know them"),
        Column("name", "text", "how they are called", required=True),
        Column("raters", "integer", "raters who name them", "people", required=True),
        Column("share", "number", "of those who answered the question", "share", required=True),
        Column("share_evidence", "evidence", "Wilson interval", required=True),
        Column("closed_on", "date", "the day the wave was closed", required=True),
    ),
    ("territory", "survey", "item", "person_key"),
)
TOP_OF_MIND = Contract(
    "top_of_mind",
    "one name that comes to mind on a territory, in one wave and one segment",
    (
        Column("territory", "text", "the territory", required=True),
        Column("survey", "integer", "the survey", required=True),
        Column("wave", "integer", "the how-manieth time", required=True),
        Column("segment", "text", "the group asked; empty for all together", required=True),
        Column(
            "mention",
            "text",
            "the name without case, accents and signs; empty for all that fewer than three named",
            required=True,
        ),
        Column("name", "text", "the name as most wrote it", required=True),
        Column("ours", "boolean", "whether it is our own name", required=True),
        Column("first", "integer", "raters who named it first, without help", "people"),
        Column("first_share", "number", "of those who answered", "share"),
        Column("first_share_evidence", "evidence", "Wilson interval", required=True),
        Column("unaided", "integer", "raters who named it at all, without help", "people"),
        Column("unaided_share", "number", "of those who answered", "share"),
        Column("unaided_share_evidence", "evidence", "Wilson interval", required=True),
        Column("aided", "integer", "raters who ticked it in the list", "people"),
        Column("aided_share", "number", "of those who saw the list", "share"),
        Column("aided_share_evidence", "evidence", "Wilson interval", required=True),
        Column("since", "date", "first day of the wave", required=True),
        Column("until", "date", "last day of the wave", required=True),
    ),
    ("territory", "survey", "segment", "mention"),
)
QUESTIONS = Contract(
    "questions",
    "one question that a customer asked, and whether it has its answer; nobody who was asked to answer stands in it",
    (
        Column("question", "integer", "its number", required=True),
        Column("territory", "text", "the territory; empty where none fits", required=True),
        Column("words", "text", "the question, in the customer’s words", required=True),
        Column("asked_on", "date", "the day", required=True),
        Column("source", "text", "webinar, call, mail, event or other", required=True),
        Column("role", "text", "the post of whoever asked"),
        Column("organisation", "text", "their company"),
        Column("answered", "boolean", "whether a brief on it came to its end", required=True),
        Column("answered_on", "date", "the day of it"),
    ),
    ("question",),
)
BRIEFS = Contract(
    "briefs",
    "one brief and how it stands on the last day of the figures; never to whom it was proposed, and a no looks as no answer does",
    (
        Column("brief", "integer", "its number", required=True),
        Column("question", "integer", "the question it answers", required=True),
        Column("territory", "text", "the territory; empty where none fits", required=True),
        Column("words", "text", "the question, in the customer’s words", required=True),
        Column("kind", "text", "interview or article", required=True),
        Column("stage", "text", "awareness, consideration or purchase", required=True),
        Column("audience", "text", "for whom", required=True),
        Column("proposed_on", "date", "the day it was proposed", required=True),
        Column("ends_on", "date", "the last day on which it can be taken", required=True),
        Column("state", "text", "open, moved, accepted, done or not_taken", required=True),
        Column("done_on", "date", "the day it came to its end"),
    ),
    ("brief",),
)
MIND_WAVES = Contract(
    "mind_waves",
    "one name that comes to mind on a territory, in one segment: a wave against the one before it",
    (
        Column("territory", "text", "the territory", required=True),
        Column("survey", "integer", "the survey", required=True),
        Column("wave", "integer", "the how-manieth time", required=True),
        Column("before", "integer", "the survey it is compared with", required=True),
        Column("before_wave", "integer", "the how-manieth time that was", required=True),
        Column("before_until", "date", "the day on which that was closed", required=True),
        Column("until", "date", "the day on which this one was closed", required=True),
        Column("segment", "text", "the group asked; empty for all together", required=True),
        Column("mention", "text", "the name without case, accents and signs", required=True),
        Column("name", "text", "the name as most wrote it", required=True),
        Column("ours", "boolean", "whether it is our own name", required=True),
        *(
            column
            for kind, said in (
                ("first", "named first"),
                ("unaided", "named at all without help"),
                ("aided", "ticked in the list"),
            )
            for column in (
                Column(f"{kind}_change", "number", f"share {said} now, minus the share before", "share"),
                Column(
                    f"{kind}_change_evidence",
                    "evidence",
                    "the fewer of the two waves' answers, and Newcombe's interval",
                    required=True,
                ),
            )
        ),
    ),
    ("territory", "survey", "segment", "mention"),
)
SUGGESTED_WORDS = Contract(
    "suggested_words",
    "one word or pair of words that stands out in the company's own texts on a territory, in the language of the texts",
    (
        Column("territory", "text", "the territory", required=True),
        Column("language", "text", "en or fr", required=True),
        Column("words", "text", "as most texts write it", required=True),
        Column("texts", "integer", "texts of the territory that hold it", "texts", required=True),
        Column("of", "integer", "texts of the territory in this language", "texts", required=True),
        Column("elsewhere", "integer", "other texts that hold it", "texts", required=True),
        Column("others", "integer", "other texts in this language", "texts", required=True),
        Column("times", "number", "odds of the word here, over its odds elsewhere, drawn towards 1", "ratio", required=True),
        Column("times_evidence", "evidence", "texts of the territory that hold it, and the 95 % range", required=True),
    ),
    ("territory", "language", "words"),
)
TRUST_PULSES = Contract(
    "trust_pulses",
    "one question of a trust pulse, in one wave: how many of all who answered trust; of nobody in particular",
    (
        Column("territory", "text", "the territory", required=True),
        Column("survey", "integer", "the survey", required=True),
        Column("wave", "integer", "the how-manieth time", required=True),
        Column("about", "text", "us: how those who speak see us; them: how we see working with them", required=True),
        Column("item", "text", "the question", required=True),
        Column("trusting", "integer", "raters whose answer speaks of trust; null below five raters", "people"),
        Column("trusting_share", "number", "of those who answered the question", "share"),
        Column("trusting_share_evidence", "evidence", "Wilson interval", required=True),
        Column("closed_on", "date", "the day the wave was closed", required=True),
    ),
    ("territory", "survey", "item"),
)
RESULTS_OF_VOICES: tuple[Contract, ...] = (
    TERRITORIES,
    CLAIMS,
    NOMINATIONS,
    TOP_OF_MIND,
    MIND_WAVES,
    SUGGESTED_WORDS,
    TRUST_PULSES,
    QUESTIONS,
    BRIEFS,
)

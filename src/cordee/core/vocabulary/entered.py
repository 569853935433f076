"""What people typed in, as a run sees it: the records' tables, handed over as one snapshot that the run's manifest names.

No table says who somebody is but by the keyed hash (*subject*) of one of their identifiers; of those who answer a survey
there is not even that, but a key drawn for that survey alone. Nothing of a survey that is still open is in it.
"""

from __future__ import annotations

from cordee.core.vocabulary.contracts import Column, Contract
from cordee.core.vocabulary.entered_briefs import BRIEF_RECORDS
from cordee.core.vocabulary.entered_fields import FIELD_RECORDS
from cordee.core.vocabulary.entered_judgements import JUDGEMENT_RECORDS
from cordee.core.vocabulary.entered_portraits import PORTRAIT_RECORDS

TERRITORY_RECORDS = Contract(
    "territory_records",
    "one territory that stands",
    (
        Column("territory", "text", "its key", required=True),
        Column("name_en", "text", "name in English", required=True),
        Column("name_fr", "text", "name in French", required=True),
        Column("words_en", "texts", "vocabulary in English", required=True),
        Column("words_fr", "texts", "vocabulary in French", required=True),
        Column("owner", "text", "who of us looks after it"),
        Column("state", "text", "active or closed", required=True),
        Column("since", "date", "the day it was first entered", required=True),
    ),
    ("territory",),
)
CLAIM_RECORDS = Contract(
    "claim_records",
    "one claim that stands",
    (
        Column("claim", "text", "its key", required=True),
        Column("territory", "text", "the territory", required=True),
        Column("words", "text", "what we claim", required=True),
        Column("owner", "text", "who of us looks after it"),
        Column("since", "date", "the day it was first entered", required=True),
    ),
    ("claim",),
)
PROOF_RECORDS = Contract(
    "proof_records",
    "one proof that stands",
    (
        Column("proof", "text", "its key", required=True),
        Column("claim", "text", "the claim", required=True),
        Column("done_on", "date", "the day it was done", required=True),
        Column("done_for", "text", "the customer or the project", required=True),
        Column("owner", "text", "who of us can tell of it"),
    ),
    ("proof",),
)
INTEREST_RECORDS = Contract(
    "interest_records",
    "one interest of the register that stands",
    (
        Column("entry", "integer", "its number", required=True),
        Column("subject", "text", "keyed hash of whose it is", required=True),
        Column("label", "text", "how that person is called", required=True),
        Column("kind", "text", "pay, gift, commission, employment, shares or friendship", required=True),
        Column("giver", "text", "from whom", required=True),
        Column("topic", "text", "the subject it weighs on; empty means every subject", required=True),
        Column("worth", "money", "before tax; empty where not known"),
        Column("currency", "text", "of the value"),
        Column("since", "date", "first day", required=True),
        Column("until", "date", "last day; empty while it lasts"),
    ),
    ("entry",),
)
SURVEY_RECORDS = Contract(
    "survey_records",
    "one closed wave of a survey",
    (
        Column("survey", "integer", "its number", required=True),
        Column("title", "text", "its title", required=True),
        Column("template", "text", "what it asks", required=True),
        Column("territory", "text", "the territory", required=True),
        Column("wave", "integer", "the how-manieth time", required=True),
        Column("offered", "texts", "the names of the list to tick", required=True),
        Column("house", "text", "which of them is ours"),
        Column("opened_on", "date", "first day", required=True),
        Column("closed_on", "date", "last day", required=True),
        Column("asked", "integer", "people asked", "people", required=True),
        Column("answered", "integer", "people who answered at least one question", "people", required=True),
        Column("newcomers", "integer", "people asked, listed or named, in no closed survey before it", "people", required=True),
    ),
    ("survey",),
)
ANSWERS_GIVEN = Contract(
    "answers_given",
    "one answer of one respondent in a closed survey",
    (
        Column("survey", "integer", "the survey", required=True),
        Column("wave", "integer", "the how-manieth time", required=True),
        Column("territory", "text", "the territory", required=True),
        Column("rater", "text", "who answered: a key drawn for this survey alone", required=True),
        Column("segment", "text", "the group they were asked in; may be empty", required=True),
        Column("item", "text", "the item; step:KEY says that a step was answered", required=True),
        Column("subject", "text", "keyed hash of whom it is about; empty where about nobody", required=True),
        Column("label", "text", "how that person is called", required=True),
        Column("place", "integer", "rank among the names of one question, from 1", required=True),
        Column("figure", "number", "the figure on the scale; 1 for a name given or ticked"),
        Column("words", "text", "what was typed, as typed", required=True),
        Column("mention", "text", "the same without case, accents and signs", required=True),
        Column("given_on", "date", "the day", required=True),
    ),
    ("survey", "rater", "item", "subject", "place", "mention"),
)
QUESTION_RECORDS = Contract(
    "question_records",
    "one question that a customer asked; never who they are, and never whom we asked to answer it",
    (
        Column("question", "integer", "its number", required=True),
        Column("territory", "text", "the territory; empty where none fits", required=True),
        Column("words", "text", "the question, in the customer’s words", required=True),
        Column("asked_on", "date", "the day", required=True),
        Column("source", "text", "webinar, call, mail, event or other", required=True),
        Column("role", "text", "the post of whoever asked"),
        Column("organisation", "text", "their company"),
        Column("answered_on", "date", "the day on which a brief on it came to its end"),
    ),
    ("question",),
)
ENTERED: tuple[Contract, ...] = (
    TERRITORY_RECORDS,
    CLAIM_RECORDS,
    PROOF_RECORDS,
    INTEREST_RECORDS,
    SURVEY_RECORDS,
    ANSWERS_GIVEN,
    QUESTION_RECORDS,
    BRIEF_RECORDS,
    PORTRAIT_RECORDS,
    JUDGEMENT_RECORDS,
    FIELD_RECORDS,
)

SUBJECT_PEOPLE = Contract(
    "subject_people",
    "one person whom a keyed hash of the snapshot means; where it means several, nobody",
    (
        Column("subject", "text", "keyed hash", required=True),
        Column("person_id", "text", "the person", required=True),
    ),
    ("subject",),
)

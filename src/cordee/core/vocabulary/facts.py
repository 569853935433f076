"""The facts: append-only tables that imports fill. Every row says where it comes from and since when it is known."""

from __future__ import annotations

from cordee.core.vocabulary.contracts import Column, Contract

PROVENANCE = (
    Column("source", "text", "the system the row comes from", required=True),
    Column("source_key", "text", "the row's identity in its source; repeats collapse when read", required=True),
    Column("happened_at", "timestamp", "when it happened", "UTC"),
    Column("known_at", "timestamp", "since when it could be known", "UTC", required=True),
    Column("recorded_at", "timestamp", "when it was taken in", "UTC", required=True),
    Column("import_id", "text", "the import that brought it", required=True),
    Column("record", "integer", "the record's number in its file, from 1", required=True),
)
PROVENANCE_NAMES = tuple(column.name for column in PROVENANCE)


def _fact(name: str, row: str, *columns: Column, events: bool = False) -> Contract:
    return Contract(name, row, (*PROVENANCE, *columns), ("source_key", "known_at", "recorded_at", "record"), events)


PERSON_RECORDS = _fact(
    "person_records",
    "one person as one source describes them",
    Column("email", "text", "normalised e-mail address"),
    Column("linkedin_url", "text", "normalised address of the LinkedIn profile"),
    Column("full_name", "text", "name as the source gives it"),
    Column("first_name", "text", "given name"),
    Column("last_name", "text", "family name"),
    Column("phone", "text", "telephone number as given"),
    Column("title", "text", "job title"),
    Column("organisation_key", "text", "key of the organisation in the same source"),
    Column("organisation_name", "text", "name of the organisation as the person's record gives it"),
    Column("country", "text", "country, as given or ISO code"),
    Column("owner", "text", "who of us follows this person"),
)
ORGANISATION_RECORDS = _fact(
    "organisation_records",
    "one organisation as one source describes it",
    Column("name", "text", "name as the source gives it"),
    Column("siren", "text", "French register number, checked"),
    Column("vat", "text", "VAT number, checked"),
    Column("domain", "text", "registrable domain, never a free-mail one"),
    Column("country", "text", "country, as given or ISO code"),
    Column("industry", "text", "industry as given"),
    Column("city", "text", "town as given"),
    Column("employees", "integer", "number of employees", "people"),
    Column("parent_key", "text", "key of the parent organisation in the same source"),
    Column("relation", "text", "customer, prospect, partner or competitor"),
    Column("tier", "text", "tier in the target list"),
    Column("owner", "text", "who of us follows this organisation"),
)
TOUCHES = _fact(
    "touches",
    "one contact between us and somebody",
    Column("person_key", "text", "key of the person (email:…, linkedin:…, or a record's source key)"),
    Column("visitor_key", "text", "anonymous visitor of one day; never joined to a person"),
    Column("organisation_key", "text", "key of the organisation (domain:…, siren:…, or a record's source key)"),
    Column("technique", "text", "technique of the catalogue", required=True),
    Column("direction", "text", "in (they came) or out (we went)", required=True),
    Column("campaign", "text", "campaign as the source names it"),
    Column("content", "text", "what was seen, read or attended"),
    Column("carrier", "text", "which of our people brought it"),
    Column("seconds", "integer", "time they spent, where the source measures it", "s"),
    Column("turns", "integer", "turns of a conversation"),
    Column("words", "integer", "words written, the text itself being dropped"),
    Column("intent", "text", "high where the act says that a purchase is thought of, else null"),
    Column("scanner", "boolean", "true where a machine clicked, not a person", required=True),
    events=True,
)
DEALS = _fact(
    "deals",
    "one sales case, from lead to outcome, as one source describes it",
    Column("organisation_key", "text", "key of the organisation"),
    Column("person_key", "text", "key of the main contact"),
    Column("name", "text", "name of the deal"),
    Column("offer", "text", "what is sold"),
    Column("amount", "money", "amount, negative refused"),
    Column("currency", "text", "ISO 4217 code"),
    Column("owner", "text", "who of us follows it"),
    Column("declared_technique", "text", "technique that the source itself names as origin"),
)
DEAL_MILESTONES = _fact(
    "deal_milestones",
    "one step that one case reached",
    Column("deal_key", "text", "source key of the case", required=True),
    Column("milestone", "text", "lead, opportunity, won or lost", required=True),
)
DEAL_LINKS = _fact(
    "deal_links",
    "one organisation or person that takes part in one case, as one source links them",
    Column("deal_key", "text", "source key of the case", required=True),
    Column("organisation_key", "text", "key of the organisation"),
    Column("person_key", "text", "key of the person"),
    Column("role", "text", "part that the source says they play"),
    Column("main", "boolean", "true where the source calls it the main one"),
)
MERGES = _fact(
    "merges",
    "one record that its own source has merged into another",
    Column("kind", "text", "person, organisation or deal", required=True),
    Column("from_key", "text", "key of the record that is gone", required=True),
    Column("into_key", "text", "key of the record that stands", required=True),
)
COSTS = _fact(
    "costs",
    "one expense for one technique",
    Column("technique", "text", "technique of the catalogue", required=True),
    Column("campaign", "text", "campaign as the source names it"),
    Column("until", "timestamp", "end of the period the cost covers", "UTC"),
    Column("amount", "money", "amount spent", required=True),
    Column("currency", "text", "ISO 4217 code", required=True),
    Column("activities", "integer", "how many contacts (clicks, letters, guests) it paid for"),
)
ANSWERS = _fact(
    "answers",
    "one answer of one person or organisation to one question",
    Column("person_key", "text", "key of the person"),
    Column("organisation_key", "text", "key of the organisation"),
    Column("deal_key", "text", "source key of the case it is about"),
    Column("question", "text", "the question's id", required=True),
    Column("answer", "text", "the answer, or the technique it names", required=True),
)
CONTENTS = _fact(
    "contents",
    "one thing to read, see or attend",
    Column("title", "text", "title"),
    Column("kind", "text", "page, post, e-mail, webinar, advertisement"),
    Column("address", "text", "where it is"),
    Column("impressions", "integer", "times shown"),
    Column("reactions", "integer", "likes and the like; they count for nothing in depth"),
    Column("comments", "integer", "comments"),
    Column("shares", "integer", "times shared"),
    Column("clicks", "integer", "clicks"),
    Column("author_key", "text", "key of the person who wrote or said it"),
    Column("author", "text", "the same, as the source names them"),
    Column("topic", "text", "on what, where the source says it apart from the title: a forum's tags"),
)
AUDIENCE_QUESTIONS = _fact(
    "audience_questions",
    "one question that somebody outside asked",
    Column("person_key", "text", "key of the person who asked"),
    Column("organisation_key", "text", "key of their organisation"),
    Column("question", "text", "what they asked, in their words", required=True),
    Column("heard", "text", "webinar, call, mail, event or other"),
    Column("occasion", "text", "which webinar, which call"),
    Column("role", "text", "their post"),
    Column("answered", "boolean", "true where the source itself says that an answer solved it; null where it cannot say"),
)
TICKETS = _fact(
    "tickets",
    "one request or complaint of an account, as a help desk holds it: nobody is named in it, and nothing that was written",
    Column("organisation_key", "text", "key of the organisation", required=True),
    Column("kind", "text", "complaint or other; null where the source does not say"),
    Column("answered_at", "timestamp", "when we first answered; null where not yet, or not known", "UTC"),
    Column("closed_at", "timestamp", "when it was closed", "UTC"),
    Column("satisfied", "boolean", "whether the customer said to be satisfied; null where they did not say"),
)
INTERACTIONS = _fact(
    "interactions",
    "one tie or exchange between two people",
    Column("from_key", "text", "key of the one who acts", required=True),
    Column("to_key", "text", "key of the other", required=True),
    Column("kind", "text", "connected, met, answered, commented, accepted, quoted, shared", required=True),
    Column("topic", "text", "on what"),
)
CONSENTS = _fact(
    "consents",
    "one consent or objection of one person for one channel",
    Column("person_key", "text", "key of the person", required=True),
    Column("channel", "text", "email, phone, post, all", required=True),
    Column("granted", "boolean", "true for a consent, false for an objection", required=True),
    Column("proof", "text", "where it was said"),
)
RANKINGS = _fact(
    "rankings",
    "one technique's rank in one outside survey; shown beside ours, never mixed in",
    Column("survey", "text", "who ranked", required=True),
    Column("year", "integer", "year of the survey"),
    Column("country", "text", "country of the survey"),
    Column("technique", "text", "technique of the catalogue", required=True),
    Column("rank", "integer", "1 is the most used", required=True),
)
SOURCE_FIELDS = _fact(
    "source_fields",
    "one column of one file: how full it is and what it became",
    Column("file", "text", "name of the file", required=True),
    Column("format", "text", "format and table it was read as", required=True),
    Column("field", "text", "heading in the file", required=True),
    Column("read_as", "text", "field of the format it was read as; null where it was not read"),
    Column("facts", "texts", "columns of facts it fills, as table.column"),
    Column("rows", "integer", "rows in the file", required=True),
    Column("filled", "integer", "rows where it is not empty", required=True),
    Column("distinct_values", "integer", "different values (estimated above 100,000 rows)", required=True),
)
REJECTED_ROWS = _fact(
    "rejected_rows",
    "one complaint about one cell or record of one file",
    Column("file", "text", "name of the file", required=True),
    Column("section", "text", "table or section in the file", required=True),
    Column("field", "text", "heading of the column, where one is to blame"),
    Column("value", "text", "what stood there"),
    Column("reason", "text", "id of the reason", required=True),
    Column("kept", "boolean", "true where the rest of the record was kept", required=True),
)

FIRST_KNOWN = Contract(
    "first_known",
    "one record and since when any import knows it; derived when facts are read, so that a later export moves no id",
    (
        Column("source_key", "text", "the record's source key", required=True),
        Column("first_known_at", "timestamp", "the earliest known_at over all its versions", "UTC", required=True),
    ),
    ("source_key",),
)
RECORDS = (PERSON_RECORDS, ORGANISATION_RECORDS, DEAL_MILESTONES)

FACTS: tuple[Contract, ...] = (
    PERSON_RECORDS,
    ORGANISATION_RECORDS,
    TOUCHES,
    DEALS,
    DEAL_MILESTONES,
    DEAL_LINKS,
    MERGES,
    COSTS,
    ANSWERS,
    CONTENTS,
    AUDIENCE_QUESTIONS,
    TICKETS,
    INTERACTIONS,
    CONSENTS,
    RANKINGS,
    SOURCE_FIELDS,
    REJECTED_ROWS,
)

"""The results: tables that a run computes afresh, one contract each."""

from __future__ import annotations

from cordee.core.vocabulary.contracts import Column, Contract
from cordee.core.vocabulary.facts import CONSENTS as CONSENTS_TAKEN
from cordee.core.vocabulary.facts import COSTS as COSTS_TAKEN
from cordee.core.vocabulary.results_of_carrying import CARRYING
from cordee.core.vocabulary.results_of_concentration import VOICE_CONCENTRATION
from cordee.core.vocabulary.results_of_credits import CONTENT_TERRITORIES, CREDITS
from cordee.core.vocabulary.results_of_judgements import RESULTS_OF_JUDGEMENTS
from cordee.core.vocabulary.results_of_leaders import LEADERS
from cordee.core.vocabulary.results_of_paths import PATHS
from cordee.core.vocabulary.results_of_portraits import RESULTS_OF_PORTRAITS
from cordee.core.vocabulary.results_of_scales import RESULTS_OF_SCALES
from cordee.core.vocabulary.results_of_spokespersons import SPOKESPERSONS
from cordee.core.vocabulary.results_of_tail import LONG_TAIL
from cordee.core.vocabulary.results_of_techniques import IN_PERSON, TECHNIQUE_CELLS
from cordee.core.vocabulary.results_of_use import FIELD_GAINS
from cordee.core.vocabulary.results_of_voices import RESULTS_OF_VOICES

UNDATED = "the day of the outcome is not known"  # a flag of cases
UNOPENED = "the day it opened is not known"
BEGUN_SOME_DAY = (UNOPENED, "won before first contact", "lost before first contact")  # flags of cases without a first day

IDENTITY_LINKS = Contract(
    "identity_links",
    "one key and whom it names",
    (
        Column("kind", "text", "person or organisation", required=True),
        Column("key", "text", "the key, as kind:value or a record's source key", required=True),
        Column("id", "text", "person_id or organisation_id", required=True),
        Column("because", "text", "why: record, merge, email, linkedin, siren, vat, domain, name, stated or seen", required=True),
        Column("record_key", "text", "a record that carries the evidence"),
    ),
    ("kind", "key"),
)
PERSONS = Contract(
    "persons",
    "one person",
    (
        Column("person_id", "text", "key of their earliest known record", required=True),
        Column("name", "text", "latest known name"),
        Column("email", "text", "latest known address"),
        Column("linkedin_url", "text", "latest known profile address"),
        Column("title", "text", "latest known job title"),
        Column("organisation_id", "text", "where they work, as last known"),
        Column("country", "text", "country"),
        Column("owner", "text", "who of us follows them"),
        Column("records", "integer", "records joined", required=True),
        Column("sources", "integer", "sources that know them", required=True),
    ),
    ("person_id",),
)
PERSON_SOURCES = Contract(
    "person_sources",
    "one source that knows one person",
    (
        Column("person_id", "text", "the person", required=True),
        Column("source", "text", "the system that the data come from", required=True),
        Column("records", "integer", "records that describe them", required=True),
        Column("acts", "integer", "touches, answers, consents and parts in cases that name them", required=True),
        Column("known_since", "timestamp", "since when anything of it is known", "UTC", required=True),
        Column("known_until", "timestamp", "when the latest of it was known", "UTC", required=True),
    ),
    ("person_id", "source"),
)
ORGANISATIONS = Contract(
    "organisations",
    "one organisation",
    (
        Column("organisation_id", "text", "key of its earliest known record", required=True),
        Column("name", "text", "latest known name"),
        Column("siren", "text", "French register number"),
        Column("vat", "text", "VAT number"),
        Column("domain", "text", "registrable domain"),
        Column("country", "text", "country"),
        Column("industry", "text", "industry"),
        Column("city", "text", "town"),
        Column("employees", "integer", "number of employees", "people"),
        Column("parent_id", "text", "parent organisation"),
        Column("group_id", "text", "the parent at the top, itself where it has none", required=True),
        Column("relation", "text", "customer, prospect, partner or competitor, as the sources say"),
        Column("tier", "text", "tier in the target list"),
        Column("owner", "text", "who of us follows it"),
        Column("records", "integer", "records joined", required=True),
        Column("sources", "integer", "sources that know it", required=True),
    ),
    ("organisation_id",),
)
TIMELINE = Contract(
    "timeline",
    "one touch, with whom it was",
    (
        Column("organisation_id", "text", "the account; empty where unknown", required=True),
        Column("happened_at", "timestamp", "when", "UTC", required=True),
        Column("touch_key", "text", "the touch's source key", required=True),
        Column("person_id", "text", "the person"),
        Column("technique", "text", "technique", required=True),
        Column("direction", "text", "in or out", required=True),
        Column("campaign", "text", "campaign"),
        Column("content", "text", "what was seen, read or attended"),
        Column("carrier", "text", "which of our people brought it"),
        Column("seconds", "integer", "time they spent", "s"),
        Column("intent", "text", "high or null"),
    ),
    ("organisation_id", "happened_at", "touch_key"),
)
CASES = Contract(
    "cases",
    "one sales case with its steps and the technique that opened it",
    (
        Column("case_key", "text", "source key of the case", required=True),
        Column("organisation_id", "text", "the account"),
        Column("person_id", "text", "the contact"),
        Column("name", "text", "name of the deal"),
        Column("offer", "text", "what is sold", required=True),
        Column("amount", "money", "amount"),
        Column("currency", "text", "ISO 4217 code"),
        Column("owner", "text", "who of us follows it"),
        Column("opened_at", "timestamp", "first step known; no opening day where the flag says so", "UTC", required=True),
        Column("lead_at", "timestamp", "became a lead", "UTC"),
        Column("opportunity_at", "timestamp", "became an opportunity", "UTC"),
        Column("won_at", "timestamp", "won", "UTC"),
        Column("lost_at", "timestamp", "lost", "UTC"),
        Column("technique", "text", "technique that opened it", required=True),
        Column("decided_by", "text", "whose word that is: touch, source, both or nothing", required=True),
        Column("tracked", "text", "technique of the account's first touch in the look-back"),
        Column("declared", "text", "technique that its source names"),
        Column("seen", "text", "first touch, half-way or nothing: what we saw before it", required=True),
        Column("told", "text", "technique that the buyer names"),
        Column("closed", "boolean", "the outcome is known, or its source never says lost", required=True),
        Column("flag", "text", "dates in an order that cannot be, or an opening or an outcome whose day is not known"),
    ),
    ("case_key",),
)
ACCOUNTS = Contract(
    "accounts",
    "one account seen from all sides",
    (
        Column("organisation_id", "text", "the account", required=True),
        Column("name", "text", "name", required=True),
        Column("country", "text", "country"),
        Column("industry", "text", "industry"),
        Column("tier", "text", "tier in the target list"),
        Column("relation", "text", "customer, prospect, partner or competitor"),
        Column("owner", "text", "who of us follows it"),
        Column("stage", "text", "the furthest stage over all offers", required=True),
        Column("stage_since", "date", "since when"),
        Column("people", "integer", "people known", required=True),
        Column("breadth", "integer", "people active in 90 days", "people", required=True),
        Column("touches", "integer", "touches in all", required=True),
        Column("touches_90_days", "integer", "touches in 90 days", required=True),
        Column("engagement_minutes", "integer", "minutes measured in 90 days", "min", required=True),
        Column("minutes_measured", "integer", "touches of the 90 days whose length was measured", required=True),
        Column("recency_days", "integer", "days since the last touch", "days"),
        Column("first_touch", "date", "first touch"),
        Column("last_touch", "date", "last touch"),
        Column("open_deals", "integer", "open cases", required=True),
        Column("won_deals", "integer", "won cases", required=True),
        Column("lost_deals", "integer", "lost cases", required=True),
        Column("revenue", "money", "won amounts in the currency used most"),
        Column("currency", "text", "that currency"),
        Column("other_revenue", "texts", "won amounts in other currencies"),
        Column("evidence", "evidence", "what the row rests on", required=True),
    ),
    ("organisation_id",),
)
ACCOUNT_TECHNIQUES = Contract(
    "account_techniques",
    "one technique by which one account was met",
    (
        Column("organisation_id", "text", "the account", required=True),
        Column("technique", "text", "technique", required=True),
        Column("touches", "integer", "touches", required=True),
        Column("people", "integer", "people met by it", required=True),
        Column("seconds", "integer", "time measured", "s", required=True),
        Column("first_touch", "date", "first", required=True),
        Column("last_touch", "date", "last", required=True),
    ),
    ("organisation_id", "technique"),
)
STAGES = Contract(
    "stages",
    "one account's stage for one offer",
    (
        Column("organisation_id", "text", "the account", required=True),
        Column("offer", "text", "what is sold", required=True),
        Column("stage", "text", "none, awareness, consideration, purchase, customer or lost", required=True),
        Column("since", "date", "date of the change"),
        Column("rule", "text", "the rule that decided", required=True),
        Column("evidence", "evidence", "what it rests on", required=True),
    ),
    ("organisation_id", "offer"),
)
TECHNIQUES = Contract(
    "techniques",
    "one technique and what we saw it do",
    (
        Column("technique", "text", "technique", required=True),
        Column("family", "text", "family", required=True),
        Column("touches", "integer", "touches", required=True),
        Column("popularity", "number", "share of all touches", "share"),
        Column("rank", "integer", "rank by touches, 1 the most used", required=True),
        Column("leads", "integer", "cases it opened", required=True),
        Column("opportunities", "integer", "of these, opportunities", required=True),
        Column("closed", "integer", "of these, with a known outcome", required=True),
        Column("wins", "integer", "of these, won", required=True),
        Column("open_cases", "integer", "cases it opened that are neither won nor lost", required=True),
        Column("won_rate", "number", "wins over closed, ever, as of the date", "share"),
        Column("won_rate_evidence", "evidence", "Wilson interval", required=True),
        Column("difference", "number", "won rate minus that of the rest", "share"),
        Column("difference_evidence", "evidence", "Newcombe interval", required=True),
        Column("verdict", "text", "better, worse, same or unknown", required=True),
        Column("cases_before_we_know", "integer", "about so many more closed cases; over 400 is 401"),
        Column("best_bet", "boolean", "the unknown technique worth a try first", required=True),
        *(
            column
            for name, meaning in (("opportunity", "lead to opportunity"), ("win", "lead to win"), ("close", "opportunity to win"))
            for days in (90, 180, 365)
            for column in (
                Column(f"{name}_{days}", "number", f"{meaning} within {days} days, cases old enough only", "share"),
                Column(f"{name}_{days}_evidence", "evidence", "Wilson interval", required=True),
            )
        ),
        Column("days_to_opportunity", "number", "median days from lead (Kaplan–Meier)", "days"),
        Column("days_to_opportunity_evidence", "evidence", "Brookmeyer–Crowley interval", required=True),
        Column("days_to_win", "number", "median days from opening, among cases that can win (Kaplan–Meier)", "days"),
        Column("days_to_win_evidence", "evidence", "Brookmeyer–Crowley interval", required=True),
        Column("days_to_win_won", "integer", "of the cases behind it, won; the others are open", required=True),
        Column("days_to_win_left_out", "integer", "cases left out of it: a first or last day is not known", required=True),
        Column("cost", "money", "spent on it"),
        Column("currency", "text", "currency of cost and revenue"),
        Column("cost_known", "number", "share of its activities that have a cost", "share"),
        Column("cost_per_contact", "money", "cost over touches"),
        Column("cost_per_lead", "money", "cost over cases opened"),
        Column("cost_per_opportunity", "money", "cost over opportunities"),
        Column("cost_per_win", "money", "cost over wins"),
        Column("revenue", "money", "won amounts"),
        Column("priced_wins", "integer", "won cases whose amount is known, in any currency", "cases"),
        Column("revenue_per_euro", "number", "revenue over cost"),
        Column("money_evidence", "evidence", "what the money rests on", required=True),
        Column("told", "integer", "wins whose buyer names it", required=True),
    ),
    ("technique",),
)
VISIBILITY = Contract(
    "visibility",
    "what we saw before won cases, what buyers say, and where touches, sources and buyers name one technique or two",
    (
        Column(
            "subject",
            "text",
            "seen or told (of won cases); speaks (of all cases); differs (of cases where two speak)",
            required=True,
        ),
        Column(
            "item", "text", "first touch, half-way, nothing; a technique; tracked, declared, told; two of these", required=True
        ),
        Column("share", "number", "share of those cases", "share"),
        Column("tracked_share", "number", "share that we tracked to the same technique", "share"),
        Column("evidence", "evidence", "Wilson interval", required=True),
    ),
    ("subject", "item"),
)
RANK_GAPS = Contract(
    "rank_gaps",
    "one technique's rank here and in one outside survey",
    (
        Column("survey", "text", "who ranked", required=True),
        Column("year", "integer", "year"),
        Column("country", "text", "country"),
        Column("technique", "text", "technique", required=True),
        Column("rank_there", "integer", "their rank", required=True),
        Column("rank_here", "integer", "our rank by touches"),
        Column("gap", "integer", "theirs minus ours; positive: we use it more"),
    ),
    ("survey", "year", "country", "technique"),
)
DATA_USE = Contract(
    "data_use",
    "one field of one source: filled, fresh, agreed upon, and read by which result",
    (
        Column("source", "text", "the system", required=True),
        Column("format", "text", "format and table", required=True),
        Column("field", "text", "heading", required=True),
        Column("file", "text", "the latest file that held it"),
        Column("rows", "integer", "rows in the latest export", required=True),
        Column("filled", "integer", "rows where it is not empty", required=True),
        Column("filled_share", "number", "filled over rows", "share"),
        Column("distinct_values", "integer", "different values", required=True),
        Column("duplicated_share", "number", "filled values that repeat another", "share"),
        Column("contradictory", "integer", "people or organisations for whom two sources disagree"),
        Column("fresh_until", "date", "latest date of the export it came with"),
        Column("read_as", "text", "field it was read as"),
        Column("read_by", "texts", "results that read it; empty where none does"),
        Column("used", "boolean", "at least one result reads it", required=True),
    ),
    ("source", "format", "field"),
)

TAKEN_IN = ("import_id", "recorded_at", "record")  # how a row came in: the same facts taken in otherwise give the same results
CONSENTS = Contract(
    "consents",
    CONSENTS_TAKEN.row,
    tuple(one for one in CONSENTS_TAKEN.columns if one.name not in TAKEN_IN),
    ("source_key",),
)
COSTS = Contract(
    "costs",
    COSTS_TAKEN.row,
    tuple(one for one in COSTS_TAKEN.columns if one.name not in TAKEN_IN),
    ("technique", "happened_at", "source_key"),
)

REJECTED_ROWS = Contract(
    "rejected_rows",
    "one complaint about one cell or record of one file",
    (
        Column("file", "text", "name of the file", required=True),
        Column("section", "text", "table or section in the file", required=True),
        Column("record", "integer", "the record's number in the file, from 1", required=True),
        Column("field", "text", "heading of the column, where one is to blame"),
        Column("value", "text", "what stood there"),
        Column("reason", "text", "id of the reason", required=True),
        Column("kept", "boolean", "true where the rest of the record was kept", required=True),
        Column("import_id", "text", "the import that brought it", required=True),
        Column("source_key", "text", "the complaint's own key", required=True),
    ),
    ("file", "record", "source_key"),
)

RETENTION = Contract(
    "retention",
    "one person whose time to be kept is over, or the visits of anonymous visitors that are too old; a proposal, no more",
    (
        Column("person_id", "text", "the person; empty for visits", required=True),
        Column("kind", "text", "prospect, customer or visits", required=True),
        Column("name", "text", "latest known name"),
        Column("organisation_id", "text", "where they work, as last known"),
        Column("collected_on", "date", "since when we know of them"),
        Column("last_contact", "date", "their last act towards us; an opened e-mail is none"),
        Column("counted_from", "date", "the day the time runs from", required=True),
        Column("due_on", "date", "the day it was over", required=True),
        Column("rows", "integer", "visits that are too old", "visits"),
    ),
    ("person_id", "kind"),
)

RESULTS: tuple[Contract, ...] = (
    IDENTITY_LINKS,
    PERSONS,
    PERSON_SOURCES,
    ORGANISATIONS,
    TIMELINE,
    CASES,
    ACCOUNTS,
    ACCOUNT_TECHNIQUES,
    STAGES,
    TECHNIQUES,
    TECHNIQUE_CELLS,
    IN_PERSON,
    CONTENT_TERRITORIES,
    CREDITS,
    VISIBILITY,
    RANK_GAPS,
    PATHS,
    LONG_TAIL,
    SPOKESPERSONS,
    DATA_USE,
    FIELD_GAINS,
    REJECTED_ROWS,
    CONSENTS,
    COSTS,
    RETENTION,
    *RESULTS_OF_VOICES,
    *RESULTS_OF_SCALES,
    LEADERS,
    *RESULTS_OF_PORTRAITS,
    CARRYING,
    VOICE_CONCENTRATION,
    *RESULTS_OF_JUDGEMENTS,
)

"""Salesforce as a person exports a report: the labels of its pages in English or French, and lines of copyright below."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from cordee.core.intake.cells import currency, plain_words
from cordee.core.intake.format import Context, Field, Filled, Format, Reader, Section
from cordee.core.intake.formats.salesforce_people import OPPORTUNITY
from cordee.core.intake.keys import fingerprint, organisation_key, person_key
from cordee.core.intake.reading import refuse
from cordee.core.intake.techniques import technique
from cordee.core.vocabulary.facts import DEAL_MILESTONES, DEALS, PERSON_RECORDS, TOUCHES
from cordee.core.vocabulary.text import Text

REPORT, SOURCE = "salesforce_report", "salesforce"
WON = ("closed won", "won", "fermee gagnee", "ferme gagne", "fermee conclue", "cloturee gagnee", "gagnee", "gagne", "conclue")
LOST = ("closed lost", "lost", "fermee perdue", "ferme perdu", "cloturee perdue", "perdue", "perdu")
CAME = ("attended", "responded", "registered", "a participe", "present", "a repondu", "inscrit", "visited booth", "downloaded")

ACCOUNT = Field(
    "account",
    ("Account Name", "Account", "Nom du compte", "Compte", "Company", "Company / Account", "Société", "Société / Compte"),
)
SOURCE_FIELD = Field(
    "lead_source",
    ("Lead Source", "Origine de la piste", "Origine du prospect", "Source du prospect", "Source de la piste", "Source"),
)
CREATED = Field("created", ("Created Date", "Create Date", "Date de création", "Date/heure de création"), "timestamp")
OPPORTUNITY_FIELDS = (
    Field("opportunity", ("Opportunity Name", "Nom de l'opportunité"), required=True),
    Field("record_id", ("Opportunity ID", "ID d'opportunité", "ID de l'opportunité", "ID opportunité", "Opportunity Number", "N° opportunité")),
    ACCOUNT,
    Field("stage", ("Stage", "Étape", "Phase"), column=True),
    Field("is_won", ("Won", "Gagné", "Gagnée", "Conclue"), "boolean"),
    Field("is_closed", ("Closed", "Fermé", "Fermée", "Clôturé"), "boolean"),
    Field("closed", ("Close Date", "Date de clôture", "Date de fermeture", "Closed Date"), "timestamp"),
    CREATED,
    Field("amount", ("Amount", "Montant", "Amount (converted)", "Montant (converti)"), "amount"),
    Field("currency", ("Amount Currency", "Amount (converted) Currency", "Montant Devise", "Montant (converti) Devise", "Opportunity Currency",
                       "Currency", "Devise", "Devise de l'opportunité")),
    Field("owner", ("Opportunity Owner", "Propriétaire de l'opportunité", "Owner")),
    SOURCE_FIELD,
)  # fmt: skip
_PERSON_FIELDS = (
    Field("first_name", ("First Name", "Prénom")),
    Field("last_name", ("Last Name", "Nom", "Nom de famille"), column=True),
    Field("title", ("Title", "Titre", "Fonction")),
    Field("email", ("Email", "E-mail", "Adresse e-mail"), "email", column=True),
    Field("phone", ("Phone", "Mobile", "Téléphone", "Téléphone mobile")),
    ACCOUNT,
)
LEAD_FIELDS = (
    *_PERSON_FIELDS,
    Field("owner", ("Lead Owner", "Propriétaire de la piste", "Propriétaire du prospect")),
    Field("lead_status", ("Lead Status", "Statut de la piste", "Statut du prospect")),
    CREATED,
    SOURCE_FIELD,
)
MEMBER_FIELDS = (
    *_PERSON_FIELDS,
    Field("campaign", ("Campaign Name", "Nom de la campagne", "Campagne"), required=True),
    Field("kind", ("Campaign Type", "Type de campagne", "Type")),
    Field("member_status", ("Member Status", "Statut du membre", "Statut de membre"), column=True),
    Field("responded", ("Responded", "A répondu"), "boolean"),
    Field("date", ("Member First Responded Date", "First Responded Date", "Date de première réponse", "Member First Associated Date",
                   "Date de première association du membre", "Start Date", "Campaign Start Date", "Date de début"), "timestamp"),
)  # fmt: skip


def _opportunities(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Give the deals and how they ended; a report without the day of creation opens none, and says nothing of when."""
    negative = (rows.amount < 0).fill_null(False)
    organisation = organisation_key(name=rows.account)
    own = ibis.literal(OPPORTUNITY) + rows.record_id
    key = ibis.coalesce(own, fingerprint(f"{REPORT}:opportunity", rows.opportunity, organisation, rows.created.cast("string")))
    good = rows.mutate(key=key, organisation=organisation, label=plain_words(rows.stage).re_replace(r"^\d+ ", "")).filter(
        ~negative
    )
    ended = ibis.cases(
        (good.is_won.fill_null(False) | good.label.isin(list(WON)), "won"),
        (good.label.isin(list(LOST)) | (good.is_closed.fill_null(False) & good.is_won.notnull()), "lost"),
        else_=ibis.null("string"),
    )
    good = good.mutate(outcome=ended)
    code = ibis.coalesce(currency(good.currency), currency(good.raw_amount), ibis.literal("EUR"))
    deals = good.select(
        "record", "amount", "owner",
        source_key=good.key,
        organisation_key=good.organisation,
        name=good.opportunity,
        currency=ibis.ifelse(good.amount.notnull(), code, ibis.null("string")),
        declared_technique=ibis.ifelse(good.lead_source.notnull(), technique(good.lead_source), ibis.null("string")),
    )  # fmt: skip
    opened, closed = good.filter(good.created.notnull()), good.filter(good.outcome.notnull())
    steps = opened.select("record", source_key=opened.key + ":opportunity", happened_at=opened.created, deal_key=opened.key,
                          milestone=ibis.literal("opportunity"))  # fmt: skip
    ends = closed.select("record", source_key=closed.key + ":outcome", happened_at=closed.closed, deal_key=closed.key,
                         milestone=closed.outcome)  # fmt: skip
    refused = rows.filter(negative)
    return (
        (DEALS, deals),
        (DEAL_MILESTONES, steps),
        (DEAL_MILESTONES, ends),
        refuse(refused, "negative", field="amount", value=refused.raw_amount),
    )


def _leads(rows: ir.Table, context: Context) -> Sequence[Filled]:
    known, *people = _persons(rows)
    came = known.filter(known.created.notnull() & known.lead_source.notnull())
    touches = came.select("record", source_key=fingerprint(f"{REPORT}:lead", came.person, came.created.cast("string")),
                          happened_at=came.created, person_key=came.person, technique=technique(came.lead_source),
                          direction=ibis.literal("in"), scanner=ibis.literal(False))  # fmt: skip
    return *people, (TOUCHES, touches)


def _members(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Give a touch for who answered or came; whoever was only sent something was not touched."""
    known, *people = _persons(rows)
    came = known.responded.fill_null(False) | plain_words(known.member_status).isin(list(CAME)).fill_null(False)
    there = known.filter(came & known.date.notnull())
    touches = there.select(
        "record", "campaign",
        source_key=fingerprint(f"{REPORT}:member", there.person, there.campaign),
        happened_at=there.date,
        person_key=there.person,
        technique=ibis.ifelse(there.kind.notnull(), technique(there.kind), ibis.literal("unknown")),
        direction=ibis.literal("in"),
        scanner=ibis.literal(False),
    )  # fmt: skip
    return *people, (TOUCHES, touches)


def _persons(rows: ir.Table) -> tuple[ir.Table, Filled, Filled]:
    named = (rows.first_name.fill_null("") + " " + rows.last_name.fill_null("")).strip().nullif("")
    rows = rows.mutate(person=person_key(email=rows.email), named=named)
    known, nobody = rows.filter(rows.person.notnull()), rows.filter(rows.person.isnull())
    people = known.select("record", "email", "first_name", "last_name", "phone", "title", full_name=known.named,
                          source_key=ibis.literal(f"{REPORT}:") + known.person, organisation_name=known.account)  # fmt: skip
    return known, (PERSON_RECORDS, people), refuse(nobody, "no_identifier", field=None)


def _format(
    table: str, title: Text, signature: tuple[str, ...], fields: tuple[Field, ...], facts: Reader, besides: tuple[str, ...] = ()
) -> Format:
    return Format(
        f"{REPORT}.{table}",
        "Salesforce",
        SOURCE,
        title,
        (Section(table, signature, fields, facts, loose=True, besides=besides),),
        dates="mdy",
    )


OWN_WORDS = (
    "Opportunity Owner",
    "Propriétaire de l'opportunité",
    "Account Name",
    "Nom du compte",
)  # others' tables have opportunities too


FORMATS = (
    _format("opportunities", Text("Salesforce: a report of opportunities", "Salesforce : un rapport d’opportunités"),
            ("opportunity", "stage", "closed"), OPPORTUNITY_FIELDS, _opportunities, OWN_WORDS),
    _format("leads", Text("Salesforce: a report of leads", "Salesforce : un rapport de pistes"),
            ("last_name", "email", "account", "lead_status"), LEAD_FIELDS, _leads),
    _format("members", Text("Salesforce: a report of members of campaigns", "Salesforce : un rapport de membres de campagnes"),
            ("campaign", "last_name", "email", "member_status"), MEMBER_FIELDS, _members),
)  # fmt: skip

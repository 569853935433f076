"""What HubSpot's contacts, companies and deals say, whether exported by a person or landed by a connector.

One column has several headings: its English or French label, its internal name, ``property_`` or ``properties_`` before that.
Which files hold them is declared in ``hubspot`` and ``hubspot_warehouse``.
"""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from cordee.core.intake.cells import CellKind, currency, plain_words
from cordee.core.intake.format import Context, Field, Filled
from cordee.core.intake.formats.hubspot_links import (
    COMPANY,
    CONTACT,
    DEAL,
    DELETED,
    listed_links,
    merged_ids,
    merges,
)
from cordee.core.intake.formats.hubspot_touches import contact_touches, source_technique
from cordee.core.intake.keys import business_domain, organisation_key
from cordee.core.intake.reading import refuse
from cordee.core.intake.techniques import technique
from cordee.core.vocabulary.facts import ANSWERS, CONSENTS, DEAL_MILESTONES, DEALS, ORGANISATION_RECORDS, PERSON_RECORDS

WON = ("closedwon", "closed won", "won", "ferme gagne", "fermee gagnee", "gagne", "gagnee", "conclu", "conclue", "conclue gagnee")
LOST = ("closedlost", "closed lost", "lost", "ferme perdu", "fermee perdue", "perdu", "perdue", "conclue perdue")


def _column(name: str, internal: str, *labels: str, kind: CellKind = "text") -> Field:
    return Field(name, (*labels, internal, f"property_{internal}", f"properties_{internal}"), kind)


MERGED = _column("merged_ids", "hs_merged_object_ids", "Merged object IDs", "Merged contact IDs", "hs_calculated_merged_vids",
                 "property_hs_calculated_merged_vids")  # fmt: skip
CREATED = _column("created", "createdate", "Create Date", "Created date", "Date de création", kind="timestamp")
COMPANY_IDS = _column("company_ids", "associatedcompanyid", "Associated Company IDs", "Associated Company IDs (Primary)",
                      "Primary Associated Company ID", "Associated Company ID", "ID des entreprises associées",
                      "ID d'entreprise associée", "ID de l'entreprise associée principale",
                      "hs_primary_associated_company", "property_hs_primary_associated_company")  # fmt: skip
ASSOCIATED = Field("associated_company", ("Associated Company", "Associated Company (Primary)", "Primary company",
                                          "Entreprise associée", "Entreprises associées"))  # fmt: skip
SOURCE = ("Original Source", "Original Traffic Source", "Original source type", "Source originale", "Source d'origine",
          "Source de trafic d'origine", "Source de trafic originale")  # fmt: skip
TOLD = _column("told", "how_did_you_hear_about_us", "How did you hear of us", "How did you hear about us",
               "Comment nous avez-vous connus", "Comment avez-vous entendu parler de nous")  # fmt: skip

CONTACT_FIELDS = (
    _column("email", "email", "E-mail", "Email address", "Adresse e-mail", "Adresse email", "Courriel", kind="email"),
    _column("linkedin_url", "hs_linkedin_url", "LinkedIn URL", "LinkedIn profile URL", "LinkedIn", "URL LinkedIn",
            "URL du profil LinkedIn", kind="linkedin"),
    _column("first_name", "firstname", "First Name", "Prénom"),
    _column("last_name", "lastname", "Last Name", "Nom", "Nom de famille"),
    _column("phone", "phone", "Phone Number", "Numéro de téléphone", "Téléphone"),
    _column("title", "jobtitle", "Job Title", "Intitulé du poste", "Intitulé de poste", "Fonction", "Poste"),
    _column("company", "company", "Company Name", "Nom de l'entreprise", "Entreprise"),
    COMPANY_IDS,
    ASSOCIATED,
    Field("deal_ids", ("Associated Deal IDs", "ID des transactions associées", "ID de transaction associée")),
    _column("deal_count", "num_associated_deals", "Number of Associated Deals", "Nombre de transactions associées",
            kind="integer"),
    _column("country", "country", "Country/Region", "Pays/Région", "Pays"),
    _column("owner", "hubspot_owner_id", "Contact owner", "Propriétaire du contact"),
    CREATED,
    _column("first_source", "hs_analytics_source", *SOURCE),
    _column("first_seen", "hs_analytics_first_timestamp", "Time First Seen", "Date de première visite",
            "Heure de la première visite", kind="timestamp"),
    _column("latest_source", "hs_latest_source", "Latest Source", "Latest Traffic Source", "Dernière source",
            "Dernière source de trafic"),
    _column("latest_seen", "hs_latest_source_timestamp", "Latest Source Date", "Latest Traffic Source Date",
            "Date de la dernière source", "Date de la dernière source de trafic", kind="timestamp"),
    _column("first_form", "first_conversion_event_name", "First Conversion", "Première conversion"),
    _column("first_form_at", "first_conversion_date", "First Conversion Date", "Date de première conversion",
            "Date de la première conversion", kind="timestamp"),
    _column("recent_form", "recent_conversion_event_name", "Recent Conversion", "Conversion récente", "Dernière conversion"),
    _column("recent_form_at", "recent_conversion_date", "Recent Conversion Date", "Date de conversion récente",
            "Date de la dernière conversion", kind="timestamp"),
    _column("meeting_at", "engagements_last_meeting_booked", "Date of last meeting booked in meetings tool",
            "Date de la dernière réunion réservée dans l'outil de réunions",
            "Date de la dernière réunion planifiée dans l'outil de réunions", kind="timestamp"),
    _column("first_click_at", "hs_email_first_click_date", "First marketing email click date",
            "Date du premier clic dans un e-mail marketing", kind="timestamp"),
    _column("last_click_at", "hs_email_last_click_date", "Last marketing email click date",
            "Date du dernier clic dans un e-mail marketing", kind="timestamp"),
    _column("first_reply_at", "hs_email_first_reply_date", "First marketing email reply date",
            "Date de la première réponse à un e-mail marketing", kind="timestamp"),
    _column("last_reply_at", "hs_email_last_reply_date", "Last marketing email reply date",
            "Date de la dernière réponse à un e-mail marketing", kind="timestamp"),
    _column("sales_reply_at", "hs_sales_email_last_replied", "Recent Sales Email Replied Date", "Last sales email reply date",
            "Date de la dernière réponse à un e-mail de vente", kind="timestamp"),
    _column("opted_out", "hs_email_optout", "Unsubscribed from all email", "Opted out of email", "Opted out of all email",
            "Désabonné de tous les e-mails", "Désinscrit de tous les e-mails", kind="boolean"),
    _column("lead_at", "hs_lifecyclestage_lead_date", "Became a lead date", "Date de passage à lead",
            "Date de passage au statut Lead", "Est devenu un lead le", kind="timestamp"),
    _column("opportunity_at", "hs_lifecyclestage_opportunity_date", "Became an opportunity date",
            "Date de passage à opportunité", "Date de passage au statut Opportunité", "Est devenu une opportunité le",
            kind="timestamp"),
    _column("customer_at", "hs_lifecyclestage_customer_date", "Became a customer date", "Date de passage à client",
            "Date de passage au statut Client", "Est devenu un client le", kind="timestamp"),
    TOLD,
    MERGED,
    DELETED,
)  # fmt: skip
COMPANY_FIELDS = (
    _column("company", "name", "Company name", "Nom de l'entreprise"),
    _column("website", "website", "Website URL", "URL du site web", "Site web", kind="domain"),
    _column("domain", "domain", "Company Domain Name", "Nom de domaine de l'entreprise", "Domaine", kind="domain"),
    Field("siren", ("Numéro SIREN", "property_siren", "SIRET", "Numéro SIRET", "property_siret")),
    Field("vat", ("VAT number", "Numéro de TVA", "N° TVA", "property_vat")),
    _column("country", "country", "Country/Region", "Pays/Région", "Pays"),
    _column("industry", "industry", "Secteur d'activité", "Secteur", "Industrie"),
    _column("city", "city", "Ville"),
    _column("employees", "numberofemployees", "Number of Employees", "Nombre d'employés", "Effectif", kind="integer"),
    _column("parent_id", "hs_parent_company_id", "Parent Company ID", "Parent Company IDs", "ID de l'entreprise parente"),
    _column("relation", "type", "Company type", "Type d'entreprise"),
    _column("lifecycle", "lifecyclestage", "Lifecycle Stage", "Étape du cycle de vie", "Phase du cycle de vie"),
    _column("tier", "hs_ideal_customer_profile", "Ideal Customer Profile Tier", "Customer tier", "Tier"),
    _column("owner", "hubspot_owner_id", "Company owner", "Propriétaire de l'entreprise"),
    MERGED,
    DELETED,
)
DEAL_FIELDS = (
    _column("deal", "dealname", "Deal Name", "Nom de la transaction"),
    _column("stage", "dealstage", "Deal Stage", "Phase de la transaction", "Étape de la transaction", "deal_pipeline_stage_id"),
    _column("is_won", "hs_is_closed_won", "Is Closed Won", "Transaction gagnée", kind="boolean"),
    _column("is_closed", "hs_is_closed", "Is Deal Closed?", "Is closed", "Transaction fermée", kind="boolean"),
    CREATED,
    _column("closed", "closedate", "Close Date", "Date de fermeture", "Date de clôture", kind="timestamp"),
    _column("entered", "hs_v2_date_entered_current_stage", "Date entered current stage",
            "Date d'entrée dans la phase actuelle", kind="timestamp"),
    _column("amount", "amount", "Montant", kind="amount"),
    _column("currency", "deal_currency_code", "Currency", "Deal currency", "Devise"),
    Field("offer", ("Product", "Produit", "Offre")),
    _column("owner", "hubspot_owner_id", "Deal owner", "Propriétaire de la transaction", "owner_id"),
    _column("lead_source", "lead_source", "Lead source", "Source du lead", "Source du prospect"),
    _column("first_source", "hs_analytics_source", *SOURCE),
    COMPANY_IDS,
    ASSOCIATED,
    Field("contact_ids", ("Associated Contact IDs", "ID des contacts associés", "ID de contact associé")),
    TOLD,
    MERGED,
    DELETED,
)  # fmt: skip


def deleted(rows: ir.Table) -> ir.BooleanValue:
    """Say which rows HubSpot or the connector has marked as deleted."""
    return rows.deleted.fill_null(False)


def contact_facts(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Give the people, their touches, objections and lifecycle steps."""
    named = (rows.first_name.fill_null("") + " " + rows.last_name.fill_null("")).strip().nullif("")
    merged = merges(merged_ids(rows), CONTACT)
    rows = _standing(rows).mutate(
        key=ibis.literal(CONTACT) + rows.record_id,
        organisation=_company_key(rows),
        full_name=named,
        organisation_name=ibis.coalesce(rows.company, rows.associated_company, _name_among(rows.company_ids)),
    )
    told = (rows.email, rows.raw_email, rows.linkedin_url, rows.full_name, rows.phone, rows.organisation, rows.organisation_name)
    nobody = ibis.coalesce(*told).isnull()
    people = rows.filter(~nobody)
    refused = refuse(rows.filter(nobody), "nobody", field=None)
    out = people.filter(people.opted_out.fill_null(False))
    objections = out.select("record", source_key=out.key + ":email", person_key=out.key, channel=ibis.literal("email"),
                            granted=ibis.literal(False), proof=ibis.literal("HubSpot: unsubscribed from all e-mail"))  # fmt: skip
    return (
        (PERSON_RECORDS, _person(people, people.key)),
        merged,
        listed_links(people, people.deal_ids, DEAL, "person_key"),
        (CONSENTS, objections),
        contact_touches(people),
        _told(people, person_key=people.key, organisation_key=people.organisation),
        *_lifecycle(people),
        refused,
    )


def _person(rows: ir.Table, key: ir.StringValue) -> ir.Table:
    return rows.select(
        "record", "email", "linkedin_url", "full_name", "first_name", "last_name", "phone", "title", "organisation_name",
        "country", "owner", source_key=key, organisation_key=rows.organisation,
    )  # fmt: skip


def _standing(rows: ir.Table) -> ir.Table:
    """Leave out the rows that another row of the file says were merged into it."""
    merged = merged_ids(rows)
    return rows.anti_join(merged, rows.record_id == merged.merged_id)


def _lifecycle(people: ir.Table) -> Sequence[Filled]:
    """Give a contact's own case; once it has deals, those are the cases, so that no win counts twice."""
    several = people.deal_ids.contains(";").fill_null(False)
    one_deal = ibis.ifelse(several, ibis.null("string"), _first_id(people.deal_ids))
    has_deals = (people.deal_count > 0).fill_null(False) | people.deal_ids.notnull()
    people = people.mutate(case_key=ibis.coalesce(ibis.literal(DEAL) + one_deal, people.key), has_deals=has_deals)
    leads = people.filter(people.lead_at.notnull())
    dated = ibis.coalesce(people.lead_at, people.opportunity_at, people.customer_at)
    own = people.filter(dated.notnull() & (people.case_key == people.key))
    cases = own.select("record", "owner", source_key=own.key, organisation_key=own.organisation, person_key=own.key,
                       name=own.full_name, declared_technique=source_technique(own.first_source))  # fmt: skip
    steps = [_step(leads, leads.case_key, leads.key + ":lead", "lead", leads.lead_at)]
    for milestone, moment in (("opportunity", "opportunity_at"), ("won", "customer_at")):
        some = people.filter(people[moment].notnull() & ~people.has_deals)
        steps.append(_step(some, some.key, some.key + f":{milestone}", milestone, some[moment]))
    return (DEALS, cases), (DEAL_MILESTONES, ibis.union(*steps))


def _step(rows: ir.Table, case: ir.StringValue, key: ir.StringValue, milestone: str, moment: ir.Value) -> ir.Table:
    return rows.select("record", source_key=key, happened_at=moment, deal_key=case, milestone=ibis.literal(milestone))


def company_facts(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Give the organisations."""
    merged = merges(merged_ids(rows), COMPANY)
    rows = _standing(rows)
    kind, stage = plain_words(rows.relation), plain_words(rows.lifecycle)
    relation = ibis.cases(
        (kind.isin(["partner", "partenaire", "reseller", "revendeur"]), "partner"),
        (kind.isin(["customer", "client"]) | stage.isin(["customer", "client", "evangelist", "ambassadeur"]), "customer"),
        (kind.isin(["prospect", "cible"]), "prospect"),
        (kind.isin(["competitor", "concurrent"]), "competitor"),
        (stage.isin(["subscriber", "lead", "marketingqualifiedlead", "marketing qualified lead", "salesqualifiedlead",
                     "sales qualified lead", "opportunity", "abonne", "opportunite"]), "prospect"),
        else_=ibis.null("string"),
    )  # fmt: skip
    organisations = rows.select(
        "record", "vat", "country", "industry", "city", "employees", "tier", "owner",
        source_key=ibis.literal(COMPANY) + rows.record_id,
        name=rows.company,
        siren=rows.siren.re_replace(r"\D", "").left(9).nullif(""),
        domain=business_domain(ibis.coalesce(rows.domain, rows.website)),
        parent_key=ibis.literal(COMPANY) + _first_id(rows.parent_id),
        relation=relation,
    )  # fmt: skip
    return (ORGANISATION_RECORDS, organisations), merged


def deal_facts(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Give the deals, who takes part, when they began, and how they ended where their stage says so."""
    merged = merges(merged_ids(rows), DEAL)
    rows = _standing(rows)
    negative = (rows.amount < 0).fill_null(False)
    good = rows.filter(~negative)
    named = ibis.coalesce(good.associated_company, _name_among(good.company_ids))
    good = good.mutate(
        key=ibis.literal(DEAL) + good.record_id,
        outcome=outcome(good.stage, good.is_won, good.is_closed),
        organisation=ibis.coalesce(_company_key(good), organisation_key(name=named)),
        person=ibis.literal(CONTACT) + _first_id(good.contact_ids),
    )
    code = ibis.coalesce(currency(good.currency), currency(good.raw_amount), ibis.literal("EUR"))
    told = ibis.ifelse(good.lead_source.notnull(), technique(good.lead_source), ibis.null("string"))
    deals = good.select(
        "record", "offer", "amount", "owner",
        source_key=good.key,
        organisation_key=good.organisation,
        person_key=good.person,
        name=good.deal,
        currency=ibis.ifelse(good.amount.notnull(), code, ibis.null("string")),
        declared_technique=ibis.coalesce(told, source_technique(good.first_source)),
    )  # fmt: skip
    opened = good.filter(good.created.notnull())
    ended = good.mutate(ended=ibis.coalesce(good.closed, good.entered))
    ended = ended.filter(ended.outcome.notnull() & ended.ended.notnull())
    refused = rows.filter(negative)
    return (
        (DEALS, deals),
        merged,
        listed_links(good, good.company_ids, COMPANY, "organisation_key"),
        listed_links(good, good.contact_ids, CONTACT, "person_key"),
        (DEAL_MILESTONES, _step(opened, opened.key, opened.key + ":opportunity", "opportunity", opened.created)),
        (DEAL_MILESTONES, ended.select("record", source_key=ended.key + ":outcome", happened_at=ended.ended,
                                       deal_key=ended.key, milestone=ended.outcome)),
        _told(good, deal_key=good.key, organisation_key=good.organisation, person_key=good.person),
        refuse(refused, "negative", field="amount", value=refused.raw_amount),
    )  # fmt: skip


def _told(rows: ir.Table, **of: ir.Value) -> Filled:
    """Give the answer to "how did you hear of us?", where the account has such a column."""
    some = rows.mutate(**of).filter(rows.told.notnull())
    return ANSWERS, some.select("record", *of, source_key=some.key + ":told", happened_at=some.created,
                                question=ibis.literal("how_did_you_hear"), answer=technique(some.told))  # fmt: skip


def outcome(stage: ir.StringValue, is_won: ir.BooleanValue, is_closed: ir.BooleanValue) -> ir.StringValue:
    """Say won or lost; null for any other stage, so that a deal with an old label stays open."""
    label = plain_words(stage.re_replace(r"\(.*\)\s*$", ""))
    return ibis.cases(
        (is_won.fill_null(False), "won"),
        (is_closed.fill_null(False) & is_won.notnull(), "lost"),
        (label.isin(list(WON)), "won"),
        (label.isin(list(LOST)), "lost"),
        else_=ibis.null("string"),
    )


def _company_key(rows: ir.Table) -> ir.StringValue:
    return ibis.literal(COMPANY) + _first_id(rows.company_ids)


def _first_id(listed: ir.StringValue) -> ir.StringValue:
    """Give the first of a ;-separated list that looks like an id."""
    return listed.re_extract(r"(?:^|;)\s*(\d+)\s*(?:;|$)", 1).nullif("")


def _name_among(listed: ir.StringValue) -> ir.StringValue:
    """Give the name that stands where ids were expected."""
    first = listed.split(";")[0].strip().nullif("")
    return ibis.ifelse(_first_id(listed).isnull(), first, ibis.null("string"))

"""Any table: touches, people, organisations, deals, costs, rankings, target lists, answers; the mapping is guessed and corrigible.

These formats are weak: they are chosen only where no vendor's format fits.
"""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from cordee.core.intake.cells import currency
from cordee.core.intake.format import Context, Field, Filled
from cordee.core.intake.formats import generic_costs, generic_touches
from cordee.core.intake.formats.generic_words import (
    COMPANY,
    COUNTRY,
    CURRENCY,
    DOMAIN,
    EMAIL,
    OWNER,
    PHONE,
    TITLE,
    company_domain,
    company_name,
    stated_companies,
    table_of,
)
from cordee.core.intake.keys import fingerprint, organisation_key, person_key
from cordee.core.intake.reading import refuse
from cordee.core.intake.techniques import technique
from cordee.core.vocabulary.facts import (
    ANSWERS,
    DEAL_MILESTONES,
    DEALS,
    ORGANISATION_RECORDS,
    PERSON_RECORDS,
    RANKINGS,
)
from cordee.core.vocabulary.text import Text

PERSON_FIELDS = (
    Field("email", EMAIL, "email"),
    Field("linkedin_url", ("linkedin", "linkedin profile", "profil linkedin"), "linkedin"),
    Field("name", ("full name", "nom complet", "contact", "contact name")),
    Field("first_name", ("firstname", "given name", "prénom", "prenom")),
    Field("last_name", ("lastname", "surname", "family name", "nom", "nom de famille")),
    Field("title", TITLE),
    Field("company", COMPANY),
    Field("domain", DOMAIN, "domain"),
    Field("phone", PHONE),
    Field("country", COUNTRY),
    Field("owner", OWNER),
    Field("created", ("create date", "created date", "created at", "date de création", "créé le"), "timestamp"),
    Field("id", ("n°", "n° contact", "contact number", "record id", "contact id", "id contact", "identifiant")),
)


def _people(rows: ir.Table, context: Context) -> Sequence[Filled]:
    named = ibis.coalesce(rows.name, (rows.first_name.fill_null("") + " " + rows.last_name.fill_null("")).strip().nullif(""))
    own = ibis.literal(f"{context.source}:person:") + rows.id
    known = person_key(email=rows.email, linkedin=rows.linkedin_url)
    key = ibis.coalesce(own, ibis.literal(f"{context.source}:") + known)
    nobody = key.isnull()
    people = rows.filter(~nobody).select(
        "record",
        source_key=key,
        email=rows.email,
        linkedin_url=rows.linkedin_url,
        full_name=named,
        first_name=rows.first_name,
        last_name=rows.last_name,
        phone=rows.phone,
        title=rows.title,
        organisation_key=organisation_key(domain=company_domain(rows)),
        organisation_name=company_name(rows),
        country=rows.country,
        owner=rows.owner,
    )
    companies = stated_companies(rows, context.source)
    return (PERSON_RECORDS, people), (ORGANISATION_RECORDS, companies), refuse(rows.filter(nobody), "no_identifier", field=None)


ORGANISATION_FIELDS = (
    Field("company", COMPANY, required=True),
    Field("siren", ("siren number", "numéro siren")),
    Field("siret", ("siret number", "numéro siret")),
    Field("vat", ("vat number", "tva", "numéro de tva", "n° tva", "tva intracommunautaire")),
    Field("domain", DOMAIN, "domain"),
    Field("country", COUNTRY),
    Field("industry", ("sector", "secteur", "secteur d'activité", "industrie", "activité")),
    Field("city", ("town", "ville")),
    Field("employees", ("number of employees", "headcount", "effectif", "nombre d'employés", "salariés"), "integer"),
    Field("parent", ("parent company", "group", "maison mère", "société mère", "groupe")),
    Field("relation", ("status", "type", "statut")),
    Field("tier", ("target tier", "priority", "niveau", "priorité", "rang")),
    Field("owner", OWNER),
    Field(
        "id",
        (
            "n°",
            "n° société",
            "n° entreprise",
            "n° compte",
            "n° client",
            "company number",
            "record id",
            "company id",
            "account id",
            "id société",
            "id entreprise",
            "identifiant",
        ),
    ),
)
RELATIONS = {
    "customer": ("customer", "client", "cliente"),
    "prospect": ("prospect", "lead", "target", "cible"),
    "partner": ("partner", "partenaire"),
    "competitor": ("competitor", "concurrent"),
}


def relation(words: ir.StringValue) -> ir.StringValue:
    """Give customer, prospect, partner or competitor for a source's words; null for others."""
    word = words.lower().strip()
    return ibis.cases(*((word.isin(list(known)), name) for name, known in RELATIONS.items()), else_=ibis.null("string"))


def _organisations(rows: ir.Table, context: Context) -> Sequence[Filled]:
    siren = ibis.coalesce(rows.siren, rows.siret).re_replace(r"\D", "").left(9).nullif("")
    own = ibis.literal(f"{context.source}:organisation:") + rows.id
    known = organisation_key(siren=siren, domain=rows.domain, name=rows.company)
    organisations = rows.select(
        "record",
        source_key=ibis.coalesce(own, ibis.literal(f"{context.source}:") + known),
        name=rows.company,
        siren=siren,
        vat=rows.vat,
        domain=rows.domain,
        country=rows.country,
        industry=rows.industry,
        city=rows.city,
        employees=rows.employees,
        parent_key=organisation_key(name=rows.parent),
        relation=relation(rows.relation),
        tier=rows.tier,
        owner=rows.owner,
    )
    return ((ORGANISATION_RECORDS, organisations),)


DEAL_FIELDS = (
    Field(
        "name",
        (
            "deal",
            "deal name",
            "opportunity",
            "opportunity name",
            "affaire",
            "nom de l'affaire",
            "opportunité",
            "nom de l'opportunité",
            "intitulé",
        ),
    ),
    Field("company", COMPANY),
    Field("domain", DOMAIN, "domain"),
    Field("email", EMAIL, "email"),
    Field("stage", ("deal stage", "status", "étape", "statut", "phase", "état"), required=True),
    Field(
        "created",
        ("create date", "created date", "created at", "date de création", "créée le", "opened", "ouverte le"),
        "timestamp",
        required=True,
    ),
    Field(
        "closed",
        ("close date", "closed date", "closed at", "won date", "date de clôture", "date de fermeture", "close le"),
        "timestamp",
    ),
    Field("amount", ("value", "montant", "montant ht", "valeur", "deal value"), "amount"),
    Field("currency", CURRENCY),
    Field("offer", ("product", "produit", "offre", "service")),
    Field("origin", ("lead source", "source", "origine")),
    Field("owner", OWNER),
    Field("told", ("how did you hear of us", "how did you hear about us", "comment nous avez-vous connus")),
    Field(
        "id",
        (
            "n°",
            "n° opportunité",
            "n° affaire",
            "n° deal",
            "opportunity number",
            "deal number",
            "deal id",
            "opportunity id",
            "record id",
            "id opportunité",
            "id affaire",
            "référence",
            "identifiant",
        ),
    ),
)
WON = ("won", "closed won", "closedwon", "gagné", "gagnée", "gagne", "signé", "signée", "conclue")
LOST = ("lost", "closed lost", "closedlost", "perdu", "perdue", "abandonné", "abandonnée")


def _deals(rows: ir.Table, context: Context) -> Sequence[Filled]:
    source = context.source
    organisation = organisation_key(domain=company_domain(rows), name=company_name(rows))
    own = ibis.literal(f"{source}:deal:") + rows.id
    key = ibis.coalesce(own, fingerprint(f"{source}:deal", rows.name, organisation, rows.created.cast("string")))
    negative = (rows.amount < 0).fill_null(False)
    good = rows.filter(~negative).mutate(key=key, organisation=organisation)
    stage = good.stage.lower().strip().re_replace(r"[^a-zé]+", " ").strip()
    deals = good.select(
        "record",
        source_key=good.key,
        organisation_key=good.organisation,
        person_key=person_key(email=good.email),
        name=good.name,
        offer=good.offer,
        amount=good.amount,
        currency=ibis.coalesce(currency(good.currency), currency(good.raw_amount), ibis.literal("EUR")),
        owner=good.owner,
        declared_technique=ibis.ifelse(good.origin.notnull(), technique(good.origin), ibis.null("string")),
    )
    opened = good.select("record", source_key=good.key + ":opportunity", happened_at=good.created, deal_key=good.key,
                         milestone=ibis.literal("opportunity"))  # fmt: skip
    outcome = ibis.cases((stage.isin(list(WON)), "won"), (stage.isin(list(LOST)), "lost"), else_=ibis.null("string"))
    ended = good.filter(outcome.notnull()).select(
        "record",
        source_key=good.key + ":outcome",
        happened_at=good.closed,
        deal_key=good.key,
        milestone=outcome,
    )
    told = good.filter(good.told.notnull()).select(
        "record", source_key=good.key + ":told", happened_at=good.created, deal_key=good.key,
        organisation_key=good.organisation, question=ibis.literal("how_did_you_hear"), answer=technique(good.told),
    )  # fmt: skip
    refused = rows.filter(negative)
    return (
        (DEALS, deals),
        (DEAL_MILESTONES, opened),
        (DEAL_MILESTONES, ended),
        (ANSWERS, told),
        refuse(refused, "negative", field="amount", value=refused.raw_amount),
    )


RANKING_FIELDS = (
    Field("survey", ("study", "enquête", "étude"), required=True),
    Field("technique", ("channel", "canal"), "technique", required=True),
    Field("rank", ("rang", "position", "classement"), "integer", required=True),
    Field("year", ("année",), "integer"),
    Field("country", COUNTRY),
)


def _rankings(rows: ir.Table, context: Context) -> Sequence[Filled]:
    ranked = rows.select(
        "record",
        source_key=fingerprint("ranking", rows.survey, rows.year.cast("string"), rows.country, rows.technique),
        survey=rows.survey,
        year=rows.year,
        country=rows.country,
        technique=ibis.coalesce(rows.technique, ibis.literal("unknown")),
        rank=rows.rank,
    )
    return ((RANKINGS, ranked),)


FORMATS = (
    *generic_touches.FORMATS,
    table_of("people", Text("A table of people", "Un tableau de personnes"), ("email",), PERSON_FIELDS, _people),
    table_of(
        "organisations",
        Text("A table of organisations", "Un tableau d’organisations"),
        ("company",),
        ORGANISATION_FIELDS,
        _organisations,
    ),
    *generic_costs.FORMATS,
    table_of("deals", Text("A table of deals", "Un tableau d’affaires"), ("stage", "created"), DEAL_FIELDS, _deals),
    table_of(
        "rankings",
        Text("An outside ranking of techniques", "Un classement extérieur des techniques"),
        ("survey", "technique", "rank"),
        RANKING_FIELDS,
        _rankings,
    ),
)

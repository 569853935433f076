"""Any table: touches, people, organisations, deals, costs, rankings, target lists, answers; the mapping is guessed and corrigible.

These formats are weak: they are chosen only where no vendor's format fits.
"""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from cordee.core.intake.cells import currency, plain_words
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
    CONSENTS,
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
    Field("name", ("full name", "nom complet", "contact", "contact name", "nom et prénom", "prénom et nom", "nom prénom", "prénom nom", "interlocuteur")),
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
    Field(
        "opted_out",
        ("opted out", "opt out", "optout", "unsubscribed", "do not email", "do not contact", "désinscrit", "désabonné", "désinscription", "désabonnement",
         "ne plus contacter", "stop pub", "opposition"),
        "boolean",
    ),
    Field(
        "opted_out_at",
        ("unsubscribed at", "unsubscribed on", "unsubscribe date", "unsubscription date", "opt out date", "date de désinscription", "date de désabonnement",
         "désinscrit le", "désabonné le", "date d'opposition"),
        "timestamp",
    ),
)  # fmt: skip


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
        last_name=ibis.ifelse(rows.first_name.isnull() & rows.last_name.contains(" "), ibis.null("string"), rows.last_name),
        phone=rows.phone,
        title=rows.title,
        organisation_key=organisation_key(domain=company_domain(rows)),
        organisation_name=company_name(rows),
        country=rows.country,
        owner=rows.owner,
    )
    companies = stated_companies(rows, context.source)
    said = rows.mutate(person=ibis.coalesce(known, key))
    out = said.filter(~nobody & (said.opted_out.fill_null(False) | said.opted_out_at.notnull()))
    objections = out.select(
        "record",
        source_key=fingerprint(f"{context.source}:objection", out.person),
        happened_at=out.opted_out_at,
        person_key=out.person,
        channel=ibis.literal("email"),
        granted=ibis.literal(False),
        proof=ibis.literal(f"unsubscribed, as {context.file} says"),
    )
    return (
        (PERSON_RECORDS, people),
        (ORGANISATION_RECORDS, companies),
        (CONSENTS, objections),
        refuse(rows.filter(nobody), "no_identifier", field=None),
    )


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
    Field("company", (*COMPANY, "client", "customer", "prospect")),
    Field("domain", DOMAIN, "domain"),
    Field("email", EMAIL, "email"),
    Field(
        "stage",
        ("deal stage", "status", "étape", "statut", "phase", "état", "avancement", "pipeline stage", "sales stage"),
        required=True,
    ),
    Field(
        "created",
        (
            "create date",
            "created date",
            "created at",
            "created on",
            "creation date",
            "date created",
            "date de création",
            "date création",
            "créée le",
            "créé le",
            "opened",
            "opened on",
            "open date",
            "ouverte le",
            "ouvert le",
            "date d'ouverture",
            "date ouverture",
            "date d'entrée",
            "date de saisie",
        ),
        "timestamp",
        required=True,
    ),
    Field(
        "closed",
        (
            "close date",
            "closed date",
            "closed at",
            "won date",
            "date de clôture",
            "date clôture",
            "date de fermeture",
            "close le",
            "clos le",
            "clôturée le",
            "clôturé le",
            "fermée le",
            "fermé le",
            "date de signature",
            "date signature",
            "signée le",
            "signé le",
            "closed on",
            "date closed",
        ),
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
            "n° opp",
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
WON = ("won", "closed won", "closedwon", "gagne", "gagnee", "signe", "signee", "conclu", "conclue", "ferme gagne", "fermee gagnee", "cloture gagne",
       "cloturee gagnee", "conclue gagnee", "commande")  # fmt: skip
LOST = ("lost", "closed lost", "closedlost", "perdu", "perdue", "abandonne", "abandonnee", "ferme perdu", "fermee perdue", "cloture perdu",
        "cloturee perdue", "conclue perdue", "sans suite")  # fmt: skip


def _deals(rows: ir.Table, context: Context) -> Sequence[Filled]:
    source = context.source
    organisation = organisation_key(domain=company_domain(rows), name=company_name(rows))
    own = ibis.literal(f"{source}:deal:") + rows.id
    key = ibis.coalesce(own, fingerprint(f"{source}:deal", rows.name, organisation, rows.created.cast("string")))
    negative = (rows.amount < 0).fill_null(False)
    good = rows.filter(~negative).mutate(key=key, organisation=organisation)
    stage = plain_words(good.stage).re_replace(r"^\d+ | \d+$", "")  # "6 - Gagnée", "Gagnée (100 %)"
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
        besides=(
            "siren",
            "siret",
            "vat",
            "domain",
            "country",
            "industry",
            "city",
            "employees",
            "parent",
            "tier",
            "id",
        ),
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

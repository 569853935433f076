"""Headings that tables of any kind share, and the companies that their rows state."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from cordee.core.intake.cells import domain
from cordee.core.intake.format import Field, Format, Reader, Section
from cordee.core.intake.keys import business_domain, fingerprint, legal_name
from cordee.core.vocabulary.keys import STATED
from cordee.core.vocabulary.text import Text

EMAIL = ("e-mail", "email address", "mail", "adresse e-mail", "adresse email", "adresse mail", "courriel", "adresse de courriel",
         "adresse électronique", "e-mail professionnel", "email professionnel", "mail professionnel", "adresse e-mail professionnelle", "email pro",
         "mail pro", "work email", "business email", "professional email", "contact email", "email contact", "e-mail contact", "e-mail du contact")  # fmt: skip
COMPANY = ("company name", "organisation", "organization", "account", "account name", "entreprise", "société",
           "raison sociale", "nom de l'entreprise", "compte", "nom du compte", "nom de la société", "nom du client", "customer name", "employer",
           "employeur", "établissement")  # fmt: skip
WHEN = ("happened_at", "time", "timestamp", "when", "date et heure", "activity date", "event date", "jour", "horodatage")
CLICKED_AT = (
    "click time",
    "click date",
    "clicked at",
    "clicked on",
    "date de clic",
    "date du clic",
    "heure du clic",
    "cliqué le",
)
CLICKED = (
    "clicked url",
    "clicked link",
    "clicked",
    "click url",
    "url clicked",
    "link clicked",
    "url cliquée",
    "lien cliqué",
    "lien",
)
ATTENDED = ("attended", "attendance", "present", "showed up", "présent", "présence", "a participé", "participation", "participé")
JOINED_AT = (
    "join time",
    "joined at",
    "arrived at",
    "arrival time",
    "heure d'arrivée",
    "heure d'entrée",
    "heure de connexion",
    "arrivée",
    "arrivé à",
    "connecté à",
    "connexion",
)
WEBINAR_AT = ("webinar date", "webinar time", "webinar start", "date du webinaire", "date webinaire")
WEBINAR_NAMED = (
    "webinar",
    "webinar name",
    "webinar title",
    "webinaire",
    "nom du webinaire",
    "titre du webinaire",
    "intitulé du webinaire",
)
DOMAIN = ("website", "web site", "company domain", "domain name", "site web", "site internet", "domaine", "url du site")
CURRENCY = ("currency code", "devise", "monnaie")
PHONE = ("phone number", "téléphone", "telephone", "mobile", "mobile phone", "tél", "tél portable", "tél mobile", "tél fixe", "portable",
         "téléphone portable", "téléphone mobile", "téléphone fixe", "numéro de téléphone", "gsm")  # fmt: skip
TITLE = ("job title", "position", "fonction", "poste", "intitulé du poste")
COUNTRY = ("country/region", "pays", "pays/région")
OWNER = ("owner name", "account owner", "propriétaire", "commercial", "suivi par", "sales rep")


def stated_companies(rows: ir.Table, source: str) -> ir.Table:
    """Give the companies that rows name beside a business address: the row itself says which domain is whose.

    A name with two domains contradicts itself, and then identity joins neither by it. Rows are many and what they name
    is little: cells are read once each has been put with its like.
    """
    named = rows.filter(rows.email.notnull() & rows.company.notnull())
    alike = named.group_by("company", "domain", "email").aggregate(record=named.record.min())
    host = business_domain(alike.email.re_extract(r"@(.*)$", 1).nullif(""))
    read = alike.mutate(host=host, domain=company_domain(alike), company=company_name(alike))
    said = read.filter(read.host.notnull() & read.company.notnull() & read.domain.isnull())
    pairs = said.group_by("company", "host").aggregate(record=said.record.min())
    key = fingerprint(f"{source}{STATED}".rstrip(":"), legal_name(pairs.company), pairs.host)
    return pairs.select("record", source_key=key, name=pairs.company, domain=pairs.host)


def company_domain(rows: ir.Table) -> ir.StringValue:
    """Give the domain that a row names, in its own column or where the company's name should stand."""
    return ibis.coalesce(rows.domain, _written_as_domain(rows.company))


def company_name(rows: ir.Table) -> ir.StringValue:
    """Give the company's name, null where a web address stands in its place."""
    return ibis.ifelse(_written_as_domain(rows.company).isnull(), rows.company, ibis.null("string"))


def _written_as_domain(name: ir.StringValue) -> ir.StringValue:
    """Give the host of a cell written as a web address; names with capitals and dots (St.Gobain) are names."""
    address = r"^(https?://)?([a-z0-9\-]+\.)*[a-z0-9\-]{2,}\.[a-z]{2,}/?$"
    return ibis.ifelse(name.strip().re_search(address), domain(name), ibis.null("string"))


def table_of(
    name: str,
    title: Text,
    signature: tuple[str, ...],
    fields: tuple[Field, ...],
    facts: Reader,
    *,
    besides: tuple[str, ...] = (),
    more: tuple[tuple[str, ...], tuple[Field, ...]] | None = None,
) -> Format:
    """Declare a table that no vendor made: chosen only where no vendor's format fits.

    ``more`` adds columns by which it is told from another table that has them too, and the fields as they are then read.
    """
    sections = [Section(name, signature, fields, facts, loose=True, besides=besides)]
    if more is not None:
        sections.append(Section(name, (*signature, *more[0]), more[1], facts, loose=True, besides=besides))
    return Format(f"table.{name}", "Any table", "table", title, tuple(sections), weak=True)

"""What customers came to us with, in any help desk's table: an account, when, when it was answered, of what kind, how satisfied.

Neither what they wrote nor who they are is read: of an address only the company's domain is. Such files hold letters, so none is kept.
"""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from cordee.core.intake.cells import plain_words
from cordee.core.intake.format import Context, Field, Filled, Format, Section
from cordee.core.intake.formats.generic_words import COMPANY, DOMAIN, EMAIL, WHEN, company_domain, company_name
from cordee.core.intake.keys import fingerprint, organisation_key
from cordee.core.intake.reading import refuse
from cordee.core.vocabulary.facts import TICKETS
from cordee.core.vocabulary.text import Text

COMPLAINT = r"\b(complain|reclamation|plainte|litige|mecontent|insatisf|dissatisf)"
SATISFIED = (
    "good", "good with comment", "satisfied", "very satisfied", "extremely satisfied", "happy", "extremely happy", "positive", "yes", "satisfait",
    "satisfaite", "tres satisfait", "tres satisfaite", "positif", "positive", "content", "contente", "bon", "bonne", "bien", "oui",
)  # fmt: skip
NOT_SATISFIED = (
    "bad", "bad with comment", "dissatisfied", "unsatisfied", "not satisfied", "very dissatisfied", "unhappy", "extremely unhappy", "negative", "no",
    "insatisfait", "insatisfaite", "pas satisfait", "pas satisfaite", "tres insatisfait", "tres insatisfaite", "mecontent", "mecontente", "negatif",
    "mauvais", "mauvaise", "non",
)  # fmt: skip
NOT_SAID = (
    "offered",
    "not offered",
    "unoffered",
    "neutral",
    "neutre",
    "sans reponse",
    "no answer",
    "not rated",
    "pas de reponse",
    "non evalue",
)

OPENED = Field(
    "opened",
    ("opened at", "opened on", "opened date", "date opened", "date/time opened", "created", "created at", "created on", "created time", "create date",
     "creation date", "received", "received on", "received at", "submitted", "submitted at", "ouvert le", "ouverte le", "ouverture", "date d'ouverture",
     "date/heure d'ouverture", "créé le", "date de création", "reçu le", "reçue le", "date de réception", "date de la demande", "date de la réclamation",
     "date du ticket", *WHEN, "date"),
    "timestamp",
    required=True,
)  # fmt: skip
SHARED = (
    OPENED,
    Field(
        "answered",
        ("answered at", "answered on", "first answer", "first answered at", "first reply", "first reply at", "first replied at", "first reply date",
         "first response", "first response at", "first response date", "first agent email response date", "initial response time", "répondu le",
         "réponse le", "première réponse", "première réponse le", "date de première réponse", "date de la première réponse", "date de réponse"),
        "timestamp",
    ),
    Field(
        "minutes_to_answer",
        ("first reply time in minutes", "minutes to first reply", "minutes to first answer", "minutes to answer", "first reply time min",
         "délai de réponse en minutes", "délai de première réponse en minutes", "délai de réponse min"),
        "minutes",
    ),
    Field(
        "hours_to_answer",
        ("first reply time in hours", "hours to first reply", "hours to first answer", "hours to answer", "first response time in hrs", "first reply time hours",
         "délai de réponse en heures", "délai de première réponse en heures", "délai de réponse h"),
        "amount",
    ),
    Field(
        "closed",
        ("closed at", "closed on", "close date", "date closed", "date/time closed", "closed time", "solved", "solved at", "resolved", "resolved at",
         "resolved time", "resolved on", "fermé le", "clos le", "clôturé le", "clôturée le", "résolu le", "résolue le", "date de clôture",
         "date/heure de fermeture", "date de fermeture", "date de résolution"),
        "timestamp",
    ),
    Field(
        "kind",
        ("type", "ticket type", "case type", "category", "ticket category", "nature", "catégorie", "type de ticket", "type de demande", "motif",
         "nature de la demande", "case reason"),
    ),
    Field(
        "satisfaction",
        ("satisfaction score", "satisfaction rating", "customer satisfaction", "csat", "survey result", "survey results", "satisfied", "satisfait",
         "avis du client", "satisfaction du client", "satisfaction client"),
    ),
    Field("company", (*COMPANY, "associated company", "associated company (primary)", "client", "customer", "entreprise associée")),
    Field("domain", DOMAIN, "domain"),
    Field("email", ("requester email", "e-mail du demandeur", "email du demandeur", "customer email", "e-mail du client", *EMAIL), "email"),
)  # fmt: skip
TICKET_FIELDS = (
    Field(
        "ticket",
        ("ticket id", "ticket number", "ticket name", "case number", "case id", "request id", "n° de ticket", "n° ticket", "numéro de ticket", "id ticket", "id du ticket",
         "n° de demande", "n° demande", "numéro de demande", "numéro de la requête", "n° de requête"),
        column=True,
    ),
    *SHARED,
)  # fmt: skip
COMPLAINT_FIELDS = (
    Field(
        "complaint",
        ("complaint id", "complaint number", "réclamation", "n° réclamation", "n° de réclamation", "id réclamation", "numéro de réclamation", "plainte",
         "n° plainte"),
        column=True,
    ),
    *SHARED,
)  # fmt: skip
BESIDES = ("answered", "minutes_to_answer", "hours_to_answer", "closed", "kind", "satisfaction")


def _tickets(rows: ir.Table, context: Context) -> Sequence[Filled]:
    return _filled(rows, rows.ticket, _kind(rows.kind), context)


def _complaints(rows: ir.Table, context: Context) -> Sequence[Filled]:
    return _filled(rows, rows.complaint, ibis.literal("complaint"), context)


def _kind(cell: ir.StringValue) -> ir.StringValue:
    return ibis.cases((plain_words(cell).re_search(COMPLAINT), "complaint"), (cell.notnull(), "other"), else_=ibis.null("string"))


def _filled(rows: ir.Table, own: ir.StringValue, kind: ir.StringValue, context: Context) -> Sequence[Filled]:
    """Say of which account a ticket is and when it was answered; it is known since the export, for its later cells change."""
    said = plain_words(rows.satisfaction)
    waited = ibis.coalesce(rows.minutes_to_answer, (rows.hours_to_answer * 3600).cast("int64"))
    rows = rows.mutate(
        own=own,
        kind=kind,
        answered=ibis.coalesce(rows.answered, rows.opened + waited.as_interval("s")),
        organisation=organisation_key(
            domain=ibis.coalesce(company_domain(rows), rows.email.re_extract(r"@(.*)$", 1).nullif("")), name=company_name(rows)
        ),
        satisfied=ibis.cases(
            (said.isin(list(SATISFIED)), True), (said.isin(list(NOT_SATISFIED)), False), else_=ibis.null("boolean")
        ),
    )
    odd = rows.filter(rows.satisfaction.notnull() & rows.satisfied.isnull() & said.notin(list(NOT_SAID)))
    good = rows.filter(rows.organisation.notnull())
    tickets = good.select(
        "record",
        "kind",
        "satisfied",
        source_key=fingerprint(f"{context.source}:ticket", good.own, good.opened.cast("string"), good.organisation),
        happened_at=good.opened,
        known_at=ibis.literal(context.known_at).cast("timestamp(6)"),
        organisation_key=good.organisation,
        answered_at=ibis.ifelse(good.answered >= good.opened, good.answered, ibis.null("timestamp")),
        closed_at=good.closed,
    )
    return (
        (TICKETS, tickets),
        refuse(rows.filter(rows.organisation.isnull()), "no_account", field=None),
        refuse(odd, "satisfaction", field="satisfaction", kept=True),
    )


FORMATS = (
    Format(
        "table.tickets",
        "Any table",
        "table",
        Text("A help desk’s table of tickets or complaints", "Un tableau de tickets ou de réclamations du service client"),
        (
            Section("tickets", ("ticket", "opened"), TICKET_FIELDS, _tickets, loose=True, private=True, besides=BESIDES),
            Section("complaints", ("complaint", "opened"), COMPLAINT_FIELDS, _complaints, loose=True, private=True),
        ),
        weak=True,
    ),
)

"""What sales or marketing judge of contacts, in any table: a case or an account, useful or not, when, by whom.

Who said it is read only to tell sales from marketing; the name itself is not kept.
"""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from cordee.core.intake.cells import plain_words
from cordee.core.intake.format import Context, Field, Filled, Format, Section
from cordee.core.intake.formats.generic_words import COMPANY, DOMAIN, EMAIL, WHEN, company_domain, company_name
from cordee.core.intake.keys import business_domain, fingerprint, organisation_key
from cordee.core.intake.reading import refuse
from cordee.core.vocabulary.facts import ANSWERS
from cordee.core.vocabulary.text import Text

USEFUL = (
    "yes",
    "oui",
    "useful",
    "utile",
    "accepted",
    "acceptee",
    "accepte",
    "good",
    "bon",
    "bonne",
    "true",
    "vrai",
    "1",
    "y",
    "o",
)
NOT_USEFUL = (
    "no", "non", "not useful", "useless", "pas utile", "inutile", "refused", "refusee", "refuse", "rejected", "rejete", "rejetee", "bad",
    "mauvais", "mauvaise", "false", "faux", "0", "n",
)  # fmt: skip
TOO_EARLY = ("too early", "too early to say", "trop tot", "trop tot pour le dire", "later", "plus tard", "unknown", "ne sait pas")

JUDGEMENT_FIELDS = (
    Field(
        "judgement",
        ("judgment", "useful", "useful contact", "was it useful", "useful lead", "lead accepted", "feedback", "sales feedback", "utile", "contact utile",
         "piste utile", "jugement", "avis", "avis du commercial", "avis commercial", "retour commercial", "retour du commercial", "piste acceptée"),
        required=True,
    ),
    Field("date", ("judged on", "judged at", "feedback date", "jugé le", "date du jugement", "date du retour", "date de l'avis", *WHEN), "timestamp"),
    Field(
        "id",
        ("n° opportunité", "n° affaire", "n° deal", "opportunity number", "deal number", "deal id", "opportunity id", "lead id", "record id",
         "id opportunité", "id affaire", "id piste", "référence", "identifiant"),
    ),
    Field("name", ("deal", "deal name", "opportunity", "opportunity name", "affaire", "nom de l'affaire", "opportunité", "nom de l'opportunité", "lead", "piste")),
    Field("company", (*COMPANY, "account", "account name", "compte", "nom du compte")),
    Field("domain", DOMAIN, "domain"),
    Field("email", EMAIL, "email"),
    Field("side", ("judged by", "team", "department", "role", "by", "who", "jugé par", "équipe", "service", "rôle", "par", "qui")),
)  # fmt: skip


def _judgements(rows: ir.Table, context: Context) -> Sequence[Filled]:
    said = plain_words(rows.judgement)
    word = ibis.cases(
        (said.isin(list(USEFUL)), "useful"), (said.isin(list(NOT_USEFUL)), "not_useful"), (said.isin(list(TOO_EARLY)), "too_early"),
        else_=ibis.null("string"),
    )  # fmt: skip
    named = rows.company.notnull() | rows.domain.notnull()  # what a row says of the firm goes before the contact's address
    host = ibis.ifelse(named, ibis.null("string"), business_domain(rows.email.re_extract(r"@(.*)$", 1).nullif("")))
    marketing = plain_words(rows.side).contains("market").fill_null(False)
    rows = rows.mutate(
        word=word,
        question=ibis.ifelse(marketing, ibis.literal("useful_marketing"), ibis.literal("useful_sales")),
        deal=ibis.coalesce(rows.id, rows.name),
        organisation=organisation_key(domain=ibis.coalesce(company_domain(rows), host), name=company_name(rows)),
    )
    lost = rows.deal.isnull() & rows.organisation.isnull()
    good = rows.filter(rows.word.notnull() & ~lost)
    answers = good.select(
        "record",
        source_key=fingerprint(
            f"{context.source}:judgement", good.deal, good.organisation, good.question, good.date.cast("string")
        ),
        happened_at=good.date,
        organisation_key=good.organisation,
        deal_key=good.deal,
        question=good.question,
        answer=good.word,
    )
    unread = rows.filter(rows.word.isnull())
    return (
        (ANSWERS, answers),
        refuse(unread, "judgement", field="judgement", value=unread.judgement),
        refuse(rows.filter(rows.word.notnull() & lost), "no_case", field=None),
    )


FORMATS = (
    Format(
        "table.judgements",
        "Any table",
        "table",
        Text(
            "A table of what sales or marketing judge of contacts",
            "Un tableau d’avis des commerciaux ou du marketing sur des contacts",
        ),
        (Section("judgements", ("judgement",), JUDGEMENT_FIELDS, _judgements, loose=True),),
        weak=True,
    ),
)

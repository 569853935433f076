"""Questions that people outside really asked, as files have them: the words, the occasion, the company; never who asked."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from cordee.core.vocabulary.facts import AUDIENCE_QUESTIONS
from cordee.core.vocabulary.results import IDENTITY_LINKS, ORGANISATIONS


def questions() -> ir.Table:
    """Ask for every question, with the company of whoever asked where the data know it."""
    asked, links, firms = AUDIENCE_QUESTIONS.table(), IDENTITY_LINKS.table(), ORGANISATIONS.table()
    companies = links.filter(links.kind == "organisation").select(key="key", organisation_id="id")
    known = asked.left_join(companies, asked.organisation_key == companies.key).select(
        "source_key", "question", "happened_at", "heard", "occasion", "role", organisation_id=companies.organisation_id
    )
    return known.left_join(firms, known.organisation_id == firms.organisation_id).select(
        question=known.source_key, words=known.question, asked_on=known.happened_at.date(), heard=ibis.coalesce(known.heard, "other"),
        occasion=known.occasion, role=known.role, organisation_id=known.organisation_id, company=firms.name,
    )  # fmt: skip

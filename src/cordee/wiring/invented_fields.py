"""Say of one field of an invented company that it is known before the outcome, so that the use of data shows what it would add."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from cordee.core.vocabulary.problems_of_fields import NoSuchField, SeveralFields
from cordee.core.vocabulary.text import Language, Text

if TYPE_CHECKING:
    from cordee.wiring.company import Company

FIELD, TABLE = "Create Date", "hubspot.companies/companies"
WHY = Text("The day the record was made: before any offer.", "Le jour où la fiche a été créée : avant toute offre.")


def fill_fields(company: Company, end: date) -> None:
    """Say it the day before the end, by the verb that people use."""
    language: Language = "fr" if company.workspace.language == "fr" else "en"
    clock = company.clock
    try:
        company.clock = lambda: datetime.combine(end - timedelta(days=1), time(9), UTC)
        fields = company.fields()
        fields.say_known(fields.named(FIELD, table=TABLE), "before", why=WHY.in_language(language))
    except (NoSuchField, SeveralFields):  # an export without it has nothing to say
        return
    finally:
        company.clock = clock

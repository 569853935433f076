"""The command says what counts, what is left and when the next contact is possible, in both languages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from typer.testing import CliRunner

from cordee.core.trust.outgoing import Reserved
from cordee.faces.cli.main import app
from cordee.wiring.pressure import Outbound
from tests.people import company_of_people
from tests.site import leave, point_at


@pytest.fixture
def company(tmp_path):
    made = company_of_people(tmp_path / "mine")
    point_at(made.folder)
    yield made
    leave()


def call(company, who, language="en"):
    return CliRunner().invoke(
        app, ["pressure", who, "--workspace", str(company.folder)], env={"CORDEE_LANGUAGE": language, "COLUMNS": "200"}
    )


def reserved(company, who) -> None:
    outbound = Outbound(company)
    at = datetime.now(UTC) + timedelta(days=1)
    planned = outbound.plan(outbound.trust.whom(who), channel="letter", purpose="news", at=at)
    terms = outbound.terms
    found = outbound.book.reserve(planned, terms=type(terms)(terms.caps, severities={"pressure.quiet": "off"}), now=at)
    assert isinstance(found, Reserved)


def test_a_person_without_contacts_has_room(company):
    answer = call(company, "anne.roux@acme.example")

    assert answer.exit_code == 0, answer.output
    assert answer.output.splitlines()[0] == "Anne Roux, Acme"
    assert "In 7 days, this person: 2 left of 2." in answer.output
    assert "Next possible: " in answer.output


def test_a_planned_letter_takes_its_place_and_is_listed_in_french(company):
    reserved(company, "Anne Roux")

    person, account = call(company, "Anne Roux", "fr"), call(company, "Acme", "fr")

    assert "En 7 jours, cette personne\u00a0: il en reste 1 sur 2." in person.output
    assert "lettre" in person.output
    assert "prévu" in person.output
    assert "En 7 jours, ce compte\u00a0: il en reste 9 sur 10." in account.output
    assert "cette personne" not in account.output


def test_whose_pressure_was_looked_at_is_noted_without_their_name(company):
    from cordee.records.models import AuditEntry

    call(company, "Anne Roux")

    entry = AuditEntry.objects.get(object="pressure")
    assert (entry.deed, len(entry.subject)) == ("saw", 64)


def test_a_word_that_names_nobody_ends_with_a_problem(company):
    answer = call(company, "Nemo")

    assert answer.exit_code == 1
    assert answer.exception is not None

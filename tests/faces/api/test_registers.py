"""The API gives the registers to whoever keeps them, part by part, notes that it did, and tells of nobody else."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from tests.people import company_of_people
from tests.site import client_of, leave, point_at

ANNE, BOB = "anne.roux@acme.example", "bob@acme.example"
REGISTERS = ("consents", "notices", "requests", "interests")


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    from cordee.core.trust.consent import Said
    from cordee.core.trust.interests import Interest

    made = company_of_people(tmp_path_factory.mktemp("registers") / "mine")
    point_at(made.folder)
    trust, registers = made.trust(), made.registers()
    at = datetime(2026, 3, 25, 12, tzinfo=UTC)
    trust.say(trust.whom(ANNE), Said(False, at, "call", source="told a colleague, call", through="colleague"))
    trust.books.requests.ask(trust.whom(BOB).own[0], "access", said="all of it", at=at)
    trust.give_notice(["table:person:6"], how="letter")
    gift = Interest("gift", "Acme", at.date(), value=Decimal("40.10"), currency="EUR")
    first = registers.declare(ANNE, "Anne", gift)
    registers.correct(first.id, Interest("gift", "Acme", at.date(), value=Decimal("41.00"), currency="EUR"), why="read twice")
    yield made
    leave()


def ask(role, register, query=""):
    return client_of(role).get(f"/api/registers/{register}{query}")


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize(("role", "status"), [("sales", 403), ("reader", 403), ("expert", 403), (None, 401), ("marketing", 200)])
def test_a_register_is_for_those_who_keep_it(company, register, role, status):
    assert ask(role, register).status_code == status


def test_a_look_at_a_register_is_noted_with_its_address_and_nobody_s_name(company):
    from cordee.records.models import AuditEntry

    ask("marketing", "requests", "?limit=1")

    noted = AuditEntry.objects.filter(object="api/registers/requests", deed="exported").first()
    assert noted.author.role == "marketing"
    assert "?" not in noted.object


def test_statements_typed_and_imported_come_with_how_we_know_them(company):
    rows = ask("marketing", "consents").json()["rows"]

    heard = [one for one in rows if one["through"]]
    assert [(one["person_id"], one["channel"], one["granted"], one["by_themselves"]) for one in heard] == [
        ("table:person:1", "call", False, False)
    ]
    assert {one["source"] for one in rows} > {"told a colleague, call"}
    assert not any("proof" in one for one in rows)


def test_requests_and_notices_say_whom_they_are_about_and_by_when(company):
    (request,) = ask("marketing", "requests").json()["rows"]
    notices = ask("marketing", "notices").json()["rows"]

    assert (request["said"], request["due_on"], request["state"]) == ("all of it", "2026-04-25", "open")
    assert request["person_id"]
    assert {one["person_id"] for one in notices if one["state"] == "given"} == {"table:person:6"}
    assert [one["by"] for one in notices] == sorted(one["by"] for one in notices)


def test_interests_stand_as_corrected_and_show_their_history_when_asked(company):
    standing = ask("marketing", "interests").json()["rows"]
    every = ask("marketing", "interests", "?history=true").json()["rows"]

    assert [(one["value"], one["why"]) for one in standing] == [("41.00", "read twice")]
    assert [one["value"] for one in every] == ["40.10", "41.00"]
    assert ask("marketing", "interests", "?on=2020-01-01").json()["rows"] == []


def test_a_register_is_read_part_by_part_without_a_gap(company):
    whole = ask("marketing", "notices").json()
    parts, offset = [], 0
    while offset is not None:
        page = ask("marketing", "notices", f"?limit=2&offset={offset}").json()
        parts += page["rows"]
        offset = page["next_offset"]

    assert parts == whole["rows"]
    assert whole["rows_in_all"] == len(parts) > 2
    assert ask("marketing", "notices", "?limit=0").status_code == 400

"""Which keys records carry and other facts mention: from facts, through the real questions, to persons and companies."""

from __future__ import annotations

from pathlib import Path

from cordee.core.identity import keys
from cordee.core.identity.resolve import resolve_organisations, resolve_persons
from cordee.core.vocabulary.facts import (
    ANSWERS,
    CONSENTS,
    DEAL_LINKS,
    DEALS,
    INTERACTIONS,
    ORGANISATION_RECORDS,
    PERSON_RECORDS,
    TOUCHES,
)
from cordee.wiring import Company
from tests.asking import World, answer, tables, when
from tests.taking_in import take, workspace_in


def persons(world: World) -> dict[str, str]:
    """Give each person key the person it leads to."""
    links = resolve_persons(*tables(world, keys.person_edges(), keys.person_mentions()))
    return {row["key"]: row["id"] for row in links.to_pylist()}


def organisations(world: World) -> dict[str, str]:
    """Give each organisation key the organisation it leads to."""
    links = resolve_organisations(*tables(world, keys.organisation_records(), keys.organisation_mentions()))
    return {row["key"]: row["id"] for row in links.to_pylist()}


def test_one_address_in_whatever_case_is_one_person(tmp_path: Path):
    take(tmp_path, "crm.csv", "email,first name,last name\nAna.Roux@Fonderie.example,Ana,Roux\n")
    take(tmp_path, "fair.csv", "e-mail,first name,last name\n ana.roux@FONDERIE.EXAMPLE ,Anna,Roux\n")
    company = Company(workspace_in(tmp_path))

    company.run()

    assert [row["email"] for row in company.rows("persons")] == ["ana.roux@fonderie.example"]


def test_a_profile_joins_two_addresses_of_one_person():
    world = {
        PERSON_RECORDS: [
            {"source_key": "crm:1", "email": "ana@a.fr", "linkedin_url": "linkedin.com/in/ana"},
            {"source_key": "net:7", "email": "ana@home.fr", "linkedin_url": "linkedin.com/in/ana"},
        ]
    }

    assert set(persons(world).values()) == {"crm:1"}


def test_a_companys_own_mailbox_makes_nobody_of_two_people_and_nobody_of_itself():
    world = {
        PERSON_RECORDS: [
            {"source_key": "crm:1", "email": "contact@a.fr", "full_name": "Ana"},
            {"source_key": "crm:2", "email": "contact@a.fr", "full_name": "Bo"},
        ],
        TOUCHES: [{"person_key": "email:info@a.fr"}, {"person_key": "email:contact@a.fr"}],
    }

    assert persons(world) == {"crm:1": "crm:1", "crm:2": "crm:2"}


def test_a_companys_own_mailbox_still_tells_the_company():
    assert organisations({TOUCHES: [{"person_key": "email:contact@acme.fr"}]}) == {"domain:acme.fr": "domain:acme.fr"}


def test_people_at_free_mail_providers_make_no_company():
    world = {
        PERSON_RECORDS: [{"email": "ana@gmail.com"}, {"email": "bo@gmail.com"}],
        TOUCHES: [{"person_key": "email:cy@wanadoo.fr"}, {"organisation_key": "domain:gmail.com"}],
    }

    assert organisations(world) == {}


def test_whoever_any_fact_mentions_is_a_person():
    world = {
        TOUCHES: [{"person_key": "email:a@x.fr"}],
        DEALS: [{"person_key": "email:b@x.fr"}],
        DEAL_LINKS: [{"person_key": "email:g@x.fr"}],
        ANSWERS: [{"person_key": "email:c@x.fr"}],
        CONSENTS: [{"person_key": "email:d@x.fr"}],
        INTERACTIONS: [{"from_key": "email:e@x.fr", "to_key": "linkedin:in/f"}],
    }

    assert set(persons(world)) == {
        "email:a@x.fr",
        "email:b@x.fr",
        "email:c@x.fr",
        "email:d@x.fr",
        "email:e@x.fr",
        "email:g@x.fr",
        "linkedin:in/f",
    }


def test_a_touch_without_a_key_mentions_nobody():
    world: World = {TOUCHES: [{}], DEALS: [{}]}

    assert persons(world) == {}
    assert organisations(world) == {}


def test_a_person_works_where_the_source_says_else_where_the_address_points_else_at_the_name_given():
    world = {
        PERSON_RECORDS: [
            {"source_key": "1", "organisation_key": "crm:9", "email": "a@acme.fr", "organisation_name": "Acme"},
            {"source_key": "2", "email": "b@acme.fr", "organisation_name": "Other"},
            {"source_key": "3", "email": "c@gmail.com", "organisation_name": "  Acme   SA "},
            {"source_key": "4", "email": "d@gmail.com"},
        ]
    }

    records = PERSON_RECORDS.table()
    found = answer(world, records.select("source_key", employer=keys.employer_key(records)).order_by("source_key"))

    assert [row["employer"] for row in found] == ["crm:9", "domain:acme.fr", "name:acme sa", None]


def test_a_person_with_an_address_and_a_company_record_with_the_domain_meet():
    world = {
        PERSON_RECORDS: [{"source_key": "p", "email": "ana@paris.acme.fr"}],
        ORGANISATION_RECORDS: [{"source_key": "o", "domain": "acme.fr", "name": "Acme"}],
    }

    assert organisations(world) == {"o": "o", "domain:paris.acme.fr": "o"}


def test_a_record_counts_from_when_it_happened_and_otherwise_from_when_it_was_known():
    world = {
        PERSON_RECORDS: [
            {"source_key": "1", "happened_at": when("2024-05-01"), "known_at": when("2026-01-01")},
            {"source_key": "2", "known_at": when("2025-01-01")},
        ]
    }

    found = answer(world, keys.person_edges().order_by("record_key"))

    assert [row["since"] for row in found] == [when("2024-05-01"), when("2025-01-01")]

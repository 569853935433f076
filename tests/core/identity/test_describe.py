"""Persons and organisations described: the latest known of each attribute, over all records that were joined."""

from __future__ import annotations

from cordee.core.identity.describe import organisations, parents, persons, with_groups
from cordee.core.vocabulary.facts import ORGANISATION_RECORDS, PERSON_RECORDS
from cordee.core.vocabulary.results import IDENTITY_LINKS
from tests.asking import Row, World, answer, when


def person(key: str, person_id: str) -> Row:
    return {"kind": "person", "key": key, "id": person_id}


def company(key: str, organisation_id: str) -> Row:
    return {"kind": "organisation", "key": key, "id": organisation_id}


def test_of_each_attribute_the_latest_known_stands_and_an_empty_one_erases_nothing():
    world = {
        PERSON_RECORDS: [
            {"source_key": "a", "known_at": when("2025-01-01"), "title": "Acheteuse", "country": "FR"},
            {"source_key": "b", "known_at": when("2026-01-01"), "title": "Directrice", "country": None},
        ],
        IDENTITY_LINKS: [person("a", "a"), person("b", "a")],
    }

    [found] = answer(world, persons())

    assert (found["title"], found["country"], found["records"]) == ("Directrice", "FR", 2)


def test_a_name_is_put_together_where_the_source_gives_its_parts():
    world = {PERSON_RECORDS: [{"source_key": "a", "last_name": "Roux"}], IDENTITY_LINKS: [person("a", "a")]}

    assert answer(world, persons())[0]["name"] == "Roux"


def test_somebody_only_mentioned_has_an_address_and_no_record():
    world = {IDENTITY_LINKS: [person("email:ana@acme.fr", "email:ana@acme.fr"), company("domain:acme.fr", "o")]}

    [found] = answer(world, persons())

    assert (found["email"], found["records"], found["organisation_id"], found["name"]) == ("ana@acme.fr", 0, "o", None)


def test_the_employer_that_a_source_names_goes_before_the_one_that_the_address_suggests():
    world = {
        PERSON_RECORDS: [{"source_key": "a", "email": "ana@acme.fr", "organisation_key": "crm:2"}],
        IDENTITY_LINKS: [person("a", "a"), company("crm:2", "other"), company("domain:acme.fr", "acme")],
    }

    assert answer(world, persons())[0]["organisation_id"] == "other"


def test_a_company_only_mentioned_is_called_by_what_was_mentioned():
    keys = ("domain:acme.fr", "name:laiterie", "siren:552008443")
    world: World = {IDENTITY_LINKS: [company(key, key) for key in keys]}

    found = {row["organisation_id"]: row["name"] for row in answer(world, organisations())}

    assert found == {"domain:acme.fr": "acme.fr", "name:laiterie": "laiterie", "siren:552008443": "552008443"}


def test_a_subsidiary_knows_its_parent_whatever_key_the_source_uses_and_nobody_is_its_own_parent():
    world = {
        ORGANISATION_RECORDS: [
            {"source_key": "crm:1", "parent_key": "crm:2"},
            {"source_key": "crm:2", "parent_key": "crm:3"},
        ],
        IDENTITY_LINKS: [company("crm:1", "daughter"), company("crm:2", "mother"), company("crm:3", "mother")],
    }

    assert answer(world, parents()) == [{"organisation_id": "daughter", "parent_id": "mother"}]


def test_whoever_has_no_parent_is_a_group_of_itself():
    world: World = {
        ORGANISATION_RECORDS: [{"source_key": "a"}, {"source_key": "b"}],
        IDENTITY_LINKS: [company("a", "a"), company("b", "b")],
    }
    groups = IDENTITY_LINKS.table().filter(lambda t: t.key == "a").select(organisation_id="key", group_id=lambda t: t.kind)

    found = {row["organisation_id"]: row["group_id"] for row in answer(world, with_groups(groups))}

    assert found == {"a": "organisation", "b": "b"}


def test_a_company_that_no_record_names_has_the_name_that_most_of_its_people_give_and_none_of_a_draw():
    def named(*names: str) -> str:
        world: World = {
            PERSON_RECORDS: [{"email": f"{number}@acme.fr", "organisation_name": name} for number, name in enumerate(names)],
            IDENTITY_LINKS: [company("domain:acme.fr", "domain:acme.fr")],
        }
        return str(answer(world, organisations())[0]["name"])

    assert named("Acme SA") == "Acme SA"
    assert named("Acme SA", "Acme SA", "Old firm") == "Acme SA"
    assert named("Acme SA", "Old firm") == "acme.fr"


def test_a_companys_own_record_names_it_whatever_its_people_say():
    world = {
        PERSON_RECORDS: [{"email": "ana@acme.fr", "organisation_name": "ACME!!"}],
        ORGANISATION_RECORDS: [{"source_key": "crm:1", "name": "Acme SA", "domain": "acme.fr"}],
        IDENTITY_LINKS: [company("domain:acme.fr", "crm:1"), company("crm:1", "crm:1")],
    }

    assert answer(world, organisations())[0]["name"] == "Acme SA"


def test_a_companys_own_record_names_it_even_where_a_later_row_about_people_states_another():
    world: World = {
        ORGANISATION_RECORDS: [
            {"source_key": "table:organisation:2", "name": "ACME SAS", "record": 9},
            {"source_key": "table:organisation:1", "name": "Acme SA", "record": 2},
            {"source_key": "table:stated:x", "name": "acme.fr", "known_at": when("2027-01-01")},
        ],
        IDENTITY_LINKS: [company(f"table:{key}", "o") for key in ("organisation:1", "organisation:2", "stated:x")],
    }

    assert answer(world, organisations())[0]["name"] == "Acme SA"

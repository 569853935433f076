"""The timeline: every touch with whom it was, whatever key the source used; machines' clicks left out."""

from __future__ import annotations

from typing import Any

from cordee.core.accounts.timeline import timeline
from cordee.core.vocabulary.facts import TOUCHES
from cordee.core.vocabulary.results import IDENTITY_LINKS, PERSONS
from tests.asking import Row, answer, when

NOON = when("2026-03-01 12:00")
LINKS = [
    {"kind": "person", "key": "email:ana@acme.fr", "id": "p1"},
    {"kind": "person", "key": "crm:1", "id": "p1"},
    {"kind": "organisation", "key": "crm:o", "id": "acme"},
    {"kind": "organisation", "key": "domain:acme.fr", "id": "acme-by-domain"},
    {"kind": "organisation", "key": "email:ana@acme.fr", "id": "trap"},
]
PEOPLE = [{"person_id": "p1", "organisation_id": "employer"}]


def seen(*touches: dict[str, Any], people: list[Row] | None = None) -> list[tuple[str | None, str]]:
    whole = [{"happened_at": NOON} | one for one in touches]
    world = {TOUCHES: whole, IDENTITY_LINKS: LINKS, PERSONS: PEOPLE if people is None else people}
    return [(row["person_id"], row["organisation_id"]) for row in answer(world, timeline().order_by("touch_key"))]


def test_whatever_key_a_source_uses_it_is_the_same_person():
    assert seen({"person_key": "email:ana@acme.fr"}, {"person_key": "crm:1"}) == [("p1", "employer")] * 2


def test_the_company_that_the_touch_names_goes_before_the_employer_and_the_employer_before_the_domain():
    assert seen({"person_key": "email:ana@acme.fr", "organisation_key": "crm:o"}) == [("p1", "acme")]
    assert seen({"person_key": "email:ana@acme.fr"}) == [("p1", "employer")]
    assert seen({"person_key": "email:ana@acme.fr"}, people=[]) == [("p1", "acme-by-domain")]


def test_a_companys_own_mailbox_is_a_touch_of_the_company_by_nobody():
    assert seen({"person_key": "email:contact@acme.fr"}) == [(None, "acme-by-domain")]


def test_a_touch_by_nobody_known_is_kept_without_an_account():
    assert seen({"visitor_key": "v1"}, {"person_key": "email:bo@elsewhere.fr"}) == [(None, ""), (None, "")]


def test_a_machines_click_is_left_out():
    assert seen({"person_key": "crm:1", "scanner": True}, {"person_key": "crm:1", "scanner": False}) == [("p1", "employer")]


def test_a_touch_appears_once_however_many_keys_lead_to_its_person():
    assert len(seen({"person_key": "crm:1", "organisation_key": "crm:o"})) == 1

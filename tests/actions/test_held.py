"""Everything that is held about one person, and nothing of anybody else, in one archive."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, datetime

import pytest

from cordee.actions.held import archive_of
from cordee.core.trust.consent import Said
from tests.people import company_of_people
from tests.site import leave, point_at

ANNE = "anne.roux@acme.example"


@pytest.fixture
def trust(tmp_path):
    made = company_of_people(tmp_path / "mine")
    point_at(made.folder)
    trust = made.trust()
    trust.say(
        trust.whom(ANNE),
        Said(False, datetime(2026, 3, 25, tzinfo=UTC), by_themselves=True, source="letter"),
        proof="=HYPERLINK(1)",
    )
    trust.give_notice(["table:person:1"], how="mail")
    trust.books.requests.ask(trust.whom(ANNE).subjects[0], "correct", said="my job is wrong", at=trust.now)
    yield trust
    leave()


def members(archive):
    with zipfile.ZipFile(io.BytesIO(archive)) as found:
        return {name: found.read(name).decode("utf-8") for name in found.namelist()}


def test_facts_results_and_registers_are_all_there(trust):
    found = members(trust.archive(trust.person(ANNE)))

    whole = json.loads(found["data.json"])
    assert {row["source_key"] for row in whole["person_records"]} == {"table:person:1", "mailchimp:member:m1"}
    assert whole["person"][0]["name"] == "Anne Roux"
    assert [row["source"] for row in whole["sources"]] == ["mailchimp", "table"]
    assert {row["file"] for row in whole["files"]} == {"people.csv", "list_member.csv"}
    assert (len(whole["statement"]), whole["notice"][0]["how"], whole["request"][0]["said"]) == (1, "mail", "my job is wrong")
    assert "held about you" in found["README.txt"]
    assert "détenu sur vous" in found["LISEZMOI.txt"]


def test_nothing_of_anybody_else_is_there(trust):
    everything = "".join(members(trust.archive(trust.person(ANNE))).values())

    assert not [name for name in ("bob", "Bob", "carla", "Doe", "contact@") if name in everything]


def test_a_spreadsheet_runs_nothing_of_it(trust):
    assert "'=HYPERLINK(1)" in members(trust.archive(trust.person(ANNE)))["statement.csv"]


def test_the_same_data_give_the_same_bytes(trust):
    held = trust.held(trust.person(ANNE))

    assert archive_of(held) == archive_of(trust.held(trust.person(ANNE)))


def test_who_took_an_archive_is_noted_and_not_whose(trust):
    from cordee.records.models import AuditEntry

    trust.archive(trust.person(ANNE), author=None)

    entry = AuditEntry.objects.get(deed="exported")
    assert (entry.object, len(entry.subject)) == ("person", 64)
    assert entry.detail["rows"] > 3


def test_every_register_that_names_a_subject_is_searched(trust):
    from django.apps import apps

    from cordee.records.held import about

    named = {
        model._meta.model_name
        for model in apps.get_app_config("records").get_models()
        if any(field.name == "subject" for field in model._meta.fields)
    }

    assert {"statement", "notice", "request", "interest", "auditentry", "outgoingsubject"} <= named
    assert {"statement", "notice", "request", "auditentry"} <= set(about(trust.whom(ANNE).subjects))

"""Consent and objection, typed and imported together: whoever objected stays objected, whatever files and clusters become.

The rules at work here: "consent.objection", "consent.proof", "consent.generic".
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from cordee.actions.consents import UNDATED
from cordee.core.trust.consent import CHANNELS, Said
from cordee.core.vocabulary.problems_of_trust import GenericConsent, NoSuchPerson, ProofNeeded, SeveralPeople
from cordee.wiring import How, create_company
from tests.people import MEMBERS, MERGED, PEOPLE, RUN, company_of_people, take
from tests.site import leave, point_at

ANNE, BOB = "anne.roux@acme.example", "bob@acme.example"


def at(month: int, day: int) -> datetime:
    return datetime(2026, month, day, tzinfo=UTC)


def no(moment: datetime | None = None, channel: str = "") -> Said:
    return Said(False, moment or at(3, 25), channel, by_themselves=True, source="letter")


def yes() -> Said:
    return Said(True, at(3, 26), "email", by_themselves=True, source="form")


@pytest.fixture
def company(tmp_path):
    made = company_of_people(tmp_path / "mine")
    point_at(made.folder)
    yield made
    leave()


def states(company, who):
    trust = company.trust()
    return {channel: one.state for channel, one in trust.standings(trust.said_of(trust.whom(who))).items()}


def objected(company, who):
    return set(states(company, who).values()) == {"objected"}


def test_imported_and_typed_statements_are_one_story(company):
    trust = company.trust()
    trust.say(trust.whom(ANNE), no(channel="email"))

    found = states(company, ANNE)

    assert found["email"] == "objected"
    assert found["letter"] == "open"
    assert [one.source for one in trust.said_of(trust.whom(ANNE))] == ["Mailchimp list l1: subscribed", "letter"]


def test_an_objection_survives_a_new_import_a_merge_of_people_and_the_undoing_of_their_file(company):
    trust = company.trust()
    trust.say(trust.whom(ANNE), no())
    entry = company.imports()[0]

    again = MEMBERS.replace("2026-02-01 09:00:00,,u1", "2026-03-30 09:00:00,,u1")
    take(company, "list_member.csv", again, date(2026, 3, 31))
    take(company, "more.csv", MERGED, date(2026, 3, 31))
    company.run(as_of=RUN)
    assert objected(company, ANNE)
    assert objected(company, "anne@private.example"), "an address that came later, of the same person"

    company.undo(entry.id)
    company.run(as_of=RUN)

    assert objected(company, ANNE)


def test_when_every_file_is_undone_the_address_is_still_blocked(company):
    trust = company.trust()
    trust.say(trust.whom(ANNE), no())
    for entry in company.imports():
        company.undo(entry.id)
    company.run(as_of=RUN)

    assert objected(company, "Anne.Roux+fair@ACME.example")
    assert trust.whom(ANNE).person is None


def test_a_person_with_two_addresses_of_which_one_objected_is_blocked_as_a_person(company):
    take(company, "more.csv", MERGED, date(2026, 3, 31))
    company.run(as_of=RUN)
    trust = company.trust()
    trust.say(trust.whom("anne@private.example"), no())

    assert objected(company, ANNE)
    assert objected(company, "Anne Roux")


@pytest.mark.parametrize(
    "face",
    [
        "BOB@acme.example",
        "b.o.b@acme.example",
        "bob+fair@acme.example",
        "bоb@acme.example",
        "mailto:bob@acme.example",
        "bob@acme.example.",
    ],
    ids=["case", "dots", "plus", "Cyrillic o", "mailto", "dot at the end"],
)
def test_another_face_of_an_address_is_the_same_person(company, face):
    trust = company.trust()
    trust.say(trust.whom(face), no())

    assert objected(company, BOB)


def test_what_a_tool_noted_for_another_face_of_the_address_counts(company):
    assert states(company, BOB)["email"] == "objected"
    assert states(company, BOB)["call"] == "open"


def test_an_import_that_says_yes_later_lifts_no_objection_of_the_person(company):
    trust = company.trust()
    trust.say(trust.whom(ANNE), no(channel="email"))
    take(company, "list_member.csv", MEMBERS.replace("2026-02-01 09:00:00,,u1", "2026-03-30 09:00:00,,u1"), date(2026, 3, 31))
    company.run(as_of=RUN)

    assert states(company, ANNE)["email"] == "objected"


def test_the_person_s_own_yes_lifts_their_own_no(company):
    trust = company.trust()
    trust.say(trust.whom(ANNE), no())
    trust.say(trust.whom(ANNE), yes(), proof="form of 26 March")

    found = states(company, ANNE)

    assert (found["email"], found["letter"]) == ("consented", "objected")


def test_an_imported_yes_without_a_date_weighs_less_than_any_no(company):
    undated = MEMBERS.replace("2026-02-01 09:00:00,,u1", ",,u1")
    take(company, "list_member.csv", undated, date(2026, 3, 31))
    company.run(as_of=RUN)
    trust = company.trust()

    assert [one.said_at for one in trust.said_of(trust.whom(ANNE))] == [UNDATED]
    trust.say(trust.whom(ANNE), Said(False, at(1, 1), "email", source="other tool"))
    assert states(company, ANNE)["email"] == "objected"


@pytest.mark.parametrize(("said", "proof"), [(Said(True, at(3, 1), source="form"), " "), (Said(True, at(3, 1)), "paper")])
def test_a_consent_without_proof_or_source_is_refused_and_nothing_written(company, said, proof):
    trust = company.trust()

    with pytest.raises(ProofNeeded):
        trust.say(trust.whom(ANNE), said, proof=proof)

    assert trust.books.statements.written() == []


def test_nobody_consents_with_a_company_s_address_and_its_objection_is_honoured(company):
    trust = company.trust()
    with pytest.raises(GenericConsent):
        trust.say(trust.whom("contact@acme.example"), yes(), proof="form")
    trust.say(trust.whom("Contact@acme.example"), no())

    assert objected(company, "contact@acme.example")
    assert objected(company, "table:person:3"), "whoever is reached by it only"
    assert not objected(company, ANNE)


def test_an_imported_yes_of_a_company_s_address_is_nobody_s_consent(company):
    assert set(states(company, "table:person:3").values()) == {"open"}


def test_two_people_whose_addresses_differ_by_a_dot_are_blocked_together_and_consent_apart(company):
    trust = company.trust()
    trust.say(trust.whom("j.doe@beta.example"), yes(), proof="form")
    assert states(company, "jdoe@beta.example")["email"] == "open"
    with pytest.raises(SeveralPeople):
        trust.say(trust.whom("J.D.oe@beta.example"), yes(), proof="form")

    trust.say(trust.whom("j.d.oe@beta.example"), no(at(3, 28)))

    assert objected(company, "j.doe@beta.example")
    assert objected(company, "jdoe@beta.example")


def test_somebody_whom_no_file_knows_may_object_and_a_name_that_nobody_bears_may_not(company):
    trust = company.trust()
    trust.say(trust.whom("new@gamma.example"), no())

    take(company, "more.csv", "ID,Email\n9,New@gamma.example\n", date(2026, 3, 31))
    company.run(as_of=RUN)

    assert objected(company, "table:person:9")
    with pytest.raises(NoSuchPerson):
        trust.whom("Nobody Atall")


def test_before_the_first_run_an_objection_can_be_noted(tmp_path):
    made = create_company(tmp_path / "new")
    point_at(made.folder)
    trust = made.trust()
    trust.say(trust.whom("anne.roux@acme.example"), no())

    assert {one.state for one in trust.standings(trust.said_of(trust.whom(ANNE))).values()} == {"objected"}
    (made.folder / "inbox" / "people.csv").write_text(PEOPLE, "utf-8")
    made.take_in(made.folder / "inbox", How(exported_on=date(2026, 3, 10)))
    made.run(as_of=RUN)
    assert objected(made, "table:person:1")
    leave()


def test_everybody_who_said_something_is_listed_once_with_where_they_stand(company):
    trust = company.trust()
    trust.say(trust.whom(ANNE), no())
    trust.say(trust.whom("gone@gamma.example"), no(at(3, 27)))

    listed = trust.everyone()

    assert {(one.person.id if one.person else None, one.state) for one in listed} == {
        (None, "objected"),
        ("table:person:1", "objected"),
        ("table:person:2", "objected"),
        ("mailchimp:member:m2", "objected"),
    }
    assert len(listed) == 4
    assert listed[0].person is None, "the latest first"
    assert all(set(one.standing) == set(CHANNELS) for one in listed)


def test_a_statement_is_noted_in_the_audit_log_without_a_name(company):
    from cordee.records.models import AuditEntry

    trust = company.trust()
    trust.say(trust.whom(ANNE), no())

    entry = AuditEntry.objects.get(deed="changed")
    assert entry.object == "statement"
    assert not {"anne", "roux", "acme"} & set(re.findall("[a-z]+", f"{entry.detail} {entry.object} {entry.subject}"))

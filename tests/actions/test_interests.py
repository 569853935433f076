"""Interests are entered for people as one names them; two addresses of one person add up; every deed is in the audit log."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cordee.actions.interests import same_people, sums
from cordee.actions.people import person_named
from cordee.core.trust.interests import Declared, Interest
from cordee.core.trust.paid import MENTIONS, Contract
from cordee.core.vocabulary.problems_of_trust import NoSuchPerson
from cordee.wiring import How, create_company, open_company
from tests.ready import copy_of
from tests.site import leave, point_at

PEOPLE = "contact id,email,first name,last name,company\n7,ana@fonderie.example,Ana,Roux,Fonderie\n8,bo@laiterie.example,Bo,Petit,Laiterie\n"


def of_two(folder):
    """Make a company that knows two people."""
    made = create_company(folder)
    (made.folder / "inbox" / "people.csv").write_text(PEOPLE)
    made.take_in(made.folder / "inbox", How(exported_on=date(2026, 5, 1)))
    made.run(as_of=date(2026, 6, 1))


@pytest.fixture
def company(tmp_path):
    made = open_company(copy_of(of_two, tmp_path / "mine"))
    point_at(made.folder)
    yield made
    leave()


def gift(value="400", since="2026-02-01", **more):
    return Interest("gift", "Acme", date.fromisoformat(since), value=Decimal(value), currency="EUR", objective="launch", **more)


def test_somebody_is_found_by_name_and_by_address_and_is_one(company):
    registers = company.registers()

    by_name, by_address = registers.declare("Ana Roux", "Ana", gift()), registers.declare("Ana@Fonderie.example", "Ana", gift())

    assert by_name.subject == by_address.subject
    assert "ana" not in by_name.subject


def test_two_keys_of_one_person_add_up_although_neither_says_so(company):
    book, secret, reader = company.book().interests, company.workspace.secret, company.reader()
    ana = person_named(reader, "Ana Roux")
    other, first = ana.subjects(secret)[:2]
    for subject in (first, other):
        book.add(Declared(subject, "Ana", gift("500")))

    same = same_people(reader, [first, other], secret)
    apart = sums(book.entries(), [], day=date(2026, 3, 1), same={})
    together = sums(book.entries(), [], day=date(2026, 3, 1), same=same)

    assert first != other
    assert [one.standing.state for one in apart] == ["below", "below"]
    assert [one.standing.state for one in together] == ["needs_contract"]


def test_somebody_whom_no_export_knows_can_be_entered_by_their_address(company):
    registers = company.registers()

    first, second = (
        registers.declare("star@stage.example", "Star", gift()),
        registers.declare("S.tar+x@Stage.example", "Star", gift()),
    )

    assert first.subject == second.subject
    with pytest.raises(NoSuchPerson):
        registers.declare("Nobody Known", "?", gift())


def test_a_contract_lifts_the_block_and_its_withdrawal_brings_it_back(company):
    registers, day = company.registers(), date(2026, 3, 1)
    registers.declare("Ana Roux", "Ana", gift("1000"))
    noted = registers.sign(
        "ana@fonderie.example", "Ana", Contract("Acme", "launch", "binder 4", date(2026, 1, 15), frozenset(MENTIONS))
    )
    entries, signed = registers.entries(), registers.contracts()

    states = [_state(company, entries, signed, day)]
    registers.unsign(noted.id, why="not countersigned")
    states.append(_state(company, entries, registers.contracts(), day))

    assert states == ["covered", "needs_contract"]


def test_every_deed_is_in_the_audit_log_and_names_nobody(company):
    from cordee.records.models import AuditEntry

    registers = company.registers()
    made = registers.declare("Ana Roux", "Ana", gift())
    registers.withdraw(registers.correct(made.id, gift("10"), why="typing").id, why="not hers")

    noted = list(AuditEntry.objects.order_by("id"))
    assert [(one.deed, one.object) for one in noted] == [("changed", "interests")] * 3
    assert {one.subject for one in noted} == {made.subject}
    assert "Ana" not in str([one.detail for one in noted])


def _state(company, entries, signed, day):
    return sums(entries, signed, day=day, same={})[0].standing.state

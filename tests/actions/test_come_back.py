"""Somebody who was erased and asks to come back is taken in again, by every ledger; their objection and the history stay."""

from __future__ import annotations

from datetime import date

import pytest

from cordee.core.vocabulary.problems_of_return import NeverErased, WhyLifted
from cordee.engine.ledger import beside_backups, read_ledger
from cordee.wiring import restore_company
from tests.people import company_of_people, take
from tests.site import leave, point_at

ANNE = "anne.roux@acme.example"
AGAIN = "ID,Email,First name,Last name\n9,anne.roux@acme.example,Anne,Roux\n"


@pytest.fixture
def company(tmp_path):
    made = company_of_people(tmp_path / "mine")
    point_at(made.folder)
    yield made
    leave()


def records(company, key):
    with company.workspace.database() as database:
        from cordee.actions.known_as import known_as

        return known_as(company.workspace, database, {key}).records


def test_whoever_comes_back_is_taken_in_again_and_not_written_to(company, tmp_path):
    from cordee.records.models import AuditEntry, Erasure

    backup = company.backup(tmp_path).path
    company.erase(company.known_as(ANNE))
    take(company, "before.csv", AGAIN, date(2026, 5, 1))
    kept_out = records(company, f"email:{ANNE}")

    opaque = company.let_back("Anne.Roux+x@acme.example", why="called on 2 May, wants our letter")
    take(company, "after.csv", AGAIN.replace("9,", "10,"), date(2026, 5, 3))

    entry, trust = Erasure.objects.get(), company.trust()
    assert (kept_out, records(company, f"email:{ANNE}")) == (0, 1)
    assert (entry.opaque, entry.lifted_why) == (opaque, "called on 2 May, wants our letter")
    assert entry.lifted_at is not None
    assert AuditEntry.objects.get(object="erasure").subject == opaque
    assert {one.state for one in trust.standings(trust.said_of(trust.whom(ANNE))).values()} == {"objected"}
    (beside,) = read_ledger(tmp_path / beside_backups(company.workspace.secret))
    assert not beside.holds

    back = restore_company(backup, tmp_path / "back")

    assert records(back, f"email:{ANNE}") > 0, "a backup from before the erasure brings back whoever came back"


def test_whoever_asks_again_is_erased_again(company):
    from cordee.records.models import Erasure

    first = company.erase(company.known_as(ANNE))
    company.let_back(ANNE, why="their mail of 2 May")
    take(company, "after.csv", AGAIN, date(2026, 5, 3))

    again = company.erase(company.known_by_hash(company.trust().whom(ANNE).own[0]))

    assert records(company, f"email:{ANNE}") == 0
    assert again.clean
    held = [one.opaque for one in read_ledger(company.folder) if one.holds]
    assert again.opaque in held
    assert Erasure.objects.get(opaque=again.opaque).lifted_at is None
    assert first.clean


def test_nobody_comes_back_without_a_reason_or_who_was_never_erased(company):
    with pytest.raises(WhyLifted):
        company.let_back(ANNE, why="  ")
    with pytest.raises(NeverErased):
        company.let_back(ANNE, why="asked by mail")
    with pytest.raises(NeverErased):
        company.let_back("Anne Roux", why="asked by mail")

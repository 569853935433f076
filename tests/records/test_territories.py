"""Territories on the records' database: a line takes the place of another and says why; nothing is deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cordee.core.opinion.territories import Claim, Proof, Territory
from cordee.core.vocabulary.problems_of_voices import BadTerritory, CorrectionSaysWhy, NoSuchLine, NoSuchTerritory
from cordee.core.vocabulary.register import history_of, standing
from cordee.core.vocabulary.text import Text
from cordee.wiring import create_company
from tests.site import leave, point_at

SECURITY = Territory(
    "", Text("Industrial cyber security", "Cybersécurité industrielle"), ("OT security",), ("automate",), "content lead"
)


@pytest.fixture
def book(tmp_path):
    made = create_company(tmp_path / "records")
    point_at(made.folder)
    yield made.book().territories
    leave()


def test_what_is_written_is_read_back_under_a_key_made_from_its_name(book):
    made = book.write(SECURITY)

    assert made.value == replace(SECURITY, key="industrial-cyber-security")
    assert book.territories() == [made]


def test_two_territories_of_one_name_have_two_keys(book):
    keys = [book.write(SECURITY).value.key for _ in range(2)]

    assert keys == ["industrial-cyber-security", "industrial-cyber-security-2"]


def test_a_correction_leaves_the_old_line_as_it_was_and_says_why(book):
    first = book.write(SECURITY)

    second = book.write(replace(first.value, owner="head of networks"), why="she took it over")

    assert history_of(book.territories(), first.value.key) == [first, second]
    assert [one.value.owner for one in standing(book.territories())] == ["head of networks"]
    with pytest.raises(CorrectionSaysWhy):
        book.write(first.value)


def test_a_register_can_be_read_as_it_stood_on_a_day(book):
    march, may = (datetime(2026, month, 1, tzinfo=UTC) for month in (3, 5))
    first = book.write(SECURITY, at=march)
    book.write(replace(first.value, owner="nobody"), why="left", at=may)

    assert [one.value.owner for one in standing(book.territories(), march)] == ["content lead"]
    assert standing(book.territories(), datetime(2026, 2, 1, tzinfo=UTC)) == []


def test_a_withdrawn_claim_can_still_be_read_and_takes_no_new_proof(book):
    key = book.write(SECURITY).value.key
    claim = book.write(Claim("", key, "Restart a plant within a day")).value
    book.write(replace(claim, withdrawn=True), why="we never did")

    assert standing(book.claims()) == []
    assert [one.number for one in history_of(book.claims(), claim.key)] == [1, 2]
    with pytest.raises(NoSuchLine):
        book.write(Proof("", claim.key, date(2026, 3, 1), "Dairy"))


def test_a_claim_belongs_to_a_territory_and_a_proof_to_a_claim(book):
    with pytest.raises(NoSuchTerritory):
        book.write(Claim("", "nowhere", "We map it"))
    with pytest.raises(NoSuchLine):
        book.write(Proof("", "c9", date(2026, 3, 1), "Dairy"))
    with pytest.raises(NoSuchLine):
        book.write(Claim("c9", "nowhere", "We map it"), why="as if it were there")


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Claim("", "t", "  "),
        lambda: Claim("", "t", "x" * 301),
        lambda: Proof("", "c1", date(2026, 3, 1), " "),
        lambda: Proof("", "c1", date(1812, 3, 1), "Dairy"),
        lambda: Territory("", Text("x" * 121, "x")),
    ],
)
def test_what_cannot_be_is_refused(wrong):
    with pytest.raises(BadTerritory):
        wrong()

"""A token is given once, kept as a hash, and opens as long as neither it nor its owner is shut out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cordee.wiring import create_company
from tests.site import leave, point_at

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def owner(tmp_path):
    point_at(create_company(tmp_path / "records").folder)
    from cordee.records.models import User

    yield User.objects.make("alix@cordee.example", "rope-of-five-knots", role="reader")
    leave()


@pytest.fixture
def book(owner):
    from cordee.records import tokens

    return tokens


def test_a_token_belongs_to_its_owner_and_its_text_is_kept_nowhere(book, owner):
    from cordee.records.models import AccessToken

    token = book.make(owner.pk, " for the dashboard ")

    assert book.owner_of(token) == owner
    assert token not in str(list(AccessToken.objects.values()))
    assert [one.label for one in book.live(owner.pk)] == ["for the dashboard"]


@pytest.mark.parametrize("made_up", ["", "cordee_", "cordee_" + "a" * 43, "\0", "é" * 300])
def test_a_made_up_token_belongs_to_nobody(book, owner, made_up):
    book.make(owner.pk, "one")

    assert book.owner_of(made_up) is None


def test_a_revoked_token_belongs_to_nobody_and_the_others_still_open(book, owner):
    first, second = book.make(owner.pk, "one"), book.make(owner.pk, "two")

    assert book.revoke(owner.pk, only=book.live(owner.pk)[0].pk) == 1

    assert book.owner_of(first) is None
    assert book.owner_of(second) == owner


def test_nobody_revokes_the_token_of_another(book, owner):
    from cordee.records.models import User

    token = book.make(owner.pk, "one")
    other = User.objects.make("b@cordee.example", None, role="administrator")

    assert book.revoke(other.pk, only=book.live(owner.pk)[0].pk) == 0
    assert book.owner_of(token) == owner


def test_the_token_of_somebody_shut_out_belongs_to_nobody(book, owner):
    token = book.make(owner.pk, "one")
    owner.is_active = False
    owner.save()

    assert book.owner_of(token) is None


def test_its_last_use_is_known_to_the_minute(book, owner):
    token = book.make(owner.pk, "one")

    for seconds in (0, 20, 90):
        book.owner_of(token, NOW + timedelta(seconds=seconds))

    assert book.live(owner.pk)[0].used_at == NOW + timedelta(seconds=90)
    book.owner_of(token, NOW + timedelta(seconds=100))
    assert book.live(owner.pk)[0].used_at == NOW + timedelta(seconds=90)

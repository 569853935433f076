"""The records' tables are what the migrations make; an address is one user in any case; somebody shut out may nothing."""

from __future__ import annotations

import io

import pytest
from django.core.exceptions import ValidationError

from cordee.wiring import create_company
from tests.site import leave, point_at


@pytest.fixture
def records(tmp_path):
    made = create_company(tmp_path / "records")
    point_at(made.folder)
    yield made
    leave()


def test_no_migration_is_missing(records):
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, stdout=io.StringIO())


def test_an_address_is_one_user_in_any_case(records):
    from cordee.records.models import User

    User.objects.make("Alix@Cordee.example", "rope-of-five-knots", role="sales")

    assert User.objects.get_by_natural_key(" ALIX@cordee.example").email == "alix@cordee.example"
    with pytest.raises(ValidationError):
        User.objects.make("alix@CORDEE.example", "rope-of-five-knots", role="reader")


def test_a_role_that_does_not_exist_is_refused(records):
    from cordee.records.models import User

    with pytest.raises(ValidationError):
        User.objects.make("a@cordee.example", "rope-of-five-knots", role="king")


def test_somebody_shut_out_may_nothing(records):
    from cordee.records.models import User

    user = User.objects.make("a@cordee.example", "rope-of-five-knots", role="administrator")
    user.is_active = False

    assert not user.may("read")


def test_only_the_hash_of_a_token_is_kept(records):
    from cordee.records.models import Link

    link, token = Link.objects.make(role="reader")

    assert token not in link.hashed
    assert Link.objects.opened_by(token) == link
    assert Link.objects.opened_by("another") is None


def test_records_are_written_ahead_and_begin_at_once(records):
    from django.db import connection

    with connection.cursor() as cursor:
        mode = cursor.execute("PRAGMA journal_mode").fetchone()[0]

    assert mode == "wal"
    assert connection.transaction_mode == "IMMEDIATE"


def test_no_two_tables_name_a_constraint_or_an_index_alike(records):
    """PostgreSQL keeps one set of names for a whole schema; SQLite would not notice."""
    from django.apps import apps

    named = [one.name for model in apps.get_models() for one in (*model._meta.constraints, *model._meta.indexes)]

    assert sorted(named) == sorted(set(named))

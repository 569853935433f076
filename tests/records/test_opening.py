"""Where the records lie: the password need not stand in a file, and to another machine the way is encrypted."""

from __future__ import annotations

from pathlib import Path

import pytest

from cordee.records.opening import PASSWORD, database
from cordee.records.opening import point_at as records_at
from cordee.wiring import create_company
from tests.site import leave, point_at

MINE = Path("mine")


def test_a_password_in_the_environment_need_not_stand_in_the_address(monkeypatch):
    monkeypatch.setenv(PASSWORD, "from the environment")

    assert database(MINE, "postgresql://ann@db/c")["PASSWORD"] == "from the environment"
    assert database(MINE, "postgresql://ann:own%20word@db/c")["PASSWORD"] == "own word"


@pytest.mark.parametrize(
    ("url", "mode"),
    [
        ("postgresql://ann@db.example/c", "require"),
        ("postgresql://ann@db.example/c?sslmode=verify-full", "verify-full"),
        ("postgresql://ann@db.example/c?sslmode=disable", "disable"),
        ("postgresql://ann@127.0.0.1/c", None),
        ("postgresql:///c?host=/run/postgresql", None),
    ],
)
def test_to_another_machine_the_way_is_encrypted_unless_the_address_says_otherwise(url, mode):
    assert database(MINE, url)["OPTIONS"].get("sslmode") == mode


def test_a_store_that_was_left_open_on_a_server_that_is_gone_does_not_reach_the_next_test(tmp_path):
    records_at(database(MINE, "postgresql://ann:x@127.0.0.1:1/gone"))

    point_at(create_company(tmp_path / "mine").folder)
    from cordee.records.models import User

    assert User.objects.count() == 0
    leave()


def test_turning_to_other_records_replaces_every_word_of_the_entry_and_not_its_name_alone(tmp_path):
    from django.db import connection, connections

    records_at(database(MINE, "postgresql://ann:x@127.0.0.1:1/gone"))
    on_the_server = connection.vendor

    records_at(database(tmp_path))

    assert (on_the_server, connection.vendor) == ("postgresql", "sqlite")
    assert {name: connections.databases["default"][name] for name in database(tmp_path)} == database(tmp_path)
    assert connections["default"].settings_dict.get("HOST", "") == ""
    point_at(create_company(tmp_path / "mine").folder)
    leave()

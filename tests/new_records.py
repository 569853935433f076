"""New records for tests: brought up to date once a test run, then copied, since every migration costs two seconds."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest


@contextmanager
def copied(template: Path) -> Iterator[None]:
    """Where records of SQLite are not there yet, copy those of a template; where all steps are taken, look for no more.

    The template may be shared by several processes: the first that wants it makes it.
    """
    from django.core.management.commands.migrate import Command
    from django.db import connections
    from django.db.migrations.recorder import MigrationRecorder

    step_by_step = Command.handle

    @cache
    def all_steps() -> frozenset[tuple[str, str]]:
        from django.db.migrations.loader import MigrationLoader

        return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)

    def handle(command: Command, *arguments: Any, **options: Any) -> str | None:
        connection = connections[options["database"]]
        wanted = Path(str(connection.settings_dict["NAME"]))
        if connection.vendor != "sqlite":
            return step_by_step(command, *arguments, **options)
        if wanted.exists() and wanted.stat().st_size:
            taken = frozenset(MigrationRecorder(connection).applied_migrations())
            return None if taken == all_steps() else step_by_step(command, *arguments, **options)
        connection.close()
        with template.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not template.exists():
                done = step_by_step(command, *arguments, **options)
                connection.close()
                shutil.copyfile(wanted, unfinished := template.with_suffix(".unfinished"))
                unfinished.rename(template)
                return done
        shutil.copyfile(template, wanted)
        return None

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Command, "handle", handle)
        yield

"""New records for tests: brought up to date once a process, then copied, since every migration costs two seconds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest


@contextmanager
def copied(template: Path) -> Iterator[None]:
    """Where records of SQLite are not there yet, copy those of a template instead of making them step by step."""
    from django.core.management.commands.migrate import Command
    from django.db import connections

    step_by_step = Command.handle

    def handle(command: Command, *arguments: Any, **options: Any) -> str | None:
        connection = connections[options["database"]]
        wanted = Path(str(connection.settings_dict["NAME"]))
        if connection.vendor != "sqlite" or (wanted.exists() and wanted.stat().st_size):
            return step_by_step(command, *arguments, **options)
        connection.close()
        if not template.exists():
            done = step_by_step(command, *arguments, **options)
            connection.close()
            shutil.copyfile(wanted, template)
            return done
        shutil.copyfile(template, wanted)
        return None

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Command, "handle", handle)
        yield

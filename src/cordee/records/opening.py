"""Opening a workspace's records where no pages are served: from the command line, a job, a Python session."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import django
from django import conf
from django.apps import apps

PASSWORD = "CORDEE_RECORDS_PASSWORD"
LOCAL = ("", "127.0.0.1", "::1", "localhost")
_ready: set[str] = set()


def database(folder: Path, url: str = "") -> dict[str, Any]:
    """Give Django's words for where records lie: SQLite in the workspace, or PostgreSQL by its address.

    The password stands in the address, or better in the environment variable ``CORDEE_RECORDS_PASSWORD``. To a server on
    another machine the way is encrypted unless the address says otherwise; ``sslmode=verify-full`` proves who it is too.

    Examples
    --------
    >>> database(Path("mine"))["ENGINE"], database(Path("mine"), "postgresql://ann:x@db:5433/cordee")["PORT"]
    ('django.db.backends.sqlite3', '5433')
    >>> database(Path("mine"), "postgresql://ann@db/cordee")["OPTIONS"], database(Path("mine"), "postgresql://ann@localhost/c")["OPTIONS"]
    ({'sslmode': 'require'}, {})
    """
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "records.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    parts = urlsplit(url)
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    host = unquote(query.pop("host", parts.hostname or ""))
    if host not in LOCAL and not host.startswith("/"):
        query.setdefault("sslmode", "require")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or "") or os.environ.get(PASSWORD, ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "OPTIONS": query,
    }


def open_records(folder: Path, url: str = "") -> None:
    """Make a workspace's records readable and writable here, and bring them up to date.

    Where the pages have set Django up for a workspace, its records are open already.
    """
    where = database(folder, url)
    if not conf.settings.configured and "DJANGO_SETTINGS_MODULE" not in os.environ:
        conf.settings.configure(
            INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "cordee.records.apps.Records"],
            DATABASES={"default": where},
            AUTH_USER_MODEL="records.User",
            DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
            USE_TZ=True,
            TIME_ZONE="UTC",
        )
    if not apps.ready:
        django.setup()
    from django.core.management import call_command

    point_at(where)
    known = f"{where['NAME']} {url}"
    if known not in _ready:
        call_command("migrate", verbosity=0, interactive=False)
        _ready.add(known)


def point_at(where: dict[str, Any]) -> None:
    """Turn this process to other records: the whole entry is replaced, never the name alone of a store of another make."""
    from django.db import connections

    stands = connections.databases["default"]
    if all(stands.get(name) == value for name, value in where.items()):
        return
    connections["default"].close()
    connections.databases["default"] = dict(where)
    connections.configure_settings(connections.databases)
    del connections["default"]

"""The site for tests: Django pointed at a test's workspace, whoever set it up first in this process."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import django

PASSWORD = "rope-of-five-knots"


def point_at(folder: Path) -> None:
    """Point the site at a workspace and bring its records up to date."""
    os.environ.setdefault("CORDEE_WORKSPACE", str(folder))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cordee.faces.web.settings")
    django.setup()
    from django.conf import settings
    from django.core.cache import cache
    from django.core.management import call_command

    from cordee.records.opening import database
    from cordee.records.opening import point_at as records_at

    settings.WORKSPACE = folder
    settings.ALLOWED_HOSTS = [*{*settings.ALLOWED_HOSTS, "testserver"}]
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    records_at(database(folder))
    cache.clear()
    call_command("migrate", verbosity=0, interactive=False)


def leave() -> None:
    """Close what the site opened."""
    from django.db import connections

    connections.close_all()


def client_of(role: str | None, language: str = "en") -> Any:
    """Give a client signed in with a role, or not signed in."""
    from django.test import Client

    from cordee.records.models import User

    client = Client()
    client.cookies["language"] = language
    if role is not None:
        email = f"{role}@cordee.example"
        user = User.objects.filter(email=email).first() or User.objects.make(email, PASSWORD, role=role, language=language)
        client.force_login(user)
    return client

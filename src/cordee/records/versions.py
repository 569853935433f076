"""Versions of messages on the records' database; see ``cordee.core.programmes.versions.VersionBook``."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from cordee.core.programmes.versions import Heard, Version
from cordee.core.vocabulary.problems_of_messages import NoSuchVersion
from cordee.records.locks import hold
from cordee.records.models import MessageHeard, MessageVersion

LOCK = "message versions"


def versions(key: str = "") -> list[Version]:
    """Give every version, of one message or of all, the first first."""
    rows = MessageVersion.objects.filter(key=key) if key else MessageVersion.objects.all()
    return [_version(one) for one in rows]


def heard(key: str) -> list[Heard]:
    """Give what customers said to the versions of a message, the first first."""
    return [_heard(one) for one in MessageHeard.objects.filter(version__key=key).select_related("version")]


def write(version: Version, *, at: datetime, author: int | None = None) -> Version:
    """Write the next version of a message, or the first of a new one."""
    with transaction.atomic():
        hold([LOCK])
        key = version.key or _new_key()
        last = MessageVersion.objects.filter(key=key).aggregate(number=Max("number"))["number"] or 0
        if version.key and not last:
            raise NoSuchVersion(key=key, known=_known())
        made = MessageVersion.objects.create(
            key=key, number=last + 1, name=version.name.strip(), title=version.title.strip(), text=version.text, why=version.why.strip(),
            experiment=version.experiment, author_id=author, entered_at=at,
        )  # fmt: skip
    return _version(made)


def hear(heard: Heard, *, at: datetime, author: int | None = None) -> Heard:
    """Write down what a customer said to a version."""
    found = MessageVersion.objects.filter(key=heard.key, number=heard.number).first()
    if found is None:
        raise NoSuchVersion(key=f"{heard.key} {heard.number}", known=_known())
    made = MessageHeard.objects.create(
        version=found, said=heard.said.strip(), role=heard.role.strip(), author_id=author, entered_at=at
    )
    return _heard(made)


def _new_key() -> str:
    taken = MessageVersion.objects.values_list("key", flat=True).distinct()
    return f"m{max((int(one[1:]) for one in taken), default=0) + 1}"


def _known() -> str:
    return ", ".join(sorted(set(MessageVersion.objects.values_list("key", flat=True)))) or "–"


def _version(one: Any) -> Version:
    return Version(one.key, one.name, one.text, one.title, one.why, one.experiment, one.number, one.entered_at, one.author_id)


def _heard(one: Any) -> Heard:
    return Heard(one.version.key, one.version.number, one.said, one.role, one.entered_at, one.author_id)

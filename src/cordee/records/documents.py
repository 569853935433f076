"""Documents of the company on the records' database: one line a version, none is changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from cordee.core.trust.documents.document import Version
from cordee.core.vocabulary.problems_of_registers import DocumentMoved
from cordee.core.vocabulary.text import Text
from cordee.records.models import Document, User
from cordee.records.roles import MEANINGS, ROLES


def versions(kind: str = "", language: str = "") -> list[Version]:
    """Give the versions of a document, or of all, in the order in which they were saved."""
    found = Document.objects.all()
    found = found.filter(kind=kind) if kind else found
    found = found.filter(language=language) if language else found
    return [_version(one) for one in found.order_by("entered_at", "id")]


def save(
    kind: str, language: str, *, body: str, made: str, fields: Mapping[str, str], after: int, author: int | None = None
) -> Version:
    """Save the version that follows number ``after``; see ``cordee.core.trust.documents.document.Documents``."""
    try:
        with transaction.atomic():
            last = Document.objects.filter(kind=kind, language=language).order_by("-number").first()
            latest = last.number if last is not None else 0
            if latest != after:
                raise DocumentMoved(found=latest, begun=after)
            saved = Document.objects.create(
                kind=kind, language=language, number=after + 1, body=body, made=made, fields=dict(fields), author_id=author
            )
    except IntegrityError as error:  # another saved the same number at the same moment
        raise DocumentMoved(found=after + 1, begun=after) from error
    return _version(saved)


def roles() -> list[tuple[Text, Text]]:
    """Give the roles that some user has, with what each may do."""
    there = set(User.objects.filter(is_active=True).values_list("role", flat=True))
    return [(name, MEANINGS[role]) for role, name in ROLES.items() if role in there]


def _version(one: Any) -> Version:
    return Version(one.kind, one.language, one.number, one.body, one.made, one.fields, one.entered_at, one.author_id)

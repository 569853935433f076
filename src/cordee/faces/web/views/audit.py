"""The audit log: who saw, changed, exported, sent or erased what; by person, user, deed and day."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from typing import Any, cast, get_args
from zoneinfo import ZoneInfo

import pyarrow as pa
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cordee.actions.people import person_named
from cordee.core.trust.audit import AuditDeed
from cordee.core.trust.letters import LETTERS
from cordee.core.trust.subjects import subject_of
from cordee.core.vocabulary.text import Text
from cordee.faces.web.company import company, current_run
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import Words
from cordee.faces.web.tables import PAGE_ROWS, download, paging
from cordee.faces.web.words import WORDS
from cordee.faces.web.words.audit import PLACES, WEEK
from cordee.records.models import AuditEntry, User
from cordee.records.roles import ROLES
from cordee.wiring import RESULTS, Problem

DEEDS = get_args(AuditDeed)
MOST = 100_000


@needs("audit")
def audit(request: HttpRequest) -> HttpResponse:
    """Say who saw, changed, exported, sent or erased what, and when."""
    words = cast(Asked, request).words
    found = entries(request)
    pages = paging(request, found.count())
    rows = found.select_related("author")[pages["offset"] : pages["offset"] + PAGE_ROWS]
    context = {
        "tab": "trust", "part": "audit", "n": AuditEntry.objects.count(), "total": found.count(), "rows": [_row(words, one) for one in rows],
        "person": request.GET.get("person", "").strip(), "since": request.GET.get("since", ""), "until": request.GET.get("until", ""),
        "users": [(str(one.pk), str(one)) for one in User.objects.all()], "user": request.GET.get("user", ""),
        "deeds": [(one, words(f"audit.deed.{one}")) for one in DEEDS], "deed": request.GET.get("deed", ""),
        "export": "/data/trust/audit", "export_query": f"?{request.GET.urlencode()}" if request.GET else "", **pages,
    }  # fmt: skip
    return render(request, "pages/audit.html", context)


@needs("audit")
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the entries that fit as a file."""
    found = list(entries(request).select_related("author")[:MOST])
    columns: dict[str, list[Any]] = {
        "happened_at": [one.happened_at for one in found],
        "author": [one.author.email if one.author else "" for one in found],
        "deed": [one.deed for one in found],
        "object": [one.object for one in found],
        "subject": [one.subject for one in found],
        "detail": [json.dumps(one.detail, ensure_ascii=False, sort_keys=True) for one in found],
    }
    kinds = [pa.timestamp("us", "UTC"), *[pa.string()] * 5]
    return download(pa.table(columns, schema=pa.schema(list(zip(columns, kinds, strict=True)))), "audit", kind)


def entries(request: HttpRequest) -> QuerySet[AuditEntry]:
    """Give the entries that fit the address, the latest first."""
    found = AuditEntry.objects.all()
    person, user, deed = (request.GET.get(name, "").strip() for name in ("person", "user", "deed"))
    if person and "\0" not in person:
        found = found.filter(about(person[:300]))
    if user.isdecimal() and len(user) < 12:
        found = found.filter(author=int(user))
    if deed in DEEDS:
        found = found.filter(deed=deed)
    since, until = _day(request.GET.get("since", "")), _day(request.GET.get("until", ""))
    if since is not None:
        found = found.filter(happened_at__gte=since)
    if until is not None:
        found = found.filter(happened_at__lt=until + timedelta(days=1))
    return found


def about(said: str) -> Q:
    """Ask for the entries about somebody: by their own keys, about their account, and files that held everybody."""
    secret = company().workspace.secret
    subjects, account = {subject_of(f"email:{said}", secret)}, ""
    if current_run() is not None:
        try:
            found = person_named(company().reader(), said)
        except Problem:
            pass
        else:
            subjects |= set(found.subjects(secret))
            account = found.organisation_id
    asked = Q(subject__in=subjects)
    if account:
        asked |= Q(object=f"account/{account}")
    return asked | Q(deed="exported", object__in=whole_files())


def whole_files() -> list[str]:
    """Give the addresses of files that hold people, each of them whoever is asked about."""
    named = [one.name for one in RESULTS if {"person_id", "email"} & set(one.names)]
    return [address for name in named for address in (f"rows/{name}.csv", f"rows/{name}.xlsx", f"api/tables/{name}")]


def _day(said: str) -> datetime | None:
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return None
    return datetime.combine(day, time(), ZoneInfo(company().workspace.zone)) if 1970 <= day.year < 3000 else None


def _row(words: Words, one: AuditEntry) -> dict[str, Any]:
    detail = sorted(one.detail.items()) if isinstance(one.detail, dict) else []
    return {
        "when": words.moment(one.happened_at), "who": str(one.author) if one.author else words("audit.nobody"),
        "deed": words(f"audit.deed.{one.deed}") if one.deed in DEEDS else one.deed, "object": _said(words, one.object) if one.object else words.text(WEEK) if one.deed in ("saw", "refused") else "",
        "detail": ", ".join(f"{_said(words, name)}{words('colon')}{_said(words, value)}" for name, value in detail),
        "subject": one.subject[:8],
    }  # fmt: skip


def _said(words: Words, noted: object) -> str:
    """Say what was noted in the reader's language where we know the word, with the number that follows it."""
    if isinstance(noted, bool):
        return str(words("users.may" if noted else "users.may.not"))
    text = str(noted)
    before, arrow, after = text.partition(" → ")
    if arrow and before in ROLES and after in ROLES:
        return f"{words.text(ROLES[before])} → {words.text(ROLES[after])}"
    if text in ROLES:
        return str(words.text(ROLES[text]))
    if (place := place_of(text)) is not None:
        return words.text(place[0]).replace("{rest}", place[1])
    return _worded(words, text)


def place_of(address: str) -> tuple[Text, str] | None:
    """Give the words of a page, file or call, and what follows in its address; None where it is none."""
    if not address:
        return None
    beginning = max((one for one in PLACES if address.startswith(one)), key=len, default="")
    if not beginning or (" " in address and "/" not in address):
        return None
    rest = address[len(beginning) :].strip("/")
    return PLACES[beginning], "" if rest.startswith("<") else rest


def _worded(words: Words, text: str) -> str:
    """Say a noted word, with what follows it: a number, a key, the title of a letter."""
    known = max((one for one in _NOTED if text == one or text.startswith(f"{one} ")), key=len, default="")
    if not known:
        return text
    rest = text[len(known) :].strip()
    titles = {one.id: one.title for one in LETTERS} if known == "letter" else {}
    said = words.text(titles[rest]) if rest in titles else rest
    return f"{words(f'audit.word.{known}')} {said}".strip()


_NOTED = tuple(name.removeprefix("audit.word.") for name in WORDS if name.startswith("audit.word."))

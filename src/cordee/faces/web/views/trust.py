"""The trust register's first page: who consented or objected; note what somebody said; make the link of their own page."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any, cast

import pyarrow as pa
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from cordee.actions.consents import UNDATED, Spoken
from cordee.actions.subjects import Whom
from cordee.core.trust.consent import CHANNELS, COLLEAGUE, Said
from cordee.core.vocabulary.problems import Problem
from cordee.faces.web.company import company, rows
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.own_page import source
from cordee.faces.web.speech import Words
from cordee.faces.web.tables import PAGE_ROWS, download, paging
from cordee.faces.web.views.rules import day_of
from cordee.faces.web.views.search import where
from cordee.wiring import Ask

BASES = ("consent", "legitimate_interest", "contract")
HOW = ("themselves", COLLEAGUE, "tool")
STATES = ("objected", "consented", "open")
FIELDS = ("who", "granted", "channel", "purpose", "topic", "basis", "source", "proof", "said_on", "how")


def warn_of_nobody(request: HttpRequest, words: Words, who: Whom) -> None:
    """Say where no file knows who was named: an address with a slip of the hand protects nobody."""
    if who.person is None and not who.generic:
        messages.warning(request, words("con.nobody", who=who.said))


@never_cache
@needs("trust")
def consents(request: HttpRequest) -> HttpResponse:
    """List who consented or objected, with what they said; note a statement, make somebody's link."""
    asked = cast(Asked, request)
    words, trust = asked.words, company().trust()
    found: dict[str, Any] = {"typed": {"said_on": trust.today.isoformat()}}
    status = 200
    if request.method == "POST":
        try:
            if "link" in request.POST:
                base = settings.BASE_URL or f"{request.scheme}://{request.get_host()}"
                found["made"] = trust.link(trust.whom(request.POST["who"]), base=base, how="page", author=asked.user.pk)
            else:
                noted(request, asked, trust)
                messages.success(request, words("con.noted"))
                warn_of_nobody(request, words, trust.whom(request.POST["who"]))
                return redirect("/data/trust/")
        except Problem as problem:
            found |= {
                "complaint": " ".join(problem.sentences(words.language)[:3]),
                "typed": {name: request.POST.get(name, "") for name in FIELDS},
            }
            found["of_link"] = "link" in request.POST
            status = 400
    listed = chosen(request, trust)
    pages = paging(request, len(listed))
    shown = listed[pages["offset"] : pages["offset"] + PAGE_ROWS]
    names = named([one.person.id for one in shown if one.person])
    context = {
        "tab": "trust", "part": "consents", "n": len(listed), "objected": sum(one.state == "objected" for one in listed), "q": request.GET.get("q", ""),
        "state": request.GET.get("state", ""), "states": [(one, words(f"con.{one}")) for one in STATES],
        "channels": [(one, words(f"mine.channel.{one}")) for one in ("", *CHANNELS)], "ways": [(one, words(f"con.by.{one}")) for one in HOW], "bases": [(one, words(f"con.basis.{one}")) for one in BASES],
        "people": [entry(words, one, names) for one in shown], "export": "/data/trust/consents", "export_query": f"?{request.GET.urlencode()}" if request.GET else "",
        **pages, **found,
    }  # fmt: skip
    return render(request, "pages/trust.html", context, status=status)


@needs("trust")
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """Give everything that the people who fit said, as a file."""
    trust = company().trust()
    listed = chosen(request, trust)
    names = named([one.person.id for one in listed if one.person])
    lines = [_line(one, said, names) for one in listed for said in one.said]
    columns = list(_LINE)
    table = pa.table({name: pa.array([line[name] for line in lines], pa.string()) for name in columns})
    return download(table, "consents", kind)


def noted(request: HttpRequest, asked: Asked, trust: Any) -> None:
    """Note the statement of a form."""
    given = {name: request.POST.get(name, "").strip() for name in FIELDS}
    day = day_of(given["said_on"])
    at = min(datetime.combine(day, time(12), UTC), trust.now) if day and day < trust.today else trust.now
    channel = given["channel"] if given["channel"] in CHANNELS else ""
    basis = given["basis"] if given["basis"] in BASES else "consent"
    granted = given["granted"] == "yes"
    told_in = given["source"][:60] or ("" if granted else "register")
    how = given["how"] if given["how"] in HOW else HOW[0]
    if how == HOW[0] and not (given["proof"] or given["source"]):
        how = COLLEAGUE  # their own word lies somewhere: a letter, a form; else it is what one of us heard
    said = Said(
        granted, at, channel, given["purpose"][:32], given["topic"][:120], basis, how == HOW[0], told_in,
        COLLEAGUE if how == COLLEAGUE else "",
    )  # fmt: skip
    trust.say(trust.whom(given["who"]), said, proof=given["proof"], author=asked.user.pk)


def chosen(request: HttpRequest, trust: Any) -> list[Spoken]:
    """Give those whom the address asks for: by name, by address in any spelling, by where they stand."""
    q, state = request.GET.get("q", "").strip()[:200], request.GET.get("state", "")
    listed = [one for one in trust.everyone() if state in ("", one.state)]
    if not q:
        return listed
    if "@" in q:
        try:
            who = trust.whom(q)
        except Problem:
            return []
        return [
            one for one in listed if one.subject in who.subjects or (one.person and who.person and one.person.id == who.person.id)
        ]
    ids = {row["person_id"] for row in rows("persons", Ask(columns=("person_id",), where=where(q)))}
    return [one for one in listed if one.person and one.person.id in ids]


def named(ids: list[str]) -> dict[str, dict[str, Any]]:
    """Give name and address of people, by id."""
    found = rows("persons", Ask(columns=("person_id", "name", "email"), keys=ids)) if ids else []
    return {row["person_id"]: row for row in found}


def entry(words: Words, one: Spoken, names: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Give one person of the list."""
    row = names.get(one.person.id, {}) if one.person else {}
    by_state: dict[str, list[str]] = {}
    for channel, stands in one.standing.items():
        by_state.setdefault(stands.state, []).append(words(f"mine.channel.{channel}"))
    return {
        "name": row.get("name") or row.get("email") or (one.person.id if one.person else words("con.unknown")),
        "line": row.get("email") if row.get("name") else "", "who": row.get("email") or (one.person.id if one.person else ""),
        "state": one.state, "word": words(f"con.{one.state}"),
        "channels": "" if len(by_state) == 1 else words.join(by_state.get(one.state, ())),
        "latest": words.date(one.latest) if one.latest > UNDATED else words("mine.undated"),
        "said": [_told(words, said) for said in reversed(one.said)],
    }  # fmt: skip


def _told(words: Words, one: Said) -> dict[str, str]:
    what = ", ".join(part for part in (words(f"mine.channel.{one.channel}"), one.purpose, one.topic) if part)
    date = words.date(one.said_at) if one.said_at > UNDATED else words("mine.undated")
    return {
        "line": words(
            "mine.said.yes" if one.granted else "mine.said.no",
            what=what,
            date=date,
            source=source(words, one.source),
        ),
        "by": words("con.themselves" if one.by_themselves else "con.heard" if one.through else "con.tool"),
    }


_LINE = (
    "person_id",
    "name",
    "email",
    "state",
    "granted",
    "channel",
    "purpose",
    "topic",
    "basis",
    "said_at",
    "by_themselves",
    "source",
)


def _line(one: Spoken, said: Said, names: dict[str, dict[str, Any]]) -> dict[str, str]:
    row = names.get(one.person.id, {}) if one.person else {}
    values = (
        one.person.id if one.person else "", row.get("name") or "", row.get("email") or "", one.state, "yes" if said.granted else "no",
        said.channel or "all", said.purpose or "all", said.topic or "all", said.basis,
        said.said_at.isoformat() if said.said_at > UNDATED else "", "yes" if said.by_themselves else "no", said.source,
    )  # fmt: skip
    return dict(zip(_LINE, values, strict=True))

"""Retention: whose time to be kept is over, erasing them, erasing somebody who asks; and who was erased."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cordee.core.trust.subjects import subject_of
from cordee.faces.web import jobs
from cordee.faces.web.company import answer, company, current_run
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import Words
from cordee.faces.web.tables import PAGE_ROWS, download, paging
from cordee.records.audit import note
from cordee.records.models import Erasure
from cordee.wiring import Ask, Problem

KINDS = ("prospect", "customer", "visits")
ERASED_SHOWN = 20


@never_cache
@needs("trust")
def retention(request: HttpRequest) -> HttpResponse:
    """Show whose time to be kept is over; looked up first, show what names somebody who asks to be erased."""
    asked = cast(Asked, request)
    words = asked.words
    context: dict[str, Any] = {
        "tab": "trust",
        "part": "retention",
        "erased": _erased(words),
        "may_erase": asked.user.may("erase"),
        "job": jobs.running(),
    }
    if current_run() is None:
        return render(request, "pages/retention.html", context | {"empty": words("retention.empty")})
    due = company().retention()
    people = [one for one in due if one.kind != "visits"]
    pages = paging(request, len(people))
    shown = people[pages["offset"] : pages["offset"] + PAGE_ROWS]
    visits = next((one for one in due if one.kind == "visits"), None)
    names = _companies([one.organisation_id for one in shown if one.organisation_id])
    context |= {
        "n": len(people), "visits": visits.rows if visits else 0, "visits_since": words.date(visits.counted_from) if visits else "",
        "kinds": [(words(f"retention.kind.{kind}"), sum(one.kind == kind for one in people)) for kind in KINDS[:2]],
        "months": {kind: company().workspace.settings[f"{kind}_months"] for kind in ("prospect", "former_customer", "audience")},
        "due": [
            {
                "subject": one.subject, "name": one.name or words("retention.unnamed"), "kind": words(f"retention.kind.{one.kind}"),
                "company": names.get(one.organisation_id, ""), "organisation_id": one.organisation_id,
                "collected": words.date(one.collected_on) if one.collected_on else "–",
                "last": words.date(one.last_contact) if one.last_contact else words("retention.never"),
                "counted": words.date(one.counted_from), "over": words.date(one.due_on),
            }
            for one in shown
        ],
        "export": "/data/trust/retention", "export_query": "", **pages,
    }  # fmt: skip
    if request.method == "POST":
        context |= _looked_up(request, words)
    return render(request, "pages/retention.html", context)


@needs("trust")
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the run's proposals as a file."""
    return download(answer("retention", Ask()), "retention", kind)


@require_POST
@needs("erase")
def erase(request: HttpRequest) -> HttpResponse:
    """Start the job that erases: the chosen proposals, or somebody who asked for it."""
    asked = cast(Asked, request)
    subject, chosen = request.POST.get("subject", ""), request.POST.getlist("due")
    author = ["--author", str(asked.user.pk), "--progress-json"]
    if _is_hash(subject):
        steps = [["erase", "--subject", subject, *author], ["run", "--progress-json"]]
        about = asked.words("retention.about.one")
    elif chosen and all(one == "visits" or _is_hash(one) for one in chosen):
        named = [word for one in chosen for word in ("--subject", one)]
        steps = [["retention", "--erase", *named, *author], ["run", "--progress-json"]]
        about = asked.words("retention.about", n=len(chosen))
    else:
        messages.error(request, asked.words("retention.nobody"))
        return redirect("/data/trust/retention/")
    return redirect(f"/data/jobs/{jobs.start(asked.user, 'erase', steps, about).id}/")


@require_POST
@needs("erase")
def back(request: HttpRequest) -> HttpResponse:
    """Let somebody who was erased be taken in again, as they asked."""
    asked = cast(Asked, request)
    said, why = (request.POST.get(name, "").strip()[:500].replace("\0", "") for name in ("person", "why"))
    company().let_back(said, why=why, author=asked.user.pk)
    messages.success(request, asked.words("back.done"))
    return redirect("/data/trust/retention/#h-gone")


def _looked_up(request: HttpRequest, words: Words) -> dict[str, Any]:
    """Find all that names somebody, and note that it was looked at."""
    said = request.POST.get("person", "").strip()[:300].replace("\0", "")
    if not said:
        return {}
    try:
        known = company().known_as(said)
    except Problem as problem:
        return {"said": said, "problem": " ".join(problem.sentences(words.language)[:3])}
    secret = company().workspace.secret
    key = min(known.marks.keys)
    note("saw", author=cast(Asked, request).user.pk, object="erase", subject=subject_of(key, secret))
    return {
        "said": said, "found": {
            "records": known.records, "keys": sorted(known.marks.keys), "spellings": list(known.spellings),
            "names": known.shared["names"], "phones": known.shared["phones"], "subject": subject_of(key, secret),
        },
    }  # fmt: skip


def _companies(ids: list[str]) -> dict[str, str]:
    if not ids:
        return {}
    rows = company().rows("organisations", Ask(columns=("organisation_id", "name"), keys=sorted(set(ids))))
    return {row["organisation_id"]: row["name"] or "" for row in rows}


def _erased(words: Words) -> list[dict[str, Any]]:
    found = Erasure.objects.select_related("author").order_by("-asked_at")[:ERASED_SHOWN]
    return [
        {
            "opaque": one.opaque, "asked": words.moment(one.asked_at), "who": str(one.author) if one.author else words("retention.command"),
            "done": words.moment(one.done_at) if one.done_at else "", "rows": sum(one.removed.values()),
            "left": "" if one.left is None else words("retention.left", n=one.left) if one.left else words("retention.left.none"),
            "back": words("back.on", date=words.date(one.lifted_at)) if one.lifted_at else "",
        }
        for one in found
    ]  # fmt: skip


def _is_hash(word: str) -> bool:
    return len(word) == 64 and all(letter in "0123456789abcdef" for letter in word)

"""Requests: what people asked of us about themselves, the one due first; answer one, start an erasure."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cordee.core.trust.notice import Asked as Request
from cordee.faces.web import jobs
from cordee.faces.web.company import company
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import Words
from cordee.faces.web.views.trust import named

ANSWERED_SHOWN = 50


@never_cache
@needs("trust")
def requests(request: HttpRequest) -> HttpResponse:
    """List what people asked, the one due first, and what was answered; note an answer."""
    asked = cast(Asked, request)
    words, trust = asked.words, company().trust()
    listed = trust.books.requests.listed()
    if request.method == "POST":
        one = _one(listed, request.POST.get("id", ""))
        text = request.POST.get("answer", "").strip()
        if text:
            trust.books.requests.answer(one.id, answer=text, at=trust.now, author=asked.user.pk)
            trust.books.audit.note(
                "changed", author=asked.user.pk, object=f"request {one.id}", subject=one.subject, detail={"state": "answered"}
            )
            messages.success(request, words("req.noted"))
        else:
            messages.error(request, words("req.answer.needed"))
        return redirect("/data/trust/requests/")
    people = {one.id: trust.shown_by(one.subject) for one in listed}
    names = named([person.id for person in people.values() if person])
    rows = [_row(words, one, people[one.id], names, trust.today) for one in listed]
    waiting = [row for row in rows if row["open"]]
    context = {
        "tab": "trust", "part": "requests", "waiting": waiting, "n": len(waiting), "late": sum(row["late"] for row in waiting),
        "answered": [row for row in reversed(rows) if not row["open"]][:ANSWERED_SHOWN], "may_erase": asked.user.may("erase"),
    }  # fmt: skip
    return render(request, "pages/requests.html", context)


@require_POST
@needs("erase")
def erase(request: HttpRequest, request_id: int) -> HttpResponse:
    """Start the erasure that somebody asked for."""
    asked = cast(Asked, request)
    one = _one(company().trust().books.requests.listed(state="open"), str(request_id))
    if one.kind != "erase":
        raise Http404
    erasing = ["erase", "--request", str(one.id), "--author", str(asked.user.pk), "--progress-json"]
    job = jobs.start(asked.user, "erase", [erasing, ["run", "--progress-json"]])
    return redirect(f"/data/jobs/{job.id}/")


def _one(listed: list[Request], id: str) -> Request:
    found = next((one for one in listed if str(one.id) == id), None)
    if found is None:
        raise Http404
    return found


def _row(words: Words, one: Request, person: Any, names: dict[str, dict[str, Any]], today: Any) -> dict[str, Any]:
    row = names.get(person.id, {}) if person else {}
    return {
        "id": one.id, "kind": words(f"ask.kind.{one.kind}"), "erase": one.kind == "erase", "said": one.said, "asked": words.date(one.asked_at),
        "due": words.date(one.due_on), "late": one.state == "open" and one.due_on < today, "open": one.state == "open",
        "name": row.get("name") or row.get("email") or (person.id if person else words("con.unknown")), "line": row.get("email") if row.get("name") else "",
        "answer": one.answer, "answered": words.date(one.answered_at) if one.answered_at else "",
    }  # fmt: skip

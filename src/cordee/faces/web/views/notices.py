"""Notices: who must still be told what we hold about them, by when; note that they were told."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from cordee.actions.notices import Told
from cordee.faces.web.company import company, current_run
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.own_page import vendor
from cordee.faces.web.speech import Words
from cordee.faces.web.tables import PAGE_ROWS, paging
from cordee.faces.web.views.trust import named

STATES = ("late", "due", "given")


@never_cache
@needs("trust")
def notices(request: HttpRequest) -> HttpResponse:
    """List who must still be told what we hold about them, the one due first; note that some were told."""
    asked = cast(Asked, request)
    words, trust = asked.words, company().trust()
    if current_run() is None:
        return render(request, "pages/notices.html", {"tab": "trust", "part": "notices", "empty": words("not.empty")})
    everybody = trust.notices()
    state, source = request.GET.get("state", ""), request.GET.get("source", "")
    listed = [one for one in everybody if _fits(one, state, source)]
    if request.method == "POST":
        ids = [one.due.person_id for one in listed if one.due.state != "given"]
        if "all" not in request.POST:
            ids = [one for one in ids if one in set(request.POST.getlist("person"))]
        how = request.POST.get("how", "").strip()
        if ids and how:
            n = trust.give_notice(ids, how=how, proof=request.POST.get("proof", "").strip(), author=asked.user.pk)
            messages.success(request, words("not.noted", n=n))
        else:
            messages.error(request, words("not.nobody" if how else "not.how.needed"))
        return redirect(request.get_full_path())
    pages = paging(request, len(listed))
    shown = listed[pages["offset"] : pages["offset"] + PAGE_ROWS]
    names = named([one.due.person_id for one in shown])
    counts = {one: sum(told.due.state == one for told in everybody) for one in STATES}
    context = {
        "tab": "trust", "part": "notices", "n": len(listed), "open": sum(one.due.state != "given" for one in listed), "counts": counts, "todo": counts["late"] + counts["due"], "everybody": len(everybody),
        "state": state, "states": [(one, words(f"not.{one}")) for one in STATES], "source": source,
        "sources": sorted((name, vendor(words, name)) for name in {name for one in everybody for name in one.sources}), "people": [_person(words, one, names) for one in shown], **pages,
    }  # fmt: skip
    return render(request, "pages/notices.html", context)


def _fits(one: Told, state: str, source: str) -> bool:
    """Say whether somebody is asked for; without a state, those who must still be told."""
    right = one.due.state == state if state in STATES else one.due.state != "given"
    return right and source in ("", *one.sources)


def _person(words: Words, one: Told, names: dict[str, dict[str, Any]]) -> dict[str, Any]:
    row = names.get(one.due.person_id, {})
    return {
        "id": one.due.person_id, "name": row.get("name") or row.get("email") or one.due.person_id,
        "line": row.get("email") if row.get("name") else "", "state": one.due.state, "word": words(f"not.{one.due.state}"),
        "known": words.date(one.due.known_on), "by": words.date(one.due.by), "given": words.date(one.due.given_on) if one.due.given_on else "",
        "sources": ", ".join(vendor(words, name) for name in one.sources),
    }  # fmt: skip

"""Links to people's own pages: those that open now, and closing one before its time."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from cordee.core.trust.links import OwnLink
from cordee.core.vocabulary.problems import Problem
from cordee.faces.web.company import company
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import Words
from cordee.faces.web.views.trust import named
from cordee.records.models import User

HERE = "/data/trust/links/"
HOW = ("page", "command", "letter")


@never_cache
@needs("trust")
def own_links(request: HttpRequest) -> HttpResponse:
    """List the links that open now; close one, by its line or pasted whole."""
    asked = cast(Asked, request)
    words, trust = asked.words, company().trust()
    found: dict[str, Any] = {}
    if request.method == "POST":
        why, id = request.POST.get("why", "")[:500], request.POST.get("id", "")
        try:
            if id.isdecimal() and len(id) < 18:
                trust.close_link_numbered(int(id), why=why, author=asked.user.pk)
            else:
                trust.close_link(request.POST.get("link", ""), why=why, author=asked.user.pk)
        except Problem as problem:
            found = {"complaint": " ".join(problem.sentences(words.language)[:3]), "typed": why}
        else:
            messages.success(request, words("link.closed"))
            return redirect(HERE)
    links = trust.open_links()
    people = {one.id: trust.shown_by(one.subject) for one in links}
    names = named([person.id for person in people.values() if person])
    authors = {user.pk: str(user) for user in User.objects.filter(pk__in={one.author for one in links})}
    described = {id: names.get(person.id, {}) for id, person in people.items() if person}
    rows = [_row(words, one, described.get(one.id, {}), authors) for one in links]
    context = {"tab": "trust", "part": "consents", "links": rows, "n": len(rows), **found}
    return render(request, "pages/own_links.html", context, status=400 if found else 200)


def _row(words: Words, one: OwnLink, person: dict[str, Any], authors: dict[int, str]) -> dict[str, Any]:
    name = person.get("name") or person.get("email") or words("con.unknown")
    how = words(f"link.how.{one.how}") if one.how in HOW else "–"
    return {
        "id": one.id, "name": name, "how": how, "made": words.date(one.made_at), "until": words.date(one.until),
        "author": authors.get(one.author, "") if one.author else "",
    }  # fmt: skip

"""Search: accounts, people and pages by words."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cordee.core.vocabulary.techniques import plain
from cordee.faces.web.company import count, rows
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.views.accounts import place
from cordee.wiring import Ask

SHOWN = 12
PAGES = (
    ("door.week", "/"), ("door.accounts", "/accounts/"), ("tech.crumb", "/results/techniques/"), ("data.tab.imports", "/data/"),
    ("data.tab.refused", "/data/refused/"), ("data.tab.use", "/data/use/"), ("set.tab.team", "/settings/"), ("set.tab.about", "/settings/about/"),
    ("me", "/me/"),
)  # fmt: skip


@needs("read")
def search(request: HttpRequest) -> HttpResponse:
    """Find accounts, people and pages."""
    words = cast(Asked, request).words
    q = request.GET.get("q", "").strip()[:200]
    asked = Ask(search=q)
    accounts = rows("accounts", Ask(search=q, order=("-touches",), limit=SHOWN)) if q else []
    people = rows("persons", Ask(search=q, limit=SHOWN)) if q else []
    pages = [(words(key), url) for key, url in PAGES if q and plain(q) in plain(words(key))]
    context = {
        "q": q, "pages_found": pages, "people": people,
        "accounts": [{"id": row["organisation_id"], "name": row["name"], "line": place(row), "stage": row["stage"]} for row in accounts],
        "n_accounts": count("accounts", asked) if q else 0, "n_people": count("persons", asked) if q else 0,
    }  # fmt: skip
    return render(request, "pages/search.html", context)

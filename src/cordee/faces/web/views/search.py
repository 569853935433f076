"""Search: accounts, people and pages by words."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cordee.core.vocabulary.techniques import plain
from cordee.faces.web.company import count, rows
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.views.accounts import place
from cordee.wiring import Ask, Condition

SHOWN = 12
PERSON = ("person_id", "name", "email", "title", "organisation_id")
PAGES = (
    ("door.week", "/"), ("door.accounts", "/accounts/"), ("tech.crumb", "/results/techniques/"), ("data.tab.imports", "/data/"),
    ("data.tab.refused", "/data/refused/"), ("data.use", "/data/use/"), ("set.tab.team", "/settings/"), ("set.tab.about", "/settings/about/"),
    ("me", "/me/"),
)  # fmt: skip


@needs("read")
def search(request: HttpRequest) -> HttpResponse:
    """Find accounts, people and pages."""
    words = cast(Asked, request).words
    q = request.GET.get("q", "").strip()[:200]
    asked = Ask(search=q)
    columns = ("organisation_id", "name", "industry", "country", "stage")
    accounts = rows("accounts", Ask(columns=columns, search=q, order=("-touches",), limit=SHOWN)) if q else []
    asked_people = where(q)
    found = rows("persons", Ask(columns=PERSON, where=asked_people, limit=SHOWN)) if asked_people else []
    n_accounts = count("accounts", asked) if q else 0
    n_people = count("persons", Ask(where=asked_people)) if asked_people else 0
    pages = [(words(key), url) for key, url in PAGES if q and plain(q) in plain(words(key))]
    context = {
        "q": q, "pages_found": pages, "people": found,
        "accounts": [{"id": row["organisation_id"], "name": row["name"], "line": place(words, row), "stage": row["stage"]} for row in accounts],
        "answer": words(
            "search.answer", accounts=words("search.n.accounts", n=n_accounts), people=words("search.n.people", n=n_people)
        ) if n_accounts or n_people else "",
    }  # fmt: skip
    return render(request, "pages/search.html", context)


def where(q: str) -> tuple[Condition, ...]:
    """Ask for people by their name, or by their address where an address is asked for."""
    column = "email" if "@" in q else "name"
    return tuple(Condition(column, "~", word) for word in q.split())

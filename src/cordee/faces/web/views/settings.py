"""Settings: the team's rules within their bounds; what made the figures."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

import cordee
from cordee.core.accounts.stages import RULES, STAGES
from cordee.core.vocabulary.settings import SETTINGS
from cordee.core.vocabulary.table_words import table_name
from cordee.faces.web.company import company, current_run
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.machine import MACHINE, written
from cordee.faces.web.speech import Words
from cordee.faces.web.views.jobs import begin_run

DECIDES = {
    "purchase": "open_opportunity", "customer": "recent_win", "consideration": "people_or_intent", "awareness": "any_touch",
    "lost": "last_lost", "none": "nothing",
}  # fmt: skip


@needs("read")
def settings(request: HttpRequest) -> HttpResponse:
    """Show the team's rules; change them."""
    asked = cast(Asked, request)
    words, now = asked.words, company().workspace.settings
    if request.method == "POST":
        if not asked.user.may("settings"):
            return render(request, "pages/refused.html", status=403)
        given, complaints = read(words, request)
        if not complaints:
            changed = {name: value for name, value in given.items() if value != now[name]}
            if changed:
                company().change_settings(changed)
                if company().imports():
                    begin_run(request)
            messages.success(request, words("set.saved" if changed else "set.same"))
            return redirect("/settings/")
        typed: dict[str, Any] = dict(now) | {name: request.POST.get(name, "") for name in complaints}
        return render(request, "pages/settings.html", _context(words, typed, complaints), status=400)
    return render(request, "pages/settings.html", _context(words, now, {}))


@needs("read")
def about(request: HttpRequest) -> HttpResponse:
    """Say what made the figures."""
    words = cast(Asked, request).words
    run = current_run()
    info = company().run_info(run) if run else {}
    tables = sorted(
        ({"name": name, "said": words.text(table_name(name)), "rows": n} for name, n in info.get("rows", {}).items()),
        key=lambda one: one["said"].casefold(),
    )
    context = {
        "tab": "about", "version": cordee.__version__, "run": run, "ran_at": words.moment(info["ran_at"]) if info else "",
        "made_from": info.get("made_from", "")[:16], "runs": list(reversed(company().runs())), "tables": tables, "folder": company().folder.name,
    }  # fmt: skip
    return render(request, "pages/about.html", context)


def read(words: Words, request: HttpRequest) -> tuple[dict[str, int], dict[str, list[str]]]:
    """Read the form: values within their bounds, and complaints about the others."""
    given: dict[str, int] = {}
    complaints: dict[str, list[str]] = {}
    for one in SETTINGS:
        text = request.POST.get(one.name, "").strip()
        if text.isdecimal() and len(text) < 9 and one.low <= int(text) <= one.high:
            given[one.name] = int(text)
        else:
            complaints[one.name] = [words("set.wrong", low=one.low, high=one.high)]
    return given, complaints


def _context(words: Words, now: dict[str, Any], complaints: dict[str, list[str]]) -> dict[str, Any]:
    fields = [
        {
            "name": one.name, "meaning": words.text(one.meaning), "value": str(now[one.name]), "low": str(one.low), "high": str(one.high),
            "bounds": words("set.bounds", low=one.low, high=one.high, default=one.default), "wrong": complaints.get(one.name),
        }
        for one in SETTINGS
    ]  # fmt: skip
    rules = [
        words("set.stage.rule", stage=words.text(STAGES[stage]), rule=words.text(RULES[rule])) for stage, rule in DECIDES.items()
    ]
    changed = sum(str(one.default) != str(now[one.name]) for one in SETTINGS)
    said = words("set.changed", n=changed) if changed else words("set.changed.none")
    there = company().workspace.machine
    machine = [
        {"name": one.name, "meaning": words.text(one.meaning), "value": written(there[one.name]) if one.name in there else one.default}
        for one in MACHINE
    ]  # fmt: skip
    return {"tab": "team", "fields": fields, "rules": rules, "n": len(SETTINGS), "changed": said, "machine": machine}

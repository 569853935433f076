"""The rulebook: what holds, where it comes from, who decided otherwise and why."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cordee.core.trust.rule import SEVERITIES
from cordee.core.trust.rulebook import AREAS
from cordee.faces.web.company import company
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import Words


@needs("trust")
def rules(request: HttpRequest) -> HttpResponse:
    """List the rules by area, with their source, how hard they hold and every decision about them; switch one."""
    asked = cast(Asked, request)
    words, trust = asked.words, company().trust()
    complaint: dict[str, str] = {}
    if request.method == "POST":
        complaint = switched(request, asked, trust)
        if not complaint:
            messages.success(request, words("rules.switched"))
            return redirect(f"/data/trust/rules/#{request.POST['rule']}")
    held = trust.rulebook()
    areas = [
        {"id": area, "name": words.text(name), "rules": [_rule(words, one) for one in held if one.rule.area == area]}
        for area, name in AREAS.items()
    ]
    counted = [one for one in held if one.severity != "off"]
    context = {
        "tab": "trust", "part": "rules", "areas": [one for one in areas if one["rules"]], "n": len(counted), "today": trust.today.isoformat(),
        "checked": sum(one.rule.checked for one in counted), "decided": sum(bool(one.changes) for one in held),
        "severities": [(one, words(f"rules.{one}")) for one in SEVERITIES], "complaint": complaint,
    }  # fmt: skip
    return render(request, "pages/rules.html", context, status=400 if complaint else 200)


def switched(request: HttpRequest, asked: Asked, trust: Any) -> dict[str, str]:
    """Switch the rule of a form; give the complaint where it cannot be."""
    rule, severity, reason = (request.POST.get(name, "") for name in ("rule", "severity", "reason"))
    since = day_of(request.POST.get("since", ""))
    chosen = next((one for one in SEVERITIES if one == severity), None)
    if since is None or chosen is None or not reason.strip():
        return {"rule": rule, "says": asked.words("rules.incomplete"), "reason": reason}
    trust.switch_rule(rule, chosen, reason=reason, since=since, author=asked.user.pk)
    return {}


def day_of(text: str) -> date | None:
    """Read a day of a form."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _rule(words: Words, held: Any) -> dict[str, Any]:
    rule = held.rule
    return {
        "id": rule.id, "says": words.text(rule.says), "source": words.text(rule.source), "severity": held.severity,
        "word": words(f"rules.{held.severity}"), "since": words.date(rule.since) if rule.since else "", "checked": rule.checked,
        "firm": rule.firm, "open": rule.area == "myth" and rule.severity == "off",
        "changes": [
            {"word": words(f"rules.{one.severity}"), "since": words.date(one.since), "reason": one.reason, "author": one.author or words("trust.command"),
             "entered": words.moment(one.entered_at)}
            for one in held.changes
        ],
    }  # fmt: skip

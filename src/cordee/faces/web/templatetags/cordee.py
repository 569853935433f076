"""The tags of our templates: words, figures with their evidence, verdicts, stages, the text of a link with a change."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cordee.core.accounts.stages import STAGES
from cordee.faces.web.company import company
from cordee.faces.web.evidence import Why
from cordee.records.roles import ROLES

register = template.Library()
STEPS = ("awareness", "consideration", "purchase")
BESIDE = {"customer": "full", "lost": "off", "none": "off"}


@register.simple_tag(takes_context=True)
def say(context: Context, key: str, **facts: Any) -> SafeString:
    """Say a sentence of the catalogue."""
    return context["words"](key, **facts)


@register.simple_tag
def house() -> dict[str, str]:
    """Give who speaks on pages without an account: the name under which we write to people, and the address we write from."""
    ours = company()
    return {"name": ours.calls_itself, "address": str(ours.workspace.machine.get("mail_from", ""))}


@register.simple_tag(takes_context=True)
def why(context: Context, found: Why | None) -> SafeString | str:
    """Show the button that opens the reasons of a figure; the reasons themselves stand at the end of the page."""
    if found is None:
        return ""
    request = context["request"]
    if not hasattr(request, "whys"):
        request.whys = []
    request.whys.append(found)
    words = context["words"]
    return format_html(
        '<button type="button" class="why" popovertarget="w{}" aria-label="{}">{}</button>',
        len(request.whys), words("why.label", title=found.title), words("why"),
    )  # fmt: skip


@register.inclusion_tag("parts/whyboxes.html", takes_context=True)
def whyboxes(context: Context) -> dict[str, Any]:
    """Give the reasons of all figures of the page."""
    return {"whys": getattr(context.get("request"), "whys", []), "words": context["words"]}


@register.inclusion_tag("parts/verdict.html", takes_context=True)
def verdict(context: Context, word: str) -> dict[str, Any]:
    """Show a verdict by shape and word."""
    return {"verdict": word, "words": context["words"]}


@register.inclusion_tag("parts/stagelet.html", takes_context=True)
def stagelet(context: Context, stage: str) -> dict[str, Any]:
    """Show a stage as a small rope of three steps, or as a knot beside it."""
    place = STEPS.index(stage) if stage in STEPS else -1
    return {"stage": stage, "place": place, "beside": BESIDE.get(stage), "name": context["words"].text(STAGES[stage])}


@register.simple_tag(takes_context=True)
def stage_name(context: Context, stage: str) -> str:
    """Give a stage's name."""
    return str(context["words"].text(STAGES[stage]))


@register.simple_tag(takes_context=True)
def role_name(context: Context, role: str) -> str:
    """Give a role's name."""
    return str(context["words"].text(ROLES[role]))


@register.simple_tag(takes_context=True)
def day(context: Context, value: Any) -> str:
    """Write a day."""
    return str(context["words"].date(value))


@register.simple_tag(takes_context=True)
def moment(context: Context, value: Any) -> str:
    """Write a moment in the workspace's zone."""
    return str(context["words"].moment(value))


@register.simple_tag(takes_context=True)
def number(context: Context, value: Any) -> str:
    """Write a number."""
    return str(context["words"].number(value))


@register.simple_tag(takes_context=True)
def with_(context: Context, **changes: Any) -> str:
    """Give this page's address with some parameters changed; an empty value removes one."""
    asked = context["request"].GET.copy()
    for name, value in changes.items():
        if value in ("", None):
            asked.pop(name, None)
        else:
            asked[name] = str(value)
    return "?" + asked.urlencode()

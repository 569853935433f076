"""The check of a message: a text is pasted, what a reader may stumble over stands in it and beside it. Nothing is kept or noted."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cordee.core.programmes.message import MOST_LETTERS
from cordee.core.programmes.message_forms import FORMS, Form
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.messages import choices, chosen, reading
from cordee.wiring import Problem

MOST_TITLE = 1_000


@needs("read")
def door(request: HttpRequest) -> HttpResponse:
    """Lead to the one page that this door has by now."""
    return redirect("/programmes/message/")


@require_http_methods(["GET", "HEAD", "POST"])
@needs("read")
def message(request: HttpRequest) -> HttpResponse:
    """Take a text, and show what was seen in it."""
    words = cast(Asked, request).words
    given = request.POST
    text, title = given.get("text", ""), given.get("title", "")[:MOST_TITLE]
    told = chosen(given.dict())
    form = cast(Form, given["form"]) if given.get("form") in FORMS else "text"
    found: dict[str, Any] | None = None
    complaint = ""
    if text.strip():
        try:
            found = reading(words, text, title=title, form=form, **told)
        except Problem as problem:
            complaint = " ".join(problem.sentences(words.language)[:3])
    elif request.method == "POST":
        complaint = words("msg.empty")
    context = {
        "tab": "message", "may_keep": cast(Asked, request).user.may("experiments"),
        "found": found, "complaint": complaint, "text": text[:MOST_LETTERS], "title": title, "form": form, "most": MOST_LETTERS,
        "forms": [(one, words(f"msg.form.{one}")) for one in FORMS], **choices(words), **{f"chosen_{name}": value or "" for name, value in told.items()},
    }  # fmt: skip
    answer = render(request, "pages/message.html", context, status=400 if complaint else 200)
    answer.headers["Cache-Control"] = "no-store"
    return answer

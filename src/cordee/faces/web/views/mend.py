"""A file that was refused whole: say which column is what, and it is taken in; or discard it."""

from __future__ import annotations

import shutil
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cordee.actions.mend import TABLES, Look, look_into
from cordee.actions.refused import Refused, refused_files
from cordee.core.intake.format import Format
from cordee.core.vocabulary.problems_of_refused import NoSuchRefusedFile
from cordee.engine.atomic import disk_problems
from cordee.faces.web import jobs
from cordee.faces.web.company import company
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import Words
from cordee.faces.web.views.importing import free_place
from cordee.faces.web.words import WORDS

BY_ID = {one.id: one for one in TABLES}
ORDERS = ("dmy", "mdy")
SHOWN = 3


@needs("read")
def mend(request: HttpRequest, file: str) -> HttpResponse:
    """Show the columns of a refused file beside what is looked for; take it in as the form says."""
    asked = cast(Asked, request)
    one = _found(file)
    look = look_into(company().workspace, one.path)
    if request.method == "POST":
        return _take_in(request, one, look)
    wanted = request.GET.get("as", "")
    format = BY_ID.get(wanted) or (look.resembles if look else TABLES[0])
    context = {
        "tab": "imports", "file": one.path.name, "why": one.reasons[asked.words.language == "fr"], "look": look, "format": format.id,
        "shown": look.rows[:SHOWN] if look else (),
        "formats": sorted(((one.id, asked.words.text(one.title)) for one in TABLES), key=lambda pair: pair[1].casefold()),
        "fields": _fields(asked.words, format, look) if look else [],
        "orders": [(order, asked.words(f"import.order.{order}")) for order in ORDERS],
    }  # fmt: skip
    return render(request, "pages/mend.html", context)


@require_POST
@needs("take_in")
def discard(request: HttpRequest, file: str) -> HttpResponse:
    """Delete a refused file for good; the form says that it will, and the audit log that it was."""
    words = cast(Asked, request).words
    try:
        company().discard(file)
    except NoSuchRefusedFile:
        messages.info(request, words("discard.gone", file=file))
    else:
        messages.success(request, words("discard.done", file=file))
    return redirect("/data/")


def _found(file: str) -> Refused:
    found = next((one for one in refused_files(company().workspace) if one.path.name == file), None)
    if found is None:
        raise Http404(file)
    return found


def _fields(words: Words, format: Format, look: Look) -> list[dict[str, Any]]:
    section = format.sections[0]
    there = look.guess(section)
    return [
        {
            "name": one.name,
            "said": words(f"field.{one.name}") if f"field.{one.name}" in WORDS else one.name,
            "needed": one.required or one.name in section.signature,
            "heading": there.get(one.name, ""),
        }
        for one in section.fields
    ]


def _take_in(request: HttpRequest, one: Refused, look: Look | None) -> HttpResponse:
    asked = cast(Asked, request)
    here, format = f"/data/refused-file/{one.path.name}/", BY_ID.get(request.POST.get("format", ""))
    said = _said(request.POST, format, look) if format and look else []
    if not said:
        messages.error(request, asked.words("mend.nothing"))
        return redirect(here)
    path = free_place(one.path.name)
    with disk_problems(company().folder, needed=one.path.stat().st_size):
        shutil.copyfile(one.path, path)
    job = jobs.start(asked.user, "take-in", [["take-in", str(path), *said], ["run", "--progress-json"]], one.path.name)
    return redirect(f"/data/jobs/{job.id}/")


def _said(posted: QueryDict, format: Format, look: Look) -> list[str]:
    """Give the options that say what the form says; nothing where it names no column and no value."""
    found: list[str] = []
    for field in format.sections[0].fields:
        value, heading = posted.get(f"set-{field.name}", "").strip(), posted.get(f"map-{field.name}", "")
        if value:
            found += ["--set", f"{field.name}={value}"]
        elif heading in look.headings and heading:
            found += ["--map", f"{field.name}={heading}"]
    if not found:
        return []
    order = posted.get("dates", "")
    return ["--fresh", "--as", format.id, "--progress-json", *found, *(["--dates", order] if order in ORDERS else [])]


__all__ = ["discard", "mend"]

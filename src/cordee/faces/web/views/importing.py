"""One import: how its columns were read, and correcting, undoing, repeating it; adding files."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, cast

import pyarrow.parquet as pq
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cordee.actions.correction import decided, otherwise
from cordee.actions.remark import remarks
from cordee.core.intake.reading import OUTSIDE
from cordee.core.vocabulary.unread_words import unread_reason
from cordee.core.vocabulary.vendor_words import field_name, section_name
from cordee.engine.atomic import disk_problems
from cordee.engine.manifest import Import
from cordee.faces.web import jobs
from cordee.faces.web.company import company
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import Words
from cordee.faces.web.views.data import TITLES
from cordee.faces.web.views.jobs import begin_run
from cordee.faces.web.words import WORDS
from cordee.wiring import FORMATS

BY_ID = {one.id: one for one in FORMATS}


@require_POST
@needs("take_in")
def upload(request: HttpRequest) -> HttpResponse:
    """Put files into the inbox and compute."""
    words = cast(Asked, request).words
    files = [one for one in request.FILES.getlist("files") if one.name]
    if not files:
        messages.error(request, words("data.add.nothing"))
        return redirect("/data/")
    for one in files:
        _keep(one)
    return redirect(f"/data/jobs/{begin_run(request, ', '.join(str(one.name) for one in files)).id}/")


@needs("read")
def one(request: HttpRequest, import_id: str) -> HttpResponse:
    """Show how an import was read, column by column."""
    words = cast(Asked, request).words
    entry = _found(import_id)
    headings = _headings(entry)
    context = {
        "tab": "imports", "entry": entry, "format": words.text(TITLES[entry.format]) if entry.format in TITLES else entry.format,
        "sections": [_section(words, entry, section, headings) for section in entry.sections],
        "formats": sorted(((one.id, words.text(one.title)) for one in FORMATS), key=lambda pair: pair[1].casefold()),
        "refused_query": entry.file, "remarks": [words.text(each.says) for each in remarks(entry)],
        "others": [one.file for one in otherwise(company().workspace.manifest(), entry)],
    }  # fmt: skip
    return render(request, "pages/import.html", context)


@require_POST
@needs("take_in")
def mapping(request: HttpRequest, import_id: str) -> HttpResponse:
    """Read an import again with other columns or with values for every row; the first reading goes when the second stands."""
    asked = cast(Asked, request)
    entry = _found(import_id)
    wanted = request.POST.get("format", entry.format)
    said = {**_said_of(entry), "format": wanted, "mapping": {}, "values": {}}
    if wanted == entry.format:
        said |= {"mapping": _mapped(request.POST, entry), "values": _given(request.POST)}
    same = wanted == entry.format and said["mapping"] == entry.mapping and said["values"] == entry.values
    if wanted not in BY_ID or same:
        messages.info(request, asked.words("import.same"))
        return redirect(f"/data/imports/{entry.id}/")
    if not _kept(entry):
        messages.error(request, asked.words("data.again.lost"))
        return redirect(f"/data/imports/{entry.id}/")
    again = ["read-again", entry.id, *_options(said)]
    job = jobs.start(asked.user, "take-in", [again, ["run", "--progress-json"]], entry.file)
    return redirect(f"/data/jobs/{job.id}/")


@require_POST
@needs("take_in")
def alike(request: HttpRequest, import_id: str) -> HttpResponse:
    """Read the other files of the same headings as the one said last, and compute."""
    asked = cast(Asked, request)
    entry = _found(import_id)
    others = otherwise(company().workspace.manifest(), entry)
    if not others:
        return redirect(f"/data/imports/{entry.id}/")
    again = [["read-again", one.id, "--progress-json"] for one in others]
    job = jobs.start(asked.user, "take-in", [*again, ["run", "--progress-json"]], ", ".join(one.file for one in others))
    return redirect(f"/data/jobs/{job.id}/")


@require_POST
@needs("take_in")
def undo(request: HttpRequest, import_id: str) -> HttpResponse:
    """Undo an import and compute without it; it can be taken in again."""
    words = cast(Asked, request).words
    entry = company().undo(_found(import_id).id)
    request.session["undone"] = _said_of(entry) | ({} if decided(entry) else {"format": ""})
    messages.success(request, words("data.undone", file=entry.file))
    begin_run(request, entry.file)
    return redirect("/data/")


@require_POST
@needs("take_in")
def take_again(request: HttpRequest) -> HttpResponse:
    """Take the import that was undone last in again."""
    asked = cast(Asked, request)
    said = request.session.pop("undone", None)
    take = _take(said) if said else None
    if take is None:
        messages.error(request, asked.words("data.again.lost"))
        return redirect("/data/")
    job = jobs.start(asked.user, "take-in", [take, ["run", "--progress-json"]], said["file"])
    return redirect(f"/data/jobs/{job.id}/")


def _found(import_id: str) -> Import:
    entry = next((one for one in company().imports() if one.id == import_id), None)
    if entry is None:
        raise Http404(import_id)
    return entry


def _take(said: dict[str, Any]) -> list[str] | None:
    """Put the original into the inbox under its own name, and give the command that reads it."""
    original = company().folder / "originals" / Path(said["original"]).name
    if not original.is_file():
        return None
    path = free_place(Path(said["file"]).name)
    with disk_problems(company().folder, needed=original.stat().st_size):
        shutil.copyfile(original, path)
    return ["take-in", str(path), *_options(said)]


def _kept(entry: Import) -> bool:
    return bool(entry.original) and (company().folder / "originals" / entry.original).is_file()


def _said_of(entry: Import) -> dict[str, Any]:
    """Give all that is to be said so that a file is read as it was."""
    return {
        "file": entry.file, "original": entry.original, "format": entry.format, "mapping": entry.mapping, "values": entry.values,
        "dates": entry.options.get("dates", ""), "exported_on": entry.known_at if entry.known_because == "said" else "",
    }  # fmt: skip


def _options(said: dict[str, Any]) -> list[str]:
    """Give the options that say it; where a person said how it is read, nothing said of other files counts."""
    found = [*(["--fresh", "--as", said["format"]] if said["format"] else []), "--progress-json"]
    for name, heading in said["mapping"].items():
        found += ["--map", f"{name}={heading}"]
    for name, value in said.get("values", {}).items():
        found += ["--set", f"{name}={value}"]
    if said["dates"]:
        found += ["--dates", said["dates"]]
    if said["exported_on"]:
        found += ["--exported-on", said["exported_on"]]
    return found


def _mapped(posted: QueryDict, entry: Import) -> dict[str, str]:
    """Give the mapping that the form says: what was said before, and every column that is now another."""
    columns = entry.sections[0].get("columns", {}) if entry.sections else {}
    mapping = dict(entry.mapping)
    for name in posted:
        heading, field = posted.get(name, ""), name.removeprefix("map-")
        if name.startswith("map-") and heading and columns.get(field) != heading:
            mapping[field] = heading
    return {name: heading for name, heading in mapping.items() if not posted.get(f"set-{name}", "").strip()}


def _given(posted: QueryDict) -> dict[str, str]:
    """Give the values that the form says for every row."""
    return {
        name.removeprefix("set-"): value for name in posted if name.startswith("set-") and (value := posted.get(name, "").strip())
    }


def _keep(file: UploadedFile[Any]) -> None:
    path = free_place(Path(str(file.name).replace("\\", "/")).name)
    part = path.with_name(f".{path.name}.part")
    with disk_problems(company().folder, needed=3 * (file.size or 0)):
        with part.open("wb") as out:
            for chunk in file.chunks():
                out.write(chunk)
        part.rename(path)


def free_place(name: str) -> Path:
    """Give a path in the inbox that is not taken."""
    clean = (
        "".join(letter for letter in name if letter.isprintable() and letter not in '/\\:*?"<>|').lstrip(".")[:150] or "export"
    )
    path, number = company().folder / "inbox" / clean, 1
    while path.exists():
        number += 1
        path = path.with_name(f"{Path(clean).stem}-{number}{Path(clean).suffix}")
    return path


def _headings(entry: Import) -> dict[str, list[str]]:
    """Give the headings of each table of the file, in their order, from what the import noted of its fields."""
    found: dict[str, list[tuple[int, str]]] = {}
    for file in entry.files:
        if file.table == "source_fields":
            path = company().folder / "facts" / file.path
            for row in pq.ParquetFile(path).read(columns=["format", "field", "record"]).to_pylist():
                found.setdefault(row["format"].partition("/")[2], []).append((row["record"], row["field"]))
    return {table: [name for _, name in sorted(pairs)] for table, pairs in found.items()}


def _section(words: Words, entry: Import, section: dict[str, Any], headings: dict[str, list[str]]) -> dict[str, Any]:
    known = BY_ID.get(entry.format)
    declared = next((one for one in known.sections if one.table == section["table"]), None) if known else None
    declared = declared or (known.sections[0] if known and len(known.sections) == 1 else None)
    columns = section.get("columns", {})
    there = headings.get(section["table"], [])
    declared = (declared.of(there) or declared) if declared else None
    fields = [
        {"name": one.name, "said": _said(words, entry, section["table"], one.name), "heading": columns.get(one.name, ""), "needed": one.required, "value": entry.values.get(one.name, "")}
        for one in (declared.fields if declared else ())
    ]  # fmt: skip
    leftover = [name for name in there if name not in columns.values()]
    order = section.get("dates")
    dates = (
        words("import.dates", order=words(f"import.order.{order}"), zone=section.get("zone", ""))
        if order in ("dmy", "mdy")
        else ""
    )
    return {
        "table": words.text(section_name(section["table"])), "read": section.get("read", True), "fields": fields,
        "unread": words.text(unread_reason(section["unread"])) if section.get("unread") else "",
        "headings": there, "leftover": words.join(leftover), "dates": dates, "correct": len(entry.sections) == 1 and bool(fields),
        "rows": section["rows"], "refused": section["refused"],
        "outside": [
            *(f"{words.text(OUTSIDE[why])} ({n})" for why, n in section.get("left_out", {}).items() if why in OUTSIDE),
            *([words("import.repeated", n=section["repeated"])] if section.get("repeated") else []),
        ],
    }  # fmt: skip


def _said(words: Words, entry: Import, table: str, name: str) -> str:
    """Name what we look for in words; a month is named as the file names it."""
    if name.startswith("month_"):
        return str(entry.sections[0].get("columns", {}).get(name, name))
    if entry.format.startswith("table."):
        return words(f"field.{name}") if f"field.{name}" in WORDS else name
    return words.text(field_name(table, name))

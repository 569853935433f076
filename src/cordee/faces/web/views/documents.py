"""Documents of the company: where each stands, its text, what is to be filled in, what the settings changed since."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe

from cordee.core.trust.documents.document import FIELDS, KINDS, Version
from cordee.core.vocabulary.problems_of_registers import DocumentMoved, NoSuchDocument
from cordee.core.vocabulary.text import LANGUAGES
from cordee.faces.web.company import company
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import Words
from cordee.faces.web.views.interests import said
from cordee.records.models import User
from cordee.wiring import document_fragment, document_html
from cordee.wiring.documents import CompanyDocuments

PAGE = "/data/trust/documents/"
FORMS = {"pdf": "application/pdf", "md": "text/markdown; charset=utf-8", "html": "text/html; charset=utf-8"}
LONGEST = 200_000


@needs("trust")
def documents(request: HttpRequest) -> HttpResponse:
    """List the documents in both languages: version, what is to be filled in, what the settings changed since."""
    words = cast(Asked, request).words
    states = company().documents().states([(kind, language) for kind in KINDS for language in LANGUAGES])
    gaps, moved = (
        len({gap for one in states if one.language == words.language for gap in one.gaps}),
        sum(bool(one.changed) for one in states),
    )
    parts = [words("doc.answer", n=len(KINDS))]
    parts += [words("doc.answer.gaps", n=gaps)] if gaps else []
    parts += [words("doc.answer.moved", n=moved)] if moved else []
    rows = [
        {
            "kind": one.kind, "language": one.language, "name": words.text(KINDS[one.kind]), "tongue": words(f"doc.{one.language}"),
            "version": _saved(words, "doc.saved", one.version) if one.version else words("doc.never"), "gaps": len(one.gaps),
            "moved": words("doc.moved", n=len(one.changed)) if one.changed else words("doc.same" if one.version else "doc.fresh"),
            "warn": bool(one.changed),
        }
        for one in states
    ]  # fmt: skip
    context = {"tab": "trust", "part": "documents", "answer": type(parts[0])(" ".join(parts)), "rows": rows}
    return render(request, "pages/documents.html", context)


@needs("trust")
def document(request: HttpRequest, kind: str, language: str) -> HttpResponse:
    """Show a document; fill it in, edit it, take over what the settings changed; read an earlier version."""
    asked = cast(Asked, request)
    words, found = asked.words, company().documents(asked.user.pk)
    try:
        state = found.state(kind, language)
    except NoSuchDocument as problem:
        raise Http404(kind) from problem
    complaint, typed = "", ""
    if request.method == "POST":
        try:
            messages.success(request, _changed(request, words, found, kind, language))
            return redirect(f"{PAGE}{kind}/{language}/")
        except DocumentMoved as problem:
            complaint, typed = said(words, problem), request.POST.get("body", "")
    versions = found.versions(kind, language)
    old = _version_asked(request, versions)
    shown = old.body if old else state.body
    kept = state.merged().kept
    authors = {one.pk: str(one) for one in User.objects.filter(pk__in={one.author for one in versions if one.author is not None})}
    answer: str = words("doc.one.fresh")
    if state.version:
        answer = _saved(words, "doc.one.old" if old and old.number != state.number else "doc.one.saved", old or state.version)
    context = {
        "tab": "trust", "part": "documents", "kind": kind, "tongue": language, "name": words.text(KINDS[state.kind]), "answer": answer,
        "tongue_said": words(f"doc.{language}"), "gaps": len(state.gaps), "old": bool(old and old.number != state.number), "file_query": f"?version={old.number}" if old else "", "number": str(state.number),
        "text": mark_safe(document_fragment(shown, below=1)), "body": typed or state.body, "complaint": complaint,
        "fields": [(name, words.text(FIELDS[name]), state.fields.get(name, "")) for name in state.asked],
        "changed": [
            {"heading": one.heading, "gone": [words("doc.gone", line=line.removeprefix("- ")) for line in one.gone], "came": [words("doc.came", line=line.removeprefix("- ")) for line in one.came],
             "kept": one.heading in kept}
            for one in state.changed
        ],
        "versions": [
            {"number": str(one.number), "line": words("doc.by", at=words.moment(one.entered_at), author=_author(words, one, authors))}
            for one in reversed(versions)
        ],
    }  # fmt: skip
    return render(request, "pages/document.html", context, status=409 if complaint else 200)


@needs("trust")
def export(request: HttpRequest, kind: str, language: str, form: str) -> HttpResponse:
    """Give a document as a file: a PDF, Markdown, or a page that stands alone."""
    asked = cast(Asked, request)
    if form not in FORMS:
        raise Http404(form)
    found = company().documents(asked.user.pk)
    asked_number = request.GET.get("version", "")
    number = int(asked_number) if asked_number.isdecimal() and len(asked_number) < 9 else None
    try:
        made = _made(found, kind, language, number, form)
    except NoSuchDocument as problem:
        raise Http404(kind) from problem
    found.noted(kind, language)
    answer = HttpResponse(made, content_type=FORMS[form])
    answer["Content-Disposition"] = f'attachment; filename="{kind}-{language}.{form}"'
    return answer


def _made(found: CompanyDocuments, kind: str, language: str, number: int | None, form: str) -> bytes | str:
    """Give a version of a document in one of the forms."""
    if form == "pdf":
        return found.pdf(kind, language, number)
    text = found.text(kind, language, number)
    if form == "md":
        return text
    state = found.state(kind, language)
    return document_html(text, KINDS[state.kind].in_language(state.language), state.language)


def _changed(request: HttpRequest, words: Words, found: Any, kind: str, language: str) -> str:
    """Do what the form asks, and say so."""
    begun = request.POST.get("after", "")
    after = int(begun) if begun.isdecimal() and len(begun) < 9 else -1
    deed = request.POST.get("do", "")
    if deed == "take":
        found.take_over(kind, language, after=after)
        return words("doc.taken")
    if deed == "fill":
        saved = found.fill_in(kind, language, {name: request.POST[name] for name in FIELDS if name in request.POST}, after=after)
        return words("doc.filled", n=saved.number)
    saved = found.edit(kind, language, request.POST.get("body", "")[:LONGEST], after=after)
    return words("doc.edited", n=saved.number)


def _version_asked(request: HttpRequest, versions: list[Version]) -> Version | None:
    asked = request.GET.get("version", "")
    return next((one for one in versions if str(one.number) == asked), None)


def _saved(words: Words, key: str, one: Version) -> str:
    author = User.objects.filter(pk=one.author).first() if one.author is not None else None
    names = {one.author: str(author)} if author is not None and one.author is not None else {}
    return words(key, n=one.number, at=words.moment(one.entered_at), author=_author(words, one, names))


def _author(words: Words, one: Version, authors: dict[int, str]) -> str:
    return authors.get(one.author, words("int.nobody")) if one.author is not None else words("trust.command")

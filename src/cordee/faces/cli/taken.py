"""What became of the files that a command took in: how each was read, what was assumed, why one was refused."""

from __future__ import annotations

import json

import typer

from cordee.actions.remark import Remark, own_technique, remarks
from cordee.actions.take_in import Outcome
from cordee.core.intake.reading import OUTSIDE
from cordee.core.vocabulary.text import Language
from cordee.core.vocabulary.unread_words import unread_reason
from cordee.core.vocabulary.vendor_words import section_name
from cordee.engine.manifest import Import
from cordee.faces.cli import show as layout
from cordee.faces.cli import words
from cordee.faces.cli.words import say
from cordee.wiring import Company, Taken


def tell(company: Company, taken: list[Taken], as_json: bool) -> None:
    """Say of every file what became of it, and at the end where to look where something was refused."""
    language = words.language_of(company.workspace.language)
    for one in taken:
        if as_json:
            _as_json(one, language)
        elif one.problem:
            typer.echo(one.problem.in_language(language), err=True)
        elif one.outcome:
            _outcome(company, one)
    if as_json:
        return
    if any(one.outcome and one.outcome.entry.refused and not one.outcome.already for one in taken):
        say(words.SEE_REFUSED, company)
    refused = [one.path.name for one in taken if one.problem and one.path.resolve().parent == company.folder / "inbox"]
    if refused:
        say(words.REFUSED_FILES, company, files=", ".join(refused), folder=company.folder / "refused")


def _order(order: str, company: Company) -> str:
    known = words.ORDERS.get(order)
    return known.in_language(words.language_of(company.workspace.language)) if known else order


def _table(name: str, company: Company) -> str:
    return section_name(name).in_language(words.language_of(company.workspace.language))


def _as_json(one: Taken, language: Language) -> None:
    entry = one.outcome.entry if one.outcome else None
    found = {
        "file": one.path.name,
        "problem": one.problem.in_language(language) if one.problem else None,
        "import": entry.id if entry else None,
        "rows": entry.rows if entry else 0,
        "refused": entry.refused if entry else 0,
        "replaced": [each.id for each in one.outcome.replaced] if one.outcome else [],
        "like": one.outcome.like.id if one.outcome and one.outcome.like else None,
        "remarks": _told(one, language),
    }
    typer.echo(json.dumps(found))


def _told(one: Taken, language: Language) -> list[str]:
    """Give what a page tells of a file beside its numbers: that it is there already, rows that repeat others, what was assumed."""
    if one.outcome is None:
        return []
    entry, repeated = one.outcome.entry, sum(section["repeated"] for section in one.outcome.entry.sections)
    already = [words.THERE.in_language(language, date=entry.taken_in_at[:10], file=entry.file)] if one.outcome.already else []
    rows = [words.REPEATED.in_language(language, n=repeated).strip()] if repeated and not already else []
    return [*already, *rows, *(remark.says.in_language(language) for remark in _remarks(entry))]


def _outcome(company: Company, one: Taken) -> None:
    outcome = one.outcome
    if outcome is None:
        return
    entry = outcome.entry
    if outcome.already:
        say(words.ALREADY, company, file=one.path.name, id=entry.id)
        _others(company, outcome)
        return
    say(words.TAKEN, company, file=one.path.name, format=entry.format, rows=entry.rows, refused=entry.refused)
    if outcome.replaced:
        say(words.REPLACED, company, ids=", ".join(each.id for each in outcome.replaced))
    if outcome.like:
        say(words.LIKE, company, id=outcome.like.id, file=outcome.like.file, date=outcome.like.taken_in_at[:10])
    if entry.values:
        say(words.VALUES, company, pairs=layout.pairs(entry.values.items()))
    if not entry.original:
        say(words.NOT_KEPT, company)
    for section in entry.sections:
        if not section["read"]:
            why = unread_reason(section["unread"]).in_language(words.language_of(company.workspace.language))
            say(words.NOT_READ, company, table=_table(section["table"], company), why=why)
        elif entry.format.startswith("table."):
            say(words.COLUMNS, company, table=_table(section["table"], company), pairs=layout.pairs(section["columns"].items()))
            if section["left"]:
                say(words.UNUSED, company, headings=", ".join(section["left"]))
            say(words.DATES, company, order=_order(section["dates"], company), zone=section["zone"])
        for reason, number in section.get("left_out", {}).items():
            if reason in OUTSIDE:
                what = OUTSIDE[reason].in_language(words.language_of(company.workspace.language))
                say(words.LEFT_OUT, company, what=what, n=number)
        if section["repeated"]:
            say(words.REPEATED, company, n=section["repeated"])
    for remark in _remarks(entry):
        said = [text.in_language(words.language_of(company.workspace.language)) for text in (remark.says, remark.remedy)]
        say(words.REMARK, company, remark=" ".join(said))
    _others(company, outcome)


def _remarks(entry: Import) -> list[Remark]:
    """Give what was assumed, and a technique said for the whole file that nobody knows; pages do not repeat the latter."""
    own = own_technique(entry)
    return [*remarks(entry), *([own] if own else [])]


def _others(company: Company, outcome: Outcome) -> None:
    for each in outcome.otherwise:
        say(words.OTHERWISE, company, file=each.file, id=each.id)

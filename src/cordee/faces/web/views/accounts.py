"""Accounts: the list with search, filters, sorting and chosen columns, all in the address; exports as shown."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cordee.core.accounts.stages import STAGES
from cordee.core.vocabulary.techniques import plain
from cordee.faces.web.company import answer, count, current_run, rows, tally
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import Words
from cordee.faces.web.tables import PAGE_ROWS, Cell, download, heads, paging
from cordee.faces.web.words import WORDS
from cordee.wiring import Ask, Condition

COLUMNS = (
    "stage", "owner", "tier", "country", "relation", "industry", "people", "breadth", "engagement_minutes", "recency_days", "touches",
    "open_deals", "won_deals", "revenue",
)  # fmt: skip
FIGURES = frozenset(COLUMNS[6:])
USUAL = ("stage", "owner", "tier", "breadth", "engagement_minutes", "recency_days", "open_deals", "revenue")
FILTERS = ("stage", "owner", "tier", "country", "relation")
PLAIN = frozenset({"touches", "open_deals", "won_deals"})


@needs("read")
def accounts(request: HttpRequest) -> HttpResponse:
    """List the accounts that fit."""
    words = cast(Asked, request).words
    if current_run() is None or not count("accounts"):
        return render(request, "pages/accounts.html", {"empty": words("acc.empty")})
    chosen = columns(request)
    asked = ask(request)
    total = count("accounts", asked)
    pages = paging(request, total)
    found = rows(
        "accounts", Ask(where=asked.where, search=asked.search, order=asked.order, limit=PAGE_ROWS, offset=pages["offset"])
    )
    stages = tally("accounts", "stage", asked)
    named = [("name", words("acc.col.name"), False)] + [(one, words(f"acc.col.{one}"), one in FIGURES) for one in chosen]
    context = {
        "total": total, "buying": stages.get("purchase", 0), "thinking": stages.get("consideration", 0),
        "clients": stages.get("customer", 0), "q": asked.search, "filters": filters(words, request),
        "columns": [(one, words(f"acc.col.{one}"), one in chosen) for one in COLUMNS],
        "heads": heads(request, named, request.GET.get("sort", "-touches")),
        "table": [{"id": row["organisation_id"], "name": row["name"], "line": place(words, row), "cells": [_cell(words, one, row) for one in chosen]} for row in found],
        "export": "/accounts", "export_query": f"?{request.GET.urlencode()}" if request.GET else "", **pages,
    }  # fmt: skip
    return render(request, "pages/accounts.html", context)


@needs("read")
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the accounts that fit, with the chosen columns, as a file."""
    asked = ask(request)
    shown = Ask(columns=("organisation_id", "name", *columns(request)), where=asked.where, search=asked.search, order=asked.order)
    return download(answer("accounts", shown), "accounts", kind)


def columns(request: HttpRequest) -> list[str]:
    """Give the columns chosen in the address, or the usual ones."""
    wanted = request.GET.getlist("col")
    return [one for one in COLUMNS if one in wanted] or list(USUAL)


def ask(request: HttpRequest) -> Ask:
    """Turn the address into a question: conditions, words, order."""
    where = tuple(Condition(name, "=", value) for name in FILTERS if (value := request.GET.get(name, "")))
    order = request.GET.get("sort", "-touches")
    order = order if order.removeprefix("-") in ("name", *COLUMNS) else "-touches"
    return Ask(where=where, search=request.GET.get("q", "").strip()[:200], order=(order,))


def filters(words: Words, request: HttpRequest) -> list[dict[str, Any]]:
    """Give the filters with the values that the accounts have."""
    found = []
    for name in FILTERS:
        values = tally("accounts", name)
        if len(values) < 2 and not request.GET.get(name):
            continue
        keys = [one for one in STAGES if one in values] if name == "stage" else sorted(values)
        options = [(one, said(words, name, one), values.get(one, 0)) for one in keys]
        if name == "country":
            options.sort(key=lambda option: plain(option[1]))
        found.append(
            {"name": name, "label": words(f"acc.filter.{name}"), "options": options, "chosen": request.GET.get(name, "")}
        )
    return found


def said(words: Words, column: str, value: str) -> str:
    """Give a value of a column as its readers say it."""
    if column == "stage":
        return words.text(STAGES[value])
    if column == "country":
        return words.country(value)
    key = f"relation.{value}"
    return words(key) if column == "relation" and key in WORDS else value


def place(words: Words, row: dict[str, Any]) -> str:
    """Give industry and country in a line."""
    return ", ".join(one for one in (row["industry"], words.country(row["country"])) if one)


def _cell(words: Words, name: str, row: dict[str, Any]) -> dict[str, Any]:
    if name == "stage":
        since = words("acc.since", date=words.date(row["stage_since"], short=True)) if row["stage_since"] else ""
        return {"stage": row["stage"], "cell": Cell("", since)}
    return {"number": name in FIGURES, "cell": figure(words, name, row)}


def figure(words: Words, name: str, row: dict[str, Any]) -> Cell:
    """Give one figure of an account with what it rests on, or a dash and the reason."""
    value = row[name]
    if name in PLAIN or name == "people":
        return Cell(words.number(value), words("ev.counted"))
    if name == "breadth":
        return Cell(words.number(value), words("acc.of.people", n=row["people"]))
    if name == "engagement_minutes":
        measured = row["minutes_measured"]
        return (
            Cell(words.number(value), words("acc.of.touches", n=measured))
            if measured
            else Cell("–", words("reason.not_measured"), known=False)
        )
    if name == "recency_days":
        return (
            Cell("–", words("reason.no_touch"), known=False)
            if value is None
            else Cell(words.number(value), words("acc.on", date=words.date(row["last_touch"], short=True)))
        )
    if name == "revenue":
        return (
            Cell("–", words("acc.none.won"), known=False)
            if value is None
            else Cell(words.money(value, row["currency"]), words("acc.won.n", n=row["won_deals"]))
        )
    return Cell(said(words, name, value)) if value else Cell("–", words("none.given"), known=False)

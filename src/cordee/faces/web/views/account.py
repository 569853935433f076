"""One account: its stage and why, three measures of interest, people, timeline, deals, techniques, group."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cordee.core.accounts.stages import RULES, STAGES
from cordee.core.vocabulary.results import BEGUN_SOME_DAY, UNDATED, UNOPENED
from cordee.core.vocabulary.techniques import name_of
from cordee.faces.web.company import company, rows
from cordee.faces.web.evidence import Figure, counted, rows_address, unknown, why
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import Words
from cordee.faces.web.timeline import SPANS, drawn
from cordee.faces.web.views.accounts import place
from cordee.faces.web.views.pressure import pressure
from cordee.wiring import Ask, Condition

STEPS = ("awareness", "consideration", "purchase")
LISTED = 100
TOUCH = ("happened_at", "person_id", "technique", "direction", "intent", "carrier", "content", "campaign", "seconds")
FLAGS = {UNDATED: "one.deal.undated", UNOPENED: ""}


@needs("read")
def account(request: HttpRequest, organisation_id: str) -> HttpResponse:
    """Show one account from all sides."""
    words = cast(Asked, request).words
    row = _one("accounts", organisation_id)
    organisation = _one("organisations", organisation_id)
    if row is None or organisation is None:
        raise Http404(organisation_id)
    as_of = date.fromisoformat(company().run_info()["as_of"])
    mine = (Condition("organisation_id", "=", organisation_id),)
    touches = rows("timeline", Ask(TOUCH, where=mine))
    people = rows("persons", Ask(where=mine))
    span = request.GET.get("span", "365")
    span = span if span in SPANS else "365"
    since = as_of - timedelta(days=int(span))
    seen = [one for one in touches if one["happened_at"].date() >= since]
    names = {one["person_id"]: one["name"] or one["email"] or words("one.nameless") for one in people}
    context = {
        "row": row, "organisation": organisation, "place": place(words, row), "city": organisation["city"],
        "stages": [_stage(words, one) for one in sorted(rows("stages", Ask(where=mine)), key=lambda one: one["offer"] != "")],
        "measures": measures(words, row, as_of), "people": _people(words, people, touches),
        "timeline": drawn(words, seen, names, since, as_of), "span": span, "spans": [(one, words(f"one.span.{one}")) for one in SPANS],
        "listed": [_touch(words, one, names) for one in seen[::-1][:LISTED]], "touches": len(seen),
        "earlier": max(0, len(seen) - LISTED), "every_touch": rows_address(f"timeline?organisation_id={organisation_id}"),
        "deals": [_deal(words, one) for one in rows("cases", Ask(where=mine, order=("-opened_at",)))],
        "techniques": [_technique(words, one) for one in rows("account_techniques", Ask(where=mine, order=("-touches",)))],
        "group": _group(organisation), "id": organisation_id, "pressure": pressure(words, organisation),
    }  # fmt: skip
    return render(request, "pages/account.html", context)


def measures(words: Words, row: dict[str, Any], as_of: date) -> list[Figure]:
    """Give minutes, breadth and recency, each its own figure."""
    behind = f"timeline?organisation_id={row['organisation_id']}"
    found = {name: counted(n, rows=behind, until=as_of, formula=name) for name, n in
             (("minutes", row["minutes_measured"]), ("breadth", row["touches_90_days"]), ("recency", row["touches"]))}  # fmt: skip
    because = {
        name: why(words, words(f"one.{name}"), evidence, of="touches", change="change.exports")
        for name, evidence in found.items()
    }
    minutes = (
        Figure(words("one.minutes"), words.number(row["engagement_minutes"]), words("acc.of.touches", n=row["minutes_measured"]), because["minutes"], "min")
        if row["minutes_measured"] else unknown(words("one.minutes"), words("reason.not_measured"), because["minutes"])
    )  # fmt: skip
    breadth = Figure(
        words("one.breadth"),
        words.number(row["breadth"]),
        words("ev.counted"),
        because["breadth"],
        words("one.of", n=row["people"]),
    )
    recency = (
        unknown(words("one.recency"), words("reason.no_touch"), because["recency"]) if row["recency_days"] is None
        else Figure(words("one.recency"), words.number(row["recency_days"]), words("acc.on", date=words.date(row["last_touch"])), because["recency"],
                    words("one.unit.days"))
    )  # fmt: skip
    return [minutes, breadth, recency]


def _one(table: str, organisation_id: str) -> dict[str, Any] | None:
    found = rows(table, Ask(where=(Condition("organisation_id", "=", organisation_id),), limit=1))
    return found[0] if found else None


def _stage(words: Words, row: dict[str, Any]) -> dict[str, Any]:
    name, rule = words.text(STAGES[row["stage"]]), words.text(RULES[row["rule"]])
    steps = STEPS.index(row["stage"]) if row["stage"] in STEPS else -1
    title = f"{row['offer']}, {name}" if row["offer"] else name
    return {
        "offer": row["offer"], "stage": row["stage"], "name": name, "rule": rule, "step": steps,
        "since": words.date(row["since"]) if row["since"] else "",
        "words": [{"name": words.text(STAGES[one]), "here": number == steps} for number, one in enumerate(STEPS)],
        "why": why(words, title, row["evidence"], how=words("formula.stage", rule=rule), change="change.rules"),
    }  # fmt: skip


def _people(words: Words, people: list[dict[str, Any]], touches: list[dict[str, Any]]) -> list[dict[str, Any]]:
    counts: dict[str, int] = defaultdict(int)
    latest: dict[str, datetime] = {}
    for one in touches:
        if one["person_id"]:
            counts[one["person_id"]] += 1
            latest[one["person_id"]] = max(one["happened_at"], latest.get(one["person_id"], one["happened_at"]))
    found = [
        {
            "name": one["name"] or one["email"] or words("one.nameless"), "email": one["email"], "title": one["title"],
            "linkedin": one["linkedin_url"], "touches": counts[one["person_id"]], "sources": one["sources"],
            "last": words.date(latest[one["person_id"]], short=True) if one["person_id"] in latest else "",
        }
        for one in people
    ]  # fmt: skip
    return sorted(found, key=lambda one: (-one["touches"], one["name"].casefold()))


def _touch(words: Words, one: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    return {
        "when": words.moment(one["happened_at"]), "who": names.get(one["person_id"] or "", words("one.nameless")),
        "what": words.text(name_of(one["technique"])), "carrier": one["carrier"], "out": one["direction"] == "out",
        "content": one["content"] or one["campaign"], "high": one["intent"] == "high",
        "minutes": words("one.minutes.n", n=one["seconds"] // 60) if one["seconds"] else "",
    }  # fmt: skip


def _deal(words: Words, one: dict[str, Any]) -> dict[str, Any]:
    state = "won" if one["won_at"] else "lost" if one["lost_at"] else "open" if one["opportunity_at"] else "lead"
    ended = one["won_at"] or one["lost_at"]
    flag = FLAGS.get(one["flag"], "one.deal.flag") if one["flag"] else ""
    opened = (
        words("one.deal.unopened")
        if one["flag"] in BEGUN_SOME_DAY
        else words("one.deal.opened", date=words.date(one["opened_at"]))
    )
    evidence = counted(1, rows=f"cases?case_key={one['case_key']}", until=ended or one["opened_at"])
    return {
        "name": one["name"] or one["offer"] or words("one.deal.nameless"), "state": words(f"one.deal.{state}"),
        "ended": words.date(ended) if ended else "", "opened": opened,
        "amount": words.money(one["amount"], one["currency"]) if one["amount"] is not None else "",
        "by": words.text(name_of(one["technique"])), "seen": _said_of(words, one), "flag": words(flag) if flag else "",
        "why": why(words, one["name"] or words("one.deal"), evidence, how=words("one.deal.why")),
    }  # fmt: skip


def _said_of(words: Words, one: dict[str, Any]) -> list[str]:
    """Say who decided a deal's technique, and what the others say where they speak."""
    said: list[str] = [words(f"decided.{one['decided_by'] or 'nothing'}")]
    if one["seen"] == "halfway" and not one["declared"]:
        said = [words("seen.halfway")]
    for name in ("tracked", "declared", "told"):
        if one[name] and (one[name] != one["technique"] or name == "told"):
            said.append(words(f"one.deal.{name}", name=words.text(name_of(one[name]))))
    return said


def _technique(words: Words, one: dict[str, Any]) -> dict[str, Any]:
    return one | {
        "name": words.text(name_of(one["technique"])),
        "minutes": words.number(one["seconds"] // 60) if one["seconds"] else "",
        "first": words.date(one["first_touch"], short=True),
        "last": words.date(one["last_touch"], short=True),
    }


def _group(organisation: dict[str, Any]) -> dict[str, Any] | None:
    """Give the parent, the top and the subsidiaries, where a source names them."""
    family = rows("organisations", Ask(where=(Condition("group_id", "=", organisation["group_id"]),), limit=200))
    if len(family) < 2 and not organisation["parent_id"]:
        return None
    by_id = {one["organisation_id"]: one for one in family}
    return {
        "parent": by_id.get(organisation["parent_id"] or ""),
        "top": by_id.get(organisation["group_id"]) if organisation["group_id"] != organisation["organisation_id"] else None,
        "children": [one for one in family if one["parent_id"] == organisation["organisation_id"]],
    }

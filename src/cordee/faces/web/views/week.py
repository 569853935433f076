"""This week: what changed since last week's figures, at most three things to do, the accounts to look at first."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cordee.core.accounts.stages import STAGES
from cordee.faces.web import jobs
from cordee.faces.web.changes import changes, soon
from cordee.faces.web.company import company, count, current_run, rows, tally
from cordee.faces.web.evidence import Figure, counted, why
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.reminders import reminders
from cordee.faces.web.speech import Words
from cordee.faces.web.steps import steps
from cordee.faces.web.views.accounts import place
from cordee.faces.web.views.data import audit
from cordee.faces.web.views.jobs import shown
from cordee.wiring import Ask, Condition

FLOW = ("awareness", "consideration", "purchase", "customer", "lost", "none")
WEEK = timedelta(days=7)
LOOK = 8
FILES_NAMED = 4
KNEW_ENOUGH = 0.5
RISEN = ("purchase", "consideration", "customer")


@needs("read")
def week(request: HttpRequest) -> HttpResponse:
    """Say what changed and what is worth doing; after the first run, what the data hold."""
    words = cast(Asked, request).words
    job = jobs.running()
    run = current_run()
    owed = len(company().mandates().late()) if cast(Asked, request).user.may("voices") else 0
    reminded = reminders(words, cast(Asked, request).user)
    if run is None:
        empty = {"reminders": reminded, "empty": words("week.empty"), "job": shown(words, job) if job else None, "owed": owed}
        return render(request, "pages/week.html", empty)
    before, found = difference(run)
    as_of = date.fromisoformat(company().run_info(run)["as_of"])
    since = since_when(words, before, as_of) if before else ""
    techniques = rows("techniques")
    data = rows("data_use", Ask(columns=("source", "format", "field", "file", "filled", "used")))
    context: dict[str, Any] = {
        "reminders": reminded, "job": shown(words, job) if job else None, "since": since, "owed": owed,
        "steps": steps(words, found, techniques, as_of), "soon": soon(words, techniques),
        "flow": _flow(words, found, since, as_of), "accounts": count("accounts"), "look": _look(words, found),
        "fields": len(data), "used": sum(row["used"] for row in data), "people": count("persons"), "touches": count("timeline"),
        "audit": audit(words, data) if found is None else [],
    }  # fmt: skip
    if found is not None and since:
        context |= {
            "changes": changes(words, found, since, as_of),
            "moved": _moved(words, found, since),
            "files": _files(words, found),
        }
    return render(request, "pages/week.html", context)


def difference(run: str) -> tuple[str | None, Any]:
    """Compare a run with the one of a week before; nothing where most of the data was not known then."""
    before = compared(run)
    found = _difference(str(company().folder), before, run) if before else None
    if found is not None and found.counts["data_use"][0] < KNEW_ENOUGH * found.counts["data_use"][1]:
        return None, None
    return before, found


def warm() -> None:
    """Compare before somebody asks; the answer is kept."""
    run = current_run()
    if run is not None:
        difference(run)


def compared(run: str) -> str | None:
    """Choose the kept run to compare with: the one whose figures are closest to a week older, else the one before.

    A run made from the same as this one, computed once more, says nothing and is passed over.
    """
    infos = {one: company().run_info(one) for one in company().runs() if one <= run}
    kept = [one for one in infos if one < run and infos[one]["made_from"] != infos[run]["made_from"]]
    now = date.fromisoformat(infos[run]["as_of"])
    dated = [(date.fromisoformat(infos[one]["as_of"]), one) for one in kept]
    older = [(abs((now - day) - WEEK), -index, one) for index, (day, one) in enumerate(dated) if day < now]
    if older:
        return min(older)[2]
    return kept[-1] if kept else None


def since_when(words: Words, before: str, as_of: date) -> str:
    """Say what the figures are compared with: its date, or the hour it was computed where the date is the same."""
    info = company().run_info(before)
    day = date.fromisoformat(info["as_of"])
    return words.date(day) if day != as_of else words.moment(info["ran_at"])


def _moved(words: Words, found: Any, since: str) -> str:
    """Say how many accounts moved, and of how many cases the end is newly known; what had happened before is told apart."""
    stages = [row for row in found.stages if not row["late"]]
    parts = [words("week.moved" if stages else "week.moved.none", n=len(stages), date=since)]
    if late := len(found.stages) - len(stages):
        parts.append(words("week.late", n=late))
    ended = {"won": words("week.won", n=len(found.won)), "lost": words("week.lost", n=len(found.lost))}
    old = sum(row["late"] for row in (*found.won, *found.lost))
    parts.append(words("week.ended.late", n=old, **ended) if old else words("week.ended", **ended))
    return type(parts[0])(" ".join(parts))


def _files(words: Words, found: Any) -> list[str]:
    """Say which files came or went since, and that part of what is shown comes from them."""
    said = []
    for key, files in (("week.files", found.files_added), ("week.files.gone", found.files_gone)):
        if files:
            more = len(files) - FILES_NAMED
            named = [*files[:FILES_NAMED], *([words("week.files.more", n=more)] if more > 0 else [])]
            said.append(words(key, n=len(files), files=words.join(named)))
    return [*said, words("week.files.part")] if said else []


@lru_cache(maxsize=4)
def _difference(folder: str, before: str, after: str) -> Any:
    return company().diff(before, after)


def _flow(words: Words, found: Any, since: str, as_of: date) -> list[dict[str, Any]]:
    """Give each stage's accounts; under it by how many they are more or fewer than in the figures compared."""
    numbers = tally("accounts", "stage")
    flow = []
    for stage in FLOW:
        n = numbers.get(stage, 0)
        name, line, how = words.text(STAGES[stage]), words("ev.counted"), ""
        if found is not None:
            before = found.standing[stage][0]
            change = ("+" if n > before else "") + words.number(n - before)
            line = words("week.net", change=change) if n != before else words("week.net.none")
            how = f"{words('formula.counted')} {words('week.net.how', n=n, before=before, date=since)}"
        evidence = counted(n, rows=f"accounts?stage={stage}", until=as_of)
        because = why(words, name, evidence, how=how, of="accounts", change="change.rules")
        flow.append({"figure": Figure(name, words.number(n), line, because), "stage": stage})
    return flow


def _look(words: Words, found: Any) -> list[dict[str, Any]]:
    """Give the accounts that rose since last week, then those considering with the latest touches."""
    risen = {row["organisation_id"]: row for row in (found.stages if found is not None else ()) if row["after"] in RISEN}
    first = {row["organisation_id"]: row for row in rows("accounts", Ask(keys=list(risen)[:LOOK]))}
    listed = [first[key] for key in risen if key in first]
    if len(listed) < LOOK:
        rest = rows(
            "accounts", Ask(where=(Condition("stage", "=", "consideration"),), order=("recency_days", "-breadth"), limit=LOOK * 2)
        )
        listed += [row for row in rest if row["organisation_id"] not in risen][: LOOK - len(listed)]
    return [
        {
            "id": row["organisation_id"], "name": row["name"], "line": place(words, row),
            "stage": row["stage"], "owner": row["owner"], "changed": _changed(words, risen.get(row["organisation_id"]), row),
            "people": words.number(row["breadth"]), "known": row["people"],
        }
        for row in listed
    ]  # fmt: skip


def _changed(words: Words, moved: dict[str, Any] | None, row: dict[str, Any]) -> str:
    """Say what is newly known of an account and brought it where it stands, and where it stood; else its latest touch."""
    if moved is None:
        return words("week.still", date=words.date(row["last_touch"]))
    was = words("week.was", stage=words.text(STAGES[moved["before"]]).lower())
    if moved["because"]:
        event = words(f"week.because.{moved['because']}", date=words.date(moved["on"]))
        event = words("week.because.late", event=event) if moved["late"] else event
        return words("semicolon").join((was, event))
    return words("week.known", date=words.date(moved["on"])) if moved["late"] else was

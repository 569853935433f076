"""Fields that no result reads, as the page on the use of data shows them: what each would add, and what people say of it."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest
from django.utils.safestring import SafeString

from cordee.core.measurement.field_outcomes import BEYOND
from cordee.core.measurement.field_register import BECAUSE, DECISIONS, FOUND, KNOWN, PROPOSED, FieldSaid, Key, key_of
from cordee.faces.web.company import company, rows
from cordee.faces.web.evidence import Why, reason, why
from cordee.faces.web.frame import Asked
from cordee.faces.web.speech import Words
from cordee.wiring.fields import Fields

MOST = 25
ORDER = ("adds", "unknown", "suspect", "adds_nothing", "empty")


def say_of_field(request: HttpRequest) -> None:
    """Note what somebody says of a field, or undo it.

    Raises
    ------
    Problem
        Where a decision goes against the proposal and says not why, or the field is not there.
    """
    asked, given = cast(Asked, request), request.POST
    known = company().fields(asked.user.pk)
    named = (given.get("source", ""), given.get("format", ""), given.get("field", ""))
    key = next((one for one in map(key_of, known.desk.fields) if one == named), None) or known.named(named[2], table=named[1])
    if given.get("do") == "undo":
        known.take_back(key)
        messages.success(request, asked.words("gain.undone", field=key[2]))
        return
    stands = known.standing().get(key, FieldSaid(*key, number=0))
    why_so = given.get("why", "").strip()
    when, decision = given.get("known", stands.known), given.get("decision", stands.decision)
    if decision != stands.decision and decision in ("", *DECISIONS):
        known.decide(key, decision, why=why_so)
        messages.success(request, asked.words("gain.decided", field=key[2]))
    if when != stands.known and when in KNOWN:
        known.say_known(key, when, why=why_so)
        messages.success(request, asked.words("gain.known.noted" if when == "before" else "gain.noted", field=key[2]))


def unused(request: HttpRequest) -> dict[str, Any]:
    """Give the template the fields that no result reads, and those that may answer a wish."""
    words = cast(Asked, request).words
    found = rows("field_gains")
    known = company().fields()
    said = known.standing() if found else {}
    ordered = sorted(found, key=lambda row: (ORDER.index(row["word"]), -row["filled"], row["field"]))
    most = len(ordered) if request.GET.get("fields") == "all" else MOST
    wish = request.GET.get("wish", "")
    return {
        "gains": [_row(words, row, said) for row in ordered[:most]], "gains_n": len(ordered), "gains_more": max(0, len(ordered) - most),
        "gains_answer": sentence(words, found), "gains_export": "/data/fields",
        "whens": [(key, words.text(text)) for key, text in KNOWN.items()],
        "decisions": [("", words("gain.open")), *((key, words.text(text)) for key, text in DECISIONS.items())],
        "wish": wish, "answering": _answering(words, known, wish) if wish else [],
    }  # fmt: skip


def sentence(words: Words, found: list[dict[str, Any]]) -> str:
    """Say how many fields would help, how many are suspect, and what is to do."""
    adds = [row["field"] for row in found if row["word"] == "adds" and not row["used"]]
    suspect = sum(row["word"] == "suspect" for row in found)
    parts = [words("gain.adds", n=len(adds), names=words.join(adds[:3]))] if adds else [words("gain.none")]
    if suspect:
        parts.append(words("gain.suspect", n=suspect))
    return type(parts[0])(" ".join(parts))


def _row(words: Words, row: dict[str, Any], said: dict[Key, FieldSaid]) -> dict[str, Any]:
    stands = said.get(key_of(row))
    moved = stands is not None and stands.known != row["known"]
    return {
        "source": row["source"], "format": row["format"], "field": row["field"], "file": row["file"], "filled": words("n.rows", n=row["filled"]),
        "word": row["word"], "found": words.text(FOUND[row["word"]]), "line": words("gain.moved") if moved else _line(words, row), "why": _why(words, row),
        "known": stands.known if stands else "unclear", "known_text": words.text(KNOWN[stands.known if stands else "unclear"]),
        "proposal": words.text(PROPOSED[row["proposal"]]), "decision": stands.decision if stands else "",
        "decision_text": words.text(DECISIONS[stands.decision]) if stands and stands.decision else "",
        "because": stands.why if stands else "", "when": words.date(stands.at) if stands and stands.at else "", "said": stands is not None,
    }  # fmt: skip


def _line(words: Words, row: dict[str, Any]) -> str:
    evidence = row["gain_evidence"]
    if evidence["low"] is not None:
        line = words("gain.line", range=words.range(max(evidence["low"], -1.0), evidence["high"]), n=evidence["n"])
        also = [words(f"gain.{name}.adds") for name in BEYOND if (row[f"{name}_evidence"]["low"] or 0.0) > 0]
        return " · ".join([line, *also])
    return words.text(BECAUSE[row["because"]]) if row["because"] else reason(words, evidence) if row["word"] == "unknown" else ""


def _why(words: Words, row: dict[str, Any]) -> Why | None:
    if row["gain_evidence"]["low"] is None:
        return None
    found = why(words, words("gain.why", field=row["field"]), row["gain_evidence"], of="accounts", change="gain.change")
    more, ends = [], row["later_evidence"]
    if row["better_order"] is not None:
        more.append((words("gain.order"), words("gain.order.line", share=words.share(row["better_order"]))))
    for name in BEYOND:
        more.append((words(f"gain.{name}"), _beyond(words, row[f"{name}_evidence"])))
    if ends["low"] is not None:
        more.append((words("gain.later"), words("gain.line", range=words.range(ends["low"], ends["high"]), n=ends["n"])))
    return Why(found.title, (*found.parts, *more), found.rows)


def _beyond(words: Words, evidence: dict[str, Any]) -> SafeString:
    if evidence["low"] is None:
        return words("gain.beyond.few", n=evidence["n"])
    return words("gain.beyond.line", range=words.range(max(evidence["low"], -1.0), evidence["high"]), n=evidence["n"])


def _answering(words: Words, known: Fields, wish: str) -> list[dict[str, Any]]:
    return [
        {"field": row["field"], "file": row["file"] or row["source"], "filled": words("use.filled", filled=row["filled"], n=row["rows"]), "used": row["used"]}
        for row in known.find(wish)[:MOST]
    ]  # fmt: skip

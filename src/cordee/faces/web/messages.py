"""How the check of a message is shown: its words with what was seen marked in place, the list beside, the strip of its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any, cast, get_args

from cordee.core.programmes.message import ROLES, STAGES, Part, Place, Role, Stage
from cordee.core.programmes.message_check import OWED, Checked
from cordee.core.programmes.message_checks import Finding, check_named
from cordee.core.vocabulary.text import LANGUAGES
from cordee.faces.web.company import company
from cordee.faces.web.speech import Words

WHOLE = frozenset(("problem_first", "about_us"))  # they point at whole sentences
NAMED = 8  # places of a finding that the list names
QUOTED = 56


def chosen(given: Mapping[str, str]) -> dict[str, Any]:
    """Give language, stage and role as a form says them; None where it says none that we know."""
    language, stage, role = given.get("language"), given.get("stage"), given.get("role")
    return {
        "language": language if language in LANGUAGES else None,
        "stage": cast(Stage, stage) if stage in get_args(Stage) else None,
        "role": cast(Role, role) if role in get_args(Role) else None,
    }


def choices(words: Words) -> dict[str, list[tuple[str, str]]]:
    """Give what the form of a message offers."""
    return {
        "languages": [(one, words(f"msg.language.{one}")) for one in LANGUAGES],
        "stages": [(key, words.text(text)) for key, text in STAGES.items()],
        "roles": [(key, words.text(text)) for key, text in ROLES.items()],
    }


def reading(words: Words, text: str, *, title: str = "", prefix: str = "", **chosen: Any) -> dict[str, Any]:
    """Check a text and give what its page shows; nothing of it is kept.

    Parameters
    ----------
    prefix
        In front of the names of places, where one page shows several texts.
    """
    return shown(words, company().messages().check(text, title=title, **chosen), prefix=prefix)


def shown(words: Words, checked: Checked, *, prefix: str = "") -> dict[str, Any]:
    """Give what a page shows of a checked message."""
    findings = [_finding(words, checked, one, number, prefix) for number, one in enumerate(checked.findings, 1)]
    return {
        "prefix": prefix, "answer": answer(words, checked), "findings": findings, "language": checked.language,
        "title": pieces(checked, "title", prefix), "body": pieces(checked, "body", prefix), "strip": strip(words, checked),
        "clear": [words.text(check_named(one).name) for one in checked.clear],
        "untold": [{"question": words.text(check_named(one.check).name), "reason": words.text(one.reason)} for one in checked.untold]
        if checked.language else [],
    }  # fmt: skip


def answer(words: Words, checked: Checked) -> str:
    """Say in one sentence what was found."""
    n = len(checked.findings)
    if checked.language is None:
        return words("msg.answer.language")
    silent = next((one.reason for one in checked.untold if one.check == "about_us"), None)
    if silent is not None:
        return words("msg.answer.owed" if silent == OWED else "msg.answer.short", n=n)
    if checked.starts_from_technology:
        return words("msg.answer.us", n=n)
    if not checked.sentences["reader"] + checked.sentences["both"]:
        return words("msg.answer.neither", n=n)
    return words("msg.answer.reader", n=n) if n else words("msg.answer.nothing")


def strip(words: Words, checked: Checked) -> dict[str, Any] | None:
    """Give one mark a sentence, in order, and the same in words; None where nothing is told."""
    if checked.language is None or not checked.of:
        return None
    counts = {**checked.sentences, "all": len(checked.of)}
    return {
        "marks": checked.of,
        "label": words("msg.strip", **counts),
        "legend": [(of, words(f"msg.of.{of}", count=checked.sentences[of])) for of in checked.sentences],
    }


def pieces(checked: Checked, part: Part, prefix: str) -> list[dict[str, Any]]:
    """Cut a part at every place where something was seen; each piece knows what it shows and where the list leads to."""
    text = checked.message.piece(part).text
    places = [
        (place, number, one.check, f"{prefix}p{number}-{index}")
        for number, one in enumerate(checked.findings, 1)
        for index, place in enumerate(one.places, 1)
        if place.part == part
    ]
    cuts = sorted({0, len(text), *(one.start for one, *_ in places), *(one.end for one, *_ in places)})
    first = {number: min(place.start for place, other, *_ in places if other == number) for _, number, *_ in places}
    found = []
    for start, end in pairwise(cuts):
        here = [one for one in places if one[0].start <= start and one[0].end >= end]
        begins = [one for one in here if one[0].start == start]
        found.append(
            {
                "text": text[start:end],
                "kind": " ".join(_kinds(check for _, _, check, _ in here)),
                "pins": [pin for *_, pin in begins],
                "to": sorted(
                    {number for _, number, *_ in begins if first[number] == start and not _earlier(checked, number, part)}
                ),
            }
        )
    return found


def _earlier(checked: Checked, number: int, part: Part) -> bool:
    return part == "body" and any(one.part == "title" for one in checked.findings[number - 1].places)


def _kinds(checks: Iterable[str]) -> list[str]:
    found = {"in-sentence" if one in WHOLE else "in-word" for one in checks}
    return sorted(found)


def _finding(words: Words, checked: Checked, one: Finding, number: int, prefix: str) -> dict[str, Any]:
    check = check_named(one.check)
    places: dict[str, tuple[str, str]] = {}
    for index, place in enumerate(one.places, 1):
        where = words("msg.line.title") if place.part == "title" else words("msg.line", n=checked.line(place))
        places.setdefault(_quote(checked, place), (f"{prefix}p{number}-{index}", where))
    return {
        "number": number, "question": words.text(check.name), "seen": words.text(one.seen), "suggestion": words.text(one.suggestion),
        "why": words.text(check.why), "source": words.text(check.source), "more": max(0, len(places) - NAMED),
        "places": [{"pin": pin, "text": text, "where": where} for text, (pin, where) in list(places.items())[:NAMED]],
    }  # fmt: skip


def _quote(checked: Checked, place: Place) -> str:
    text = " ".join(checked.message.quote(place).split())
    return text if len(text) <= QUOTED else text[: QUOTED - 1].rstrip() + "…"

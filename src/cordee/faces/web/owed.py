"""What somebody's own page says of their mandates, of what we owe them, and of what they declared; and what they do there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from cordee.core.opinion.care import PAPERS, Paper
from cordee.core.opinion.mandates import BEFORE_SIGNING, STATES, Declaration
from cordee.core.vocabulary.problems_of_briefs import CultureFirst
from cordee.core.vocabulary.text import Text
from cordee.faces.web.speech import Words
from cordee.faces.web.views.mandates import version_of
from cordee.wiring.mandates import OwnMandates

DEEDS = ("sign", "end", "read-vision", "read-culture", "trust", "distrust", "help")
NOTHING_TO_READ = Text("it is not written yet", "elle n’est pas encore écrite")


def do_owed(own: OwnMandates, do: str, given: Mapping[str, str]) -> str:
    """Do what somebody asks on their page; give the last part of the key of what to say."""
    if do == "sign":
        own.sign(int(given.get("mandate", "0") or 0), int(given.get("version", "0") or 0))
    elif do == "end":
        own.end(int(given.get("mandate", "0") or 0))
    elif do.startswith("read-"):
        kind = cast(Declaration, do.removeprefix("read-"))
        if not own.of.papers(cast(Paper, kind)):
            raise CultureFirst(lacking=NOTHING_TO_READ)
        own.declare(kind)
        return "read"
    elif do == "trust":
        own.declare("confidence", text=given.get("text", ""))
    elif do == "distrust":
        own.take_back("confidence")
    else:
        own.ask(given.get("text", ""))
    return do


def owed_of(words: Words, own: OwnMandates) -> dict[str, Any]:
    """Give what the page shows."""
    declared = own.declared()
    names = {one.key: words.text(one.name) for one in own.of.briefs.territories()}
    guidelines = own.of.papers("guidelines")
    return {
        "thanks": [{"text": one.text, "when": words.date(one.given_at)} for one in own.thanks()[:3]],
        "mandates": [
            {"id": one.id, "territory": names.get(one.territory, one.territory), "word": words.text(STATES[own.of.state(one)]), "number": one.latest.number,
             "versions": [version_of(words, each, one, theirs="man.you_give") for each in dict.fromkeys((one.latest, one.in_force or one.latest))],
             "running": own.of.state(one) in ("valid", "later"), "may_sign": one.ended_on is None and one.latest.they_signed_at is None}
            for one in own.mandates() if own.of.state(one) in ("unsigned", "valid", "later")
        ],
        "papers": [
            {"kind": kind, "name": words.text(PAPERS[cast(Paper, kind)]), "read": kind in declared, "text": words.text(versions[-1].text)}
            for kind in BEFORE_SIGNING if (versions := own.of.papers(cast(Paper, kind)))
        ],
        "helps": [
            {"text": one.text, "answer": one.answer,
             "line": words("my.owe.answered", date=words.date(one.answered_at)) if one.answered_at
             else words("my.owe.late" if one.late(own.of.now) else "my.owe.line", date=words.date(one.due_at))}
            for one in reversed(own.requests())
        ][:5],
        "confidence": "confidence" in declared,
        "guidelines": {"number": guidelines[-1].number, "text": words.text(guidelines[-1].text)} if guidelines else None,
    }  # fmt: skip

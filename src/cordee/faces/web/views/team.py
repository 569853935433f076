"""Who for a campaign: seats to fill, the fewest and least-asked people who agreed, and what is known of each."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cordee.actions.teams import Sheet
from cordee.core.opinion.briefs import SIDES
from cordee.core.opinion.campaigns import FROM_THE_START, Score, not_in_yet
from cordee.core.opinion.choice import OBJECTIVES, Objective, Seat
from cordee.faces.web.company import company
from cordee.faces.web.evidence import Figure, Why, bar, unknown
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.leaders import SUREST
from cordee.faces.web.speech import Words
from cordee.faces.web.voices import asked_so_far
from cordee.wiring.briefs import Briefs

SEATS = 5
PARTS = ("role", "territory", "language", "department")


@needs("voices")
def team(request: HttpRequest) -> HttpResponse:
    """Choose a team for the seats in the address; everything asked stands in it, so that it can be sent to a colleague."""
    words, briefs = cast(Asked, request).words, company().briefs()
    given = request.GET
    objective: Objective = "communication" if given.get("objective") == "communication" else "marketing"
    typed = [{part: given.get(f"{part}{number}", "").strip()[:120] for part in PARTS} for number in range(1, SEATS + 1)]
    seats = [Seat(**one) for one in typed if any(one.values())]
    names = {one.key: words.text(one.name) for one in briefs.territories() if one.state == "active"}
    found = briefs.cast(seats, objective)
    involved = [one for one in given.getlist("in") if one in FROM_THE_START]
    lacking = not_in_yet(involved)
    context: dict[str, Any] = {
        "tab": "team", "objective": objective, "objectives": [(key, words.text(text)) for key, text in OBJECTIVES.items()],
        "rows": [{"number": number, **one} for number, one in enumerate(typed, 1)], "territories": list(names.items()),
        "sides": [(key, words.text(text)) for key, text in SIDES.items()], **_choices(briefs), "asked": bool(seats),
        "nobody": [_seat(words, names, one) for one in found.team.nobody], "chosen": [_sheet(words, names, one) for one in found.chosen],
        "others": [_sheet(words, names, one) for one in found.sheets if one not in found.chosen],
        "order": words(f"team.order.{objective}"), "start": [(one, words(f"team.start.{one}"), one in involved) for one in FROM_THE_START],
        "ready": words("team.start.lacks", who=words.join([words(f"team.start.{one}") for one in lacking])) if lacking else words("team.start.ready"),
        "answer": _answer(words, len(seats), len(found.chosen), len(found.team.nobody), len(found.sheets)),
    }  # fmt: skip
    return render(request, "pages/team.html", context)


def _answer(words: Words, seats: int, chosen: int, nobody: int, people: int) -> str:
    if not people:
        return words("team.answer.empty")
    if not seats:
        return words("team.answer.start", n=people)
    return words("team.answer.nobody", n=nobody) if nobody else words("team.answer", n=chosen, seats=seats)


def _choices(briefs: Briefs) -> dict[str, list[str]]:
    speakers = briefs.speakers()
    return {
        "languages": sorted({language for one in speakers for language in one.languages}),
        "departments": sorted({one.department for one in speakers if one.department}),
    }


def _seat(words: Words, names: dict[str, str], one: Seat) -> str:
    side = words.text(SIDES[one.role]) if one.role in SIDES else one.role
    return ", ".join(part for part in (side, names.get(one.territory, one.territory), one.language, one.department) if part)


def _sheet(words: Words, names: dict[str, str], one: Sheet) -> dict[str, Any]:
    points = [words("team.proof", date=words.date(day, short=True), who=who) for day, who in one.proofs] or [
        words("team.proof.none")
    ]
    points.append(words("team.reach.unknown") if one.reach is None else words("team.reach.own", n=int(one.reach)))
    points.append(asked_so_far(words, one.solicited, one.speaker.most))
    if one.last is not None:
        points.append(words("team.last", date=words.date(one.last)))
    return {
        "name": one.speaker.label, "side": words.text(SIDES[one.speaker.side]), "department": one.speaker.department,
        "languages": ", ".join(one.speaker.languages), "points": points,
        "scores": [_score(words, "competence", one.competence), _score(words, "leadership", one.leadership)], "seats": [_seat(words, names, seat) for seat in one.seats],
    }  # fmt: skip


def _score(words: Words, name: str, one: Score) -> Figure:
    """Give one of the two scores, with its range and reasons; what is not known is a dash with the reason."""
    title = words(f"team.{name}")
    reason = words(f"team.score.{one.reason}") if one.reason else ""
    rests = words("team.score.rests", n=one.raters) if one.raters else words("team.score.rests.none")
    parts = [(words("why.how"), words(f"team.{name}.how")), (words("why.rests"), rests)]
    if one.value is None or one.low is None or one.high is None:
        change = (words("why.change"), words("team.score.change"))
        return unknown(title, reason, Why(title, (*parts, (words("why.margin"), reason), change)))
    span = words.range(one.low, one.high)
    parts += [(words("why.margin"), words("team.score.range", range=span)), (words("why.change"), words("team.score.change"))]
    known = words("team.known", known=one.known, of=one.of, n=one.known) if one.of > 1 else words("team.answers", n=one.raters)
    line = f"{words('lead.most') if name == 'competence' and round(one.low, 2) >= SUREST else span} · {known}"
    return Figure(
        title,
        words.share(one.value),
        line,
        Why(title, tuple(parts)),
        words(f"team.{name}.unit"),
        bar=bar(one.low, one.high, one.value, 1.0),
    )

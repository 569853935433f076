"""Results, cycles: the list, a new one, one cycle from its plan to its learning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cordee.core.measurement.cycles import STATES, Closing, Cycle, Initiative, Plan, State, covers, ends_soon, next_plan
from cordee.core.measurement.decisions import Decision
from cordee.core.measurement.indicators import BY_KEY, INDICATORS, TYPED, Reading, meets
from cordee.core.vocabulary.problems_of_cycles import NoSuchCycle, NothingForTheBoard
from cordee.core.vocabulary.techniques import name_of
from cordee.faces.web.company import company, rows
from cordee.faces.web.cycles import ORDER, amount, figure, listed, name_of_figure, rope, sentence, tried, written
from cordee.faces.web.evidence import Figure
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import Words
from cordee.faces.web.views.territories import said
from cordee.records.models import User
from cordee.wiring import Ask, Problem
from cordee.wiring.cycles import Cycles

HERE = "/results/cycles/"
PLANNED = ("objective", "indicator", "narrowed", "target", "since", "until", "owner", "called", "start", "follows", "n")
USUAL_DAYS = 90


@needs("read")
def cycles(request: HttpRequest) -> HttpResponse:
    """List the cycles, with how each stands."""
    asked = cast(Asked, request)
    words, verbs = asked.words, company().cycles(asked.user.pk)
    all_of_them = verbs.all()
    territories = _territories(words)
    context = {
        "tab": "cycles", "answer": _answer(words, verbs, all_of_them), "computed": verbs.results is not None, "cycles": [listed(words, verbs, one, territories) for one in all_of_them],
    }  # fmt: skip
    return render(request, "pages/cycles.html", context)


@needs("cycles")
def new(request: HttpRequest) -> HttpResponse:
    """Plan a cycle in one form; after another it starts with that one's figure, owner and learning."""
    asked = cast(Asked, request)
    words, verbs = asked.words, company().cycles(asked.user.pk)
    before = _before(verbs, request.GET.get("after", "") or request.POST.get("follows", ""))
    typed, complaint = {name: request.POST.get(name, "")[:400] for name in PLANNED}, ""
    if request.method == "POST":
        try:
            start = _number(words, typed["start"]) if typed["start"].strip() and typed["indicator"] == TYPED else None
            made = verbs.begin(_plan(words, typed), start=start, n=int(_number(words, typed["n"] or "0")))
            messages.success(request, words("cyc.planned"))
            return redirect(f"{HERE}{made.key}/")
        except Problem as problem:
            complaint = said(words, problem)
        except ValueError as error:
            complaint = str(error)
    else:
        typed = _defaults(words, verbs, before, str(asked.user))
    context = {"tab": "cycles", "typed": typed, "complaint": complaint, "before": before, **_choices(words)}
    return render(request, "pages/cycle_new.html", context, status=400 if complaint else 200)


@needs("read")
def cycle(request: HttpRequest, key: str) -> HttpResponse:
    """Show a cycle from its plan to its learning; enter initiatives, close it, correct it."""
    asked = cast(Asked, request)
    words, verbs = asked.words, company().cycles(asked.user.pk)
    try:
        one = verbs.one(key)
    except NoSuchCycle as problem:
        raise Http404(key) from problem
    complaint = ""
    if request.method == "POST":
        try:
            messages.success(request, words(_changed(words, verbs, one, request.POST)))
            return redirect(f"{HERE}{one.key}/")
        except Problem as problem:
            complaint = said(words, problem)
        except ValueError as error:
            complaint = str(error)
    return render(
        request, "pages/cycle.html", _context(words, verbs, one, complaint, request.POST), status=400 if complaint else 200
    )


@needs("read")
def board(request: HttpRequest) -> HttpResponse:
    """Give the board's page as a PDF, in the reader's language."""
    asked = cast(Asked, request)
    try:
        made = company().cycles(asked.user.pk).board(asked.words.language)
    except NothingForTheBoard as problem:
        raise Http404("board") from problem
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="board-{asked.words.language}.pdf"'
    return answer


def _context(words: Words, verbs: Cycles, one: Cycle, complaint: str, posted: Mapping[str, str]) -> dict[str, Any]:
    plan, step = one.plan, verbs.step(one)
    reading = one.result if one.closing is not None else verbs.current(one)
    top = 1.05 * max([plan.target, *(_end(each) for each in (one.baseline, reading))])
    left = ends_soon(one, verbs.today)
    standing = {each.id: each for each in verbs.books.decisions.standing() if each.id is not None}
    linked = {each.decision for each in one.initiatives if each.decision is not None and each.decision not in standing}
    decisions = standing | {each: verbs.stands_for(each) for each in linked}
    history = verbs.history(one.key)
    authors = {user.pk: str(user) for user in User.objects.filter(pk__in={each.author for each in history if each.author})}
    currency = reading.currency if reading is not None else ""
    target = Figure(
        words("cyc.target"),
        amount(words, plan.target, plan.unit, currency),
        words("cyc.target.line", date=words.date(history[0].entered_at)),
    )
    return {
        "tab": "cycles", "cycle": one, "step": step, "closed": one.closing is not None, "answer": sentence(words, one, reading), "complaint": complaint,
        "when": _when(words, one, step, left), "figure": name_of_figure(words, plan, _territories(words)), "rope": rope(words, step), "reached": ("", "25%", "50%", "75%")[ORDER.index(step)],
        "span": words("cyc.span", since=words.date(plan.since), until=words.date(plan.until)), "owned": words("cyc.owned", owner=plan.owner),
        "figs": [figure(words, words("cyc.baseline"), plan, one.baseline, top),
                 figure(words, words("cyc.result" if one.closing is not None else "cyc.now"), plan, reading, top), target],
        "initiatives": [tried(words, verbs, one, each, decisions) for each in one.initiatives], "states": [(key, words.text(name)) for key, name in STATES.items()],
        "before": _before(verbs, plan.follows), "before_line": _before_line(words, verbs, plan.follows), "next": next((each for each in verbs.all() if each.plan.follows == one.key), None),
        "typed_figure": plan.indicator == TYPED, "covered": reading is not None and covers(plan, reading) is not False, "posted": posted,
        "may_read_start": one.baseline is None or (one.baseline.figure.value is None and one.closing is None and plan.indicator != TYPED),
        "closed_on": words("cyc.closed.on", date=words.date(one.closed_at)) if one.closed_at else "", "typed": _typed_of(words, plan), "correcting": True,
        "decisions": [(id, _chosen(words, each)) for id, each in decisions.items() if each is not None], "history": [written(words, each, authors) for each in history], **_choices(words),
    }  # fmt: skip


def _chosen(words: Words, one: Decision) -> str:
    return words("cyc.ini.decision.of", question=one.question, kind=words(f"cyc.ini.kind.{one.evidence}"))


def _changed(words: Words, verbs: Cycles, one: Cycle, given: Mapping[str, str]) -> str:
    """Do what a form of the page asks; give the key of what to say."""
    do, why = given.get("do", ""), given.get("why", "")[:2000]
    if do == "initiative":
        verbs.try_out(_initiative(words, one, given), why=why)
        return "cyc.ini.done"
    if do == "start":
        verbs.read_start(one)
        return "cyc.readstart.done"
    if do == "close":
        typed = one.plan.indicator == TYPED
        verbs.close(one, _closing(one, given), value=_number(words, given.get("value", "")) if typed else None,
                    n=int(_number(words, given.get("n", "") or "0")) if typed else 0)  # fmt: skip
        return "cyc.closed"
    if do == "learning":
        verbs.correct_learning(_closing(one, given), why=why)
        return "cyc.corrected"
    verbs.correct(replace(_plan(words, given), key=one.key, follows=one.plan.follows), why=why)
    return "cyc.corrected"


def _closing(one: Cycle, given: Mapping[str, str]) -> Closing:
    early = one.closing.early if one.closing is not None else given.get("early", "")
    return Closing(one.key, given.get("learning", ""), given.get("asks", ""), early)


def _initiative(words: Words, one: Cycle, given: Mapping[str, str]) -> Initiative:
    cost = given.get("cost", "").strip()
    state = given.get("state", "planned")
    decision = given.get("decision", "")
    return Initiative(
        given.get("key", ""), one.key, given.get("what", ""), given.get("owner", ""), given.get("technique", ""), given.get("campaign", ""),
        _money(words, cost) if cost else None, (given.get("currency", "").strip().upper()[:3] or "EUR") if cost else "",
        cast(State, state), given.get("evidence", ""), given.get("reason", ""), int(decision) if decision.isdecimal() else None,
    )  # fmt: skip


def _plan(words: Words, typed: Mapping[str, str]) -> Plan:
    indicator = typed.get("indicator", "")
    known = BY_KEY.get(indicator)
    target = _number(words, typed.get("target", ""))
    narrowed = typed.get("narrowed", "")
    kind, _, value = narrowed.partition(":")
    return Plan(
        "", typed.get("objective", ""), indicator, target / 100 if known and known.unit == "share" else target, _day(words, typed.get("since", "")),
        _day(words, typed.get("until", "")), typed.get("owner", ""), value if known is not None and known.by == kind else "", typed.get("called", ""),
        typed.get("follows", ""),
    )  # fmt: skip


def _typed_of(words: Words, plan: Plan) -> dict[str, str]:
    known = BY_KEY.get(plan.indicator)
    target = plan.target * 100 if plan.unit == "share" else plan.target
    return {
        "objective": plan.objective, "indicator": plan.indicator, "narrowed": f"{known.by}:{plan.narrowed}" if known and plan.narrowed else "",
        "target": f"{target:g}".replace(".", "," if words.language == "fr" else "."), "since": plan.since.isoformat(), "until": plan.until.isoformat(),
        "owner": plan.owner, "called": plan.called, "start": "", "n": "", "follows": plan.follows,
    }  # fmt: skip


def _defaults(words: Words, verbs: Cycles, before: Cycle | None, owner: str) -> dict[str, str]:
    if before is not None:
        return _typed_of(words, next_plan(before))
    first = INDICATORS[0].key
    today = verbs.today
    return {
        "indicator": first,
        "since": today.isoformat(),
        "until": (today + timedelta(days=USUAL_DAYS)).isoformat(),
        "owner": owner,
    }


def _choices(words: Words) -> dict[str, Any]:
    techniques = sorted({row["technique"] for row in rows("techniques", Ask(columns=("technique",)))})
    return {
        "indicators": [(one.key, words.text(one.name)) for one in INDICATORS],
        "techniques": sorted(((one, words.text(name_of(one))) for one in techniques), key=lambda pair: pair[1]),
        "territories": sorted(_territories(words).items(), key=lambda pair: pair[1]),
    }


def _territories(words: Words) -> dict[str, str]:
    return {one.key: words.text(one.name) for one in company().voices().territories()}


def _before(verbs: Cycles, key: str) -> Cycle | None:
    found = next((one for one in verbs.all() if one.key == key), None) if key else None
    return found if found is not None and found.closing is not None else None


def _before_line(words: Words, verbs: Cycles, key: str) -> str:
    before = _before(verbs, key)
    if before is None or before.result is None:
        return ""
    value, target = (
        amount(words, each, before.plan.unit, before.result.currency) for each in (before.result.figure.value, before.plan.target)
    )
    return words("cyc.before.result", value=value, target=target)


def _answer(words: Words, verbs: Cycles, found: list[Cycle]) -> str:
    if not found:
        return words("cyc.empty")
    running, over = (sum(verbs.step(one) == step for one in found) for step in ("do", "check"))
    parts = [words("cyc.answer.run", n=running) if running else words("cyc.answer.run.none")]
    if over:
        parts.append(words("cyc.answer.over", n=over))
    closed = [one for one in found if one.closing is not None and one.result is not None]
    met = sum(meets(one.plan.target, one.result.figure, lower=one.lower)[0] is True for one in closed if one.result is not None)
    if len(closed) == 1:
        parts.append(words("cyc.answer.met.only" if met else "cyc.answer.missed.only"))
    elif closed:
        parts.append(words("cyc.answer.met", of=len(closed), met=met))
    return type(parts[0])(" ".join(parts))


def _when(words: Words, one: Cycle, step: str, left: int | None) -> str:
    if step == "check":
        return words("cyc.ended", date=words.date(one.plan.until))
    if step == "plan":
        return words("cyc.begins", date=words.date(one.plan.since))
    if left is None:
        return ""
    return words("cyc.left", n=left) if left else words("cyc.left.none")


def _end(reading: Reading | None) -> float:
    if reading is None:
        return 0.0
    return max(reading.figure.high or 0.0, reading.figure.value or 0.0)


def _day(words: Words, text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(words("int.wrong.day")) from None


def _number(words: Words, text: str) -> float:
    bare = "".join(text.split()).replace("\u202f", "").replace("%", "").replace("€", "").replace(",", ".")
    try:
        return float(bare)
    except ValueError:
        raise ValueError(words("cyc.wrong.number")) from None


def _money(words: Words, text: str) -> Decimal:
    try:
        return Decimal(str(_number(words, text))).quantize(Decimal("0.01"))
    except InvalidOperation:
        raise ValueError(words("cyc.wrong.number")) from None

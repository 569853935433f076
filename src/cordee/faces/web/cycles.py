"""Cycles as pages show them: a reading with its evidence, how a cycle stands in a sentence, its initiatives, its history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cordee.core.measurement.cycles import STATES, STEPS, Closing, Cycle, Initiative, Plan, covers
from cordee.core.measurement.indicators import BY_KEY, Reading, meets, moved
from cordee.core.vocabulary.register import Line
from cordee.core.vocabulary.techniques import name_of
from cordee.faces.web.evidence import Figure, Why, reason, unknown
from cordee.faces.web.evidence import figure as shown
from cordee.faces.web.speech import Words
from cordee.faces.web.tables import Cell
from cordee.wiring.cycles import Cycles

ORDER = tuple(STEPS)


def amount(words: Words, value: float | None, unit: str, currency: str = "") -> str:
    """Write a value in its unit."""
    if value is None:
        return "–"
    if unit == "share":
        return words.share(value)
    if unit == "money":
        return words.money(value, currency or None)
    return words.number(value, 0 if value == int(value) else 2)


def name_of_figure(words: Words, plan: Plan, territories: Mapping[str, str]) -> str:
    """Say which figure a plan looks at, and for what only."""
    known = BY_KEY.get(plan.indicator)
    name = words.text(known.name) if known else plan.called
    if not plan.narrowed or known is None:
        return name
    return f"{name} · {territories.get(plan.narrowed, plan.narrowed) if known.by == 'territory' else words.text(name_of(plan.narrowed))}"


def figure(words: Words, name: str, plan: Plan, reading: Reading | None, top: float) -> Figure:
    """Give a reading as a figure with its line, its reasons and its bar."""
    if reading is None:
        return unknown(name, words("cyc.unread").replace("<b>", "").replace("</b>", ""))
    return shown(
        words, name, reading.figure, lambda value: amount(words, value, plan.unit, reading.currency), line(words, plan, reading),
        because(words, plan, name, reading), top=top,
    )  # fmt: skip


def line(words: Words, plan: Plan, reading: Reading) -> str:
    """Give the line under a reading: its range and n, or why there is no range."""
    found = reading.figure
    if found.value is None:
        return reason(words, found)
    if reading.typed:
        return f"{words('cyc.read.typed')} · n {words.number(found.n)}" if found.n else words("cyc.read.typed")
    if plan.unit == "share" and found.low is not None and found.high is not None:
        return words("cyc.of", range=words.range(found.low, found.high), n=found.n)
    if plan.unit == "count" and found.low is not None and found.high is not None:
        return words("cyc.count", range=words.range(found.low, found.high, share=False))
    return words("cyc.counted", n=found.n)


def because(words: Words, plan: Plan, title: str, reading: Reading) -> Why | None:
    """Give what stands behind a reading: how it is worked out, over which days, from which figures."""
    if reading.typed:
        return None
    known = BY_KEY[plan.indicator]
    parts = [(words("cyc.why.how"), words.text(known.explained)), (words("why.rests"), words("why.n", n=reading.figure.n))]
    if reading.since and reading.until:
        parts.append((words("why.period"), words("cyc.over", since=words.date(reading.since), until=words.date(reading.until))))
    parts.append((words("why.margin"), line(words, plan, reading)))
    return Why(
        f"{title}: {words.text(known.name)}" if words.language == "en" else f"{title} : {words.text(known.name)}", tuple(parts)
    )


def sentence(words: Words, cycle: Cycle, reading: Reading | None) -> str:
    """Say how a cycle stands: reached or not, told from chance or not, moved or not."""
    plan = cycle.plan
    target = amount(words, plan.target, plan.unit, reading.currency if reading else "")
    if reading is None:
        return words("cyc.unread")
    found = reading.figure
    if found.value is None:
        return words("cyc.untold", reason=reason(words, found))
    value = amount(words, found.value, plan.unit, reading.currency)
    met, sure = meets(plan.target, found, lower=cycle.lower)
    over = cycle.closing is not None or covers(plan, reading) is True
    parts = [words("cyc.met" if met else "cyc.missed" if over else "cyc.sofar", value=value, target=target)]
    if over and not sure and found.low is not None:
        parts.append(words("cyc.close.call"))
    move = moved(cycle.baseline, reading, plan.unit)
    if over and move != "unknown" and cycle.baseline is not None:
        start = amount(words, cycle.baseline.figure.value, plan.unit, cycle.baseline.currency)
        parts.append(words(f"cyc.moved.{move}", start=start))
    return type(parts[0])(" ".join(parts))


def listed(words: Words, verbs: Cycles, cycle: Cycle, territories: Mapping[str, str]) -> dict[str, Any]:
    """Give a cycle as a row of the list."""
    plan = cycle.plan
    reading = cycle.result if cycle.closing is not None else verbs.current(cycle)
    step = verbs.step(cycle)
    start = cycle.baseline.figure.value if cycle.baseline is not None else None
    value = reading.figure.value if reading is not None else None
    currency = reading.currency if reading is not None else ""
    return {
        "key": cycle.key, "objective": plan.objective, "figure": name_of_figure(words, plan, territories), "owner": plan.owner,
        "span": words("cyc.span", since=words.date(plan.since, short=True), until=words.date(plan.until, short=True)),
        "start": amount(words, start, plan.unit, currency), "value": amount(words, value, plan.unit, currency),
        "line": "" if reading is None else line(words, plan, reading),
        "target": amount(words, plan.target, plan.unit, currency), "step": ORDER.index(step), "word": words.text(STEPS[step]),
        "late": step == "check",
    }  # fmt: skip


def rope(words: Words, step: str) -> list[dict[str, Any]]:
    """Give the four knots of the rope: which is reached."""
    place = ORDER.index(step) if step in ORDER else 0
    return [
        {"name": words.text(name), "x": x, "state": "full" if number == place else "" if number < place else "off"}
        for number, ((_, name), x) in enumerate(zip(STEPS.items(), ("0%", "25%", "50%", "75%"), strict=True))
    ]


def tried(words: Words, verbs: Cycles, cycle: Cycle, one: Initiative, decisions: Mapping[int, Any]) -> dict[str, Any]:
    """Give an initiative as a row: its state, its cost, what the data saw of it, what it rests on."""
    met = verbs.met(cycle, one)
    decision = decisions.get(one.decision) if one.decision else None
    seen = (
        words("cyc.ini.met.none")
        if not (one.technique or one.campaign)
        else "–"
        if met is None or met.value is None
        else words("cyc.ini.met.n", n=met.n)
    )
    return {
        "key": one.key, "what": one.what, "owner": one.owner, "state": one.state, "word": words.text(STATES[one.state]),
        "technique": words.text(name_of(one.technique)) if one.technique else "", "campaign": one.campaign,
        "cost": cost(words, verbs, cycle, one), "seen": seen, "evidence": one.evidence, "why": one.why,
        "unproved": one.unproved, "raw": one,
        "decided": words("cyc.ini.decided", decided=decision.decided, kind=words(f"cyc.ini.kind.{decision.evidence}")) if decision else "",
    }  # fmt: skip


def cost(words: Words, verbs: Cycles, cycle: Cycle, one: Initiative) -> Cell:
    """Give what an initiative cost: by the expenses that were taken in; what somebody typed stands beside, and alone where there are none."""
    typed = words.money(one.cost, one.currency) if one.cost is not None else ""
    found = verbs.spent(cycle, one)
    if not found:
        return Cell(typed, words("cyc.ini.typed")) if typed else Cell("–", "", known=False)
    rests = words("cyc.ini.spent" if one.campaign else "cyc.ini.spent.whole", n=sum(each.expenses for each in found))
    parts = [rests, *([words("cyc.ini.shared")] if any(each.shared for each in found) else [])]
    if typed:
        parts.append(words("cyc.ini.typed.too", cost=typed))
    return Cell(words.join([words.money(each.amount, each.currency) for each in found]), " · ".join(parts))


def written(words: Words, line_: Line[Any], authors: Mapping[int, str]) -> dict[str, str]:
    """Give a line of the history."""
    value = line_.value
    if isinstance(value, Plan):
        span = words("cyc.span", since=words.date(value.since), until=words.date(value.until))
        what = words("cyc.history.plan", objective=value.objective, target=amount(words, value.target, value.unit), span=span)
    elif isinstance(value, Closing):
        what = words("cyc.history.end", learning=value.learning)
    else:
        what = words("cyc.history.ini", what=value.what, state=words.text(STATES[value.state]))
    author = authors.get(line_.author, words("int.nobody")) if line_.author is not None else words("trust.command")
    return {"what": what, "when": words.moment(line_.entered_at), "author": author, "why": line_.why}

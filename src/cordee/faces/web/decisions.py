"""What the pages of decisions show: what each rests on, the figure as it was then and as it is today, who disagreed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cordee.core.measurement.decided_figures import SAYS, KeptFigure, Unit, decidable
from cordee.core.measurement.decisions import TIMINGS, Decision
from cordee.core.measurement.departures import KINDS, Departure
from cordee.core.measurement.experiment_reading import seen_from, word_of
from cordee.core.vocabulary.reasons import REASONS
from cordee.core.vocabulary.techniques import name_of
from cordee.faces.web.evidence import Figure, bar, reason
from cordee.faces.web.speech import Words
from cordee.faces.web.tables import Cell
from cordee.faces.web.words import WORDS
from cordee.wiring.decisions import Decisions

Row = dict[str, Any]
PLACES = {
    "decision": "/results/decisions/{key}/", "power": "/results/experiments/{key}/", "stopped": "/results/experiments/{key}/",
    "closed": "/results/cycles/{key}/", "rule": "/data/trust/rules/",
}  # fmt: skip


def listed(words: Words, verbs: Decisions, one: Decision) -> Row:
    """Give a decision as a row: what it rests on, its figure then and now, who took it, who disagrees."""
    tested, look, when = verbs.tested(one)
    then = one.figure
    rests = figure_named(words, then) if then else ""
    if tested is not None:
        rests = words("dec.look", number=look.number, name=tested.plan.name) if look else words("dec.test", name=tested.plan.name)
    if look is not None:
        before = Cell(
            words(f"exp.verdict.{seen_from(look.seen).word}"), words("exp.look.of", date=words.date(look.as_of, short=True))
        )
    else:
        before = _cell(words, then)
    return {
        "id": one.id, "question": one.question, "decided": one.decided, "opinion": one.evidence == "opinion",
        "on": words("dec.opinion") if one.evidence == "opinion" else words(f"dec.on.{one.evidence}"), "rests": rests,
        "then": before, "now": _now(words, verbs, one), "by": words("dec.by", who=one.by, date=words.date(one.at, short=True)),
        "taken": words.text(TIMINGS[when]) if when else "", "stance": stance_said(words, one), "against": one.stance == "departs",
        "dissents": [words("dec.dissent", who=each.who, why=each.why) for each in one.dissents],
        "replaces": words("dec.replaces", why=one.why) if one.corrects else "", "experiment": tested.key if tested else "",
        "message": one.about.split(":")[1] if one.about.startswith("message:") else "",
    }  # fmt: skip


def departure(words: Words, one: Departure, authors: Mapping[int, str]) -> Row:
    """Give a departure as a line: what was advised, what was done, the comment, who, and where it stands."""
    who = one.by or (authors.get(one.author, words("int.nobody")) if one.author is not None else words("trust.command"))
    return {
        "kind": words.text(KINDS[one.kind]), "name": words.text(one.name), "url": PLACES[one.kind].format(key=one.key), "comment": one.comment,
        "advised": words("dec.against.advised", said=words.text(one.advised)), "done": words("dec.against.done", said=words.text(one.done)),
        "by": words("dec.by", who=who, date=words.date(one.at, short=True)), "taken": words.text(TIMINGS[one.taken]) if one.taken else "",
    }  # fmt: skip


def stance_said(words: Words, one: Decision) -> str:
    """Say whether a decision went with the figures or against them, and why; nothing where nobody said so."""
    return words(f"dec.stance.{one.stance}", comment=one.comment) if one.stance else ""


def figure_named(words: Words, figure: KeptFigure) -> str:
    """Name a figure: whose it is, and which."""
    what = decidable(figure.on)
    return words("dec.figure", name=thing_named(words, figure), figure=words.text(what[0].name) if what else figure.column)


def thing_named(words: Words, figure: KeptFigure) -> str:
    """Name whose figure it is: the technique, with the way in which wins were shared out where there are several."""
    *_, way, technique = ["", *figure.row.split("/")]
    name = words.text(name_of(technique))
    if not way:
        return name
    return words("dec.credited", technique=name, way=words(f"model.{way}") if f"model.{way}" in WORDS else way)


def value_said(words: Words, figure: KeptFigure) -> str:
    """Write a figure's value in its unit."""
    return _said(words, _unit(figure), figure.estimate.value, figure.currency)


def figures(words: Words, then: KeptFigure, now: KeptFigure | None) -> list[Figure]:
    """Give a figure as it was and as it is today, on one axis."""
    ends = [end for one in (then, now) if one is not None for end in (one.estimate.high, one.estimate.value) if end is not None]
    top = 1.05 * max(ends, default=1.0)
    shown = [_figure(words, words("dec.one.then"), then, top)]
    if now is None:
        return [*shown, Figure(words("dec.one.now"), "–", words("dec.gone"), known=False)]
    return [*shown, _figure(words, words("dec.one.now"), now, top)]


def _figure(words: Words, name: str, one: KeptFigure, top: float) -> Figure:
    told = one.estimate
    if told.value is None:
        return Figure(name, "–", reason(words, told), known=False)
    parts = [_range(words, one), words("dec.of", date=words.date(one.as_of))]
    if one.says:
        parts.append(words("dec.read", says=words.text(SAYS[one.says])))
    return Figure(
        name, value_said(words, one), " · ".join(parts), bar=bar(*told.span, told.value, top) if told.span and top > 0 else None
    )


def _cell(words: Words, one: KeptFigure | None) -> Cell:
    if one is None:
        return Cell("–", known=False)
    if one.estimate.value is None:
        return Cell("–", reason(words, one.estimate), known=False)
    says = f" · {words('dec.read', says=words.text(SAYS[one.says]))}" if one.says else ""
    return Cell(value_said(words, one), _range(words, one) + says)


def _now(words: Words, verbs: Decisions, one: Decision) -> Cell:
    tested, _, _ = verbs.tested(one)
    if tested is not None:
        word, look = word_of(tested)
        return Cell(words(f"exp.verdict.{word}"), words("exp.look.of", date=words.date(look.as_of, short=True)) if look else "")
    if one.figure is None:
        return Cell("–", known=False)
    now = verbs.today_of(one.figure)
    if now is None:
        return Cell("–", words("dec.gone"), known=False)
    cell, holds = _cell(words, now), one.figure.holds(now)
    return cell if holds is None else Cell(cell.value, f"{cell.line} · {words('dec.holds' if holds else 'dec.moved')}")


def _range(words: Words, one: KeptFigure) -> str:
    told, unit = one.estimate, _unit(one)
    n = words("why.n.accounts" if one.table == "credits" else "ev.n", n=told.n)
    if told.span is None:
        return f"{words.text(REASONS[told.reason or 'other'])} · {n}"
    if unit == "share":
        return f"{words.range(*told.span)} · {n}"
    return f"{words('range', low=words.number(told.span[0]), high=words.number(told.span[1]))} · {n}"


def _said(words: Words, unit: Unit, value: float | None, currency: str) -> str:
    if value is None:
        return "–"
    if unit == "share":
        return words.share(value)
    if unit == "money":
        return words.money(value, currency)
    if unit == "days":
        return words("dec.days", value=words.number(value))
    return words.number(value, 1 if value >= 0.95 else 2)


def _unit(figure: KeptFigure) -> Unit:
    what = decidable(figure.on)
    return what[0].unit if what else "times"

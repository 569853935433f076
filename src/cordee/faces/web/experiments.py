"""What the pages of experiments show: plans in words, looks as rows and as a picture, what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils.html import format_html

from cordee.actions.decisions import timing_of
from cordee.actions.experiment_credit import Corrected
from cordee.core.measurement.decisions import TIMINGS, Decision
from cordee.core.measurement.experiment_power import Power
from cordee.core.measurement.experiment_reading import Seen, days_more, is_planned, seen_from, word_of
from cordee.core.measurement.experiment_words import (
    MEASURES,
    base_said,
    effect_said,
    instead_said,
    look_said,
    money_said,
    power_said,
    units_said,
)
from cordee.core.measurement.experiments import (
    AUDIENCES,
    METRICS,
    PARTS,
    STATES,
    STRATA,
    WATCHES,
    Experiment,
    Look,
    Plan,
    is_readable,
)
from cordee.core.vocabulary.axis import Axis
from cordee.core.vocabulary.figures import FINE
from cordee.core.vocabulary.techniques import TECHNIQUES, name_of, plain
from cordee.faces.web.decisions import stance_said
from cordee.faces.web.evidence import Why, bar
from cordee.faces.web.speech import Words
from cordee.faces.web.tables import Cell

MARKS = {"works": "better", "does_not_work": "worse", "unknown": "unknown"}
ROOM = 0.08
Row = dict[str, Any]


def listed(words: Words, one: Experiment) -> Row:
    """Give one line of the list."""
    word, look = word_of(one)
    return {
        "key": one.key, "name": one.plan.name, "tests": tests_said(words, one.plan), "state": words.text(STATES[one.state]),
        "split": words("exp.split", treated=one.arms.get("treated", 0), held=one.arms.get("holdout", 0)) if one.arms else words("exp.undrawn"),
        "n": words.number(sum(one.arms.values())) if one.arms else "–", "running": one.state == "running",
        "ends": words("exp.ends", date=words.date(one.ends_at - timedelta(days=1), short=True)) if one.ends_at and one.plan.watch == "planned" else "",
        "verdict": MARKS[word], "says": words(f"exp.verdict.{word}"), "of": words("exp.look.of", date=words.date(look.as_of, short=True)) if look else "",
    }  # fmt: skip


def tests_said(words: Words, plan: Plan) -> str:
    """Say what a plan tests, and by what."""
    key = "exp.tests" if plan.shares else "exp.tests.revenue"
    technique = words.text(name_of(plan.technique)) + (f" ({plan.campaign})" if plan.campaign else "")
    return words(key, technique=technique, metric=words.text(MEASURES[plan.metric]), days=plan.days)


def answer(words: Words, one: Experiment, currency: str) -> str:
    """Say in one sentence what is known by now."""
    registered = one.line("registered")
    if one.state == "planned":
        return words("exp.one.planned")
    if one.state == "registered" and registered is not None:
        return words("exp.one.registered", date=words.date(registered.at))
    _, look = word_of(one)
    if look is None:
        return words("exp.one.running", date=words.date(one.started_at)) if one.state == "running" else words("exp.one.unread")
    seen = seen_from(look.seen)
    said = look_said(one.plan, seen, words.language, currency=currency)
    units = units_said(one.plan, seen, words.language, currency=currency) if seen.decides else ""
    head, sign, rest = said.partition(":")
    return format_html("<b>{}</b>{}", head + sign, f"{rest} {units}".rstrip())


def power_shown(words: Words, plan: Plan, power: Power | None, currency: str) -> Row | None:
    """Give the answer of the power question in words; None where there is none."""
    if power is None:
        return None
    return {
        "enough": power.enough, "n": power.accounts, "base": base_said(plan, power, words.language, currency=currency), "said": power_said(power, words.language),
        "instead": [instead_said(one, plan, words.language, currency=currency) for one in power.instead],
        "mark": "better" if power.enough else "worse", "bet": any(one.what == "best_bet" for one in power.instead),
    }  # fmt: skip


def looks_shown(words: Words, one: Experiment, currency: str, authors: Mapping[int, str]) -> list[Row]:
    """Give every look as a row of the table."""
    standing = word_of(one)[1]
    return [_look(words, one, look, currency, authors, after=standing is not None and look.number > standing.number and _over(one, standing))
            for look in one.looks]  # fmt: skip


def picture(words: Words, one: Experiment, currency: str) -> Row | None:
    """Place every look's range on one axis, with none and what would be worth having; None where no look has a range."""
    seen = [(look, found) for look in one.looks if (found := seen_from(look.seen)).low is not None]
    if not seen:
        return None
    ends = [end for _, found in seen for end in (found.low or 0.0, found.high or 0.0)] + [0.0, one.plan.effect]
    room = ROOM * (max(ends) - min(ends))
    axis = Axis(min(ends) - room, max(ends) + room)
    drawn = []
    for look, found in seen:
        start, width = axis.span(found.low or 0.0, found.high or 0.0)
        drawn.append(
            {
                "name": words("exp.look", number=look.number), "of": words("exp.look.of", date=words.date(look.as_of, short=True)),
                "verdict": MARKS[found.word], "word": words(f"exp.verdict.{found.word}"), "value": _difference(words, one.plan, found.difference, currency, fine=_is_fine(found)),
                "range": _range(words, one.plan, found, currency), "n": words.number(found.treated.accounts + found.holdout.accounts),
                "bar": (f"{start:.2f}%", f"{max(0.5, width):.2f}%", f"{axis.place(found.difference):.2f}%"), "why": _why(words, one, look, found, currency),
            }
        )  # fmt: skip
    return {
        "rows": drawn, "zero": f"{axis.place(0.0):.2f}%", "worth": f"{axis.place(one.plan.effect):.2f}%",
        "none": _difference(words, one.plan, 0.0, currency), "wanted": _difference(words, one.plan, one.plan.effect, currency, fine=round(one.plan.effect * 100, 6) % 1 > 0),
    }  # fmt: skip


def is_settled(one: Experiment) -> bool:
    """Say whether a look has settled the question."""
    standing = word_of(one)[1]
    return standing is not None and seen_from(standing.seen).decides


def is_waiting(one: Experiment, as_of: datetime | None) -> bool:
    """Say whether only newer figures let somebody look: nothing is settled, and those that stand do not reach its end."""
    over = one.plan.watch == "planned" and as_of is not None and one.ends_at is not None and as_of >= one.ends_at
    return not is_settled(one) and not is_readable(one, as_of) and not over


def next_said(words: Words, one: Experiment, as_of: datetime | None, usual_odds: float) -> list[str]:
    """Say what comes next while it runs."""
    if one.counts_from is None or one.ends_at is None:
        return []
    if is_settled(one):
        return [words("exp.next.settled")]
    waits = [] if is_readable(one, as_of) else [words("exp.next.figures", date=words.date(as_of))]
    if one.plan.watch == "open":
        more = days_more(one, seen_from(one.looks[-1].seen), usual_odds=usual_odds) if one.looks else None
        return [*waits, words("exp.next.free"), *([words("exp.next.more", n=more)] if more else [])]
    if as_of is not None and as_of >= one.ends_at:
        return [words("exp.next.ended" if waits else "exp.next.over")]
    if waits:
        return [*waits, *_coming(words, one)]
    return (
        [words("exp.next.due")]
        if as_of is not None and is_planned(one, as_of)
        else [*_coming(words, one), words("exp.next.early")]
    )


def _coming(words: Words, one: Experiment) -> list[str]:
    taken = sum(look.planned for look in one.looks)
    due = one.due()[taken : taken + 1]
    return [words("exp.next.look", date=words.date(due[0]))] if due else []


def facts(words: Words, one: Experiment, currency: str) -> list[tuple[str, str]]:
    """Give the plan as pairs of a heading and a text."""
    plan = one.plan
    found: list[tuple[str, str]] = [
        (words("exp.hypothesis"), plan.hypothesis),
        (words("exp.technique"), words.text(name_of(plan.technique)) + (f" ({plan.campaign})" if plan.campaign else "")),
        (words("exp.metric"), f"{words.text(MEASURES[plan.metric])}, {words.number(plan.days)}\u00a0{words('exp.unit.days')}"),
        (words("exp.effect"), effect_said(plan, words.language, currency=currency)),
        (
            words("exp.watch"),
            words(f"exp.watch.{plan.watch}") + (f" ({words.number(plan.looks)})" if plan.watch == "planned" else ""),
        ),
        (words("exp.audience"), words(f"exp.audience.{plan.audience}")),
        (words("exp.holdout"), words.number(plan.holdout * 100)),
        (words("exp.strata"), words.join([words(f"exp.strata.{name}") for name in plan.strata]) or "–"),
    ]
    return [*found, (words("exp.holder"), plan.holder)] if plan.holder else found


def story(words: Words, one: Experiment, authors: Mapping[int, str]) -> list[Row]:
    """Give every step with its moment, its author and its reason; of an amendment what it changed, and from what."""
    moved = one.changes()
    return [
        {
            "what": words(f"exp.step.{line.deed}"),
            "when": words.moment(line.at),
            "author": _author(words, line.author, authors),
            "why": line.why,
            "changed": [
                words("exp.changed", part=words.text(PARTS[part]), before=_part(words, part, old), after=_part(words, part, new))
                for part, (old, new) in moved.get(line.number, {}).items()
                if part != "channel"
            ],
        }
        for line in one.lines
    ]


def _part(words: Words, part: str, value: Any) -> str:
    """Write one part of a plan as it was or became."""
    if part in ("metric", "technique"):
        return words.text(MEASURES[value] if part == "metric" else name_of(value))
    if part in ("watch", "audience"):
        return words(f"exp.{part}.{value}")
    if part == "strata":
        return words.join([words(f"exp.strata.{name}") for name in value]) or "–"
    if isinstance(value, (int, float)):
        share = part == "holdout" or (part == "effect" and value < 1)
        return words.number(value * 100 if share else value, 0 if share or float(value).is_integer() else 1)
    return str(value) or "–"


def decisions_shown(words: Words, one: Experiment, found: list[Decision]) -> list[Row]:
    """Give decisions with what they rest on, whether they were taken before the result was known, and who disagreed."""
    return [
        {
            "id": each.id, "taken": words.text(TIMINGS[timing_of(one, each) or "before"]), "stance": stance_said(words, each),
            "decided": each.decided, "by": each.by, "when": words.date(each.at), "opinion": each.evidence == "opinion",
            "on": words("exp.on.look", number=each.reference.rpartition(":")[2]) if each.reference else words("exp.opinion"),
            "dissents": [words("exp.dissent", who=who.who, why=who.why) for who in each.dissents],
        }
        for each in found
    ]  # fmt: skip


def correction_shown(words: Words, found: Corrected | str | None) -> Row | None:
    """Give a technique's share of wins before, by other experiments, by this one alone, and all together; or why there is none."""
    if found is None:
        return None
    if isinstance(found, str):
        return {"rows": [], "untold": words(f"exp.credit.{found}")}
    one = found.found
    high = max(found.high, one.shown.high, one.after.high, one.expected.high if found.past else 0.0)
    ends = (
        ("before", one.before.share, found.low, found.high),
        *((("expected", one.expected.estimate, one.expected.low, one.expected.high),) if found.past else ()),
        ("shown", one.shown.estimate, one.shown.low, one.shown.high),
        ("after", one.after.estimate, one.after.low, one.after.high),
    )
    rows = [
        {
            "name": words(f"exp.credit.{part}"), "value": words.share(max(0.0, value)), "range": words.range(max(0.0, low), max(0.0, top)),
            "bar": bar(max(0.0, low), max(0.0, top), max(0.0, value), max(high, 0.01)),
        }
        for part, value, low, top in ends
    ]  # fmt: skip
    past = words("exp.credit.past", n=found.past) if found.past else words("exp.credit.past.none")
    about = Why(words("exp.credit"), ((words("why.how"), words("exp.credit.how")), (words("why.rests"), f"{words('why.n.accounts', n=found.n)} {past}"),
                                      (words("exp.why.terms"), words("exp.credit.terms", share=words.share(one.weight)))))  # fmt: skip
    return {"rows": rows, "technique": words.text(name_of(found.technique)), "why": about, "untold": ""}


def choices(words: Words) -> Row:
    """Give what a plan may choose from, each as pairs of a value and its name."""
    return {
        "techniques": sorted(
            ((one.id, words.text(one.name)) for one in TECHNIQUES if one.family != "unknown"), key=lambda pair: plain(pair[1])
        ),
        "metrics": [(one, words.text(MEASURES[one])) for one in METRICS],
        "watches": [(one, words(f"exp.watch.{one}")) for one in WATCHES],
        "audiences": [(one, words(f"exp.audience.{one}")) for one in AUDIENCES],
        "strata": [(one, words(f"exp.strata.{one}")) for one in STRATA],
    }


def _look(words: Words, one: Experiment, look: Look, currency: str, authors: Mapping[int, str], *, after: bool) -> Row:
    seen = seen_from(look.seen)
    notes = [words("exp.look.unplanned")] if not look.planned else []
    notes += [words("exp.look.decides")] if seen.decides and not after else []
    notes += [words("exp.look.late")] if after else []
    known = seen.low is not None
    gap = (
        Cell(
            _difference(words, one.plan, seen.difference, currency, fine=_is_fine(seen)), _range(words, one.plan, seen, currency)
        )
        if known
        else Cell("–", look_said(one.plan, seen, words.language, currency=currency), known=False)
    )
    return {
        "number": look.number, "of": words.date(look.as_of, short=True), "when": words.moment(look.at), "author": _author(words, look.author, authors),
        "notes": notes, "treated": _side(words, one.plan, seen.treated, currency), "held": _side(words, one.plan, seen.holdout, currency), "difference": gap,
        "verdict": MARKS[seen.word], "word": words(f"exp.verdict.{seen.word}"), "why": _why(words, one, look, seen, currency),
        "left": words("exp.left", n=seen.left_out) if seen.left_out else "",
    }  # fmt: skip


def _over(one: Experiment, standing: Look) -> bool:
    seen = seen_from(standing.seen)
    return seen.decides or (seen.final and one.plan.watch == "planned")


def _side(words: Words, plan: Plan, side: Any, currency: str) -> Cell:
    line = words("exp.hits", hits=side.hits, of=side.accounts)
    return (
        Cell(words.share(side.mean), line)
        if plan.shares
        else Cell(words("exp.an.account", money=money_said(side.mean, currency, words.language)), line)
    )


def _difference(words: Words, plan: Plan, value: float, currency: str, *, fine: bool = False) -> str:
    if not plan.shares:
        return ("+" if value > 0 else "") + money_said(value, currency, words.language)
    digits = 1 if fine and value else 0
    return ("+" if value > 0 else "") + words.number(value * 100, digits)


def _is_fine(seen: Seen) -> bool:
    """Say whether a range of shares is narrow enough to deserve a decimal."""
    return seen.low is not None and seen.high is not None and seen.high - seen.low < FINE


def _range(words: Words, plan: Plan, seen: Seen, currency: str) -> str:
    low, high = seen.low or 0.0, seen.high or 0.0
    if plan.shares:
        digits = 1 if _is_fine(seen) else 0
        return words("range", low=words.number(low * 100, digits), high=words.number(high * 100, digits))
    return words("exp.between", low=money_said(low, currency, words.language), high=money_said(high, currency, words.language))


def _why(words: Words, one: Experiment, look: Look, seen: Seen, currency: str) -> Why:
    n = seen.treated.accounts + seen.holdout.accounts
    margin = (
        _range(words, one.plan, seen, currency)
        if seen.low is not None
        else look_said(one.plan, seen, words.language, currency=currency)
    )
    return Why(
        words("exp.look", number=look.number),
        (
            (words("why.how"), words("exp.why.how")),
            (words("why.rests"), words("why.n.accounts", n=n)),
            (words("why.margin"), margin),
            (words("why.period"), words("why.since", since=words.date(one.counts_from), until=words.date(look.as_of))),
            (words("exp.why.terms"), words(f"exp.why.terms.{one.plan.watch}", bound=words.number(seen.bound, 1))),
        ),
    )


def _author(words: Words, author: int | None, authors: Mapping[int, str]) -> str:
    return authors.get(author, words("int.nobody")) if author is not None else words("trust.command")

"""What the answers to a survey's scales are worth, as its page shows it: a word of it in plain sight, the terms behind *Why?*."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cordee.core.opinion.reliability import LEAST_ANSWERS, VERDICTS
from cordee.core.opinion.scale import Scale
from cordee.core.opinion.scales import scale_named
from cordee.core.opinion.scales_told import SEEN_BY_OTHERS as OF_PEOPLE
from cordee.core.vocabulary.estimate import Estimate
from cordee.faces.web.company import rows
from cordee.faces.web.evidence import Figure, Why, bar, line, reason, unknown, why
from cordee.faces.web.speech import Words
from cordee.wiring import Ask, Condition

Row = Mapping[str, Any]
CORRECTED = "peer-credibility"  # the scale by which people are placed, once generosity is taken out


def worth_of(words: Words, survey: int) -> dict[str, Any] | None:
    """Give what a closed survey's scales came to and how far they may be trusted; None where it asked none, or none is counted."""
    mine = Ask(where=(Condition("survey", "=", str(survey)),))
    scales = rows("scales", mine)
    if not scales:
        return None
    fits = {str(row["scale"]): row for row in rows("scale_fits", mine)}
    seen = [rating(words, row, named=True) for row in sorted(rows("ratings", mine), key=_by_name)]
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in sorted(scales, key=_as_asked):
        told = {"figure": _figure(words, row, fits.get(str(row["scale"]))), "verdict": _verdict(words, row)}
        groups.setdefault(words.text(scale_named(str(row["scale"])).name), []).append(told)
    asks_of_people = any(row["scale"] in OF_PEOPLE for row in scales)
    points = max(scale_named(str(row["scale"])).points for row in scales)
    return {
        "groups": [{"name": name, "scales": found} for name, found in groups.items()], "people": seen, "asks_of_people": asks_of_people,
        "line": words("worth.line", points=points),
    }  # fmt: skip


def _as_asked(row: Row) -> tuple[str, int]:
    return str(row["scale"]), scale_named(str(row["scale"])).facets.index(str(row["facet"]))


def _by_name(row: Row) -> tuple[str, int]:
    """Put people by their names, as nobody is ranked."""
    return str(row["name"]), _as_asked(row)[1]


def _verdict(words: Words, row: Row) -> str:
    """Say whether the items go together, and of how few that cannot be said."""
    if row["mean"] is None:
        return ""
    if row["word"] == "too_few_answers":
        return words("worth.verdict.few", n=row["raters"], least=LEAST_ANSWERS)
    return words.text(VERDICTS[row["word"]])


def rating(words: Words, row: Row, *, named: bool = False) -> Figure:
    """Give how raters see one person on a scale that enters no class."""
    scale, evidence = scale_named(str(row["scale"])), row["mean_evidence"]
    facet = str(row["facet"])
    what = words(f"worth.facet.{facet}") if facet else words.text(scale.name)
    title = words("worth.people.title", name=row["name"], what=what) if named else what
    because = why(words, title, evidence, how=words("worth.how"), of="raters", share=False, change="change.answers")
    return _drawn(words, title, row["mean"], evidence, scale.points, because)


def _drawn(words: Words, title: str, value: float, evidence: Row, points: int, because: Why) -> Figure:
    span = words("range", low=words.number(evidence["low"], 1), high=words.number(evidence["high"], 1)) if evidence["low"] is not None else reason(words, evidence)  # fmt: skip
    drawn = bar(evidence["low"] - 1, evidence["high"] - 1, value - 1, points - 1) if evidence["low"] is not None else None
    shown = f"{span} · {words('why.n.raters', n=int(evidence['n']))}"
    return Figure(title, words.number(value, 1), shown, because, words("worth.of", points=points), bar=drawn)


def _figure(words: Words, row: Row, fit: Row | None) -> Figure:
    scale = scale_named(str(row["scale"]))
    facet, evidence = str(row["facet"]), row["mean_evidence"]
    title = words(f"worth.facet.{facet}") if facet else words("worth.facet.whole")
    if row["mean"] is None:
        return unknown(title, reason(words, evidence))
    parts = [
        (words("why.how"), words("worth.how")),
        (words("why.rests"), words("worth.forms", n=row["raters"], forms=row["forms"])),
        (words("why.margin"), line(words, evidence, share=False) if evidence["low"] is None else words.range(evidence["low"], evidence["high"], share=False)),
        (words("worth.together"), words("worth.alpha", alpha=_coefficient(words, row, "alpha"), omega=_coefficient(words, row, "omega"))),
        *_weakest(words, scale, row),
        *_agreement(words, row),
        (words("worth.tilt"), _tilt(words, row)),
        *_fit(words, fit),
        *([(words("worth.corrected"), words("worth.corrected.line"))] if scale.id == CORRECTED else []),
        (words("worth.source"), words("worth.source.theirs", source=scale.source, year=scale.year) if scale.year else words("worth.source.ours")),
        (words("why.change"), words("change.answers")),
    ]  # fmt: skip
    return _drawn(words, title, row["mean"], evidence, scale.points, Why(title, tuple(parts)))


def _coefficient(words: Words, row: Row, name: str) -> str:
    found = Estimate.stored(row, name)
    if found.value is None:
        return reason(words, found)
    value = words.number(found.value, 2)
    if found.low is None or found.high is None:
        return f"{value} ({reason(words, found)})"
    return words("worth.coefficient", value=value, low=words.number(found.low, 2), high=words.number(found.high, 2))


def _weakest(words: Words, scale: Scale, row: Row) -> Sequence[tuple[str, str]]:
    item = next((one for one in scale.items if one.id == row["weakest"]), None)
    if item is None or row["item_rest"] is None:
        return ()
    said = item.words.in_language(words.language, person=words("pulse.person"), domain="…")
    return ((words("worth.weakest"), words("worth.weakest.line", item=said, value=_coefficient(words, row, "item_rest"))),)


def _agreement(words: Words, row: Row) -> Sequence[tuple[str, str]]:
    evidence = row["agreement_evidence"]
    if evidence["reason"] == "not_asked":
        return ()
    if row["agreement"] is None:
        return ((words("worth.agree"), reason(words, evidence)),)
    told = words("worth.agree.line", value=_coefficient(words, row, "agreement"), n=int(evidence["n"]))
    return ((words("worth.agree"), told),)


def _tilt(words: Words, row: Row) -> str:
    found = Estimate.stored(row, "yes_saying")
    if found.value is None:
        return reason(words, found)
    value = words.number(found.value, 1)
    if found.low is not None and found.high is not None:
        value = words("worth.coefficient", value=value, low=words.number(found.low, 1), high=words.number(found.high, 1))
    return words("worth.tilt.line", value=value)


def _fit(words: Words, row: Row | None) -> Sequence[tuple[str, str]]:
    if row is None:
        return ()
    evidence = row["rmsea_evidence"]
    if row["rmsea"] is None:
        few = evidence["reason"] == "too_few_answers"
        return ((words("worth.fit"), words("worth.fit.few") if few else reason(words, evidence)),)
    figures = {name: words.number(row[name], 2) for name in ("cfi", "tli", "srmr", "rmsea")}
    told = words(
        "worth.fit.line", chi2=words.number(row["chi2"], 1), df=row["df"], n=int(evidence["n"]),
        low=words.number(evidence["low"], 2), high=words.number(evidence["high"], 2), **figures,
    )  # fmt: skip
    return ((words("worth.fit"), told),)

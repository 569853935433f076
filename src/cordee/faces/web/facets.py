"""One person's facets as their page shows them: what others say, point by point, and apart from it how far they carry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from cordee.core.vocabulary.estimate import Estimate
from cordee.core.vocabulary.reasons import REASONS
from cordee.core.vocabulary.results_of_leaders import FACETS
from cordee.core.vocabulary.why import FORMULAS
from cordee.faces.web.company import rows
from cordee.faces.web.evidence import Figure, figure, reason, unknown, why
from cordee.faces.web.leaders import placed
from cordee.faces.web.portraits import about_them
from cordee.faces.web.speech import Words
from cordee.faces.web.worth import rating
from cordee.wiring import Ask, Condition

Row = Mapping[str, Any]
ASKED_APART = (("readers-candour", "", "candour"), ("peer-influence", "attraction", "attraction"), ("peer-influence", "conviction", "conviction"))  # fmt: skip
COUNTS = {  # of a figure: what it rests on, whether it is a share, digits
    "reach": ("cases", False, 0), "resonance": ("contents", False, 0), "breadth": ("exchanges", False, 1), "turns": ("talks", False, 1),
    "words": ("exchanges", False, 0), "answered": ("people", True, 0), "relevance": ("contents", False, 0), "share_of_voice": ("contents", True, 0),
    "echo": ("contents", False, 1),
}  # fmt: skip


def heard_of(words: Words, person_id: str | None, label: str) -> list[dict[str, Any]]:
    """Give, by territory, where raters place somebody on each facet; what nobody was asked is a dash with its reason."""
    names = {str(row["territory"]): str(row[f"name_{words.language}"]) for row in rows("territories")}
    leaders = {str(row["territory"]): row for row in about_them(rows("leaders"), person_id, label)}
    ratings: dict[tuple[str, str, str], Row] = {}
    for row in about_them(rows("ratings"), person_id, label):
        key = (str(row["territory"]), str(row["scale"]), str(row["facet"]))
        if key not in ratings or row["closed_on"] > ratings[key]["closed_on"]:
            ratings[key] = row
    there = sorted({*leaders, *(territory for territory, _, _ in ratings)} & names.keys(), key=names.__getitem__)
    return [
        {"key": key, "territory": names[key], "interest": bool(key in leaders and leaders[key]["interest"]),
         "figures": [*_placed(words, leaders.get(key)), *_apart(words, key, ratings)]}
        for key in there
    ]  # fmt: skip


def carried_by(words: Words, portrait: str) -> list[dict[str, Any]]:
    """Give how far somebody carries, first whatever the subject, then by territory; nothing where they agreed to nothing."""
    names = {str(row["territory"]): str(row[f"name_{words.language}"]) for row in rows("territories")}
    found: dict[str, list[Figure]] = {}
    mine = Ask(where=(Condition("portrait", "=", portrait),))
    for row in sorted(rows("carrying", mine), key=lambda row: list(COUNTS).index(str(row["figure"]))):
        found.setdefault(str(row["territory"]), []).append(_carried(words, row))
    return [
        {"key": key, "territory": names.get(key, words("facet.any")), "figures": figures}
        for key, figures in sorted(found.items())
        if not key or key in names
    ]


def _placed(words: Words, row: Row | None) -> Iterable[Figure]:
    for facet in FACETS:
        name = words(f"lead.{facet}")
        if row is None:
            yield unknown(name, words("facet.none"))
            continue
        told = why(words, name, row[f"{facet}_evidence"], how=words.text(FORMULAS["raters"]), of="raters", share=False, change="change.answers")  # fmt: skip
        margin = tuple(part for part in told.parts if part[0] != words("why.margin"))
        yield replace(placed(words, row, facet), why=replace(told, parts=margin))


def _apart(words: Words, territory: str, ratings: Mapping[tuple[str, str, str], Row]) -> Iterable[Figure]:
    for scale, facet, name in ASKED_APART:
        row = ratings.get((territory, scale, facet))
        title = words(f"facet.{name}")
        yield replace(rating(words, row), name=title) if row is not None else unknown(title, words.text(REASONS["not_asked"]))


def _carried(words: Words, row: Row) -> Figure:
    name, evidence = str(row["figure"]), row["value_evidence"]
    of, share, digits = COUNTS[name]
    title = words(f"facet.{name}")
    told = why(words, title, evidence, how=words.text(FORMULAS[evidence["formula"]]), of=of, share=share, change="change.contents" if of == "contents" else "change.exchanges")  # fmt: skip
    found = Estimate.stored(row, "value")
    if found.value is None:
        return unknown(title, reason(words, evidence), told)
    if found.low is None or found.high is None:
        return Figure(title, words.number(found.value, digits), reason(words, evidence), told)
    ends = (words.range(found.low, found.high) if share
            else words("range", low=words.number(found.low, digits), high=words.number(found.high, digits)))  # fmt: skip
    written = words.share if share else (lambda value: words.number(value, digits))
    top = 1.0 if share else 100.0 if name in ("relevance", "resonance") else max(found.high, 1.0)
    return figure(words, title, found, written, f"{ends} · {words(f'why.n.{of}', n=found.n)}", told, top=top)

"""What pages show of portraits: one's own with the forms that change it; others' as far as they agreed, with figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from cordee.actions.portraits import Seen
from cordee.core.opinion.portraits import (
    ADOPTION,
    FIELDS,
    LACKS,
    LONGEST,
    LONGEST_PROOF,
    RHYTHMS,
    SEEN_BY,
    SIDES,
    FieldName,
    Line,
    Part,
)
from cordee.core.opinion.ties import Whereabouts
from cordee.core.vocabulary.estimate import Estimate
from cordee.faces.web.company import rows
from cordee.faces.web.evidence import Figure, Why, figure, reason, why
from cordee.faces.web.speech import Words
from cordee.wiring import Ask, Condition
from cordee.wiring.portraits import OwnPortrait

LANGUAGES = {
    "fr": "français", "en": "English", "de": "Deutsch", "es": "español", "it": "italiano", "nl": "Nederlands", "pt": "português",
    "pl": "polski", "sv": "svenska", "ar": "العربية", "zh": "中文", "ja": "日本語",
}  # fmt: skip
COUNTED: tuple[FieldName, ...] = ("traces", "exchanges")  # an agreement that something is counted, nothing to read
PROVED: tuple[FieldName, ...] = ("experience",)
FIGURES = (("answers", "people.answers"), ("a_month", "people.a_month"), ("on_self", "people.on_self"))
CIRCLE = (
    ("on_target", "people.on_target", "met"),
    ("deep", "people.deep", "talks"),
    ("exchange_days", "people.exchange_days", "days"),
)
MONTH = 30
Row = Mapping[str, Any]


def own_portrait(words: Words, own: OwnPortrait | None) -> dict[str, Any]:
    """Give what the part ``my_portrait`` shows; nothing where somebody was not asked for a portrait."""
    if own is None:
        return {"portrait": None}
    there: dict[str, list[Line]] = {}
    for one in own.lines():
        there.setdefault(one.part.field, []).append(one)
    fields = [
        {
            "id": field, "name": words.text(kind.name), "lines": [_own_line(words, one) for one in there.get(field, [])],
            "add": _form(words, field, None) if kind.several or field not in there else None, "counts": words(f"portrait.{field}.line") if field in COUNTED else "",
        }
        for field, kind in FIELDS.items()
    ]  # fmt: skip
    counted = next(iter(rows("portraits", Ask(where=(Condition("portrait", "=", own.sitter.key),)))), None)
    return {
        "portrait": fields,
        "any": bool(there),
        "counted": figures(words, counted) if counted and counted["published"] is not None else [],
        "circle": circle(words, counted) if "exchanges" in there else [],
    }


def _own_line(words: Words, one: Line) -> dict[str, Any]:
    part = one.part
    return {
        "key": part.key, "said": said(words, part), "proof": part.proof, "proposed": part.state == "proposed", "form": _form(words, part.field, part),
        "line": words("portrait.proposed") if part.state == "proposed" else words("portrait.seen", who=words.text(SEEN_BY[part.sees]), date=words.date(one.entered_at)),
    }  # fmt: skip


def _form(words: Words, field: FieldName, part: Part | None) -> dict[str, Any]:
    """Give the form of a field: what is written, chosen, counted, and who sees it."""
    kind, value, level = FIELDS[field], part.value if part else "", part.level if part else None
    choices: Sequence[tuple[str, str]] = ()
    if field == "language":
        choices = [*LANGUAGES.items(), *([(value, value)] if value and value not in LANGUAGES else [])]
    elif field == "rhythm":
        choices = [(name, words.text(text)) for name, text in RHYTHMS.items()]
    return {
        "id": f"{field}-{part.key if part else 'new'}", "field": field, "key": part.key if part else "", "value": value,
        "text": not choices and not kind.choices , "choices": [(name, text, name == value) for name, text in choices],
        "levels": [(number, words.text(text), number == level) for number, text in enumerate(ADOPTION)] if kind.means == "adoption" else [],
        "number": kind.means == "people", "level": "" if level is None else level, "needed": False,
        "label": words(f"portrait.field.{field}"), "counts": words(f"portrait.level.{kind.means}") if kind.means else "",
        "proved": field in PROVED, "proof": part.proof if part else "", "longest": LONGEST, "longest_proof": LONGEST_PROOF,
        "mine": part is not None and part.sees == "me", "fixed": kind.choices[0] if field in COUNTED else "",
    }  # fmt: skip


def said(words: Words, part: Part) -> str:
    """Say one thing of a portrait in a few words."""
    kind, value = FIELDS[part.field], part.value
    if part.field == "language":
        return LANGUAGES.get(value, value)
    if part.field == "rhythm":
        return words.text(RHYTHMS[value])
    if part.field in COUNTED:
        return words(f"portrait.{part.field}")
    if kind.means == "adoption":
        return words("portrait.uses", name=value, how=words.text(ADOPTION[part.level or 0]))
    if kind.means == "people":
        return (
            words("portrait.people", name=value, n=part.level)
            if part.level is not None
            else words("portrait.people.unknown", name=value)
        )
    return value


def shown(words: Words, one: Seen) -> list[dict[str, Any]]:
    """Give what somebody agreed to have seen, by field: what they say, its proof, since when."""
    found = []
    for field, kind in FIELDS.items():
        mine = [each for each in one.lines if each.part.field == field]
        if mine and field not in COUNTED:
            found.append(
                {"id": field, "name": words(f"people.field.{field}"), "lines": [
                    {"said": said(words, each.part), "proof": each.part.proof, "since": words.date(each.entered_at, short=True),
                     "unproved": field in PROVED and not each.part.proof, "bar": _adoption(each.part) if kind.means == "adoption" else None}
                    for each in mine
                ]}
            )  # fmt: skip
    return found


def _adoption(part: Part) -> list[bool]:
    """Give the four steps of adoption, those that are reached first."""
    return [number <= (part.level or 0) for number in range(1, len(ADOPTION))]


def figures(words: Words, row: Row | None, *, beside: Row | None = None) -> list[Figure]:
    """Give what imported files say of somebody's texts, each figure with its evidence or why there is none.

    Parameters
    ----------
    beside
        Whom they are compared with: both are then drawn on one axis.
    """
    return [] if row is None else [_figure(words, row, name, title, beside) for name, title in FIGURES]


def circle(words: Words, row: Row | None) -> list[Figure]:
    """Give with whom somebody exchanges, how deeply and how often; each with its range or why there is none."""
    if row is None:
        return []
    found = []
    for name, title, of in CIRCLE:
        share = name != "exchange_days"
        told = why(words, words(title), row[f"{name}_evidence"], of=of, share=share, change="change.exchanges")
        found.append(_shown(words, row, name, told, share=share, of=of, top=1.0 if share else MONTH))
    return found


def _figure(words: Words, row: Row, name: str, title: str, beside: Row | None) -> Figure:
    share = name == "on_self"
    told = why(words, words(title), row[f"{name}_evidence"], of="contents", share=share, change="change.contents")
    highs = [float(one[f"{name}_evidence"]["high"] or 0) for one in (row, beside) if one is not None]
    return _shown(words, row, name, told, share=share, of="texts", top=1.0 if share else max(*highs, 1.0))


def _shown(words: Words, row: Row, name: str, told: Why, *, share: bool, of: str, top: float) -> Figure:
    line = rests_on(words, row[f"{name}_evidence"], share=share, of=of)
    found = Estimate.stored(row, name)
    return figure(words, told.title, found, words.share if share else partial(words.number, digits=1), line, told, top=top)


def rests_on(words: Words, evidence: Row, *, share: bool = False, of: str = "texts") -> str:
    """Give the line under a figure: its range, and how many texts it rests on; or why there is no range."""
    if evidence["low"] is None:
        return reason(words, evidence)
    n = words(f"people.n.{of}", n=int(evidence["n"]))
    if share:
        return f"{words.range(evidence['low'], evidence['high'])} · {n}"
    span = words("range", low=words.number(evidence["low"], 1), high=words.number(evidence["high"], 1))
    return f"{span} · {n}"


def side(words: Words, one: Seen) -> str:
    """Say on which side somebody stands."""
    return words.text(SIDES[one.sitter.side])


def lacks(words: Words, ids: Sequence[str]) -> str:
    """Say what a portrait lacks."""
    return words.join(words.text(LACKS[one]) for one in LACKS if one in ids)


def about_them(table: Sequence[Row], person_id: str | None, label: str) -> list[Row]:
    """Give the rows that are about one person: by their id, else by the name that raters typed where nobody else goes by it."""
    here = Whereabouts({}, {str(row["person_key"]): str(row["name"]) for row in table})
    typed = here.key("", label) if label else None
    return [
        row for row in table
        if row["person_key"] == person_id or (row["person_key"] == typed and row["person_id"] in (None, person_id))
    ]  # fmt: skip


def classes(words: Words, person_id: str | None, label: str = "") -> list[dict[str, str]]:
    """Give somebody's class on each territory, with what is lacking; none where no run has judged it."""
    named = {str(row["territory"]): row for row in rows("territories")}
    found = []
    for row in about_them(rows("leaders"), person_id, label):
        territory = named.get(str(row["territory"]))
        if territory is not None:
            found.append(
                {
                    "territory": str(territory[f"name_{words.language}"]),
                    "key": str(row["territory"]),
                    "said": str(row[f"words_{words.language}"]),
                }
            )
    return found

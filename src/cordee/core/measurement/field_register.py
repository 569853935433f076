"""Fields of exports: what people said of each (when it is known, what becomes of it), what is proposed, and which answer a wish."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, Protocol

from cordee.core.measurement.data_gain import PROPOSALS, Gain, Known
from cordee.core.measurement.field_outcomes import BEYOND, Beyond
from cordee.core.vocabulary.estimate import unknown
from cordee.core.vocabulary.techniques import plain
from cordee.core.vocabulary.text import Text

Row = Mapping[str, Any]
Key = tuple[str, str, str]
Decision = Literal["", "use", "archive", "delete"]
KNOWN: dict[Known, Text] = {
    "before": Text("before the outcome", "avant l’issue"),
    "after": Text("with the outcome or after it", "avec l’issue ou après"),
    "unclear": Text("nobody has said", "personne ne l’a dit"),
}
DECISIONS: dict[Decision, Text] = {
    "use": Text("use it", "l’utiliser"),
    "archive": Text("archive it", "l’archiver"),
    "delete": Text("delete it", "le supprimer"),
}
FOUND: dict[str, Text] = {
    "adds": Text("adds to foreseeing a win", "aide à prévoir une affaire gagnée"),
    "adds_nothing": Text("nothing to see: it adds at most a hundredth", "rien à voir : il apporte au plus un centième"),
    "unknown": Text("too early to say", "trop tôt pour le dire"),
    "suspect": Text("suspect: when is this known?", "suspect : quand le sait-on ?"),
    "empty": Text("empty", "vide"),
}
BECAUSE: dict[str, Text] = {
    "unclear": Text("nobody has said when it is known", "personne n’a dit quand on le sait"),
    "after": Text("known with the outcome or after it", "connu avec l’issue ou après"),
    "filled_with_the_outcome": Text(
        "filled only where a case was won, or only where it was not",
        "rempli seulement si l’affaire est gagnée, ou seulement si elle ne l’est pas",
    ),
    "no_case": Text("its rows belong to no closed case", "ses lignes ne se rattachent à aucune affaire close"),
}
PROPOSED: dict[str, Text] = {
    "use": DECISIONS["use"],
    "archive": DECISIONS["archive"],
    "delete": DECISIONS["delete"],
    "ask": Text("ask when it is known", "demander quand on le sait"),
    "wait": Text("wait for more cases", "attendre plus d’affaires"),
    "keep": Text("keep it: a result reads it", "le garder : un résultat le lit"),
}
IDLE_DAYS = 365


@dataclass(frozen=True, slots=True)
class FieldSaid:
    """What somebody said of one field; the last line of a field stands.

    Parameters
    ----------
    source, format, field
        Which field: the system, the format and table it is read as, its heading.
    known
        When it is known, compared with the outcome of a case.
    decision
        What is to become of it; empty where nobody decided.
    why
        The reason.
    number
        The how-manieth line of its field, from 1.
    """

    source: str
    format: str
    field: str
    known: Known = "unclear"
    decision: Decision = ""
    why: str = ""
    number: int = 1
    at: datetime | None = None
    author: int | None = None

    def __post_init__(self) -> None:
        if self.known not in KNOWN or self.decision not in ("", *DECISIONS):
            raise ValueError("a field is known before, after or unclear; it is used, archived or deleted")

    @property
    def key(self) -> Key:
        """What names the field."""
        return self.source, self.format, self.field


class FieldBook(Protocol):
    """The book of what was said of fields: every line ever written."""

    def lines(self) -> list[FieldSaid]:
        """Give every line, the first first."""
        ...

    def write(self, said: FieldSaid, *, at: datetime, author: int | None = None) -> FieldSaid:
        """Write the next line of a field."""
        ...


def standing(lines: Iterable[FieldSaid], until: datetime | None = None) -> dict[Key, FieldSaid]:
    """Give what stands of each field, as of a moment.

    Examples
    --------
    >>> lines = [FieldSaid("crm", "t", "size", "before"), FieldSaid("crm", "t", "size", "after", number=2)]
    >>> standing(lines)["crm", "t", "size"].known
    'after'
    """
    found: dict[Key, FieldSaid] = {}
    for one in lines:
        if until is not None and one.at is not None and one.at > until:
            continue
        if one.key not in found or found[one.key].number < one.number:
            found[one.key] = one
    return found


def candidates(fields: Sequence[Row], said: Mapping[Key, Row]) -> list[Row]:
    """Give the fields to speak of: those that no result reads, and those of which somebody spoke."""
    return [row for row in fields if not row["used"] or key_of(row) in said]


def key_of(row: Row) -> Key:
    """Give what names the field of a row."""
    return str(row["source"]), str(row["format"]), str(row["field"])


def judge_fields(
    fields: Sequence[Row],
    said: Mapping[Key, Row],
    gains: Mapping[Key, Gain],
    later: Mapping[Key, Gain],
    since: Mapping[Key, date],
    *,
    beyond: Mapping[Beyond, Mapping[Key, Gain]] | None = None,
    unlinked: Iterable[Key] = (),
    as_of: date,
) -> list[dict[str, Any]]:
    """Give each candidate what it would add, and a proposal; a person decides.

    Parameters
    ----------
    fields
        The answer to ``candidates``.
    said
        What stands of each field.
    gains, later
        What those that were tried would add: parted by chance, and earlier cases judging later ones.
    since
        Since when each field is held.
    beyond
        What they would add to foreseeing that a new customer does not order again, and that a won case is a large one. A field that
        adds to any of the three is proposed for use.
    unlinked
        Fields that were to be tried and whose rows belong to no closed case.
    """
    lost = frozenset(unlinked)
    rows = []
    for row in fields:
        key = key_of(row)
        told, gain = said.get(key, {}), gains.get(key)
        gain = gain or _untried(key, int(row["filled"]), told.get("known", "unclear"), key in lost)
        held = since.get(key)
        more = {name: (beyond or {}).get(name, {}).get(key) for name in BEYOND}
        idle = held is not None and not row["used"] and (as_of - held).days >= IDLE_DAYS
        rows.append(
            {
                "source": row["source"], "format": row["format"], "field": row["field"], "file": row["file"] or row["source"],
                "filled": int(row["filled"]), "cases": gain.filled if key in gains else None, "used": bool(row["used"]), "kept_since": held,
                "known": told.get("known", "unclear"), "word": gain.word, "because": gain.because,
                **gain.gain.columns("gain", formula="field_gain", until=as_of),
                **gain.better_order.columns("better_order", formula="better_order", until=as_of),
                "proposal": _proposal(gain, used=bool(row["used"]), idle=idle, more=[one for one in more.values() if one is not None]), "decision": told.get("decision", ""),
                "decided_on": told.get("said_on"), "why": told.get("why"),
                **_later(later.get(key), gain, as_of), **{each: value for name in BEYOND for each, value in _more(name, more[name], as_of, tried=key in gains).items()},
            }
        )  # fmt: skip
    return rows


def answering(fields: Sequence[Row], wish: str, *, words: Mapping[str, Sequence[str]] | None = None) -> list[Row]:
    """Find the fields that may already answer what a new one would ask, by their names; the fullest first.

    A word of the wish fits where a word of the field begins like it (four letters), or where ``words`` says that the field is
    read as something of that name.

    Examples
    --------
    >>> row = {"source": "crm", "format": "crm.contacts/contacts", "field": "Company size", "read_as": "employees", "filled": 9}
    >>> [one["field"] for one in answering([row], "Size of the company?", words={})]
    ['Company size']
    >>> [one["field"] for one in answering([row], "effectif", words={"employees": ["Salariés", "Effectif"]})]
    ['Company size']
    """
    asked = [word for word in plain(wish).split() if len(word) > 2]
    found = []
    for row in fields:
        names = [
            str(row["field"]).replace("_", " "),
            str(row.get("read_as") or ""),
            *(words or {}).get(str(row.get("read_as")), ()),
        ]
        there = {word for name in names for word in plain(name).split()}
        fitting = sum(any(_alike(word, other) for other in there) for word in asked)
        if fitting:
            found.append((fitting, int(row["filled"]), row))
    return [row for _, _, row in sorted(found, key=lambda one: (-one[0], -one[1], str(one[2]["field"])))]


def _alike(word: str, other: str) -> bool:
    return word == other or (min(len(word), len(other)) >= 4 and (word.startswith(other[:4]) and other.startswith(word[:4])))


def _untried(key: Key, filled: int, known: Known, unlinked: bool) -> Gain:
    if not filled:
        return Gain(key[2], 0, unknown("not_tried", 0), unknown("not_tried", 0), "empty")
    if unlinked:
        return Gain(key[2], filled, unknown("no_closed_case", 0), unknown("no_closed_case", 0), "unknown", "no_case")
    return Gain(key[2], filled, unknown("not_tried", 0), unknown("not_tried", 0), "suspect", known)


def _proposal(gain: Gain, *, used: bool, idle: bool, more: Sequence[Gain] = ()) -> str:
    if used:
        return "keep"
    if gain.word in ("adds_nothing", "unknown") and any(one.word == "adds" for one in more):
        return PROPOSALS["adds"]
    if gain.word == "adds_nothing" and any(one.word == "unknown" for one in more):
        return PROPOSALS["unknown"]
    if idle and gain.word in ("suspect", "unknown"):
        return "archive"
    return PROPOSALS[gain.word]


def _more(name: Beyond, gain: Gain | None, as_of: date, *, tried: bool) -> dict[str, Any]:
    """Give what a field adds beyond a win; where it was tried on wins and no case can tell more, there are too few."""
    found = gain.gain if gain is not None else unknown("too_few_to_try" if tried else "not_tried", 0)
    return found.columns(name, formula=f"field_gain_{name}", until=as_of)


def _later(later: Gain | None, gain: Gain, as_of: date) -> dict[str, Any]:
    found = later.gain if later is not None else unknown("not_tried", gain.gain.n)
    return found.columns("later", formula="field_gain", until=as_of)

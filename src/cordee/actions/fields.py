"""Say when a field is known, decide what becomes of it, undo either; and find fields that may answer before a new one is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from cordee.core.intake.registry import FORMATS
from cordee.core.measurement.data_gain import Known
from cordee.core.measurement.field_register import (
    PROPOSED,
    Decision,
    FieldBook,
    FieldSaid,
    Key,
    answering,
    key_of,
    standing,
)
from cordee.core.vocabulary.problems_of_fields import NoSuchField, NothingSaid, SeveralFields, WhyOtherwise
from cordee.core.vocabulary.techniques import plain

Row = Mapping[str, Any]
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Desk:
    """What these verbs need: the book, the fields that the last run knows, what it proposes of each, the moment."""

    book: FieldBook
    fields: Sequence[Row]
    proposals: Mapping[Key, str]
    now: datetime


def named(desk: Desk, field: str, *, table: str = "") -> Key:
    """Find a field by its heading; where several tables hold one of that name, the table says which.

    Raises
    ------
    NoSuchField
        No table of the last run has it.
    SeveralFields
        Several have it.
    """
    keys = [key_of(row) for row in desk.fields]
    found = sorted(
        {key for key in keys if plain(key[2]) == plain(field) and (not table or table in (key[1], key[1].partition("/")[2]))}
    )
    if not found:
        known = sorted({key[2] for key in keys})
        raise NoSuchField(field=field, known=", ".join(known[:SHOWN]) + (", …" if len(known) > SHOWN else "") if known else "–")
    if len(found) > 1:
        raise SeveralFields(field=field, tables=", ".join(key[1] for key in found), example=found[0][1])
    return found[0]


def said_of(desk: Desk, key: Key) -> FieldSaid:
    """Give what stands of a field; nothing said is a line of its own that says nothing."""
    return standing(desk.book.lines()).get(key, FieldSaid(*key, number=0))


def say_known(desk: Desk, key: Key, known: Known, *, why: str = "", author: int | None = None) -> FieldSaid:
    """Say when a field is known, compared with the outcome of a case."""
    return desk.book.write(replace(said_of(desk, key), known=known, why=why), at=desk.now, author=author)


def decide(desk: Desk, key: Key, decision: Decision, *, why: str = "", author: int | None = None) -> FieldSaid:
    """Decide what becomes of a field. No file is changed: whoever makes the export does that.

    Raises
    ------
    WhyOtherwise
        The last run proposes otherwise, and no reason is given.
    """
    proposal = desk.proposals.get(key, "keep")
    if decision and decision != proposal and not why.strip():
        raise WhyOtherwise(proposal=PROPOSED[proposal])
    return desk.book.write(replace(said_of(desk, key), decision=decision, why=why), at=desk.now, author=author)


def take_back(desk: Desk, key: Key, *, author: int | None = None) -> FieldSaid:
    """Undo what was last said of a field: what stood before it stands again, as a line of its own.

    Raises
    ------
    NothingSaid
        Nobody has said anything of it.
    """
    own = sorted((one for one in desk.book.lines() if one.key == key), key=lambda one: one.number)
    if not own:
        raise NothingSaid(field=key[2])
    before = own[-2] if len(own) > 1 else FieldSaid(*key)
    return desk.book.write(before, at=desk.now, author=author)


def find(desk: Desk, wish: str) -> list[Row]:
    """Find the fields that may already answer a wish: by their names, and by every name of what they are read as."""
    return answering(desk.fields, wish, words=_headings())


def _headings() -> dict[str, list[str]]:
    """Give, for each field that formats read, the headings that mean it in any language."""
    found: dict[str, list[str]] = {}
    for one in FORMATS:
        for section in one.sections:
            for field in section.fields:
                found.setdefault(field.name, []).extend(field.headings)
    return found

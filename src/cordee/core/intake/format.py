"""The shape of a format: its sections, their columns with synonyms, and the facts they fill.

Adding a format is writing one such declaration under ``formats`` and naming it in ``registry``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, lru_cache
from typing import Literal

import ibis.expr.types as ir

from cordee.core.intake.cells import CellKind, DateOrder, Reading
from cordee.core.intake.headings import ways
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.techniques import plain
from cordee.core.vocabulary.text import Text

Rows = Sequence[Sequence[str]]
PLAIN_READING = Reading()


@dataclass(frozen=True, slots=True)
class Field:
    """One column that a section reads: its name here, its headings there, what its cells are.

    Parameters
    ----------
    name
        The field's name in expressions and in ``--map NAME=HEADING``.
    headings
        Headings that mean it, in any language, case and punctuation.
    kind
        What a cell is.
    required
        A row without it is refused, and a file without the column cannot be read as this section.
    column
        A file without the column cannot be read as this section; a row may lack it.
    """

    name: str
    headings: tuple[str, ...]
    kind: CellKind = "text"
    required: bool = False
    column: bool = False

    @property
    def known_as(self) -> frozenset[str]:
        """The plain headings that mean this field."""
        return _known_as(self)


@cache
def _known_as(one: Field) -> frozenset[str]:
    return frozenset(plain(heading) for heading in (one.name, *one.headings))


@dataclass(frozen=True, slots=True)
class Context:
    """What is known about a file besides its cells.

    Parameters
    ----------
    source
        The system the file comes from (``hubspot``).
    file
        The file's name.
    known_at
        Since when the current state in the file could be known: its export's date.
    reading
        How cells are written.
    secret
        The workspace's secret, for keys that must not be guessed.
    preamble
        Rows that stand outside all sections, such as a report's title.
    sections
        For files of several sections: the first rows of each as dictionaries by field.
    before
        For a forum's dump: the readable rows of the tables that were read before this one.
    """

    source: str
    file: str
    known_at: datetime
    reading: Reading = PLAIN_READING
    secret: str = ""
    preamble: Rows = ()
    sections: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    before: Mapping[str, ir.Table] = field(default_factory=dict)


Filled = tuple[Contract, ir.Table]
Reader = Callable[[ir.Table, Context], Sequence[Filled]]


@dataclass(frozen=True, slots=True)
class Section:
    """One table inside a file.

    Parameters
    ----------
    table
        Its name in the vendor's words.
    signature
        Fields (by name) or plain headings that must all be there to recognise it.
    fields
        The columns that are read; empty for a table that is known but not read.
    facts
        Turns the parsed table into facts; None where nothing is read, with the reason in ``unread``.
    drop
        Says which parsed rows are no data, such as totals.
    unread
        Why a known table is not read.
    prepare
        Goes from the readable rows to what ``facts`` gets, once and for all: for what is dear to work out, or must
        not be kept.
    titles
        Plain titles of the lone line above its headings; they tell apart sections of the same headings.
    exact
        True where a file with further columns is not this table.
    private
        True where complaints name the column but never quote what stood there, such as letters; a file with such a
        section is not kept as an original.
    compact
        True where headings are compared without blanks or underscores, as an interface writes them (``AccountId``).
    loose
        True where headings are compared without units, signs and "N°" too, and rows that only sum up are left out.
    own_id
        The field that only a record of its own fills: a row without it that sums up the others is refused, and told as
        such. Empty where no such row is looked for.
    besides
        Fields of which a file must have at least one too, unless it has hardly a column more than the signature: what is
        recognised by one common heading is otherwise taken for anything.
    unfold
        For a table whose columns no declaration can name (a column a month): gives the section that a row of headings
        is, or None.
    """

    table: str
    signature: tuple[str, ...]
    fields: tuple[Field, ...] = ()
    facts: Reader | None = None
    drop: Callable[[ir.Table], ir.BooleanValue] | None = None
    unread: str = ""
    prepare: Callable[[ir.Table, Context], ir.Table] | None = None
    titles: tuple[str, ...] = ()
    exact: bool = False
    private: bool = False
    compact: bool = False
    loose: bool = False
    own_id: str = ""
    besides: tuple[str, ...] = ()
    unfold: Callable[[Sequence[str]], Section | None] | None = None

    def of(self, headings: Sequence[str]) -> Section | None:
        """Give the section that a file of these headings has: itself, unless its columns follow the file's."""
        return self if self.unfold is None else self.unfold(headings)

    def columns(self, headings: Sequence[str], mapping: Mapping[str, str], given: Collection[str] = ()) -> dict[str, int]:
        """Give the position of each field's column; ``mapping`` (field -> heading) goes first; ``given`` fields need none."""
        found = {one.name: place for one in self.fields if (place := _place(headings, mapping.get(one.name))) is not None}
        read = [_ways(heading, self.loose, self.compact) for heading in headings]
        for depth in range(max(map(len, read), default=0)):
            at_depth = [one[depth] if depth < len(one) else "" for one in read]
            for one in self.fields:
                if one.name in found or one.name in given:
                    continue
                for heading in (one.name, *one.headings):
                    said = _said(heading, self.compact)
                    place = at_depth.index(said) if said in at_depth else None
                    if place is not None and place not in found.values():
                        found[one.name] = place
                        break
        return {one.name: found[one.name] for one in self.fields if one.name in found and one.name not in given}

    def needed(self, given: Collection[str] = ()) -> list[str]:
        """Name the fields whose column a file must have; those ``given`` for all rows need none."""
        return [one.name for one in self.fields if (one.required or one.column) and one.name not in given]

    def assumes_currency(self, there: Collection[str]) -> bool:
        """Say whether amounts are read and no column names their currency though this section knows one."""
        kinds = {one.name: one.kind for one in self.fields}
        return any(kinds.get(name) == "amount" for name in there) and "currency" in kinds and "currency" not in there

    def recognises(self, headings: Sequence[str]) -> bool:
        """Say whether a row of cells is this section's heading row."""
        there = _words_of(tuple(headings), self.loose, self.compact)
        if self.exact and len(there - {""}) > len(self.signature):
            return False
        if not all(not there.isdisjoint(self._known_as(name)) for name in self.signature):
            return False
        few = sum(1 for heading in headings if heading.strip()) <= len(self.signature) + 1
        return few or not self.besides or any(not there.isdisjoint(self._known_as(name)) for name in self.besides)

    def _known_as(self, name: str) -> frozenset[str]:
        known = next((one.known_as for one in self.fields if one.name == name), frozenset({plain(name)}))
        return frozenset(one.replace(" ", "") for one in known) if self.compact else known


def _said(heading: str, compact: bool) -> str:
    return plain(heading).replace(" ", "") if compact else plain(heading)


def _ways(heading: str, loose: bool, compact: bool) -> tuple[str, ...]:
    return ways(heading) if loose else (_said(heading, compact),)


@lru_cache(maxsize=1024)
def _words_of(headings: tuple[str, ...], loose: bool, compact: bool) -> frozenset[str]:
    """Give what the cells of a row may mean as headings; every section of every format asks it of the same rows."""
    return frozenset(way for heading in headings for way in _ways(heading, loose, compact))


def _place(headings: Sequence[str], wanted: str | None) -> int | None:
    plain_headings = [plain(heading) for heading in headings]
    return plain_headings.index(plain(wanted)) if wanted is not None and plain(wanted) in plain_headings else None


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file: whose it is, how it is laid out, what its sections are.

    Parameters
    ----------
    id
        ``vendor.table``, as ``--as`` takes it.
    vendor
        Whose export it is.
    source
        The system that keys are made unique by.
    title
        What it is, in both languages.
    sections
        The tables it may hold.
    layout
        ``table``: one table, perhaps under a preamble; ``sections``: several in a file;
        ``lines``: free lines, recognised by ``line``.
    line
        For layout ``lines``: says whether a line of the file is of this format.
    dates
        Order of numeric dates where the file itself does not tell.
    weak
        True for formats that only fill in where no other fits.
    own_zone
        The zone in which this vendor always writes times, where it does ("UTC").
    """

    id: str
    vendor: str
    source: str
    title: Text
    sections: tuple[Section, ...]
    layout: Literal["table", "sections", "lines"] = "table"
    line: Callable[[str], bool] | None = None
    dates: DateOrder | None = None
    weak: bool = False
    own_zone: str | None = None

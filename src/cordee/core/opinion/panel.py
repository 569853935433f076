"""What a survey among colleagues heard, laid out for judging: who rated whom, item by item, who named whom, who answered.

Raters stand in it under opaque numbers and leave this room in no table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Items:
    """The statements that raters answer: the facet of each, and whether agreeing speaks against the person.

    Parameters
    ----------
    facets
        The facets' names, in order.
    facet
        Each item's position in ``facets``.
    reverse
        True where the item is reversed.
    low, high
        The lowest and the highest answer.
    """

    facets: tuple[str, ...]
    facet: Whole
    reverse: Flags
    low: int = 1
    high: int = 7

    def __post_init__(self) -> None:
        if len(self.facet) != len(self.reverse):
            raise ValueError("an item has a facet and a direction")
        if not self.facets or set(self.facet.tolist()) != set(range(len(self.facets))):
            raise ValueError("every facet has an item")
        if self.low >= self.high:
            raise ValueError("answers run from low to high")

    @property
    def loads(self) -> Floats:
        """Give items x facets: 1 where the item asks for the facet."""
        return np.asarray(self.facet[:, None] == np.arange(len(self.facets)), dtype=float)

    @property
    def keys(self) -> Floats:
        """Give what yes-saying adds to a turned answer: 1, or -1 on a reversed item."""
        return np.where(self.reverse, -1.0, 1.0)

    @property
    def adds(self) -> Floats:
        """Give items x (facets + 1): how far each facet, then yes-saying, moves each turned answer."""
        return np.column_stack([self.loads, self.keys])


@dataclass(frozen=True, slots=True)
class Panel:
    """The answers. A *cell* is a person on a territory, numbered person x territories + territory.

    Parameters
    ----------
    people, territories
        How many.
    items
        What was asked.
    cell, rater
        Of every rating: whom on what, and by whom (an opaque number from 0 on).
    answers
        Ratings x items, reversed ones turned; NaN where an item was not answered.
    named, known
        People x territories: how many different raters named them; how many rated but did not name them.
    asked
        How many answered on each territory, even those who named nobody.
    """

    people: int
    territories: int
    items: Items
    cell: Whole
    rater: Whole
    answers: Floats
    named: Whole
    known: Whole
    asked: Whole

    def __post_init__(self) -> None:
        sides = (self.people, self.territories)
        if self.named.shape != sides or self.known.shape != sides or self.asked.shape != (self.territories,):
            raise ValueError("counts are people x territories")
        if self.answers.shape != (len(self.cell), len(self.items.facet)) or len(self.rater) != len(self.cell):
            raise ValueError("answers are ratings x items")

    @property
    def raters(self) -> Whole:
        """Give, people x territories, how many different people named or rated each."""
        return self.named + self.known

    @property
    def named_in(self) -> Whole:
        """Give in how many territories somebody named each."""
        return np.asarray((self.named > 0).sum(axis=1), dtype=np.int64)


def panel(tables: Mapping[str, Any], *, low: int = 1, high: int = 7) -> Panel:
    """Lay out the answers of a survey.

    Parameters
    ----------
    tables
        Arrow tables, or what speaks its C interface; persons, raters and territories are whole numbers from 0 on:
        ``people`` (person), ``territories`` (territory), ``items`` (item, facet, reverse), ``respondents`` (territory,
        rater), ``nominations`` (territory, rater, person), ``ratings`` (territory, rater, person, item, value as ticked).
    low, high
        The lowest and the highest answer; what lies outside counts as not answered.

    Returns
    -------
    Panel
        Reversed items turned. Whoever names or rates themselves is not heard; a name repeated in a later wave counts once;
        of an answer given twice the last row counts.

    Examples
    --------
    >>> one = {"territory": [0], "rater": [1], "person": [0]}
    >>> heard = panel({"people": {"person": [0, 1]}, "territories": {"territory": [0]},
    ...     "items": {"item": ["a"], "facet": ["impartiality"], "reverse": [True]},
    ...     "respondents": {"territory": [0], "rater": [1]}, "nominations": one,
    ...     "ratings": one | {"item": ["a"], "value": [2]}})
    >>> heard.answers.tolist(), heard.named.tolist(), heard.raters.tolist()
    ([[6.0]], [[1], [0]], [[1], [0]])
    """
    people, territories = _many(tables["people"]), _many(tables["territories"])
    names = [str(one) for one in _column(tables["items"], "facet")]
    facets = tuple(dict.fromkeys(names))
    reverse = _column(tables["items"], "reverse").astype(bool)
    items = Items(facets, np.array([facets.index(one) for one in names], dtype=np.int64), reverse, low, high)
    sides = (people, territories)
    names_given = _triples(tables["nominations"], sides)
    given = _triples(tables["ratings"], sides)
    pairs, answers = _answers(tables["ratings"], given, items, [str(one) for one in _column(tables["items"], "item")])
    answered = _column(tables["respondents"], "rater").astype(np.int64)
    most = 1 + max([people, int(answered.max(initial=0)), *(int(rows[:, 1].max()) for rows in (names_given, pairs) if len(rows))])
    named = np.unique(_code(names_given, most))
    only = np.setdiff1d(_code(pairs, most), named, assume_unique=True)
    asked = np.unique(_column(tables["respondents"], "territory").astype(np.int64) * most + answered)
    return Panel(
        people=people,
        territories=territories,
        items=items,
        cell=pairs[:, 2] * territories + pairs[:, 0],
        rater=np.unique(pairs[:, 1], return_inverse=True)[1].reshape(-1),
        answers=answers,
        named=_counted(named, most, sides),
        known=_counted(only, most, sides),
        asked=np.bincount(asked // most, minlength=territories),
    )


def _answers(table: Any, given: Whole, items: Items, names: list[str]) -> tuple[Whole, Floats]:
    """Turn long rows into one row a rating, reversed items turned."""
    value = _column(table, "value").astype(float)
    place = _places(table, names)
    kept = (given[:, 1] != given[:, 2]) & (value >= items.low) & (value <= items.high)
    most = 1 + int(given.max(initial=0))
    code, row = np.unique(_code(given[kept], most), return_inverse=True)
    pairs = np.stack([code // most**2, code // most % most, code % most], axis=1)
    answers = np.full((len(pairs), len(names)), np.nan)
    turned = np.where(items.reverse[place], items.low + items.high - value, value)
    answers[row.reshape(-1), place[kept]] = turned[kept]
    return pairs, answers


def _places(table: Any, names: list[str]) -> Whole:
    """Find each answer's item."""
    coded = pa.array(_plain(table, "item")).dictionary_encode() if isinstance(table, Mapping) else _coded(table)
    wrong = set(coded.dictionary.to_pylist()) - set(names)
    if wrong:
        raise ValueError("an answer names an item that is not there")
    there = np.array([names.index(one) for one in coded.dictionary.to_pylist()], dtype=np.int64)
    return np.asarray(there[np.asarray(coded.indices)]) if len(coded) else np.zeros(0, dtype=np.int64)


def _triples(table: Any, sides: tuple[int, int]) -> Whole:
    rows = np.stack([_column(table, one).astype(np.int64) for one in ("territory", "rater", "person")], axis=1)
    if len(rows) and (rows.min() < 0 or rows[:, 2].max() >= sides[0] or rows[:, 0].max() >= sides[1]):
        raise ValueError("persons and territories are numbers from 0 on")
    return rows


def _counted(codes: Whole, most: int, sides: tuple[int, int]) -> Whole:
    """Count different raters by person and territory, nobody for themselves."""
    own = codes // most % most == codes % most
    cells = (codes % most) * sides[1] + codes // most**2
    return np.bincount(cells[~own], minlength=sides[0] * sides[1]).reshape(sides)


def _code(rows: Whole, most: int) -> Whole:
    return np.asarray((rows[:, 0] * most + rows[:, 1]) * most + rows[:, 2])


def _coded(table: Any) -> Any:
    return _arrow(table).column("item").combine_chunks().dictionary_encode()


def _plain(table: Mapping[str, Any], name: str) -> list[Any]:
    return list(table[name])


def _many(table: Any) -> int:
    return len(table[next(iter(table))]) if isinstance(table, Mapping) else int(_arrow(table).num_rows)


def _column(table: Any, name: str) -> NDArray[Any]:
    if isinstance(table, Mapping):
        return np.asarray(table[name])
    return np.asarray(_arrow(table).column(name).to_numpy())


def _arrow(table: Any) -> Any:
    return table if isinstance(table, pa.Table) else pa.table(table)


__all__: Sequence[str] = ("Flags", "Floats", "Items", "Panel", "Whole", "panel")

"""Score a table of answers and judge how far the scores may be trusted; the table may be a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from cordee.core.opinion.answers import Floats, Missing, reversed_where
from cordee.core.opinion.reliability import LEAST_ALPHA, LEAST_ANSWERS, Reliability, mean_of, reliability
from cordee.core.opinion.scores import score, score_without_yes_saying, yes_saying
from cordee.core.vocabulary import faults
from cordee.core.vocabulary.estimate import Estimate, unknown
from cordee.core.vocabulary.problems_of_scales import (
    AnswersAreNoNumbers,
    AnswersOutsideScale,
    AnswersTooLong,
    NoSuchItem,
    TooLittleToJudge,
)
from cordee.engine.files import open_source

NOTHING = frozenset({"", "na", "n/a", "nan", "null", "none"})


@dataclass(frozen=True, slots=True)
class Scaled:
    """Scores of those who answered, and how far they may be trusted.

    Parameters
    ----------
    items, reverse
        The columns that were read, and those of them that were turned round.
    points
        Answers ran from 1 to this.
    scores
        One number a row of the table, from 1 to ``points``; null where too many answers are missing.
    without_yes_saying
        The same with yes-saying taken out; None where no item or every item is reversed.
    mean
        Mean of the scores.
    yes_saying
        Mean tilt towards agreeing with a sentence and with its contrary alike, in points; ``one_direction`` where items
        do not show it.
    reliability
        Alpha, omega, each item against the rest, and the verdict in a word.
    """

    items: tuple[str, ...]
    reverse: tuple[str, ...]
    points: int
    scores: pa.Array
    without_yes_saying: pa.Array | None
    mean: Estimate
    yes_saying: Estimate
    reliability: Reliability


def scale(
    table: Any,
    *,
    items: Sequence[str | int] | None = None,
    reverse: Sequence[str | int] = (),
    points: int = 7,
    missing: Missing = "pairwise",
    confidence: float = 0.95,
    least_answers: int = LEAST_ANSWERS,
    least_alpha: float = LEAST_ALPHA,
) -> Scaled:
    """Score answers to a scale, and say with ranges how far the scores may be trusted.

    Use it on the answers to one scale, or one facet of it. Do not use it where the answers are no points of one scale, nor to
    rank people whose scale comes out ``not_reliable`` or ``too_few_answers``.

    Parameters
    ----------
    table
        Anything that speaks the Arrow C interface (Arrow, polars, pandas, DuckDB), a mapping of columns, or a plain array of
        shape (people, items). Null and NaN are missing answers.
    items
        The columns of the scale, by name, or by place in a plain array; default: all of them.
    reverse
        Those of the items where agreeing means less.
    points
        Answers run from 1 to this.
    missing
        How gaps are met: ``pairwise`` uses every two answers there are, ``listwise`` only people who answered everything.
    least_answers, least_alpha
        Below these the verdict is ``too_few_answers`` or ``not_reliable``.

    Raises
    ------
    Problem
        VOICE-20 to VOICE-23, where a column is not there, answers are no numbers or no points, or there are too few to judge.

    Examples
    --------
    >>> answers = {"a": [7, 6, 2, 1] * 10, "b": [6, 6, 1, 2] * 10, "c": [1, 3, 6, 7] * 10}
    >>> found = scale(answers, reverse=["c"])
    >>> found.scores[0].as_py(), found.reliability.verdict
    (6.666666666666667, 'reliable')
    >>> round(found.reliability.alpha.value, 3), found.reliability.alpha.low > 0.9
    (0.981, True)

    Notes
    -----
    A score is the mean of the answered items; one of six may be missing. Alpha and omega: see ``reliability``.
    """
    values, names = _read(table, items)
    turned = [str(name) for name in reverse]
    if strangers := [name for name in turned if name not in names]:
        raise NoSuchItem(columns=", ".join(strangers), headings=", ".join(names))
    return _judge(values, names, turned, points, missing, confidence, least_answers, least_alpha)


def scale_file(
    path: Path,
    scratch: Path,
    *,
    items: Sequence[str],
    reverse: Sequence[str] = (),
    points: int = 7,
    missing: Missing = "pairwise",
) -> Scaled:
    """Score answers that stand in a file: CSV, TSV or a workbook's first sheet, headings first.

    Parameters
    ----------
    scratch
        A folder for copies made while reading.
    items, reverse, points, missing
        As for ``scale``.
    """
    source = open_source(path, scratch)
    sheet = source.sheets[0]
    if not sheet.whole:
        raise AnswersTooLong(file=source.name, detail=faults.told(faults.TOO_LARGE, kind=source.kind, size=f"{source.size:,}"))
    headings = [cell.strip() for cell in sheet.rows[0]]
    if strangers := [name for name in (*items, *reverse) if name not in headings or name not in items]:
        raise NoSuchItem(columns=", ".join(dict.fromkeys(strangers)), headings=", ".join(headings))
    places = [headings.index(name) for name in items]
    rows = [row for row in sheet.rows[1:] if any(cell.strip() for cell in row)]
    values = np.column_stack(
        [_numbers([row[place] if place < len(row) else "" for row in rows], headings[place], source.decimal) for place in places]
    )
    return _judge(values, list(items), list(reverse), points, missing, 0.95, LEAST_ANSWERS, LEAST_ALPHA)


def _judge(
    values: Floats,
    names: Sequence[str],
    reverse: Sequence[str],
    points: int,
    missing: Missing,
    confidence: float,
    least_answers: int,
    least_alpha: float,
) -> Scaled:
    directions = [name in reverse for name in names]
    outside = [place for place, column in enumerate(values.T) if ((column < 1) | (column > points)).any()]
    if outside:
        wrong, columns = values[:, outside], ", ".join(names[place] for place in outside)
        raise AnswersOutsideScale(points=points, least=f"{np.nanmin(wrong):g}", most=f"{np.nanmax(wrong):g}", columns=columns)
    turned = reversed_where(values, directions, points)
    try:
        judged = reliability(turned, missing=missing, confidence=confidence, least_answers=least_answers, least_alpha=least_alpha)
    except ValueError as error:
        known = (~np.isnan(values)).astype(int)
        raise TooLittleToJudge(items=len(names), n=int((known.T @ known).min()) if known.size else 0) from error
    scores = score(values, reverse=directions, points=points)
    both = any(directions) and not all(directions)
    without = score_without_yes_saying(values, reverse=directions, points=points) if both else None
    tilt = (
        mean_of(yes_saying(values, reverse=directions, points=points), confidence=confidence)
        if both
        else unknown("one_direction", judged.n)
    )
    return Scaled(
        tuple(names),
        tuple(reverse),
        points,
        pa.array(scores, from_pandas=True),
        None if without is None else pa.array(without, from_pandas=True),
        mean_of(scores, confidence=confidence),
        tilt,
        judged,
    )


def _read(table: Any, items: Sequence[str | int] | None) -> tuple[Floats, list[str]]:
    """Give the answers as numbers, people in rows, with the items' names."""
    if isinstance(table, (np.ndarray, list, tuple)):
        values = np.asarray(table, dtype=np.float64)
        columns = {str(place): values[:, place] for place in range(values.shape[1])}
    else:
        arrow = pa.table(table)
        columns = {name: arrow.column(place) for place, name in enumerate(arrow.column_names)}
    names = list(columns) if items is None else [str(item) for item in items]
    if strangers := [name for name in names if name not in columns]:
        raise NoSuchItem(columns=", ".join(strangers), headings=", ".join(columns))
    if not names:
        raise TooLittleToJudge(items=0, n=0)
    return np.column_stack([_floats(columns[name], name) for name in names]), names


def _floats(column: Any, name: str) -> Floats:
    if isinstance(column, np.ndarray):
        return np.asarray(column, dtype=np.float64)
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type) or pa.types.is_string_view(column.type):
        return _numbers([cell or "" for cell in column.to_pylist()], name, ".")
    return np.array([np.nan if cell is None else float(cell) for cell in column.to_pylist()], dtype=np.float64)


def _numbers(cells: Sequence[str], name: str, decimal: str) -> Floats:
    found, bad = [], []
    for row, cell in enumerate(cells, start=1):
        text = cell.strip()
        try:
            found.append(float("nan") if text.lower() in NOTHING else float(text.replace(",", ".") if decimal == "," else text))
        except ValueError:
            bad.append(row)
    if bad:
        raise AnswersAreNoNumbers(column=name, n=len(bad), row=bad[0])
    return np.array(found, dtype=np.float64)

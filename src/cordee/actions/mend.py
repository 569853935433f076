"""Look into a file that was refused whole: what its columns are called, what stands in them, which table it resembles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from cordee.core.intake.format import Format, Section
from cordee.core.intake.registry import FORMATS
from cordee.core.vocabulary.problems import IntakeProblem
from cordee.engine.files import open_source
from cordee.engine.workspace import Workspace

MOST_BYTES = 50_000_000  # a page does not wait for more; the command line reads any size
FIRST_ROWS = 20
SHOWN = 3
TABLES: tuple[Format, ...] = tuple(one for one in FORMATS if one.weak and len(one.sections) == 1 and one.sections[0].fields)


@dataclass(frozen=True, slots=True)
class Look:
    """What a refused file shows of itself.

    Parameters
    ----------
    headings
        Its columns, as the fullest of its first rows names them.
    rows
        The first rows below, a cell a column.
    resembles
        The format of ours with the most columns found.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    resembles: Format


def look_into(workspace: Workspace, path: Path) -> Look | None:
    """Read the head of a refused file.

    Returns
    -------
    Look or None
        None where the file is too large for a page to wait, or is no table that can be opened at all.
    """
    if path.stat().st_size > MOST_BYTES:
        return None
    with TemporaryDirectory(dir=workspace.folder / "journal", prefix="look-") as scratch:
        try:
            rows = open_source(path, Path(scratch)).sheets[0].rows
        except IntakeProblem:
            return None
    heads = [sum(1 for cell in row if cell.strip()) for row in rows[:FIRST_ROWS]]
    if not heads or max(heads) < 2:
        return None
    number = heads.index(max(heads))
    headings = [cell.strip() for cell in rows[number]]
    below = [tuple((*row, *[""] * len(headings))[: len(headings)]) for row in rows[number + 1 : number + 1 + SHOWN]]
    return Look(tuple(headings), tuple(below), nearest(headings))


def nearest(headings: Sequence[str]) -> Format:
    """Give the table of ours that a row of headings resembles most: many of its columns there, few that it needs lacking."""
    return max(TABLES, key=lambda one: _likeness(one.sections[0], headings))


def _likeness(section: Section, headings: Sequence[str]) -> int:
    found = section.columns(headings, {})
    return len(found) - sum(name not in found for name in section.signature)


__all__ = ["TABLES", "Look", "look_into", "nearest"]

"""Look into a file that was refused whole: what its columns are called, what stands in them, which table it resembles."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from cordee.core.intake.format import Format, Section
from cordee.core.intake.registry import FORMATS
from cordee.core.vocabulary.problems import IntakeProblem
from cordee.core.vocabulary.techniques import technique_of
from cordee.engine.files import open_source
from cordee.engine.workspace import Workspace

MOST_BYTES = 50_000_000  # a page does not wait for more; the command line reads any size
FIRST_ROWS = 20
A_DATE = re.compile(r"\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}(?:[ T].*)?")
AN_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)
AN_AMOUNT = re.compile(r"[€$£]?\s*-?\d[\d\s.,\u00a0\u202f]*\s*[€$£]?")
HOLDS: dict[str, Callable[[str], object]] = {
    "email": AN_ADDRESS.fullmatch, "timestamp": A_DATE.fullmatch, "date": A_DATE.fullmatch, "period": A_DATE.fullmatch,
    "technique": technique_of, "amount": AN_AMOUNT.fullmatch,
}  # fmt: skip
SURE = ("email", "technique")  # kinds whose cells are like no other
TABLES: tuple[Format, ...] = tuple(one for one in FORMATS if one.weak and len({section.table for section in one.sections}) == 1)


@dataclass(frozen=True, slots=True)
class Look:
    """What a refused file shows of itself.

    Parameters
    ----------
    headings
        Its columns, as the fullest of its first rows names them.
    rows
        The first rows below, a cell a column.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def resembles(self) -> Format:
        """The table of ours with the most columns found and the fewest that it needs lacking."""
        return max(TABLES, key=lambda one: _likeness(one.sections[0], self.guess(one.sections[0])))

    def guess(self, section: Section) -> dict[str, str]:
        """Guess which column each field is: by its heading, else by what stands in it."""
        found = {name: self.headings[place] for name, place in section.columns(self.headings, {}).items()}
        for one in section.fields:
            fits = HOLDS.get(one.kind)
            if fits is None or one.name in found or not (one.required or one.name in section.signature or one.kind in SURE):
                continue
            for place, heading in enumerate(self.headings):
                cells = [cell for row in self.rows if (cell := row[place].strip())]
                if heading and heading not in found.values() and cells and all(fits(cell) for cell in cells):
                    found[one.name] = heading
                    break
        return found


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
    below = [tuple((*row, *[""] * len(headings))[: len(headings)]) for row in rows[number + 1 : number + 1 + FIRST_ROWS]]
    return Look(tuple(headings), tuple(below))


def _likeness(section: Section, found: Mapping[str, str]) -> int:
    return len(found) - sum(name not in found for name in section.signature)


__all__ = ["TABLES", "Look", "look_into"]

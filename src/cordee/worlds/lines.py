"""Lines of delimited text, written to a file as a world is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self


def cell(content: object) -> str:
    """Write one cell, quoted where it must be.

    Examples
    --------
    >>> cell("Ash, Son & Co"), cell(12)
    ('"Ash, Son & Co"', '12')
    """
    text = str(content)
    if "," in text or '"' in text or "\n" in text:
        return '"' + text.replace('"', '""') + '"'
    return text


def line(*cells: object) -> str:
    """Write one record."""
    return ",".join(map(cell, cells)) + "\n"


def dated(stem: str, day: date) -> str:
    """Name a file with the day of its export: what it tells without a date of its own is known from then on.

    Examples
    --------
    >>> dated("costs", date(2026, 10, 31))
    'costs-2026-10-31.csv'
    """
    return f"{stem}-{day.isoformat()}.csv"


class Lines:
    """A file that is written line after line; closed with ``with``."""

    def __init__(self, path: Path, heading: str) -> None:
        self._stream = path.open("w", encoding="utf-8", newline="")
        self._stream.write(heading)

    def write(self, lines: Iterable[str]) -> None:
        """Add lines that end by themselves."""
        self._stream.writelines(lines)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stream.close()

"""An archive of files, as LinkedIn hands one out: each that some format reads is taken in by itself, the others stay packed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cordee.actions.choose import choose
from cordee.actions.read_file import How
from cordee.core.intake.format import Format
from cordee.core.intake.registry import FORMATS
from cordee.core.vocabulary.problems import Problem
from cordee.engine.files import open_source
from cordee.engine.unpacking import packed_tables, unpacked


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The files of an archive that are read, unpacked, and how many are not."""

    files: tuple[Path, ...]
    left: int


def unpack(path: Path, how: How, folder: Path) -> Unpacked | None:
    """Unpack the files of an archive that some format reads; None where the file is no archive, or nothing in it is read.

    Of a member's own archive (LinkedIn's) only its own files are read: what else lies in it, such as the address book of a
    telephone, concerns people who have nothing to do with the company. Unpacked and not read, a file is deleted at once.

    Raises
    ------
    UnreadableFile
        It is damaged or locked, or swells beyond measure.
    """
    names = packed_tables(path)
    if not names:
        return None
    fitting: list[tuple[Path, Format]] = []
    for number, file in enumerate(unpacked(path, names, folder / "packed")):
        scratch = folder / f"opened{number}"
        scratch.mkdir()
        try:
            found, _ = choose(open_source(file, scratch), how)
        except Problem:
            file.unlink()
        else:
            fitting.append((file, found.format))
    read = _of_its_member(fitting)
    return Unpacked(read, len(names) - len(read)) if read else None


def _of_its_member(fitting: Sequence[tuple[Path, Format]]) -> tuple[Path, ...]:
    """Keep what is of a member's own archive, where one file is: of a source that hands out private things too."""
    private = {one.source for one in FORMATS if any(section.private for section in one.sections)}
    own = {format.source for _, format in fitting if not format.weak and format.source in private}
    return tuple(file for file, format in fitting if not own or format.source in own)

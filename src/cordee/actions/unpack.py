"""An archive of files, as LinkedIn hands one out: each is taken in, or refused, by itself, as if it had been dropped alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cordee.actions.choose import choose
from cordee.actions.read_file import How
from cordee.core.intake.format import Format
from cordee.core.intake.registry import FORMATS
from cordee.core.vocabulary.problems import IntakeProblem
from cordee.engine.files import open_source
from cordee.engine.unpacking import packed_tables, unpacked


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The files of an archive that are to be taken in, unpacked, and how many stay packed."""

    files: tuple[Path, ...]
    left: int


def unpack(path: Path, how: How, folder: Path) -> Unpacked | None:
    """Unpack the tables of an archive; None where the file is no archive, or no format reads anything in it.

    Of a member's own archive (LinkedIn's) only its own files are unpacked for good: what else lies in it, such as the address book
    of a telephone, concerns people who have nothing to do with the company, and is deleted at once.

    Raises
    ------
    UnreadableFile
        It is damaged or locked, or swells beyond measure.
    """
    names = packed_tables(path)
    if not names:
        return None
    found = [
        (file, _format_of(file, how, folder / f"opened{number}"))
        for number, file in enumerate(unpacked(path, names, folder / "packed"))
    ]
    own = {format.source for _, format in found if format is not None and not format.weak and format.source in _private()}
    if not any(format for _, format in found):
        return None
    files = tuple(file for file, format in found if not own or (format is not None and format.source in own))
    for file, _ in found:
        if file not in files:
            file.unlink()
    return Unpacked(files, len(names) - len(files))


def _format_of(file: Path, how: How, scratch: Path) -> Format | None:
    """Give the format that a file would be read as; None where it would be refused, which says why when it is taken in."""
    scratch.mkdir()
    try:
        return choose(open_source(file, scratch), how)[0].format
    except IntakeProblem:
        return None


def _private() -> set[str]:
    """Give the sources that hand out private things too."""
    return {one.source for one in FORMATS if any(section.private for section in one.sections)}

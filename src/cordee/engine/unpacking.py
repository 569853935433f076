"""Unpacking what was packed, with an end to it: a small file that swells beyond measure is refused before it fills the disk."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from pathlib import Path

from cordee.core.vocabulary import faults
from cordee.core.vocabulary.problems import EmptyFile, UnreadableFile
from cordee.core.vocabulary.problems_of_refused import PackedFolder
from cordee.engine.atomic import need_room

CHUNK = 1 << 20
TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".parquet", ".log", ".gz")
FREE = 1 << 30  # bytes up to which nobody asks how much a file swells
SHOWN = 5  # names of files in an archive that a message gives
TIMES = 200  # tables of text pack to a tenth, seldom to a fiftieth


def unzip(path: Path, scratch: Path) -> Path:
    """Unpack a gzip file into a folder; give where it lies.

    Raises
    ------
    UnreadableFile
        It is damaged, or swells to more than 200 times its size.
    EmptyFile
        Nothing is in it.
    """
    target = scratch / "unzipped"
    packed_size, size = path.stat().st_size, 0
    try:
        with gzip.open(path, "rb") as packed, target.open("wb") as out:
            while chunk := packed.read(CHUNK):
                size += len(chunk)
                refuse_swelling(path.name, packed_size, size)
                need_room(scratch, CHUNK)
                out.write(chunk)
    except (gzip.BadGzipFile, EOFError, OSError, zlib.error) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise UnreadableFile(file=path.name, detail=faults.told(faults.BROKEN_GZIP, error=error)) from error
    if size == 0:
        raise EmptyFile(file=path.name, detail=faults.EMPTY_GZIP)
    return target


def check_workbook(body: Path, name: str) -> None:
    """Refuse an archive that is no workbook, or whose parts swell beyond measure, by what its own list says.

    A wrong list ends the reading later.

    Raises
    ------
    UnreadableFile
        It would swell to more than 200 times its size.
    PackedFolder
        It packs files of their own, as a member's LinkedIn archive does.
    """
    if not zipfile.is_zipfile(body):
        return
    with zipfile.ZipFile(body) as book:
        inside = [part.filename for part in book.infolist() if part.filename.lower().endswith(TABLES)]
        if inside and not any(part.endswith(".xml") for part in inside):  # every workbook and every letter is made of XML
            more = ", …" if len(inside) > SHOWN else ""
            raise PackedFolder(file=name, inside=", ".join(inside[:SHOWN]) + more)
        refuse_swelling(name, body.stat().st_size, sum(part.file_size for part in book.infolist()))


def refuse_swelling(name: str, packed: int, size: int) -> None:
    """Refuse what swells beyond measure: to more than 200 times its size, from a gigabyte on.

    Raises
    ------
    UnreadableFile
        It does.
    """
    if size > FREE and size > TIMES * packed:
        raise UnreadableFile(file=name, detail=faults.told(faults.SWELLS, packed=f"{packed:,}", size=f"{size:,}"))

"""Unpacking what was packed, with an end to it: a small file that swells beyond measure is refused before it fills the disk."""

from __future__ import annotations

import gzip
import shutil
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from cordee.core.vocabulary import faults
from cordee.core.vocabulary.problems import EmptyFile, UnreadableFile
from cordee.core.vocabulary.problems_of_refused import PackedFolder
from cordee.engine.atomic import need_room

CHUNK = 1 << 20
TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".parquet", ".log", ".gz")
FREE = 1 << 30  # bytes up to which nobody asks how much a file swells
MOST = 200  # tables that an archive may pack; LinkedIn hands out some forty
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


def packed_tables(path: Path) -> list[str]:
    """Give the names of the tables that an archive packs; none of a workbook, of a letter, and of what is no archive."""
    if not path.is_file() or not zipfile.is_zipfile(path):
        return []
    with zipfile.ZipFile(path) as archive:
        names = [one.filename for one in archive.infolist() if not one.is_dir()]
    if any(name.lower().removesuffix(".gz").endswith(".xml") for name in names):  # every workbook and every letter is made of XML
        return []
    return [name for name in names if name.lower().endswith(TABLES) and not _own_name(name).name.startswith(".")]


def unpacked(path: Path, names: Sequence[str], folder: Path) -> Iterator[Path]:
    """Unpack tables of an archive into folders of their own, each called as it is and as the archive is.

    Raises
    ------
    UnreadableFile
        The archive is damaged or locked, holds more than 200 tables, or swells to more than 200 times its size.
    """
    if len(names) > MOST:
        raise UnreadableFile(file=path.name, detail=faults.told(faults.MANY_PACKED, most=MOST, files=len(names)))
    try:
        with zipfile.ZipFile(path) as archive:
            refuse_swelling(path.name, path.stat().st_size, sum(archive.getinfo(name).file_size for name in names))
            for number, name in enumerate(names):
                own = _own_name(name)
                place = folder / str(number) / f"{own.stem} ({path.stem}){own.suffix}"
                place.parent.mkdir(parents=True)
                need_room(folder, archive.getinfo(name).file_size)
                with archive.open(name) as packed, place.open("wb") as out:
                    shutil.copyfileobj(packed, out)
                yield place
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:  # a locked one is a RuntimeError
        raise UnreadableFile(file=path.name, detail=faults.told(faults.BROKEN_ARCHIVE, error=error)) from error


def contents(path: Path) -> Iterator[bytes]:
    """Give what a file holds that no reader understands: its bytes, and those of each file that it packs and that can be unpacked."""
    yield path.read_bytes()
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as archive:
        for one in archive.infolist():
            try:
                yield archive.read(one)
            except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError):
                continue


def _own_name(name: str) -> PurePosixPath:
    """Give the last part of a name in an archive: its folders name no place here."""
    return PurePosixPath(PurePosixPath(name.replace("\\", "/")).name)


def check_workbook(body: Path, name: str) -> None:
    """Refuse an archive that is no workbook, or whose parts swell beyond measure, by what its own list says.

    A wrong list ends the reading later.

    Raises
    ------
    UnreadableFile
        It would swell to more than 200 times its size.
    PackedFolder
        It packs files of their own, of which none is read.
    """
    if not zipfile.is_zipfile(body):
        return
    if inside := packed_tables(body):
        more = ", …" if len(inside) > SHOWN else ""
        raise PackedFolder(file=name, inside=", ".join(inside[:SHOWN]) + more)
    with zipfile.ZipFile(body) as book:
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

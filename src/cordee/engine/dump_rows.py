"""Rows of a question-and-answer dump's XML as a stream of attributes. XML that declares entities is refused."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Protocol
from xml.parsers import expat

from cordee.core.vocabulary import faults
from cordee.core.vocabulary.problems_of_experts import BrokenDump, DeclaresEntities

CHUNK = 1 << 20
LONGEST = 64 << 20  # bytes without a row: a text longer than this is no post


class Readable(Protocol):
    """What bytes can be read from: a file, or a packed one."""

    def read(self, size: int = ..., /) -> bytes:
        """Give so many bytes at most; none at the end."""
        ...


def stream_rows(stream: Readable, name: str, take: Callable[[Mapping[str, str]], None]) -> None:
    """Hand over the attributes of each row of a dump's file, one after the other.

    Parameters
    ----------
    stream
        The XML, unpacked as it is read.
    name
        The file's name, for problems.
    take
        Gets the attributes of each row.

    Raises
    ------
    BrokenDump, DeclaresEntities
        Where it cannot be read to its end, or not safely.
    """
    parser = expat.ParserCreate()
    state = {"rows": 0, "bytes": 0}

    def start(tag: str, attributes: dict[str, str]) -> None:
        state["bytes"] = 0
        if tag == "row":
            state["rows"] += 1
            take(attributes)

    def refuse(*declared: object) -> None:
        raise DeclaresEntities(file=name)

    parser.StartElementHandler = start
    parser.EntityDeclHandler = refuse
    parser.StartDoctypeDeclHandler = refuse
    try:
        while chunk := stream.read(CHUNK):
            state["bytes"] += len(chunk)
            if state["bytes"] > LONGEST:
                raise BrokenDump(file=name, rows=state["rows"], detail=faults.told(faults.NO_ROW, size=LONGEST >> 20))
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, EOFError, gzip.BadGzipFile, zipfile.BadZipFile, zlib.error, UnicodeError) as error:
        raise BrokenDump(file=name, rows=state["rows"], detail=_short(error)) from error


def _short(error: Exception) -> str:
    return expat.ErrorString(error.code) if isinstance(error, expat.ExpatError) else str(error)

"""A forum's dump that comes as a folder of XML files: packed into one zip, so that it is taken in, kept and undone as one file."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from cordee.engine.atomic import need_room
from cordee.engine.forums import pack, table_in

BESIDES = ("badges", "posthistory", "postlinks", "tags")  # files of a dump that nothing reads
UNNAMED = "forum"


def with_dumps_packed(files: Sequence[Path], *, inbox: Path, scratch: Path) -> list[Path]:
    """Give the files to take in, those of each dump as one zip that bears its folder's name.

    A dump in the inbox is packed there and its files go, as those of any file in the inbox; elsewhere nothing is touched. A
    lone file of a dump stays as it is.

    Parameters
    ----------
    files
        Files as they were found or named.
    inbox
        The workspace's inbox.
    scratch
        A folder for the zips of dumps that lie elsewhere.
    """
    found: dict[Path, list[Path]] = defaultdict(list)
    for one in files:
        if table_in(one.name) is not None:
            found[one.resolve().parent].append(one)
    dumps = {place: many for place, many in found.items() if len(many) > 1 and any(table_in(one.name) == "posts" for one in many)}
    packed = []
    for one in files:
        place = one.resolve().parent
        if place not in dumps:
            packed.append(one)
        elif one is dumps[place][0]:
            packed.append(_pack(dumps[place], place, inbox.resolve(), scratch))
        elif table_in(one.name) is None and one.name.casefold().partition(".")[0] not in BESIDES:
            packed.append(one)
    return packed


def _pack(files: Sequence[Path], place: Path, inbox: Path, scratch: Path) -> Path:
    need_room(scratch, sum(one.stat().st_size for one in files))
    folder = scratch / f"dump{len(list(scratch.iterdir()))}"
    folder.mkdir()
    target = folder / f"{UNNAMED if place == inbox else place.name}.zip"
    pack(files, target)
    if inbox not in (place, *place.parents):
        return target
    there, number = inbox / target.name, 1
    while there.exists():
        number += 1
        there = inbox / f"{target.stem}-{number}.zip"
    os.replace(target, there)
    for one in files:
        one.unlink()
    if place != inbox and not any(place.iterdir()):
        place.rmdir()
    return there

"""Files that were refused whole and are not in yet: those of which no later import has the name, and none the content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cordee.core.vocabulary.problems_of_refused import NoSuchRefusedFile
from cordee.engine.files import hash_file
from cordee.engine.manifest import Import
from cordee.engine.workspace import Workspace

REASON = ".reason.txt"


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was refused whole: where its copy lies, and why, in each language."""

    path: Path
    reasons: tuple[str, str]


def refused_files(workspace: Workspace) -> list[Refused]:
    """List the files in ``refused`` that nothing taken in makes up for; their copies stay either way."""
    imports = workspace.manifest().imports
    found = []
    for note in sorted((workspace.folder / "refused").glob(f"*{REASON}")):
        file = note.with_name(note.name.removesuffix(REASON))
        if file.is_file() and not _made_up_for(file, datetime.fromtimestamp(note.stat().st_mtime, UTC), imports):
            said = note.read_text("utf-8", "replace").strip().split("\n\n")
            found.append(Refused(file, (said[0], said[-1])))
    return found


def discard(workspace: Workspace, name: str) -> Refused:
    """Delete the copy of a file that was refused whole, and the note of why; whoever sent the file still has it.

    Raises
    ------
    NoSuchRefusedFile
        None of that name waits there.
    """
    there = refused_files(workspace)
    one = next((one for one in there if one.path.name == name), None)
    if one is None:
        raise NoSuchRefusedFile(file=name, known=", ".join(each.path.name for each in there) or "–")
    one.path.unlink()
    one.path.with_name(one.path.name + REASON).unlink()
    return one


def _made_up_for(file: Path, since: datetime, imports: Sequence[Import]) -> bool:
    """Say whether a file of that name was taken in since, or the very same content ever."""
    names = {file.name, re.sub(r"-\d+$", "", file.stem) + file.suffix}
    if any(one.file in names and datetime.fromisoformat(one.taken_in_at) > since for one in imports):
        return True
    size = file.stat().st_size
    alike = {one.sha256 for one in imports if one.bytes == size}
    return bool(alike) and hash_file(file) in alike

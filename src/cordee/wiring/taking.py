"""Taking one file in, or of an archive each that is read; one that is refused moves out of the inbox, with the reason beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cordee.actions.take_in import How, Outcome, take_in
from cordee.actions.unpack import unpack
from cordee.core.vocabulary.problems import Problem
from cordee.core.vocabulary.text import LANGUAGES
from cordee.engine.atomic import disk_problems
from cordee.engine.workspace import Workspace

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file: taken in, there already, or refused with its problem."""

    path: Path
    outcome: Outcome | None
    problem: Problem | None


def take_all(
    workspace: Workspace, file: Path, how: How | None, *, clock: Callable[[], datetime], progress: Progress
) -> list[Taken]:
    """Take a file in under the writer's lock, which the caller holds; of an archive, each file that is read counts for itself.

    An archive leaves the inbox once its files are in or among those refused.
    """
    try:
        with disk_problems(workspace.folder), workspace.scratch() as scratch:
            packed = unpack(file, how or How(), scratch)
            if packed is not None:
                taken = []
                for number, one in enumerate(packed.files):
                    own = share_of(progress, one.name, number, len(packed.files))
                    taken.append(_take(workspace, one, how, clock(), own, beside=0 if number else packed.left))
                settled = [_refuse(workspace, one) for one in taken] if _dropped(workspace, file) else [False]
                if all(settled):
                    workspace.keep_original(file, "")
                return taken
    except Problem as problem:
        taken = [Taken(file, None, problem)]
    else:
        taken = [_take(workspace, file, how, clock(), progress)]
    if _dropped(workspace, file):
        _refuse(workspace, taken[0])
    return taken


def share_of(progress: Progress, name: str, number: int, of: int) -> Progress:
    """Give the progress of one of several."""
    return lambda stage, share: progress(f"{stage} {name}", (number + share) / of)


def _take(workspace: Workspace, file: Path, how: How | None, now: datetime, progress: Progress, *, beside: int = 0) -> Taken:
    try:
        return Taken(file, take_in(workspace, file, how, now=now, progress=progress, beside=beside), None)
    except Problem as problem:
        return Taken(file, None, problem)


def _dropped(workspace: Workspace, file: Path) -> bool:
    return file.resolve().parent == workspace.folder / "inbox"


def _refuse(workspace: Workspace, taken: Taken) -> bool:
    """Move a file that was refused for its own content to those refused; say whether all is well with it then."""
    if taken.problem is None:
        return True
    if not taken.problem.code.startswith("INTAKE"):
        return False
    workspace.refuse_original(taken.path, "\n\n".join(taken.problem.in_language(one) for one in LANGUAGES))
    return True

"""Erase again, in a workspace that came back from a backup, whoever was erased after the backup was made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from cordee.actions.erase import erase
from cordee.actions.known_as import keys_of_subjects, known_as
from cordee.core.trust.erasure import Erased, Erasures, Removed, because_of
from cordee.engine.ledger import Entry, add_to_ledger, beside_backups, read_ledger
from cordee.engine.workspace import Workspace


def ledgers_for(archive: Path, workspace: Workspace, named: Sequence[Path] = ()) -> list[Entry]:
    """Read who was erased, by the ledger beside a backup and those that are named: files, or folders of workspaces."""
    beside = archive.parent / beside_backups(workspace.secret)
    return [entry for path in (beside, *named) for entry in read_ledger(path)]


def replay(
    workspace: Workspace, entries: Sequence[Entry], *, book: Callable[[Path], Erasures | None], now: datetime
) -> list[Removed]:
    """Erase everybody whom a ledger names and this workspace does not yet know to be erased.

    Parameters
    ----------
    workspace
        The workspace that came back; nobody else writes in it.
    entries
        Who was erased, and who came back since. Those of another workspace have hashes that fit nobody here.
    book
        Opens the records of a folder.
    now
        The moment (UTC).
    """
    known = {subject for one in read_ledger(workspace.folder) if one.holds for subject in one.subjects}
    later = [one for one in entries if one.holds and not set(one.subjects) <= known]
    done = []
    with workspace.writing():
        for one in later:
            with workspace.database() as database:
                found = known_as(workspace, database, keys_of_subjects(workspace, database, one.subjects))
            subjects = tuple(sorted({*one.subjects, *found.subjects(workspace.secret)}))
            erased = Erased(one.opaque, subjects, datetime.fromisoformat(one.asked_at), because_of(one.because))
            done.append(erase(workspace, erased, found.marks, book=book(workspace.folder), now=now))
        add_to_ledger(workspace.folder, entries)
    return done


__all__ = ["ledgers_for", "replay"]

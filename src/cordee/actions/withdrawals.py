"""Keep what people took back out of whatever comes back from a backup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from cordee.actions.link_key import KIND, change_again
from cordee.core.trust.withdrawals import Withdrawal, Withdrawals, of_lines
from cordee.engine.ledger import LEDGER
from cordee.engine.withdrawn import WITHDRAWN, Line, add_missing, read_lines, tell_withdrawn, withdrawn_beside
from cordee.engine.workspace import Workspace


def note_withdrawn(workspace: Workspace, taken: Iterable[Withdrawal]) -> list[Path]:
    """Add what was just taken back to the ledgers; give those that could not be written, which the next backup brings up to date."""
    return tell_withdrawn(workspace.folder, workspace.secret, [one.line() for one in taken])


def catch_up(workspace: Workspace, book: Withdrawals) -> int:
    """Add to the workspace's ledger what the records hold and it lacks, before a backup; give how many lines."""
    return add_missing(workspace.folder / WITHDRAWN, (one.line() for one in book.written()))


def taken_back_since(archive: Path, workspace: Workspace, named: Sequence[Path] = ()) -> list[dict[str, str]]:
    """Give the lines of ledgers that a workspace from a backup does not know, in the order in which they were told.

    Parameters
    ----------
    archive
        The backup, beside which a ledger lies.
    workspace
        What came back of it.
    named
        Further ledgers: files, or folders of workspaces.
    """
    known = {_text(one) for one in read_lines(workspace.folder)}
    beside = archive.parent / withdrawn_beside(workspace.secret)
    lines = [one for path in (beside, *map(_ledger, named)) for one in read_lines(path)]
    return [one for one in lines if _text(one) not in known]


def take_back_again(workspace: Workspace, lines: Sequence[Line], *, book: Withdrawals | None, now: datetime) -> Counter[str]:
    """Do again, in a workspace that came from a backup, what was taken back since; give how many of each kind.

    Without records there is nothing to take back from, and the lines are kept for when there are.
    """
    changed: Counter[str] = Counter()
    changed[KIND] += change_again(workspace, lines)
    if book is not None:
        changed.update(book.take_back(of_lines(lines)))
        changed.update(book.settle(now))
    add_missing(workspace.folder / WITHDRAWN, lines)
    return changed


def _ledger(named: Path) -> Path:
    """Give the ledger of withdrawals where that of erasures was named: they lie side by side."""
    if named.is_dir():
        return named
    return named.with_name(named.name.replace("erasures", "withdrawals") if named.name != LEDGER else WITHDRAWN)


def _text(line: Line) -> str:
    return "\n".join(f"{name}={value}" for name, value in sorted(line.items()))


__all__ = ["catch_up", "note_withdrawn", "take_back_again", "taken_back_since"]

"""Changing the key of links: every signed link that was made before closes, whoever made or forged it.

It is a key of its own, so that what hangs on the workspace's secret stays: who objected, who was erased, second factors.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from cordee.core.trust.audit import Audit
from cordee.core.trust.links import OwnLinks
from cordee.core.trust.withdrawals import Kind, Withdrawal
from cordee.engine.withdrawn import Line, tell_withdrawn
from cordee.engine.workspace import Workspace

KIND: Kind = "key"
MANY = 1_000_000


def change_link_key(workspace: Workspace, links: OwnLinks, audit: Audit, *, why: str, now: datetime) -> int:
    """Make another key of links; give how many links of the register were closed.

    The ledgers beside the backups are told first, so that no older backup brings the old key back.

    Parameters
    ----------
    why
        The reason, as it stands with each link that is closed.
    """
    with workspace.writing():
        told = Withdrawal(KIND, _mark(workspace.link_key), now).line()
        tell_withdrawn(workspace.folder, workspace.secret, [told])
        workspace.new_link_key()
    open_ones = links.open_ones(now, limit=MANY)
    for one in open_ones:
        links.close(one.fingerprint, one.subject, until=one.until, at=now, why=why)
    audit.note("changed", object="link key", detail={"closed": len(open_ones)})
    return len(open_ones)


def change_again(workspace: Workspace, lines: Sequence[Line]) -> bool:
    """Change the key of a workspace that came from a backup, where it was given up since; say whether it was."""
    mark = _mark(workspace.link_key)
    given_up = any(one.get("kind") == KIND and one.get("of") == mark for one in lines)
    if given_up:
        workspace.new_link_key()
    return given_up


def _mark(key: str) -> str:
    """Name a key without giving it away: it is 256 bits of chance."""
    return hashlib.sha256(f"link key {key}".encode("ascii")).hexdigest()

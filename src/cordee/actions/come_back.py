"""Let somebody back who was erased, at their own demand: what was erased stays so; what comes in anew is taken in again.

Their objection stands until they say otherwise themselves: whoever wants their data back does not thereby ask for mail.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from cordee.core.trust.audit import Audit
from cordee.core.trust.erasure import Erasures
from cordee.core.vocabulary.problems_of_return import NeverErased, WhyLifted
from cordee.engine.ledger import add_to_ledger, read_ledger, tell_backups
from cordee.engine.workspace import Workspace

__all__ = ["let_back"]


def let_back(
    workspace: Workspace,
    erasures: Erasures,
    audit: Audit,
    subjects: Collection[str],
    *,
    said: str,
    why: str,
    now: datetime,
    author: int | None = None,
) -> str:
    """Lift the hashes of an erased person from the ledger and the register, under the writer's lock, which the caller holds.

    Returns
    -------
    str
        The id that stood for them.

    Raises
    ------
    WhyLifted
        Nobody said who asked for it, and how.
    NeverErased
        No erasure that holds goes by any of these subjects.
    """
    if not why.strip():
        raise WhyLifted
    ledger, wanted = read_ledger(workspace.folder), set(subjects)
    theirs = [one for one in ledger if one.holds and wanted & set(one.subjects)]
    if not theirs:
        raise NeverErased(said=said, n=len(ledger))
    moment = now.isoformat()
    add_to_ledger(workspace.folder, [replace(one, lifted_at=moment) for one in theirs])
    for one in theirs:
        erasures.lift(one.opaque, at=now, why=why, author=author)
        audit.note("changed", author=author, object="erasure", subject=one.opaque, detail={"came_back": True})
    tell_backups(workspace.folder, workspace.secret)
    return theirs[0].opaque

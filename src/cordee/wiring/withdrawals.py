"""Whoever takes something back in the records is heard here, and the ledgers beside the backups are told of it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cordee.actions.withdrawals import note_withdrawn
from cordee.core.trust.withdrawals import Withdrawal
from cordee.engine.workspace import Workspace

HEARD = "ledger of withdrawals"
_log = logging.getLogger("cordee.withdrawals")


class Ledger:
    """Hears of withdrawals for one workspace; the signal keeps it, under one name, so that the latest workspace opened hears."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, sender: Any, taken: Sequence[Withdrawal], **rest: Any) -> None:
        """Add what was taken back to the ledgers; where that fails the withdrawal stands all the same."""
        try:
            lost = note_withdrawn(Workspace(self.folder), taken)
        except Exception as error:
            _log.error("the ledger of withdrawals was not written: %s", type(error).__name__)
            return
        if lost:
            _log.error("%s ledgers of withdrawals could not be written; the next backup brings them up to date", len(lost))


def hear_withdrawals(folder: Path) -> None:
    """Tell the ledgers of a workspace from now on."""
    from cordee.records.withdrawals import withdrawn

    withdrawn.disconnect(dispatch_uid=HEARD)
    withdrawn.connect(Ledger(folder), weak=False, dispatch_uid=HEARD)


def stop_hearing() -> None:
    """Tell no ledger any more: the records are closed."""
    from cordee.records.withdrawals import withdrawn

    withdrawn.disconnect(dispatch_uid=HEARD)

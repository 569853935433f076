"""The audit log, as actions see it: who saw, changed, exported, sent or erased what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Protocol

AuditDeed = Literal["saw", "changed", "exported", "sent", "erased", "signed_in", "refused", "decided"]


class Audit(Protocol):
    """Notes deeds; an entry is never changed."""

    def note(
        self,
        deed: AuditDeed,
        *,
        author: int | None = None,
        object: str = "",
        subject: str = "",
        detail: Mapping[str, Any] | None = None,
    ) -> int:
        """Note one deed; give the number of its entry.

        Parameters
        ----------
        deed
            What was done.
        author
            The user's id; None for a command or the system itself.
        object
            What it was done to: a page, a table, a rule, a message.
        subject
            Whose data: a keyed hash or an opaque id, never a name or an address.
        detail
            Counts and states; nothing personal.
        """
        ...

"""What people took back, and what was closed: told to a ledger beside the backups, so that no older backup brings it back.

Only what is taken back is told, never what is given: a yes given after a backup is lost with it, and has to be asked again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol, get_args

Kind = Literal["said", "portrait", "answers", "mandate", "declared", "link", "token", "account", "key"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One thing that was taken back or closed.

    Parameters
    ----------
    kind
        ``said``: an objection; ``portrait``: a line of a portrait; ``answers``: to a survey; ``mandate``: one that ended;
        ``declared``: what somebody declared; ``link``, ``token``: no longer opens; ``account``: the role of a user, or none;
        ``key``: signs no link any more.
    of
        What names it: a keyed hash, a random key, or a number. Never an address or a name.
    at
        When (UTC); None of answers, of which no time is kept.
    facts
        What else is needed to take it back again.

    Examples
    --------
    >>> Withdrawal("portrait", "a1:1", datetime(2026, 3, 1), {"state": "withdrawn"}).line()
    {'kind': 'portrait', 'of': 'a1:1', 'at': '2026-03-01T00:00:00', 'state': 'withdrawn'}
    """

    kind: Kind
    of: str
    at: datetime | None
    facts: Mapping[str, str] = field(default_factory=dict)

    def line(self) -> dict[str, str]:
        """Give it as a line of the ledger: words only, none empty."""
        at = self.at.isoformat() if self.at is not None else ""
        named = {"kind": self.kind, "of": self.of, "at": at, **self.facts}
        return {name: value for name, value in named.items() if value}


def of_lines(lines: Iterable[Mapping[str, str]]) -> list[Withdrawal]:
    """Read lines of a ledger; what a newer version of the program wrote and this one does not know is left out.

    Examples
    --------
    >>> of_lines([{"kind": "moon", "of": "x"}, {"kind": "answers", "of": "y"}])
    [Withdrawal(kind='answers', of='y', at=None, facts={})]
    """
    found = []
    for line in lines:
        kind = next((one for one in KINDS if one == line.get("kind")), None)
        if kind is not None and line.get("of"):
            at = datetime.fromisoformat(line["at"]) if line.get("at") else None
            facts = {name: value for name, value in line.items() if name not in ("kind", "of", "at")}
            found.append(Withdrawal(kind, line["of"], at, facts))
    return found


class Withdrawals(Protocol):
    """The books, as far as things in them were taken back."""

    def written(self) -> Iterator[Withdrawal]:
        """Give everything that was taken back, as it stands in the records."""
        ...

    def take_back(self, taken: Sequence[Withdrawal]) -> dict[str, int]:
        """Take back again, in records that came from a backup; give how many rows changed, by kind."""
        ...

    def settle(self, now: datetime) -> dict[str, int]:
        """Let records that came from a backup do nothing twice, and let nobody in by what was open then.

        What was to go out by now counts as sent, since nobody knows whether it went; answers that are owed stay due.
        Sessions end, and one-time links are used up.
        """
        ...

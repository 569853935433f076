"""The ledger of erasures: keyed hashes of those who were erased, in the workspace and beside its backups.

It holds nothing that names anybody. Whoever restores an older backup reads it to know who must not come back.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from cordee.core.vocabulary.problems import DamagedWorkspace
from cordee.engine.atomic import write_whole

LEDGER = "erasures.jsonl"
PLACES = "backups.json"
PLACES_KEPT = 20
NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """One erased person: the id that stands for them, the hash of each identifier, when last and why.

    Parameters
    ----------
    lifted_at
        When they asked to come back; before the last erasure, or empty, the erasure holds.
    """

    opaque: str
    subjects: tuple[str, ...]
    asked_at: str
    because: str = "request"
    lifted_at: str = ""

    @property
    def holds(self) -> bool:
        """Whether they are still to be kept out."""
        return not self.lifted_at or _moment(self.asked_at) > _moment(self.lifted_at)


def read_ledger(path: Path) -> list[Entry]:
    """Read a ledger, of a file or of a workspace's folder; an absent one is empty."""
    file = path / LEDGER if path.is_dir() else path
    if not file.exists():
        return []
    try:
        lines = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
        return _joined(Entry(**{**one, "subjects": tuple(one["subjects"])}) for one in lines)
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedWorkspace(file=file, detail=str(error)) from error


def add_to_ledger(path: Path, entries: Iterable[Entry]) -> list[Entry]:
    """Add entries to a ledger in one step; those of one id are one, with every hash of either.

    Ledgers may be joined in any order, as often as one likes: the latest erasure and the latest coming back decide.
    """
    file = path / LEDGER if path.is_dir() else path
    standing = read_ledger(file)
    joined = _joined([*standing, *entries])
    if joined != standing:
        text = "".join(json.dumps(_plain(one), sort_keys=True) + "\n" for one in joined)
        write_whole(file, text.encode("utf-8"))
    return joined


def hashes(entries: Sequence[Entry]) -> dict[str, str]:
    """Give, for each hash, the id that stands for its person, where they are kept out; of two the earlier."""
    return {subject: one.opaque for one in reversed(entries) if one.holds for subject in one.subjects}


def beside_backups(secret: str) -> str:
    """Name the ledger that lies beside the backups of a workspace, apart from those of other workspaces.

    Examples
    --------
    >>> beside_backups("s") == beside_backups("s"), beside_backups("s") == beside_backups("t")
    (True, False)
    """
    own = hmac.new(f"ledger:{secret}".encode(), b"workspace", hashlib.sha256).hexdigest()[:8]
    return f"cordee-erasures-{own}.jsonl"


def backup_places(folder: Path) -> list[Path]:
    """Give the folders in which backups of a workspace were written, the latest last."""
    noted = folder / "journal" / PLACES
    return [Path(one) for one in json.loads(noted.read_bytes())] if noted.exists() else []


def remember_place(folder: Path, secret: str, place: Path) -> None:
    """Note where a backup was written, and leave the ledger beside it."""
    noted = folder / "journal" / PLACES
    known = [str(one) for one in backup_places(folder)]
    if str(place) not in known:
        write_whole(noted, json.dumps([*known, str(place)][-PLACES_KEPT:]).encode("utf-8"))
    if entries := read_ledger(folder):
        add_to_ledger(place / beside_backups(secret), entries)


def tell_backups(folder: Path, secret: str) -> list[Path]:
    """Bring the ledgers beside the backups up to date; give the places that could not be reached."""
    entries, lost = read_ledger(folder), []
    for place in backup_places(folder):
        try:
            if not place.is_dir():
                raise FileNotFoundError(place)
            add_to_ledger(place / beside_backups(secret), entries)
        except OSError:
            lost.append(place)
    return lost


def _joined(entries: Iterable[Entry]) -> list[Entry]:
    found: dict[str, Entry] = {}
    for one in entries:
        first = found.get(one.opaque)
        subjects = tuple(sorted({*one.subjects, *(first.subjects if first else ())}))
        both = [one] if first is None else [first, one]
        asked = _latest(each.asked_at for each in both)
        lifted = _latest(each.lifted_at for each in both)
        found[one.opaque] = replace(first or one, subjects=subjects, asked_at=asked, lifted_at=lifted)
    return list(found.values())


def _plain(one: Entry) -> dict[str, object]:
    """Leave out what an older version of the program would not know, as long as it says nothing."""
    return {name: value for name, value in asdict(one).items() if value or name != "lifted_at"}


def _latest(moments: Iterable[str]) -> str:
    return max(moments, key=_moment)


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return NEVER
    return found if found.tzinfo else found.replace(tzinfo=UTC)

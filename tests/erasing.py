"""A small workspace that holds Jane, for tests of erasing: two exports, who is in them, and erasing her."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from cordee.actions.erase import erase, newly_erased, prove
from cordee.actions.known_as import known_as
from cordee.actions.run import run
from cordee.engine.workspace import Workspace
from tests.taking_in import NOW, take, workspace_in

JANE = "email:jane.doe@acme.example"
HEADINGS = "Record ID,First Name,Last Name,Email,Phone Number,Job Title,Company name,Create Date"
CONTACTS = [
    "1,Jane,Doe,Jane.Doe@acme.example,+33 6 11 22 33 44,Buyer,Acme,2026-01-05",
    "2,Paul,Martin,paul@acme.example,+33 6 55 66 77 88,Director,Acme,2026-01-06",
    "3,Ann,Roy,ann@borel.example,,Engineer,Borel,2026-02-01",
]
TOUCH_HEADINGS = "date,technique,email,company,campaign"
TOUCH_ROWS = [
    "2026-02-03,webinar,jane.doe@acme.example,Acme,Spring",
    "2026-02-04,webinar,paul@acme.example,Acme,Spring",
    '2026-02-05,email,paul@acme.example,Acme,"Lunch with Jane Doe, and more"',
    "2026-03-05,email,JaneDoe+news@acme.example,Acme,Summer",
    "not a date,email,jane.doe@acme.example,Acme,Summer",
    "2026-04-05,webinar,ann@borel.example,Borel,Summer",
]


def table(headings: str, rows: list[str]) -> str:
    """Write a small export."""
    return "\n".join([headings, *rows]) + "\n"


def filled(tmp_path: Path, contacts: list[str] = CONTACTS, touches: list[str] = TOUCH_ROWS) -> Workspace:
    """Take both exports in."""
    take(tmp_path, "hubspot-contacts.csv", table(HEADINGS, contacts))
    take(tmp_path, "touches.csv", table(TOUCH_HEADINGS, touches), now=NOW + timedelta(minutes=1))
    return workspace_in(tmp_path)


def computed(workspace: Workspace, minutes: int = 5) -> Workspace:
    """Compute the results."""
    with workspace.writing():
        run(workspace, as_of=None, now=NOW + timedelta(minutes=minutes), progress=lambda stage, share: None, again=True)
    return workspace


def erased_from(workspace: Workspace, key: str = JANE, minutes: int = 10, book: Any = None) -> tuple[Any, list[Any], list[str]]:
    """Erase somebody and search for them: what went, what remains, what waits."""
    now = NOW + timedelta(minutes=minutes)
    with workspace.writing():
        with workspace.database() as database:
            known = known_as(workspace, database, {key})
        one = newly_erased(known.subjects(workspace.secret), workspace.secret, now)
        removed = erase(workspace, one, known.marks, book=book, now=now)
        remains, waiting = prove(workspace, known.marks, book=book)
    return removed, remains, waiting


def known_marks(workspace: Workspace, key: str = JANE) -> Any:
    """Give what names somebody, gathered where they still are."""
    with workspace.database() as database:
        return known_as(workspace, database, {key}).marks


def erase_in(folder: str) -> None:
    """Erase Jane from a folder, in a process that somebody may kill."""
    erased_from(Workspace(Path(folder)))

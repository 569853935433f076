"""A company that writes letters, for tests: its cordee.toml, its clock, letters to invented people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cordee.core.trust.letters import letter_named
from cordee.core.trust.mail import Draft
from cordee.core.trust.subjects import subject_of
from cordee.wiring import Company, create_company, open_company
from tests.site import leave, point_at

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # ten o'clock in Paris


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self, now: datetime = MONDAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def writes_letters(folder: Path, carrier: str = "", *, clock: Clock | None = None, **lines: str) -> Company:
    """Make a workspace whose cordee.toml says how it sends mail."""
    if not (folder / "cordee.toml").exists():
        create_company(folder)
    given = {
        "mail_url": carrier,
        "mail_from": "hello@house.example",
        "mail_name": "Maison Corde",
        "mail_place": "1 rue du Pic, 74000 Annecy",
        "base_url": "https://cordee.house.example",
        "mail_recipients_en": "our marketing and sales teams",
        "mail_recipients_fr": "nos équipes marketing et commerciale",
        "mailbox": f"maildir:{folder / 'returned'}",
    } | lines
    toml = folder / "cordee.toml"
    toml.write_text(toml.read_text("utf-8") + "".join(f'{name} = "{value}"\n' for name, value in given.items() if value), "utf-8")
    for part in ("new", "cur", "tmp"):
        (folder / "returned" / part).mkdir(parents=True, exist_ok=True)
    company = open_company(folder)
    company.clock = clock or Clock()
    return company


_RECORDS: list[bytes] = []


@contextmanager
def open_house(folder: Path, carrier: str = "", **lines: str) -> Iterator[Company]:
    """Point the site at a company that writes letters; its empty records are made once and copied."""
    company = writes_letters(folder, carrier, **lines)
    records = company.folder / "records.sqlite3"
    if _RECORDS:
        records.write_bytes(_RECORDS[0])
    point_at(company.folder)
    if not _RECORDS:
        leave()
        _RECORDS.append(records.read_bytes())
        point_at(company.folder)
    try:
        yield company
    finally:
        leave()


def notice(company: Company, address: str, **changes: Any) -> Draft:
    """Draft the notice to somebody of whom only an address is known."""
    facts = {
        "name": "Anne Roy",
        "held": "who you are at work",
        "sources": "HubSpot",
        "since": "1 March 2026",
        "recipients": "our marketing and sales teams",
        "kept": "36",
    }
    given = {
        "letter": "notice",
        "kind": "notice",
        "language": "en",
        "address": address,
        "subjects": (subject_of(f"email:{address}", company.workspace.secret),),
        "facts": facts,
    }
    made = given | changes
    return Draft(**(made | {"kind": letter_named(made["letter"]).kind}))


def link_to(company: Company, address: str, **changes: Any) -> tuple[Draft, str]:
    """Make an invitation of a user, with its link; give the draft and the token."""
    from cordee.records.models import Link

    link, token = Link.objects.make(role="reader", email=address)
    draft = company.mail().invitation(
        address,
        link_id=link.pk,
        link=f"https://cordee.house.example/setup/{token}/",
        inviter="Alix",
        role="Reader",
        language="en",
    )
    return draft, token

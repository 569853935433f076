"""Ask colleagues whether a contact was useful, and keep what they say; each judgement noted in the audit log, without its words."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cordee.core.measurement.feedback import OPEN_DAYS, PURPOSE, Asked, FeedbackBook, Judgement, Owed, Side, Word, owed
from cordee.core.trust.audit import Audit
from cordee.core.trust.letter import plain
from cordee.core.trust.letters_to_colleagues import LETTERS_TO_COLLEAGUES
from cordee.core.trust.links import make_token, read_token
from cordee.core.trust.mail import Draft, domain_of
from cordee.core.trust.subjects import subject_of
from cordee.core.vocabulary.problems_of_cycles import NoSuchCase, NotAColleague
from cordee.core.vocabulary.problems_of_trust import ForgedLink
from cordee.core.vocabulary.results import ACCOUNTS, CASES
from cordee.core.vocabulary.results_of_judgements import JUDGED_CASES
from cordee.core.vocabulary.text import Language
from cordee.engine.results import Ask, Condition, ResultsReader

LETTER = LETTERS_TO_COLLEAGUES[0]
COLUMNS = ("case_key", "name", "organisation_id", "owner", "technique", "lead_at", "opportunity_at", "opened_at")


@dataclass(frozen=True, slots=True)
class Desk:
    """What these verbs need: the book, the log, the secret of links, the moment, who asks."""

    book: FeedbackBook
    audit: Audit
    secret: str
    link_key: str
    now: datetime
    author: int | None = None


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of ours who may be asked: how they are called, their address, their language."""

    name: str
    address: str
    language: Language = "en"


def case_keyed(reader: ResultsReader, key: str) -> dict[str, Any]:
    """Give a case of the results.

    Raises
    ------
    NoSuchCase
        There is none of that key.
    """
    found = reader.rows(CASES, Ask(columns=COLUMNS, where=(Condition("case_key", "=", key),), limit=1))
    if not found:
        raise NoSuchCase(n=reader.count(CASES))
    return found[0]


def called(reader: ResultsReader, case: Mapping[str, Any]) -> str:
    """Say how a case is called: its company and its name, as far as they are known."""
    key = case["organisation_id"]
    names = reader.rows(ACCOUNTS, Ask(columns=("name",), where=(Condition("organisation_id", "=", key),), limit=1)) if key else []
    parts = [str(names[0]["name"]) if names else "", str(case["name"] or "")]
    return plain(" · ".join(one for one in dict.fromkeys(parts) if one) or case["case_key"])


def judge(
    desk: Desk, case: str, side: Side, word: Word, *, judge: str, label: str = "", reason: str = "", asked: Asked | None = None
) -> Judgement:
    """Keep a judgement of a case."""
    made = Judgement(case, side, word, desk.now, judge, reason)
    desk.book.judge(made, label=label, asked=asked.id if asked is not None else None, author=desk.author)
    desk.audit.note("changed", author=desk.author, object="judgement of a case", detail={"side": side})
    return made


def may_be_asked(address: str, users: Collection[str], house: str) -> bool:
    """Say whether an address is a colleague's: a user's, or one of our own domain.

    Examples
    --------
    >>> may_be_asked("ann@house.example", (), "hello@house.example"), may_be_asked("bob@acme.example", (), "hello@house.example")
    (True, False)
    """
    known = address.strip().casefold()
    return known in {one.casefold() for one in users} or (bool(domain_of(house)) and domain_of(known) == domain_of(house))


def ask(
    desk: Desk, case: str, about: str, colleague: Colleague, *, users: Collection[str], house: str, side: Side = "sales"
) -> Asked:
    """Keep a question to a colleague; the one that stands where they were asked about this case before.

    Raises
    ------
    NotAColleague
        The address is neither a user's nor of our own domain.
    """
    if not may_be_asked(colleague.address, users, house):
        raise NotAColleague()
    subject = subject_of(f"email:{colleague.address.strip().casefold()}", desk.secret)
    made = desk.book.ask(
        Asked(0, secrets.token_hex(32), case, subject, colleague.name or colleague.address, about, side, desk.now),
        author=desk.author,
    )
    desk.audit.note("changed", author=desk.author, object=f"question {made.id}", subject=subject)
    return made


def token_of(asked: Asked, link_key: str) -> str:
    """Give the token of a question's link."""
    return make_token(PURPOSE, asked.key, asked.asked_at + timedelta(days=OPEN_DAYS), link_key)


def opened(desk: Desk, token: str) -> Asked:
    """Give the question that a link opens.

    Raises
    ------
    ForgedLink
        We did not make it, or its question is gone.
    ExpiredLink
        It is too old.
    """
    found = desk.book.opened_by(read_token(token, PURPOSE, desk.link_key, desk.now))
    if found is None:
        raise ForgedLink
    return found


def letter_to(
    asked: Asked, colleague: Colleague, *, inviter: str, base: str, link_key: str, zone: str, author: int | None
) -> Draft:
    """Draft the letter that puts a question to a colleague."""
    facts = {
        "name": colleague.name,
        "inviter": inviter,
        "about": asked.about,
        "days": str(OPEN_DAYS),
        "link": f"{base}/feedback/{token_of(asked, link_key)}/",
    }
    return Draft(
        LETTER.id, LETTER.kind, colleague.language, colleague.address.strip(), (asked.subject,), facts, about=f"feedback:{asked.id}",
        zones=(zone,), author=author,
    )  # fmt: skip


def waiting(reader: ResultsReader, book: FeedbackBook, now: datetime) -> list[tuple[Owed, dict[str, Any]]]:
    """Give the cases of late on which sales have not said a word, the longest waiting first, each with its row."""
    judged = {str(row["case_key"]) for row in reader.rows(JUDGED_CASES, Ask(where=(Condition("judged_by", "=", "sales"),)))}
    judged |= {one.case for one in book.judgements() if one.side == "sales"}
    rows = {row["case_key"]: row for row in reader.rows(CASES, Ask(columns=COLUMNS))}
    return [(one, rows[one.case]) for one in owed(rows.values(), judged, now.date())]


def in_use(reader: ResultsReader | None, book: FeedbackBook) -> bool:
    """Say whether sales are asked for their word at all: nobody is reminded of what was never begun."""
    return bool(book.asked() or book.judgements()) or (reader is not None and reader.count(JUDGED_CASES) > 0)


def colleague_of(owner: str | None, colleagues: Iterable[Colleague]) -> Colleague | None:
    """Find the colleague who follows a case, by the name or the address that its source gives; None where not one alone fits."""
    wanted = (owner or "").strip().casefold()
    found = [one for one in colleagues if wanted and wanted in (one.name.casefold(), one.address.casefold())]
    return found[0] if len(found) == 1 else None

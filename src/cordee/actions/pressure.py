"""How much somebody hears from us: what counts now, what is left, when the next contact is possible; and planning one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from cordee.actions.consents import said_of
from cordee.actions.subjects import Whom, whom
from cordee.actions.zones import zones_of_country
from cordee.core.trust.consent import CHANNELS, Channel, Said, Statements, standing
from cordee.core.trust.outgoing import Elsewhere, OutgoingBook, Planned
from cordee.core.trust.pressure import MONTH, Caps, Contact, Ledger, Limit, Who, left, next_allowed
from cordee.core.trust.rule import Rules, Severity, severity_on
from cordee.core.trust.rulebook import rule_named
from cordee.core.trust.terms import CAP, LIKENESS, QUIET, REMINDERS, Terms, terms_of
from cordee.core.vocabulary.problems_of_pressure import NobodyAndNoAccount, SeveralAccounts
from cordee.core.vocabulary.problems_of_trust import NoSuchPerson
from cordee.core.vocabulary.results import ACCOUNTS, IDENTITY_LINKS, ORGANISATIONS, PERSONS, TIMELINE
from cordee.engine.results import Ask, Condition, ResultsReader

IMPORTED = "imported"
CHANNEL_OF: dict[str, Channel] = {
    "email_house": "email", "email_rented": "email", "newsletter": "email", "sales_email": "email", "in_mail": "social",
    "social_post": "social", "community": "social", "webinar": "event", "seminar": "event", "own_event": "event",
    "trade_show": "event", "meeting": "event", "cold_call": "call", "phone": "call", "direct_mail": "letter", "envelope": "letter",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Room:
    """One limit, and how many contacts it leaves now."""

    limit: Limit
    left: int


@dataclass(frozen=True, slots=True)
class Pressure:
    """What counts for a person and their account, or for an account alone, and when the next contact is possible.

    Parameters
    ----------
    contacts
        What counts, of the last 30 days and to come, oldest first: the person's, or the account's.
    objected
        The channels that the person objected to.
    next_at
        The first moment that caps and quiet hours allow; None where none within 60 days, or every channel is objected to.
    """

    who: Who
    name: str
    account: str
    subject: str
    contacts: tuple[Contact, ...]
    rooms: tuple[Room, ...]
    objected: tuple[Channel, ...]
    zones: tuple[str, ...]
    next_at: datetime | None


def terms_on(settings: Mapping[str, int], rules: Rules, day: date) -> Terms:
    """Give the terms that the team's settings and its decisions on rules make for a day."""
    changes = rules.changes()
    severities: dict[str, Severity] = {
        rule: severity_on(rule_named(rule), changes, day) for rule in (CAP, QUIET, LIKENESS, REMINDERS)
    }
    return terms_of(settings, severities)


def planned_for(
    reader: ResultsReader | None,
    statements: Statements,
    who: Whom,
    *,
    channel: Channel,
    purpose: str,
    at: datetime,
    zone: str,
    secret: str,
    topic: str = "",
    about: str = "",
    likeness: Sequence[int] = (),
    author: int | None = None,
) -> Planned:
    """Plan one contact with somebody: with all their subjects, their account, their zones, and what the imports tell.

    Parameters
    ----------
    zone
        The zone where the country of the reader is not known: the workspace's.
    """
    account, zones = _where(reader, who, zone)
    keys = organisation_keys(reader, account)
    return Planned(
        channel,
        purpose,
        who.subjects,
        at,
        account=account,
        account_keys=keys,
        zones=zones,
        topic=topic,
        about=about,
        likeness=tuple(likeness),
        author=author,
        elsewhere=elsewhere_of(reader, statements, who, account, since=at - MONTH, secret=secret),
    )


def elsewhere_of(
    reader: ResultsReader | None, statements: Statements, who: Whom, account: str, *, since: datetime, secret: str
) -> Elsewhere:
    """Give what the imports tell of somebody: what they said, and what other tools sent them and their account."""
    said = tuple(said_of(reader, statements, who.subjects, secret=secret))
    if reader is None:
        return Elsewhere(said)
    person = () if who.person is None else _sent(reader, Condition("person_id", "=", who.person.id), since)
    return Elsewhere(said, person, _sent(reader, Condition("organisation_id", "=", account), since) if account else ())


def pressure_on(
    reader: ResultsReader,
    statements: Statements,
    book: OutgoingBook,
    said: str,
    *,
    terms: Terms,
    now: datetime,
    zone: str,
    secret: str,
) -> Pressure:
    """Say what counts for a person or an account, what is left, and when the next contact is possible.

    Raises
    ------
    NobodyAndNoAccount
        Neither a person nor an account goes by it.
    SeveralPeople, SeveralAccounts
        Several do.
    """
    try:
        who = whom(reader, said, secret=secret)
    except NoSuchPerson:
        row = _account_named(reader, said)
        return pressure_on_account(
            reader,
            book,
            str(row["organisation_id"]),
            str(row["name"]),
            str(row["country"] or ""),
            terms=terms,
            now=now,
            zone=zone,
        )
    account, zones = _where(reader, who, zone)
    told = elsewhere_of(reader, statements, who, account, since=now - MONTH, secret=secret)
    noted = book.ledger(who.subjects, _named(reader, account), since=now - MONTH)
    ledger = Ledger((*noted.person, *told.person), (*noted.account, *told.account))
    objected = _objected(told.said)
    name = who.person.name or who.person.email if who.person is not None else said
    coming = None if len(objected) == len(CHANNELS) else _next(ledger, terms, now, zones)
    return Pressure(
        "person", name or said, _account_name(reader, account), who.subjects[0], _in_order(ledger.person),
        _rooms(ledger, terms.caps, now), objected, zones, coming,
    )  # fmt: skip


def pressure_on_account(
    reader: ResultsReader, book: OutgoingBook, id: str, name: str, country: str, *, terms: Terms, now: datetime, zone: str
) -> Pressure:
    """Say what counts for one account, what is left, and when the next contact is possible with anybody there."""
    noted = book.ledger((), _named(reader, id), since=now - MONTH)
    ledger = Ledger((), (*noted.account, *_sent(reader, Condition("organisation_id", "=", id), now - MONTH)))
    zones = zones_of_country(country, zone)
    caps = replace(terms.caps, person_week=None, person_month=None)
    return Pressure(
        "account", name, name, "", _in_order(ledger.account), _rooms(ledger, caps, now), (),
        zones, _next(ledger, replace(terms, caps=caps), now, zones),
    )  # fmt: skip


def organisation_keys(reader: ResultsReader | None, account: str) -> tuple[str, ...]:
    """Give every other key of an organisation, under which earlier contacts may have been noted."""
    if reader is None or not account:
        return ()
    where = (Condition("kind", "=", "organisation"), Condition("id", "=", account))
    found = reader.rows(IDENTITY_LINKS, Ask(columns=("key",), where=where, order=("key",)))
    return tuple(str(row["key"]) for row in found if row["key"] != account)


def _next(ledger: Ledger, terms: Terms, now: datetime, zones: Sequence[str]) -> datetime | None:
    caps = terms.caps if terms.severity(CAP) != "off" else Caps(None, None, None, None, None)
    hours = terms.hours if terms.severity(QUIET) != "off" else None
    return next_allowed(ledger, now, caps=caps, hours=hours, zones=zones)


def _rooms(ledger: Ledger, caps: Caps, now: datetime) -> tuple[Room, ...]:
    return tuple(Room(limit, left(ledger, now, limit)) for limit in caps.limits())


def _in_order(contacts: Sequence[Contact]) -> tuple[Contact, ...]:
    return tuple(sorted(contacts, key=lambda one: one.at))


def _objected(said: Sequence[Said]) -> tuple[Channel, ...]:
    plain = [one for one in said if not one.purpose and not one.topic]
    return tuple(channel for channel in CHANNELS if standing(plain, channel=channel).blocked)


def _where(reader: ResultsReader | None, who: Whom, zone: str) -> tuple[str, tuple[str, ...]]:
    """Give somebody's account and zones: those of their country, else of their account's."""
    if reader is None or who.person is None:
        return "", (zone,)
    account = who.person.organisation_id
    person = reader.rows(PERSONS, Ask(columns=("country",), where=(Condition("person_id", "=", who.person.id),), limit=1))
    country = person[0]["country"] if person else None
    if not country and account:
        where = (Condition("organisation_id", "=", account),)
        found = reader.rows(ORGANISATIONS, Ask(columns=("country",), where=where, limit=1))
        country = found[0]["country"] if found else None
    return account, zones_of_country(str(country or ""), zone)


def _sent(reader: ResultsReader, whose: Condition, since: datetime) -> tuple[Contact, ...]:
    """Give what other tools sent since a moment."""
    moment = since.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ")
    where = (whose, Condition("direction", "=", "out"), Condition("happened_at", ">", moment))
    found = reader.rows(TIMELINE, Ask(columns=("happened_at", "technique"), where=where))
    return tuple(Contact(row["happened_at"].replace(tzinfo=UTC), CHANNEL_OF.get(row["technique"], ""), IMPORTED) for row in found)


def _named(reader: ResultsReader, account: str) -> tuple[str, ...]:
    return (account, *organisation_keys(reader, account)) if account else ()


def _account_name(reader: ResultsReader, account: str) -> str:
    where = (Condition("organisation_id", "=", account),)
    found = reader.rows(ACCOUNTS, Ask(columns=("name",), where=where, limit=1)) if account else []
    return str(found[0]["name"]) if found else ""


def _account_named(reader: ResultsReader, said: str) -> dict[str, Any]:
    word = said.strip()
    columns = ("organisation_id", "name", "country")
    for column in ("organisation_id", "name", "domain"):
        part = Condition(column, "~" if column == "name" else "=", word.casefold() if column == "domain" else word)
        found = reader.rows(ORGANISATIONS, Ask(columns=columns, where=(part,)))
        same = [row for row in found if column != "name" or str(row["name"]).casefold() == word.casefold()]
        if len(same) > 1:
            raise SeveralAccounts(said=said, ids=", ".join(str(row["organisation_id"]) for row in same[:5]))
        if same:
            return same[0]
    raise NobodyAndNoAccount(said=said, people=reader.count(PERSONS), accounts=reader.count(ORGANISATIONS))

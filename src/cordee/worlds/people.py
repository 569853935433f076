"""The people of one organisation, and the second records that a team's list holds of some of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cordee.worlds import market
from cordee.worlds.dice import Dice
from cordee.worlds.names import mistyped, slug
from cordee.worlds.organisations import Organisation

FREE_HOSTS = ("gmail.com", "orange.fr", "gmx.de", "outlook.com")


@dataclass(frozen=True, slots=True)
class Twin:
    """A second record of the same person: what its record says."""

    last: str
    email: str
    kind: Literal["same_address", "mistyped_address"]


@dataclass(frozen=True, slots=True)
class Person:
    """One true person.

    Parameters
    ----------
    free_mail
        True where the address is not the organisation's.
    profile
        Address of an invented LinkedIn profile where one of our people is connected with them, or empty.
    connection_email
        The address that the profile shows, or empty.
    """

    first: str
    last: str
    email: str
    phone: str
    title: str
    free_mail: bool
    profile: str
    connection_email: str
    twin: Twin | None


def people(dice: Dice, organisation: Organisation) -> list[Person]:
    """Draw the people of an organisation, at least one; each has an address of their own."""
    count = 1 + dice.poisson(market.PEOPLE_EACH - 1)
    taken: set[str] = set()
    return [_person(dice, organisation, number, taken) for number in range(count)]


def _person(dice: Dice, organisation: Organisation, number: int, taken: set[str]) -> Person:
    language = organisation.country.language
    first, last = dice.pick(language.firsts), dice.pick(language.lasts)
    free = dice.happens(market.FREE_MAIL_SHARE)
    local, host = f"{slug(first)}.{slug(last)}", organisation.domain
    if local in taken:
        local = f"{local}{number}"
    taken.add(local)
    mark = f"w{organisation.index}p{number}"
    if free:
        local, host = f"invented.{mark}.{slug(first)}", dice.pick(FREE_HOSTS)
    email = f"{local}@{host}"
    connected = organisation.tracking == "full" and dice.happens(market.CONNECTED_SHARE)
    phone = organisation.country.phone.format(dice.below(100), dice.below(10)) if dice.happens(0.5) else ""
    return Person(
        first=first,
        last=last,
        email=email,
        phone=phone,
        title=dice.pick(language.titles),
        free_mail=free,
        profile=f"https://www.linkedin.com/in/invented-{slug(first)}-{slug(last)}-{mark}" if connected else "",
        connection_email=email if connected and dice.happens(market.CONNECTED_WITH_ADDRESS) else "",
        twin=_twin(dice, last, local, host, taken),
    )


def _twin(dice: Dice, last: str, local: str, host: str, taken: set[str]) -> Twin | None:
    draw = dice.unit()
    if draw < market.SAME_ADDRESS_SHARE:
        shown = f"{local.title()}@{host}" if dice.happens(0.5) else f"{local}@{host}".upper()
        return Twin(mistyped(dice, last) if dice.happens(0.3) else last, shown, "same_address")
    wrong = mistyped(dice, local)
    if draw < market.SAME_ADDRESS_SHARE + market.MISTYPED_ADDRESS_SHARE and wrong not in taken:
        taken.add(wrong)
        return Twin(last, f"{wrong}@{host}", "mistyped_address")
    return None

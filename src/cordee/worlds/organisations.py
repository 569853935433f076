"""The organisations of an invented market: who they are, how they are recorded, how much they hear of us."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cordee.worlds import market, names
from cordee.worlds.dice import Dice, summed

Tracking = Literal["full", "late", "none"]
INDUSTRIES = (
    "Machinery",
    "Food & Beverages",
    "Logistics",
    "Textiles",
    "Chemicals",
    "Electronics",
    "Printing",
    "Building Materials",
)
GROUP_SIZE = 5
_COUNTRIES = summed([country.share for country in names.COUNTRIES])


@dataclass(frozen=True, slots=True)
class Twin:
    """A second record of the same organisation: what its record says."""

    name: str
    domain: str
    kind: Literal["same_domain", "mistyped_name"]


@dataclass(frozen=True, slots=True)
class Organisation:
    """One true organisation.

    Parameters
    ----------
    index
        Its place in the world, from 0.
    currency
        What we invoice in: euro, rarely the country's own.
    siren
        French register number, empty elsewhere.
    subsidiary
        True where it belongs to the group whose head is the world's first organisation.
    tier
        Tier in our target list, or empty.
    tracking
        full; late: nothing is seen before its first lead; none: nothing is ever seen.
    pace
        How many times the asked number of touches it gets while we are in touch.
    silent
        True where it falls silent some time after we met.
    twin
        Its second record, if it is recorded twice.
    homonym
        True where it bears another organisation's name.
    """

    index: int
    name: str
    short: str
    domain: str
    country: names.Country
    currency: str
    siren: str
    industry: str
    employees: int
    subsidiary: bool
    tier: str
    owner: str
    tracking: Tracking
    pace: float
    silent: bool
    twin: Twin | None
    homonym: bool


def organisation(dice: Dice, index: int, *, offset: int, before: Organisation | None, world: int) -> Organisation:
    """Draw one organisation.

    Parameters
    ----------
    offset
        Where this world's names begin.
    before
        The organisation drawn before this one; a homonym takes its name.
    world
        How many organisations the world has; the group needs ten times its size.
    """
    country = names.COUNTRIES[dice.weighted(_COUNTRIES)]
    in_group = world >= 10 * GROUP_SIZE and index < GROUP_SIZE
    homonym = (
        dice.happens(market.HOMONYM_SHARE)
        and before is not None
        and before.country is names.FRANCE
        and not before.homonym
        and before.index >= GROUP_SIZE
    )
    if homonym or in_group:
        country = names.FRANCE
    own = names.company(dice, country, number=offset + index)
    legal, short = (before.name, before.short) if homonym and before is not None else (own.legal, own.short)
    if dice.happens(market.MARKUP_SHARE) and not homonym and not in_group:
        legal = f"{legal} <Labs> & Co"
    return Organisation(
        index=index,
        name=legal,
        short=short,
        domain=own.domain,
        country=country,
        currency=country.currency if dice.happens(market.OWN_CURRENCY_SHARE) else "EUR",
        siren=names.siren(offset + index) if country is names.FRANCE else "",
        industry=dice.pick(INDUSTRIES),
        employees=round(dice.lognormal(120, 1.2)) + 3,
        subsidiary=in_group and index > 0,
        tier=dice.pick(("1", "2", "2", "3", "3", "3")) if dice.happens(1.0 if homonym else market.TARGET_SHARE) else "",
        owner=dice.pick(market.team("sales")),
        tracking=_tracking(dice),
        pace=market.QUIET_PACE if dice.happens(market.QUIET_SHARE) else market.PACE,
        silent=dice.happens(market.SILENT_SHARE),
        twin=_twin(dice, own, homonym=homonym),
        homonym=homonym,
    )


def _tracking(dice: Dice) -> Tracking:
    draw = dice.unit()
    if draw < market.UNTRACKED_SHARE:
        return "none"
    return "late" if draw < market.UNTRACKED_SHARE + market.TRACKED_LATE_SHARE else "full"


def _twin(dice: Dice, own: names.CompanyName, *, homonym: bool) -> Twin | None:
    draw = dice.unit()
    if draw < market.SAME_DOMAIN_SHARE:
        return Twin(own.short.upper(), own.domain, "same_domain")
    if draw < market.SAME_DOMAIN_SHARE + market.MISTYPED_NAME_SHARE and not homonym:
        trade, place = own.short.split(" ", 1)
        return Twin(f"{trade} {names.mistyped(dice, place)}", "", "mistyped_name")
    return None

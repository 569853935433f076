"""By which clocks somebody lives: the time zones of their country, as the zone database lists them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

FRENCH = {
    "allemagne": "DE", "autriche": "AT", "belgique": "BE", "danemark": "DK", "espagne": "ES", "états-unis": "US", "finlande": "FI",
    "grèce": "GR", "hongrie": "HU", "irlande": "IE", "italie": "IT", "maroc": "MA", "norvège": "NO", "pays-bas": "NL",
    "pologne": "PL", "royaume-uni": "GB", "suède": "SE", "suisse": "CH", "tchéquie": "CZ", "tunisie": "TN", "algérie": "DZ",
    "sénégal": "SN", "roumanie": "RO", "brésil": "BR", "inde": "IN", "chine": "CN", "japon": "JP",
}  # fmt: skip
OTHERWISE = {
    "usa": "US",
    "united states of america": "US",
    "united kingdom": "GB",
    "great britain": "GB",
    "uk": "GB",
    "england": "GB",
}


def zones_of_country(country: str, otherwise: str) -> tuple[str, ...]:
    """Give the zones of a country, named by its code, its English name or, for some thirty, its French one.

    Where it has several, all are given: a moment must then suit all of them. Where it is not known, the zone to take
    instead.

    Examples
    --------
    >>> zones_of_country("FR", "UTC"), zones_of_country("Portugal", "UTC"), zones_of_country("Atlantis", "Europe/Paris")
    (('Europe/Paris',), ('Atlantic/Azores', 'Atlantic/Madeira', 'Europe/Lisbon'), ('Europe/Paris',))
    """
    word = country.strip().casefold()
    zones, names = _database()
    return zones.get(FRENCH.get(word) or OTHERWISE.get(word) or names.get(word) or word.upper(), (otherwise,))


@cache
def _database() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, str]]:
    folder = files("tzdata") / "zoneinfo"
    zones: dict[str, list[str]] = {}
    for code, _, zone, *_ in _rows((folder / "zone.tab").read_text("utf-8")):
        zones.setdefault(code, []).append(zone)
    names = {name.casefold(): code for code, name, *_ in _rows((folder / "iso3166.tab").read_text("utf-8"))}
    return {code: tuple(sorted(found)) for code, found in zones.items()}, names


def _rows(table: str) -> list[list[str]]:
    return [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]

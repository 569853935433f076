"""What identifiers and names say: register numbers checked, domains cut to what is registered, countries, legal names."""

from __future__ import annotations

import re
from functools import lru_cache

import tldextract
from stdnum.eu import vat as eu_vat
from stdnum.fr import siren as fr_siren
from stdnum.fr import siret as fr_siret

from cordee.core.vocabulary.keys import FREE_MAIL
from cordee.core.vocabulary.techniques import plain

_LEGAL_FORMS = re.compile(
    r"\b(s a s u|s a s|s a r l|s a|s c a|s n c|e u r l|sasu|sas|sarl|eurl|sa|snc|sca|scop|sci|gmbh|ag|kg|ug|ltd|limited|llc|llp|"
    r"plc|inc|incorporated|corp|corporation|co|bv|b v|nv|n v|spa|s p a|srl|s r l|sl|s l|ab|oy|as|aps|pvt|private)\b"
)
# hosts such as acme.myshopify.com belong to whoever rented them, not to the one who rents them out
_EXTRACT = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
_COUNTRIES = {
    "france": "FR", "belgium": "BE", "belgique": "BE", "switzerland": "CH", "suisse": "CH", "schweiz": "CH",
    "germany": "DE", "allemagne": "DE", "deutschland": "DE", "italy": "IT", "italie": "IT", "italia": "IT",
    "spain": "ES", "espagne": "ES", "espana": "ES", "netherlands": "NL", "pays bas": "NL", "nederland": "NL",
    "united kingdom": "GB", "royaume uni": "GB", "uk": "GB", "great britain": "GB", "england": "GB",
    "ireland": "IE", "irlande": "IE", "portugal": "PT", "luxembourg": "LU", "austria": "AT", "autriche": "AT",
    "poland": "PL", "pologne": "PL", "sweden": "SE", "suede": "SE", "norway": "NO", "norvege": "NO",
    "denmark": "DK", "danemark": "DK", "finland": "FI", "finlande": "FI", "canada": "CA", "brazil": "BR",
    "bresil": "BR", "australia": "AU", "australie": "AU", "united states": "US", "etats unis": "US", "usa": "US",
    "united states of america": "US", "morocco": "MA", "maroc": "MA", "tunisia": "TN", "tunisie": "TN",
    "czech republic": "CZ", "romania": "RO", "roumanie": "RO", "greece": "GR", "grece": "GR", "japan": "JP",
    "japon": "JP", "india": "IN", "inde": "IN", "china": "CN", "chine": "CN",
}  # fmt: skip


@lru_cache(maxsize=200_000)
def siren_of(number: str | None) -> str | None:
    """Give the nine digits of a valid SIREN, SIRET or French VAT number; None where the key is wrong.

    Examples
    --------
    >>> siren_of("552 008 443"), siren_of("552 008 444")
    ('552008443', None)
    """
    bare = re.sub(r"[^0-9A-Z]", "", (number or "").upper())
    if bare.startswith("FR") and len(bare) == 13:
        bare = bare[-9:] if eu_vat.is_valid(bare) else ""
    digits = re.sub(r"\D", "", bare)
    if len(digits) == 14:
        digits = digits[:9] if fr_siret.is_valid(digits) else ""
    return digits if len(digits) == 9 and digits.strip("0") and fr_siren.is_valid(digits) else None


@lru_cache(maxsize=200_000)
def vat_of(number: str | None) -> str | None:
    """Give a valid European VAT number in its compact form; None where it is wrong."""
    bare = re.sub(r"[\s.\-]", "", number or "").upper()
    return bare if bare and eu_vat.is_valid(bare) else None


@lru_cache(maxsize=500_000)
def registrable_domain(host: str | None) -> str | None:
    """Cut a host to what is registered; None for free-mail providers and for what is no domain.

    Examples
    --------
    >>> registrable_domain("mail.acme.co.uk"), registrable_domain("gmail.com"), registrable_domain("acme.example")
    ('acme.co.uk', None, 'acme.example')
    """
    if not host:
        return None
    lowered = host.strip().casefold().strip(".")
    found = _EXTRACT(lowered)
    registered = found.top_domain_under_public_suffix
    if not found.suffix:
        labels = lowered.split(".")
        registered = ".".join(labels[-2:]) if len(labels) >= 2 and all(labels) and not labels[-1].isdigit() else ""
    return registered if registered and registered not in FREE_MAIL else None


@lru_cache(maxsize=500_000)
def legal_name(name: str | None) -> str | None:
    """Reduce a legal name to what compares: plain words without the legal form.

    Examples
    --------
    >>> legal_name("Fonderie Lunaire S.A.S."), legal_name("KDP Groupe"), legal_name("KDP Software")
    ('fonderie lunaire', 'kdp groupe', 'kdp software')
    """
    words = plain(name or "")
    bare = re.sub(r"\s+", " ", _LEGAL_FORMS.sub(" ", words)).strip()
    return bare or words or None


def country_of(name: str | None) -> str | None:
    """Give the ISO code of a country's name in English or French; an unknown name stays as it is."""
    if not name or not name.strip():
        return None
    if re.fullmatch(r"[A-Za-z]{2}", name.strip()):
        return name.strip().upper()
    return _COUNTRIES.get(plain(name), name.strip())

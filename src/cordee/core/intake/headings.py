"""Which headings say the same: without units and signs, whatever the mark for "number of". Cells are not looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from cordee.core.vocabulary.techniques import plain

_UNIT = re.compile(r"\s*[(\[][^)\]]*[)\]]|\s*[€$£%]+\s*$")
_NUMBER = re.compile(
    r"^(?:n\s*[°º]\s*\.?|no\.|№|#|num(?:éro|ero|ber)?\.?(?=\s))\s*(?:de l['’]|d['’]|(?:de|du|of)\s+(?:la\s+)?)?", re.IGNORECASE
)
_CURRENCIES = {
    "EUR": re.compile(r"€|\b(?:EUR|euros?)\b"),
    "USD": re.compile(r"\$|\bUSD\b"),
    "GBP": re.compile(r"£|\bGBP\b"),
    "CHF": re.compile(r"\bCHF\b"),
}


@lru_cache(maxsize=20_000)
def ways(heading: str) -> tuple[str, ...]:
    """Give the ways to read a heading, the nearest first: as it stands, as a number of something, without unit, without mark.

    Examples
    --------
    >>> ways("Coût HT (€)")
    ('cout ht',)
    >>> ways("Durée (min)")
    ('duree min', 'duree')
    >>> ways("N° opportunité")
    ('n opportunite', 'opportunite')
    >>> ways("Nom")
    ('nom',)
    """
    bare = _UNIT.sub("", heading).strip()
    mark = _NUMBER.match(bare)
    rest = plain(bare[mark.end() :]) if mark else ""
    exact = [] if heading.strip().startswith("#") and rest else [plain(heading)]
    found = [*exact, *([f"n {rest}"] if rest else []), plain(bare), rest]
    return tuple(dict.fromkeys(one for one in found if one))


def currency_said(texts: Iterable[str]) -> str | None:
    """Give the currency that headings or a title name for all amounts; None where none or several are named.

    Examples
    --------
    >>> currency_said(["Montant HT (€)", "Total"]), currency_said(["Amount (USD)"]), currency_said(["€", "$"]), currency_said(["Coût"])
    ('EUR', 'USD', None, None)
    """
    found = {code for text in texts for code, sign in _CURRENCIES.items() if sign.search(text)}
    return found.pop() if len(found) == 1 else None


def same_headings(headings: Iterable[str]) -> frozenset[str]:
    """Give a row of headings as a set that compares: order, case, accents and punctuation do not count."""
    return frozenset(one for one in map(plain, headings) if one)

"""Figures as people read them, in English and in French: shares, counts, money, days. Never a figure without its reserve."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

from cordee.core.vocabulary.text import Language

NO_BREAK = "\u00a0"
NARROW = "\u202f"
MINUS = "−"
FINE = 0.1  # an interval narrower than ten points deserves a decimal
SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥"}
MONTHS: dict[Language, tuple[str, ...]] = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December"),
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
           "décembre"),
}  # fmt: skip

_WIDE = Context(prec=60)


def rounded(number: float | Decimal, decimals: int = 0) -> Decimal:
    """Round as people do, a half away from zero: the one rounding of every figure that is shown.

    Python's own formats send a half to the even neighbour, so that of two amounts ending in 50 cents one would
    lose them and the other gain them.

    Examples
    --------
    >>> [str(rounded(Decimal(one))) for one in ("2.5", "3.5", "-2.5")], str(rounded(0.125, 2))
    (['3', '4', '-3'], '0.13')
    """
    exact = number if isinstance(number, Decimal) else Decimal(str(number))
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _WIDE) if exact.is_finite() else exact


def count(number: float | Decimal, language: Language, *, decimals: int = 0) -> str:
    """Write a number with its thousands apart.

    Examples
    --------
    >>> count(1234567, "en"), count(1234.5, "fr", decimals=1).replace(NARROW, "_")
    ('1,234,567', '1_234,5')
    """
    text = f"{abs(rounded(number, decimals)):,.{decimals}f}"
    if language == "fr":
        text = text.replace(",", NARROW).replace(".", ",")
    return MINUS + text if number < 0 and text.strip("0.,") else text


def share(value: float, language: Language, *, decimals: int = 0) -> str:
    """Write a share in a hundred.

    Examples
    --------
    >>> share(0.118, "en"), share(0.118, "fr", decimals=1).replace(NO_BREAK, "_")
    ('12%', '11,8_%')
    """
    return count(value * 100, language, decimals=decimals) + (NO_BREAK + "%" if language == "fr" else "%")


def decimals_for(low: float | None, high: float | None) -> int:
    """Say how many decimals a share deserves: none, unless its interval is narrower than ten points.

    Examples
    --------
    >>> decimals_for(0.105, 0.131), decimals_for(0.2, 0.4)
    (1, 0)
    """
    return 1 if low is not None and high is not None and high - low < FINE else 0


def between(low: float, high: float, language: Language, *, decimals: int = 0) -> str:
    """Write an interval of a share.

    Examples
    --------
    >>> between(0.04, 0.2, "en"), between(0.04, 0.2, "fr").replace(NO_BREAK, "_")
    ('between 4 and 20', 'entre 4 et 20')
    """
    ends = [count(end * 100, language, decimals=decimals) for end in (low, high)]
    return f"entre {ends[0]} et {ends[1]}" if language == "fr" else f"between {ends[0]} and {ends[1]}"


def points(value: float, language: Language, *, decimals: int = 0) -> str:
    """Write a difference of shares in points, with its sign.

    Examples
    --------
    >>> points(0.07, "en"), points(-0.123, "fr", decimals=1)
    ('+7', '−12,3')
    """
    text = count(value * 100, language, decimals=decimals)
    return text if text.startswith(MINUS) or not text.strip("0.,") else f"+{text}"


def money(amount: Decimal, currency: str | None, language: Language) -> str:
    """Write an amount with its currency; cents only below a hundred.

    Examples
    --------
    >>> money(Decimal("2940.00"), "EUR", "en"), money(Decimal("5.54"), "EUR", "fr").replace(NO_BREAK, "_")
    ('€2,940', '5,54_€')
    """
    whole = amount == amount.to_integral_value() or abs(amount) >= 100
    text = count(amount, language, decimals=0 if whole else 2)
    code = currency or ""
    symbol = SYMBOLS.get(code)
    if language == "en" and symbol:
        return f"{MINUS}{symbol}{text.removeprefix(MINUS)}" if text.startswith(MINUS) else f"{symbol}{text}"
    return f"{text}{NO_BREAK}{symbol or code}".rstrip(NO_BREAK)


def day(value: date, language: Language) -> str:
    """Write a date in full.

    Examples
    --------
    >>> day(date(2026, 5, 1), "en"), day(date(2026, 5, 1), "fr").replace(NO_BREAK, "_")
    ('1 May 2026', '1er_mai 2026')
    """
    month = MONTHS[language][value.month - 1]
    first = "1er" if language == "fr" and value.day == 1 else str(value.day)
    return f"{first}{NO_BREAK if language == 'fr' else ' '}{month} {value.year}"


def listed(words: Sequence[str], language: Language) -> str:
    """Write a list as one says it.

    Examples
    --------
    >>> listed(["a", "b", "c"], "en"), listed(["a", "b"], "fr")
    ('a, b and c', 'a et b')
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {'et' if language == 'fr' else 'and'} {words[-1]}"

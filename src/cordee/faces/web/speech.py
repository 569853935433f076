"""How pages speak: the catalogue of words in one language, and numbers, shares, dates and money as its readers write them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from zoneinfo import ZoneInfo

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from cordee.core.vocabulary.countries import country_name
from cordee.core.vocabulary.figures import rounded
from cordee.core.vocabulary.text import Language, Text
from cordee.faces.web.words import WORDS

NARROW, HARD = "\u202f", "\u00a0"
MINUS = "\u2212"
_Day = date  # within Words, date is a method
MONTHS: dict[Language, tuple[str, ...]] = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"),
}  # fmt: skip
SHORT: dict[Language, tuple[str, ...]] = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"),
    "fr": ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."),
}
SIGNS = {"EUR": "€", "USD": "$", "GBP": "£"}


class Words:
    """The words of one language.

    Examples
    --------
    >>> Words("fr").share(0.123), Words("en").number(12345), Words("fr").join(["a", "b", "c"])
    ('12\\xa0%', '12,345', 'a, b et c')
    """

    def __init__(self, language: Language, zone: str = "UTC") -> None:
        self.language = language
        self.zone = zone

    def __call__(self, key: str, **facts: object) -> SafeString:
        """Give the sentence of a key, its facts escaped; ``n`` of one takes ``KEY.one`` where there is one."""
        n = facts.get("n")
        if isinstance(n, int):
            one = WORDS.get(f"{key}.one")
            if one is not None and (n == 1 or (self.language == "fr" and n == 0 and "{n}" in one.fr)):
                key = f"{key}.one"  # French counts nought as one, unless the sentence says "une" in letters
            facts["n"] = self.number(n)
        shown = {
            name: self.number(value) if isinstance(value, int) else conditional_escape(_text(value))
            for name, value in facts.items()
        }
        return mark_safe(WORDS[key].in_language(self.language, **shown))

    def text(self, text: Text) -> str:
        """Give a text of the core."""
        return text.in_language(self.language)

    def number(self, value: float | int | Decimal | None, digits: int = 0) -> str:
        """Write a number."""
        if value is None:
            return "–"
        text = f"{abs(rounded(value, digits)):,.{digits}f}"
        if self.language == "fr":
            text = text.replace(",", NARROW).replace(".", ",")
        negative = value < 0 and any(letter in "123456789" for letter in text)
        return (MINUS if negative else "") + text

    def country(self, written: str | None) -> str:
        """Say a country, whatever the source wrote."""
        return country_name(written, self.language)

    def share(self, value: float | None) -> str:
        """Write a share: one digit more where it is below one in a hundred."""
        if value is None:
            return "–"
        digits = 1 if 0 < abs(value) < 0.0095 else 0
        return self.number(value * 100, digits) + (HARD + "%" if self.language == "fr" else "%")

    def points(self, value: float) -> str:
        """Write a difference of shares, in points with its sign."""
        return ("+" if value >= 0 else "") + self.number(value * 100)

    def range(self, low: float, high: float, *, share: bool = True) -> str:
        """Write an interval: between 10 and 20 in a hundred."""
        by, digits = (100, 1 if share and high < 0.0095 else 0) if share else (1, 0)
        return self("range", low=self.number(low * by, digits), high=self.number(high * by, digits))

    def money(self, value: Decimal | float | None, currency: str | None) -> str:
        """Write an amount with its currency; cents only below a hundred."""
        if value is None:
            return "–"
        digits = 2 if 0 < abs(float(value)) < 100 else 0
        number, sign = self.number(value, digits), SIGNS.get(currency or "", currency or "")
        if self.language == "fr":
            return f"{number}{HARD}{sign}".strip()
        return f"{sign}{number}" if len(sign) == 1 else f"{number}{HARD}{sign}".strip()

    def date(self, value: date | datetime | str | None, *, short: bool = False) -> str:
        """Write a day as its readers do."""
        if value is None:
            return "–"
        day = date.fromisoformat(value[:10]) if isinstance(value, str) else value
        if isinstance(day, datetime):
            day = self.local(day)
        month = (SHORT if short else MONTHS)[self.language][day.month - 1]
        first = "1er" if self.language == "fr" and day.day == 1 else str(day.day)
        return f"{first}{HARD}{month} {day.year}"

    def moment(self, value: datetime | str | None) -> str:
        """Write a moment in the workspace's zone."""
        if value is None:
            return "–"
        local = self.local(datetime.fromisoformat(value) if isinstance(value, str) else value)
        return f"{self.date(local.date(), short=True)}, {local:%H:%M}"

    def local(self, value: datetime) -> datetime:
        """Bring a moment in UTC to the workspace's zone."""
        known = value if value.tzinfo else value.replace(tzinfo=ZoneInfo("UTC"))
        return known.astimezone(ZoneInfo(self.zone))

    def month(self, value: datetime | _Day) -> str:
        """Write a month in short."""
        return (
            f"{SHORT[self.language][value.month - 1]} {value:%y}" if value.month == 1 else SHORT[self.language][value.month - 1]
        )

    def join(self, parts: Iterable[str]) -> SafeString:
        """Join words with commas and a last and."""
        shown = [conditional_escape(part) for part in parts]
        if len(shown) < 2:
            return mark_safe("".join(shown))
        return mark_safe(", ".join(shown[:-1]) + f" {self('and')} " + shown[-1])

    def size(self, value: int) -> str:
        """Write a file's size."""
        units = ("o", "ko", "Mo", "Go") if self.language == "fr" else ("B", "kB", "MB", "GB")
        power = min(3, int(math.log(max(1, value), 1000)))
        return f"{self.number(value / 1000**power, 1 if power and value / 1000**power < 10 else 0)}{HARD}{units[power]}"


def _text(value: object) -> str:
    return value if isinstance(value, str) else str(value)


@cache
def words_for(language: Language, zone: str) -> Words:
    """Give the words of a language, with times in a zone."""
    return Words(language, zone)

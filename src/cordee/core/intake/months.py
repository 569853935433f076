"""Months as a table writes them where it has no days: 09/2025, 2025-09, sept.-25, septembre 2025, January 2026."""

from __future__ import annotations

import re
from functools import lru_cache, reduce

import ibis
import ibis.expr.types as ir

_NAMES = (
    ("jan", "ene", "gen"), ("feb", "fév", "fev"), ("mar", "mär", "mrt", "maa"), ("apr", "avr", "abr"),
    ("may", "mai", "mag", "mei"), ("jun", "juin", "giu"), ("jul", "juil", "lug"), ("aug", "aoû", "aou", "ago"),
    ("sep", "set"), ("oct", "okt", "ott", "out"), ("nov",), ("dec", "déc", "dez", "dic"),
)  # fmt: skip
_WORDS = {
    word: number
    for number, words in enumerate(
        (
            "janvier janv jan january", "février fevrier févr fevr fév fev february feb", "mars mar march", "avril avr april apr",
            "mai may", "juin june jun", "juillet juil jul july", "août aout aoû aou august aug", "septembre sept sep september",
            "octobre oct october", "novembre nov november", "décembre decembre déc dec december",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
_HEADINGS = tuple(
    re.compile(one)
    for one in (
        r"(?P<word>[a-zéûô]+)\.?[ \-/.'’]*(?P<year>\d{4}|\d{2})?$",
        r"(?P<month>\d{1,2})[/.\-](?P<year>\d{4})$",
        r"(?P<year>\d{4})[/.\-](?P<month>\d{1,2})$",
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-0?1(?:[ t]00:00(?::00)?)?$",
        r"0?1[/.\-](?P<month>\d{1,2})[/.\-](?P<year>\d{4})$",
    )
)
_UNIT = re.compile(r"\s*[(\[][^)\]]*[)\]]|\s*[€$£]+\s*$")
_SPENT = re.compile(
    r"(?<!\w)(?:réel(?:le)?s?|reel(?:le)?s?|réalisée?s?|realisee?s?|dépensée?s?|depensee?s?|constatée?s?|actuals?|spent|spend)(?!\w)"
)
_NUMBER_FIRST = r"^(\d{1,2})[/.\-](\d{4})$"
_YEAR_FIRST = r"^(\d{4})[/.\-](\d{1,2})$"
_NAMED = r"^([A-Za-zäéûÄÉÛ]{3,10})\.?[ \-/.'’]*(\d{4}|\d{2})$"


@lru_cache(maxsize=20_000)
def month_named(heading: str) -> tuple[int | None, int] | None:
    """Give the year and the month that a heading names, the year None where it names none; None where it is no month.

    Examples
    --------
    >>> [month_named(one) for one in ("janv. 2026", "Sept-25 (€)", "03/2026", "Mars", "Marketing", "Mai 2026 réel")]
    [(2026, 1), (2025, 9), (2026, 3), (None, 3), None, None]
    """
    bare = _UNIT.sub("", heading).strip().casefold()
    found = next((match for one in _HEADINGS if (match := one.match(bare))), None)
    if found is None:
        return None
    said = found.groupdict()
    month = _WORDS.get(said["word"]) if said.get("word") else int(said["month"])
    year = int(said["year"]) if said["year"] else None
    if month is None or not 1 <= month <= 12:
        return None
    return (2000 + year if year is not None and year < 100 else year), month


def month_spent(heading: str) -> tuple[int | None, int] | None:
    """Give the month of a heading that says what was really spent in it, beside another that says what was planned.

    Examples
    --------
    >>> [month_spent(one) for one in ("Mai 2026 réel", "Actual - Jan 2026", "janv. 2026 (réalisé)", "Mai 2026 budget", "Mai 2026")]
    [(2026, 5), (2026, 1), (2026, 1), None, None]
    """
    rest, found = _SPENT.subn(" ", heading.casefold())
    return month_named(re.sub(r"\(\s*\)", " ", rest).strip(" -–—:/|_")) if found else None


def month_number(word: ir.StringValue) -> ir.StringValue:
    """Give the two digits of a month's name, whole or short; null where it is none."""
    short = word.lower()
    pairs = [
        (reduce(lambda a, b: a | b, [short.startswith(name) for name in names]), f"{number:02d}")
        for number, names in enumerate(_NAMES, start=1)
    ]
    return ibis.cases(*pairs, else_=ibis.null("string"))


def month_start(cell: ir.StringValue) -> ir.TimestampValue:
    """Give the first day of the month that a cell names; null where it names none, or a day in it."""
    bare = cell.strip()
    named = month_number(bare.re_extract(_NAMED, 1).nullif(""))
    year = bare.re_extract(_NAMED, 2)
    year = ibis.ifelse(year.length() == 2, ibis.literal("20") + year, year)
    text = ibis.cases(
        (bare.re_search(_NUMBER_FIRST), bare.re_extract(_NUMBER_FIRST, 2) + "-" + bare.re_extract(_NUMBER_FIRST, 1) + "-01"),
        (bare.re_search(_YEAR_FIRST), bare.re_extract(_YEAR_FIRST, 1) + "-" + bare.re_extract(_YEAR_FIRST, 2) + "-01"),
        (bare.re_search(_NAMED), year + "-" + named + "-01"),
        else_=ibis.null("string"),
    )
    return text.try_cast("timestamp(6)")


def month_end(cell: ir.StringValue) -> ir.TimestampValue:
    """Give the last day of the month that a cell names; null where it names none."""
    return (month_start(cell) + ibis.interval(months=1) - ibis.interval(days=1)).cast("timestamp(6)")

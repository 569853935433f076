"""Months as a table writes them where it has no days: 09/2025, 2025-09, sept.-25, septembre 2025, January 2026."""

from __future__ import annotations

from functools import reduce

import ibis
import ibis.expr.types as ir

_NAMES = (
    ("jan", "ene", "gen"), ("feb", "fév", "fev"), ("mar", "mär", "mrt", "maa"), ("apr", "avr", "abr"),
    ("may", "mai", "mag", "mei"), ("jun", "juin", "giu"), ("jul", "juil", "lug"), ("aug", "aoû", "aou", "ago"),
    ("sep", "set"), ("oct", "okt", "ott", "out"), ("nov",), ("dec", "déc", "dez", "dic"),
)  # fmt: skip
_NUMBER_FIRST = r"^(\d{1,2})[/.\-](\d{4})$"
_YEAR_FIRST = r"^(\d{4})[/.\-](\d{1,2})$"
_NAMED = r"^([A-Za-zäéûÄÉÛ]{3,10})\.?[ \-/.'’]*(\d{4}|\d{2})$"


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

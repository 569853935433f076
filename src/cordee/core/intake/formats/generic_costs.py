"""Tables of costs that no vendor made: a row an expense, or a row a channel with a column a month, as spreadsheets do."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

import ibis
import ibis.expr.types as ir

from cordee.core.intake.cells import currency
from cordee.core.intake.format import Context, Field, Filled, Format, Section
from cordee.core.intake.formats.generic_words import CURRENCY, WHEN, table_of
from cordee.core.intake.keys import fingerprint
from cordee.core.intake.months import month_end, month_named, month_spent
from cordee.core.intake.reading import refuse
from cordee.core.vocabulary.facts import COSTS
from cordee.core.vocabulary.techniques import plain
from cordee.core.vocabulary.text import Text

MONTHS = "costs_by_month"
FEWEST = 2  # columns of months; one may be anything
SURE = 3  # so many, and the column before them is what was paid for, however it is called
THOUSANDS = re.compile(r"\bk\s?(€|eur\b|euros?\b)|\bmilliers\b|\bthousands?\b", re.IGNORECASE)
YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
COST_FIELDS = (
    Field("date", ("start", "start date", "from", "month", "mois", "début", "date de début", *WHEN), "period", required=True),
    Field("technique", ("channel", "canal", "activity", "activité", "type", "poste", "levier"), "technique", required=True),
    Field(
        "amount",
        (
            "cost",
            "costs",
            "spend",
            "spent",
            "amount spent",
            "total spent",
            "coût",
            "coûts",
            "coût ht",
            "coût total",
            "dépense",
            "dépenses",
            "dépense ht",
            "montant",
            "montant ht",
        ),
        "amount",
        required=True,
    ),
    Field("until", ("end", "end date", "to", "fin", "date de fin"), "period"),
    Field("currency", CURRENCY),
    Field("campaign", ("campaign name", "campagne")),
    Field("activities", ("contacts", "clicks", "guests", "quantity", "quantité", "nombre"), "integer"),
)


def _costs(rows: ir.Table, context: Context) -> Sequence[Filled]:
    strange = rows.currency.notnull() & currency(rows.currency).isnull()
    negative = rows.amount < 0
    good = rows.filter(~strange & ~negative)
    costs = good.mutate(until=ibis.coalesce(month_end(good.raw_until), good.until), said_until=good.until).mutate(
        month_end=month_end(good.raw_date)
    )
    return (
        (COSTS, _expenses(costs, context)),
        refuse(rows.filter(strange), "currency", field="currency", value=rows.filter(strange).currency),
        refuse(rows.filter(~strange & negative), "negative", field="amount", value=rows.filter(~strange & negative).raw_amount),
    )


def _expenses(rows: ir.Table, context: Context) -> ir.Table:
    """Turn rows into expenses; two of one day, technique and campaign are two where their amounts are."""
    same = (rows.date, rows.technique, rows.campaign, rows.said_until)
    rows = rows.mutate(first=rows.record.min().over(ibis.window(group_by=[*same, rows.amount])))
    same = (rows.date, rows.technique, rows.campaign, rows.said_until)
    rows = rows.mutate(which=ibis.dense_rank().over(ibis.window(group_by=same, order_by=rows.first)))
    which = ibis.ifelse(rows.which > 0, ibis.literal("\x1e") + rows.which.cast("string"), ibis.literal(""))
    key = fingerprint(
        f"{context.source}:cost",
        rows.date.cast("string"),
        rows.technique,
        rows.campaign.fill_null("") + which,
        rows.said_until.cast("string"),
    )
    return rows.select(
        "record",
        source_key=key,
        happened_at=rows.date,
        technique=ibis.coalesce(rows.technique, ibis.literal("unknown")),
        campaign=rows.campaign,
        until=ibis.coalesce(rows.until, rows.month_end),
        amount=rows.amount,
        currency=ibis.coalesce(currency(rows.currency), currency(rows.raw_amount), ibis.literal("EUR")),
        activities=rows.activities,
    )


CHANNEL = COST_FIELDS[1]
BESIDE = (
    Field("campaign", ("campaign name", "campagne")),
    Field("currency", CURRENCY),
    Field("year", ("année", "exercice", "an"), "integer"),
)


def _by_month(headings: Sequence[str]) -> Section | None:
    """Give the section that a row of headings with months is; None where it has too few, or no channel before them."""
    return _unfolded(tuple(headings))


@lru_cache(maxsize=1024)
def _unfolded(headings: tuple[str, ...]) -> Section | None:
    months = _months(headings, month_spent)
    if len(months) < FEWEST:  # where each month has what was planned beside what was spent, the latter alone is a cost
        months = _months(headings, month_named)
    named = {f"month_{year or 0:04d}_{month:02d}": headings[place] for place, (year, month) in reversed(months.items())}
    if len(named) < FEWEST:
        return None
    before = [heading for heading in headings[: min(months)] if heading.strip()]
    channel = next((one for one in headings if plain(one) in CHANNEL.known_as), None)
    channel = channel or (before[0] if before and len(named) >= SURE else None)
    if channel is None:
        return None
    fields = (
        Field("technique", (channel, *CHANNEL.headings), "technique", required=True),
        *BESIDE,
        *(Field(name, (heading,), "amount") for name, heading in sorted(named.items())),
    )
    return Section(MONTHS, ("technique",), fields, _monthly, loose=True)


def _months(headings: Sequence[str], named: Callable[[str], tuple[int | None, int] | None]) -> dict[int, tuple[int | None, int]]:
    return {place: found for place, heading in enumerate(headings) if (found := named(heading)) is not None}


def _monthly(rows: ir.Table, context: Context) -> Sequence[Filled]:
    names = [name for name in rows.columns if name.startswith("month_")]
    told = " ".join([*(cell for row in context.preamble for cell in row), context.file])
    year = ibis.coalesce(rows.year, _year_in(told))
    unit = 1000 if THOUSANDS.search(told) else 1
    long = (
        ibis.union(*(_month(rows, name, year, unit) for name in names)) if len(names) > 1 else _month(rows, names[0], year, unit)
    )
    strange = long.currency.notnull() & currency(long.currency).isnull()
    good = long.filter(~strange & (long.amount >= 0) & long.date.notnull())
    bad: list[Filled] = [refuse(long.filter(strange), "currency", field="currency", value=long.filter(strange).currency)]
    for name in names:
        one = long.filter(~strange & (long.name == name))
        below, undated = one.filter(one.amount < 0), one.filter((one.amount >= 0) & one.date.isnull())
        bad.append(refuse(below, "negative", field=name, value=below.raw_amount))
        if name.startswith("month_0000"):
            bad.append(refuse(undated, "year", field=name, value=undated.raw_amount))
    return ((COSTS, _expenses(good, context)), *bad)


def _month(rows: ir.Table, name: str, year: ir.IntegerValue, unit: int) -> ir.Table:
    """Give one column of a month as rows: a cell is an expense; an empty one is none."""
    said, month = int(name[6:10]), name[11:]
    text = ibis.literal(f"{said}-{month}-01") if said else year.cast("string") + f"-{month}-01"
    start = text.try_cast("timestamp(6)")
    none = ibis.null("timestamp(6)")
    there = rows.filter(rows[name].notnull())
    return there.select(
        "record", name=ibis.literal(name), date=start, technique=there.technique, campaign=there.campaign, currency=there.currency,
        amount=(there[name] * unit).cast("decimal(18, 2)"), raw_amount=there[f"raw_{name}"], until=none, said_until=none,
        month_end=(start + ibis.interval(months=1) - ibis.interval(days=1)).cast("timestamp(6)"), activities=ibis.null("int64"),
    )  # fmt: skip


def _year_in(told: str) -> ir.IntegerValue:
    years = set(YEAR.findall(told))
    return ibis.literal(int(years.pop())) if len(years) == 1 else ibis.null("int64")


FORMATS = (
    table_of("costs", Text("A table of costs", "Un tableau de coûts"), ("date", "technique", "amount"), COST_FIELDS, _costs),
    Format(
        f"table.{MONTHS}", "Any table", "table",
        Text("A table of costs, a column a month", "Un tableau de coûts, une colonne par mois"),
        (Section(MONTHS, ("technique",), (Field("technique", CHANNEL.headings, "technique", required=True), *BESIDE), _monthly,
                 loose=True, unfold=_by_month),),
        weak=True,
    ),
)  # fmt: skip

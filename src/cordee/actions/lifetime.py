"""Customer value for repeat orders, from any table of orders: streamed once, summed up by customer, judged."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from cordee.core.measurement.customer_value import COLUMNS, Worth, worth
from cordee.core.measurement.lifetime import fit_purchases
from cordee.core.measurement.likelihood import Fitted
from cordee.core.measurement.orders import alike, counted, histories
from cordee.core.measurement.spend import fit_spend, together
from cordee.core.vocabulary.estimate import Estimate, unknown
from cordee.core.vocabulary.problems_of_lifetime import NoOrders, NoSuchOrders, OrdersWithoutDates, OrdersWithoutNumbers
from cordee.engine.database import Database

WEEKS = 52.0


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """What customers will order and be worth, and how surely.

    Parameters
    ----------
    customers
        One row a customer: ``customer``, ``frequency``, ``recency`` and ``age`` in weeks, ``mean_value``, ``alive`` (probability that
        they have not left), ``buys`` (that they order at least once), ``purchases`` and ``value`` to expect, each with the range
        of what to expect of customers like this one, and ``mean_purchase``; null where it cannot be told.
    purchases, value
        Of all customers together, with the range of what will really come if the model holds.
    parameters
        Of the model of orders (``r``, ``alpha``, ``a``, ``b``) and of amounts (``p``, ``q``, ``gamma``), each with its range.
    log_likelihoods
        Of the models that could be fitted: ``purchases``, ``spend``.
    together
        How far customers who order often spend more a purchase, too: the model supposes that they do not.
    until, weeks
        The last day that counts, and how far ahead it looks.
    left_out
        Rows that count for nothing: a negative amount, no customer, or a day after ``until``.
    """

    customers: pa.Table
    purchases: Estimate
    value: Estimate
    parameters: Mapping[str, Estimate]
    log_likelihoods: Mapping[str, float]
    together: Estimate
    until: date
    weeks: float
    left_out: int


def lifetime(
    orders: Any,
    *,
    customer: str = "customer",
    when: str = "ordered_at",
    amount: str | None = "amount",
    until: date | None = None,
    weeks: float = WEEKS,
    confidence: float = 0.95,
) -> Lifetimes:
    """Say of each customer whether they will order again, how often, and what it is worth, with ranges.

    Use it where customers order when they please and leave without a word. Do not use it for subscriptions, for orders that
    follow the calendar, or where few come back; and not to decide on one customer: the ranges are of customers like them.

    Parameters
    ----------
    orders
        One row an order: the path of a Parquet file, or anything that speaks the Arrow C interface; a stream is read once and
        never held whole.
    customer, when, amount
        The columns: whose order, its day or moment, and its amount, all in one currency; ``amount=None`` where there is none.
        Orders of one day are one purchase. A negative amount is no order.
    until
        The last day of what was seen; default: the day of the last order.
    weeks
        How far to look ahead.

    Raises
    ------
    Problem
        MEASURE-40 to MEASURE-43: a column is missing or holds something else, or no order is there.

    Examples
    --------
    >>> from datetime import date, timedelta
    >>> repeats = [0, 0, 0, 1, 0, 3, 0, 1, 8, 0] * 30
    >>> rows = [(n, date(2026, 1, 1) + timedelta(n % 30 + k * (7 + n % 17))) for n in range(300) for k in range(1 + repeats[n])]
    >>> orders = {"customer": [n for n, _ in rows], "ordered_at": [day for _, day in rows], "amount": [9.0 + n % 40 for n, _ in rows]}
    >>> found = lifetime(orders, until=date(2026, 12, 31))
    >>> found.customers.num_rows, found.parameters["r"].n, found.value.low < found.value.value < found.value.high
    (300, 300, True)

    Notes
    -----
    BG/NBD (Fader, Hardie, Lee 2005) and gamma-gamma (Fader, Hardie 2013): see the manual, ``explanation/lifetime``.
    """
    with tempfile.TemporaryDirectory(prefix="cordee-") as folder, Database(Path(folder)) as database:
        held = _hold(database, Path(folder), orders, customer, when, amount)
        rows, last = (database.value(one) for one in (held.count(), held.day.max()))
        day = last if until is None else until
        if day is None:
            raise NoOrders(rows=rows, until="…")
        table = database.run(histories(held, until=day).order_by("customer"))
        if not table.num_rows:
            raise NoOrders(rows=rows, until=day.isoformat())
        left_out = rows - database.value(counted(held, until=day).count())
        database.bind_arrow("histories", table)
        cells = database.run(alike(ibis.table(ibis.Schema.from_pyarrow(table.schema), name="histories")))
    return _judge(table, cells, amount is not None, day, weeks, confidence, left_out)


def _hold(database: Database, folder: Path, orders: Any, customer: str, when: str, amount: str | None) -> ir.Table:
    """Give the orders as a table of customer, day and amount that may be asked more than once."""
    if isinstance(orders, str | Path):
        schema = pq.read_schema(Path(orders))
        database.bind_files("orders", [Path(orders)])
        return _named(schema, customer, when, amount)
    stream = orders.__arrow_c_stream__() if hasattr(orders, "__arrow_c_stream__") else None
    source = pa.table(orders) if stream is None else pa.RecordBatchReader.from_stream(_Once(stream))
    asked = _named(source.schema, customer, when, amount)
    database.bind_arrow("orders", source)
    if stream is None:
        return asked
    copied = folder / "orders.parquet"
    database.copy(asked, copied)
    database.bind_files("held", [copied])
    return ibis.table(asked.schema(), name="held")


class _Once:
    """A stream of Arrow batches that has been opened already."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        return self._stream


def _named(schema: pa.Schema, customer: str, when: str, amount: str | None) -> ir.Table:
    """Give the question that names the columns as they are called here; refuse columns that cannot be what they should."""
    for name in (customer, when, amount):
        if name is not None and name not in schema.names:
            raise NoSuchOrders(column=name, found=", ".join(schema.names))
    kind = schema.field(when).type
    if not (pa.types.is_date(kind) or pa.types.is_timestamp(kind)):
        raise OrdersWithoutDates(column=when, found=str(kind))
    if amount is not None and not _is_number(schema.field(amount).type):
        raise OrdersWithoutNumbers(column=amount, found=str(schema.field(amount).type))
    plain = pa.schema([pa.field(one.name, one.type) for one in schema if one.name in (customer, when, amount)])
    table = ibis.table(ibis.Schema.from_pyarrow(plain), name="orders")
    money = ibis.null("float64") if amount is None else table[amount].cast("float64")
    return table.select(customer=table[customer], day=table[when].cast("date"), amount=money)


def _is_number(kind: pa.DataType) -> bool:
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind))


def _judge(
    table: pa.Table, cells: pa.Table, with_amounts: bool, until: date, weeks: float, confidence: float, left_out: int
) -> Lifetimes:
    frequency, recency, age, mean_value = (_floats(table, name) for name in ("frequency", "recency", "age", "mean_value"))
    purchases = fit_purchases(
        *(_floats(cells, name) for name in ("frequency", "recency", "age")), customers=_floats(cells, "customers")
    )
    spend: Fitted | str = fit_spend(frequency, mean_value) if with_amounts else "no_amounts"
    found = (
        worth(purchases, spend, frequency=frequency, recency=recency, age=age, mean_value=mean_value, weeks=weeks, confidence=confidence)
        if isinstance(purchases, Fitted)
        else Worth(
            {name: np.full(table.num_rows, np.nan) for name in COLUMNS}, *[unknown(purchases, table.num_rows) for _ in range(2)]
        )
    )  # fmt: skip
    customers = table
    for name in COLUMNS:
        customers = customers.append_column(name, pa.array(found.columns[name], from_pandas=True))
    models = {name: one for name, one in (("purchases", purchases), ("spend", spend)) if isinstance(one, Fitted)}
    return Lifetimes(
        customers,
        found.purchases,
        found.value,
        {name: one.parameter(name, confidence=confidence) for one in models.values() for name in one.names},
        {name: one.log_likelihood for name, one in models.items()},
        together(frequency, mean_value, confidence=confidence) if with_amounts else unknown("no_amounts", table.num_rows),
        until,
        weeks,
        left_out,
    )


def _floats(table: pa.Table, name: str) -> NDArray[np.float64]:
    return np.asarray(table.column(name).to_numpy(), dtype=np.float64)

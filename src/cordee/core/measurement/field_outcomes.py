"""What a field may help to foresee besides a win: that a new customer does not order again, and that a case is worth much."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Beyond = Literal["again", "large"]
BEYOND: tuple[Beyond, ...] = ("again", "large")
YEAR = timedelta(days=365)


def no_second_order(
    account: Sequence[str | None], won_at: Sequence[datetime | None], *, as_of: datetime
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Say of each new customer whether a year went by without a second order.

    Only those whose first order is a year old are judged: of the others it is not known yet. Two cases won at one moment are two orders.

    Returns
    -------
    tuple of arrays
        The place of each such customer's first order, and whether none followed within 365 days.

    Examples
    --------
    >>> first, again, late = datetime(2024, 1, 1), datetime(2024, 6, 1), datetime(2025, 6, 1)
    >>> places, left = no_second_order(["a", "a", "b", "c"], [again, first, first, late], as_of=datetime(2025, 9, 1))
    >>> places.tolist(), left.tolist()
    ([1, 2], [False, True])
    """
    orders: dict[str, list[tuple[datetime, int]]] = {}
    for place, (one, at) in enumerate(zip(account, won_at, strict=True)):
        if one is not None and at is not None and at <= as_of:
            orders.setdefault(one, []).append((at, place))
    places, left = [], []
    for own in orders.values():
        own.sort()
        (first, place), *rest = own
        if first + YEAR <= as_of:
            places.append(place)
            left.append(not rest or rest[0][0] > first + YEAR)
    order = np.argsort(np.asarray(places, dtype=np.int64), kind="stable")
    return np.asarray(places, dtype=np.int64)[order], np.asarray(left, dtype=bool)[order]


def worth_much(amount: Sequence[float | None], won: Sequence[bool]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Say of each won case with an amount whether it is worth more than half of them are.

    Half is asked for rather than money: a few very large cases would settle everything.

    Examples
    --------
    >>> places, much = worth_much([10.0, None, 30.0, 20.0, 5.0], [True, True, True, True, False])
    >>> places.tolist(), much.tolist()
    ([0, 2, 3], [False, True, False])
    """
    places = [
        place for place, (one, is_won) in enumerate(zip(amount, won, strict=True)) if is_won and one is not None and one > 0
    ]
    known = np.array([amount[place] for place in places], dtype=np.float64)
    return np.asarray(places, dtype=np.int64), known > (np.median(known) if len(known) else 0.0)

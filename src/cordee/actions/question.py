"""Questions that people write by hand: ``stage=purchase``, ``-touches``. Checked here, so that the engine never stumbles."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from cordee.core.vocabulary.contracts import Contract, Kind
from cordee.core.vocabulary.problems import BadCondition
from cordee.engine.results import Ask, Condition, Operator

_OPERATORS: dict[str, Operator] = {"=": "=", "!=": "!=", ">": ">", "<": "<", ">=": ">=", "<=": "<=", "~": "~"}
_CONDITION = re.compile(r"^\s*([a-z_0-9]+)\s*(!=|>=|<=|=|>|<|~)\s*(.*?)\s*$", re.DOTALL)
_LARGEST = 2**63


def question(
    contract: Contract,
    *,
    columns: Sequence[str] = (),
    where: Sequence[str] = (),
    search: str = "",
    order: Sequence[str] = (),
    limit: int | None = None,
    offset: int = 0,
) -> Ask:
    """Read what was asked of a table, column by column.

    Raises
    ------
    BadCondition
        A column that the table does not have, or a value that its column cannot hold.

    Examples
    --------
    >>> from cordee.core.vocabulary.results import ACCOUNTS
    >>> question(ACCOUNTS, where=["stage=purchase"], order=["-breadth"]).where
    (Condition(column='stage', operator='=', value='purchase'),)
    """
    for name in (*columns, *(one.removeprefix("-") for one in order)):
        if name not in contract.names:
            raise BadCondition(condition=name, columns=", ".join(contract.names))
    return Ask(tuple(columns), tuple(condition(one, contract) for one in where), search, tuple(order), limit, offset)


def condition(text: str, contract: Contract) -> Condition:
    """Read one condition such as ``stage=purchase``, ``touches>=10`` or ``name~lunaire``."""
    kinds = {column.name: column.kind for column in contract.columns}
    match = _CONDITION.match(text)
    if match is None or match[1] not in kinds:
        raise BadCondition(condition=text, columns=", ".join(contract.names))
    found = Condition(match[1], _OPERATORS[match[2]], match[3].strip("\"'"))
    empty = found.value == "" and found.operator in ("=", "!=")
    if found.operator != "~" and not empty and not _fits(kinds[found.column], found.value):
        raise BadCondition(condition=text, columns=", ".join(contract.names))
    return found


def _fits(kind: Kind, value: str) -> bool:
    """Say whether a column of this kind can be compared with the value."""
    if kind == "text":
        return "\0" not in value
    try:
        return kind in _READ and _READ[kind](value) is not None
    except (ValueError, InvalidOperation, OverflowError):
        return False


def _whole(value: str) -> int:
    number = int(value)
    if not -_LARGEST <= number < _LARGEST:
        raise ValueError(value)
    return number


def _amount(value: str) -> Decimal:
    amount = Decimal(value)
    if not amount.is_finite() or abs(amount) >= Decimal(10) ** 16:
        raise ValueError(value)
    return amount


def _truth(value: str) -> bool:
    if value.casefold() not in ("true", "false"):
        raise ValueError(value)
    return value.casefold() == "true"


_READ: dict[Kind, Callable[[str], Any]] = {
    "integer": _whole,
    "number": float,
    "money": _amount,
    "date": date.fromisoformat,
    "timestamp": datetime.fromisoformat,
    "boolean": _truth,
}

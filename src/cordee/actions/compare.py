"""Compare the arms of an experiment, or judge a score on it, from any table: the columns by name, or the values themselves."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from cordee.core.measurement.clustered import Each
from cordee.core.measurement.comparison import Comparison
from cordee.core.measurement.comparison import compare as compare_arms
from cordee.core.measurement.uplift import Uplift
from cordee.core.measurement.uplift import uplift as judge_score
from cordee.core.vocabulary.problems_of_experiments import AccountInBothArms, EmptyArm, EmptyCells, NoSuchColumn, NotNumbers

Column = Any
MAY_BE_EMPTY = frozenset({"before"})
NUMBERS = frozenset({"outcome", "size", "before", "score"})


def compare(
    table: object = None,
    *,
    outcome: Column,
    arm: Column,
    treated: object = True,
    control: object = False,
    cluster: Column = None,
    size: Column = None,
    each: Each = "person",
    before: Column = None,
    strata: Column = None,
    confidence: float = 0.95,
    seed: int = 0,
) -> Comparison:
    """Estimate how much more the treated reached because chance let them meet a technique.

    Use it only where chance decided who was treated.

    Parameters
    ----------
    table
        Anything that speaks the Arrow C interface (polars, pandas, DuckDB, Arrow); left out where values are passed.
    outcome, arm, cluster, size, before, strata
        The name of a column of the table, or the values. ``cluster`` is what chance moved as one, mostly the account;
        ``size`` what the metric is divided by; ``before`` a number known before, where empty cells are allowed.
    treated, control
        The two values of ``arm`` to compare; rows with another value are left out.
    each
        ``person``: the mean over people. ``account``: each cluster counts once.
    seed
        For drawing assignments where few accounts are assigned in too many possible ways to try all.

    Raises
    ------
    Problem
        MEASURE-20 to MEASURE-24: a column is missing, empty or no number, an arm is empty, an account is in both.

    Examples
    --------
    >>> rows = pa.table({"bought": [3, 4, 5, 4, 1, 2, 1, 2], "mail": ["yes"] * 4 + ["no"] * 4})
    >>> found = compare(rows, outcome="bought", arm="mail", treated="yes", control="no")
    >>> found.estimate, round(found.p, 4), found.verdict()
    (2.5, 0.0286, 'works')
    """
    named = {"outcome": outcome, "arm": arm, "cluster": cluster, "size": size, "before": before, "strata": strata}
    columns = _two_arms(_columns(table, named), treated, control)
    _one_arm_each(columns)
    return compare_arms(
        columns["outcome"],
        columns["arm"],
        cluster=columns.get("cluster"),
        size=columns.get("size"),
        each=each,
        before=columns.get("before"),
        strata=columns.get("strata"),
        confidence=confidence,
        rng=np.random.default_rng(seed),
    )


def uplift(
    table: object = None,
    *,
    score: Column,
    outcome: Column,
    arm: Column,
    treated: object = True,
    control: object = False,
    cluster: Column = None,
    confidence: float = 0.95,
    seed: int = 0,
) -> Uplift:
    """Judge on an experiment whether a score finds those whom a technique moves. The parameters are those of ``compare``.

    Examples
    --------
    >>> found = uplift(score=[4, 3, 2, 1], outcome=[1, 0, 1, 1], arm=[1, 0, 1, 0], treated=1, control=0)
    >>> found.effect, found.auuc
    (0.5, 0.5625)
    """
    named = {"score": score, "outcome": outcome, "arm": arm, "cluster": cluster}
    columns = _two_arms(_columns(table, named), treated, control)
    _one_arm_each(columns)
    rng = np.random.default_rng(seed)
    values = columns["score"], columns["outcome"], columns["arm"]
    return judge_score(*values, cluster=columns.get("cluster"), confidence=confidence, rng=rng)


def _columns(table: object, named: dict[str, Column]) -> dict[str, NDArray[Any]]:
    """Read what was named or passed, and refuse what no comparison can use."""
    read = None if table is None else pa.table(table)
    found: dict[str, NDArray[Any]] = {}
    for name, column in named.items():
        if column is None:
            continue
        said = column if isinstance(column, str) else name
        if isinstance(column, str) and (read is None or column not in read.column_names):
            raise NoSuchColumn(column=column, found=", ".join(read.column_names) if read is not None else "—")
        values = read.column(column) if isinstance(column, str) and read is not None else _arrow(column)
        if values.null_count and name not in MAY_BE_EMPTY:
            raise EmptyCells(column=said, count=values.null_count, rows=len(values))
        found[name] = _numbers(values, said) if name in NUMBERS else values.to_numpy(zero_copy_only=False)
    return found


def _arrow(values: Column) -> Any:
    if isinstance(values, pa.Array | pa.ChunkedArray):
        return values
    return pa.array(np.asarray(values), from_pandas=False)


def _numbers(values: Any, said: str) -> NDArray[np.float64]:
    kind = values.type
    if not (pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_boolean(kind) or pa.types.is_decimal(kind)):
        raise NotNumbers(column=said, found=str(kind))
    if pa.types.is_boolean(kind):
        values = values.cast(pa.int8())
    numbers: NDArray[np.float64] = values.cast(pa.float64()).to_numpy(zero_copy_only=False)
    return numbers


def _two_arms(columns: dict[str, NDArray[Any]], treated: object, control: object) -> dict[str, NDArray[Any]]:
    """Keep the rows of the two arms; the arm becomes true and false."""
    arms = columns["arm"]
    sides = {treated: arms == treated, control: arms == control}
    for value, rows in sides.items():
        if not np.any(rows):
            raise EmptyArm(arm=value, found=", ".join(str(one) for one in np.unique(arms)[:10]))
    kept = sides[treated] | sides[control]
    return {name: one[kept] for name, one in columns.items()} | {"arm": sides[treated][kept]}


def _one_arm_each(columns: dict[str, NDArray[Any]]) -> None:
    if "cluster" not in columns:
        return
    keys, where = np.unique(columns["cluster"], return_inverse=True)
    rows = np.bincount(where.reshape(-1), minlength=len(keys))
    treated = np.bincount(where.reshape(-1), columns["arm"], minlength=len(keys))
    if both := int(((treated > 0) & (treated < rows)).sum()):
        raise AccountInBothArms(count=both, accounts=len(keys))

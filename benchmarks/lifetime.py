"""Customer value: speed and memory at a million customers, the published fits, and how often the ranges hold. One JSON line.

``scale`` invents the orders once as Parquet (not timed), then works in a process of its own: CPU seconds of the whole job, imports
apart. ``cdnow`` needs the shared samples: ``--data DIR``. ``ranges`` invents shops whose law is known and watches what comes.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from cordee.worlds.repeat_orders import Shop, repeat_orders, summed_up

SEED = 20261126
BEGIN = np.datetime64("2025-01-06")
WEEKS = 104.0
ONE = """
import json, resource, sys, time
from datetime import date
import cordee
cordee.lifetime
import cordee.wiring
begin = resource.getrusage(resource.RUSAGE_SELF)
imports = begin.ru_utime + begin.ru_stime
found = cordee.lifetime(sys.argv[1], until=date.fromisoformat(sys.argv[2]))
end = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({
    "cpu_s": round(end.ru_utime + end.ru_stime - imports, 2), "imports_cpu_s": round(imports, 2), "mb": end.ru_maxrss // 1024,
    "customers": found.customers.num_rows, "value": [found.value.value, found.value.low, found.value.high],
    "parameters": {name: [round(x, 4) for x in (one.value, one.low, one.high)] for name, one in found.parameters.items()},
}))
"""


def scale(customers: int, repeats: int) -> dict[str, object]:
    """Measure the whole job, from a Parquet file of orders to a table of customers."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "orders.parquet"
        orders = repeat_orders(customers, np.random.default_rng(SEED), shop=Shop(r=0.6, alpha=9.0), weeks=WEEKS, entering=80.0)
        days = BEGIN + (orders.week * 7).astype("timedelta64[D]")
        mixed = np.random.default_rng(SEED).permutation(len(days))
        table = pa.table(
            {"customer": orders.customer[mixed], "ordered_at": pa.array(days[mixed]), "amount": orders.amount[mixed].round(2)}
        )
        pq.write_table(table, path)
        n, until = table.num_rows, str(BEGIN + np.timedelta64(int(WEEKS * 7), "D"))
        del orders, days, mixed, table
        runs = [
            json.loads(
                subprocess.run([sys.executable, "-c", ONE, str(path), until], check=True, capture_output=True, text=True).stdout
            )
            for _ in range(repeats)
        ]
    return {
        "orders": n,
        "cpu_s": statistics.median(one["cpu_s"] for one in runs),
        "mb": max(one["mb"] for one in runs),
        "runs": runs,
    }


def cdnow(data: Path) -> dict[str, object]:
    """Give the fits beside which published ones stand, and the weeks that followed."""
    import cordee

    rows = [line.split() for line in (data / "measurement/cdnow/CDNOW_sample.txt").read_text(encoding="utf-8").splitlines()]
    days = [datetime.strptime(row[2], "%Y%m%d").date() for row in rows]
    table = pa.table({"customer": [int(row[1]) for row in rows], "ordered_at": days, "amount": [float(row[4]) for row in rows]})
    found = cordee.lifetime(table, until=date(1997, 9, 30), weeks=39)
    later = {(row[1], day) for row, day in zip(rows, days, strict=True) if day > date(1997, 9, 30)}
    money = sum(float(row[4]) for row, day in zip(rows, days, strict=True) if day > date(1997, 9, 30))
    return {
        "n": found.customers.num_rows,
        "parameters": {name: [round(x, 4) for x in (one.value, one.low, one.high)] for name, one in found.parameters.items()},
        "log_likelihoods": {name: round(one, 4) for name, one in found.log_likelihoods.items()},
        "together": [round(x, 3) for x in (found.together.value, found.together.low, found.together.high)],
        "purchases": [round(x, 1) for x in (found.purchases.value, found.purchases.low, found.purchases.high)], "came": len(later),
        "value": [round(x) for x in (found.value.value, found.value.low, found.value.high)], "money_came": round(money),
    }  # fmt: skip


def ranges(shops: int, customers: int) -> dict[str, object]:
    """Count how often the ranges of the parameters hold the law, and those of the totals what really comes."""
    from cordee.core.measurement.customer_value import worth
    from cordee.core.measurement.lifetime import fit_purchases
    from cordee.core.measurement.spend import fit_spend

    shop, held, without = Shop(), {}, 0
    for seed in range(shops):
        orders = repeat_orders(customers, np.random.default_rng([SEED, seed]), shop=shop, weeks=78.0)
        x, last, age, mean = summed_up(orders, until=39.0)
        models = (fit_purchases(x, last, age), fit_spend(x, mean))
        found = worth(*models, frequency=x, recency=last, age=age, mean_value=mean, weeks=39)
        later = orders.week >= 39.0
        pairs = {name: (one.parameter(name), getattr(shop, name)) for one in models for name in one.names}
        pairs |= {"purchases": (found.purchases, later.sum()), "value": (found.value, orders.amount[later].sum())}
        for name, (range_of, truth) in pairs.items():
            without += range_of.low is None
            held.setdefault(name, []).append(range_of.low is not None and bool(range_of.low <= truth <= range_of.high))
    return {
        "shops": shops, "customers": customers, "held": {name: round(float(np.mean(one)), 4) for name, one in held.items()},
        "without_range": without, "standard_error_at_95": round((0.95 * 0.05 / shops) ** 0.5, 4),
    }  # fmt: skip


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("what", choices=["scale", "cdnow", "ranges"])
    asked.add_argument("--data", type=Path, default=Path(os.environ.get("CORDEE_SHARED_DATA") or "../shared/data"))
    asked.add_argument("--customers", type=int, default=0)
    asked.add_argument("--repeats", type=int, default=3)
    asked.add_argument("--shops", type=int, default=400)
    given = asked.parse_args()
    begin = time.process_time()
    if given.what == "scale":
        found = scale(given.customers or 1_000_000, given.repeats)
    else:
        found = cdnow(given.data) if given.what == "cdnow" else ranges(given.shops, given.customers or 2_500)
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(
        json.dumps(
            {
                "what": given.what,
                **found,
                "script_cpu_s": round(time.process_time() - begin, 1),
                "script_mb": used.ru_maxrss // 1024,
            }
        )
    )


if __name__ == "__main__":
    main()

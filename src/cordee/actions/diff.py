"""What changed between two runs: accounts that moved, cases that opened or ended, verdicts that turned."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cordee.core.vocabulary import results
from cordee.engine.results import ResultsReader

LADDER = ("none", "lost", "awareness", "consideration", "purchase", "customer")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """What the later run has that the earlier had not; every list is in a fixed order.

    Parameters
    ----------
    stages
        Accounts whose stage changed: ``organisation_id``, ``name``, ``before``, ``after``, ``owner``.
    opened, won, lost
        Cases that opened, were won, were lost in between.
    verdicts
        Techniques whose verdict changed.
    counts
        For each table, its rows before and after.
    """

    stages: list[Row] = field(default_factory=list)
    opened: list[Row] = field(default_factory=list)
    won: list[Row] = field(default_factory=list)
    lost: list[Row] = field(default_factory=list)
    verdicts: list[Row] = field(default_factory=list)
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)


def diff(before: Path, after: Path) -> Difference:
    """Compare two runs' folders."""
    old, new = ResultsReader(before), ResultsReader(after)
    found = Difference()
    accounts = {row["organisation_id"]: row for row in old.rows(results.ACCOUNTS)}
    for row in new.rows(results.ACCOUNTS):
        was = accounts.get(row["organisation_id"], {}).get("stage", "none")
        if was != row["stage"]:
            found.stages.append(
                {name: row[name] for name in ("organisation_id", "name", "owner", "stage_since")}
                | {"before": was, "after": row["stage"]}
            )
    found.stages.sort(key=lambda row: (-LADDER.index(row["after"]), str(row["name"]), row["organisation_id"]))
    cases = {row["case_key"]: row for row in old.rows(results.CASES)}
    for row in new.rows(results.CASES):
        was = cases.get(row["case_key"])
        if was is None:
            found.opened.append(row)
        if row["won_at"] is not None and (was is None or was["won_at"] is None):
            found.won.append(row)
        if row["lost_at"] is not None and (was is None or was["lost_at"] is None):
            found.lost.append(row)
    verdicts = {row["technique"]: row["verdict"] for row in old.rows(results.TECHNIQUES)}
    for row in new.rows(results.TECHNIQUES):
        if verdicts.get(row["technique"], "unknown") != row["verdict"]:
            found.verdicts.append(
                {"technique": row["technique"], "before": verdicts.get(row["technique"], "unknown"), "after": row["verdict"]}
            )
    for contract in results.RESULTS:
        found.counts[contract.name] = (old.count(contract), new.count(contract))
    return found

"""What changed between two runs: accounts that moved, cases that opened, ended or changed their technique, verdicts, files.

What happened before the earlier run and is known only now is told apart: files came, the market did not move.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from cordee.core.vocabulary import results
from cordee.engine.results import ResultsReader

LADDER = ("none", "lost", "awareness", "consideration", "purchase", "customer")
DATED = ("lost", "awareness", "consideration", "purchase", "customer")  # stages that an event brings, with its date
OPENING = ("look_back_days", "declared_source_first")
Row = dict[str, Any]
Reason = Literal["touches", "source", "settings", "other"]


@dataclass(frozen=True, slots=True)
class Difference:
    """What the later run has that the earlier had not; every list is in a fixed order.

    Parameters
    ----------
    stages
        Accounts whose stage changed: ``organisation_id``, ``name``, ``before``, ``after``, ``owner``, and ``late`` where
        what decided it had happened before the earlier run and is known only now.
    opened, won, lost
        Cases that opened, were won, were lost in between; ``late`` as above.
    openers
        Cases in both whose technique changed: ``case_key``, ``before``, ``after``, and ``because``: touches, source or
        settings.
    verdicts
        Techniques whose verdict changed.
    files_added, files_gone
        Names of the files that only the later run, or only the earlier one, rests on.
    counts
        For each table, its rows before and after.
    """

    stages: list[Row] = field(default_factory=list)
    opened: list[Row] = field(default_factory=list)
    won: list[Row] = field(default_factory=list)
    lost: list[Row] = field(default_factory=list)
    openers: list[Row] = field(default_factory=list)
    verdicts: list[Row] = field(default_factory=list)
    files_added: list[str] = field(default_factory=list)
    files_gone: list[str] = field(default_factory=list)
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)


def diff(before: Path, after: Path) -> Difference:
    """Compare two runs' folders."""
    old, new = ResultsReader(before), ResultsReader(after)
    was, now = _info(before), _info(after)
    found = Difference()
    _stages(found, old, new, was)
    _cases(found, old, new, was, now)
    verdicts = {row["technique"]: row["verdict"] for row in old.rows(results.TECHNIQUES)}
    for row in new.rows(results.TECHNIQUES):
        if verdicts.get(row["technique"], "unknown") != row["verdict"]:
            found.verdicts.append(
                {"technique": row["technique"], "before": verdicts.get(row["technique"], "unknown"), "after": row["verdict"]}
            )
    if "imports" in was and "imports" in now:
        found.files_added.extend(sorted(file for key, file in now["imports"].items() if key not in was["imports"]))
        found.files_gone.extend(sorted(file for key, file in was["imports"].items() if key not in now["imports"]))
    for contract in results.RESULTS:
        found.counts[contract.name] = (old.count(contract), new.count(contract))
    return found


def _info(folder: Path) -> Row:
    path = folder / "run.json"
    info: Row = json.loads(path.read_bytes()) if path.exists() else {}
    return info


def _stages(found: Difference, old: ResultsReader, new: ResultsReader, was: Row) -> None:
    accounts = {row["organisation_id"]: row for row in old.rows(results.ACCOUNTS)}
    for row in new.rows(results.ACCOUNTS):
        before = accounts.get(row["organisation_id"], {}).get("stage", "none")
        if before != row["stage"]:
            found.stages.append(
                {name: row[name] for name in ("organisation_id", "name", "owner", "stage_since")}
                | {"before": before, "after": row["stage"], "late": _known_late(before, row, was)}
            )
    found.stages.sort(key=lambda row: (-LADDER.index(row["after"]), str(row["name"]), row["organisation_id"]))


def _known_late(before: str, row: Row, was: Row) -> bool:
    """Say whether what brought an account to its stage had happened before the earlier run's day, which did not know it.

    An account that falls back because time went by is not meant: its stage was true before too.
    """
    rose = LADDER.index(row["stage"]) > LADDER.index(before) or (row["stage"] == "lost" and before != "customer")
    return rose and row["stage"] in DATED and _before(row["stage_since"], was)


def _before(day: date | None, was: Row) -> bool:
    return day is not None and "as_of" in was and day < date.fromisoformat(was["as_of"])


def _cases(found: Difference, old: ResultsReader, new: ResultsReader, was: Row, now: Row) -> None:
    cases = {row["case_key"]: row for row in old.rows(results.CASES)}
    for row in new.rows(results.CASES):
        known = cases.get(row["case_key"])
        if known is None:
            found.opened.append(row | {"late": _before(row["opened_at"].date(), was)})
        elif known["technique"] != row["technique"]:
            because = _because(known, row, was, now)
            found.openers.append(
                {"case_key": row["case_key"], "before": known["technique"], "after": row["technique"], "because": because}
            )
        for end, into in (("won_at", found.won), ("lost_at", found.lost)):
            if row[end] is not None and (known is None or known[end] is None):
                into.append(row | {"late": _before(row[end].date(), was)})


def _because(known: Row, row: Row, was: Row, now: Row) -> Reason:
    """Say what turned a case's technique: the team's settings, what its source says, or touches that are known now."""
    settings: tuple[Mapping[str, Any], ...] = (was.get("settings", {}), now.get("settings", {}))
    if any(settings[0].get(name) != settings[1].get(name) for name in OPENING):
        return "settings"
    if known["decided_by"] is None:  # stored before runs noted it
        return "other"
    if known["declared"] != row["declared"]:
        return "source"
    return "touches" if known["tracked"] != row["tracked"] else "other"

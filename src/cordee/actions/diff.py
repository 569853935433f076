"""What changed between two runs: accounts that moved, cases that opened, ended or changed their technique, verdicts, files.

What happened before the earlier run and is known only now is told apart: files came, the market did not move.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
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
Because = Literal["", "won", "lost", "opportunity", "touch"]
News = dict[str, dict[str, list[date]]]


@dataclass(frozen=True, slots=True)
class Difference:
    """What the later run has that the earlier had not; every list is in a fixed order.

    Parameters
    ----------
    stages
        Accounts whose stage changed: ``organisation_id``, ``name``, ``before``, ``after``, ``owner``; ``because`` and ``on``,
        what only the later run knows and brought them there, and its day; and ``late`` where that had happened before the
        earlier run and is known only now. ``because`` is empty where it was no single event of a case or a touch after a
        loss; ``on`` is then the day since when the stage holds.
    standing
        For each stage, its accounts before and after.
    opened, won, lost
        Cases that opened, were won, were lost in between; ``late`` as above.
    openers
        Cases in both whose technique changed: ``case_key``, ``before``, ``after``, and ``because``: touches, source or
        settings.
    touches
        Accounts with more or fewer touches: ``organisation_id``, ``name``, ``before``, ``after``, the most new first.
    verdicts
        Techniques whose verdict changed.
    files_added, files_gone
        Names of the files that only the later run, or only the earlier one, rests on.
    counts
        For each table, its rows before and after.
    """

    stages: list[Row] = field(default_factory=list)
    standing: dict[str, tuple[int, int]] = field(default_factory=dict)
    opened: list[Row] = field(default_factory=list)
    won: list[Row] = field(default_factory=list)
    lost: list[Row] = field(default_factory=list)
    openers: list[Row] = field(default_factory=list)
    touches: list[Row] = field(default_factory=list)
    verdicts: list[Row] = field(default_factory=list)
    files_added: list[str] = field(default_factory=list)
    files_gone: list[str] = field(default_factory=list)
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)


def diff(before: Path, after: Path) -> Difference:
    """Compare two runs' folders."""
    old, new = ResultsReader(before), ResultsReader(after)
    was, now = _info(before), _info(after)
    found = Difference()
    _stages(found, old, new, was, _cases(found, old, new, was, now))
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


def _stages(found: Difference, old: ResultsReader, new: ResultsReader, was: Row, news: News) -> None:
    accounts = {row["organisation_id"]: row for row in old.rows(results.ACCOUNTS)}
    now = Counter[str]()
    for row in new.rows(results.ACCOUNTS):
        known = accounts.get(row["organisation_id"], {})
        before = known.get("stage", "none")
        now[row["stage"]] += 1
        met = {"before": known.get("touches") or 0, "after": row["touches"] or 0}
        if met["before"] != met["after"]:
            found.touches.append({"organisation_id": row["organisation_id"], "name": row["name"]} | met)
        if before != row["stage"]:
            because, on = _brought(known, row, news.get(row["organisation_id"], {}))
            dated = because != "" or _rose(before, row["stage"])
            found.stages.append(
                {name: row[name] for name in ("organisation_id", "name", "owner", "stage_since")}
                | {"before": before, "after": row["stage"], "because": because, "on": on, "late": dated and _before(on, was)}
            )
    then = Counter(row["stage"] for row in accounts.values())
    found.standing.update({stage: (then[stage], now[stage]) for stage in LADDER})
    found.touches.sort(key=lambda row: (row["before"] - row["after"], str(row["name"]), row["organisation_id"]))
    found.stages.sort(key=lambda row: (-LADDER.index(row["after"]), str(row["name"]), row["organisation_id"]))


def _rose(before: str, after: str) -> bool:
    """Say whether an event brought an account to its stage; one that falls back because time went by stood there before too."""
    return after in DATED and (LADDER.index(after) > LADDER.index(before) or (after == "lost" and before != "customer"))


def _brought(known: Row, row: Row, news: Mapping[str, list[date]]) -> tuple[Because, date | None]:
    """Say what is newly known and brought an account to its stage, with its day.

    The day since when a stage holds may be of a case that was known long ago: an account that won before and now ends its
    open opportunity is a customer again since its first win, yet the end is the news.
    """
    before, after, since = known.get("stage", "none"), row["stage"], row["stage_since"]
    if before == "purchase":
        order: tuple[Because, Because] = ("won", "lost") if after == "customer" else ("lost", "won")
        for end in order:
            if news.get(end):
                return end, max(news[end])
    elif after == "customer" and (wins := [day for day in news.get("won", ()) if since is None or day >= since]):
        return "won", min(wins)
    elif after == "lost" and news.get("lost"):
        return "lost", max(news["lost"])
    if after == "purchase" and news.get("opportunity"):
        return "opportunity", min(news["opportunity"])
    if before == "lost" and row["last_touch"] is not None and row["last_touch"] != known.get("last_touch"):
        return "touch", row["last_touch"]
    return "", since


def _before(day: date | None, was: Row) -> bool:
    return day is not None and "as_of" in was and day < date.fromisoformat(was["as_of"])


def _cases(found: Difference, old: ResultsReader, new: ResultsReader, was: Row, now: Row) -> News:
    """Compare the cases; give what is newly known of each account: its days of wins, losses, and opportunities still open."""
    news: News = defaultdict(lambda: defaultdict(list))
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
        heard = news[row["organisation_id"]]
        for end, into in (("won", found.won), ("lost", found.lost)):
            at = row[f"{end}_at"]
            if at is not None and (known is None or known[f"{end}_at"] is None):
                into.append(row | {"late": _before(at.date(), was)})
                heard[end].append(at.date())
        is_open = row["opportunity_at"] is not None and row["won_at"] is None and row["lost_at"] is None
        if is_open and (known is None or known["opportunity_at"] is None):
            heard["opportunity"].append(row["opportunity_at"].date())
    return news


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

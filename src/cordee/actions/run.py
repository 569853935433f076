"""Compute every result afresh from the live facts as of a date, then make the new results stand."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq

from cordee.actions import run_judgements, run_portraits, voices
from cordee.actions.run_concentration import concentrate
from cordee.actions.run_credits import share_out
from cordee.actions.run_fields import weigh_fields
from cordee.actions.run_leaders import lead
from cordee.actions.run_paths import follow_paths
from cordee.actions.run_spokespersons import follow_spokespersons
from cordee.actions.run_tail import follow_tail
from cordee.actions.run_technique_cells import compare_cells
from cordee.core.accounts import accounts as account_questions
from cordee.core.accounts.cases import UNSEEN, cases
from cordee.core.accounts.stages import stages
from cordee.core.accounts.timeline import timeline
from cordee.core.identity import describe, keys, resolve
from cordee.core.identity.sources import person_sources
from cordee.core.measurement import data_use, techniques
from cordee.core.measurement.waits import waits
from cordee.core.trust import retention
from cordee.core.vocabulary import results
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.facts import CONSENTS, COSTS, FACTS, FIRST_KNOWN, RANKINGS, RECORDS, REJECTED_ROWS
from cordee.core.vocabulary.lineage import all_read, columns_read
from cordee.core.vocabulary.techniques import BY_ID, COVERS, SAY_LITTLE
from cordee.engine.atomic import disk_problems
from cordee.engine.database import Database, rows_to_table, write_batches
from cordee.engine.workspace import Workspace

RESULTS_VERSION = 13  # raised whenever the code would give other results from the same facts
Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run did: its id, its date, whether anything was computed, rows a table."""

    run_id: str
    as_of: date
    computed: bool
    rows: dict[str, int]


def run(
    workspace: Workspace,
    *,
    as_of: date | None,
    now: datetime,
    progress: Progress,
    again: bool = False,
    records: voices.Records = voices.nothing_typed,
) -> Ran:
    """Compute all results under the writer's lock, which the caller holds.

    Where facts, settings, date and code are those of the results that stand, nothing is computed.

    Parameters
    ----------
    workspace
        The company's folder.
    as_of
        Only what had happened and was known by then counts; None takes the day after the latest fact.
    now
        The moment of the run (UTC).
    progress
        Called with the stage's name and the share done.
    again
        Compute even where nothing changed.
    records
        Gives the snapshot of what people typed in: as it stands, or as it stood at the end of a day that is asked for.
    """
    with disk_problems(workspace.folder), workspace.database() as database:
        moment = _as_of(workspace, database, as_of, now)
        typed = records(_end_of(as_of, workspace.zone))
        made_from = _made_from(workspace, moment.date(), voices.fingerprint(typed))
        standing = workspace.folder / "results" / "current" / "run.json"
        if standing.exists() and not again:
            info = json.loads(standing.read_bytes())
            if info["made_from"] == made_from:
                return Ran(info["run_id"], moment.date(), False, info["rows"])
        with workspace.scratch() as scratch:
            built = scratch / "results"
            built.mkdir()
            voices.bind(database, typed)
            one = _Run(workspace, database, built, moment, progress, typed)
            one.everything()
            run_id = _run_id(workspace, now)
            info = {
                "run_id": run_id,
                "as_of": moment.date().isoformat(),
                "ran_at": now.isoformat(),
                "made_from": made_from,
                "records": voices.fingerprint(typed),
                "settings": workspace.settings,
                "imports": {one.id: one.file for one in workspace.manifest().imports},
                "rows": one.rows,
                "lineage": one.lineage(),
            }
            workspace.publish_run(run_id, built, info)
            run_portraits.forget_ended(workspace)
        progress("done", 1.0)
        return Ran(run_id, moment.date(), True, one.rows)


@dataclass(slots=True)
class _Run:
    """One run: asks and judges table by table, each bound by its name for those that follow."""

    workspace: Workspace
    database: Database
    built: Path
    as_of: datetime
    progress: Progress
    typed: voices.Snapshot
    rows: dict[str, int] = field(default_factory=dict)
    columns: dict[tuple[str, str], frozenset[tuple[str, str]]] = field(default_factory=dict)

    def everything(self) -> None:
        """Compute every table, in the order in which they need one another."""
        self._identity()
        self.progress("timeline", 0.3)
        self.ask(results.TIMELINE, timeline())
        self.progress("cases", 0.5)
        settings = self.workspace.settings
        opened = cases(look_back_days=settings["look_back_days"], declared_first=bool(settings["declared_source_first"]))
        self.ask(results.CASES, opened)
        self.progress("accounts", 0.6)
        self.ask(results.STAGES, stages(self.as_of, self.workspace.settings))
        self.ask(results.ACCOUNT_TECHNIQUES, account_questions.account_techniques())
        self.ask(results.ACCOUNTS, account_questions.accounts(self.as_of))
        self.progress("techniques", 0.8)
        self._techniques()
        compare_cells(self)
        follow_paths(self)
        follow_tail(self)
        self.progress("voices", 0.88)
        voices.compute(self, self.as_of)
        lead(self)
        concentrate(self)
        share_out(self)
        follow_spokespersons(self)
        run_portraits.compute(self, self.as_of)
        run_judgements.compute(self, self.as_of)
        self.progress("data", 0.9)
        self._data_use()
        weigh_fields(self)
        self.ask(results.REJECTED_ROWS, REJECTED_ROWS.table())
        self.ask(results.CONSENTS, CONSENTS.table())
        self.ask(results.COSTS, COSTS.table())
        self.ask(results.RETENTION, retention.due(self.as_of, self.workspace.settings))

    def ask(self, contract: Contract, question: ir.Table) -> None:
        """Store the answer to a question under its contract."""
        columns = columns_read(question)
        for name in contract.names:
            self.columns[contract.name, name] = columns[name]
        path = self.built / f"{contract.name}.parquet"
        self.rows[contract.name] = self.database.write(question, contract, path)
        self._bind(contract, path)

    def judged(self, contract: Contract, rows: Sequence[dict[str, Any]] | pa.Table, questions: Iterable[ir.Table]) -> None:
        """Store judged rows, noting which questions they come from."""
        read = all_read(questions)
        for name in contract.names:
            self.columns[contract.name, name] = read
        table = rows if isinstance(rows, pa.Table) else rows_to_table(rows, contract)
        path = self.built / f"{contract.name}.parquet"
        self.rows[contract.name] = write_batches(table.to_batches(), contract, path)
        self._bind(contract, path)

    def lineage(self) -> dict[str, list[str]]:
        """Give, for each ``table.column`` of facts, the results that read it, through other results too."""
        readers: dict[str, set[str]] = defaultdict(set)
        behind: dict[tuple[str, str], frozenset[str]] = {}
        for table, column in self.columns:
            for fact in self._facts_behind((table, column), behind):
                readers[fact].add(table)
        return {fact: sorted(tables) for fact, tables in sorted(readers.items())}

    def _facts_behind(self, column: tuple[str, str], known: dict[tuple[str, str], frozenset[str]]) -> frozenset[str]:
        """Give the facts that a column rests on; results are stored in order, so none rests on itself."""
        if column not in self.columns:
            return frozenset((".".join(column),))
        if column not in known:
            known[column] = frozenset()
            known[column] = frozenset().union(*(self._facts_behind(leaf, known) for leaf in self.columns[column]))
        return known[column]

    def _bind(self, contract: Contract, path: Path) -> None:
        self.database.bind_files(contract.name, [path])

    def _identity(self) -> None:
        self.progress("identity", 0.05)
        people = (keys.person_edges(), keys.person_mentions(), keys.merged("person"))
        companies = (
            keys.organisation_records(),
            keys.organisation_mentions(),
            keys.stated_companies(),
            keys.merged("organisation"),
        )
        persons = resolve.resolve_persons(*(self.database.run(one) for one in people))
        organisations = resolve.resolve_organisations(*(self.database.run(one) for one in companies))
        links = pa.concat_tables([organisations, persons])
        self.judged(results.IDENTITY_LINKS, links, (*people, *companies))
        self.progress("identity", 0.2)
        parents = describe.parents()
        tops = resolve.groups_of({row["organisation_id"]: row["parent_id"] for row in self.database.rows(parents)})
        groups = pa.table({"organisation_id": list(tops), "group_id": list(tops.values())},
                          schema=pa.schema([("organisation_id", pa.string()), ("group_id", pa.string())]))  # fmt: skip
        self.database.bind_arrow("groups", groups)
        self.ask(results.ORGANISATIONS, describe.with_groups(_groups()))
        self.ask(results.PERSONS, describe.persons())
        self.ask(results.PERSON_SOURCES, person_sources())
        voices.bind_people(self.database, self.typed, self.workspace.secret)

    def _techniques(self) -> None:
        questions = {
            "touches": techniques.touch_sums(),
            "cases": techniques.case_sums(self.as_of),
            "waited": waits(self.as_of),
            "revenues": techniques.money_sums(),
            "costs": techniques.cost_sums(),
            "costed": techniques.costed_touches(),
            "told": techniques.told_sums(),
        }
        sums = {name: sorted(self.database.rows(question), key=repr) for name, question in questions.items()}
        found = techniques.judge_techniques(
            **sums, families=_family, settings=self.workspace.settings, as_of=self.as_of.date(), unseen=frozenset({UNSEEN})
        )
        self.judged(results.TECHNIQUES, found, questions.values())
        seen, spoken = techniques.seen_sums(), techniques.spoken_sums(SAY_LITTLE, COVERS)
        visible = techniques.judge_visibility(
            sorted(self.database.rows(seen), key=repr), sums["told"], self.database.rows(spoken)[0], self.as_of.date()
        )
        self.judged(results.VISIBILITY, visible, [seen, spoken, questions["told"]])
        rankings = RANKINGS.table()
        ranks = {row["technique"]: row["rank"] for row in found}
        gaps = techniques.judge_gaps(sorted(self.database.rows(rankings), key=lambda row: str(row["source_key"])), ranks)
        self.judged(results.RANK_GAPS, gaps, [rankings.select("survey", "year", "country", "technique", "rank")])

    def _data_use(self) -> None:
        contradictions: dict[str, int] = {}
        for kind, (contract, _) in data_use.COMPARED.items():
            counted = self.database.rows(data_use.disagreements(kind))[0]
            contradictions |= {f"{contract.name}.{name}": int(number) for name, number in counted.items()}
        fields = data_use.fields()
        self.judged(
            results.DATA_USE, data_use.judge_data_use(self.database.rows(fields), contradictions, self.lineage()), [fields]
        )


def _groups() -> ir.Table:
    return ibis.table({"organisation_id": "string", "group_id": "string"}, name="groups")


def _family(technique: str) -> str:
    known = BY_ID.get(technique)
    return known.family if known else "unknown"


def _as_of(workspace: Workspace, database: Database, as_of: date | None, now: datetime) -> datetime:
    """Bind the facts as of a date; give its midnight. By default the day after the latest fact, today at most."""
    if as_of is None:
        latest = None
        for contract in FACTS:
            for path in workspace.fact_files(contract):
                for name in ("happened_at", "known_at"):
                    found = _maximum(path, name)
                    latest = found if latest is None or (found is not None and found > latest) else latest
        today = now.astimezone(UTC).date()
        as_of = today if latest is None else min(today, latest.date() + timedelta(days=1))
    moment = datetime.combine(as_of, time())
    for contract in FACTS:
        database.bind_facts(contract, workspace.fact_files(contract), moment)
    database.bind_first_known(RECORDS, FIRST_KNOWN)
    return moment


def _maximum(path: Path, column: str) -> datetime | None:
    metadata = pq.read_metadata(path)
    index = metadata.schema.names.index(column)
    found = None
    for group in range(metadata.num_row_groups):
        statistics = metadata.row_group(group).column(index).statistics
        if statistics is not None and statistics.has_min_max and statistics.max is not None:
            found = statistics.max if found is None or statistics.max > found else found
    return found if found is None or found.tzinfo is None else found.replace(tzinfo=None)


def _end_of(day: date | None, zone: str) -> datetime | None:
    """Give the last moment of a day in the workspace's zone; None means now."""
    return datetime.combine(day, time.max, ZoneInfo(zone)) if day is not None else None


def _made_from(workspace: Workspace, as_of: date, typed: str) -> str:
    """Fingerprint what a run rests on: facts, what people typed in, settings, date, code."""
    manifest = workspace.manifest_path.read_bytes() if workspace.manifest_path.exists() else b""
    parts = [
        hashlib.sha256(manifest).hexdigest(),
        typed,
        json.dumps(workspace.settings, sort_keys=True),
        as_of.isoformat(),
        str(RESULTS_VERSION),
    ]
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()


def _run_id(workspace: Workspace, now: datetime) -> str:
    stem = now.astimezone(UTC).strftime("%Y%m%dT%H%M%S")
    number = 1
    while (workspace.folder / "results" / f"{stem}-{number:02d}").exists():
        number += 1
    return f"{stem}-{number:02d}"

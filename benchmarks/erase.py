"""Erasing one person from a workspace of ten million touches: time, the proving search apart, and what the disk grew by.

The workspace is written straight through the engine: facts in several imports, an original of each as a text, and results
of one run. The person has touches in every import, so that every file is written anew: the worst case.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from cordee.actions.erase import erase, newly_erased, prove
from cordee.actions.known_as import known_as
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.facts import PERSON_RECORDS, TOUCHES
from cordee.core.vocabulary.results import IDENTITY_LINKS, PERSONS, RESULTS, TIMELINE
from cordee.engine.atomic import point_to
from cordee.engine.database import SQL_TYPES, Database, write_batches
from cordee.engine.files import hash_file
from cordee.engine.manifest import FactFile, Import, Manifest, write_manifest
from cordee.engine.workspace import Workspace

NOW = datetime(2026, 11, 1, tzinfo=UTC)
IMPORTS = 10
TOUCHES_EACH = 40  # of one person
KEY = "email:person.7@firm7.example"


def typed(contract: Contract, values: dict[str, str]) -> str:
    """Write a selection of every column of a contract, null where no value is given."""
    return ", ".join(f"CAST({values.get(one.name, 'NULL')} AS {SQL_TYPES[one.kind]}) AS {one.name}" for one in contract.columns)


def provenance(source_key: str, number: int) -> dict[str, str]:
    moment = "TIMESTAMP '2020-01-01' + INTERVAL (i % 200000000) SECOND"
    return {"source": "'bench'", "source_key": source_key, "happened_at": moment, "known_at": moment,
            "recorded_at": "TIMESTAMP '2026-11-01'", "import_id": f"'{number:012d}'", "record": "i + 2"}  # fmt: skip


def facts(database: Database, workspace: Workspace, touches: int) -> list[Import]:
    """Write the imports: touches in every one, the people in the first; and an original of each."""
    people, each = touches // TOUCHES_EACH, touches // IMPORTS
    made = []
    for number in range(IMPORTS):
        files = []
        who = f"((i * {IMPORTS} + {number}) % {people})"
        email = f"'person.' || {who} || '@firm' || ({who} % 4000) || '.example'"
        content = "'https://www.example/page-' || (i % 3000)"
        touch = provenance(f"'touch:' || (i * {IMPORTS} + {number})", number) | {
            "person_key": f"'email:' || {email}", "technique": "'webinar'", "direction": "'in'", "scanner": "false",
            "campaign": "'campaign ' || (i % 500)", "content": content, "carrier": "'carrier ' || (i % 20)",
        }  # fmt: skip
        tables = {TOUCHES: (touch, each)}
        if number == 0:
            record = provenance("'crm:contact:' || i", number) | {
                "email": "'person.' || i || '@firm' || (i % 4000) || '.example'", "full_name": "'Given' || (i % 900) || ' Family' || i",
                "phone": "'+33 6' || lpad(i::VARCHAR, 8, '0')", "organisation_name": "'Firm ' || (i % 4000)",
            }  # fmt: skip
            tables[PERSON_RECORDS] = (record, people)
        for contract, (values, rows) in tables.items():
            place = f"{contract.name}/{number:012d}.parquet"
            path = workspace.folder / "facts" / place
            path.parent.mkdir(exist_ok=True)
            sql = f"SELECT {typed(contract, values)} FROM range({rows}) t(i)"
            database.connection.execute(f"COPY ({sql}) TO '{path}' (FORMAT parquet, COMPRESSION snappy)")
            files.append(FactFile(contract.name, place, rows))
        text = workspace.folder / "originals" / f"{number}.csv"
        columns = f"i AS id, {email} AS email, 'webinar' AS technique, 'campaign ' || (i % 500) AS campaign, {content} AS content"
        database.connection.execute(f"COPY (SELECT {columns} FROM range({each}) t(i)) TO '{text}' (FORMAT csv, HEADER true)")
        sha256 = hash_file(text)
        text.rename(text.with_name(f"{sha256[:16]}.csv"))
        made.append(
            Import(f"{number:012d}", f"touches-{number}.csv", f"{sha256[:16]}.csv", sha256, each, "table.touches", "bench",
                   NOW.isoformat(), "2026-10-31", "said", sections=[], files=sorted(files, key=lambda one: one.table))
        )  # fmt: skip
    return made


def results(database: Database, workspace: Workspace, touches: int) -> None:
    """Write the results of one run that hold people: who is who, persons, the timeline; the others empty."""
    people = touches // TOUCHES_EACH
    folder = workspace.folder / "results" / "20261101T000000-01"
    folder.mkdir()
    email = "'person.' || {0} || '@firm' || ({0} % 4000) || '.example'"
    filled = {
        IDENTITY_LINKS: ({"kind": "'person'", "key": f"'email:' || {email.format('i')}", "id": "'crm:contact:' || i", "because": "'email'"}, people),
        PERSONS: ({"person_id": "'crm:contact:' || i", "name": "'Given' || (i % 900) || ' Family' || i", "email": email.format("i"),
                   "records": "1", "sources": "1"}, people),
        TIMELINE: ({"organisation_id": "'firm' || (i % 4000)", "happened_at": "TIMESTAMP '2020-01-01' + INTERVAL (i % 200000000) SECOND",
                    "touch_key": "'touch:' || i", "person_id": f"'crm:contact:' || (i % {people})", "technique": "'webinar'",
                    "direction": "'in'", "campaign": "'campaign ' || (i % 500)", "content": "'https://www.example/page-' || (i % 3000)"}, touches),
    }  # fmt: skip
    for contract in RESULTS:
        values, rows = filled.get(contract, ({}, 0))
        sql = f"SELECT {typed(contract, values)} FROM range({rows}) t(i)"
        reader = database.connection.execute(sql).to_arrow_reader(100_000)
        write_batches(reader, contract, folder / f"{contract.name}.parquet")
    info = {
        "run_id": folder.name,
        "as_of": "2026-11-01",
        "ran_at": NOW.isoformat(),
        "made_from": hashlib.sha256(b"").hexdigest(),
        "rows": {},
    }
    (folder / "run.json").write_text(json.dumps(info))
    point_to(folder.parent / "current", folder.name)


def size_of(folder: Path) -> int:
    """Give the bytes of a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def measured(touches: int, folder: Path) -> dict[str, object]:
    """Make the workspace, erase one person, search for them."""
    workspace = Workspace.create(folder)
    with workspace.database() as database:
        imports = facts(database, workspace, touches)
        write_manifest(workspace.manifest_path, Manifest(tuple(imports)))
        results(database, workspace, touches)
    before = size_of(folder)
    wall, cpu = time.perf_counter(), time.process_time()
    with workspace.writing():
        with workspace.database() as database:
            known = known_as(workspace, database, {KEY})
        erased = newly_erased(known.subjects(workspace.secret), workspace.secret, NOW)
        removed = erase(workspace, erased, known.marks, book=None, now=NOW)
    erase_wall, erase_cpu = time.perf_counter() - wall, time.process_time() - cpu
    after = size_of(folder)
    wall, cpu = time.perf_counter(), time.process_time()
    with workspace.writing():
        remains, _ = prove(workspace, known.marks, book=None)
    return {
        "claim": "erase",
        "touches": touches,
        "workspace_mb": round(before / 1e6),
        "erase_wall_s": round(erase_wall, 1),
        "erase_cpu_s": round(erase_cpu, 1),
        "search_wall_s": round(time.perf_counter() - wall, 1),
        "search_cpu_s": round(time.process_time() - cpu, 1),
        "disk_growth": round(after / before - 1, 4),
        "touches_gone": removed.counts.get("touches", 0),
        "originals_changed": removed.counts.get("originals", 0),
        "remains": [f"{one.place}: {one.kind}" for one in remains],
    }


def main() -> None:
    """Measure, and print one line of JSON."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--touches", type=int, default=10_000_000)
    asked.add_argument("--folder", type=Path, default=None, help="where to make the workspace (default: a temporary folder)")
    options = asked.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="erase-", dir=options.folder))
    try:
        print(json.dumps(measured(options.touches, folder / "workspace")))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()

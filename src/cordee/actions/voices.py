"""The part of a run on territories and surveys: from the snapshot of what people typed in to voices, gaps and what comes to mind."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

import ibis.expr.types as ir
import pyarrow as pa

from cordee.core.opinion import briefs_told, lexicon, matching, nominations, pulse, scales_told, top_of_mind, voices, waves
from cordee.core.trust.subjects import subject_of
from cordee.core.vocabulary import results_of_scales
from cordee.core.vocabulary import results_of_voices as results
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.entered import ENTERED, SUBJECT_PEOPLE, TERRITORY_RECORDS
from cordee.core.vocabulary.results import IDENTITY_LINKS
from cordee.engine.database import Database

Snapshot = Mapping[str, pa.Table]
Records = Callable[[datetime | None], Snapshot]


class Run(Protocol):
    """What this part needs of a run."""

    database: Database

    def ask(self, contract: Contract, question: ir.Table) -> None:
        """Store the answer to a question under its contract."""
        ...

    def judged(self, contract: Contract, rows: Sequence[dict[str, Any]] | pa.Table, questions: Iterable[ir.Table]) -> None:
        """Store judged rows, noting which questions they come from."""
        ...


def nothing_typed(until: datetime | None) -> Snapshot:
    """Give the snapshot of a workspace whose records are not there."""
    return {contract.name: contract.schema.empty_table() for contract in ENTERED}


def fingerprint(snapshot: Snapshot) -> str:
    """Give the hash of a snapshot: the same for the same rows.

    Examples
    --------
    >>> fingerprint(nothing_typed(None)) == fingerprint(nothing_typed(None))
    True
    """
    digest = hashlib.sha256()
    for contract in ENTERED:
        table = snapshot[contract.name].combine_chunks()
        digest.update(f"{contract.name} {table.num_rows}\n".encode())
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, contract.schema) as writer:
            writer.write_table(table)
        digest.update(sink.getvalue())
    return digest.hexdigest()


def bind(database: Database, snapshot: Snapshot) -> None:
    """Let the names of the snapshot's contracts stand for its tables."""
    for contract in ENTERED:
        table = snapshot[contract.name]
        contract.check(table.schema)
        database.bind_arrow(contract.name, table)


def bind_people(database: Database, snapshot: Snapshot, secret: str) -> None:
    """Let ``subject_people`` say whom each subject of the snapshot means, by the identities of this run."""
    wanted = {
        str(one)
        for table in snapshot.values()
        if "subject" in table.column_names
        for one in table.column("subject").to_pylist()
        if one
    }
    found: dict[str, set[str]] = {}
    if wanted:
        links = IDENTITY_LINKS.table()
        for link in database.rows(links.filter(links.kind == "person").select("key", "id")):
            subject = subject_of(str(link["key"]), secret)
            if subject in wanted:
                found.setdefault(subject, set()).add(str(link["id"]))
    rows = [{"subject": subject, "person_id": min(ids)} for subject, ids in sorted(found.items()) if len(ids) == 1]
    database.bind_arrow(SUBJECT_PEOPLE.name, pa.Table.from_pylist(rows, schema=SUBJECT_PEOPLE.schema))


def compute(run: Run, as_of: datetime) -> None:
    """Compute the tables of territories, claims, nominations and what comes to mind."""
    asked = {
        "surveys": nominations.waves(), "counts": nominations.answering_counts(), "named": nominations.named_counts(),
        "mentions": top_of_mind.mention_counts(), "territories": voices.territories(), "claims": voices.claims(),
    }  # fmt: skip
    rows = {name: sorted(run.database.rows(question), key=repr) for name, question in asked.items()}
    run.ask(results.CLAIMS, asked["claims"])
    run.ask(results.QUESTIONS, matching.questions())
    proposed = briefs_told.briefs()
    run.judged(
        results.BRIEFS,
        briefs_told.judge_briefs(run.database.rows(proposed), (as_of - timedelta(microseconds=1)).date()),
        [proposed],
    )
    named = nominations.judge_nominations(rows["named"], rows["counts"], rows["surveys"])
    of_names = [asked[name] for name in ("named", "counts", "surveys")]
    run.judged(results.NOMINATIONS, named, of_names)
    few = nominations.few(rows["named"], rows["counts"])
    judged = voices.judge_territories(rows["territories"], rows["claims"], named, rows["counts"], rows["surveys"], few)
    run.judged(results.TERRITORIES, judged, [*of_names, asked["territories"], asked["claims"]])
    minds = top_of_mind.judge_top_of_mind(rows["mentions"], rows["counts"], rows["surveys"])
    of_minds = [asked["mentions"], asked["counts"], asked["surveys"]]
    run.judged(results.TOP_OF_MIND, minds, of_minds)
    run.judged(results.MIND_WAVES, waves.compare_waves(minds), of_minds)
    pulses = pulse.pulse_counts()
    run.judged(results.TRUST_PULSES, pulse.judge_pulses(run.database.rows(pulses), rows["surveys"]), [pulses, asked["surveys"]])
    _trust_scales(run, rows["surveys"], asked["surveys"])
    _suggest(run)


def _trust_scales(run: Run, surveys: Sequence[Mapping[str, Any]], waves: ir.Table) -> None:
    """Say what came out of every scale that was asked and how far it may be trusted, and how readers and peers see somebody."""
    asked = scales_told.forms()
    given = sorted(run.database.rows(asked), key=repr)
    filled, called = scales_told.filled_in(given, surveys), scales_told.called(given)
    run.judged(results_of_scales.SCALES_ANSWERED, scales_told.judge_scales(filled), [asked, waves])
    run.judged(results_of_scales.SCALE_FITS, scales_told.judge_fits(filled), [asked, waves])
    run.judged(results_of_scales.RATINGS, scales_told.judge_ratings(filled, called), [asked, waves])


def _suggest(run: Run) -> None:
    """Say which words of the company's own texts stand out on each territory; no text is read where there is no territory."""
    kept, asked = TERRITORY_RECORDS.table(), lexicon.texts()
    territories = sorted(run.database.rows(kept), key=lambda row: str(row["territory"]))
    said = [str(row["words"]) for row in run.database.rows(asked)] if territories else []
    run.judged(results.SUGGESTED_WORDS, lexicon.suggest(said, territories), [kept, asked])

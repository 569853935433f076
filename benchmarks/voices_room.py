"""The whole room of voices at the size of a large customer: 4,000 people, 20 territories, a million interactions.

Usage: python -m benchmarks.voices_room [--people 4000] [--territories 20] [--interactions 1000000] [--repeats 3]
Prints one line of JSON. Answers are laid out, facets estimated, everybody called by the eight cases; then the run's own part on
portraits asks what everybody wrote and with whom they exchanged, all having agreed, and judges it; then what the scales are
worth is judged. Interactions and texts are invented here; compilation is warmed up and told apart.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import ibis.expr.types as ir
import numpy as np
import pyarrow as pa

from benchmarks.voices_method import judged
from cordee.actions import run_portraits
from cordee.core.opinion import scales_told
from cordee.core.opinion.scales import scale_named
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.entered import SUBJECT_PEOPLE, TERRITORY_RECORDS
from cordee.core.vocabulary.entered_portraits import PORTRAIT_RECORDS
from cordee.core.vocabulary.facts import AUDIENCE_QUESTIONS, CONTENTS, INTERACTIONS, TOUCHES
from cordee.core.vocabulary.results import IDENTITY_LINKS, ORGANISATIONS, PERSONS
from cordee.engine.database import Database
from cordee.worlds.voices import voices
from cordee.worlds.voices_laws import LARGE, SMALL, Laws

SINCE, UNTIL = datetime(2025, 11, 26), datetime(2026, 11, 26)


class Running:
    """What the part on portraits needs of a run: a database, and where its rows go."""

    def __init__(self, database: Database) -> None:
        self.database, self.figures = database, 0

    def ask(self, contract: Contract, question: ir.Table) -> None:
        """Answer a question."""
        self.figures += self.database.run(question).num_rows

    def judged(self, contract: Contract, rows: Sequence[dict[str, Any]] | pa.Table, questions: Iterable[ir.Table]) -> None:
        """Count judged rows."""
        self.figures += len(rows)


def filled(contract: Contract, columns: dict[str, Any], rows: int) -> pa.Table:
    """Lay columns out under a contract, the others empty."""
    names = [(field.name, field.type) for field in contract.schema]
    return pa.table({name: pa.array(columns[name], kind) if name in columns else pa.nulls(rows, kind) for name, kind in names})


def invented(people: int, territories: int, interactions: int, seed: int = 1) -> dict[Contract, pa.Table]:
    """Invent traces: half interactions among people, half touches that they carried, ten texts each; everybody agreed to all."""
    dice = np.random.default_rng(seed)
    half = interactions // 2
    keys = np.array([f"email:person{number}@firm.example" for number in range(people)])
    firms = np.array([f"domain:firm{number}.example" for number in range(2_000)])
    topics = np.array([f"territory{number}" for number in range(territories)])
    often = dice.pareto(1.5, people) + 1
    whom = dice.choice(people, half, p=often / often.sum())
    days = [SINCE + timedelta(minutes=int(one)) for one in dice.integers(0, 525_000, 1_000)]
    moments = pa.array(days, pa.timestamp("us")).take(pa.array(dice.integers(0, 1_000, half)))
    numbers = pa.array(np.arange(half)).cast(pa.string())
    shared = {"source_key": numbers, "happened_at": moments, "known_at": moments}
    spoken = {
        "from_key": pa.array(keys).take(pa.array(dice.integers(0, people, half))),
        "to_key": pa.array(keys).take(pa.array(whom)),
        "kind": pa.array(["answered", "quoted", "shared", "connected"]).take(pa.array(dice.integers(0, 4, half))),
        "topic": pa.array(topics).take(pa.array(dice.integers(0, territories, half))),
    }
    carried = {
        "carrier": spoken["to_key"],
        "person_key": spoken["from_key"],
        "organisation_key": pa.array(firms).take(pa.array(dice.integers(0, 2_000, half))),
        "scanner": np.zeros(half, dtype=bool),
        "turns": dice.geometric(0.4, half),
        "words": dice.geometric(0.02, half),
    }
    ids, fields = [f"p{number}" for number in range(people)], ("traces", "exchanges", "topic", "audience")
    texts = 10 * people
    day = SINCE.date()
    said = {
        "consent": [f"{one}:{field}" for one in ids for field in fields],
        "portrait": [one for one in ids for _ in fields],
        "subject": [one for one in ids for _ in fields],
        "label": [one for one in ids for _ in fields],
        "side": ["employee"] * (len(fields) * people),
        "field": list(fields) * people,
        "words": [
            topics[number % territories] if field == "topic" else "counted" for number in range(people) for field in fields
        ],
        "level": [3_000 if field == "audience" else None for field in fields] * people,
        "since": [day] * (len(fields) * people),
    }
    written = {
        "source_key": [f"text{number}" for number in range(texts)],
        "happened_at": pa.array(days, pa.timestamp("us")).take(pa.array(dice.integers(0, 1_000, texts))),
        "title": [f"About {topics[number]}" for number in dice.integers(0, territories, texts)],
        "kind": ["post"] * texts,
        "author_key": [keys[number // 10] for number in range(texts)],
        "comments": dice.poisson(3, texts),
    }
    places = {
        "territory": list(topics), "name_en": list(topics), "name_fr": list(topics), "words_en": [[]] * territories, "words_fr": [[]] * territories,
        "state": ["active"] * territories,
    }  # fmt: skip
    firm_ids = [f"f{number}" for number in range(len(firms))]
    return {
        INTERACTIONS: filled(INTERACTIONS, shared | spoken, half),
        TOUCHES: filled(TOUCHES, shared | carried, half),
        CONTENTS: filled(CONTENTS, written, texts),
        AUDIENCE_QUESTIONS: filled(AUDIENCE_QUESTIONS, {}, 0),
        PORTRAIT_RECORDS: filled(PORTRAIT_RECORDS, said, len(fields) * people),
        SUBJECT_PEOPLE: filled(SUBJECT_PEOPLE, {"subject": ids, "person_id": ids}, people),
        TERRITORY_RECORDS: filled(TERRITORY_RECORDS, places, territories),
        IDENTITY_LINKS: filled(IDENTITY_LINKS, {"kind": ["person"] * people, "key": list(keys), "id": ids}, people),
        PERSONS: filled(PERSONS, {"person_id": ids, "organisation_id": dice.choice(firm_ids, people)}, people),
        ORGANISATIONS: filled(ORGANISATIONS, {"organisation_id": firm_ids}, len(firms)),
    }


def portrayed(tables: dict[Contract, pa.Table]) -> int:
    """Run the part on portraits as a run does, in a database of two threads; give how many rows of figures there are."""
    with tempfile.TemporaryDirectory() as folder, Database(Path(folder)) as database:
        for contract, table in tables.items():
            database.bind_arrow(contract.name, table)
        run = Running(database)
        run_portraits.compute(run, UNTIL)
    return run.figures


def forms(people: int, territories: int, seed: int = 1) -> list[dict[str, object]]:
    """Invent what 560 raters of each territory answer to the ten items about two people each."""
    dice, items = np.random.default_rng(seed), scale_named("peer-credibility").items
    return [
        {"survey": number, "rater": str(rater), "person_key": str(who), "item": item.id, "figure": float(dice.integers(1, 8)), "person_id": None,
         "name": str(who)}
        for number in range(territories) for rater in range(560) for who in dice.choice(people, 2, replace=False) for item in items
    ]  # fmt: skip


def judge_scales(rows: list[dict[str, object]], territories: int) -> int:
    """Judge what the answers to the scale are worth, one closed survey a territory; give how many facets and models were judged."""
    day = UNTIL.date()
    surveys = [
        {"survey": number, "template": "whom-to-ask", "territory": str(number), "wave": 1, "opened_on": day, "closed_on": day}
        for number in range(territories)
    ]
    filled = scales_told.filled_in(rows, surveys)
    scales_told.judge_ratings(filled, scales_told.called(rows))
    return len(scales_told.judge_scales(filled)) + len(scales_told.judge_fits(filled))


def main() -> None:
    """Measure, and print one line of JSON."""
    wanted = argparse.ArgumentParser()
    wanted.add_argument("--people", type=int, default=4_000)
    wanted.add_argument("--territories", type=int, default=20)
    wanted.add_argument("--interactions", type=int, default=1_000_000)
    wanted.add_argument("--repeats", type=int, default=3)
    options = wanted.parse_args()
    started = time.process_time()
    judged(voices(1, SMALL).seen)
    warm = time.process_time() - started
    laws = Laws(
        **{name: getattr(LARGE, name) for name in ("asked", "known")}, people=options.people, territories=options.territories
    )
    seen = voices(1, laws).seen
    tables = invented(options.people, options.territories, options.interactions)
    given = forms(options.people, options.territories)
    opinions, portraits, scales = [], [], []
    for _ in range(options.repeats):
        moments = [time.process_time()]
        judged(seen)
        moments.append(time.process_time())
        figures = portrayed(tables)
        moments.append(time.process_time())
        facets = judge_scales(given, options.territories)
        moments.append(time.process_time())
        for kept, one, other in zip((opinions, portraits, scales), moments[1:], moments, strict=False):
            kept.append(one - other)
    whole = [sum(one) for one in zip(opinions, portraits, scales, strict=True)]
    told = {"claim": "voices_room", "people": options.people, "territories": options.territories,
            "interactions": options.interactions, "answers": seen["ratings"].num_rows, "names": seen["nominations"].num_rows,
            "figures": figures, "repeats": options.repeats, "cpu_s": round(median(whole), 2),
            "cpu_s_all": [round(one, 2) for one in whole], "of_which_answers_s": round(median(opinions), 2),
            "of_which_portraits_s": round(median(portraits), 2), "of_which_scales_s": round(median(scales), 2), "scale_answers": len(given), "facets": facets,
            "warm_up_s": round(warm, 2), "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)}  # fmt: skip
    print(json.dumps(told))


if __name__ == "__main__":
    main()

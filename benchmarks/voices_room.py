"""The whole room of voices at the size of a large customer: 4,000 people, 20 territories, a million interactions.

Usage: python -m benchmarks.voices_room [--people 4000] [--territories 20] [--interactions 1000000] [--repeats 3]
Prints one line of JSON. Answers are laid out, facets estimated, everybody called by the eight cases; then what traces give
(echo, share of voice, exchanges, depth, breadth) is asked of the interactions and touches, and judged for everybody; then
what the scales are worth is judged. The interactions are invented here; compilation is warmed up and told apart.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from datetime import datetime, timedelta
from statistics import median

import duckdb
import ibis
import numpy as np
import pyarrow as pa

from benchmarks.voices_method import judged
from cordee.core.opinion import scales_told, traces
from cordee.core.opinion.depth import breadth, depth
from cordee.core.opinion.reach import echo, share_of_voice
from cordee.core.opinion.scales import scale_named
from cordee.core.vocabulary.facts import CONTENTS, INTERACTIONS, TOUCHES
from cordee.worlds.voices import voices
from cordee.worlds.voices_laws import LARGE, SMALL, Laws

SINCE, UNTIL = datetime(2025, 11, 26), datetime(2026, 11, 26)


def filled(contract: object, columns: dict[str, object], rows: int) -> pa.Table:
    """Lay columns out under a contract, the others empty."""
    names = [(field.name, field.type) for field in contract.schema]
    return pa.table({name: pa.array(columns[name], kind) if name in columns else pa.nulls(rows, kind) for name, kind in names})


def invented(people: int, territories: int, interactions: int, seed: int = 1) -> dict[str, pa.Table]:
    """Invent traces: half interactions among people, half touches that they carried."""
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
    return {
        "interactions": filled(INTERACTIONS, shared | spoken, half),
        "touches": filled(TOUCHES, shared | carried, half),
        "contents": filled(CONTENTS, {}, 0),
    }


def asked(tables: dict[str, pa.Table]) -> dict[str, list[dict[str, object]]]:
    """Run the room's questions in one DuckDB of two threads."""
    connection = duckdb.connect(config={"threads": 2, "memory_limit": "1200MB"})
    for name, table in tables.items():
        connection.register(name, table)
    backend = ibis.duckdb.from_connection(connection)
    questions = (traces.conversations, traces.lengths, traces.circles, traces.exchanges, traces.echoes, traces.contributions)
    found = {}
    for one in questions:
        found[one.__name__] = backend.to_pyarrow(one(SINCE, UNTIL)).to_pylist()
    return found


def judge_traces(found: dict[str, list[dict[str, object]]]) -> int:
    """Judge everybody's traces; give how many figures there are."""
    talks = {row["person"]: row for row in found["conversations"]}
    addressed = {row["person"]: row for row in found["exchanges"]}
    words, met, all_times, figures = {}, {}, {}, 0
    for row in found["lengths"]:
        words.setdefault(row["person"], {})[row["step"]] = row["contacts"]
    for row in found["circles"]:
        met.setdefault(row["person"], {})[row["organisation"]] = row["contacts"]
    for row in found["contributions"]:
        all_times[row["topic"]] = all_times.get(row["topic"], 0) + row["times"]
    for person in talks:
        depth(talks=talks[person], lengths=words.get(person), addressed=addressed.get(person))
        breadth(met.get(person, {}))
        figures += 5
    for row in found["contributions"]:
        share_of_voice(row["times"], all_times[row["topic"]])
    for row in found["echoes"]:
        echo(row["reacting"], row["times"])
    return figures + len(found["contributions"]) + len(found["echoes"])


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
    opinions, questions, judgements, scales = [], [], [], []
    for _ in range(options.repeats):
        moments = [time.process_time()]
        judged(seen)
        moments.append(time.process_time())
        answers = asked(tables)
        moments.append(time.process_time())
        figures = judge_traces(answers)
        moments.append(time.process_time())
        facets = judge_scales(given, options.territories)
        moments.append(time.process_time())
        for kept, one, other in zip((opinions, questions, judgements, scales), moments[1:], moments, strict=False):
            kept.append(one - other)
    whole = [sum(one) for one in zip(opinions, questions, judgements, scales, strict=True)]
    told = {"claim": "voices_room", "people": options.people, "territories": options.territories,
            "interactions": options.interactions, "answers": seen["ratings"].num_rows, "names": seen["nominations"].num_rows,
            "figures": figures, "repeats": options.repeats, "cpu_s": round(median(whole), 2),
            "cpu_s_all": [round(one, 2) for one in whole], "of_which_answers_s": round(median(opinions), 2),
            "of_which_questions_s": round(median(questions), 2), "of_which_traces_s": round(median(judgements), 2),
            "of_which_scales_s": round(median(scales), 2), "scale_answers": len(given), "facets": facets,
            "warm_up_s": round(warm, 2), "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)}  # fmt: skip
    print(json.dumps(told))


if __name__ == "__main__":
    main()

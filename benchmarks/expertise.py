"""Expertise against what happened later: windows inside the truncated dump (to develop), then the judgement itself, once.

usage: expertise.py DUMP JUDGE [--inner] [--final] [--scale N]

DUMP is a dump in the shape of Stack Exchange, JUDGE the script that truncates and judges. ``--inner`` never sees an answer after
the judge's cut: 38 windows of the truncated dump are parted again, and both figures are judged as the judge does.
``--final`` truncates, runs ``cordee experts`` as a user would, judges, and compares with the baseline by a paired bootstrap over
later questions. ``--scale`` measures CPU and memory on an invented site of N answers. One JSON line each.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pyarrow as pa
from scipy.special import ndtr

from cordee.actions.experts import _coded, _columns, rank_by_topic
from cordee.core.opinion.expertise_quality import levels_of

WINDOWS = [(s, e, 0.6) for s in (0, 0.1, 0.2, 0.3, 0.4, 0.5) for e in (0.6, 0.7, 0.8, 0.9, 1) if e - s >= 0.4] + [
    (s, 1, cut) for s in (0, 0.1, 0.2, 0.3) for cut in (0.5, 0.6, 0.7, 0.8)
]
PARTED = (0.5, 0.6, 0.7, 0.8)
DRAWS = 500


def judge_at(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("judge", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def day(text: str) -> float:
    return datetime.fromisoformat(text[:23]).timestamp() / 86_400


class Window:
    """Answers from one share of a dump to another, parted again: judged as the judge does, with 5 answerers a tag instead of 8."""

    def __init__(self, judge: ModuleType, folder: Path, since: float, until: float, cut: float, fewest: int = 5) -> None:
        posts = judge.rows(str(folder), "Posts")
        self.q = {p["Id"]: p for p in posts if p["PostTypeId"] == "1"}
        given = sorted(
            (p for p in posts if p["PostTypeId"] == "2" and p.get("OwnerUserId") and p.get("ParentId") in self.q),
            key=lambda p: p["CreationDate"],
        )
        given = given[int(len(given) * since) : int(len(given) * until)]
        self.cut = given[int(len(given) * cut)]["CreationDate"]
        self.score: Counter[str] = Counter()
        self.accepted: set[str] = set()
        for vote in judge.rows(str(folder), "Votes"):
            if vote["CreationDate"][:10] < self.cut[:10]:
                self.score[vote["PostId"]] += {"2": 1, "3": -1}.get(vote["VoteTypeId"], 0)
                if vote["VoteTypeId"] == "1":
                    self.accepted.add(vote["PostId"])
        self._part(given, judge.TAGS, fewest)

    def _part(self, given: list[dict[str, str]], tags: Any, fewest: int) -> None:
        self.past = [p for p in given if p["CreationDate"] < self.cut]
        self.later = [p for p in given if p["CreationDate"] >= self.cut]
        self.people = sorted({p["OwnerUserId"] for p in self.past})
        self.tags = {name: tags.findall(p.get("Tags", "")) for name, p in self.q.items()}
        later, past = defaultdict(set), defaultdict(set)
        for answers, seen in ((self.later, later), (self.past, past)):
            for p in answers:
                for tag in self.tags[p["ParentId"]]:
                    seen[tag].add(p["OwnerUserId"])
        self.judged = sorted(tag for tag in later if len(later[tag]) >= fewest and len(past[tag]) >= fewest)

    def table(self, answers: list[dict[str, str]], *, as_of_cut: bool = True) -> pa.Table:
        rows = [
            {
                "question": p["ParentId"], "person": p["OwnerUserId"], "topics": self.tags[p["ParentId"]],
                "at": datetime.fromisoformat(p["CreationDate"]).replace(tzinfo=UTC),
                "votes": self.score[p["Id"]] if as_of_cut else int(p["Score"]),
                "accepted": p["Id"] in self.accepted if as_of_cut else self.q[p["ParentId"]].get("AcceptedAnswerId") == p["Id"],
                "asked_at": datetime.fromisoformat(self.q[p["ParentId"]]["CreationDate"]).replace(tzinfo=UTC),
                "asked_votes": self.score[p["ParentId"]] if as_of_cut else int(self.q[p["ParentId"]]["Score"]),
            }
            for p in answers
        ]  # fmt: skip
        return pa.Table.from_pylist(rows)

    def rater(self, figure: str) -> Any:
        moment = datetime.fromisoformat(self.cut).replace(tzinfo=UTC)
        ranking = rank_by_topic(self.table(self.past), figure="activity" if figure == "activity" else "quality", as_of=moment)
        return rater_of((one["topic"] or "", one["person"], one["score"]) for one in ranking.to_pylist())

    def baseline(self) -> Any:
        first, now = min(day(p["CreationDate"]) for p in self.past), day(self.cut)
        fresh: Counter[str] = Counter()
        by_tag: dict[str, Counter[str]] = defaultdict(Counter)
        for p in self.past:
            weight = 0.5 ** ((now - day(p["CreationDate"])) / (0.2 * (now - first)))
            fresh[p["OwnerUserId"]] += weight
            for tag in self.tags[p["ParentId"]]:
                by_tag[tag][p["OwnerUserId"]] += weight
        return lambda tag, person: (by_tag[tag][person] if tag else 0) + 0.3 * fresh[person]

    def summed(self) -> Any:
        total: Counter[str] = Counter()
        for p in self.past:
            total[p["OwnerUserId"]] += self.score[p["Id"]]
        return lambda tag, person: total[person]


def rater_of(rows: Any) -> Any:
    table = {(topic, person): score for topic, person, score in rows}
    topics = {topic for topic, _ in table}
    return lambda topic, person: table.get((topic, person)) if not topic or topic in topics else table.get(("", person))


class Bench:
    """The later answers of a window as arrays, judged with a weight for each later question (for the bootstrap)."""

    def __init__(self, window: Window) -> None:
        self.w = window
        self.code = {name: index for index, name in enumerate(window.people)}
        self.questions = sorted({p["ParentId"] for p in window.later})
        self.at = {name: index for index, name in enumerate(self.questions)}
        self.pairs = []
        answered = defaultdict(list)
        for p in window.later:
            if p["OwnerUserId"] in self.code:
                answered[p["ParentId"]].append(p)
        for name, answers in answered.items():
            for index, x in enumerate(answers):
                for y in answers[index + 1 :]:
                    if x["OwnerUserId"] != y["OwnerUserId"] and x["Score"] != y["Score"]:
                        better, worse = (x, y) if int(x["Score"]) > int(y["Score"]) else (y, x)
                        self.pairs.append((name, better["OwnerUserId"], worse["OwnerUserId"]))

    def scores(self, rate: Any, rng: np.random.Generator) -> dict[str, np.ndarray]:
        """Give each tag's ranking of people, overall under "", as places; equal scores at random."""
        found = {}
        for tag in ["", *self.w.judged]:
            values = np.array([-1e300 if (v := rate(tag, person)) is None else v for person in self.w.people])
            found[tag] = np.lexsort((rng.random(len(values)), -values))
        return found

    def wins(self, rate: Any) -> np.ndarray:
        def on(name: str, person: str) -> float | None:
            values = [v for tag in self.w.tags[name] if (v := rate(tag, person)) is not None]
            return sum(values) / len(values) if values else rate("", person)

        won = []
        for name, better, worse in self.pairs:
            a, b = on(name, better), on(name, worse)
            won.append(0.5 if a is None or b is None or a == b else float(a > b))
        return np.array(won)

    def judge(self, orders: dict[str, np.ndarray], won: np.ndarray, weights: np.ndarray) -> tuple[float, float, float]:
        gain = np.zeros(len(self.w.people))
        on_tag: dict[str, Counter[str]] = {tag: Counter() for tag in self.w.judged}
        for p in self.w.later:
            worth = max(0, int(p["Score"])) * weights[self.at[p["ParentId"]]]
            if p["OwnerUserId"] in self.code:
                gain[self.code[p["OwnerUserId"]]] += worth
            for tag in self.w.tags[p["ParentId"]]:
                if tag in on_tag:
                    on_tag[tag][p["OwnerUserId"]] += worth
        precise = [one for tag in self.w.judged if (one := self._precision(orders[tag], on_tag[tag])) is not None]
        discount = 1 / np.log2(np.arange(2, 22))
        ideal = np.sort(gain)[::-1][:20]
        first = gain[orders[""][:20]]
        of_pairs = np.array([weights[self.at[name]] for name, _, _ in self.pairs])
        quality = float(of_pairs @ won / of_pairs.sum()) if len(won) and of_pairs.sum() else float("nan")
        return float(np.mean(precise)), float(first @ discount[: len(first)] / (ideal @ discount[: len(ideal)])), quality

    def _precision(self, order: np.ndarray, later: Counter[str]) -> float | None:
        ranked = later.most_common()
        if len(ranked) < 5:
            return None
        relevant = {person for person, worth in ranked if worth >= ranked[4][1] and worth > 0}
        if not relevant:
            return None
        hits, total = 0, 0.0
        for place, index in enumerate(order):
            if self.w.people[index] in relevant:
                hits += 1
                total += hits / (place + 1)
        return total / len(relevant)

    def compare(self, rates: dict[str, Any], draws: int) -> dict[str, Any]:
        """Judge several raters on the same draws of later questions; give figures, intervals and paired differences."""
        rng = np.random.default_rng(0)
        won = {name: self.wins(rate) for name, rate in rates.items()}
        plain = {
            name: np.mean([self.judge(self.scores(rate, rng), won[name], np.ones(len(self.questions))) for _ in range(5)], axis=0)
            for name, rate in rates.items()
        }
        orders = {name: self.scores(rate, rng) for name, rate in rates.items()}
        drawn: dict[str, list[tuple[float, float, float]]] = {name: [] for name in rates}
        for _ in range(draws):
            weights = np.bincount(rng.integers(len(self.questions), size=len(self.questions)), minlength=len(self.questions))
            for name in rates:
                drawn[name].append(self.judge(orders[name], won[name], weights.astype(float)))
        return {"plain": plain, "drawn": {name: np.array(rows) for name, rows in drawn.items()}, "pairs": len(self.pairs)}


def middle(values: np.ndarray) -> list[float]:
    return [round(float(one), 3) for one in np.nanquantile(values, [0.025, 0.975])]


def inner(judge: ModuleType, truncated: Path) -> dict[str, Any]:
    """Judge both figures on windows of the truncated dump, and the ranges of quality on its later parts."""
    rows: dict[str, list[tuple[float, float, float]]] = {"activity": [], "quality": [], "baseline": [], "votes": []}
    pairs = []
    for since, until, cut in WINDOWS:
        window = Window(judge, truncated, since, until, cut)
        bench = Bench(window)
        rates = {name: window.rater(name) for name in ("activity", "quality")}
        rates |= {"baseline": window.baseline(), "votes": window.summed()}
        found = bench.compare(rates, 0)
        pairs.append(found["pairs"])
        for name in rates:
            rows[name].append(tuple(found["plain"][name]))
    table = {name: np.array(values) for name, values in rows.items()}
    weights = np.array(pairs, dtype=float)
    ahead = table["activity"][:, :2] - table["baseline"][:, :2]
    return {
        "windows": len(WINDOWS), "MAP": {name: round(float(v[:, 0].mean()), 3) for name, v in table.items()},
        "NDCG@20": {name: round(float(v[:, 1].mean()), 3) for name, v in table.items()},
        "quality": {name: round(float(np.nansum(v[:, 2] * weights) / weights.sum()), 3) for name, v in table.items()},
        "windows_activity_ahead": {"MAP": int((ahead[:, 0] > 0).sum()), "NDCG@20": int((ahead[:, 1] > 0).sum())},
        "quality_pairs_in_all_windows": int(weights.sum()), "quality_ranges": covered(judge, truncated),
        "activity_ranges": foreseen(judge, truncated),
    }  # fmt: skip


def covered(judge: ModuleType, truncated: Path) -> dict[str, Any]:
    """Say how often the 90 in 100 range of quality holds what a person's later answers alone say, and how sure wins come."""
    inside, n_later, expected, came = [], [], [], []
    for cut in PARTED:
        window = Window(judge, truncated, 0, 1, cut)
        before, people, _ = _coded(_columns(window.table(window.past), None), None)
        after, later_people, _ = _coded(_columns(window.table(window.later, as_of_cut=False), None), None)
        past = levels_of(before)
        later = levels_of(after, variances=past.variances)
        vu = past.variances.person
        place = {name: index for index, name in enumerate(people)}
        rows = []
        for index, name in enumerate(later_people):
            share = 1 - later.person_var[index] / vu
            if name in place and after.counts()[index] >= 2 and share > 0.05:
                one = place[name]
                alone, error = later.person[index] / share, 1 / (1 / later.person_var[index] - 1 / vu)
                rows.append((alone - past.person[one], past.person_var[one] + error))
        gaps, spread = (np.array(column) for column in zip(*rows, strict=True))
        gaps = gaps - (gaps / spread).sum() / (1 / spread).sum()  # the later people as a whole may be better or worse
        inside += (np.abs(gaps) < 1.645 * np.sqrt(spread)).tolist()
        n_later.append(len(rows))
        for _, better, worse in Bench(window).pairs:
            one, other = place[better], place[worse]
            doubt = 2 * past.variances.noise + past.person_var[one] + past.person_var[other]
            chance = float(ndtr((past.person[one] - past.person[other]) / np.sqrt(doubt)))
            expected.append(max(chance, 1 - chance))
            came.append(float(chance > 0.5))
    share = float(np.mean(inside))
    return {
        "held": round(share, 3), "of": len(inside), "aimed_at": 0.9,
        "interval": [round(share - 1.96 * (share * (1 - share) / len(inside)) ** 0.5, 3),
                     round(min(1.0, share + 1.96 * (share * (1 - share) / len(inside)) ** 0.5), 3)],
        "splits_overlap": True, "wins_expected": round(float(np.mean(expected)), 3), "wins_came": round(float(np.mean(came)), 3),
        "pairs": len(came),
    }  # fmt: skip


def foreseen(judge: ModuleType, truncated: Path) -> dict[str, Any]:
    """Say how often the 90 in 100 range of activity holds what each person's later answers earned in thirty days."""
    inside: list[bool] = []
    answered: list[bool] = []
    for cut in PARTED:
        window = Window(judge, truncated, 0, 1, cut)
        moment = datetime.fromisoformat(window.cut).replace(tzinfo=UTC)
        until = min(day(window.cut) + 30, day(max(p["CreationDate"] for p in window.later)))
        months = (until - day(window.cut)) / 30
        gained: Counter[str] = Counter()
        for p in window.later:
            gained[p["OwnerUserId"]] += max(0, int(p["Score"])) * (day(p["CreationDate"]) <= until)
        for one in rank_by_topic(window.table(window.past), figure="activity", as_of=moment).to_pylist():
            if one["topic"] is None:
                inside.append(one["low"] <= gained[one["person"]] / months <= one["high"])
                answered.append(one["n"] >= 5)
    often = np.array(inside)[np.array(answered)]
    return {"held": round(float(np.mean(inside)), 3), "of": len(inside),
            "held_of_those_with_5_answers": round(float(often.mean()), 3), "of_those": len(often)}  # fmt: skip


def final(judge: ModuleType, dump: Path, judge_path: Path, truncated: Path) -> dict[str, Any]:
    """Run the command on the truncated dump, let the judge judge, and compare with baselines by a paired bootstrap."""
    said, rates, cpu = {}, {}, {}
    for figure in ("activity", "quality"):
        out = truncated / f"{figure}.csv"
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, "-m", "cordee", "experts", str(truncated), "--figure", figure, "--out", str(out)]
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu[figure] = round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 2)
        judged = subprocess.run(
            [sys.executable, str(judge_path), str(dump), "score", str(out)], check=True, capture_output=True, text=True
        )
        said[figure] = judged.stdout.strip().splitlines()[-1]
        rows = [line.rsplit(",", 2) for line in out.read_text("utf-8").splitlines()[1:]]
        rates[figure] = rater_of((topic, person, float(score)) for topic, person, score in rows)
    window = Window(judge, dump, 0, 1, 0.6, fewest=8)
    found = Bench(window).compare(rates | {"baseline": window.baseline(), "votes": window.summed()}, DRAWS)
    drawn = found["drawn"]
    names = ("MAP", "NDCG@20", "quality")
    own = {"MAP": "activity", "NDCG@20": "activity", "quality": "quality"}
    report: dict[str, Any] = {"judge_says": said, "cpu_s": cpu, "tags": len(window.judged), "quality_n": found["pairs"]}
    for index, name in enumerate(names):
        for against in ("baseline", "votes") if name == "quality" else ("baseline",):
            ahead = drawn[own[name]][:, index] - drawn[against][:, index]
            report[f"{name} against {against}"] = {
                "ours": round(float(found["plain"][own[name]][index]), 3), "ours_95": middle(drawn[own[name]][:, index]),
                "theirs": round(float(found["plain"][against][index]), 3), "difference_95": middle(ahead),
                "ahead_in": round(float((ahead > 0).mean()), 3), "draws": DRAWS,
            }  # fmt: skip
    return report


def scale(n: int) -> dict[str, Any]:
    """Measure both figures on an invented site of n answers, read from a dump."""
    rng = np.random.default_rng(0)
    questions, people, tags = int(n / 1.7), max(n // 10, 5), max(50, n // 150)
    likely = 1 / np.arange(1, people + 1) ** 1.1
    asked = np.sort(rng.uniform(0, 3000, questions))
    chosen, who = rng.integers(questions, size=n), rng.choice(people, size=n, p=likely / likely.sum())
    votes = np.round(np.expm1(np.maximum(1 + rng.normal(0, 0.4, people)[who] + rng.normal(0, 0.7, n), -0.5))).astype(int)
    report: dict[str, Any] = {"answers": n, "people": people, "tags": tags}
    with tempfile.TemporaryDirectory() as folder:
        with (Path(folder) / "Posts.xml").open("w", encoding="utf-8") as out:
            out.write("<posts>\n")
            for index, at in enumerate(asked):
                topics = "".join(f"&lt;t{int(tags * rng.random() ** 3)}&gt;" for _ in range(3))
                out.write(
                    f'<row Id="{index}" PostTypeId="1" CreationDate="{_stamp(at)}" Score="3" Tags="{topics}" Body="{"q" * 600}" />\n'
                )
            for index in range(n):
                at = min(asked[chosen[index]] + rng.exponential(2), 3000.0)
                out.write(f'<row Id="a{index}" PostTypeId="2" ParentId="{chosen[index]}" CreationDate="{_stamp(at)}" '
                          f'Score="{votes[index]}" OwnerUserId="{who[index]}" Body="{"a" * 800}" />\n')  # fmt: skip
            out.write("</posts>\n")
        for figure in ("activity", "quality"):
            before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
            command = [sys.executable, "-m", "cordee", "experts", folder, "--figure", figure, "--out", f"{folder}/out.csv"]
            subprocess.run(command, check=True, capture_output=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            report[figure] = {"cpu_s": round(cpu, 1), "wall_s": round(time.time() - began, 1)}
        report["peak_mb"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return report


def _stamp(days: float) -> str:
    return datetime.fromtimestamp(1_400_000_000 + days * 86_400, UTC).strftime("%Y-%m-%dT%H:%M:%S.000")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dump", type=Path)
    parser.add_argument("judge", type=Path)
    parser.add_argument("--inner", action="store_true")
    parser.add_argument("--final", action="store_true")
    parser.add_argument("--scale", type=int, default=0)
    asked = parser.parse_args()
    judge = judge_at(asked.judge)
    with tempfile.TemporaryDirectory() as folder:
        truncated = Path(folder) / "truncated"
        command = [sys.executable, str(asked.judge), str(asked.dump), "truncate", str(truncated)]
        subprocess.run(command, check=True, capture_output=True)
        if asked.inner:
            print(json.dumps({"inner": inner(judge, truncated)}), flush=True)
        if asked.final:
            print(json.dumps({"final": final(judge, asked.dump, asked.judge, truncated)}), flush=True)
    if asked.scale:
        print(json.dumps({"scale": scale(asked.scale)}), flush=True)


if __name__ == "__main__":
    main()

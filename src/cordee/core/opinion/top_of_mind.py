"""What comes to mind first on a territory: names given without help, then names known from a list; by wave and segment.

Names that fewer than three raters typed are told together, as others, unless they stand in the survey's own list. A
segment is shown only where ten answered, and where those left out could not be told from the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import ibis.expr.types as ir

from cordee.core.opinion.surveys import AIDED, LEAST, MIND, STEP
from cordee.core.vocabulary.entered import ANSWERS_GIVEN
from cordee.core.vocabulary.estimate import unknown
from cordee.core.vocabulary.shares import share
from cordee.core.vocabulary.techniques import plain

SEGMENT_LEAST = 10
ALL = ""
Counts = dict[str, dict[str, int]]  # by kind (first, unaided, aided), by mention


def mention_counts() -> ir.Table:
    """Ask how many raters gave each name: first, at all, and from the list; by survey and segment."""
    answers = ANSWERS_GIVEN.table()
    given = answers.filter(answers.item.isin([MIND, AIDED]), answers.mention != "")
    return given.group_by("survey", "segment", "item", "mention", "words", "place").agg(raters=given.rater.nunique())


def judge_top_of_mind(
    mentions: Iterable[Mapping[str, Any]], counts: Iterable[Mapping[str, Any]], surveys: Iterable[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Give every name with its shares: first mention, any mention without help, and from the list.

    Parameters
    ----------
    mentions, counts, surveys
        The answers to ``mention_counts``, ``nominations.answering_counts`` and ``nominations.waves``.
    """
    by_survey: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for row in mentions:
        by_survey[int(row["survey"])].append(row)
    of: dict[tuple[int, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in counts:
        for segment in {ALL, str(row["segment"])}:
            of[int(row["survey"]), segment][str(row["step"])] += int(row["raters"])
    found = []
    for survey in surveys:
        number = int(survey["survey"])
        rows = by_survey.get(number, [])
        if of[number, ALL][f"{STEP}{MIND}"] >= LEAST:
            sizes = {segment: steps[f"{STEP}{MIND}"] for (one, segment), steps in of.items() if one == number and segment != ALL}
            for segment in (ALL, *shown_segments(sizes, of[number, ALL][f"{STEP}{MIND}"])):
                found += _of_segment(survey, segment, rows, of[number, segment])
    return found


def shown_segments(sizes: Mapping[str, int], whole: int) -> list[str]:
    """Give the segments that can be shown: ten answered in each, and those left out are none, or three at least.

    Examples
    --------
    >>> shown_segments({"customers": 12, "partners": 2}, 14), shown_segments({"customers": 12, "partners": 3}, 15)
    ([], ['customers'])
    """
    shown = sorted(segment for segment, n in sizes.items() if n >= SEGMENT_LEAST)
    left_out = whole - sum(sizes[segment] for segment in shown)
    return shown if left_out == 0 or left_out >= LEAST else []


def _of_segment(
    survey: Mapping[str, Any], segment: str, rows: Iterable[Mapping[str, Any]], of: Mapping[str, int]
) -> list[dict[str, Any]]:
    counted, spelled = _counted(row for row in rows if segment in (ALL, row["segment"]))
    listed = {plain(str(one)): str(one) for one in survey["offered"]}
    names = {mention for kind in counted.values() for mention in kind} | set(listed)
    told = [one for one in names if one in listed or counted["unaided"].get(one, 0) >= LEAST]
    pooled = [one for one in names if one not in told]
    found = [
        _row(survey, segment, mention, listed.get(mention) or spelled[mention], {kind: counted[kind].get(mention, 0) for kind in counted}, of,
             in_list=mention in listed)
        for mention in told
    ]  # fmt: skip
    if pooled:
        others = {"first": sum(counted["first"].get(one, 0) for one in pooled)}
        found.append(_row(survey, segment, "", "", others, of, in_list=False))
    return found


def _counted(rows: Iterable[Mapping[str, Any]]) -> tuple[Counts, dict[str, str]]:
    """Count each name once a rater: a rater gives a name at one place only, which the page sees to."""
    counted: Counts = {"first": defaultdict(int), "unaided": defaultdict(int), "aided": defaultdict(int)}
    spellings: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        mention, raters = str(row["mention"]), int(row["raters"])
        if row["item"] == AIDED:
            counted["aided"][mention] += raters
            continue
        counted["unaided"][mention] += raters
        spellings[mention][str(row["words"])] += raters
        if row["place"] == 1:
            counted["first"][mention] += raters
    spelled = {mention: min(ways, key=lambda one: (-ways[one], one)) for mention, ways in spellings.items()}
    return counted, spelled


def _row(
    survey: Mapping[str, Any],
    segment: str,
    mention: str,
    name: str,
    hits: Mapping[str, int],
    of: Mapping[str, int],
    *,
    in_list: bool,
) -> dict[str, Any]:
    row: dict[str, Any] = {
        "territory": survey["territory"], "survey": int(survey["survey"]), "wave": survey["wave"], "segment": segment,
        "mention": mention, "name": name, "ours": bool(survey["house"]) and mention == plain(str(survey["house"])),
        "since": survey["opened_on"], "until": survey["closed_on"],
    }  # fmt: skip
    for kind, step, asked in (("first", MIND, True), ("unaided", MIND, "unaided" in hits), ("aided", AIDED, in_list)):
        n = of.get(f"{STEP}{step}", 0)
        told = share(hits[kind], n, least=LEAST, reason="too_few_raters") if asked else unknown("not_asked")
        row |= {kind: None if told.value is None else hits[kind]} | told.columns(
            f"{kind}_share", formula="top_of_mind", since=survey["opened_on"], until=survey["closed_on"],
            rows=f"top_of_mind?survey={survey['survey']}",
        )  # fmt: skip
    return row

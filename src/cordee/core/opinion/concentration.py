"""How concentrated the voice on a territory is: of what is said there, by text, and of who is heard there, by name given.

Winner takes all, or many who speak: the same figure is told of revenue in ``measurement.long_tail``. It names nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, log, sqrt
from typing import Any

import ibis.expr.types as ir
import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from cordee.core.opinion.heard import NAMING
from cordee.core.opinion.nominations import latest_waves
from cordee.core.vocabulary.entered import ANSWERS_GIVEN, SUBJECT_PEOPLE
from cordee.core.vocabulary.estimate import Estimate, unknown
from cordee.core.vocabulary.shares import wilson

Row = Mapping[str, Any]
LEAST = 10  # texts, or people who named somebody
LEAST_FIRST = 3  # texts of the one heard most, or people who named them: below, several are first by chance


@dataclass(frozen=True, slots=True)
class Concentration:
    """How much one voice has of all that is said or heard, and how concentrated the whole is.

    Parameters
    ----------
    voices
        Different voices.
    counted
        Texts, or names given.
    first
        The share of the voice that has most.
    index
        How often two taken by chance, of two texts or two people, are of the same voice: 1 where one has everything.
    equals
        As many equal voices would be as concentrated: 1 over ``index``.
    """

    voices: int
    counted: int
    first: Estimate
    index: Estimate
    equals: Estimate


def concentration(said: Sequence[Mapping[str, int]]) -> Concentration:
    """Say how concentrated voices are, over texts with their author, or people with the names that they give.

    Parameters
    ----------
    said
        One entry a text or a person, independent of the others: how often each voice, by an opaque key.

    Examples
    --------
    >>> found = concentration([{"ada": 1}] * 16 + [{"bo": 1}] * 5 + [{"cy": 1}] * 4)
    >>> found.first.value, round(found.index.value, 3), round(found.equals.value, 2), found.voices
    (0.64, 0.453, 2.21, 3)

    Notes
    -----
    Herfindahl and Hirschman's index as Simpson (1949) estimates it without bias: pairs of one entry are no pairs, so 25 texts by 25 authors give 0,
    where the sum of squared shares gives 1/25. The range is the jackknife's over entries on the logit scale with t; where all voices are equal
    the jackknife sees no variance, and that of pairs, 2 θ (1 − θ) / (k (k − 1) m²) with m voices an entry, stands in its place. It then holds
    the truth more often than it says.
    """
    entries = [one for one in said if any(one.values())]
    keys = sorted({key for one in entries for key in one})
    counts = np.array([[one.get(key, 0) for key in keys] for one in entries], dtype=np.float64).reshape(len(entries), len(keys))
    whole = round(float(counts.sum()))
    if len(entries) < LEAST:
        few = unknown("too_few_voices", len(entries))
        return Concentration(len(keys), whole, few, few, few)
    index, first = _index(counts), _first(counts)
    if first.reason == "each_once":  # a few pairs that happen to agree would stand for hundreds of voices
        return Concentration(len(keys), whole, first, index, unknown("each_once", index.n))
    equals = (
        Estimate(1 / index.value, index.n, 1 / index.span[1], 1 / index.span[0])
        if index.value and index.span
        else unknown(index.reason or "other", index.n, None if not index.value else 1 / index.value)
    )
    return Concentration(len(keys), whole, first, index, equals)


def names_given() -> ir.Table:
    """Ask who named whom in closed surveys: each person once a rater."""
    answers, people = ANSWERS_GIVEN.table(), SUBJECT_PEOPLE.table()
    wanted = answers.filter(answers.item.isin(NAMING) & (answers.subject != "") & (answers.label != ""))
    known = wanted.left_join(people, wanted.subject == people.subject)
    voice = known.person_id.fill_null(known.subject)
    return known.select("survey", "rater", voice=voice).distinct().order_by("survey", "rater", "voice")


def heard_on(names: Iterable[Row], surveys: Iterable[Row], counts: Iterable[Row]) -> dict[str, tuple[Concentration, date, date]]:
    """Give, by territory, how concentrated the names are that its latest wave gave, and the days of that wave.

    Parameters
    ----------
    names
        The answer to ``names_given``.
    surveys, counts
        The answers to ``nominations.waves`` and ``answering_counts``.
    """
    by: dict[int, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for row in names:
        by[int(row["survey"])][str(row["rater"])][str(row["voice"])] = 1
    return {
        territory: (concentration(list(by[int(one["survey"])].values())), one["opened_on"], one["closed_on"])
        for territory, one in sorted(latest_waves(counts, surveys).items())
    }


def judge_concentration(
    territories: Iterable[str],
    texts: Mapping[str, tuple[Sequence[int], int]],
    heard: Mapping[str, tuple[Concentration, date, date]],
    *,
    since: date,
    until: date,
) -> list[dict[str, Any]]:
    """Give two rows a territory: what is said there, and who is heard there; each figure with its range or why there is none.

    Parameters
    ----------
    texts
        By territory: of each author how many texts, and how many texts name no author. A territory without any is left out.
    heard
        What ``heard_on`` gives.
    since, until
        The days of the texts.
    """
    rows = []
    for territory in sorted(territories):
        by_author, nameless = texts.get(territory, ((), 0))
        entries = [{str(author): 1} for author, many in enumerate(by_author) for _ in range(many)]
        if entries or nameless:
            rows.append(_row(territory, "said", concentration(entries), nameless, since, until))
        if territory in heard:
            found, opened, closed = heard[territory]
            rows.append(_row(territory, "heard", found, 0, opened, closed))
    return rows


def _row(territory: str, kind: str, found: Concentration, nameless: int, since: date, until: date) -> dict[str, Any]:
    return {
        "territory": territory, "kind": kind, "voices": found.voices if found.first.reason != "too_few_voices" else None,
        "counted": found.counted, "nameless": nameless,
        **found.first.columns("first_share", formula="first_voice", since=since, until=until),
        **found.index.columns("index", formula="voice_index", since=since, until=until),
        **found.equals.columns("equals", formula="voice_equals", since=since, until=until),
    }  # fmt: skip


def _index(counts: NDArray[np.float64]) -> Estimate:
    entries = len(counts)
    each, of_voice = counts.sum(axis=1), counts.sum(axis=0)
    whole = float(each.sum())
    same, pairs = float(of_voice @ of_voice - (counts * counts).sum()), whole**2 - float(each @ each)
    found = same / pairs
    if found in (0.0, 1.0):
        return unknown("each_once" if found == 0 else "only_one", entries, found)
    left = (same - 2 * (counts * (of_voice - counts)).sum(axis=1)) / (pairs - 2 * each * (whole - each))
    jackknife = (entries - 1) / entries * float(((left - left.mean()) ** 2).sum())
    of_pairs = 2 * found * (1 - found) / (entries * (entries - 1) * float(each.mean()) ** 2)
    return _on_logit(found, max(jackknife, of_pairs), entries)


def _first(counts: NDArray[np.float64]) -> Estimate:
    """Give the share of the voice that has most of everything."""
    entries = len(counts)
    each, of_voice = counts.sum(axis=1), counts.sum(axis=0)
    at = int(np.argmax(of_voice))
    found = float(of_voice[at] / of_voice.sum())
    if (counts[:, at] > 0).sum() < LEAST_FIRST:
        return unknown("each_once", entries)
    left = counts[:, at] - found * each
    variance = entries / (entries - 1) * float(left @ left) / float(each.sum()) ** 2
    if found == 1.0 or variance == 0:
        held = wilson(round(found * entries), entries)
        return Estimate(found, entries, min(held.low, found), max(held.high, found))
    return _on_logit(found, variance, entries)


def _on_logit(found: float, variance: float, entries: int) -> Estimate:
    reach = float(stdtrit(entries - 1, 0.975)) * sqrt(variance) / (found * (1 - found))
    middle = log(found / (1 - found))
    return Estimate(found, entries, 1 / (1 + exp(reach - middle)), 1 / (1 + exp(-reach - middle)))

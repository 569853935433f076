"""From a question to the territories whose words it holds, and to the people who could answer it, the least asked first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

import ibis.expr.types as ir

from cordee.core.opinion.briefs import Speaker
from cordee.core.opinion.territories import Territory
from cordee.core.vocabulary.entered import QUESTION_RECORDS
from cordee.core.vocabulary.results_of_voices import QUESTIONS
from cordee.core.vocabulary.techniques import plain

Lack = Literal["agreement", "language", "limit", "before"]


def questions() -> ir.Table:
    """Ask for every question that a customer asked, with whether it has its answer."""
    asked = QUESTION_RECORDS.table()
    return asked.mutate(answered=asked.answered_on.notnull()).select(*(one.name for one in QUESTIONS.columns))


@dataclass(frozen=True, slots=True)
class Match:
    """A territory that a question may belong to, and the words that say so.

    Parameters
    ----------
    score
        The sum over the words found of 1 / number of territories that use the word.
    """

    territory: str
    words: tuple[str, ...]
    score: float


def match(text: str, territories: Sequence[Territory]) -> list[Match]:
    """Give the territories whose name or vocabulary a question holds, the best first; none where no word is found.

    A word that several territories use says less: it counts 1 / n. A plural in s or x finds its singular, and the other way.

    Examples
    --------
    >>> from cordee.core.vocabulary.text import Text
    >>> there = [Territory("restart", Text("restart", "redémarrage"), ("controller",), ("automate", "arrêt")),
    ...          Territory("network", Text("network", "réseau"), (), ("automate",))]
    >>> [(one.territory, one.words, one.score) for one in match("Après un arrêt, par quel automate ?", there)]
    [('restart', ('arrêt', 'automate'), 1.5), ('network', ('automate',), 0.5)]
    """
    vocabularies, spread = _vocabularies(tuple(territories))
    inside = f" {_folded(text)} "
    found = []
    for key, words in vocabularies.items():
        hits = sorted(word for word in words if f" {word} " in inside)
        if hits:
            found.append(Match(key, tuple(words[word] for word in hits), sum(1 / spread[word] for word in hits)))
    return sorted(found, key=lambda one: (-one.score, one.territory))


@lru_cache(maxsize=8)
def _vocabularies(territories: tuple[Territory, ...]) -> tuple[dict[str, dict[str, str]], Counter[str]]:
    """Give the words of each territory as they compare, and how many territories use each; many texts are asked of the same ones."""
    found = {
        one.key: {_folded(word): word for word in (one.name.en, one.name.fr, *one.words_en, *one.words_fr) if _folded(word)}
        for one in territories
        if one.state == "active"
    }
    return found, Counter(word for words in found.values() for word in words)


def near(text: str, others: Iterable[str], territories: Sequence[Territory]) -> int:
    """Count the other questions that share a territory's word with this one."""
    mine = {word for one in match(text, territories) for word in one.words}
    return sum(bool(mine & {word for one in match(other, territories) for word in one.words}) for other in others)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could answer a question, with what speaks for them and what stands against asking them now.

    Parameters
    ----------
    proofs
        Proofs of the territory that name them as who can tell of it.
    raters
        How many peers name them on the territory; None where nothing is known.
    asked
        Proposals in the last 90 days, whatever became of them.
    lacks
        What stands against asking them now; empty where nothing does.
    """

    speaker: Speaker
    proofs: int = 0
    raters: int | None = None
    asked: int = 0
    asked_last: date | None = None
    lacks: tuple[Lack, ...] = ()


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Put candidates in order: who may be asked, then who was asked least, then who has done it, then who is named.

    Department and side have no part in it. The name breaks what is left.

    Examples
    --------
    >>> ada, bea = (Candidate(Speaker(n, "s", name), raters=r, asked=a) for n, name, r, a in [(1, "Ada", 9, 2), (2, "Bea", None, 0)])
    >>> [one.speaker.label for one in in_order([ada, bea])]
    ['Bea', 'Ada']
    """
    return sorted(
        candidates,
        key=lambda one: (
            bool(one.lacks),
            one.asked,
            -one.proofs,
            -(one.raters or 0),
            one.asked_last or date.min,
            one.speaker.label,
        ),
    )


def _folded(text: str) -> str:
    return " ".join(word[:-1] if len(word) > 3 and word[-1] in "sx" else word for word in plain(text).split())

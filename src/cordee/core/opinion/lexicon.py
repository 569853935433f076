"""Words that stand out in the company's own texts on a territory: suggested in the language of the text, taken over by hand.

A text belongs to a territory whose name or words it holds. Of these texts, words and pairs of words are told that are there
far more often than in the other texts; nothing that no text of one's own says is ever suggested.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import exp, log, sqrt
from typing import Any

import ibis
import ibis.expr.types as ir

from cordee.core.vocabulary.entered import QUESTION_RECORDS
from cordee.core.vocabulary.estimate import Estimate
from cordee.core.vocabulary.facts import AUDIENCE_QUESTIONS, CONTENTS, INTERACTIONS
from cordee.core.vocabulary.function_words import BINDING, FUNCTION_WORDS, language_of
from cordee.core.vocabulary.techniques import plain
from cordee.core.vocabulary.text import Language

MOST_TEXTS = 10_000  # the latest; more would say the same for more time
MOST_WORDS = 10  # told by territory and language
LEAST_TEXTS = 3  # texts of the territory that hold a word, below which it is not told
PRIOR = 2.0  # texts that the prior weighs: it says of a word what all texts together say
SURE, TOLD = 2.58, 1.96  # of spreads above nought from which a word stands out (99 %), and of the range that is told (95 %)
SWALLOWED = 0.8  # a word that stands in a pair this often is told as the pair
LETTERS = re.compile(r"[^\W\d_][\w-]*")
BETWEEN = " · "  # between the title that an exchange was about, and its tags
BREAKS = re.compile(r"[.,;:?!()«»\"/|]")
ELIDED = re.compile(r"\b(?:l|d|j|m|t|s|c|n|qu|jusqu|lorsqu|puisqu)[’']", re.IGNORECASE)
Row = Mapping[str, Any]


def texts() -> ir.Table:
    """Ask for the latest texts of one's own: titles of contents, what customers asked, subjects of exchanges; each once."""
    contents, asked, typed = CONTENTS.table(), AUDIENCE_QUESTIONS.table(), QUESTION_RECORDS.table()
    said = INTERACTIONS.table()
    found = ibis.union(
        contents.select(words="title", at=contents.happened_at.date()),
        asked.select(words="question", at=asked.happened_at.date()),
        typed.select(words="words", at="asked_on"),
        said.select(words=said.topic.split(BETWEEN)[0], at=said.happened_at.date()),  # a forum's tags are no text
    )
    known = found.filter(found.words.notnull(), found.words.length() > 2)
    once = known.group_by("words").agg(at=known["at"].max())
    return once.order_by(ibis.desc("at"), "words").limit(MOST_TEXTS)


def terms_of(text: str, language: Language) -> dict[str, str]:
    """Give the words and pairs of words of a text, by how they compare; small words stand in none but between a pair.

    Examples
    --------
    >>> sorted(terms_of("L’arrêt de production", "fr").values())
    ['arrêt', 'arrêt de production', 'production']
    """
    small = FUNCTION_WORDS[language]
    found: dict[str, str] = {}
    for piece in BREAKS.split(ELIDED.sub(" ", text)):
        since: list[str] = []  # the last word that counts, and the small ones after it
        for word in (one.group() for one in LETTERS.finditer(piece)):
            lower = word if word.isupper() else word.casefold()
            if lower.casefold() in small or (len(word) < 3 and not word.isupper()):
                since.append(lower)
                continue
            found.setdefault(folded(lower), lower)
            if len(since) == 1 or (len(since) == 2 and since[1] in BINDING):
                pair = " ".join([*since, lower])
                found.setdefault(folded(pair), pair)
            since = [lower]
    return {key: word for key, word in found.items() if key}


def folded(text: str) -> str:
    """Reduce words to what compares: no accents, no case, no plural in s or x."""
    return " ".join(word[:-1] if len(word) > 3 and word[-1] in "sx" else word for word in plain(text).split())


def suggest(texts: Iterable[str], territories: Sequence[Row]) -> list[dict[str, Any]]:
    """Give the words that stand out, by territory and language; none for a territory whose own words no text holds.

    Parameters
    ----------
    territories
        Rows of ``territory_records``.

    Notes
    -----
    Log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn, 2008), on texts that hold a word and texts that do
    not, so that a word said ten times in one text counts once; the prior is what all texts of the language say together. A word
    is told from 2.58 spreads above nought on, a threshold of habit that was fitted to nothing.
    """
    held = {str(row["territory"]): _own(row) for row in territories if row["state"] == "active"}
    read: dict[Language, list[tuple[dict[str, str], frozenset[str]]]] = defaultdict(list)
    for text in texts:
        language = language_of(text)
        if language is not None:
            inside = f" {folded(text)} "
            at = frozenset(key for key, words in held.items() if any(f" {word} " in inside for word in words))
            read[language].append((terms_of(text, language), at))
    found = []
    for language, known in sorted(read.items()):
        for key in sorted({one for _, at in known for one in at}):
            found += _standing_out(key, language, known, held[key])
    return found


def _own(row: Row) -> frozenset[str]:
    names = (row["name_en"], row["name_fr"], *(row["words_en"] or ()), *(row["words_fr"] or ()))
    return frozenset(filter(None, (folded(str(one)) for one in names)))


def _standing_out(
    key: str, language: Language, known: Sequence[tuple[dict[str, str], frozenset[str]]], own: frozenset[str]
) -> list[dict[str, Any]]:
    inside, outside, spelled = Counter[str](), Counter[str](), defaultdict[str, Counter[str]](Counter)
    texts = 0
    for terms, at in known:
        (inside if key in at else outside).update(terms.keys())
        texts += key in at
        if key in at:
            for term, written in terms.items():
                spelled[term][written] += 1
    others = len(known) - texts
    told = []
    for term, hits in inside.items():
        if hits < LEAST_TEXTS or term in own or any(f" {word} " in f" {term} " or f" {term} " in f" {word} " for word in own):
            continue
        middle, spread = log_odds(hits, texts, outside[term], others)
        if middle > SURE * spread:
            told.append((middle / spread, term, hits, middle, spread))
    pairs = {term: hits for _, term, hits, _, _ in told if " " in term}
    told = [
        one
        for one in told
        if not any(f" {one[1]} " in f" {pair} " and one[1] != pair and hits >= SWALLOWED * one[2] for pair, hits in pairs.items())
    ]
    best = sorted(told, key=lambda one: (-one[0], one[1]))[:MOST_WORDS]
    return [
        {
            "territory": key, "language": language, "words": min(spelled[term], key=lambda one: (-spelled[term][one], one)), "texts": hits, "of": texts,
            "elsewhere": outside[term], "others": others,
            **Estimate(exp(middle), hits, exp(middle - TOLD * spread), exp(middle + TOLD * spread)).columns("times", formula="standing_out"),
        }
        for _, term, hits, middle, spread in best
    ]  # fmt: skip


def log_odds(hits: int, of: int, elsewhere: int, others: int, *, prior: float = PRIOR) -> tuple[float, float]:
    """Give how much likelier a word is here than elsewhere, as the logarithm of a ratio of odds, and its spread.

    Parameters
    ----------
    hits, of
        Of the texts here, how many hold the word.
    elsewhere, others
        The same of the other texts.

    Examples
    --------
    >>> middle, spread = log_odds(20, 40, 5, 400)
    >>> middle > 2.58 * spread, log_odds(2, 10, 20, 100)[0]
    (True, 0.0)
    """
    share = (hits + elsewhere) / (of + others)
    cells = (
        hits + prior * share,
        of - hits + prior * (1 - share),
        elsewhere + prior * share,
        others - elsewhere + prior * (1 - share),
    )
    if min(cells) <= 0:  # every text holds it, or there are no others: it tells nothing apart
        return 0.0, 1.0
    here, not_here, there, not_there = cells
    return round(log(here / not_here) - log(there / not_there), 12) + 0.0, sqrt(sum(1 / one for one in cells))

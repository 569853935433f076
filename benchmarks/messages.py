"""How often the check of messages flags invented texts that start from the technology, and passes those from the customer.

Usage: .venv/bin/python benchmarks/messages.py. Prints one line of JSON. The texts (``messages.toml``) were written before the
check; every second one of each group judges. Three figures stand beside: the plain rule of counting "we" against "you", on
the same texts; the check with a random half of every list of words taken away (how much hangs on knowing the words); CPU.
Texts and lists come from one writer, so that the judging half shows the rule, not the words of the world; ``messages_hard.toml``
was written against the check, and shows where it fails.
"""

from __future__ import annotations

import json
import random
import re
import resource
import time
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cordee.core.measurement.intervals import wilson
from cordee.core.programmes import message_perspective
from cordee.core.programmes.message_check import Vocabulary, check
from cordee.core.programmes.message_forms import message_of
from cordee.core.programmes.message_words import OURS, PEOPLE, PRAISE, PROBLEM, READER, TECHNOLOGY

TEXTS = Path(__file__).parent / "messages.toml"
HARD = Path(__file__).parent / "messages_hard.toml"
DRAWS, SEED = 20, 1
Judge = Callable[[dict[str, Any]], bool]


def main() -> None:
    """Print what was found."""
    texts = tomllib.loads(TEXTS.read_text("utf-8"))["text"]
    developing, judging = halves(texts)
    began = time.process_time()
    repeats = []
    for _ in range(5):
        start = time.process_time()
        for one in texts:
            flagged(one)
        repeats.append(time.process_time() - start)
    found = {
        "development": rates(developing, flagged),
        "judging": rates(judging, flagged),
        "hard": rates(tomllib.loads(HARD.read_text("utf-8"))["text"], flagged),
        "judging_we_against_you": rates(judging, by_pronouns),
        "judging_half_the_words": half_the_words(judging),
        "milliseconds_a_text": round(1000 * sorted(repeats)[2] / len(texts), 2),
        "cpu_seconds": round(time.process_time() - began, 2),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(found, ensure_ascii=False))


def halves(texts: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Part the texts: the first, third … of each group develop, the others judge."""
    seen: Counter[tuple[str, str]] = Counter()
    developing, judging = [], []
    for one in texts:
        group = (one["centred"], one["language"])
        seen[group] += 1
        (developing if seen[group] % 2 else judging).append(one)
    return developing, judging


def flagged(text: dict[str, Any]) -> bool:
    """Say whether the check takes a text for one that starts from the technology."""
    message = message_of(text["body"], title=text["title"])
    return check(message, vocabulary=Vocabulary(own=tuple(text.get("own", ())))).starts_from_technology


def by_pronouns(text: dict[str, Any]) -> bool:
    """Say whether "we" comes more often than "you": the rule that one would think of first."""
    words = Counter(re.findall(r"[a-zà-ÿ]+", f"{text['title']} {text['body']}".casefold()))
    us = sum(words[one] for one in (*OURS["en"], *OURS["fr"]))
    you = sum(words[one] for one in (*READER["en"], *READER["fr"]))
    return us > you


def rates(texts: list[dict[str, Any]], judge: Judge) -> dict[str, Any]:
    """Give, of texts of each kind, how many are flagged, with Wilson's 95 % interval."""
    found = {}
    for kind in ("technology", "customer"):
        held = [judge(one) for one in texts if one["centred"] == kind]
        sure = wilson(sum(held), len(held))
        found[kind] = {"flagged": sum(held), "n": len(held), "low": round(sure.low, 3), "high": round(sure.high, 3)}
    return found


def half_the_words(texts: list[dict[str, Any]]) -> dict[str, Any]:
    """Give the same with a random half of every list gone (you and we stay): mean, least and most over the draws."""
    dice, lists = random.Random(SEED), (PEOPLE, PRAISE, PROBLEM, TECHNOLOGY)
    whole = [dict(one) for one in lists]
    draws = []
    for _ in range(DRAWS):
        for one, kept in zip(lists, whole, strict=True):
            for language, words in kept.items():
                one[language] = tuple(dice.sample(words, len(words) // 2))
        message_perspective._lexicon.cache_clear()
        draws.append({kind: found["flagged"] / found["n"] for kind, found in rates(texts, flagged).items()})
    for one, kept in zip(lists, whole, strict=True):
        one.update(kept)
    message_perspective._lexicon.cache_clear()
    return {
        kind: {
            "mean": round(sum(one[kind] for one in draws) / DRAWS, 3),
            "least": round(min(one[kind] for one in draws), 3),
            "most": round(max(one[kind] for one in draws), 3),
            "draws": DRAWS,
        }
        for kind in ("technology", "customer")
    }


if __name__ == "__main__":
    main()

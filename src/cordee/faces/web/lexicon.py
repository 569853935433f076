"""Words that the company's own texts suggest for a territory, and taking one over into its vocabulary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from cordee.core.opinion.lexicon import folded
from cordee.core.opinion.territories import Territory
from cordee.faces.web.evidence import why
from cordee.faces.web.speech import Words

LANGUAGES = ("fr", "en")


def suggested_of(words: Words, rows: Sequence[Mapping[str, Any]], territory: Territory) -> list[dict[str, Any]]:
    """Give the words that stand out, by language, the surest first; none that was taken over since."""
    known = {folded(one) for one in (*territory.words_en, *territory.words_fr, territory.name.en, territory.name.fr)}
    found = []
    for language in sorted(LANGUAGES, key=lambda one: one != words.language):
        mine = [row for row in rows if row["language"] == language and folded(str(row["words"])) not in known]
        if mine:
            ordered = sorted(mine, key=lambda row: (-row["times_evidence"]["low"], row["words"]))
            found.append(
                {
                    "id": language,
                    "name": words(f"lex.{language}", n=mine[0]["of"]),
                    "words": [_word(words, row) for row in ordered],
                }
            )
    return found


def with_word(territory: Territory, word: str, language: str) -> Territory:
    """Give a territory with one word more in one of its languages; the same where it has the word already."""
    taken = " ".join(word.split())[:80]
    if language == "fr":
        return replace(territory, words_fr=tuple(dict.fromkeys((*territory.words_fr, taken))))
    return replace(territory, words_en=tuple(dict.fromkeys((*territory.words_en, taken))))


def _word(words: Words, row: Mapping[str, Any]) -> dict[str, Any]:
    evidence = row["times_evidence"]
    title = words("lex.title", word=row["words"])
    return {
        "word": row["words"], "language": row["language"],
        "line": words("lex.line", n=row["texts"], of=row["of"], elsewhere=row["elsewhere"], others=row["others"]),
        "why": why(words, title, evidence, of="lexicon", share=False, change="lex.change"),
    }  # fmt: skip

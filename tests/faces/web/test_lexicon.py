"""Suggested words are shown the surest first, in the reader's language first, and never again once they were taken over."""

from __future__ import annotations

from cordee.core.opinion.territories import Territory
from cordee.core.vocabulary.text import Text
from cordee.faces.web.lexicon import suggested_of, with_word
from cordee.faces.web.speech import Words

RESTART = Territory("restart", Text("plant restart", "redémarrage d’usine"), ("controller",), ("arrêt",))


def row(words, language="fr", low=2.0):
    evidence = {
        "n": 4,
        "low": low,
        "high": 9.0,
        "reason": None,
        "since": None,
        "until": None,
        "formula": "standing_out",
        "rows": "",
    }
    return {"territory": "restart", "language": language, "words": words, "texts": 4, "of": 6, "elsewhere": 1, "others": 40, "times": 4.0,
            "times_evidence": evidence}  # fmt: skip


def test_the_readers_language_comes_first_and_the_surest_word():
    rows = [row("safety relay", "en"), row("baie"), row("automate", low=3.0)]

    found = suggested_of(Words("fr"), rows, RESTART)

    assert [(group["id"], [one["word"] for one in group["words"]]) for group in found] == [
        ("fr", ["automate", "baie"]),
        ("en", ["safety relay"]),
    ]
    assert found[0]["words"][0]["line"].replace("\xa0", " ") == "dans 4 textes sur 6 ici, dans 1 sur 40 ailleurs"


def test_a_word_that_was_taken_over_is_suggested_no_more_in_the_plural_either():
    taken = with_word(RESTART, "automates", "fr")

    assert taken.words_fr == ("arrêt", "automates")
    assert suggested_of(Words("fr"), [row("automate")], taken) == []
    assert with_word(taken, "automates", "fr") == taken

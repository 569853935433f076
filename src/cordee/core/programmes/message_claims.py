"""Claims in a message: to be ahead of others, and figures; and whether the reader is told what they rest on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cordee.core.programmes.message import Lexicon, Place, Sentence
from cordee.core.programmes.message_checks import Finding, Outcome, said
from cordee.core.programmes.message_perspective import Perspective
from cordee.core.programmes.message_words import BUYING, SUPERLATIVE
from cordee.core.vocabulary.text import Language, Text

_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|une?|deux|trois|quatre|cinq|sept|huit|neuf|dix|twenty|thirty|vingt|trente|cent)"
_FIGURE = re.compile(
    rf"\d[\d.,]*\s?%|\b\d+(?:[.,]\d+)?\s?(?:times|fois)\b|\b[x×]\s?\d+\b|\b{_NUMBER} (?:in|out of) (?:a )?(?:\d{{1,3}}\b|{_NUMBER}\b)(?! (?:countr|pays|day|hour|week|month|year|minute|size|langu|format))|\b{_NUMBER}(?: \w+)? sur {_NUMBER}\b|\b(?:thousands|millions|milliers|millions) (?:of|de|d’|d')\s?(?:customers|clients|companies|users|firms|businesses|people|entreprises|utilisateurs|sociétés|utilisatrices)\b|\bplus de (?:cent|mille) (?:clients|entreprises|utilisateurs|sociétés)",
    re.IGNORECASE,
)
_GROUNDS = Lexicon(
    ("according to", "source*", "selon", "d’après", "survey*", "study", "studies", "étude*", "enquête*", "audit*", "counted", "compté*",
     "measured", "mesuré*", "report by", "rapport de", "we asked", "nous avons demandé", "on a posé")
)  # fmt: skip
_NOTE = re.compile(r"\[\d+\]|\(\d\)|[¹²³]")


def superlatives(read: Perspective, language: Language) -> Outcome:
    """Find claims to be ahead, in sentences about us, with no source, note or link in that sentence or the next."""
    places: list[Place] = []
    sentences = [one.sentence for one in read.spoken]
    for number, one in enumerate(read.spoken):
        if one.of in ("us", "both") and not _grounded(sentences[number : number + 2]):
            places += [one.sentence.at(*span) for span in _superlative(language).find(one.sentence.folded)]
    if not places:
        return None
    words = ", ".join(dict.fromkeys(_quoted(read, one) for one in places))
    seen = said("Nothing to check beside: {words}.", "Rien à vérifier à côté de\u00a0: {words}.", words=words)
    suggestion = Text(
        "Say who compared, with whom and when, and link to it; or say the plain fact.",
        "Dites qui a comparé, avec qui et quand, avec un lien\u202f; ou dites simplement le fait.",
    )
    return Finding("superlatives", seen, suggestion, tuple(places))


def figures(read: Perspective, language: Language) -> Outcome:
    """Find shares, multiples and round crowds whose source stands neither in that sentence nor in one beside it."""
    places: list[Place] = []
    sentences = [one.sentence for one in read.spoken]
    for number, one in enumerate(sentences):
        if _grounded(sentences[max(0, number - 1) : number + 2]) or _buying(language).holds(one.folded):
            continue
        places += [one.at(*found.span()) for found in _FIGURE.finditer(one.text)]
    if not places:
        return None
    words = ", ".join(dict.fromkeys(_quoted(read, one) for one in places))
    seen = said("Without a source: {words}.", "Sans source\u00a0: {words}.", words=words)
    suggestion = Text(
        "Say who counted, how many and when, and link to it where one can.",
        "Dites qui a compté, sur combien et quand, avec un lien si possible.",
    )
    return Finding("figures", seen, suggestion, tuple(places))


def has_sourced_figure(read: Perspective) -> bool:
    """Say whether a figure stands in the text with what it rests on."""
    sentences = [one.sentence for one in read.spoken]
    return any(
        _FIGURE.search(one.text) and _grounded(sentences[max(0, number - 1) : number + 2]) for number, one in enumerate(sentences)
    )


def _grounded(sentences: Sequence[Sentence]) -> bool:
    return any(one.linked or _NOTE.search(one.text) or _GROUNDS.holds(one.folded) for one in sentences)


def _quoted(read: Perspective, place: Place) -> str:
    for one in read.spoken:
        at = one.sentence.place
        if at.part == place.part and at.start <= place.start < at.end:
            return one.sentence.text[place.start - at.start : place.end - at.start]
    return ""


@cache
def _superlative(language: Language) -> Lexicon:
    return Lexicon(SUPERLATIVE[language])


@cache
def _buying(language: Language) -> Lexicon:
    return Lexicon(BUYING[language])

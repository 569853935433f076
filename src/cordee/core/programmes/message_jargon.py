"""Jargon in a message: letters that nobody explains, words of technology in numbers, words that fit any offer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from cordee.core.programmes.message import Lexicon, Message, Place, Role, folded
from cordee.core.programmes.message_checks import Finding, Outcome, Untold, said
from cordee.core.programmes.message_perspective import technology, too_short
from cordee.core.programmes.message_words import HOLLOW, SHORT_WORDS
from cordee.core.vocabulary.text import Language, Text

DENSE = 6  # words of technology in a hundred from which they are told; no developing text of customers has more than 2
FEW = 3  # below which they are no number
TOO_SHORT = Text("The text is too short to say.", "Le texte est trop court pour le dire.")
FOR_THEM = Text(
    "Not asked for a reader of the technical department.", "N’est pas demandé pour une personne du service technique."
)

_LETTERS = re.compile(r"\b(?=[A-Z0-9&/]*[A-Z][A-Z0-9&/]*[A-Z])[A-Z][A-Z0-9&/]{1,7}\b(?![-\d])")
_ROMAN = re.compile(r"[IVXLCDM]+\Z")


def acronyms(message: Message, *, known: Iterable[str] = ()) -> Outcome:
    """Find letters in capitals that the text does not explain, each at its first place.

    Explained are letters in brackets after words, and letters with words in brackets after them. A text in capitals throughout
    has none.
    """
    fine = {folded(one) for one in (*known, *SHORT_WORDS)}
    whole = f"{message.title.text}\n{message.body.text}"
    found: dict[str, Place] = {}
    for sentence in message.sentences:
        if sentence.text.isupper():
            continue
        for one in _LETTERS.finditer(sentence.text):
            letters = one[0]
            if (
                folded(letters) not in fine
                and letters not in found
                and not _ROMAN.match(letters)
                and not _explained(letters, whole)
            ):
                found[letters] = sentence.at(*one.span())
    if not found:
        return None
    seen = said("Not explained: {words}.", "Sans explication\u00a0: {words}.", words=", ".join(found))
    suggestion = Text(
        "Write each out once, or say what it does; leave it out if the reader does not need it.",
        "Écrivez chacun en toutes lettres une fois, ou dites à quoi il sert\u202f; retirez-le si le lecteur peut s’en passer.",
    )
    return Finding("acronyms", seen, suggestion, tuple(sorted(found.values(), key=_order)))


def density(message: Message, language: Language, *, role: Role | None = None, known: Iterable[str] = ()) -> Outcome:
    """Find whether a text holds words of technology in numbers: six in a hundred words or more."""
    if role == "technical":
        return Untold("density", FOR_THEM)
    if too_short(message):
        return Untold("density", TOO_SHORT)
    fine = Lexicon(known)
    places = [
        sentence.at(*span)
        for sentence in message.sentences
        for span in technology(sentence, language)
        if not fine.holds(sentence.folded[slice(*span)])
    ]
    if len(places) < FEW or 100 * len(places) < DENSE * message.words:
        return None
    seen = said(
        "Words of technology: {n} of {words} words.",
        "Mots de technologie\u00a0: {n} sur {words} mots.",
        n=len(places),
        words=message.words,
    )
    suggestion = Text(
        "Keep the few that the reader uses themselves; for the others say what they change in a working day.",
        "Gardez les quelques mots que le lecteur emploie lui-même\u202f; pour les autres, dites ce qu’ils changent dans une journée de travail.",
    )
    return Finding("density", seen, suggestion, tuple(places))


def hollow(message: Message, language: Language, *, avoided: Iterable[str] = ()) -> Outcome:
    """Find words that fit any offer, and those that the company wants to avoid."""
    lexicons = (_hollow(language), Lexicon(avoided))
    places: list[Place] = []
    for sentence in message.sentences:
        spans = sorted({span for one in lexicons for span in one.find(sentence.folded)})
        places += [sentence.at(*span) for span in spans]
    if not places:
        return None
    words = ", ".join(dict.fromkeys(message.quote(one).casefold() for one in places))
    seen = said("Seen: {words}.", "Vu\u00a0: {words}.", words=words)
    suggestion = Text(
        "Replace each by what only this offer does, with an example, or strike it.",
        "Remplacez chacun par ce que seule cette offre fait, avec un exemple, ou supprimez-le.",
    )
    return Finding("hollow", seen, suggestion, tuple(places))


@cache
def _hollow(language: Language) -> Lexicon:
    return Lexicon(HOLLOW[language])


def _explained(letters: str, whole: str) -> bool:
    bare = re.escape(letters)
    return bool(re.search(rf"\w\s*\(\s*{bare}\s*[),:;]|\b{bare}\s*\([^()\n]*\w+ [^()\n]*\)", whole))


def _order(place: Place) -> tuple[bool, int]:
    return place.part == "body", place.start

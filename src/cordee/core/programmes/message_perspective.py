"""Whom a message speaks of: the reader and their problem, or us and our technology; sentence by sentence, and who comes first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from cordee.core.programmes.message import Lexicon, Message, Place, Sentence
from cordee.core.programmes.message_words import (
    MONEY_LETTERS,
    OURS,
    PEOPLE,
    PRAISE,
    PROBLEM,
    READER,
    SHORT_WORDS,
    TECHNOLOGY,
    Words,
)
from cordee.core.vocabulary.text import Language

Of = Literal["reader", "us", "both", "neither"]
Sign = Literal["reader", "people", "problem", "question", "us", "name", "praise", "technology"]
OF_READER: frozenset[Sign] = frozenset(("reader", "people", "problem", "question"))
LEAST_SENTENCES, LEAST_WORDS = 3, 25  # below which neither share nor order says anything
LEAST_OURS = 2  # sentences about us below which a text is not about us: one word of technology makes no subject
OPENING = 3  # sentences, the title counted, in which the reader should come

_OWNED = re.compile(r"(?:\b(?:our|nos|notre)\b|\bown\b)(?: +[0-9a-z]+){0,2} *$")
_MEASURED = re.compile(
    r"\d+(?:[.,]\d+)?[ \u00a0\u202f-]?(?:mm|µm|nm|kg|kW|kWh|MW|MWh|GPa|MPa|ms|GHz|MHz|kHz|GB|TB|G[Bb]it/s|°C|bar|rpm|mA|V|dpi|fps|dB)\b|\d+ (?:milliseconds|degrees of freedom|millisecondes)\b"
)
_CAPITALS = re.compile(r"\b(?=[A-Z0-9-]*[A-Z][A-Z0-9-]*[A-Z0-9])[A-Z][A-Z0-9]{1,7}(?:-[A-Z0-9]+)*\b")


@dataclass(frozen=True, slots=True)
class Mark:
    """One sign in a sentence, with its place; the question mark of a sentence is one for the reader."""

    sign: Sign
    place: Place


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence, its signs, and whom it speaks of: the side with more signs."""

    sentence: Sentence
    marks: tuple[Mark, ...]

    @property
    def of(self) -> Of:
        """Whom it speaks of."""
        reader = sum(one.sign in OF_READER for one in self.marks)
        ours = len(self.marks) - reader
        return "neither" if not self.marks else "both" if reader == ours else "reader" if reader > ours else "us"

    @property
    def only_addresses(self) -> bool:
        """Whether it is a title in which nothing but a "you" or a "your" is of the reader."""
        return self.sentence.place.part == "title" and {one.sign for one in self.marks} & OF_READER == {"reader"}


@dataclass(frozen=True, slots=True)
class Perspective:
    """How many sentences speak of whom, and when the reader first comes.

    Parameters
    ----------
    first_of_reader
        The number of the first sentence that speaks of the reader, from 1; None where none does.
    """

    spoken: tuple[Spoken, ...]

    def count(self, of: Of) -> int:
        """Count the sentences that speak of somebody."""
        return sum(one.of == of for one in self.spoken)

    @property
    def first_of_reader(self) -> int | None:
        """The number of the first sentence that speaks of the reader, from 1; None where none does.

        A title that only says "you" or "your" may stand over any text: it counts where it names who reads, a problem or a question.
        """
        return next(
            (number for number, one in enumerate(self.spoken, 1) if one.of in ("reader", "both") and not one.only_addresses), None
        )

    @property
    def comes_late(self) -> bool:
        """Whether we come in the opening, and the reader does not."""
        first = self.first_of_reader
        opens = any(one.of == "us" for one in self.spoken[:OPENING]) and self.count("us") >= LEAST_OURS
        return opens and (first is None or first > OPENING)

    @property
    def is_about_us(self) -> bool:
        """Whether more sentences speak of us and our technology than of the reader."""
        return self.count("us") >= LEAST_OURS and self.count("us") > self.count("reader")


def perspective(message: Message, language: Language, *, names: Iterable[str] = (), known: Iterable[str] = ()) -> Perspective:
    """Say of each sentence whom it speaks of.

    Signs of the reader: you, people at work, a problem, a question. Signs of us: we, our names, praise, technology. You and we
    count once a sentence, however often they come, so that a text does not pass by saying "you" again and again.

    Parameters
    ----------
    names
        What we call ourselves and our products; one that begins with a small letter in the text is a plain word of it.
    known
        Words that the readers use themselves: they are no technology.
    """
    own, theirs = Lexicon(names), Lexicon(known)
    return Perspective(tuple(Spoken(one, tuple(_marks(one, language, own, theirs))) for one in message.sentences))


def too_short(message: Message) -> bool:
    """Say whether a message is too short for a share of its sentences to say anything."""
    return message.words < LEAST_WORDS or len(message.sentences) < LEAST_SENTENCES


@cache
def _lexicon(which: str, language: Language) -> Lexicon:
    return Lexicon(_LISTS[which][language])


_LISTS: dict[str, Words] = {
    "reader": READER, "us": OURS, "people": PEOPLE, "problem": PROBLEM, "praise": PRAISE, "technology": TECHNOLOGY,
}  # fmt: skip


def _marks(sentence: Sentence, language: Language, own: Lexicon, theirs: Lexicon) -> Sequence[Mark]:
    plain = sentence.folded
    taken: list[tuple[int, int]] = []
    found: list[Mark] = []

    def add(sign: Sign, spans: Iterable[tuple[int, int]], *, most: int = 99) -> None:
        for start, end in spans:
            if most and not any(start < last and end > first for first, last in taken):
                taken.append((start, end))
                found.append(Mark(sign, sentence.at(start, end)))
                most -= 1

    add("name", (one for one in own.find(plain) if not sentence.text[one[0]].islower()), most=1)
    add("praise", _lexicon("praise", language).find(plain))
    add("technology", (one for one in technology(sentence, language) if not theirs.holds(plain[slice(*one)])))
    add("reader", _lexicon("reader", language).find(plain), most=1)
    add("us", (one for one in _lexicon("us", language).find(plain) if sentence.text[slice(*one)] != "US"), most=1)
    add("people", (one for one in _lexicon("people", language).find(plain) if not _OWNED.search(plain[: one[0]])), most=2)
    add("problem", _lexicon("problem", language).find(plain))
    if sentence.asks:
        end = len(sentence.text)
        found.append(Mark("question", sentence.at(end - 1, end)))
    return found


def technology(sentence: Sentence, language: Language) -> list[tuple[int, int]]:
    """Give the places of words of technology in a sentence: listed words, letters in capitals, figures with technical units."""
    listed = _lexicon("technology", language).find(sentence.folded)
    others = [one.span() for one in _CAPITALS.finditer(sentence.text) if one[0] not in (*SHORT_WORDS, *MONEY_LETTERS)]
    others += [one.span() for one in _MEASURED.finditer(sentence.text)]
    kept = [one for one in others if not any(one[0] < last and one[1] > first for first, last in listed)]
    return sorted([*listed, *kept])

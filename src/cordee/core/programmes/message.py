"""A message as it is read: its parts, its sentences with their places, its links. What is thought of it lives beside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from cordee.core.vocabulary.text import Text

Part = Literal["title", "body"]
Stage = Literal["awareness", "consideration", "purchase", "customer"]
Role = Literal["management", "finance", "purchasing", "technical", "user"]
STAGES: dict[Stage, Text] = {
    "awareness": Text("Awareness", "Découverte"),
    "consideration": Text("Consideration", "Considération"),
    "purchase": Text("Purchase", "Achat"),
    "customer": Text("Customer", "Client"),
}
ROLES: dict[Role, Text] = {
    "management": Text("Management", "Direction"),
    "finance": Text("Finance", "Finances"),
    "purchasing": Text("Purchasing", "Achats"),
    "technical": Text("Technical department", "Service technique"),
    "user": Text("Those who work with it", "Celles et ceux qui s’en servent"),
}
MOST_LETTERS = 50_000

_END = re.compile(r"(?:[.!?…]+[\"'’»)\]]*(?=\s|$))|\n[ \t]*\n\s*|\n(?=[ \t]*(?:[-*•–]|\d+[.)])\s)")
_SHORTENED = re.compile(
    r"(?:\b(?:[A-Za-z]|etc|e\.g|i\.e|cf|vs|mr|mrs|ms|dr|no|nos|st|env|ex|min|max|art|fig|p\. ex)\.)$", re.IGNORECASE
)
_TOKEN = re.compile(r"[^\W_]+\*?|\*")
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+|www\.[^\s<>\"')\]]+")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: the part, and its first and one-past-last letter in that part."""

    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a message.

    Parameters
    ----------
    text
        Its words, as a person reads them, without markup.
    links
        The first and one-past-last letter of each thing that leads somewhere.
    """

    part: Part
    text: str
    links: tuple[tuple[int, int], ...] = ()

    @property
    def folded(self) -> str:
        """The text with one plain letter, figure or blank for each of its letters, so that places stay the same."""
        return folded(self.text)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its place; ``folded`` is what is compared, letter for letter."""

    place: Place
    text: str
    folded: str
    linked: bool

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return self.text.rstrip(" \n\"'’»)]").endswith("?")

    def at(self, start: int, end: int) -> Place:
        """Give the place of some letters of this sentence."""
        return Place(self.place.part, self.place.start + start, self.place.start + end)


@dataclass(frozen=True, slots=True)
class Message:
    """A message: its title, which may be empty, and its body."""

    title: Piece
    body: Piece

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences in their order; the title is the first."""
        return tuple(one for piece in (self.title, self.body) for one in sentences(piece))

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.title.folded.split()) + len(self.body.folded.split())

    def piece(self, part: Part) -> Piece:
        """Give one part."""
        return self.title if part == "title" else self.body

    def quote(self, place: Place) -> str:
        """Give the words that stand at a place."""
        return self.piece(place.part).text[place.start : place.end]


@lru_cache(maxsize=4096)
def _plain_letter(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter).casefold()[:1]
    return base if base.isascii() and base.isalnum() else " "


def folded(text: str) -> str:
    """Reduce a text to plain letters, figures and blanks, one for each letter, so that a place in one is a place in the other.

    Examples
    --------
    >>> folded("L’Été à 3 %"), len(folded("œuvre")) == len("œuvre")
    ('l ete a 3  ', True)
    """
    return "".join(map(_plain_letter, text))


def sentences(piece: Piece) -> Iterator[Sentence]:
    """Cut a part into its sentences; a line of a list and a paragraph end one too.

    Examples
    --------
    >>> [one.text for one in sentences(Piece("body", "Is it 7.5 mm? Yes, e.g. here.\\n- one\\n- two"))]
    ['Is it 7.5 mm?', 'Yes, e.g. here.', '- one', '- two']
    """
    plain, since = piece.folded, 0
    for end in (*_ends(piece.text), len(piece.text)):
        start = since + len(piece.text[since:end]) - len(piece.text[since:end].lstrip())
        stop = since + len(piece.text[since:end].rstrip())
        since = end
        if plain[start:stop].strip():
            linked = any(first < stop and last > start for first, last in piece.links)
            yield Sentence(Place(piece.part, start, stop), piece.text[start:stop], plain[start:stop], linked)


def _ends(text: str) -> Iterator[int]:
    for found in _END.finditer(text):
        if found[0].strip() == "." and _SHORTENED.search(text[max(0, found.start() - 8) : found.end()]):
            continue
        yield found.end()


def addresses(text: str) -> tuple[tuple[int, int], ...]:
    """Give the places of the addresses that are written out in a text.

    Examples
    --------
    >>> addresses("See https://a.example/b.")
    ((4, 23),)
    """
    return tuple((one.start(), one.end() - (one[0][-1] in ".,;:!?")) for one in _ADDRESS.finditer(text))


class Lexicon:
    """Words to find, whatever their case and accents; a star stands for any ending, or by itself for any word.

    Examples
    --------
    >>> [found for found in Lexicon(["innov*", "état de l’art"]).find(folded("Innovante, à l'etat de l'art"))]
    [(0, 9), (15, 28)]
    """

    def __init__(self, words: Iterable[str]) -> None:
        parts = sorted({part for one in words if (part := _pattern(one))}, key=lambda one: (-len(one), one))
        self._pattern = re.compile(rf"(?<![0-9a-z])(?:{'|'.join(parts)})(?![0-9a-z])") if parts else None

    def find(self, plain: str) -> list[tuple[int, int]]:
        """Give the places of its words in a folded text."""
        return [one.span() for one in self._pattern.finditer(plain)] if self._pattern else []

    def holds(self, plain: str) -> bool:
        """Say whether a folded text has one of its words."""
        return bool(self._pattern and self._pattern.search(plain))


def _pattern(word: str) -> str:
    return " +".join(one for part in _TOKEN.findall(word) if (one := _token(part)))


def _token(part: str) -> str:
    bare = " +".join(re.escape(one) for one in folded(part.rstrip("*")).split())
    return bare + "[0-9a-z]*" if bare and part.endswith("*") else bare or ("[0-9a-z]+" if part == "*" else "")

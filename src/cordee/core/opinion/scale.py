"""The shape of a scale: sentences that are answered on a few points, with the source of their words.

The scales themselves are declared in ``scales_of_authors`` and ``scales_of_our_own`` and found in ``scales``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Literal

from cordee.core.vocabulary.text import Text

Wording = Literal["published", "from memory", "our own"]
Translation = Literal["published", "our own"]
About = Literal["self", "peer", "organisation"]
PLACEHOLDERS = frozenset({"domain", "person"})


@dataclass(frozen=True, slots=True)
class Item:
    """One sentence that is answered, with ``{domain}`` and ``{person}`` to be filled in.

    Parameters
    ----------
    reverse
        True where agreeing means less of what the scale measures.
    facet
        What the item measures where a scale measures several things; "" where it measures one.
    low, high
        The words at the ends of this item's answers, where they are not the scale's.
    """

    id: str
    words: Text
    reverse: bool
    facet: str = ""
    low: Text | None = None
    high: Text | None = None

    def __post_init__(self) -> None:
        named = {name for sentence in (self.words.en, self.words.fr) for _, name, _, _ in Formatter().parse(sentence) if name}
        if named - PLACEHOLDERS:
            raise ValueError(f"{self.id}: an item knows {{domain}} and {{person}} only")


@dataclass(frozen=True, slots=True)
class Scale:
    """A set of items that measure one thing, or one thing a facet, with the source of their words.

    Parameters
    ----------
    points
        Answers run from 1 to ``points``; 0 where people's names are asked for instead of a figure.
    low, high
        The words at the ends of the answers.
    source, year
        Who wrote it and when; "" and None where nobody else did.
    wording
        ``published`` where the English words were found in print, ``from memory`` where they were not checked against
        the paper, ``our own`` where nobody else has answered for them.
    translation
        Who answers for the French words.
    about
        Whom the answers describe: the one who answers, somebody that they know, or the organisation.
    """

    id: str
    name: Text
    items: tuple[Item, ...]
    points: int
    low: Text
    high: Text
    source: str
    year: int | None
    wording: Wording
    translation: Translation
    about: About

    def __post_init__(self) -> None:
        if not self.items or len({item.id for item in self.items}) < len(self.items):
            raise ValueError(f"{self.id}: needs items, each id once")
        if self.points == 1 or self.points < 0:
            raise ValueError(f"{self.id}: answers need two points at least, or none")
        if self.wording != "our own" and not self.source:
            raise ValueError(f"{self.id}: somebody's words name their source")

    @property
    def asks_for_names(self) -> bool:
        """Say whether people's names are asked for instead of a figure."""
        return self.points == 0

    @property
    def neutral(self) -> float | None:
        """Give the middle of the answers, which says neither yes nor no; None where there is no answer in the middle.

        Examples
        --------
        >>> Scale(
        ...     "clear", Text("Clarity", "Clarté"), numbered("clear", [("It is clear.", "C’est clair.", False)]), 7,
        ...     DISAGREE, AGREE, "", None, "our own", "our own", "peer",
        ... ).neutral
        4.0
        """
        return (self.points + 1) / 2 if self.points % 2 else None

    @property
    def facets(self) -> tuple[str, ...]:
        """Give the facets in the order of the items; ``("",)`` where the scale measures one thing."""
        return tuple(dict.fromkeys(item.facet for item in self.items))

    def anchors(self, item: Item) -> tuple[Text, Text]:
        """Give the words at the two ends of an item's answers."""
        return item.low or self.low, item.high or self.high


DISAGREE = Text("Strongly disagree", "Pas du tout d’accord")
AGREE = Text("Strongly agree", "Tout à fait d’accord")


def numbered(prefix: str, declared: Sequence[tuple[str, str, bool] | tuple[str, str, bool, str]]) -> tuple[Item, ...]:
    """Give items an id by their place: ``prefix-1``, ``prefix-2`` …

    Parameters
    ----------
    declared
        English words, French words, whether reversed, and the facet where there are several.
    """
    return tuple(
        Item(f"{prefix}-{place}", Text(one[0], one[1]), one[2], one[3] if len(one) > 3 else "")
        for place, one in enumerate(declared, start=1)
    )

"""A sentence in the languages of the house. Faces choose the language; the core declares both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = ("en", "fr")


@dataclass(frozen=True, slots=True)
class Text:
    """The same sentence in English and in French, with ``{facts}`` to be filled in.

    Examples
    --------
    >>> Text("{n} rows", "{n} lignes").in_language("fr", n=3)
    '3 lignes'
    """

    en: str
    fr: str

    def __post_init__(self) -> None:
        if not self.en.strip() or not self.fr.strip():
            raise ValueError("a Text needs both languages")

    def in_language(self, language: Language, **facts: object) -> str:
        """Give the sentence in one language, facts filled in."""
        sentence = self.fr if language == "fr" else self.en
        return sentence.format(**facts) if facts else sentence

"""Territories: a subject on which we want to be listened to, what we claim there, and what proves that it is done here.

A line is never changed and never goes: a later line of the same key takes its place, or withdraws it, and says why.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol, TypeVar

from cordee.core.vocabulary.problems_of_voices import BadTerritory
from cordee.core.vocabulary.register import Line
from cordee.core.vocabulary.text import Language, Text

State = Literal["active", "closed"]
STATES: dict[State, Text] = {"active": Text("active", "actif"), "closed": Text("closed", "clos")}
LONGEST_NAME, LONGEST = 120, 300
MOST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Territory:
    """A domain of opinion: its name, the words by which texts on it are found, and who of us looks after it.

    Parameters
    ----------
    key
        Its short name in addresses and commands; empty for one that is about to be made.
    name
        As a person says it, in both languages: "industrial cyber security".
    words_en, words_fr
        The vocabulary of each language.
    owner
        Who of us looks after it; empty where nobody does yet.
    """

    key: str
    name: Text
    words_en: tuple[str, ...] = ()
    words_fr: tuple[str, ...] = ()
    owner: str = ""
    state: State = "active"

    def __post_init__(self) -> None:
        """Refuse what no territory can be."""
        if max(len(self.name.en), len(self.name.fr)) > LONGEST_NAME:
            raise BadTerritory(complaint=Text("the name is longer than 120 letters", "le nom dépasse 120 lettres"))
        if self.state not in STATES:
            raise BadTerritory(complaint=Text("the state is neither active nor closed", "l’état n’est ni actif ni clos"))
        if max(len(self.words_en), len(self.words_fr)) > MOST_WORDS:
            raise BadTerritory(complaint=Text("more than 40 words in one language", "plus de 40 mots dans une langue"))

    def words(self, language: Language) -> tuple[str, ...]:
        """Give the vocabulary of one language."""
        return self.words_fr if language == "fr" else self.words_en


@dataclass(frozen=True, slots=True)
class Claim:
    """What we say about ourselves on a territory; without a proof that stands it is only announced.

    Parameters
    ----------
    owner
        Who of us vouches for it.
    offer, whom
        The offer that it speaks of, as the exports name it, and for whom that is; empty where it speaks of us.
    """

    key: str
    territory: str
    text: str
    owner: str = ""
    withdrawn: bool = False
    offer: str = ""
    whom: str = ""

    def __post_init__(self) -> None:
        """Refuse a claim that says nothing, or too much."""
        if max(len(self.offer), len(self.whom)) > LONGEST:
            raise BadTerritory(
                complaint=Text("an offer, or for whom, of more than 300 letters", "une offre ou un public de plus de 300 lettres")
            )
        if not self.text.strip() or len(self.text) > LONGEST:
            raise BadTerritory(
                complaint=Text("a claim has between 1 and 300 letters", "une affirmation compte entre 1 et 300 lettres")
            )


@dataclass(frozen=True, slots=True)
class Proof:
    """That a claim was done here: on which day, for which customer or project, who of us can tell of it.

    Parameters
    ----------
    note
        Where the proof is kept, or what it shows.
    """

    key: str
    claim: str
    done_on: date
    done_for: str
    owner: str = ""
    note: str = ""
    withdrawn: bool = False

    def __post_init__(self) -> None:
        """Refuse a proof that names no customer and no project."""
        if not self.done_for.strip() or len(self.done_for) > LONGEST:
            raise BadTerritory(
                complaint=Text("a proof names the customer or the project", "une preuve nomme le client ou le projet")
            )
        if not 1900 <= self.done_on.year <= 2200:
            raise BadTerritory(complaint=Text("a year is not between 1900 and 2200", "une année n’est pas entre 1900 et 2200"))


Kept = TypeVar("Kept", Territory, Claim, Proof)


def proofs_of(claim: str, proofs: Iterable[Proof]) -> list[Proof]:
    """Give the proofs of a claim, the latest first."""
    return sorted((one for one in proofs if one.claim == claim), key=lambda one: (one.done_on, one.key), reverse=True)


def key_of(name: str, taken: Sequence[str] = ()) -> str:
    """Make the short name of a territory from its name; a number is put behind where it is taken.

    Examples
    --------
    >>> key_of("Cybersécurité industrielle"), key_of("BIM & co", ["bim-co"])
    ('cybersecurite-industrielle', 'bim-co-2')
    """
    bare = "".join(one for one in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(one))
    stem = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:48].rstrip("-") or "territory"
    number, key = 1, stem
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key


def words_of(typed: str) -> tuple[str, ...]:
    """Read a vocabulary as people type it: words and expressions parted by commas or lines, each once.

    Examples
    --------
    >>> words_of("BIM, digital twin\\n bim ,")
    ('BIM', 'digital twin')
    """
    found: dict[str, str] = {}
    for part in re.split(r"[,;\n]+", typed):
        word = " ".join(part.split())
        if word:
            found.setdefault(word.casefold(), word)
    return tuple(found.values())


class TerritoryBook(Protocol):
    """The book of territories, claims and proofs: every line ever written."""

    def territories(self) -> list[Line[Territory]]:
        """Give every line on territories, as they were written."""
        ...

    def claims(self) -> list[Line[Claim]]:
        """Give every line on claims, as they were written."""
        ...

    def proofs(self) -> list[Line[Proof]]:
        """Give every line on proofs, as they were written."""
        ...

    def write(self, value: Kept, *, why: str = "", author: int | None = None, at: datetime | None = None) -> Line[Kept]:
        """Write a line: the first of a new key, or one that takes the place of the last.

        Parameters
        ----------
        value
            What is true; an empty key makes a new one.
        why
            The reason; needed from the second line of a key on.
        at
            The moment it was entered; now by default.

        Raises
        ------
        CorrectionSaysWhy
            A line stands already, and no reason is given.
        NoSuchLine
            What the value speaks of is not in the register.
        """
        ...

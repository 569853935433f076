"""Interests that weigh on a territory: whose expert has something to gain there, on a day, by the register of interests.

The register itself is kept elsewhere; here is only what a class needs of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cordee.core.vocabulary.techniques import plain

MATERIAL = frozenset({"pay", "gift", "commission", "shares"})  # plain employment is told by the word "internal"


@dataclass(frozen=True, slots=True)
class Tie:
    """One interest that stands.

    Parameters
    ----------
    subject, label
        Keyed hash of whose it is, and how they are called.
    kind
        Pay, gift, commission, employment, shares or friendship.
    giver
        From whom.
    topic
        On what; empty means on everything.
    since, until
        First and last day; None while it lasts.
    """

    subject: str
    label: str
    kind: str
    giver: str
    topic: str
    since: date
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether it is there on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Who is meant by a keyed hash or a whole name, among the people whom a territory knows.

    Parameters
    ----------
    people
        The person whom the data know under a keyed hash.
    names
        How everybody is called, by their key.
    """

    people: Mapping[str, str]
    names: Mapping[str, str]

    def key(self, subject: str, label: str) -> str | None:
        """Give the key of whom a hash means; else of whoever alone goes by the whole name; None where nobody does.

        Examples
        --------
        >>> here = Whereabouts({"h1": "p1"}, {"p1": "Ann Roe", "h2": "Bob Stone", "h3": "Cy Low", "h4": "cy low"})
        >>> here.key("h1", ""), here.key("h9", "BOB stone"), here.key("h9", "Cy Low")
        ('p1', 'h2', None)
        """
        known = self.people.get(subject, subject)
        if known in self.names:
            return known
        word = plain(label)
        alike = [key for key, name in self.names.items() if word and plain(name) == word]
        return alike[0] if len(alike) == 1 else None


def about(topic: str, words: Iterable[str]) -> bool:
    """Say whether a topic, as somebody typed it, is a territory: one of its names or words, whatever case and accents.

    Examples
    --------
    >>> about("Cybersecurite", ["cybersécurité", "API"]), about("energy", ["energy audit"])
    (True, False)
    """
    return plain(topic) in {plain(one) for one in words}


def interested(
    ties: Iterable[Tie], *, territories: Mapping[str, Iterable[str]], here: Whereabouts, day: date
) -> frozenset[tuple[str, str]]:
    """Give the territories and people on which a material interest weighs.

    Parameters
    ----------
    territories
        The names and words of each.
    here
        Who is meant.
    day
        Only what holds on it counts.

    Examples
    --------
    >>> gift = Tie("h1", "Ann", "gift", "Acme", "BIM", date(2026, 3, 1))
    >>> here = Whereabouts({}, {"h1": "Ann"})
    >>> sorted(interested([gift], territories={"bim": ["BIM"], "acoustics": []}, here=here, day=date(2026, 3, 1)))
    [('bim', 'h1')]
    >>> interested([gift], territories={"bim": ["BIM"]}, here=here, day=date(2026, 2, 28))
    frozenset()
    """
    found = set()
    for tie in ties:
        key = here.key(tie.subject, tie.label) if tie.kind in MATERIAL and tie.holds_on(day) else None
        if key is not None:
            found |= {
                (one, key) for one, words in territories.items() if not tie.topic.strip() or about(tie.topic, (one, *words))
            }
    return frozenset(found)


def employed(ties: Iterable[Tie], *, houses: Iterable[str], here: Whereabouts, day: date) -> frozenset[str]:
    """Give who is employed here by the register: by one of the names that the house goes by.

    Examples
    --------
    >>> job = Tie("h1", "Ann", "employment", "exemplia", "", date(2020, 1, 1))
    >>> employed([job], houses=["Exemplia"], here=Whereabouts({}, {"h1": "Ann"}), day=date(2026, 1, 1))
    frozenset({'h1'})
    """
    names = {plain(one) for one in houses}
    found = [here.key(one.subject, one.label) for one in ties
             if one.kind == "employment" and one.holds_on(day) and plain(one.giver) in names]  # fmt: skip
    return frozenset(one for one in found if one is not None)


def territory_words(rows: Iterable[Mapping[str, object]]) -> dict[str, tuple[str, ...]]:
    """Give the names and words of each territory, from rows of ``territory_records``."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        mine = found[str(row["territory"])]
        mine += [str(row[name]) for name in ("name_en", "name_fr")]
        for name in ("words_en", "words_fr"):
            words = row[name]
            mine += [str(one) for one in words] if isinstance(words, list) else []
    return {key: tuple(words) for key, words in found.items()}

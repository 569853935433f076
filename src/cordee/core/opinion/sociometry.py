"""Who names whom: counting the nominations that each person received, themselves left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

Person = TypeVar("Person", bound=Hashable)


def received(named: Mapping[Person, Iterable[Person | None]], *, people: Sequence[Person] | None = None) -> dict[Person, int]:
    """Count by how many people each person was named.

    Parameters
    ----------
    named
        Who answered → whom they named; None is nobody. Naming somebody twice counts once, naming oneself does not count.
    people
        Who is counted; default: those who answered. Whoever is named and not among them is passed over.

    Returns
    -------
    dict
        Person → nominations received, 0 for those whom nobody named.

    Examples
    --------
    >>> received({"ada": ["bo", "bo"], "bo": ["bo", None], "cy": ["bo", "ada"]})
    {'ada': 1, 'bo': 2, 'cy': 0}
    """
    counted = list(named) if people is None else list(people)
    votes = Counter(
        chosen for voter, choices in named.items() for chosen in {one for one in choices if one is not None} if chosen != voter
    )
    return {person: votes[person] for person in counted}

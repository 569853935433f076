"""Every scale that the house can ask, by name, and where each one's words come from.

Nothing here passes for somebody's unless its words were found; what is quoted from memory or is our own says so. How answers
become a score lives in ``scores``, how far a score may be trusted in ``reliability``.
"""

from __future__ import annotations

from cordee.core.opinion.scale import About, Item, Scale, Translation, Wording
from cordee.core.opinion.scales_of_authors import CHILDERS, LEADERSHIP, MAVEN, SEEKING
from cordee.core.opinion.scales_of_our_own import (
    CANDOUR,
    INFLUENCE,
    NAMING,
    PEERS,
    SHARED_VISION,
    TRUST_IN_ORGANISATION,
    TRUST_IN_PERSON,
)

__all__ = ["SCALES", "About", "Item", "Scale", "Translation", "Wording", "scale_named"]

SCALES: tuple[Scale, ...] = (
    LEADERSHIP,
    SEEKING,
    MAVEN,
    CHILDERS,
    PEERS,
    NAMING,
    INFLUENCE,
    CANDOUR,
    TRUST_IN_ORGANISATION,
    TRUST_IN_PERSON,
    SHARED_VISION,
)


def scale_named(name: str) -> Scale:
    """Give a scale by its id.

    Raises
    ------
    KeyError
        Where no scale has that id.

    Examples
    --------
    >>> found = scale_named("opinion-leadership")
    >>> found.wording, found.year, len(found.items), sum(item.reverse for item in found.items)
    ('published', 1996, 6, 3)
    >>> found.items[5].words.in_language("en", domain="BIM")
    'I often influence people’s opinions about BIM.'
    """
    for scale in SCALES:
        if scale.id == name:
            return scale
    raise KeyError(f"no scale {name!r}; there are {', '.join(scale.id for scale in SCALES)}")

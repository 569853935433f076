"""A technique that an invented company withholds from some of its accounts for a time, as an experiment asks of it.

Nothing else of the world's law changes: only the touch that opens a relation decides its cases, all others follow it. So what becomes of
accounts that had been met before does not depend on what is withheld from them, and whoever measures that technique's effect should find none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from cordee.worlds.journeys import Journey, Touches
from cordee.worlds.market import POSITION
from cordee.worlds.seasons import DAY, Span


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is withheld, from whom, and when.

    Parameters
    ----------
    technique
        The technique of the catalogue.
    days_before
        How many days before the world's end it begins.
    days
        How long it lasts.
    from_whom
        Says of an organisation's domain whether it goes without. Of those met later, nobody does: they were not there to be drawn.
    """

    technique: str
    days_before: int
    days: int
    from_whom: Callable[[str], bool]


def withhold(way: Journey, domain: str, withheld: Withheld, span: Span) -> Journey:
    """Give the journey without the touches that are withheld from this organisation; its cases stay as they are."""
    since = span.over - withheld.days_before * DAY
    if way.met >= since or not withheld.from_whom(domain):
        return way
    touches = way.touches
    inside = (touches.moment >= since) & (touches.moment < since + withheld.days * DAY)
    keep = ~(inside & (touches.technique == POSITION[withheld.technique]))
    left = Touches(touches.moment[keep], touches.technique[keep], touches.person[keep], touches.variety[keep])
    return replace(way, touches=left)

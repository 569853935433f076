"""Shapley values of channels in closed form, which shows what they are: linear attribution over distinct channels.

With the usual worth of a set of channels, everything won by journeys that met no other channel (Zhao and others, 2018),
the Shapley value of a channel is the sum over journeys that met it of what they won, divided by how many distinct channels
they met. ``rules`` has it as ``linear_distinct``: it is no second opinion on a chain, and nothing needs 2ⁿ sets.
"""

from __future__ import annotations

from collections.abc import Mapping


def shapley(won: Mapping[frozenset[str], float]) -> dict[str, float]:
    """Give each channel's Shapley value, from what journeys that met exactly these channels won.

    Examples
    --------
    >>> shapley({frozenset({"mail", "webinar"}): 6.0, frozenset({"mail"}): 1.0})
    {'mail': 4.0, 'webinar': 3.0}
    """
    found = dict.fromkeys(sorted(set().union(*won)), 0.0)
    for channels, worth in won.items():
        for channel in channels:
            found[channel] += worth / len(channels)
    return found

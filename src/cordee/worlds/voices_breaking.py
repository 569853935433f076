"""Worlds of opinion leaders that break what a likely model of ratings assumes; with the same seed, the same people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from cordee.worlds.voices_laws import Laws


@dataclass(frozen=True, slots=True)
class Break:
    """One assumption, and the laws that break it.

    Parameters
    ----------
    assumption
        What a likely model takes for granted, and what holds here instead.
    laws
        The laws changed: names and values.
    """

    id: str
    assumption: str
    laws: Mapping[str, Any]

    def of(self, laws: Laws) -> Laws:
        """Break the assumption in these laws, all else as it is.

        Examples
        --------
        >>> BREAKS["cliques"].of(Laws()).clique_share
        0.4
        """
        return replace(laws, **self.laws)


BREAKS = {
    one.id: one
    for one in (
        Break(
            "cliques",
            "Errors of two raters are independent. Here four in ten people inside belong to cliques of eight that rate and "
            "name one another up, and a rival clique down.",
            {"clique_share": 0.4, "clique_points": 1.5, "clique_names": 2.0},
        ),
        Break(
            "scale_use",
            "Raters differ in level only, and points are far from their ends. Here some use the whole scale and some three "
            "points of it, and many answers stand at 7.",
            {"stretch": 0.45, "ceiling": 1.3},
        ),
        Break(
            "liked_are_rated",
            "Who is rated does not depend on what the rating would be. Here raters leave out those they do not like.",
            {"liking": 1.0},
        ),
        Break(
            "audience_follows_expertise",
            "Audience and volume say nothing of expertise. Here they do, which helps the plain rankings.",
            {"audience_expertise": 0.5, "volume_expertise": 0.5},
        ),
    )
}

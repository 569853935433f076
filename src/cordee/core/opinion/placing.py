"""Which territory a content is on: by its words, as a question is. What touches name is asked here, and each name is read once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import ibis.expr.types as ir

from cordee.core.opinion.matching import match
from cordee.core.opinion.territories import Territory
from cordee.core.vocabulary.results import TIMELINE
from cordee.core.vocabulary.text import Text
from cordee.core.vocabulary.ways import content_met

ALIKE = 1e-9
Row = Mapping[str, Any]


@cache
def contents_met() -> ir.Table:
    """Ask for every content that touches name, each once."""
    touches = TIMELINE.table()
    found = touches.select(content=content_met(touches))
    return found.filter(found.content.notnull()).distinct().order_by("content")


def place(contents: Iterable[str], territories: Sequence[Row]) -> list[dict[str, Any]]:
    """Give each content's territory, with the words that say so; contents that hold no territory's words are left out.

    Parameters
    ----------
    territories
        Rows of ``territory_records``.

    Returns
    -------
    list
        Rows of ``content_territories``. Where two territories fit as well, a content is on neither.

    Examples
    --------
    >>> names = {"name_fr": "énergie", "words_en": ["power"], "words_fr": [], "state": "active"}
    >>> there = [{"territory": "energy", "name_en": "energy"} | names]
    >>> place(["Webinar: Energy at night", "Prices"], there)
    [{'content': 'Webinar: Energy at night', 'territory': 'energy', 'words': ['energy']}]
    """
    kept = [
        Territory(
            str(one["territory"]),
            Text(str(one["name_en"]), str(one["name_fr"])),
            tuple(one["words_en"] or ()),
            tuple(one["words_fr"] or ()),
        )
        for one in territories
        if one["state"] == "active"
    ]
    found = []
    for content in contents:
        fits = match(content, kept)
        if fits and (len(fits) == 1 or fits[0].score > fits[1].score + ALIKE):
            found.append({"content": content, "territory": fits[0].territory, "words": list(fits[0].words)})
    return found

"""Which headings say the same: without units and signs, whatever the mark for "number of". Cells are not looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from cordee.core.vocabulary.techniques import plain

_UNIT = re.compile(r"\s*[(\[][^)\]]*[)\]]|\s*[€$£%]+\s*$")
_NUMBER = re.compile(
    r"^(?:n\s*[°º]\s*\.?|no\.|№|#|num(?:éro|ero|ber)?\.?(?=\s))\s*(?:de l['’]|d['’]|(?:de|du|of)\s+(?:la\s+)?)?", re.IGNORECASE
)


@lru_cache(maxsize=20_000)
def ways(heading: str) -> tuple[str, ...]:
    """Give the ways to read a heading, the nearest first: as it stands, as a number of something, without unit, without mark.

    Examples
    --------
    >>> ways("Coût HT (€)")
    ('cout ht',)
    >>> ways("Durée (min)")
    ('duree min', 'duree')
    >>> ways("N° opportunité")
    ('n opportunite', 'opportunite')
    >>> ways("Nom")
    ('nom',)
    """
    bare = _UNIT.sub("", heading).strip()
    mark = _NUMBER.match(bare)
    rest = plain(bare[mark.end() :]) if mark else ""
    exact = [] if heading.strip().startswith("#") and rest else [plain(heading)]
    found = [*exact, *([f"n {rest}"] if rest else []), plain(bare), rest]
    return tuple(dict.fromkeys(one for one in found if one))


def same_headings(headings: Iterable[str]) -> frozenset[str]:
    """Give a row of headings as a set that compares: order, case, accents and punctuation do not count."""
    return frozenset(one for one in map(plain, headings) if one)

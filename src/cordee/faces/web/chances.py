"""Chances as people say them: nine in ten, hardly any."""

from __future__ import annotations

from cordee.faces.web.speech import Words


def chance(words: Words, value: float) -> str:
    """Say a chance in words.

    Examples
    --------
    >>> chance(Words("en"), 0.88), chance(Words("en"), 0.97)
    ('about 9 chances in 10', 'more than 19 chances in 20')
    """
    if value >= 0.95:
        return words("cmp.chance.sure")
    if value <= 0.05:
        return words("cmp.chance.hardly")
    tenths = min(9, max(1, round(value * 10)))
    return words("cmp.chance.half") if tenths == 5 else words("cmp.chance", n=tenths)

"""Every word of the pages, in both languages: one file a door, joined here. Each key says its sentence twice."""

from __future__ import annotations

from cordee.core.vocabulary.text import Text
from cordee.faces.web.words import (
    access,
    accounts,
    consents,
    data,
    evidence,
    fields,
    frame,
    mine,
    pressure,
    results,
    settings,
    signing,
    trust,
    week,
)

WORDS: dict[str, Text] = {}
for _room in (frame, evidence, signing, week, accounts, results, data, fields, settings, access, trust, consents, mine, pressure):
    if _twice := set(WORDS) & set(_room.WORDS):
        raise ValueError(f"said twice: {sorted(_twice)}")
    WORDS.update(_room.WORDS)

__all__ = ["WORDS"]

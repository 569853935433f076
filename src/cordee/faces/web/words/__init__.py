"""Every word of the pages, in both languages: one file a door, joined here. Each key says its sentence twice."""

from __future__ import annotations

from cordee.core.vocabulary.text import Text
from cordee.faces.web.words import (
    access,
    accounts,
    consents,
    data,
    documents,
    evidence,
    fields,
    frame,
    interests,
    mail,
    mine,
    pressure,
    results,
    retention,
    settings,
    signing,
    trust,
    week,
)

ROOMS = (
    access,
    accounts,
    consents,
    data,
    documents,
    evidence,
    fields,
    frame,
    interests,
    mail,
    mine,
    pressure,
    results,
    retention,
    settings,
    signing,
    trust,
    week,
)
WORDS: dict[str, Text] = {}
for _room in ROOMS:
    if _twice := set(WORDS) & set(_room.WORDS):
        raise ValueError(f"said twice: {sorted(_twice)}")
    WORDS.update(_room.WORDS)

__all__ = ["WORDS"]

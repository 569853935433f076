"""Every word of the pages, in both languages: one file a room, joined here. Each key says its sentence twice."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {}
for _room in sorted(one.stem for one in Path(__file__).parent.glob("[a-z]*.py")):
    _said: dict[str, Text] = import_module(f"{__name__}.{_room}").WORDS
    if _twice := set(WORDS) & set(_said):
        raise ValueError(f"said twice: {sorted(_twice)}")
    WORDS.update(_said)

__all__ = ["WORDS"]

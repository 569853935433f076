"""The answer on the long tail, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cordee.faces.web.speech import Words


def sentence(words: Words, found: Mapping[tuple[str, str], dict[str, Any]]) -> str:
    """Answer the page's question with its range, or say why it cannot be: how many customers of each kind there are."""
    row = found["net", "difference"]
    ends = row["evidence"]
    if ends["low"] is None and ends["reason"] == "no_amounts":
        return words("tail.word.none")
    if ends["low"] is None:
        alone, told = (words.number(found["return", who]["evidence"]["n"]) for who in ("unpredicted", "others"))
        return words("tail.word.too_few", alone=alone, told=told)
    low, high = (words.money(ends[name], row["currency"]) for name in ("low", "high"))
    if row["word"] == "contrary":
        low, high = (words.money(-ends[name], row["currency"]) for name in ("high", "low"))
    return words(f"tail.word.{row['word']}", low=low, high=high)

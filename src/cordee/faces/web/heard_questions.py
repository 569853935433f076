"""Questions that imported files hold, on the page of questions: each can be taken up as it was asked, on its territory, in one click."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cordee.core.opinion.briefs import SOURCES, Question, Source
from cordee.core.opinion.matching import match
from cordee.core.opinion.territories import Territory
from cordee.core.vocabulary.techniques import plain
from cordee.faces.web.speech import Words

MOST, LONGEST = 8, 1000
Row = Mapping[str, Any]


def not_taken_up(
    words: Words, rows: Iterable[Row], entered: Iterable[Question], territories: Sequence[Territory]
) -> dict[str, Any]:
    """Give what files hold and nobody entered yet, those with a word of a territory first, then the latest.

    Parameters
    ----------
    rows
        Of the table ``questions_asked``.
    entered
        The questions that are kept; the same words are the same question.
    """
    known = {plain(one.text) for one in entered}
    names = {one.key: words.text(one.name) for one in territories}
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        text = " ".join(str(row["words"]).split())
        if not text or len(text) > LONGEST or plain(text) in known or plain(text) in found:
            continue
        best = next(iter(match(text, territories)), None)
        source: Source = next((one for one in SOURCES if one == row["heard"]), "other")
        who = ", ".join(part for part in (row["role"], row["company"]) if part)
        day = row["asked_on"]
        where = words(f"my.source.{source}", date=words.date(day)) if day else words.text(SOURCES[source])
        found[plain(text)] = {
            "text": text, "territory": best.territory if best else "", "name": names[best.territory] if best else "", "source": source,
            "role": str(row["role"] or "")[:200], "organisation": str(row["company"] or "")[:200], "day": day.isoformat() if day else "",
            "line": f"{who}, {where}" if who else where,
        }  # fmt: skip
    listed = sorted(found.values(), key=lambda one: one["day"], reverse=True)
    listed = sorted(listed, key=lambda one: not one["territory"])
    return {"questions": listed[:MOST], "more": max(0, len(listed) - MOST)}

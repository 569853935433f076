"""The trust pulse on pages: both sides, question by question, with its range, and what we answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cordee.core.opinion.pulse import SIDES
from cordee.core.opinion.scales import scale_named
from cordee.core.opinion.surveys import Survey
from cordee.core.vocabulary.estimate import Estimate
from cordee.faces.web.evidence import Figure, figure, line, reason, why
from cordee.faces.web.speech import Words

Row = Mapping[str, Any]


def pulses_of(words: Words, rows: Sequence[Row], surveys: Iterable[Survey]) -> list[dict[str, Any]]:
    """Give the latest wave of each side, ours last: its questions with their shares, and what we answered; the wave before beside."""
    known = {one.id: one for one in surveys}
    found = []
    for side in ("us", "them"):
        mine = [row for row in rows if row["about"] == side]
        waves = sorted({(row["closed_on"], row["survey"]) for row in mine})
        if not waves:
            continue
        latest = [row for row in mine if row["survey"] == waves[-1][1]]
        before = {row["item"]: row for row in mine if len(waves) > 1 and row["survey"] == waves[-2][1]}
        survey = known.get(waves[-1][1])
        found.append(
            {"about": side, "date": words.date(waves[-1][0]), "figures": [_figure(words, row) for row in latest],
             "before": [_before(words, before[row["item"]]) for row in latest if row["item"] in before],
             "reply": survey.reply if survey else "", "replied": words.date(survey.replied_at) if survey and survey.replied_at else ""}
        )  # fmt: skip
    return found


def is_pulse(survey: Survey) -> bool:
    """Say whether a survey asks for the trust pulse."""
    return any(part.scale in SIDES for part in survey.parts)


def _figure(words: Words, row: Row) -> Figure:
    evidence, name = row["trusting_share_evidence"], _question(words, str(row["item"]))
    told = why(words, name, evidence, of="raters", change="change.answers")
    return figure(
        words, name, Estimate.stored(row, "trusting_share"), words.share, line(words, evidence, hits=row["trusting"]), told
    )


def _before(words: Words, row: Row) -> str:
    evidence, name = row["trusting_share_evidence"], _question(words, str(row["item"]))
    if row["trusting_share"] is None:
        return words("pulse.before.none", question=name, reason=reason(words, evidence))
    return words(
        "pulse.before", question=name, share=words.share(row["trusting_share"]), line=line(words, evidence, hits=row["trusting"])
    )


def _question(words: Words, item: str) -> str:
    for scale in SIDES:
        for one in scale_named(scale).items:
            if one.id == item:
                return one.words.in_language(words.language, person=words("pulse.person"))
    return item

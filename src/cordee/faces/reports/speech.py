"""The small pieces that every section of the report says: evidence under *Why?*, verdicts, names, tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cordee.core.vocabulary import figures
from cordee.core.vocabulary.reasons import REASONS
from cordee.core.vocabulary.techniques import name_of
from cordee.core.vocabulary.text import Language, Text
from cordee.core.vocabulary.why import FORMULAS, VERDICTS
from cordee.faces.reports import words
from cordee.faces.reports.html import Html, element, joined
from cordee.faces.reports.pictures import verdict_mark

Row = Mapping[str, Any]


@dataclass(slots=True)
class Speaker:
    """Says things in one language, and numbers its popovers so that both languages fit in one page."""

    language: Language
    explained: int = field(default=0)

    def say(self, text: Text, **facts: object) -> str:
        """Give a sentence."""
        return text.in_language(self.language, **facts)

    def number(self, value: float) -> str:
        """Give a whole number."""
        return figures.count(value, self.language)

    def share(self, value: float | None, evidence: Row | None = None) -> str:
        """Give a share, with as many decimals as its interval deserves."""
        if value is None:
            return "–"
        return figures.share(value, self.language, decimals=precision(evidence))

    def between(self, evidence: Row) -> str:
        """Give the interval of a share, or the reason why there is none."""
        if evidence["low"] is None:
            return self.reason(evidence)
        return figures.between(evidence["low"], evidence["high"], self.language, decimals=precision(evidence))

    def reason(self, evidence: Row) -> str:
        """Give the reason why there is no interval."""
        known = REASONS.get(str(evidence["reason"]))
        return self.say(known) if known else str(evidence["reason"])

    def technique(self, key: str, *, inside: bool = False) -> str:
        """Name a technique; inside a sentence it begins small."""
        name = self.say(name_of(key))
        return name[:1].lower() + name[1:] if inside else name

    def verdict(self, word: str) -> Html:
        """Show a verdict by its mark and its word."""
        return element("span", verdict_mark(word), self.say(VERDICTS[word]), class_=f"verdict {word}")

    def why(self, subject: str, *evidences: tuple[str, Row]) -> Html:
        """Give the button *Why?* and what it opens; without it, in an old browser, the words simply stand there."""
        self.explained += 1
        name = f"{self.language}-why-{self.explained}"
        label = self.say(words.WHY_OF, subject=subject)
        button = element("button", self.say(words.WHY), type="button", class_="why", popovertarget=name, aria_label=label)
        lines = [
            element("li", element("b", heading) if len(evidences) > 1 else None, self._lines(one)) for heading, one in evidences
        ]
        return joined(button, element("div", element("b", subject), element("ul", lines), id=name, popover=True))

    def table(self, heads: Sequence[tuple[Text | None, str]], rows: Sequence[Sequence[object]]) -> Html:
        """Write a table; a column is ``num`` where it holds figures."""
        top = [element("th", self.say(text), class_=kind or None, scope="col") if text else element("td") for text, kind in heads]
        body = [
            element("tr", [element("td", cell, class_=heads[place][1] or None) for place, cell in enumerate(row)]) for row in rows
        ]
        return element(
            "div", element("table", element("thead", element("tr", top)), element("tbody", body)), class_="scroll", tabindex=0
        )

    def _lines(self, evidence: Row) -> str:
        formula = FORMULAS.get(str(evidence["formula"]))
        parts = [self.say(formula) if formula else str(evidence["formula"]), self.say(words.N, n=self.number(evidence["n"]))]
        if evidence["low"] is None:
            reason = self.reason(evidence)
            parts.append(reason[:1].upper() + reason[1:] + ".")
        since, until = (figures.day(evidence[end], self.language) if evidence[end] else None for end in ("since", "until"))
        if since and until:
            parts.append(self.say(words.PERIOD, since=since, until=until))
        elif until:
            parts.append(self.say(words.UNTIL, until=until))
        if evidence["rows"]:
            parts.append(self.say(words.ROWS, rows=evidence["rows"]))
        return " ".join(parts)


def precision(evidence: Row | None) -> int:
    """Say how many decimals a share deserves by its evidence."""
    return figures.decimals_for(evidence["low"], evidence["high"]) if evidence else 0


def small(text: object) -> Html:
    """Set a text small, below a figure."""
    return element("span", text, class_="ev")

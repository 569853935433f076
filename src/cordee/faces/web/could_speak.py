"""Who could speak on a territory and why, and what customers ask there: from a gap to somebody in two clicks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cordee.core.opinion.briefs import SIDES, Question
from cordee.core.opinion.matching import Candidate
from cordee.core.opinion.portrait_tables import belonging, vocabulary
from cordee.core.opinion.territories import Territory
from cordee.core.vocabulary.techniques import plain
from cordee.faces.web.company import company, rows
from cordee.faces.web.speech import Words
from cordee.faces.web.voices import asked_so_far
from cordee.wiring import Ask, Condition
from cordee.wiring.briefs import Briefs

MOST = 5  # questions and people that the page of a territory shows


def could_speak(words: Words, one: Territory, *, named: bool) -> dict[str, Any]:
    """Give the open questions of a territory, and, to those who may propose, who could answer and what speaks for each."""
    briefs = company().briefs()
    waiting = [
        each for each in briefs.questions() if each.territory == one.key and not each.closed and not briefs.is_answered(each)
    ]
    people = briefs.who_could_speak(one.key) if named else []
    lived, interested = (experiences(one), with_interest(one.key)) if people else ({}, frozenset[str]())
    return {
        "questions": [{"id": each.id, "text": each.text, "state": words(f"bri.state.{question_state(briefs, each)}"), "who": ", ".join(part for part in (each.role, each.organisation) if part)} for each in waiting[:MOST]],
        "more": max(0, len(waiting) - MOST), "named": named,
        "people": [{"name": each.speaker.label, "side": words.text(SIDES[each.speaker.side]), "points": points(words, each, lived, interested),
                    "lacks": [words(f"bri.lack.{lack}") for lack in each.lacks]} for each in people[:MOST]],
    }  # fmt: skip


def question_state(briefs: Briefs, one: Question) -> str:
    """Say how a question stands: answered, being answered, proposed, closed, or waiting for a voice."""
    states = {briefs.shown(each) for each in briefs.briefs() if each.question == one.id}
    if "done" in states:
        return "answered"
    if one.closed:
        return "closed"
    return "taken" if "accepted" in states else "proposed" if states & {"open", "moved"} else "waiting"


def points(words: Words, one: Candidate, lived: Mapping[str, Sequence[tuple[str, str]]], interested: frozenset[str]) -> list[str]:
    """Say what speaks for asking somebody: what they did, proofs that name them, peers who name them; how often they were asked."""
    found: list[str] = [
        words("bri.cand.lived", what=what, proof=proof) for what, proof in lived.get(plain(one.speaker.label), ())
    ]
    found += [words("bri.cand.proofs", n=one.proofs)] if one.proofs else []
    found.append(words("bri.cand.raters", n=one.raters) if one.raters else words("bri.cand.unnamed"))
    found.append(asked_so_far(words, one.asked, one.speaker.most))
    return [*found, words("bri.cand.interest")] if plain(one.speaker.label) in interested else found


def with_interest(territory: str) -> frozenset[str]:
    """Give, by whole name, whose declared interest weighs on a territory, as the register stands at this moment."""
    mine = Ask(where=(Condition("territory", "=", territory),))
    return frozenset(plain(str(row["name"])) for row in rows("leaders", mine) if row["interest"])


def experiences(one: Territory) -> dict[str, list[tuple[str, str]]]:
    """Give, by whole name, what people who agreed say that they did themselves, with its proof, where their subjects are this territory's."""
    words = [
        (
            one.key,
            vocabulary({"name_en": one.name.en, "name_fr": one.name.fr, "words_en": one.words_en, "words_fr": one.words_fr}),
        )
    ]
    found: dict[str, list[tuple[str, str]]] = {}
    for each in company().portraits().seen():
        if belonging([part.value for part in each.parts if part.field == "topic"], words):
            done = [(part.value, part.proof) for part in each.parts if part.field == "experience" and part.proof]
            found.setdefault(plain(each.sitter.label), []).extend(done)
    return found


def of_question(words: Words, briefs: Briefs, territory: str, candidates: Sequence[Candidate]) -> list[list[str]]:
    """Give what speaks for each who could answer a question."""
    one = next((each for each in briefs.territories() if each.key == territory), None)
    if one is None or not candidates:
        return [points(words, each, {}, frozenset()) for each in candidates]
    lived, interested = experiences(one), with_interest(territory)
    return [points(words, each, lived, interested) for each in candidates]

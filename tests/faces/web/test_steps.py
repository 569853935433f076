"""What is worth doing is said as it is: of one row that it is one, and of a file how many of the rows it holds."""

from __future__ import annotations

from collections import Counter
from datetime import date
from types import SimpleNamespace

import pytest

from cordee.core.measurement.refusals import Refusals
from cordee.core.opinion.territories import Territory
from cordee.core.vocabulary.text import Text
from cordee.faces.web import steps
from cordee.faces.web.evidence import counted
from cordee.faces.web.speech import Words


@pytest.mark.parametrize(
    ("mendable", "said"),
    [
        ({"a.csv": 1}, ("Correct one refused row", "It is in a.csv.", "Elle est dans a.csv.")),
        ({"a.csv": 4}, ("up to 4 refused rows", "All of them are in a.csv.", "Toutes sont dans a.csv.")),
        ({"a.csv": 2, "b.csv": 2}, ("up to 4 refused rows", "a.csv holds 2 of the 4.", "a.csv en contient 2 sur 4.")),
    ],
)
def test_refused_rows_are_told_by_how_many_the_file_holds(monkeypatch, mendable, said):
    monkeypatch.setattr(steps, "refused", lambda: Refusals(sum(mendable.values()), 0, {}, mendable, {}))

    english, french = (steps._refused(Words(language), date(2026, 3, 1)) for language in ("en", "fr"))

    assert english is not None
    assert french is not None
    assert said[0] in english.title
    assert english.text.startswith(said[1])
    assert french.text.startswith(said[2])


def gap(monkeypatch, waiting, *, computed=("ot", "bim"), closed=()):
    """Give the card on a gap, in both languages, where 12 answered on each territory."""
    kept = [
        Territory(
            key,
            Text(key.upper(), key.upper()),
            owner="Zoé" if key == "bim" else "",
            state="closed" if key in closed else "active",
        )
        for key in ("ot", "bim")
    ]
    found = [{"territory": key, "verdict": "gap", "top_share_evidence": counted(12)} for key in computed]
    there = SimpleNamespace(
        voices=lambda: SimpleNamespace(territories=lambda: kept), briefs=lambda: SimpleNamespace(waiting=lambda: Counter(waiting))
    )
    monkeypatch.setattr(steps, "rows", lambda table, ask: found)
    monkeypatch.setattr(steps, "company", lambda: there)
    return [steps._gap(Words(language)) for language in ("en", "fr")]


def test_the_gap_on_which_most_questions_wait_is_the_card_and_says_how_many_answered_and_how_many_wait(monkeypatch):
    english, french = gap(monkeypatch, {"ot": 3, "bim": 1, "": 40})

    assert (english.title, english.url, english.who) == ("Find a voice for OT", "/voices/territories/ot/", "marketing")
    assert (
        english.text
        == "12 people answered, and no three name the same person. 3 questions that customers asked wait there for an answer."
    )
    assert "3 questions de clients y attendent une réponse." in french.text
    assert "12" in dict(english.why.parts)["Resting on"]


def test_a_gap_without_questions_does_not_speak_of_them_and_a_closed_territory_is_none(monkeypatch):
    english, _ = gap(monkeypatch, {}, closed=("ot",))

    assert (english.title, english.who) == ("Find a voice for BIM", "Zoé")
    assert "wait" not in english.text
    assert gap(monkeypatch, {"ot": 2}, computed=()) == [None, None]

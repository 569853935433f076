"""Questions that files hold wait to be taken up as they were asked: on their territory, once, and never with a name."""

from __future__ import annotations

from datetime import date

from cordee.core.opinion.briefs import Question
from cordee.core.opinion.territories import Territory
from cordee.core.vocabulary.text import Text
from cordee.faces.web.heard_questions import MOST, not_taken_up
from cordee.faces.web.speech import Words

THERE = [Territory("restart", Text("plant restart", "redémarrage d’usine"), ("controller",), ("automate",))]


def heard(words, day=date(2026, 11, 2), **more):
    return {"words": words, "asked_on": day, "heard": "webinar", "role": None, "company": None} | more


def found(rows, entered=(), language="en"):
    return not_taken_up(Words(language), rows, entered, THERE)


def test_those_with_a_territorys_word_come_first_and_say_who_asked_by_post_and_company_alone():
    rows = [
        heard("What is the price?", date(2026, 11, 9)),
        heard("Which controller first?", role="Plant manager", company="Dairy"),
    ]

    first, second = found(rows)["questions"]

    assert (first["text"], first["territory"], first["name"]) == ("Which controller first?", "restart", "plant restart")
    assert first["line"].startswith("Plant manager, Dairy, ")
    assert (second["territory"], second["name"]) == ("", "")


def test_what_was_entered_or_asked_twice_stands_once_or_not_at_all():
    rows = [heard("Which controller first?"), heard("WHICH  controller first"), heard("And then?"), heard("And then?")]
    entered = [Question(1, "Which controller first?", "restart", date(2026, 11, 3))]

    assert [one["text"] for one in found(rows, entered)["questions"]] == ["And then?"]


def test_a_question_without_a_day_and_from_an_unknown_place_is_taken_up_all_the_same():
    (one,) = found([heard("Quel automate ?", None, heard="pigeon")], language="fr")["questions"]

    assert (one["day"], one["source"], one["line"], one["name"]) == ("", "other", "autre", "redémarrage d’usine")


def test_more_than_the_page_shows_are_counted():
    told = found([heard(f"Question {number}?") for number in range(MOST + 3)])

    assert (len(told["questions"]), told["more"]) == (MOST, 3)

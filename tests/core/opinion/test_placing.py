"""A content is on the territory whose words it holds; where two hold as much, on neither."""

from __future__ import annotations

from cordee.core.opinion.placing import contents_met, place
from cordee.core.vocabulary.results import TIMELINE
from tests.asking import answer, when

RESTART = {
    "territory": "restart",
    "name_en": "restart",
    "name_fr": "redémarrage",
    "words_en": ["outage"],
    "words_fr": ["arrêt"],
    "state": "active",
}
ENERGY = {
    "territory": "energy",
    "name_en": "energy",
    "name_fr": "énergie",
    "words_en": ["outage"],
    "words_fr": [],
    "state": "active",
}


def placed(*contents, territories=(RESTART, ENERGY)):
    return {row["content"]: row["territory"] for row in place(contents, territories)}


def test_words_of_either_language_place_a_content_without_case_or_accents():
    assert placed("Webinaire : Redemarrage apres un ARRÊT", "Énergie", "Prices") == {
        "Webinaire : Redemarrage apres un ARRÊT": "restart",
        "Énergie": "energy",
    }


def test_a_word_that_two_territories_use_places_nothing_by_itself():
    assert placed("After an outage") == {}
    assert placed("Restart after an outage") == {"Restart after an outage": "restart"}


def test_a_closed_territory_places_nothing():
    assert placed("Restart", territories=[RESTART | {"state": "closed"}]) == {}


def test_every_content_is_read_once():
    touch = {"organisation_id": "o", "technique": "webinar", "direction": "in"}
    touches = [
        touch | {"touch_key": str(n), "happened_at": when("2026-03-01"), "content": one}
        for n, one in enumerate(["b", "a", "b", None])
    ]

    assert [row["content"] for row in answer({TIMELINE: touches}, contents_met())] == ["a", "b"]

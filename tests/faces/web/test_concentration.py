"""How concentrated voices are, in words: one sentence with what it rests on, a reason where it is not known, nobody named."""

from __future__ import annotations

from datetime import date

from cordee.core.opinion.concentration import concentration, judge_concentration
from cordee.faces.web.concentration import concentration_beside, concentration_of, concentration_said
from cordee.faces.web.speech import Words

DAY = date(2026, 8, 31)


def rows(*counts, nameless=0, heard=None):
    there = {"x": (concentration(heard), DAY, DAY)} if heard else {}
    return judge_concentration(["x"], {"x": (counts, nameless)}, there, since=DAY, until=DAY)


def test_the_first_voices_part_stands_beside_as_how_many_equal_ones_it_is():
    [one] = concentration_of(Words("en", "UTC"), rows(16, 5, 4, nameless=1))

    assert one["said"] == "One voice carries 64 in a hundred of what is said"
    assert one["line"].endswith("25 texts, 3 authors")
    assert one["equals"].startswith("As concentrated as 2.2 equal voices (between 1.")
    assert one["nameless"] == "One text names no author and is left out."


def test_where_too_little_is_known_the_reason_stands_and_the_list_says_nothing():
    words = Words("fr", "Europe/Paris")

    [one] = concentration_of(words, rows(3, 2))

    assert one["said"].startswith("Non connu pour ce qui se dit\u00a0: moins de dix textes")
    assert concentration_said(words, rows(3, 2)) == ""
    assert concentration_beside(words, rows(3, 2), {}) == []


def test_a_list_says_what_is_said_first_and_who_is_heard_where_only_that_is_known():
    words = Words("en", "UTC")
    heard = [{"ada": 1}] * 9 + [{"bo": 1}] * 3

    assert concentration_said(words, rows(16, 5, 4, heard=heard)).startswith("One voice carries 64")
    assert concentration_said(words, rows(3, heard=heard)) == "One voice has 75 in a hundred of the names given"
    assert [one["name"] for one in concentration_beside(words, rows(16, 5, 4, heard=heard), {"x": "Restart"})] == [
        "Restart: as many equal voices, of what is said",
        "Restart: as many equal voices, of who is heard",
    ]

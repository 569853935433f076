"""One row a portrait: what was agreed, what files count, what is lacking; audiences unknown are not nought; ranges keep their word."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from cordee.core.opinion.portrait_tables import judge_portraits

UNTIL = date(2026, 3, 31)


def entry(field, words, level=None, proof=None, portrait="p", number=1):
    return {
        "consent": f"{field}-{words}:{number}", "portrait": portrait, "label": "Anne", "name": "Anne Roux", "side": "employee", "field": field,
        "words": words, "level": level, "proof": proof, "since": date(2026, 3, 1), "person_id": "x",
    }  # fmt: skip


def counts(**changed):
    return {
        "portrait": "p",
        "published": 12,
        "latest": datetime(2026, 3, 2),
        "tracked": 10,
        "comments": 20,
        "squares": 60,
        "titled": 12,
        "own": 3,
    } | changed


def judge(entries, published=(), territories=()):
    (row,) = judge_portraits(entries, published, territories, UNTIL)
    return row


def test_texts_that_nobody_agreed_to_have_counted_are_not_counted():
    row = judge([entry("topic", "BIM")], [counts()])

    assert (row["published"], row["a_month"], row["answers"], row["latest_on"]) == (None, None, None, None)
    assert row["answers_evidence"]["reason"] == "not_agreed"


def test_whoever_agreed_and_has_none_has_nought_and_its_range():
    row = judge([entry("traces", "counted")])

    assert (row["published"], row["a_month"], row["a_month_evidence"]["low"]) == (0, 0.0, 0.0)
    assert row["a_month_evidence"]["high"] == pytest.approx(3.689 / (365 / (365.25 / 12)), abs=0.001)
    assert (row["answers"], row["answers_evidence"]["reason"]) == (None, "not_measurable")


def test_comments_are_by_text_whose_source_counts_them():
    row = judge([entry("traces", "counted")], [counts()])

    assert (row["answers"], row["answers_evidence"]["n"]) == (2.0, 10)
    assert (row["on_self"], row["on_self_evidence"]["n"]) == (0.25, 12)


def test_few_titles_say_nothing_of_speaking_of_oneself():
    row = judge([entry("traces", "counted")], [counts(titled=9, own=9)])

    assert (row["on_self"], row["on_self_evidence"]["reason"]) == (None, "too_few_texts")


def test_an_audience_whose_size_is_not_said_is_unknown_and_not_nought():
    unknown = judge([entry("audience", "buyers")])
    known = judge([entry("audience", "buyers"), entry("audience", "fitters", 200)])

    assert (unknown["audiences"], unknown["audience"]) == (["buyers"], None)
    assert known["audience"] == 200


def test_three_thousand_followers_fill_in_no_gap_but_their_own():
    small = judge([entry("audience", "peers", 3)])
    large = judge([entry("audience", "peers", 3000)])

    assert small["lacking"] == large["lacking"] == ["topic", "experience", "language", "traces"]


def test_a_topic_belongs_to_the_territories_whose_words_it_holds():
    territories = [
        {
            "territory": "bim",
            "name_en": "BIM",
            "name_fr": "BIM",
            "words_en": ["digital model"],
            "words_fr": ["maquette numérique"],
        },
        {"territory": "ot", "name_en": "OT security", "name_fr": "Sécurité OT", "words_en": [], "words_fr": []},
    ]

    row = judge([entry("topic", "Maquette numérique de bibliothèque")], territories=territories)

    assert row["territories"] == ["bim"]

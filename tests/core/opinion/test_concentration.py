"""How concentrated voices are: worked by hand, without bias where many speak once, ranges that hold the truth, nobody named."""

from __future__ import annotations

from datetime import date, datetime

import numpy as np
import pytest

from cordee.core.opinion.carrying import authors_on, words_of
from cordee.core.opinion.concentration import concentration, heard_on, judge_concentration, names_given
from cordee.core.vocabulary.entered import ANSWERS_GIVEN, SUBJECT_PEOPLE
from cordee.core.vocabulary.facts import CONTENTS
from cordee.core.vocabulary.results import IDENTITY_LINKS
from tests.asking import answer, when

NOW = datetime(2026, 9, 1)
DAY = date(2026, 8, 31)


def texts(*counts):
    return [{str(author): 1} for author, many in enumerate(counts) for _ in range(many)]


def test_one_voice_with_sixteen_of_twenty_five_texts_as_worked_by_hand():
    found = concentration(texts(16, 5, 4))

    assert (found.voices, found.counted, found.first.value) == (3, 25, 0.64)
    assert found.index.value == pytest.approx((16 * 15 + 5 * 4 + 4 * 3) / (25 * 24)), "Simpson (1949)"
    assert found.equals.value == pytest.approx(600 / 272)
    assert found.equals.span == pytest.approx((1 / found.index.high, 1 / found.index.low))


def test_where_everybody_speaks_once_nothing_is_concentrated_though_squared_shares_would_say_so():
    found = concentration(texts(*[1] * 25))

    assert (found.index.value, found.index.reason, found.equals.value) == (0.0, "each_once", None)
    assert found.first.reason == "each_once", "whoever is first among equals is first by chance"


def test_a_few_names_that_happen_to_agree_do_not_stand_for_hundreds_of_voices():
    found = concentration(texts(2, 2, *[1] * 30))

    assert (found.equals.value, found.equals.reason) == (None, "each_once")
    assert found.index.span is not None


def test_one_voice_alone_is_all_of_it_and_has_no_range():
    found = concentration(texts(12))

    assert (found.first.value, found.index.value, found.index.reason, found.equals.value) == (1.0, 1.0, "only_one", 1.0)
    assert found.first.span is not None


def test_of_fewer_than_ten_texts_nothing_is_said_not_even_how_many_speak():
    [row] = judge_concentration(["x"], {"x": ([5, 4], 2)}, {}, since=DAY, until=DAY)

    assert (row["voices"], row["first_share"], row["index"], row["nameless"]) == (None, None, None, 2)
    assert row["index_evidence"]["reason"] == "too_few_voices"


def test_pairs_of_names_by_one_person_are_no_pairs():
    raters = [{"ada": 1, "bo": 1}] * 6 + [{"ada": 1}] * 4

    found = concentration(raters)

    together = 10 * 10 - 10 + 6 * 6 - 6  # the same name from two different people, Ada's and Bo's
    pairs = 16 * 16 - (6 * 4 + 4)
    assert found.index.value == pytest.approx(together / pairs)
    assert (found.first.value, found.first.n) == (10 / 16, 10)


@pytest.mark.parametrize(
    ("shares", "n"), [([0.64, *[0.03] * 12], 30), ([0.5, 0.5], 30), ([0.2] * 5, 100), ([1 / k / 3.995 for k in range(1, 31)], 60)]
)
def test_ranges_hold_the_truth_and_are_too_wide_only_where_all_are_heard_alike(shares, n):
    rng = np.random.default_rng(7)
    chances = np.array(shares) / sum(shares)
    truth = float(chances @ chances)

    held = []
    for _ in range(200):
        drawn = concentration(texts(*rng.multinomial(n, chances))).index
        held.append(drawn.span is not None and drawn.span[0] <= truth <= drawn.span[1])

    assert np.mean(held) >= 0.92, "200 draws are sure to .03"


def test_texts_count_by_author_and_two_keys_of_one_person_are_one():
    words = words_of([{"territory": "restart", "name_en": "Restart", "name_fr": "Redémarrage", "words_en": [], "words_fr": []}])

    def text(key, title, author=None, name=None):
        return {"source_key": key, "title": title, "author_key": author, "author": name, "happened_at": when("2026-05-01")}

    links = [{"kind": "person", "key": one, "id": "p1", "because": "email"} for one in ("email:a@x.example", "linkedin:a")]
    contents = [
        text("1", "Restart in a day", "email:a@x.example"), text("2", "Le redémarrage", "linkedin:a"), text("3", "Restart again", None, " Bo "),
        text("4", "Restart", None, "bo"), text("5", "Restart, unsigned"), text("6", "Something else", "linkedin:a"),
    ]  # fmt: skip

    found = {row["author"]: row["restart"] for row in answer({CONTENTS: contents, IDENTITY_LINKS: links}, authors_on(words, NOW))}

    assert found == {"p1": 2, "bo": 2, "": 1}


def test_the_latest_wave_that_asked_for_names_counts_and_each_person_once_a_rater():
    def given(survey, rater, subject, item="so-advice"):
        return {"survey": survey, "wave": 1, "territory": "x", "rater": rater, "segment": "", "item": item, "subject": subject, "label": "L",
                "place": 1, "words": "", "mention": "", "given_on": DAY}  # fmt: skip

    from cordee.core.opinion.heard import NAMING

    answers = [given(2, f"r{one}", "ada" if one < 9 else "bo", NAMING[0]) for one in range(12)]
    answers += [given(2, f"r{one}", "ada", NAMING[1]) for one in range(9)] + [
        given(1, f"q{one}", "cy", NAMING[0]) for one in range(12)
    ]
    asked = answer({ANSWERS_GIVEN: answers, SUBJECT_PEOPLE: []}, names_given())
    surveys = [{"survey": one, "territory": "x", "opened_on": DAY, "closed_on": date(2026, one, 1)} for one in (1, 2)]
    counts = [{"survey": one, "segment": "", "step": "step:names", "raters": 12} for one in (1, 2)]

    [row] = judge_concentration(["x"], {}, heard_on(asked, surveys, counts), since=DAY, until=DAY)

    assert (row["kind"], row["voices"], row["counted"], row["first_share"]) == ("heard", 2, 12, 0.75)
    assert "ada" not in str(row)

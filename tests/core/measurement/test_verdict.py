"""The verdict from observation: its bounds at their edges, what it promises, and how often it finds the truth."""

from __future__ import annotations

from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.measurement.intervals import newcombe, wilson
from cordee.core.measurement.verdict import MOST, Bounds, Counts, best_bet, judge


def closed(most: int) -> st.SearchStrategy[Counts]:
    return st.integers(1, most).flatmap(lambda n: st.integers(0, n).map(lambda wins: Counts(wins, n)))


def test_thirty_closed_cases_can_earn_a_verdict_and_twenty_nine_cannot():
    rest = Counts(100, 1_000)

    assert judge(Counts(29, 29), rest).word == "unknown"
    assert judge(Counts(30, 30), rest).word == "better"


def test_five_wins_can_earn_a_verdict_and_four_cannot_however_clear_the_difference():
    rest = Counts(1, 100)

    assert newcombe(4, 30, 1, 100).low > 0
    assert judge(Counts(4, 30), rest).word == "unknown"
    assert judge(Counts(5, 30), rest).word == "better"


def test_no_win_at_all_is_worse_only_where_five_were_expected():
    never = Counts(0, 30)

    assert newcombe(0, 30, 166, 1_000).high < 0
    assert judge(never, Counts(166, 1_000)).word == "unknown"
    assert judge(never, Counts(167, 1_000)).word == "worse"


def test_like_the_rest_asks_for_the_whole_range_within_eight_points():
    narrow, rest = Counts(400, 2_000), Counts(2_000, 10_000)

    assert judge(narrow, rest).word == "same"
    assert judge(Counts(20, 100), rest).word == "unknown"
    assert judge(narrow, rest, Bounds(same=0.01)).word == "unknown"


def test_the_teams_bounds_change_the_word():
    own, rest = Counts(12, 20), Counts(100, 1_000)

    assert judge(own, rest).word == "unknown"
    assert judge(own, rest, Bounds(closed=20)).word == "better"
    assert judge(own, rest, Bounds(closed=20, wins=13)).word == "unknown"


def test_a_difference_that_is_clear_but_small_is_better_and_not_like_the_rest():
    assert judge(Counts(2_300, 10_000), Counts(4_000, 20_000)).word == "better"


def test_a_key_without_a_closed_case_lacks_all_thirty():
    assert astuple(judge(Counts(0, 0), Counts(10, 50))) == ("unknown", None, 30)


def test_where_there_is_no_rest_nothing_can_be_compared_and_no_number_is_promised():
    assert astuple(judge(Counts(10, 50), Counts(0, 0))) == ("unknown", None, None)


def test_over_four_hundred_more_cases_is_said_as_401():
    tiny_rest = Counts(5, 25)

    assert judge(Counts(10, 50), tiny_rest).lacking == MOST + 1 == 401
    assert judge(Counts(0, 0), tiny_rest, Bounds(closed=1_000)).lacking == 401
    assert judge(Counts(2, 10), tiny_rest, Bounds(closed=1_000)).lacking == 401


def test_as_many_more_cases_as_it_says_would_settle_it_and_one_fewer_would_not():
    own, rest = Counts(14, 50), Counts(200, 1_000)

    lacking = judge(own, rest).lacking

    assert lacking is not None
    assert judge(Counts(round(0.28 * (50 + lacking)), 50 + lacking), rest).word != "unknown"
    assert judge(Counts(round(0.28 * (49 + lacking)), 49 + lacking), rest).word == "unknown"


def test_more_wins_than_closed_cases_cannot_be():
    with pytest.raises(ValueError, match="between"):
        Counts(3, 2)


@given(closed(29), closed(2_000))
def test_fewer_than_thirty_closed_cases_never_earn_a_word(own: Counts, rest: Counts):
    assert judge(own, rest).word == "unknown"


@given(closed(600), closed(2_000))
def test_unknown_always_says_what_is_lacking_and_never_less_than_to_thirty(own: Counts, rest: Counts):
    found = judge(own, rest)

    if found.word == "unknown":
        assert found.lacking is not None
        assert max(1, 30 - own.closed) <= found.lacking <= MOST + 1
    else:
        assert found.lacking is None


@given(closed(600), closed(2_000))
def test_better_and_worse_are_never_said_against_the_interval(own: Counts, rest: Counts):
    found = judge(own, rest)

    assert found.difference is not None
    assert found.word != "better" or found.difference.low > 0
    assert found.word != "worse" or found.difference.high < 0


@given(closed(600), closed(600))
def test_if_one_of_two_keys_is_better_the_other_is_not(one: Counts, other: Counts):
    words = {judge(one, other).word, judge(other, one).word}

    assert words != {"better"}
    assert words != {"worse"}


def test_a_key_that_truly_wins_fifteen_points_more_is_found_nine_times_in_ten():
    draw = np.random.default_rng(5)
    rest = Counts(800, 4_000)

    words = [judge(Counts(int(wins), 200), rest).word for wins in draw.binomial(200, 0.35, 300)]

    assert words.count("better") >= 270
    assert words.count("worse") == 0


def test_a_key_that_is_truly_like_the_rest_is_called_better_or_worse_once_in_twenty_at_most():
    draw = np.random.default_rng(6)
    pairs = zip(draw.binomial(300, 0.2, 400), draw.binomial(3_000, 0.2, 400), strict=True)

    words = [judge(Counts(int(own), 300), Counts(int(rest), 3_000)).word for own, rest in pairs]

    assert words.count("better") + words.count("worse") <= 30  # 20 expected; 30 has a chance of one in a hundred
    assert words.count("same") >= 300


def test_looking_whether_two_ranges_overlap_would_miss_a_difference_that_is_there():
    own, rest = (56, 70), (48, 80)

    overlapping = wilson(*own).low < wilson(*rest).high

    assert overlapping
    assert judge(Counts(*own), Counts(*rest)).word == "better"


def test_the_best_bet_is_the_unknown_key_that_promises_most_after_doubting_small_numbers():
    counts = {"lucky": Counts(3, 5), "solid": Counts(14, 25), "known": Counts(90, 100), "rest": Counts(100, 800)}
    words = {"lucky": "unknown", "solid": "unknown", "known": "better", "rest": "worse"}

    assert best_bet(counts, words) == "solid"


def test_a_team_that_doubts_small_numbers_less_bets_on_the_lucky_one():
    counts = {"lucky": Counts(4, 5), "solid": Counts(14, 25), "rest": Counts(100, 800)}
    words = {"lucky": "unknown", "solid": "unknown", "rest": "worse"}

    assert best_bet(counts, words) == best_bet(counts, words, weight=10) == "solid"
    assert best_bet(counts, words, weight=0) == "lucky"


def test_four_closed_cases_are_too_few_for_a_bet():
    counts = {"new": Counts(4, 4), "rest": Counts(100, 800)}

    assert best_bet(counts, {"new": "unknown", "rest": "same"}) is None


def test_there_is_no_bet_on_a_key_below_the_average():
    counts = {"weak": Counts(0, 20), "rest": Counts(100, 800)}

    assert best_bet(counts, {"weak": "unknown", "rest": "same"}) is None


def test_there_is_no_bet_where_nothing_is_closed():
    assert best_bet({"new": Counts(0, 0)}, {"new": "unknown"}) is None

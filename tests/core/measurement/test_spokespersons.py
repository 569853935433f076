"""Who speaks for us, as groups: effect a touch, who still speaks, which customers stayed; ranges hold a known truth."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
import pytest
from scipy.special import expit, logit

from cordee.core.measurement.spokespersons import carried, carried_again, customers_met, judge_spokespersons, spoken, stayed
from cordee.core.vocabulary.estimate import Estimate, unknown
from cordee.core.vocabulary.results import CASES, TIMELINE
from cordee.core.vocabulary.shares import wilson
from tests.asking import answer, when

NOW = datetime(2026, 9, 1)
LAST = 2026 * 4 + 1  # the second quarter of 2026


def touch(at, technique="webinar", account="a", carrier=None):
    return {"organisation_id": account, "happened_at": when(at), "touch_key": f"{at}{technique}{account}{carrier}", "technique": technique,
            "direction": "in", "carrier": carrier}  # fmt: skip


def won(key, account, at):
    return {"case_key": key, "organisation_id": account, "technique": "webinar", "opened_at": when("2025-01-01"), "closed": True, "won_at": when(at)}  # fmt: skip


def test_every_touch_is_of_one_group_by_its_technique_first_and_by_who_brought_it_then():
    touches = [
        touch("2026-01-01", "ambassador"), touch("2026-01-02", "expert_post", carrier="Ada"), touch("2026-01-03", "influencer"),
        touch("2026-01-04", "meeting", carrier="Ada"), touch("2026-01-05", "meeting", carrier=""), touch("2026-01-06", account=""),
        touch("2026-01-07", "unknown"), touch("2026-01-08", "unknown", carrier="Bo"),
    ]  # fmt: skip

    found = {
        row["spokesperson"]: (row["touches"], row["touches_unknown"]) for row in answer({TIMELINE: touches}, spoken(("unknown",)))
    }

    assert found == {"ambassador": (1, 0), "expert": (1, 0), "reporter": (1, 0), "people": (2, 0), "others": (1, 1), None: (1, 0)}


def test_a_quarter_that_is_not_over_says_nothing_of_who_came_back():
    touches = [touch("2026-05-01", "ambassador", carrier="Ada"), touch("2026-08-01", "ambassador", carrier="Ada")]

    found = answer({TIMELINE: touches}, carried(NOW))

    assert [(row["carrier"], row["quarter"]) for row in found] == [("Ada", LAST)]


def test_only_what_a_customer_met_before_the_first_order_counts_for_who_stays():
    touches = [touch("2025-02-01", "ambassador"), touch("2026-02-01", "meeting", carrier="Ada"), touch("2025-02-01", account="b")]

    found = answer({TIMELINE: touches, CASES: [won("1", "a", "2025-03-01"), won("2", "a", "2026-03-01")]}, customers_met())

    assert [(row["spokesperson"], row["account"], row["last_order_at"]) for row in found] == [
        ("ambassador", "a", when("2026-03-01"))
    ]


def test_a_group_of_fewer_than_ten_people_tells_nothing_of_them_not_even_how_many():
    quarters = [{"spokesperson": "ambassador", "carrier": f"p{one}", "quarter": LAST - 3} for one in range(9)]

    [row] = judge_spokespersons(
        [{"spokesperson": "ambassador", "touches": 50, "touches_unknown": 0}], {"ambassador": Estimate(4.0, 30, 2.0, 7.0)}, quarters, [], as_of=NOW
    )  # fmt: skip

    assert (row["people"], row["again"], row["stayed"]) == (None, None, None)
    assert {row[f"{name}_evidence"]["reason"] for name in ("again", "stayed")} == {"too_few_people"}
    assert {row[f"{name}_evidence"]["n"] for name in ("again", "stayed")} == {0}


def test_wins_are_told_for_a_thousand_touches_and_untouched_wins_stand_apart():
    counted = [
        {"spokesperson": "expert", "touches": 400, "touches_unknown": 5},
        {"spokesperson": "others", "touches": 2000, "touches_unknown": 0},
    ]
    credits = {"expert": Estimate(8.0, 40, 6.0, 11.0), "others": Estimate(10.0, 40, 8.0, 13.0), "": unknown("untouched", 0, 7.0)}

    expert, others, unseen = judge_spokespersons(counted, credits, [], [], as_of=NOW)

    evidence = expert["per_thousand_evidence"]
    assert (expert["per_thousand"], evidence["low"], evidence["high"]) == (20.0, 15.0, 27.5)
    assert (others["per_thousand"], others["again_evidence"]["reason"]) == (5.0, "nobody_of_ours")
    assert (unseen["spokesperson"], unseen["wins"], unseen["touches"]) == ("", 7.0, 0)
    assert sum(row["wins"] for row in (expert, others, unseen)) == 25.0


def test_who_comes_back_the_next_quarter_as_worked_by_hand():
    people = [[1, 2, 3]] * 9 + [[1, 3]] * 3  # chances 2 and 1; 18 of 21 came back

    found = carried_again(people, 3)

    share, left = 18 / 21, np.array([2 - 2 * 18 / 21] * 9 + [0 - 18 / 21] * 3)
    error = np.sqrt(12 / 11 * (left @ left)) / 21
    reach = 2.200985 * error / (share * (1 - share))
    assert (found.value, found.n) == (pytest.approx(share), 12)
    assert found.span == pytest.approx((expit(logit(share) - reach), expit(logit(share) + reach)), abs=1e-6)


def test_where_everybody_came_back_each_person_counts_once_and_there_is_a_range():
    found = carried_again([[1, 2, 3, 4]] * 12, 4)

    assert found.value == 1.0
    assert found.span == pytest.approx((wilson(12, 12).low, 1.0))


def test_half_a_year_of_silence_is_two_whole_quarters_and_later_returns_do_not_undo_it():
    silent, returned, there = [1, 2], [1, 4, 5, 6], [1, 3, 5, 7, 8]

    assert stayed([silent] * 10, 9).value == 0.0
    assert stayed([returned] * 10, 9).value == 0.0
    assert (stayed([there] * 10, 8).value, stayed([there] * 10, 8).reason) == (1.0, "nobody_left")
    assert stayed([there] * 10, 3).reason in ("too_few_people", "not_seen_yet")


def test_who_was_seen_for_less_counts_for_as_long_as_they_were():
    people = [[1, 2]] * 4 + [[1, 2, 3, 4, 5, 6]] * 8 + [[5, 6]] * 8  # the last eight were seen for one quarter after the first

    found = stayed(people, 6)

    assert (found.value, found.n) == (pytest.approx(8 / 12), 20), (
        "four of the twelve whom anybody watched long enough fell silent"
    )


def draw(rng, people, quarters=8):
    """Draw who carries in which quarter: everybody has a habit of their own of coming back."""
    habit = rng.beta(2.0, 1.0, people)
    found = []
    for chance in habit:
        here, mine = True, [0]
        for quarter in range(1, quarters):
            here = rng.random() < (chance if here else 0.5)
            mine += [quarter] if here else []
        found.append(mine)
    return found


def true_share(rng):
    people = draw(rng, 40_000)
    return float(carried_again(people, 7).value or 0)


def test_ranges_over_people_hold_the_truth_where_ranges_over_quarters_are_too_narrow():
    rng = np.random.default_rng(11)
    truth = true_share(rng)
    held = np.zeros(2)

    for _ in range(300):
        people = draw(rng, 25)
        found = carried_again(people, 7)
        chances = sum(one < 7 for mine in people for one in mine)
        alone = wilson(round((found.value or 0) * chances), chances)
        held += [found.span is not None and found.span[0] <= truth <= found.span[1], alone.low <= truth <= alone.high]

    over_people, over_quarters = held / 300
    assert 0.915 <= over_people <= 0.985, "300 draws are sure to .025"
    assert over_quarters < 0.9, "quarters of one person belong together"


def test_what_was_met_after_the_first_order_would_look_loyal_though_it_changes_nothing():
    rng = np.random.default_rng(4)
    begun = datetime(2023, 1, 1)
    lasts = np.where(rng.random(1500) < 0.5, 0.0, rng.exponential(400, 1500))  # days until the last order, whoever met them
    before = rng.random(1500) < 0.4
    after = rng.random(1500) < 1 - np.exp(-lasts / 500)  # the longer they stay, the more likely somebody meets them

    def kept(some):
        rows = [
            {"spokesperson": "ambassador", "first_order_at": begun, "last_order_at": begun + timedelta(days=one)}
            for one in lasts[some]
        ]
        counted = [{"spokesperson": "ambassador", "touches": 1, "touches_unknown": 0}]
        return judge_spokespersons(counted, {}, [], rows, as_of=NOW)[0]["customers_kept"]

    assert kept(before) == pytest.approx(0.5, abs=0.06)
    assert kept(after) > 0.9

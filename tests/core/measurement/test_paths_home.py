"""Paths that lead home: who went on, came back, came home; dead ends; and the next step to offer."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest

from cordee.core.measurement.paths_home import paths, steps
from cordee.core.vocabulary.results import TIMELINE
from tests.asking import answer, when

UNTIL = when("2026-06-01")


def touch(person, moment, content, technique="blog", **more):
    return {"person_id": person, "happened_at": moment, "content": content, "technique": technique, "direction": "in"} | more


def asked(touches, **more):
    rows = [one | {"touch_key": f"t{place}", "organisation_id": ""} for place, one in enumerate(touches)]
    return answer({TIMELINE: rows}, steps(UNTIL, home={"website"}, **more))


def test_what_somebody_did_after_first_meeting_a_content_counts_once():
    start = when("2026-03-01T10:00")
    found = asked(
        [
            touch("a", start, "guide"),
            touch("a", start + timedelta(hours=1), "guide"),
            touch("a", start + timedelta(days=2), "case"),
            touch("a", start + timedelta(days=3), "prices", "website"),
        ]
    )

    [guide] = [row for row in found if row["content"] == "guide"]
    assert (guide["next_content"], guide["home"], guide["returned"], guide["people"]) == ("case", True, True, 1)
    [prices] = [row for row in found if row["content"] == "prices"]
    assert (prices["next_content"], prices["home"], prices["returned"]) == (None, False, False)


def test_what_we_send_leads_nobody_on_and_the_same_day_is_no_return():
    start = when("2026-03-01T10:00")
    found = asked(
        [
            touch("a", start, "guide"),
            touch("a", start + timedelta(hours=1), "case"),
            touch("a", start + timedelta(days=1), "mail", "email", direction="out"),
        ]
    )

    [guide] = [row for row in found if row["content"] == "guide"]
    assert (guide["next_content"], guide["returned"]) == ("case", False)


def test_a_meeting_too_late_to_be_watched_for_all_its_days_does_not_make_a_dead_end():
    found = asked([touch("a", UNTIL - timedelta(days=29), "guide"), touch("b", UNTIL - timedelta(days=31), "guide")])

    assert [row["people"] for row in found] == [1]


def test_what_comes_after_the_days_is_no_going_on():
    start = when("2026-03-01T10:00")

    found = asked([touch("a", start, "guide"), touch("a", start + timedelta(days=8), "case")], days=7)

    assert {row["content"]: row["next_content"] for row in found} == {"guide": None, "case": None}


def test_a_webinar_is_one_content_by_its_own_name_whether_somebody_registered_or_came():
    start = when("2026-03-01T10:00")
    found = asked(
        [
            touch("a", start, "guide"),
            touch("a", start + timedelta(days=1), "registered", "webinar", campaign="Energy, line by line"),
            touch("a", start + timedelta(days=4), "attended", "webinar", campaign="Energy, line by line"),
            touch("b", start, "attended", "webinar", campaign=None),
            touch("b", start + timedelta(days=1), "conversation:0de72d", "in_mail"),
        ]
    )

    by_name = {row["content"]: row for row in found}
    assert set(by_name) == {"guide", "Energy, line by line"}, "neither an act nor the key of a private exchange is a content"
    assert (by_name["guide"]["led_on"], by_name["guide"]["next_content"]) == (True, None), (
        "an event that is over is no step to offer"
    )
    assert (by_name["Energy, line by line"]["led_on"], by_name["Energy, line by line"]["returned"]) == (False, True)


def test_an_account_stands_for_its_people_where_they_are_not_known():
    start = when("2026-03-01T10:00")
    rows = [touch(None, start, "guide"), touch(None, start + timedelta(days=1), "case")]

    named = answer(
        {TIMELINE: [one | {"touch_key": f"t{place}", "organisation_id": "o1"} for place, one in enumerate(rows)]},
        steps(UNTIL, home={"website"}),
    )

    assert asked(rows) == []
    assert {row["content"]: row["next_content"] for row in named} == {"guide": "case", "case": None}


def row(content, next_content, people, *, home=False, returned=False, back=False, technique="blog"):
    return {
        "content": content, "technique": technique, "led_on": next_content is not None, "next_content": next_content, "home": home,
        "returned": returned, "came_back": back if next_content is not None else None, "people": people,
    }  # fmt: skip


def test_a_dead_end_is_named_first_and_offered_what_helped_others_of_its_technique():
    found = paths(
        [
            row("end", None, 150),
            row("guide", "case", 30, home=True, returned=True, back=True),
            row("guide", "case", 10),
            row("guide", "jokes", 40, back=False),
            row("guide", None, 20),
        ]
    )

    assert [(one.content, one.word) for one in found] == [("end", "dead_end"), ("guide", "leads_on")]
    end, guide = found
    assert (end.next_step, end.next_from) == ("case", "the_same_technique")
    assert (guide.next_step, guide.next_from) == ("case", "those_who_went_on")
    assert (guide.next_return.value, guide.next_return.n) == (0.75, 40)
    assert (guide.next_more.value, guide.next_more.n) == (0.75, 80)
    assert 0.4 < guide.next_more.low < 0.75
    assert guide.led_on.value == pytest.approx(0.8)
    assert guide.returned.value == guide.home.value == pytest.approx(0.3)
    assert end.led_on.low == 0


def test_a_step_after_which_nobody_came_back_is_not_offered_however_often_it_is_taken():
    [found] = paths([row("guide", "jokes", 400, home=True), row("guide", None, 5)])

    assert (found.next_step, found.next_from, found.next_return.reason) == (None, "nothing", "too_few_passed")


def test_a_lucky_step_of_few_does_not_beat_a_sure_step_of_many():
    [found] = paths([row("guide", "rare", 10, back=True), row("guide", "usual", 950, back=True), row("guide", "usual", 50),
                     row("guide", "jokes", 300)])  # fmt: skip

    assert found.next_step == "usual"


def test_a_step_is_offered_for_what_it_brings_beyond_other_steps_and_not_because_all_come_back():
    [found] = paths(
        [
            row("guide", "usual", 90, back=True), row("guide", "usual", 10),
            row("guide", "case", 99, back=True), row("guide", "case", 1),
            row("guide", "prices", 95, back=True), row("guide", "prices", 5),
        ]
    )  # fmt: skip

    assert found.next_step == "case"
    assert found.next_more.low < 0.0425 + 0.03 < found.next_more.high, "99 of 100 against 185 of 200"


def test_a_step_after_which_fewer_came_back_than_after_another_is_not_offered():
    found = paths(
        [
            row("guide", "jokes", 12, back=True),
            row("guide", "jokes", 88),
            *(row("guide", f"g{one}", 9, back=True) for one in range(9)),
        ]
    )

    assert (found[0].next_step, found[0].next_from) == (None, "nothing")


def test_the_only_step_that_was_taken_is_offered_without_a_comparison():
    [found] = paths([row("guide", "case", 20, back=True), row("guide", "case", 20), row("guide", None, 40)])

    assert (found.next_step, found.next_return.value) == ("case", 0.5)
    assert (found.next_more.value, found.next_more.reason) == (None, "too_few_passed")


def test_the_best_of_many_steps_that_differ_by_chance_alone_is_seldom_called_better():
    rng = np.random.default_rng(5)
    called = 0
    for _ in range(200):
        rows = []
        for name in "abcdefgh":
            back = int(rng.binomial(60, 0.4))
            rows += [row("guide", name, back, back=True), row("guide", name, 60 - back)]
        [found] = paths([one for one in rows if one["people"]])
        called += found.next_more.low > 0

    assert called / 200 < 0.05


def test_few_people_make_neither_a_dead_end_nor_a_share():
    [found] = paths([row("guide", None, 19)])

    assert (found.word, found.led_on.reason, found.led_on.n) == ("unknown", "too_few_passed", 19)


def test_forty_people_who_did_not_go_on_are_not_yet_a_dead_end():
    [found] = paths([row("guide", None, 40)])

    assert found.word == "unknown"


def test_a_front_page_on_the_way_is_stepped_over_and_a_return_counts_after_the_step_only():
    start = when("2026-03-01T10:00")
    found = asked(
        [
            touch("a", start, "guide"),
            touch("a", start + timedelta(hours=1), "/", "website"),
            touch("a", start + timedelta(days=1), "case"),
            touch("a", start + timedelta(days=1, hours=1), "prices"),
            touch("b", start, "guide"),
            touch("b", start + timedelta(days=2), "case"),
            touch("b", start + timedelta(days=9), "jokes"),
            touch("c", start, "guide"),
            touch("c", start + timedelta(days=20), "case"),
            touch("d", start, "guide"),
            touch("d", start + timedelta(hours=1), "https://firm.example/", "website"),
        ]
    )

    steps_taken = [row for row in found if row["content"] == "guide" and row["next_content"]]
    judged = sorted((row["next_content"], row["came_back"], row["led_on"]) for row in steps_taken if row["came_back"] is not None)
    [only_front] = [row for row in found if row["content"] == "guide" and row["next_content"] is None]

    assert judged == [("case", False, True), ("case", True, True)]
    assert [row["people"] for row in steps_taken if row["came_back"] is None] == [1], (
        "a step of the twentieth day came too late to judge"
    )
    assert (only_front["led_on"], only_front["home"], only_front["came_back"]) == (True, True, None)


def test_following_one_in_so_many_follows_the_same_people_whole_and_leaves_shares_where_they_are():
    start = when("2026-03-01T10:00")
    touches = [
        touch(f"p{number}", start + timedelta(days=day), name)
        for number in range(400)
        for day, name in ((0, "guide"), (1, "case"))
    ]

    found = {row["content"]: row for row in asked(touches, one_in=4)}

    assert 60 < found["guide"]["people"] < 140
    assert found["guide"]["next_content"] == "case"
    assert found["case"]["people"] == found["guide"]["people"]

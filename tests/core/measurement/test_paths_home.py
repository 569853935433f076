"""Paths that lead home: who went on, came back, came home; dead ends; and the next step to offer."""

from __future__ import annotations

from datetime import timedelta

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


def test_an_account_stands_for_its_people_where_they_are_not_known():
    start = when("2026-03-01T10:00")
    rows = [touch(None, start, "guide"), touch(None, start + timedelta(days=1), "case")]

    named = answer(
        {TIMELINE: [one | {"touch_key": f"t{place}", "organisation_id": "o1"} for place, one in enumerate(rows)]},
        steps(UNTIL, home={"website"}),
    )

    assert asked(rows) == []
    assert {row["content"]: row["next_content"] for row in named} == {"guide": "case", "case": None}


def row(content, next_content, people, *, home=False, returned=False, technique="blog"):
    return {
        "content": content, "technique": technique, "next_content": next_content, "home": home, "returned": returned, "people": people,
    }  # fmt: skip


def test_a_dead_end_is_named_first_and_offered_what_helped_others_of_its_technique():
    found = paths(
        [
            row("end", None, 150),
            row("guide", "case", 30, home=True, returned=True),
            row("guide", "case", 10),
            row("guide", "jokes", 40),
            row("guide", None, 20),
        ]
    )

    assert [(one.content, one.word) for one in found] == [("end", "dead_end"), ("guide", "leads_on")]
    end, guide = found
    assert (end.next_step, end.next_from) == ("case", "the_same_technique")
    assert (guide.next_step, guide.next_from) == ("case", "those_who_went_on")
    assert (guide.next_home.value, guide.next_home.n) == (0.75, 40)
    assert guide.led_on.value == pytest.approx(0.8)
    assert guide.returned.value == guide.home.value == pytest.approx(0.3)
    assert end.led_on.low == 0


def test_a_step_that_nobody_came_home_by_is_not_offered_however_often_it_is_taken():
    [found] = paths([row("guide", "jokes", 400), row("guide", None, 5)])

    assert (found.next_step, found.next_from, found.next_home.reason) == (None, "nothing", "too_few")


def test_a_lucky_step_of_few_does_not_beat_a_sure_step_of_many():
    [found] = paths([row("guide", "rare", 10, home=True), row("guide", "usual", 950, home=True), row("guide", "usual", 50)])

    assert found.next_step == "usual"


def test_few_people_make_neither_a_dead_end_nor_a_share():
    [found] = paths([row("guide", None, 19)])

    assert (found.word, found.led_on.reason, found.led_on.n) == ("unknown", "too_few", 19)


def test_forty_people_who_did_not_go_on_are_not_yet_a_dead_end():
    [found] = paths([row("guide", None, 40)])

    assert found.word == "unknown"


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

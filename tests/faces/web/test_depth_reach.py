"""Depth and reach stand on two axes: an audience moves a mark sideways only, and what is not known is no nought."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cordee.core.vocabulary.axis import Axis
from cordee.faces.web.depth_reach import Stood, drawn, of_people, of_territory
from cordee.faces.web.speech import Words

EN = Words("en")
SHARES = Axis(0.0, 1.0, (0.0, 0.5, 1.0))


def row(name, *, depth=None, expertise=None, audience=None, part="expert"):
    spread = {"low": None, "high": None}
    return {
        "name": name, "part": part, "internal": False, "audience": audience,
        "depth": depth, "depth_evidence": spread if depth is None else {"low": depth - 0.1, "high": depth + 0.1},
        "expertise": expertise, "expertise_evidence": spread if expertise is None else {"low": expertise - 1, "high": expertise + 1},
    }  # fmt: skip


def places(picture):
    return {one["name"]: (float(one["x"][:-1]), float(one["y"][:-1])) for one in picture["marks"]}


@given(st.integers(0, 100_000_000))
def test_a_bought_audience_moves_nobody_upwards(bought):
    before = Stood("Ada", 0.6, 0.4, 0.8, 50)
    after = Stood("Ada", 0.6, 0.4, 0.8, bought)

    (first,), (second,) = (drawn(EN, [one], SHARES, ["", "", ""])["marks"] for one in (before, after))

    assert (first["y"], first["from"], first["to"]) == (second["y"], second["from"], second["to"])


def test_more_depth_stands_higher_and_more_reach_further_right():
    people = [Stood("Deep", 0.9, 0.8, 0.95, 100), Stood("Wide", 0.2, 0.1, 0.3, 3000)]

    found = places(drawn(EN, people, SHARES, ["", "", ""]))

    assert found["Deep"][1] < found["Wide"][1]
    assert found["Deep"][0] < found["Wide"][0]


def test_a_reach_that_nobody_knows_stands_beside_the_axis_and_an_audience_of_none_on_it():
    people = [Stood("Unknown", 0.5, 0.4, 0.6, None), Stood("Nobody", 0.5, 0.4, 0.6, 0)]

    picture = drawn(EN, people, SHARES, ["", "", ""])

    assert places(picture)["Unknown"][0] < float(picture["left"][:-1]) <= places(picture)["Nobody"][0]


def test_marks_whose_reach_nobody_knows_never_lie_on_one_another():
    people = [Stood(f"P{number}", 0.9, 0.8, 0.95, None) for number in range(6)]

    picture = drawn(EN, people, SHARES, ["", "", ""])

    across = sorted(x for x, _ in places(picture).values())
    assert min(after - before for before, after in pairwise(across)) > 5
    assert not any(one["named"] for one in picture["marks"])  # names would; they stand beside the picture


def test_three_thousand_followers_of_whom_nobody_spoke_stand_below_the_picture():
    rows = [row("Maud", expertise=1.5), row("Hugo", audience=3000, part="not established")]

    found = of_territory(EN, rows)

    assert found["kind"] == "raters"
    assert found["any_below"]
    assert [one["unplaced"] for one in found["marks"]] == [False, True]
    assert found["marks"][1]["from"] == ""


def test_talks_are_drawn_where_two_are_measured_and_raters_one_click_away():
    rows = [row("Maud", depth=0.7, expertise=1.0, audience=80), row("Otto", depth=0.4, expertise=0.1)]

    assert (of_territory(EN, rows)["kind"], of_territory(EN, rows)["other"]) == ("talks", "raters")
    assert of_territory(EN, rows, "raters")["kind"] == "raters"


def test_where_of_nobody_depth_is_known_nothing_is_drawn():
    assert of_territory(EN, [row("Hugo", audience=3000)]) is None
    assert of_people(EN, [Stood("Hugo", None, None, None, 3000)]) is None


def test_only_so_many_are_drawn_as_can_be_told_apart_and_the_rest_are_counted():
    found = of_territory(EN, [row(f"P{number}", expertise=0.1) for number in range(15)])

    assert (len(found["marks"]), found["beyond"]) == (12, 3)

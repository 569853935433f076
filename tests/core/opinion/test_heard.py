"""What a run hears of closed surveys: one wave a territory, raters that are nobody's, a circle that holds everybody asked."""

from __future__ import annotations

from datetime import date

import pyarrow as pa

from cordee.core.opinion.heard import heard

SCHEMA = pa.schema(
    [("survey", pa.int64()), ("territory", pa.string()), ("rater", pa.string()), ("item", pa.string()), ("figure", pa.float64()),
     ("person_id", pa.string()), ("person_key", pa.string()), ("name", pa.string())]
)  # fmt: skip


def wave(survey=1, closed=date(2026, 3, 1), newcomers=12, territory="bim"):
    return {"survey": survey, "territory": territory, "opened_on": closed, "closed_on": closed, "newcomers": newcomers}


def said(rater, item, person=None, figure=1.0, survey=1, territory="bim"):
    return {"survey": survey, "territory": territory, "rater": rater, "item": item, "figure": figure, "person_id": None,
            "person_key": person, "name": person.title() if person else None}  # fmt: skip


def hear(rows, waves=None):
    return heard(pa.Table.from_pylist(rows, schema=SCHEMA), waves or [wave()])


def naming(rater, *people, **wave_of):
    return [said(rater, "step:names", **wave_of), *(said(rater, "names-1", one, **wave_of) for one in people)]


def test_everybody_asked_is_of_the_circle_and_those_who_named_nobody_answered():
    found = hear([*naming("r1", "ann"), *naming("r2", "ann", "bob"), *naming("r3")])

    assert found.panel.people == 12
    assert found.people == ("ann", "bob")
    assert found.panel.named[:3, 0].tolist() == [2, 1, 0]
    assert found.panel.asked.tolist() == [3]


def test_two_waves_are_not_added_up_as_their_raters_may_be_the_same():
    rows = [*naming("r1", "ann"), *naming("r2", "ann"), *naming("s1", "ann", survey=2), *naming("s2", "ann", survey=2)]

    found = hear(rows, [wave(), wave(2, date(2026, 6, 1))])

    assert found.panel.named[0, 0] == 2
    assert found.territories["bim"].until == date(2026, 6, 1)


def test_a_wave_that_rated_people_counts_before_a_later_one_that_only_named_them():
    rows = [*naming("r1", "ann"), said("r1", "peer-1", "ann", 6.0), *naming("s1", "bob", survey=2)]

    found = hear(rows, [wave(), wave(2, date(2026, 6, 1))])

    assert found.people == ("ann",)
    assert found.panel.answers[0, 0] == 6.0


def test_whom_one_goes_to_on_a_bad_day_says_nothing_of_a_territory():
    found = hear([*naming("r1", "ann"), said("r1", "names-3", "bob")])

    assert found.panel.named[:2, 0].tolist() == [1, 0]


def test_reversed_items_are_turned_and_an_empty_answer_is_none():
    found = hear([*naming("r1", "ann"), said("r1", "peer-3", "ann", 1.0), said("r1", "peer-4", "ann", None)])

    assert found.panel.answers[0, 2] == 7.0
    assert str(found.panel.answers[0, 3]) == "nan"


def test_where_nobody_was_asked_nothing_is_heard():
    assert hear([]).panel is None
    assert hear(naming("r1")).people == ()

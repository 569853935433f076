"""Surveys: what cannot be asked is refused, steps follow the answers, orders are drawn and stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.opinion.scales import scale_named
from cordee.core.opinion.surveys import (
    TEMPLATES,
    Answer,
    Named,
    Survey,
    drawn,
    fixed,
    opened,
    place_of,
    reopened,
    steps_of,
    template_named,
)
from cordee.core.vocabulary.problems_of_answers import AlreadyCounted, NotClosed
from cordee.core.vocabulary.problems_of_voices import BadSurvey, NoSuchTemplate, SurveyClosed, TooFewAsked

WHOLE = Survey(1, "Whole", "whole-territory", "bim", 1, ("Us", "Them"), "Us")
NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
PEOPLE = [Named(one, name) for one, name in enumerate(("Ann", "Bob", "Cleo"), 1)]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.id)
def test_every_template_asks_items_that_its_scales_have(template):
    for part in template.parts:
        if part.scale:
            assert set(part.asked()) <= {one.id for one in scale_named(part.scale).items}
            assert scale_named(part.scale).asks_for_names == (part.kind == "names")


def test_a_template_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(NoSuchTemplate, match="whom-to-ask"):
        template_named("nothing")


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"title": " "}, "title"),
        ({"offered": ("Us",)}, "two names"),
        ({"offered": ("Us", "us")}, "each once"),
        ({"house": "Others"}, "not in the list"),
    ],
)
def test_what_cannot_be_asked_is_refused(changes, complaint):
    kept = {
        "id": 1,
        "title": "Whole",
        "template": "whole-territory",
        "territory": "bim",
        "wave": 1,
        "offered": ("Us", "Them"),
        "house": "Us",
    }

    with pytest.raises(BadSurvey, match=complaint):
        Survey(**(kept | changes))


def test_a_respondent_rates_the_first_two_whom_they_name_and_nobody_else():
    answers = [Answer("names-1", 3, 1, 1.0), Answer("names-1", 1, 2, 1.0), Answer("names-2", 2, 1, 1.0)]

    before, after = steps_of(WHOLE, [], PEOPLE), steps_of(WHOLE, answers, PEOPLE)

    assert [one.key for one in before] == ["mind", "aided", "names"]
    assert [one.key for one in after] == ["mind", "aided", "names", "peers-3", "peers-1"]


def test_what_came_to_mind_stands_once_the_list_was_seen():
    first = steps_of(WHOLE, [], PEOPLE)[0]

    assert not fixed(first, [Answer("mind", place=1, text="Us"), Answer("step:mind")])
    assert fixed(first, [Answer("step:mind"), Answer("step:aided")])


@given(st.lists(st.text(min_size=1), unique=True, max_size=12), st.integers(0, 2**63 - 1))
def test_an_order_drawn_holds_everything_once_and_is_the_same_for_the_same_seed(things, seed):
    first, again = (drawn(things, np.random.default_rng(seed)) for _ in range(2))

    assert sorted(first) == sorted(things)
    assert first == again


def test_no_place_is_kept_for_one_item_over_many_respondents():
    items = [f"i{one}" for one in range(6)]

    firsts = [drawn(items, np.random.default_rng(seed))[0] for seed in range(600)]

    assert all(60 <= firsts.count(one) <= 140 for one in items)


def test_too_few_are_never_asked_and_what_is_closed_stays_closed():
    now = datetime(2026, 3, 2, tzinfo=UTC)
    closed = Survey(1, "Whole", "whom-to-ask", "bim", 1, state="closed", closed_at=now)

    assert opened(WHOLE, 5, now).state == "open"
    with pytest.raises(TooFewAsked):
        opened(WHOLE, 4, now)
    with pytest.raises(SurveyClosed):
        opened(closed, 30, now)


def test_a_survey_has_as_many_parts_at_the_end_as_at_the_beginning():
    whole = Survey(1, "BIM", "whole-territory", "bim", 1, ("Exemplia", "Mecanova"))
    named = [Answer("names-1", 7, 1, 1.0), Answer("names-1", 8, 2, 1.0)]

    before = {place_of(one, whole)[1] for one in steps_of(whole, [], [])}
    after = {place_of(one, whole)[1] for one in steps_of(whole, named, [Named(7, "A"), Named(8, "B")])}

    assert before == after == {4}


def test_a_closed_survey_opens_again_until_it_is_counted():
    closed = replace(Survey(3, "BIM", "whom-to-ask", "bim", 1), state="closed", closed_at=NOW, closes_on=date(2026, 3, 1))

    again = reopened(closed, computed=False, today=date(2026, 3, 2))

    assert (again.state, again.closed_at, again.closes_on) == ("open", None, None)
    with pytest.raises(AlreadyCounted):
        reopened(closed, computed=True, today=date(2026, 3, 2))
    with pytest.raises(NotClosed):
        reopened(again, computed=False, today=date(2026, 3, 2))

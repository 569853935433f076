"""The trust pulse is told both ways, of five answers or more, and of nobody in particular."""

from __future__ import annotations

from datetime import date

import pytest

from cordee.core.opinion.pulse import LEAST_PULSE, asked_items, judge_pulses, pulse_counts
from cordee.core.vocabulary.entered import ANSWERS_GIVEN
from tests.asking import answer as answer_of

SURVEY = {"survey": 4, "territory": "bim", "wave": 2, "opened_on": date(2026, 3, 1), "closed_on": date(2026, 3, 20)}


def answer(rater, item, figure, about=""):
    return {"survey": 4, "wave": 2, "territory": "bim", "rater": rater, "segment": "", "item": item, "subject": about, "label": about, "place": 0,
            "figure": figure, "words": "", "mention": "", "given_on": date(2026, 3, 2)}  # fmt: skip


def counted(answers):
    return answer_of({ANSWERS_GIVEN: answers}, pulse_counts())


def test_the_share_who_trust_has_its_range_and_the_middle_is_on_neither_side():
    answers = [answer(f"r{number}", "trusts-us-1", figure) for number, figure in enumerate([7, 6, 5, 4, 2, 1])]

    (row,) = judge_pulses(counted(answers), [SURVEY])

    assert (row["about"], row["trusting"], row["trusting_share"]) == ("us", 3, 0.5)
    assert row["trusting_share_evidence"]["n"] == 6
    assert 0.15 < row["trusting_share_evidence"]["low"] < 0.5 < row["trusting_share_evidence"]["high"] < 0.85


def test_four_answers_say_nothing_not_even_how_many_they_were():
    answers = [answer(f"r{number}", "trusts-us-1", 7) for number in range(LEAST_PULSE - 1)]

    (row,) = judge_pulses(counted(answers), [SURVEY])

    assert (row["trusting"], row["trusting_share"], row["trusting_share_evidence"]["n"]) == (None, None, 0)
    assert row["trusting_share_evidence"]["reason"] == "fewer_than_five"


def test_whoever_answers_about_two_people_counts_once():
    answers = [
        answer(f"r{number}", "trusts-them-1", figure, about) for number in range(5) for about, figure in (("ann", 7), ("bob", 2))
    ]

    (row,) = judge_pulses(counted(answers), [SURVEY])

    assert (row["about"], row["trusting"], row["trusting_share_evidence"]["n"]) == ("them", 5, 5)


def test_agreeing_with_what_speaks_against_trust_is_no_trust():
    against = next(item for item, (_, reverse) in asked_items().items() if reverse)
    answers = [answer(f"r{number}", against, 7) for number in range(6)]

    (row,) = judge_pulses(counted(answers), [SURVEY])

    assert row["trusting"] == 0


def test_no_row_names_whom_the_answers_are_about():
    answers = [answer(f"r{number}", "trusts-them-1", 7, "ann") for number in range(6)]

    (row,) = judge_pulses(counted(answers), [SURVEY])

    assert "ann" not in repr(row)


@pytest.mark.parametrize("item", ["peer-1", "names-1", "step:self-trust-in-organisation"])
def test_other_answers_are_no_part_of_it(item):
    assert counted([answer("r1", item, 7)]) == []

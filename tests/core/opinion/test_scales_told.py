"""What came out of scales is told with n and range, from three raters on, and no further than a rater's own forms reach."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from cordee.core.opinion.reliability import reliability
from cordee.core.opinion.scales import scale_named
from cordee.core.opinion.scales_told import LEAST_FOR_FIT, called, filled_in, forms, judge_fits, judge_ratings, judge_scales
from cordee.core.vocabulary.entered import ANSWERS_GIVEN, SUBJECT_PEOPLE
from cordee.core.vocabulary.results import PERSONS
from tests.asking import answer as answer_of

CANDOUR = [item.id for item in scale_named("readers-candour").items]
PEERS = scale_named("peer-credibility").items


def survey(template, number=4):
    return {"survey": number, "template": template, "territory": "bim", "wave": 2, "opened_on": date(2026, 3, 1), "closed_on": date(2026, 3, 20)}  # fmt: skip


def given(rater, item, figure, about=""):
    return {"survey": 4, "wave": 2, "territory": "bim", "rater": rater, "segment": "", "item": item, "subject": about, "label": about, "place": 0,
            "figure": figure, "words": "", "mention": "", "given_on": date(2026, 3, 2)}  # fmt: skip


def filled(answers, template):
    rows = answer_of({ANSWERS_GIVEN: answers, SUBJECT_PEOPLE: [], PERSONS: []}, forms())
    return filled_in(rows, [survey(template)]), called(rows)


def candid(rater, about, level):
    """A reader who answers all four questions alike, the reversed one the other way round."""
    return [given(rater, item.id, 8 - level if item.reverse else level, about) for item in scale_named("readers-candour").items]


def rated(raters, persons, seed=1, spread=1.0):
    """Peers who rate two people each on ten items: one facet a thing of its own, plus noise."""
    dice = np.random.default_rng(seed)
    worth = {who: dice.normal(size=3) for who in persons}
    answers = []
    for rater in range(raters):
        for who in dice.choice(persons, 2, replace=False):
            for item in PEERS:
                level = 4 + worth[who][("expertise", "empathy", "impartiality").index(item.facet)] * 1.4 + dice.normal() * spread
                level = float(np.clip(round(level), 1, 7))
                answers.append(given(f"r{rater:03}", item.id, 8 - level if item.reverse else level, str(who)))
    return answers


def test_readers_say_how_candid_an_author_is_with_the_range_of_their_mean():
    answers = [one for number, level in enumerate((5, 6, 7, 6)) for one in candid(f"r{number}", "ann", level)]

    (row,) = judge_ratings(*filled(answers, "readers-candour"))

    assert (row["name"], row["raters"], row["mean"]) == ("ann", 4, 6.0)
    assert 4.5 < row["mean_evidence"]["low"] < 6 < row["mean_evidence"]["high"] <= 7
    assert row["mean_evidence"]["n"] == 4


def test_two_readers_say_nothing_of_anybody_and_of_nothing_not_even_how_many_they_were():
    answers = [*candid("r1", "ann", 7), *candid("r2", "ann", 7)]
    laid, names = filled(answers, "readers-candour")

    (row,) = judge_scales(laid)

    assert judge_ratings(laid, names) == []
    assert (row["raters"], row["mean"], row["alpha"], row["word"]) == (None, None, None, "too_few_answers")
    assert {row[f"{name}_evidence"]["n"] for name in ("mean", "alpha", "omega", "item_rest", "agreement", "yes_saying")} == {0}


def test_of_trust_four_answers_say_nothing_and_five_do():
    asked = [item.id for item in scale_named("trust-in-organisation").items[:3]]
    answers = [given(f"r{number}", item, 6) for number in range(4) for item in asked]
    more = answers + [given("r4", item, 6) for item in asked]

    (few,), (enough,) = (judge_scales(filled(rows, "trust-in-us")[0]) for rows in (answers, more))

    assert (few["raters"], few["mean_evidence"]["reason"]) == (None, "fewer_than_five")
    assert (enough["raters"], enough["mean"]) == (5, 6.0)


def test_a_facet_that_one_form_a_rater_answers_is_judged_as_the_library_judges_it():
    answers = [one for one in rated(60, ["ann", "bob", "eve", "joe"]) if one["subject"] in ("ann", "bob")]
    single = {row["rater"]: row["subject"] for row in reversed(answers)}
    answers = [row for row in answers if single[row["rater"]] == row["subject"]]
    laid, _ = filled(answers, "whom-to-ask")
    values = np.array([[row["figure"] for row in answers if row["rater"] == rater and row["item"] in ("peer-1", "peer-2", "peer-3")]
                       for rater in sorted(single)])  # fmt: skip
    values[:, 2] = 8 - values[:, 2]

    row = next(row for row in judge_scales(laid) if row["facet"] == "expertise")
    alone = reliability(values)

    assert row["raters"] == row["forms"] == len(single)
    assert row["alpha"] == pytest.approx(alone.alpha.value)
    assert row["alpha_evidence"]["low"] == pytest.approx(alone.alpha.low)
    assert row["omega"] == pytest.approx(alone.omega.value)
    assert row["word"] == alone.verdict


def test_two_forms_of_one_rater_widen_the_range_and_count_once():
    once = rated(40, ["ann", "bob", "eve", "joe"])
    laid, _ = filled(once, "whom-to-ask")

    row = next(row for row in judge_scales(laid) if row["facet"] == "expertise")
    values = laid[0][1].of("expertise").values.copy()
    values[:, 2] = 8 - values[:, 2]
    naive = reliability(values).alpha

    assert (row["raters"], row["forms"], row["alpha_evidence"]["n"]) == (40, 80, 40)
    assert row["alpha_evidence"]["low"] - row["alpha"] == pytest.approx(2**0.5 * (naive.low - naive.value))


def test_the_item_that_goes_least_with_the_others_is_named():
    answers = [row | {"figure": 8 - row["figure"] if row["item"] == "candour-2" else row["figure"]}
               for number, level in enumerate((1, 3, 5, 7, 6, 2)) for row in candid(f"r{number}", "ann", level)]  # fmt: skip

    (row,) = judge_scales(filled(answers, "readers-candour")[0])

    assert (row["weakest"], row["item_rest"]) == ("candour-2", pytest.approx(-1.0))


def test_raters_who_see_the_same_agree_and_raters_who_answer_by_chance_do_not():
    persons = ["ann", "bob", "eve", "joe", "kim", "lea"]
    alike, by_chance = rated(60, persons, spread=0.5), rated(60, persons, spread=0.5)
    dice = np.random.default_rng(5)
    by_chance = [row | {"figure": float(dice.integers(1, 8))} for row in by_chance]

    same, other = (
        next(row for row in judge_scales(filled(rows, "whom-to-ask")[0]) if row["facet"] == "expertise")
        for rows in (alike, by_chance)
    )

    assert same["agreement_evidence"]["low"] > 0.8
    assert other["agreement_evidence"]["low"] < 0.5
    assert same["agreement_evidence"]["n"] == 6


def test_yes_sayers_show_where_items_run_both_ways():
    answers = [given(f"r{number}", item, 6, "ann") for number in range(6) for item in CANDOUR]

    (row,) = judge_scales(filled(answers, "readers-candour")[0])

    assert row["yes_saying"] == 2.0


def test_ten_items_written_for_three_facets_fit_them_and_not_with_facets_mixed_up():
    persons = [f"p{number}" for number in range(30)]
    answers = rated(LEAST_FOR_FIT + 60, persons)
    turn = dict(zip([item.id for item in PEERS], [PEERS[(place * 3) % 10].id for place in range(10)], strict=True))
    mixed = [row | {"item": turn[row["item"]]} for row in answers]

    fits, wrong = (judge_fits(filled(rows, "whom-to-ask")[0])[0] for rows in (answers, mixed))

    assert (fits["factors"], fits["df"], fits["rmsea_evidence"]["n"]) == (3, 32, LEAST_FOR_FIT + 60)
    assert fits["cfi"] > 0.93
    assert wrong["cfi"] is None or wrong["cfi"] < fits["cfi"] - 0.1


def test_fewer_than_a_hundred_raters_test_no_model():
    (fits,) = judge_fits(filled(rated(40, ["ann", "bob", "eve"]), "whom-to-ask")[0])

    assert (fits["cfi"], fits["rmsea"], fits["rmsea_evidence"]["reason"]) == (None, None, "too_few_answers")

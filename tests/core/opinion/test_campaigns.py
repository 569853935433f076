"""The same person has other scores for another campaign, and none where too few speak of them or an interest stands."""

from __future__ import annotations

from datetime import date

import pytest

from cordee.core.opinion.campaigns import ADVICE, Score, competence, leadership


def placed(territory, expertise=1.0, *, raters=4, interest=False, wide=1.0):
    evidence = {"low": expertise - wide, "high": expertise + wide}
    return {
        "territory": territory,
        "interest": interest,
        "raters": raters,
        "expertise": expertise,
        "expertise_evidence": evidence,
    }


def named(territory, share, *, survey=1, item=ADVICE[0]):
    evidence = {"low": share / 2, "high": min(1.0, share * 2)}
    return {
        "territory": territory, "item": item, "survey": survey, "closed_on": date(2026, 1, survey), "raters": 5, "share": share,
        "share_evidence": evidence,
    }  # fmt: skip


def test_two_campaigns_give_the_same_person_two_scores():
    rows, names = [placed("bim", 2.0), placed("ot", -0.5)], [named("bim", 0.1), named("ot", 0.4)]

    first, second = competence(rows, {"bim"}), competence(rows, {"ot"})

    assert first.value > 0.9 > 0.5 > second.value
    assert leadership(names, {"bim"}).value < leadership(names, {"ot"}).value


def test_competence_and_leadership_are_not_one():
    rows, names = [placed("bim", 2.0)], [named("ot", 0.4)]

    assert competence(rows, {"bim"}).value is not None
    assert leadership(names, {"bim"}) == Score(of=1, reason="few")


def test_a_range_over_several_territories_is_no_narrower_than_its_parts():
    rows = [placed("bim", 0.0), placed("ot", 0.0)]

    one, both = competence(rows[:1], {"bim"}), competence(rows, {"bim", "ot"})

    assert both.high - both.low == pytest.approx(one.high - one.low)
    assert (both.known, both.of, both.raters) == (2, 2, 8)


def test_where_a_gift_was_entered_the_territory_tells_nothing():
    rows = [placed("bim", 2.0, interest=True), placed("ot", 0.0)]

    assert competence(rows, {"bim"}).reason == "interest"
    assert competence(rows, {"bim", "ot"}).value == pytest.approx(0.5)
    assert leadership([named("bim", 0.4)], {"bim"}, interested={"bim"}).reason == "interest"


def test_below_three_raters_nothing_is_told():
    row = {**placed("bim"), "raters": None, "expertise": None}

    assert competence([row], {"bim"}).reason == "few"


def test_of_a_territory_the_latest_wave_counts_and_only_who_is_asked_for_advice():
    rows = [named("bim", 0.1, survey=1), named("bim", 0.3, survey=2), named("bim", 0.9, survey=3, item="names-elsewhere")]

    assert leadership(rows, {"bim"}).value == 0.3


def test_a_campaign_without_a_territory_asks_for_no_score():
    assert competence([placed("bim")], set()).reason == "no_territory"

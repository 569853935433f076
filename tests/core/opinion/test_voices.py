"""Voice, gap or not known yet: from three raters on, never who; a gap only where enough were asked."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cordee.core.opinion.nominations import few, judge_nominations
from cordee.core.opinion.voices import judge_territories
from cordee.core.vocabulary.shares import wilson

TERRITORY = {"territory": "bim", "name_en": "BIM", "name_fr": "BIM", "owner": None, "state": "active"}


def survey(number=1, closed=date(2026, 3, 20)):
    return {
        "survey": number,
        "territory": "bim",
        "wave": number,
        "opened_on": date(2026, 3, 1),
        "closed_on": closed,
        "offered": [],
        "house": None,
    }


def answered(raters, number=1):
    return {"survey": number, "segment": "", "step": "step:names", "raters": raters}


def named(key, raters, number=1):
    return {"survey": number, "item": "names-1", "person_key": key, "person_id": None, "name": key.title(), "raters": raters}


def judged(names, counts, surveys=None, claims=()):
    waves = surveys or [survey()]
    nominations = judge_nominations(names, counts, waves)
    (row,) = judge_territories([TERRITORY], claims, nominations, counts, waves, few(names, counts))
    return row, nominations


def test_three_raters_make_a_voice_and_two_say_nothing():
    row, nominations = judged([named("ann", 3), named("bob", 2)], [answered(12)])

    span = wilson(3, 12)
    assert [(one["name"], one["raters"], one["share_evidence"]["low"]) for one in nominations] == [("Ann", 3, span.low)]
    assert (row["verdict"], row["voices"], row["named_by_few"], row["top_name"]) == ("voice", 1, 1, "Ann")


def test_nobody_named_by_three_is_a_gap_only_where_ten_answered():
    many, _ = judged([named("ann", 2)], [answered(10)])
    few_answers, _ = judged([named("ann", 2)], [answered(9)])

    assert (many["verdict"], many["top_share_evidence"]["reason"]) == ("gap", "nobody_named")
    assert few_answers["verdict"] == "unknown"


def test_a_territory_on_which_nobody_was_asked_is_not_a_gap():
    row, _ = judged([], [], surveys=[])

    assert (row["verdict"], row["voices"], row["top_share_evidence"]["reason"]) == ("unknown", None, "nobody_asked")


def test_with_two_answers_not_even_how_many_were_named_is_told():
    row, nominations = judged([named("ann", 2), named("bob", 1)], [answered(2)])

    assert nominations == []
    assert (row["voices"], row["named_by_few"], row["top_share_evidence"]["reason"]) == (None, None, "too_few_raters")


def test_the_latest_wave_that_asked_for_names_decides():
    waves = [survey(1, date(2026, 1, 31)), survey(2, date(2026, 5, 31)), survey(3, date(2026, 6, 30))]
    names = [named("ann", 6, 1), named("bob", 4, 2)]

    row, _ = judged(names, [answered(12, 1), answered(12, 2)], waves)

    assert row["top_name"] == "Bob"


def test_a_claim_is_practised_where_a_proof_says_so():
    claims = [
        {"territory": "bim", "practised": True, "latest_proof_on": date(2026, 2, 1)},
        {"territory": "bim", "practised": False, "latest_proof_on": None},
    ]

    row, _ = judged([], [], claims=claims)

    assert (row["claims"], row["claims_practised"], row["claims_announced"], row["latest_proof_on"]) == (
        2,
        1,
        1,
        date(2026, 2, 1),
    )


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 30), max_size=8), st.integers(0, 40))
def test_no_row_ever_speaks_of_fewer_than_three_raters(named_by, raters):
    names = [named(key, min(n, raters)) for key, n in named_by.items() if raters]

    row, nominations = judged(names, [answered(raters)] if raters else [])

    assert all(3 <= one["raters"] <= raters for one in nominations)
    assert row["voices"] in (None, len({one["person_key"] for one in nominations}))

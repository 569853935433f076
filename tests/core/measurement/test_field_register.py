"""Fields: what people said of them, what is proposed, and which may answer a wish."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from cordee.core.measurement.data_gain import Gain
from cordee.core.measurement.field_register import FieldSaid, answering, candidates, judge_fields, key_of, standing
from cordee.core.vocabulary.estimate import Estimate

DAY = date(2026, 11, 26)


def row(field="size", **more):
    return {
        "source": "crm",
        "format": "crm.t/t",
        "field": field,
        "file": "c.csv",
        "filled": 9,
        "used": False,
        "read_as": None,
    } | more


def proposed(one, *, said=None, gains=None, since=None, **more):
    told = {key_of(one): said} if said else {}
    return judge_fields([one], told, gains or {}, {}, {key_of(one): since} if since else {}, as_of=DAY, **more)[0]


def gain(word, low=0.01, high=0.03):
    return Gain("size", 8, Estimate(0.02, 90, low, high), Estimate(0.05, 90, 0.01, 0.09), word)


def test_a_field_whose_time_nobody_states_is_suspect_and_asked_about():
    found = proposed(row())

    assert (found["word"], found["because"], found["proposal"], found["gain"]) == ("suspect", "unclear", "ask", None)
    assert found["gain_evidence"]["reason"] == "not_tried"


def test_a_field_that_nobody_has_used_for_twelve_months_is_proposed_for_the_archive():
    fresh, old = (proposed(row(), since=day)["proposal"] for day in (date(2025, 11, 27), date(2025, 11, 26)))

    assert (fresh, old) == ("ask", "archive")


def test_a_field_that_adds_is_proposed_for_use_however_long_it_lay_there():
    found = proposed(row(), gains={("crm", "crm.t/t", "size"): gain("adds")}, since=date(2020, 1, 1))

    assert (found["proposal"], found["gain"], found["cases"]) == ("use", 0.02, 8)


def test_a_field_that_a_result_reads_is_never_proposed_for_the_archive():
    found = proposed(row(used=True), said={"known": "before"}, gains={("crm", "crm.t/t", "size"): gain("adds_nothing")})

    assert found["proposal"] == "keep"


def test_a_field_whose_rows_are_no_case_s_cannot_be_told_from_chance():
    found = proposed(row(), said={"known": "before"}, unlinked=[("crm", "crm.t/t", "size")])

    assert (found["word"], found["because"], found["gain_evidence"]["reason"]) == ("unknown", "no_case", "no_closed_case")


def test_an_empty_field_is_proposed_for_deletion():
    assert proposed(row(filled=0))["proposal"] == "delete"


def test_a_decision_stands_beside_the_proposal_and_does_not_change_it():
    found = proposed(row(), said={"known": "unclear", "decision": "delete", "said_on": DAY, "why": "nobody asks for it"})

    assert (found["proposal"], found["decision"], found["why"]) == ("ask", "delete", "nobody asks for it")


def test_fields_that_results_read_are_spoken_of_only_where_somebody_spoke_of_them():
    fields = [row("a"), row("b", used=True), row("c", used=True)]

    assert [one["field"] for one in candidates(fields, {key_of(row("c")): {}})] == ["a", "c"]


def test_the_last_line_of_a_field_stands_as_of_its_moment():
    early, late = (datetime(2026, 5, day, tzinfo=UTC) for day in (1, 2))
    lines = [FieldSaid("crm", "t", "size", "before", at=early), FieldSaid("crm", "t", "size", "after", number=2, at=late)]

    assert standing(lines, early)["crm", "t", "size"].known == "before"
    assert standing(lines)["crm", "t", "size"].known == "after"


def test_no_other_word_than_those_declared_is_taken():
    with pytest.raises(ValueError, match="before, after or unclear"):
        FieldSaid("crm", "t", "size", known="sometimes")


def test_a_wish_finds_fields_by_name_and_by_what_they_are_read_as_and_not_by_a_common_end():
    fields = [row("Effectif", read_as="employees", filled=5), row("Employee count", filled=8), row("Recount", filled=9)]

    found = [one["field"] for one in answering(fields, "number of employees", words={"employees": ["Employees", "Effectif"]})]

    assert found == ["Employee count", "Effectif"]
    assert answering(fields, "favourite colour") == []


def test_a_field_that_foresees_a_second_order_is_proposed_for_use_though_it_says_nothing_of_wins():
    one, said = row(), {"known": "before"}
    key = key_of(one)

    useless = proposed(one, said=said, gains={key: gain("adds_nothing", -0.01, 0.005)})
    found = proposed(one, said=said, gains={key: gain("adds_nothing", -0.01, 0.005)}, beyond={"again": {key: gain("adds")}})
    open_yet = proposed(one, said=said, gains={key: gain("adds_nothing", -0.01, 0.005)}, beyond={"large": {key: gain("unknown")}})

    assert (useless["proposal"], found["proposal"], open_yet["proposal"]) == ("archive", "use", "wait")
    assert (found["again"], found["again_evidence"]["n"], found["large"]) == (0.02, 90, None)
    assert found["large_evidence"]["reason"] == "too_few_to_try"
    assert proposed(row())["large_evidence"]["reason"] == "not_tried"

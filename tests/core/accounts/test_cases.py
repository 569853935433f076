"""Cases: which touch opened a sale, which leads become which opportunity, and dates that cannot be."""

from __future__ import annotations

from typing import Any

import pytest

from cordee.core.accounts.cases import cases
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.facts import ANSWERS, DEAL_LINKS, DEAL_MILESTONES, DEALS, FIRST_KNOWN, MERGES
from cordee.core.vocabulary.results import IDENTITY_LINKS, PERSONS, TIMELINE, UNDATED, UNOPENED
from tests.asking import Row, answer, when

LINKS = [
    {"kind": "organisation", "key": "crm:o", "id": "o"},
    {"kind": "organisation", "key": "crm:other", "id": "other"},
    {"kind": "person", "key": "crm:p", "id": "p"},
]


def deal(key: str = "d", **more: Any) -> Row:
    return {"source_key": key, "organisation_key": "crm:o"} | more


def step(milestone: str, at: str, key: str = "d", source: str = "crm") -> Row:
    return {"deal_key": key, "milestone": milestone, "happened_at": when(at), "source": source}


def touch(at: str, technique: str = "webinar", organisation: str = "o") -> Row:
    return {"organisation_id": organisation, "happened_at": when(at), "touch_key": f"{at} {technique}", "technique": technique}


def found(*, deals: list[Row], steps: list[Row], touches: list[Row] | None = None, told: list[Row] | None = None,
          look_back: int = 365, declared_first: bool = True) -> list[Row]:  # fmt: skip
    world: dict[Contract, list[Row]] = {
        DEALS: deals,
        DEAL_MILESTONES: steps,
        TIMELINE: touches or [],
        ANSWERS: [{"question": "how_did_you_hear", "deal_key": "d"} | one for one in told or []],
        IDENTITY_LINKS: LINKS,
        PERSONS: [{"person_id": "p", "organisation_id": "o"}],
    }
    return answer(world, cases(look_back_days=look_back, declared_first=declared_first).order_by("case_key"))


def case_of(*touches: Row, declared: str | None = None, steps: list[Row] | None = None, **how: Any) -> Row:
    given = steps or [step("opportunity", "2026-03-10 09:00")]
    [one] = found(deals=[deal(declared_technique=declared)], steps=given, touches=list(touches), **how)
    return one


def opened_by(*touches: Row, **how: Any) -> tuple[str, str]:
    one = case_of(*touches, **how)
    return one["technique"], one["seen"]


def decided(*touches: Row, **how: Any) -> tuple[str, str]:
    one = case_of(*touches, **how)
    return one["technique"], one["decided_by"]


def test_the_first_touch_in_the_look_back_opened_the_case():
    assert opened_by(touch("2026-02-01", "press"), touch("2026-03-01")) == ("press", "first")


@pytest.mark.parametrize(("at", "counts"), [("2025-03-10 00:00:00", True), ("2025-03-09 23:59:59", False)])
def test_the_look_back_reaches_whole_days_back_and_no_further(at: str, counts: bool):
    assert opened_by(touch(at)) == (("webinar", "first") if counts else ("unknown", "nothing"))


def test_a_team_that_shortens_the_look_back_gets_another_opener():
    touches = (touch("2026-01-01", "press"), touch("2026-03-01"))

    assert opened_by(*touches)[0] == "press"
    assert opened_by(*touches, look_back=30)[0] == "webinar"


def test_a_touch_later_on_the_same_day_still_opened_the_case_and_one_at_midnight_did_not():
    assert opened_by(touch("2026-03-10 23:59:59")) == ("webinar", "first")
    assert opened_by(touch("2026-03-11 00:00:00")) == ("unknown", "halfway")


def test_where_both_speak_the_source_decides_unless_the_team_lets_the_first_touch():
    assert decided(touch("2026-03-01"), declared="press") == ("press", "source")
    assert decided(touch("2026-03-01"), declared="press", declared_first=False) == ("webinar", "touch")


@pytest.mark.parametrize("declared_first", [True, False])
def test_where_one_speaks_it_decides_whatever_the_team_prefers(declared_first: bool):
    assert decided(touch("2026-03-01"), declared_first=declared_first) == ("webinar", "touch")
    assert decided(declared="press", declared_first=declared_first) == ("press", "source")
    assert decided(touch("2026-03-01"), declared="webinar", declared_first=declared_first) == ("webinar", "both")
    assert decided(declared_first=declared_first) == ("unknown", "nothing")


@pytest.mark.parametrize("vague", ["other", "direct_traffic", "unknown"])
def test_a_source_that_says_little_leaves_the_decision_to_the_touch(vague: str):
    assert decided(touch("2026-03-01"), declared=vague) == ("webinar", "touch")


def test_a_source_that_says_little_is_better_than_none():
    assert decided(declared="other") == ("other", "source")
    assert decided(declared="unknown") == ("unknown", "nothing")


def test_what_touch_source_and_buyer_say_stands_side_by_side_whoever_decides():
    for declared_first in (True, False):
        [one] = found(deals=[deal(declared_technique="press")], steps=[step("opportunity", "2026-03-10")],
                      touches=[touch("2026-03-01")], told=[{"answer": "referral"}], declared_first=declared_first)  # fmt: skip

        assert (one["tracked"], one["declared"], one["told"]) == ("webinar", "press", "referral")


def test_a_file_of_touches_added_later_moves_no_case_whose_source_is_named():
    assert decided(declared="press")[0] == decided(touch("2025-06-01", "newsletter"), declared="press")[0] == "press"


def test_a_declaration_counts_before_a_touch_half_way():
    assert opened_by(touch("2026-03-01"), declared="press") == ("press", "first")
    assert opened_by(touch("2026-04-01"), declared="press") == ("press", "declared")
    assert opened_by(declared="press") == ("press", "declared")
    assert opened_by(touch("2026-04-01")) == ("unknown", "halfway")
    assert opened_by() == ("unknown", "nothing")


def test_a_touch_after_the_end_was_neither_before_nor_half_way():
    steps = [step("opportunity", "2026-03-10"), step("lost", "2026-04-01")]

    assert opened_by(touch("2026-05-01"), steps=steps) == ("unknown", "nothing")


def test_another_accounts_touch_opens_nothing():
    assert opened_by(touch("2026-03-01", organisation="other"), touch("2026-03-01", organisation="")) == ("unknown", "nothing")


def test_of_two_touches_at_the_same_moment_the_same_one_is_always_chosen():
    touches = [touch("2026-03-01", "press"), touch("2026-03-01", "blog")]

    assert opened_by(*touches) == opened_by(*touches[::-1]) == ("blog", "first")


def test_a_lone_lead_becomes_the_accounts_next_opportunity_and_moves_its_opening_back():
    deals = [deal("lead"), deal("d")]
    steps = [step("lead", "2026-02-01", "lead"), step("opportunity", "2026-03-10", "d")]

    [one] = found(deals=deals, steps=steps, touches=[touch("2026-01-20", "press"), touch("2026-03-01")])

    assert (one["case_key"], one["lead_at"], one["opened_at"]) == ("d", when("2026-02-01"), when("2026-02-01"))
    assert one["technique"] == "press"


def test_a_lead_joins_the_next_opportunity_and_not_one_that_was_open_before_or_one_of_another_account():
    deals = [deal("early"), deal("lead"), deal("next"), deal("later"), deal("far", organisation_key="crm:other")]
    steps = [step("opportunity", "2026-01-01", "early"), step("lead", "2026-02-01", "lead"), step("opportunity", "2026-04-01", "later"),
             step("opportunity", "2026-03-01", "next"), step("opportunity", "2026-02-02", "far")]  # fmt: skip

    leads = {row["case_key"]: row["lead_at"] for row in found(deals=deals, steps=steps)}

    assert leads == {"early": None, "far": None, "later": None, "next": when("2026-02-01")}


def test_a_lead_with_an_end_or_without_a_later_opportunity_stays_a_case_of_its_own():
    steps = [step("lead", "2026-02-01", "a"), step("lost", "2026-02-10", "a"), step("lead", "2026-05-01", "b"),
             step("opportunity", "2026-03-01", "d")]  # fmt: skip

    assert [row["case_key"] for row in found(deals=[deal("a"), deal("b"), deal("d")], steps=steps)] == ["a", "b", "d"]


def test_several_leads_become_one_opportunity_that_began_with_the_first():
    steps = [step("lead", "2026-02-01", "a"), step("lead", "2026-01-05", "b"), step("opportunity", "2026-03-01", "d")]

    [one] = found(deals=[deal("a"), deal("b"), deal("d")], steps=steps)

    assert one["lead_at"] == when("2026-01-05")


def test_what_the_source_says_of_a_lead_is_not_lost_when_an_opportunity_takes_it_in():
    steps = [step("lead", "2026-02-01", "a"), step("lead", "2026-02-03", "b"), step("opportunity", "2026-03-01", "d")]
    deals = [deal("a", declared_technique="press"), deal("b", declared_technique="blog"), deal("d")]

    [one] = found(deals=deals, steps=steps, told=[{"deal_key": "a", "answer": "referral"}])

    assert (one["technique"], one["seen"], one["told"]) == ("press", "declared", "referral")


@pytest.mark.parametrize(
    ("steps", "flag"),
    [
        ([step("lead", "2026-03-01"), step("won", "2026-02-01")], "won before first contact"),
        ([step("opportunity", "2026-03-01"), step("lost", "2026-02-01")], "lost before first contact"),
        ([step("lead", "2026-01-01"), step("won", "2026-02-01"), step("lost", "2026-03-01")], "won and lost"),
        ([step("lead", "2026-02-01"), step("won", "2026-02-01")], None),
        ([step("won", "2026-02-01")], UNOPENED),
    ],
)
def test_an_order_of_dates_that_cannot_be_is_kept_and_flagged(steps: list[Row], flag: str | None):
    [one] = found(deals=[deal()], steps=steps)

    assert one["flag"] == flag
    assert one["opened_at"] == min(row["happened_at"] for row in steps)


def test_a_case_without_an_end_is_open_only_where_its_source_ever_says_lost():
    silent = [
        step("lead", "2026-01-01", "a", "olist"),
        step("lead", "2026-01-01", "b", "olist"),
        step("won", "2026-02-01", "b", "olist"),
    ]
    saying = [step("opportunity", "2026-01-01", "c"), step("opportunity", "2026-01-01", "e"), step("lost", "2026-02-01", "e")]

    rows = found(deals=[deal(key, organisation_key=None) for key in "abce"], steps=silent + saying)

    assert {row["case_key"]: row["closed"] for row in rows} == {"a": True, "b": True, "c": False, "e": True}


def test_of_two_answers_of_a_buyer_the_later_one_stands():
    told = [{"source_key": "z", "happened_at": when("2026-01-01"), "answer": "press"},
            {"source_key": "a", "happened_at": when("2026-02-01"), "answer": "webinar"}]  # fmt: skip

    [one] = found(deals=[deal()], steps=[step("won", "2026-03-01")], told=told)

    assert one["told"] == "webinar"


def test_an_answer_to_another_question_is_not_how_they_heard_of_us():
    [one] = found(deals=[deal()], steps=[step("won", "2026-03-01")], told=[{"question": "colour", "answer": "press"}])

    assert one["told"] is None


def test_a_case_without_a_company_belongs_to_its_contacts_employer():
    [one] = found(deals=[deal(organisation_key=None, person_key="crm:p")], steps=[step("won", "2026-03-01")])

    assert (one["organisation_id"], one["person_id"]) == ("o", "p")


def test_a_step_of_a_deal_that_no_file_describes_is_a_case_all_the_same():
    [one] = found(deals=[], steps=[step("won", "2026-03-01")])

    assert (one["case_key"], one["organisation_id"], one["offer"], one["seen"]) == ("d", None, "", "nothing")


def test_a_step_named_twice_counts_from_its_first_time():
    [one] = found(deals=[deal()], steps=[step("lead", "2026-02-01"), step("lead", "2026-01-01")])

    assert one["lead_at"] == when("2026-01-01")


def test_counting_the_last_touch_would_name_another_technique():
    touches = [touch("2026-02-01", "press"), touch("2026-03-09", "cold_call")]

    assert max(touches, key=lambda one: one["happened_at"])["technique"] == "cold_call"
    assert opened_by(*touches)[0] == "press"


def linked(*links: Row, deal: Row | None = None) -> tuple[str | None, str | None]:
    """Give organisation and person of the lone case that these links belong to."""
    world: dict[Contract, list[Row]] = {
        DEALS: [{"source_key": "d"} | (deal or {})],
        DEAL_MILESTONES: [step("opportunity", "2026-03-10")],
        DEAL_LINKS: [{"deal_key": "d"} | one for one in links],
        IDENTITY_LINKS: [*LINKS, {"kind": "person", "key": "crm:q", "id": "q"}, {"kind": "person", "key": "crm:r", "id": "r"}],
        PERSONS: [{"person_id": "p", "organisation_id": "o"}, {"person_id": "q", "organisation_id": "o"},
                  {"person_id": "r", "organisation_id": "other"}],
    }  # fmt: skip
    [one] = answer(world, cases(look_back_days=365, declared_first=True))
    return one["organisation_id"], one["person_id"]


P, Q, R = ({"person_key": f"crm:{one}"} for one in "pqr")
HERE, THERE = {"organisation_key": "crm:o"}, {"organisation_key": "crm:other"}


def test_a_case_without_a_company_has_the_only_one_that_links_name():
    assert linked(THERE) == ("other", None)
    assert linked(THERE, {"deal_key": "somebody else's"} | HERE) == ("other", None)


def test_of_several_linked_companies_the_main_one_counts_and_without_a_main_one_none():
    assert linked(HERE, THERE | {"main": True}) == ("other", None)
    assert linked(HERE, THERE) == (None, None)
    assert linked(HERE | {"main": True}, THERE | {"main": True}) == (None, None)


def test_what_the_deal_says_itself_goes_before_its_links():
    assert linked(THERE, R, deal={"organisation_key": "crm:o", "person_key": "crm:p"}) == ("o", "p")


def test_a_case_without_any_company_has_the_one_where_its_linked_people_work_if_they_all_do():
    assert linked(R) == ("other", "r")
    assert linked(P, Q) == ("o", None)
    assert linked(P, R) == (None, None)
    assert linked(P | {"main": True}, R) == ("o", "p")


def test_links_multiply_no_case_and_no_money():
    deals = [deal(amount=100, currency="EUR")]
    world: dict[Contract, list[Row]] = {
        DEALS: deals,
        DEAL_MILESTONES: [step("won", "2026-03-10")],
        DEAL_LINKS: [{"deal_key": "d"} | one for one in (HERE, THERE, P, Q, R, P)],
        IDENTITY_LINKS: LINKS,
    }

    assert [row["amount"] for row in answer(world, cases(look_back_days=365, declared_first=True))] == [100]


def test_a_merged_deal_is_one_case_that_began_with_the_first_and_ended_as_the_one_that_stands():
    world: dict[Contract, list[Row]] = {
        DEALS: [deal("stands"), deal("gone"), deal("long gone")],
        DEAL_MILESTONES: [
            step("opportunity", "2026-03-10", "stands"),
            step("won", "2026-05-10", "stands"),
            step("opportunity", "2026-02-10", "gone"),
            step("lost", "2026-04-10", "gone"),
            step("lead", "2026-01-10", "long gone"),
        ],
        MERGES: [
            {"kind": "deal", "from_key": "gone", "into_key": "stands"},
            {"kind": "deal", "from_key": "long gone", "into_key": "gone"},
            {"kind": "person", "from_key": "stands", "into_key": "nobody"},
        ],
        ANSWERS: [{"question": "how_did_you_hear", "deal_key": "gone", "answer": "press"}],
        IDENTITY_LINKS: LINKS,
    }

    [case] = answer(world, cases(look_back_days=365, declared_first=True))

    assert (case["case_key"], case["told"], case["flag"]) == ("stands", "press", None)
    assert (case["lead_at"], case["opportunity_at"], case["won_at"], case["lost_at"]) == (
        when("2026-01-10"), when("2026-02-10"), when("2026-05-10"), None,
    )  # fmt: skip


def test_an_opening_without_a_day_is_flagged_as_not_known_and_accuses_no_order_of_dates():
    begun = {
        "source_key": "d:opportunity",
        "deal_key": "d",
        "milestone": "opportunity",
        "source": "crm",
        "known_at": when("2026-09-30"),
    }
    world: dict[Contract, list[Row]] = {
        DEALS: [deal()],
        DEAL_MILESTONES: [begun, step("won", "2026-03-10")],
        IDENTITY_LINKS: LINKS,
    }

    [case] = answer(world, cases(look_back_days=365, declared_first=True))

    assert (case["won_at"], case["flag"]) == (when("2026-03-10"), UNOPENED)


def test_an_outcome_without_a_day_stands_at_the_day_it_became_known_and_is_marked():
    lost = {"source_key": "d:outcome", "deal_key": "d", "milestone": "lost", "source": "crm", "known_at": when("2026-09-30")}
    world: dict[Contract, list[Row]] = {
        DEALS: [deal()],
        DEAL_MILESTONES: [step("opportunity", "2026-03-10"), lost],
        FIRST_KNOWN: [{"source_key": "d:outcome", "first_known_at": when("2026-08-31")}],
        IDENTITY_LINKS: LINKS,
    }

    [case] = answer(world, cases(look_back_days=365, declared_first=True))

    assert (case["opened_at"], case["lost_at"], case["flag"]) == (when("2026-03-10"), when("2026-08-31"), UNDATED)
    assert case["closed"]

"""What is true of an invented world is found back: its exports taken in by the real road, its results set beside its truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from scipy.stats import binom

from cordee.worlds import Truth
from tests.recovered import Recovered, accounts_apart, cases_apart, covered, membership, people_apart, recover, techniques_apart

SMALL = 120
LARGE, SEEDS = 400, (1, 2, 3, 4, 5)
World = tuple[Recovered, Truth]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Give a small world, taken in and run; tests only read it."""
    return recover(tmp_path_factory.mktemp("recovered"), organisations=SMALL, seed=3)


def all_apart(found: Recovered, truth: Truth) -> list[str]:
    """Give every difference between results and truth that no row of the exports explains."""
    people, accounts = people_apart(found, truth)[0], accounts_apart(found, truth)[0]
    return techniques_apart(found, truth) + cases_apart(found, truth) + accounts + people + membership(found, truth).apart


def misses_allowed(intervals: int) -> int:
    """Give the most misses that so many honest 95 % intervals have, 99 times in a hundred."""
    return int(binom.ppf(0.99, intervals, 0.05))


# a small world


def test_every_techniques_touches_steps_answers_and_money_are_the_true_ones(small: World):
    assert techniques_apart(*small) == []


def test_every_case_has_its_true_steps_outcome_opener_account_and_contact(small: World):
    assert cases_apart(*small) == []


def test_every_account_has_its_true_stage_and_any_other_account_is_a_row_that_says_why(small: World):
    found, truth = small

    apart, explained = accounts_apart(found, truth)

    assert apart == []
    assert len(found.accounts) - truth.organisations == explained.total() < 0.05 * truth.organisations


def test_no_two_people_are_one_and_whoever_is_two_has_a_row_that_says_why(small: World):
    found, truth = small

    apart, explained = people_apart(found, truth)

    assert apart == []
    assert len(found.persons) - len(truth.people) == explained.total()
    assert explained["mistyped address"] == truth.counts["people_mistyped_address"] > 0
    assert explained["profile without an address"] == truth.counts["connections"] - truth.counts["connections_with_address"] > 0


def test_every_true_member_of_a_buying_committee_is_found_and_nobody_sits_in_anothers(small: World):
    found = membership(*small)

    assert found.apart == []
    assert found.recall == 1.0
    assert found.found - found.right == found.explained.total()
    assert found.precision > 0.93


def test_the_true_chance_of_a_win_lies_in_the_intervals(small: World):
    inside, intervals = covered(*small)

    assert intervals >= 8
    assert intervals - inside <= misses_allowed(intervals)


# the checks can fail


def changed(truth: Truth, table: str, position: Callable[[Any], bool], **values: Any) -> Truth:
    """Give a truth in which one row of a table says something else."""
    rows = list(getattr(truth, table))
    number = next(n for n, row in enumerate(rows) if position(row))
    rows[number] = replace(rows[number], **{name: made(rows[number]) for name, made in values.items()})
    return replace(truth, **{table: tuple(rows)})


WRONG: dict[str, tuple[str, Callable[[Any], bool], dict[str, Callable[[Any], Any]]]] = {
    "a touch": ("techniques", lambda one: one.touches > 0, {"touches": lambda one: one.touches + 1}),
    "a lead": ("techniques", lambda one: one.seen_leads > 0, {"seen_leads": lambda one: one.seen_leads - 1}),
    "an opportunity": ("techniques", lambda one: True, {"seen_opportunities": lambda one: one.seen_opportunities + 1}),
    "a closed case": ("techniques", lambda one: True, {"closed": lambda one: one.closed + 1}),
    "a win": ("techniques", lambda one: one.wins > 0, {"seen_wins": lambda one: one.seen_wins - 1}),
    "an answer": ("techniques", lambda one: True, {"told": lambda one: one.told + 1}),
    "a cent": ("techniques", lambda one: one.cost, {"cost": lambda one: one.cost + 1}),
    "an opener": ("cases", lambda one: one.seen == "first", {"opener": lambda one: "press"}),
    "an amount": ("cases", lambda one: one.deal, {"amount": lambda one: one.amount + 1}),
    "an outcome": ("cases", lambda one: one.outcome == "won", {"outcome": lambda one: "lost"}),
    "a stage": ("accounts", lambda one: one.stage == "lost", {"stage": lambda one: "consideration"}),
    "an account's touch": ("accounts", lambda one: one.touches, {"touches": lambda one: one.touches - 1}),
    "somebody's second record": (
        "people", lambda one: "20000001" not in one.contacts, {"contacts": lambda one: (*one.contacts, "20000001")}),
    "an employer": ("people", lambda one: True, {"domain": lambda one: "elsewhere.example"}),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_one_wrong_number_of_the_truth_is_noticed(small: World, wrong: str):
    found, truth = small
    table, position, values = WRONG[wrong]

    assert all_apart(found, truth) == []
    assert all_apart(found, changed(truth, table, position, **values)) != []


def test_a_person_or_an_organisation_that_no_row_explains_is_noticed(small: World):
    found, truth = small

    assert people_apart(found, replace(truth, people=truth.people[1:]))[0] != []
    assert accounts_apart(found, replace(truth, accounts=truth.accounts[1:]))[0] != []


def test_a_chance_of_winning_that_is_not_the_true_one_leaves_the_intervals(small: World):
    found, truth = small
    raised = tuple(replace(one, win_probability=min(1.0, one.win_probability + 0.4)) for one in truth.techniques)

    inside, intervals = covered(found, replace(truth, techniques=raised))

    assert intervals - inside > misses_allowed(intervals)


# larger worlds, several seeds


@pytest.mark.nightly
def test_five_worlds_of_400_organisations_are_found_back(tmp_path: Path):
    hits, naive, pairs = Counter[str](), Counter[str](), Counter[str]()
    for seed in SEEDS:
        found, truth = recover(tmp_path / str(seed), organisations=LARGE, seed=seed)
        assert all_apart(found, truth) == [], seed
        for counter, over in ((hits, "closed"), (naive, "leads")):
            inside, intervals = covered(found, truth, over=over)
            counter.update(inside=inside, intervals=intervals)
        members = membership(found, truth)
        pairs.update(true=members.true, found=members.found, right=members.right)

    print(f"intervals {dict(hits)}, over leads {dict(naive)}, committee pairs {dict(pairs)}")
    assert hits["intervals"] - hits["inside"] <= misses_allowed(hits["intervals"])
    assert naive["intervals"] - naive["inside"] > misses_allowed(naive["intervals"])
    assert pairs["right"] == pairs["true"]
    assert pairs["right"] / pairs["found"] > 0.93

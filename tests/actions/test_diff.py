"""What changed between two runs: moves, openings, ends and verdicts, the furthest first."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordee.actions.diff import LADDER, Difference, diff
from cordee.core.accounts.stages import STAGES
from cordee.core.vocabulary.results import ACCOUNTS, CASES, RESULTS, TECHNIQUES
from cordee.faces.web.changes import changes
from cordee.faces.web.speech import Words
from tests.asking import Row, bring, when

DAY = when("2026-03-01")


def run(
    folder: Path,
    *,
    accounts: list[Row] | None = None,
    cases: list[Row] | None = None,
    techniques: list[Row] | None = None,
    **info: Any,
) -> Path:
    """Write the results of a run, all empty but these, with what it notes of itself."""
    folder.mkdir()
    (folder / "run.json").write_text(json.dumps(info))
    rows = {ACCOUNTS.name: accounts, CASES.name: cases, TECHNIQUES.name: techniques}
    for contract in RESULTS:
        pq.write_table(bring(contract, rows.get(contract.name) or []), folder / f"{contract.name}.parquet")
    return folder


def account(key: str, stage: str, name: str = "") -> Row:
    return {"organisation_id": key, "stage": stage, "name": name or key, "owner": "Léa"}


def moved(found: Difference) -> list[tuple[str, str, str]]:
    return [(row["organisation_id"], row["before"], row["after"]) for row in found.stages]


def test_accounts_that_moved_are_listed_the_furthest_first_and_those_that_stayed_are_not(tmp_path: Path):
    before = run(tmp_path / "before", accounts=[account("a", "none"), account("b", "awareness"), account("c", "customer")])
    after = run(tmp_path / "after", accounts=[account("a", "awareness"), account("b", "purchase"), account("c", "customer")])

    assert moved(diff(before, after)) == [("b", "awareness", "purchase"), ("a", "none", "awareness")]


def test_new_touches_are_counted_by_account_and_those_that_went_are_told_apart(tmp_path: Path):
    before = run(
        tmp_path / "before", accounts=[account(key, "none") | {"touches": n} for key, n in (("a", 3), ("b", 5), ("c", 1))]
    )
    after = run(
        tmp_path / "after",
        accounts=[account(key, "none") | {"touches": n} for key, n in (("a", 10), ("b", 4), ("c", 1), ("d", 5))],
    )

    found = diff(before, after)

    assert [(row["name"], row["before"], row["after"]) for row in found.touches] == [("a", 3, 10), ("d", 0, 5), ("b", 5, 4)]
    figure = next(one for one in changes(Words("en"), found, "1 March", DAY.date()) if one.name == "New touches")
    assert (figure.value, figure.line) == ("12", "at 2 accounts; 1 other is no longer known")


def test_an_account_that_is_new_moved_unless_nobody_met_it(tmp_path: Path):
    before = run(tmp_path / "before")
    after = run(tmp_path / "after", accounts=[account("a", "awareness"), account("b", "none")])

    assert moved(diff(before, after)) == [("a", "none", "awareness")]


def test_cases_that_opened_and_ended_in_between_are_listed(tmp_path: Path):
    open_case = {"case_key": "1", "opened_at": DAY, "won_at": None, "lost_at": None, "technique": "press"}
    before = run(
        tmp_path / "before", cases=[open_case, open_case | {"case_key": "2"}, open_case | {"case_key": "3", "won_at": DAY}]
    )
    after = run(
        tmp_path / "after",
        cases=[
            open_case | {"won_at": DAY},
            open_case | {"case_key": "2", "lost_at": DAY},
            open_case | {"case_key": "3", "won_at": DAY + timedelta(days=1)},
            open_case | {"case_key": "4", "won_at": DAY},
        ],
    )

    found = diff(before, after)

    assert [row["case_key"] for row in found.opened] == ["4"]
    assert [row["case_key"] for row in found.won] == ["1", "4"]
    assert [row["case_key"] for row in found.lost] == ["2"]


def test_a_technique_that_is_new_and_unknown_is_no_news(tmp_path: Path):
    before = run(
        tmp_path / "before", techniques=[{"technique": "a", "verdict": "unknown"}, {"technique": "b", "verdict": "same"}]
    )
    after = run(
        tmp_path / "after",
        techniques=[{"technique": key, "verdict": word} for key, word in (("a", "better"), ("b", "same"), ("c", "unknown"))],
    )

    assert diff(before, after).verdicts == [{"technique": "a", "before": "unknown", "after": "better"}]


def test_rows_are_counted_before_and_after_for_every_table(tmp_path: Path):
    found = diff(run(tmp_path / "before"), run(tmp_path / "after", accounts=[account("a", "none")]))

    assert found.counts["accounts"] == (0, 1)
    assert set(found.counts) == {one.name for one in RESULTS}


def test_every_stage_has_its_place_on_the_ladder():
    assert set(LADDER) == set(STAGES)


@pytest.mark.parametrize(
    ("before", "after", "since", "late"),
    [
        ("awareness", "purchase", "2026-02-20", True),
        ("awareness", "purchase", "2026-03-02", False),
        ("none", "awareness", "2026-02-20", True),
        ("purchase", "lost", "2026-02-20", True),
        ("purchase", "lost", "2026-03-02", False),
        ("consideration", "awareness", "2026-02-20", False),
        ("customer", "lost", "2025-06-01", False),
        ("awareness", "none", None, False),
    ],
)
def test_what_had_happened_before_the_earlier_run_is_news_of_files_and_not_of_the_market(
    tmp_path: Path, before: str, after: str, since: str | None, late: bool
):
    day = when(since).date() if since else None
    first = run(tmp_path / "before", accounts=[account("a", before)], as_of="2026-03-01")
    second = run(tmp_path / "after", accounts=[account("a", after) | {"stage_since": day}], as_of="2026-03-08")

    assert [row["late"] for row in diff(first, second).stages] == [late]


@pytest.mark.parametrize(
    ("before", "after", "since", "case", "told"),
    [
        ("purchase", "customer", "2025-07-03", {"won_at": when("2026-02-24")}, ("won", "2026-02-24", True)),
        ("purchase", "customer", "2025-07-03", {"won_at": when("2026-03-03")}, ("won", "2026-03-03", False)),
        ("purchase", "customer", "2025-07-03", {"lost_at": when("2026-03-03")}, ("lost", "2026-03-03", False)),
        ("purchase", "lost", "2026-02-24", {"lost_at": when("2026-02-24")}, ("lost", "2026-02-24", True)),
        ("none", "customer", "2026-02-24", {"won_at": when("2026-02-24")}, ("won", "2026-02-24", True)),
        ("customer", "purchase", "2026-03-03", {"opportunity_at": when("2026-03-03")}, ("opportunity", "2026-03-03", False)),
        ("awareness", "consideration", "2026-03-03", {}, ("", "2026-03-03", False)),
    ],
)
def test_what_brought_an_account_to_its_stage_is_what_is_newly_known_and_not_what_was_known_before(
    tmp_path: Path, before: str, after: str, since: str, case: Row, told: tuple[str, str, bool]
):
    known = OPENED | {"organisation_id": "a", "won_at": None, "lost_at": None, "opportunity_at": None}
    won = known | {"case_key": "2", "won_at": when("2025-07-03")}
    first = run(tmp_path / "before", accounts=[account("a", before)], cases=[known, won], as_of="2026-03-01")
    came = account("a", after) | {"stage_since": when(since).date()}
    second = run(tmp_path / "after", accounts=[came], cases=[known | case, won], as_of="2026-03-08")

    [row] = diff(first, second).stages

    assert (row["because"], str(row["on"]), row["late"]) == told


def test_each_stage_has_its_accounts_of_both_runs_whoever_came_or_left(tmp_path: Path):
    before = run(tmp_path / "before", accounts=[account("a", "purchase"), account("b", "purchase"), account("c", "none")])
    after = run(tmp_path / "after", accounts=[account("a", "customer"), account("b", "purchase"), account("d", "none")])

    standing = diff(before, after).standing

    assert {name: pair for name, pair in standing.items() if pair != (0, 0)} == {
        "none": (1, 1),
        "purchase": (2, 1),
        "customer": (0, 1),
    }


def test_a_case_that_was_won_before_the_earlier_run_is_known_late_and_one_won_since_is_not(tmp_path: Path):
    cases = [
        {"case_key": key, "opened_at": DAY - timedelta(days=40), "won_at": DAY + timedelta(days=days)}
        for key, days in (("a", -9), ("b", 3))
    ]
    before = run(tmp_path / "before", as_of="2026-03-01")

    found = diff(before, run(tmp_path / "after", cases=cases, as_of="2026-03-08"))

    assert {row["case_key"]: row["late"] for row in found.won} == {"a": True, "b": False}
    assert [row["late"] for row in found.opened] == [True, True]


def test_the_files_that_came_and_went_are_named(tmp_path: Path):
    before = run(tmp_path / "before", imports={"1": "deals.csv", "2": "old.csv"})
    after = run(tmp_path / "after", imports={"1": "deals.csv", "3": "clicks.csv"})

    found = diff(before, after)

    assert (found.files_added, found.files_gone) == (["clicks.csv"], ["old.csv"])


def test_of_a_run_that_noted_no_files_none_is_said_to_have_come(tmp_path: Path):
    found = diff(run(tmp_path / "before"), run(tmp_path / "after", imports={"1": "deals.csv"}))

    assert found.files_added == []


OPENED = {"case_key": "1", "opened_at": DAY, "technique": "press", "declared": None, "tracked": "press", "decided_by": "touch"}


@pytest.mark.parametrize(
    ("changed", "setting", "because"),
    [
        ({"tracked": "newsletter"}, 1, "touches"),
        ({"declared": "newsletter"}, 1, "source"),
        ({"tracked": "newsletter"}, 0, "settings"),
        ({}, 1, "other"),
    ],
)
def test_a_case_that_changed_its_technique_says_why(tmp_path: Path, changed: Row, setting: int, because: str):
    before = run(tmp_path / "before", cases=[OPENED, OPENED | {"case_key": "2"}], settings={"declared_source_first": 1})
    cases = [OPENED | {"technique": "newsletter"} | changed, OPENED | {"case_key": "2"}]
    after = run(tmp_path / "after", cases=cases, settings={"declared_source_first": setting})

    assert diff(before, after).openers == [{"case_key": "1", "before": "press", "after": "newsletter", "because": because}]


stages = st.dictionaries(st.sampled_from("abcde"), st.sampled_from(LADDER), max_size=5)


@settings(max_examples=15)
@given(stages)
def test_a_run_does_not_differ_from_itself(tmp_path_factory: pytest.TempPathFactory, stages: dict[str, str]):
    folder = run(tmp_path_factory.mktemp("runs") / "one", accounts=[account(key, stage) for key, stage in stages.items()])

    found = diff(folder, folder)

    assert (found.stages, found.opened, found.won, found.lost, found.verdicts) == ([], [], [], [], [])


def test_the_order_does_not_depend_on_the_order_of_names_alone(tmp_path: Path):
    before = run(tmp_path / "before")
    after = run(
        tmp_path / "after",
        accounts=[account("2", "purchase", "Acme"), account("1", "purchase", "Acme"), account("3", "customer")],
    )

    assert [key for key, _, _ in moved(diff(before, after))] == ["3", "1", "2"]

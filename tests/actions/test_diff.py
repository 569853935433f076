"""What changed between two runs: moves, openings, ends and verdicts, the furthest first."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordee.actions.diff import LADDER, Difference, diff
from cordee.core.accounts.stages import STAGES
from cordee.core.vocabulary.results import ACCOUNTS, CASES, RESULTS, TECHNIQUES
from tests.asking import Row, bring, when

DAY = when("2026-03-01")


def run(
    folder: Path, *, accounts: list[Row] | None = None, cases: list[Row] | None = None, techniques: list[Row] | None = None
) -> Path:
    """Write the results of a run, all empty but these."""
    folder.mkdir()
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


def test_an_account_that_is_new_moved_unless_nobody_met_it(tmp_path: Path):
    before = run(tmp_path / "before")
    after = run(tmp_path / "after", accounts=[account("a", "awareness"), account("b", "none")])

    assert moved(diff(before, after)) == [("a", "none", "awareness")]


def test_cases_that_opened_and_ended_in_between_are_listed(tmp_path: Path):
    open_case = {"case_key": "1", "opened_at": DAY, "won_at": None, "lost_at": None}
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

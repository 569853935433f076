"""A run shares its wins out: every dimension and model adds up to all wins, and says where it knows too little."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from cordee.actions.run_credits import MODELS
from cordee.core.measurement.readings import DEFAULT
from cordee.core.vocabulary.problems_of_attribution import NoPlaceForJourneys
from cordee.wiring import attribute
from cordee.wiring.company import Company
from cordee.wiring.company import simulate_company as simulate


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Company:
    """Give an invented company that has been run; tests only read it."""
    folder: Path = tmp_path_factory.mktemp("credits") / "company"
    made = simulate(folder, organisations=80, months=14, seed=5)
    made.run()
    return made


def test_the_credits_of_every_model_add_up_to_all_wins(company: Company):
    wins = sum(1 for row in company.rows("cases") if row["won_at"] is not None)
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for row in company.rows("credits"):
        sums[row["dimension"], row["model"]] += row["credit"] or 0.0

    told = {dimension for dimension, _ in sums}
    assert wins > 0
    assert {"technique", "campaign"} <= told
    assert sums == pytest.approx({(one, model): wins for one in told for model in MODELS[one]})


def test_a_dimension_is_credited_only_where_a_touch_names_it(company: Company):
    named = {one for one in MODELS if any(row.get(one) is not None for row in company.rows("timeline"))}
    named.add("spokesperson")  # every touch is by one of its groups
    assert not list(company.rows("content_territories")), "nobody wrote a territory down here"

    assert {row["dimension"] for row in company.rows("credits")} == named


def test_wins_that_nothing_was_seen_before_stand_on_a_line_without_a_name(company: Company):
    [untouched] = [
        row for row in company.rows("credits") if (row["model"], row["dimension"], row["item"]) == ("markov", "technique", "")
    ]

    assert untouched["share"] is None
    assert untouched["share_evidence"]["reason"] == "untouched"


def test_a_credit_has_a_range_or_the_reason_why_it_has_none(company: Company):
    for row in company.rows("credits"):
        for evidence in (row["share_evidence"], row["credit_evidence"]):
            assert (evidence["low"] is None) == (evidence["reason"] is not None)
            assert evidence["reason"] in (None, "too_few_winners", "only_one", "nothing_to_share", "untouched")


def test_what_says_nothing_is_credited_with_nothing(company: Company):
    assert "unknown" not in {row["item"] for row in company.rows("credits")}


def test_the_journeys_that_are_written_give_the_credits_that_the_run_stored(company: Company, tmp_path: Path):
    file = tmp_path / "journeys.parquet"

    written = company.write_journeys(file)

    stored = [row for row in company.rows("credits") if row["dimension"] == "technique"]
    assert written == pq.read_metadata(file).num_rows > 0
    for name, found in (("last", attribute(str(file), model="last")), (DEFAULT, attribute(str(file)))):
        of_run = {row["item"]: row["credit"] for row in stored if row["model"] == name}
        assert {row["channel"] or "": row["credit"] for row in found.to_pylist()} == pytest.approx(of_run)


def test_who_speaks_is_set_beside_all_other_touches_and_nobody_is_named(company: Company):
    table = {row["spokesperson"]: row for row in company.rows("spokespersons")}
    credited = {
        row["item"]: row["credit"]
        for row in company.rows("credits")
        if (row["dimension"], row["model"]) == ("spokesperson", DEFAULT)
    }
    known = [row for row in company.rows("timeline") if row["organisation_id"] and row["technique"] != "unknown"]

    assert {spokesperson: row["wins"] for spokesperson, row in table.items()} == pytest.approx(credited)
    assert sum(row["touches"] for row in table.values()) == len(known)
    assert {row["again_evidence"]["reason"] for one, row in table.items() if one not in ("", "others")} == {"too_few_people"}
    names = {row["carrier"] for row in company.rows("timeline") if row["carrier"]}
    assert len(names) == 9
    assert not any(name in str(row) for name in names for row in table.values())


def test_a_folder_that_is_not_there_is_named_and_nothing_is_written(company: Company, tmp_path: Path):
    with pytest.raises(NoPlaceForJourneys):
        company.write_journeys(tmp_path / "nowhere" / "journeys.parquet")

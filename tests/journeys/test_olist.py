"""The main job on real input: Olist's funnel, from two files to the won rate of each technique."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cordee.faces.cli.main import main
from cordee.wiring import How, create_company
from tests.taking_in import sample


def test_olist_gives_the_published_won_rates_with_intervals(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    company = create_company(tmp_path / "olist")
    files = [sample("exports", "olist-funnel", name) for name in
             ("olist_marketing_qualified_leads_dataset.csv.gz", "olist_closed_deals_dataset.csv")]  # fmt: skip

    taken = company.take_in(files, How(exported_on=date(2018, 11, 15)))
    company.run()
    capsysbinary.readouterr()
    main_returns(["show", "techniques", "--format", "json", "--workspace", str(company.folder)])
    rows = {row["technique"]: row for row in json.loads(capsysbinary.readouterr().out)}

    assert [one.outcome.entry.rows for one in taken if one.outcome] == [8000, 842]
    assert [one.outcome.entry.refused for one in taken if one.outcome] == [0, 0]
    assert sum(row["leads"] for row in rows.values()) == 8000
    assert sum(row["wins"] for row in rows.values()) == 842
    rates = {name: round(rows[name]["won_rate"], 3) for name in ("paid_search", "organic_search", "social_post", "email_house")}
    assert rates == {"paid_search": 0.123, "organic_search": 0.118, "social_post": 0.056, "email_house": 0.030}
    for row in rows.values():
        evidence = row["won_rate_evidence"]
        assert evidence["low"] < row["won_rate"] < evidence["high"]
        assert evidence["n"] == row["closed"]


def test_a_lead_won_before_its_first_contact_is_kept_and_flagged(tmp_path: Path) -> None:
    company = create_company(tmp_path / "olist")
    (tmp_path / "leads.csv").write_text("mql_id,first_contact_date,landing_page_id,origin\na,2018-02-01,p,social\n")
    (tmp_path / "deals.csv").write_text("mql_id,seller_id,won_date,sr_id\na,s,2018-01-05 10:00:00,r\n")

    company.take_in([tmp_path / "leads.csv", tmp_path / "deals.csv"])
    company.run()

    (case,) = company.rows("cases")
    assert case["flag"] == "won before first contact"
    assert case["won_at"] is not None


def main_returns(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code in (0, None)

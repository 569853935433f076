"""A run: what it sees as of a date, when it computes nothing, and the same bytes from the same facts."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from cordee.actions.take_in import How
from cordee.core.vocabulary.results import RESULTS
from cordee.wiring import Company, create_company, open_company

AS_OF = date(2026, 11, 2)
TOUCHES = (
    "date,technique,email,company\n2026-09-01 10:00,webinar,ana@fonderie.example,Fonderie\n"
    "2026-09-03 09:30,newsletter,bo@fonderie.example,Fonderie\n2026-10-02,call,cy@laiterie.example,Laiterie\n"
)
DEALS = "id,name,company,stage,created,closed,amount\n1,Audit,Fonderie,Won,2026-09-10,2026-10-01,1200\n2,Support,Laiterie,Proposal,2026-10-05,,900\n"
PEOPLE = "email,first name,last name,title,phone\nana@fonderie.example,Ana,Roux,Directrice,0102030405\n"
COSTS = "date,technique,amount\n2026-09-01,webinar,400\n"
FILES = {"touches.csv": TOUCHES, "deals.csv": DEALS, "people.csv": PEOPLE, "costs.csv": COSTS}
EXPORTED = How(exported_on=date(2026, 10, 25))


class Clock:
    """A clock that moves on by a second at each look."""

    def __init__(self, start: datetime) -> None:
        self.now = start

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def company_in(folder: Path, start: datetime = datetime(2026, 11, 5, 12, tzinfo=UTC)) -> Company:
    made = create_company(folder)
    (folder / ".secret").write_text("0" * 64, "ascii")
    return Company(made.workspace, clock=Clock(start))


def give(company: Company, name: str, content: str, how: How = EXPORTED) -> None:
    path = company.folder.parent / name
    path.write_text(content, "utf-8")
    [taken] = company.take_in(path, how)
    assert taken.problem is None


def filled(folder: Path, start: datetime = datetime(2026, 11, 5, 12, tzinfo=UTC)) -> Company:
    company = company_in(folder, start)
    for name, content in FILES.items():
        give(company, name, content)
    return company


def results_of(company: Company) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(company.workspace.current().glob("*.parquet"))}


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Company:
    """Give a company of four files that has been run; tests only read it."""
    made = filled(tmp_path_factory.mktemp("shared") / "company")
    made.run(as_of=AS_OF)
    return made


@pytest.fixture
def own(company: Company, tmp_path: Path) -> Company:
    """Give a copy of it that a test may change, an hour later."""
    folder = Path(shutil.copytree(company.folder, tmp_path / "company", symlinks=True))
    return Company(open_company(folder).workspace, clock=Clock(datetime(2026, 11, 5, 13, tzinfo=UTC)))


def of(company: Company, table: str, **fitting: Any) -> list[dict[str, Any]]:
    return [row for row in company.rows(table) if all(row[name] == value for name, value in fitting.items())]


def test_every_table_of_results_is_written_under_its_contract(company: Company):
    for contract in RESULTS:
        path = company.workspace.current() / f"{contract.name}.parquet"
        assert pq.read_schema(path).equals(contract.schema), contract.name
        assert company.run_info()["rows"][contract.name] == pq.read_metadata(path).num_rows


def test_four_small_files_become_accounts_stages_and_techniques(company: Company):
    stages = {row["name"]: row["stage"] for row in of(company, "accounts")}

    assert (stages["Fonderie"], stages["Laiterie"]) == ("customer", "purchase")
    [webinar] = of(company, "techniques", technique="webinar")
    assert (webinar["wins"], webinar["cost"], webinar["verdict"]) == (1, 400, "unknown")


def test_a_date_in_the_past_sees_only_what_had_happened_and_was_known_by_then(tmp_path: Path):
    company = company_in(tmp_path / "company")
    give(company, "touches.csv", TOUCHES)
    give(company, "people.csv", PEOPLE, How(exported_on=date(2026, 9, 15)))
    give(company, "later.csv", PEOPLE.replace("Directrice", "Gérante"), How(exported_on=date(2026, 10, 25)))

    seen = {}
    for day in (date(2026, 9, 2), date(2026, 9, 20), date(2026, 10, 27)):
        company.run(as_of=day)
        titles = [row["title"] for row in company.rows("persons") if row["email"] == "ana@fonderie.example"]
        seen[day.isoformat()] = (len(company.rows("timeline")), titles)

    assert seen == {"2026-09-02": (1, [None]), "2026-09-20": (2, ["Directrice"]), "2026-10-27": (3, ["Gérante"])}


def test_a_date_in_the_past_gives_the_bytes_that_it_would_have_given_then(tmp_path: Path):
    then, now = company_in(tmp_path / "then"), company_in(tmp_path / "now")
    for company in (then, now):
        give(company, "people.csv", PEOPLE, How(exported_on=date(2026, 9, 15)))
    give(now, "later.csv", PEOPLE.replace("Directrice", "Retraitée"), How(exported_on=date(2026, 10, 25)))

    for company in (then, now):
        company.run(as_of=date(2026, 10, 1))

    assert results_of(then) == results_of(now)


def test_the_same_facts_and_settings_are_not_computed_again(company: Company):
    again = company.run(as_of=AS_OF)

    assert again.computed is False
    assert again.run_id == company.runs()[-1]


def test_computing_again_gives_the_same_bytes_under_another_run(own: Company):
    first, before = own.runs()[-1], results_of(own)

    second = own.run(as_of=AS_OF, again=True)

    assert (second.computed, second.run_id != first) == (True, True)
    assert results_of(own) == before


def test_two_fresh_workspaces_with_the_same_files_give_the_same_bytes_at_different_hours(company: Company, tmp_path: Path):
    other = filled(tmp_path / "other", datetime(2027, 1, 1, 3, tzinfo=UTC))

    other.run(as_of=AS_OF)

    ours, theirs = results_of(company), results_of(other)
    assert {name for name in ours if ours[name] != theirs[name]} <= {"rejected_rows.parquet"}


def test_a_changed_setting_another_date_another_file_and_an_undo_are_each_computed(own: Company):
    company = own

    computed = [company.run(as_of=AS_OF - timedelta(days=1)).computed]
    company.change_settings({"aware_days": 7})
    computed.append(company.run(as_of=AS_OF - timedelta(days=1)).computed)
    give(company, "more-costs.csv", COSTS.replace("400", "500"))
    computed.append(company.run(as_of=AS_OF - timedelta(days=1)).computed)
    company.undo(company.imports()[-1].id)
    computed.append(company.run(as_of=AS_OF - timedelta(days=1)).computed)

    assert computed == [True, True, True, True]
    assert company.run_info()["settings"]["aware_days"] == 7


def test_without_a_date_a_run_is_of_the_day_after_the_latest_fact_and_never_of_tomorrow(tmp_path: Path):
    late = company_in(tmp_path / "late")
    give(late, "costs.csv", COSTS)
    early = company_in(tmp_path / "early", datetime(2026, 10, 25, 12, tzinfo=UTC))
    give(early, "costs.csv", COSTS)

    assert (late.run().as_of, early.run().as_of) == (date(2026, 10, 26), date(2026, 10, 25))


def test_a_workspace_without_a_file_gives_empty_tables(tmp_path: Path):
    company = company_in(tmp_path / "company")

    ran = company.run()

    assert ran.computed
    assert {name: rows for name, rows in ran.rows.items() if rows} == {
        "visibility": 10,
        "credits": 13,
        "in_person": 3,
    }  # nothing to share, said for each model


def test_the_lineage_says_which_results_read_a_field_and_that_none_reads_a_telephone_number(company: Company):
    lineage = company.run_info()["lineage"]

    assert {"persons"} <= set(lineage["person_records.title"])
    assert {"identity_links", "persons", "timeline", "accounts"} <= set(lineage["person_records.email"])
    assert "person_records.phone" not in lineage
    used = {row["field"]: row["used"] for row in of(company, "data_use") if row["format"].endswith("people")}
    assert (used["title"], used["phone"]) == (True, False)


def test_every_organisation_id_in_the_results_names_an_organisation(company: Company):
    known = {row["organisation_id"] for row in company.rows("organisations")}

    for table in ("accounts", "stages", "timeline", "account_techniques", "cases", "persons"):
        assert {row["organisation_id"] for row in company.rows(table)} - {"", None} <= known, table


def test_progress_only_moves_forward_and_ends_at_the_whole(tmp_path: Path):
    company, told = company_in(tmp_path / "company"), []

    company.run(progress=lambda stage, share: told.append(share))

    assert told == sorted(told)
    assert told[-1] == 1.0


def test_a_later_export_of_a_record_moves_nobodys_id(tmp_path: Path) -> None:
    company = company_in(tmp_path / "company")
    heading = "id,email,first name,last name\n"
    give(company, "january.csv", heading + "9,ana@fonderie.example,Ana,Roux\n", How(exported_on=date(2026, 1, 31)))
    give(company, "february.csv", heading + "1,ana@fonderie.example,Anna,Roux\n", How(exported_on=date(2026, 2, 28)))
    company.run(as_of=AS_OF)
    before = [row["person_id"] for row in company.rows("persons")]

    give(company, "march.csv", heading + "9,ana@fonderie.example,Ana,Roux-Martin\n", How(exported_on=date(2026, 3, 31)))
    company.run(as_of=AS_OF)

    assert [row["person_id"] for row in company.rows("persons")] == before == ["table:person:9"]


def test_a_company_given_by_name_and_by_address_is_one_account(company: Company) -> None:
    accounts = {row["name"]: row for row in company.rows("accounts")}
    assert sorted(accounts) == ["Fonderie", "Laiterie"]
    assert (accounts["Fonderie"]["people"], accounts["Fonderie"]["won_deals"]) == (2, 1)

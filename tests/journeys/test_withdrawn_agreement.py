"""What somebody withdraws is gone through every way by which results leave: pages, files, API, terminal, report, kept runs."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner

from cordee.core.opinion.portraits import Part
from cordee.core.trust.links import MINE, read_token
from cordee.faces.cli.main import app
from cordee.faces.reports.report import write
from cordee.wiring import Ask, Condition
from tests.hearing import company_that_asked
from tests.site import client_of, leave

ANNE = "anne.roux@acme.example"
SECRET = "Anne Roux"  # in no answer of the survey: her row rests on what she says alone


def own(company, who):
    trust = company.trust()
    token = trust.link(trust.whom(who), base="").strip("/").split("/")[-1]
    return company.portraits().own(read_token(token, MINE, trust.secret, trust.now))


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    """Anne says that she speaks on BIM before 4,000 people; two runs know of it."""
    made = company_that_asked(tmp_path_factory.mktemp("withdrawn") / "mine")
    made.portraits().ask(ANNE, side="employee")
    own(made, ANNE).agree(Part("", "topic", "BIM"))
    made.run(as_of=date(2026, 11, 20))
    own(made, ANNE).agree(Part("", "audience", "site managers", 4000))
    made.run(as_of=date(2026, 11, 21))
    made.clock = lambda: datetime.now(UTC)
    yield made
    leave()


def ways(company):
    """Give what every way by which rows of ``leaders`` leave says, by its name."""
    client = client_of("administrator")
    terminal = CliRunner().invoke(app, ["show", "leaders", "--workspace", str(company.folder), "--format", "json"])
    found = {
        "rows": repr(company.rows("leaders")),
        "asked for": repr(company.rows("leaders", Ask(where=(Condition("name", "=", SECRET),)))),
        "table": repr(company.table("leaders").to_pylist()),
        "api": client.get("/api/tables/leaders").content.decode(),
        "api csv": client.get("/api/tables/leaders?format=csv").content.decode(),
        "page": client.get("/voices/territories/bim/").content.decode(),
        "people": client.get("/voices/people/").content.decode(),
        "file": client.get("/voices/people.csv").content.decode("utf-8-sig"),
        "terminal": terminal.output,
    }
    for run in company.runs():
        found[f"kept {run}"] = repr(company.rows("leaders", run_id=run))
    return found


def test_a_withdrawn_agreement_is_gone_from_every_way_out_and_the_peers_rows_stay(company):
    before = {name: SECRET in said for name, said in ways(company).items()}

    own(company, ANNE).withdraw()
    after = {name: SECRET in said for name, said in ways(company).items()}

    shown = ("rows", "asked for", "table", "api", "api csv", "page", "people", "file", "terminal")
    assert not [name for name in shown if not before[name]]
    assert not [name for name, there in after.items() if there]
    assert {row["name"] for row in company.rows("leaders")} >= {"Bob Stone", "Maud Perrin", "Otto Low"}


def test_the_workbook_that_a_run_leaves_behind_holds_no_row_that_rests_on_an_agreement(company, tmp_path):
    write(tmp_path, company)

    book = CalamineWorkbook.from_filelike(io.BytesIO((tmp_path / "cordee.xlsx").read_bytes()))
    assert "nominations" in book.sheet_names
    assert not {"leaders", "portraits"} & set(book.sheet_names)


def test_the_next_run_takes_it_out_of_the_stored_files_too(company):
    company.run(as_of=date(2026, 11, 22))

    stored = [
        path
        for name in ("leaders", "portraits")
        for path in company.folder.rglob(f"{name}.parquet")
        if not path.parent.is_symlink()
    ]
    assert len(stored) >= 4
    assert not [path for path in stored if SECRET in repr(pq.read_table(path).to_pylist())]

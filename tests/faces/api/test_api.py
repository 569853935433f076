"""The API gives every results table to other programs, to those who may, and says its problems in their language."""

from __future__ import annotations

import csv
import importlib
import io
import itertools
import json
import os
from types import SimpleNamespace

import django
import pytest

from cordee.actions.export import BOM
from cordee.core.vocabulary.results import RESULTS
from cordee.wiring import create_company, open_company
from tests.taking_in import NOW, take, workspace_in

LEADS = "mql_id,first_contact_date,landing_page_id,origin\n" + "".join(
    f"{number:032x},2018-02-{1 + number % 27:02d},{number:032x},{'paid_search' if number % 2 else 'social'}\n"
    for number in range(40)
)
NAMES = itertools.count()


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    folder = tmp_path_factory.mktemp("api")
    take(folder, "olist_marketing_qualified_leads_dataset.csv", LEADS)
    made = open_company(workspace_in(folder).folder)
    made.clock = lambda: NOW
    made.run()
    made.run(again=True)
    return made


@pytest.fixture(scope="module")
def settings(company):
    """Let Django have settings before ninja is imported: the site's, unless another test chose some."""
    os.environ.setdefault("CORDEE_WORKSPACE", str(company.folder))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cordee.faces.web.settings")
    django.setup()


@pytest.fixture(scope="module")
def make(settings):
    module = importlib.import_module("cordee.faces.api.api")
    testing = importlib.import_module("ninja.testing")

    def client(company, **options):
        return testing.TestClient(module.make_api(lambda: company, namespace=f"api-{next(NAMES)}", **options))

    return client


@pytest.fixture(scope="module")
def client(make, company):
    made = make(company)

    class SignedIn:
        def get(self, path, **options):
            return made.get(path, user=SimpleNamespace(is_authenticated=True), **options)

    return SignedIn()


def rows(client, name, query=""):
    return json.loads(client.get(f"/tables/{name}{query}").content)["rows"]


def test_every_results_table_is_listed_with_its_columns(client):
    listed = client.get("/tables").json()

    assert [one["name"] for one in listed] == [contract.name for contract in RESULTS]
    assert next(one for one in listed if one["name"] == "cases")["rows"] == 40


@pytest.mark.parametrize("name", [contract.name for contract in RESULTS])
@pytest.mark.parametrize("form", ["json", "csv", "xlsx"])
def test_every_table_comes_in_every_form(client, name, form):
    answer = client.get(f"/tables/{name}?format={form}")

    assert answer.status_code == 200
    assert answer.content


def test_json_says_which_run_it_is_and_how_much_there_is(client, company):
    answer = json.loads(client.get("/tables/cases?limit=15&offset=30").content)

    assert (answer["run_id"], answer["as_of"]) == (company.run_info()["run_id"], company.run_info()["as_of"])
    assert (answer["rows_in_all"], len(answer["rows"]), answer["next_offset"]) == (40, 10, None)
    assert json.loads(client.get("/tables/cases?limit=15").content)["next_offset"] == 15


def test_a_figure_carries_its_evidence(client):
    row = rows(client, "techniques", "?where=technique=paid_search")[0]

    assert row["won_rate_evidence"]["n"] == row["closed"]


def test_conditions_order_and_columns_do_what_they_say(client):
    found = rows(client, "techniques", "?columns=technique,leads&where=leads>=1&where=technique~SEARCH&order=-leads,technique")

    assert found == [{"technique": "paid_search", "leads": 20}]
    assert [row["case_key"] for row in rows(client, "cases", "?order=-case_key&columns=case_key")] == sorted(
        (row["case_key"] for row in rows(client, "cases")), reverse=True
    )


def test_csv_is_a_file_for_a_spreadsheet(client):
    answer = client.get("/tables/techniques?format=csv")

    assert answer.content.startswith(BOM)
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "won_rate_low" in next(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/tables/nothing", 404, "QUESTION-01"),
        ("/tables/cases?where=nothing=1", 400, "QUESTION-02"),
        ("/tables/cases?where=closed", 400, "QUESTION-02"),
        ("/tables/techniques?where=leads=many", 400, "QUESTION-02"),
        ("/tables/techniques?where=leads>99999999999999999999", 400, "QUESTION-02"),
        ("/tables/cases?where=opened_at>yesterday", 400, "QUESTION-02"),
        ("/tables/techniques?where=won_rate_evidence=1", 400, "QUESTION-02"),
        ("/tables/cases?columns=nothing", 400, "QUESTION-02"),
        ("/tables/cases?order=-nothing", 400, "QUESTION-02"),
        ('/tables/cases?columns=case_key"', 400, "QUESTION-02"),
        ("/tables/cases?run=never", 404, "QUESTION-03"),
        ("/tables/cases?limit=many", 400, "QUESTION-06"),
        ("/tables/cases?limit=0", 400, "QUESTION-06"),
        ("/tables/cases?format=pdf", 400, "QUESTION-06"),
        ("/diff/never/ever", 404, "QUESTION-03"),
    ],
)
def test_what_cannot_be_answered_is_a_problem_document(client, path, status, code):
    answer = client.get(path)

    assert (answer.status_code, answer.json()["code"], answer.json()["status"]) == (status, code, status)
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("asked", "language"), [("fr-CA,fr;q=0.9,en;q=0.5", "fr"), ("en", "en"), ("de, fr;q=0.3", "fr"), ("", "en"), (";;", "en")]
)
def test_a_problem_speaks_the_language_that_is_asked_for(client, asked, language):
    answer = client.get("/tables/nothing", headers={"Accept-Language": asked})

    assert answer.headers["Content-Language"] == language
    assert answer.json()["wrong"].startswith("La table" if language == "fr" else "There is no")


def test_a_stranger_learns_nothing(make, company):
    for path in ("/tables", "/tables/cases", "/tables/nothing", "/runs", "/imports", "/diff/a/b"):
        answer = make(company).get(path)
        assert (answer.status_code, answer.json()["code"]) == (401, "ACCESS-01")


def test_a_token_opens_and_a_wrong_one_does_not(make, company):
    client = make(company, owner_of_token={"right": "nadia"}.get)

    assert client.get("/runs", headers={"Authorization": "Bearer right"}).status_code == 200
    assert client.get("/runs", headers={"Authorization": "Bearer wrong"}).status_code == 401


def test_a_role_that_may_not_read_is_told_so(make, company):
    answer = make(company, may_read=lambda request: False).get("/tables/cases", user=SimpleNamespace(is_authenticated=True))

    assert (answer.status_code, answer.json()["code"]) == (403, "ACCESS-02")


def test_runs_imports_and_the_difference_between_runs_are_told(client, company):
    latest, earlier = client.get("/runs").json()
    imported = client.get("/imports").json()[0]
    difference = client.get(f"/diff/{earlier['run_id']}/{latest['run_id']}").json()

    assert (latest["current"], earlier["current"]) == (True, False)
    assert (imported["rows"], imported["refused"]) == (40, 0)
    assert difference["counts"]["cases"] == [40, 40]
    assert difference["won"] == []


def test_before_the_first_run_tables_are_listed_and_rows_are_not_there(make, tmp_path):
    client, somebody = make(create_company(tmp_path / "new")), SimpleNamespace(is_authenticated=True)

    assert client.get("/tables", user=somebody).json()[0]["rows"] is None
    assert client.get("/tables/cases", user=somebody).json()["code"] == "WORKSPACE-06"
    assert client.get("/runs", user=somebody).json() == []


def test_openapi_describes_every_address(make, company):
    api = make(company).router_or_app
    schema = json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/")))

    assert set(schema["paths"]) == {
        "/api/tables", "/api/tables/{name}", "/api/runs", "/api/imports", "/api/diff/{before}/{after}",
        "/api/registers/consents", "/api/registers/notices", "/api/registers/requests", "/api/registers/interests",
        "/api/experiments", "/api/experiments/{key}", "/api/messages/check",
    }  # fmt: skip
    assert {one["name"] for one in schema["paths"]["/api/tables/{name}"]["get"]["parameters"]} >= {"where", "order", "limit"}


@pytest.mark.parametrize(("may", "said"), [({"read"}, True), (set(), False)])
def test_on_the_site_a_role_decides_who_reads(settings, may, said):
    urls = importlib.import_module("cordee.faces.api.urls")

    assert urls.may_read(SimpleNamespace(user=SimpleNamespace(may=may.__contains__))) is said
    assert not urls.may_read(SimpleNamespace(user=SimpleNamespace()))

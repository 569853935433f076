"""Notices, requests, links and archives on the command line."""

from __future__ import annotations

import re
import zipfile

import pytest

from tests.faces.cli.test_main import call
from tests.people import company_of_people
from tests.site import client_of, leave, point_at


@pytest.fixture
def mine(tmp_path):
    company = company_of_people(tmp_path / "mine")
    point_at(company.folder)
    yield company
    leave()


def test_who_must_be_told_is_listed_and_noted(mine):
    listed = call("notices", "--workspace", mine.folder)
    nobody = call("notices", "give", "--how", "mail", "--workspace", mine.folder)
    some = call("notices", "give", "--how", "mail", "--all-due", "--source", "mailchimp", "--workspace", mine.folder)
    one = call("notices", "give", "--how", "letter", "carla@private.example", "--workspace", mine.folder)
    after = call("notices", "list", "--all", "--workspace", mine.folder)

    assert re.search(r"table:person:1 +late +2026-02-01 +2026-03-01 +mailchimp, table", listed.output)
    assert nobody.exit_code == 2
    assert (some.output, one.output) == ("Noted for 2.\n", "Noted for 1.\n")
    assert {who for who, state in re.findall(r"^(\S+) +(given|late|due) ", after.output, re.MULTILINE) if state == "given"} == {
        "mailchimp:member:m2", "table:person:1", "table:person:2", "table:person:6"
    }  # fmt: skip


def test_requests_are_listed_and_answered(mine):
    trust = mine.trust()
    asked = trust.books.requests.ask(trust.whom("Carla Neri").subjects[0], "access", said="all of it", at=trust.now)

    listed = call("requests", "--workspace", mine.folder)
    wrong = call("requests", "answer", asked.id + 1, "--answer", "sent", "--workspace", mine.folder)
    done = call("requests", "answer", asked.id, "--answer", "sent", "--workspace", mine.folder)
    after = call("requests", "list", "--workspace", mine.folder)

    assert re.search(rf"{asked.id} +access .*table:person:6 +all of it", listed.output)
    assert wrong.exit_code == 2
    assert (done.exit_code, after.output) == (0, "No request.\n")


def test_the_link_that_is_printed_opens(mine):
    answer = call("link", "Carla Neri", "--workspace", mine.folder)

    path = re.search(r"http://127\.0\.0\.1:8000(/mine/\S+/)", answer.output)
    assert path is not None
    assert "Carla Neri" in client_of(None).get(path[1]).content.decode()


def test_a_printed_link_leads_to_where_the_pages_are_served(mine):
    (mine.folder / "journal" / "address").write_text("http://127.0.0.1:8770\n", "utf-8")

    answer = call("link", "Carla Neri", "--workspace", mine.folder)

    assert "http://127.0.0.1:8770/mine/" in answer.output


def test_everything_about_somebody_is_written_into_one_zip(mine, tmp_path):
    answer = call("held", "Carla Neri", tmp_path / "carla.zip", "--workspace", mine.folder)

    assert answer.exit_code == 0
    with zipfile.ZipFile(tmp_path / "carla.zip") as found:
        assert {"data.json", "README.txt", "LISEZMOI.txt", "person_records.csv"} <= set(found.namelist())

"""A refused brief leaves no trace: no page of any role, no call, no file, no log, no backup tells a no from silence."""

from __future__ import annotations

import hashlib
import logging
import re
import sqlite3
import tarfile
from contextlib import closing

import pytest

from tests.briefing import asked, company_that_asks, engineer, page_of, proposed, put_back
from tests.site import client_of, leave

ROLES = ("administrator", "marketing", "sales", "reader", "expert")
PAGES = (
    "/", "/accounts/", "/voices/", "/voices/mandates/", "/voices/territories/plant-restart/", "/voices/surveys/",
    "/data/", "/data/trust/", "/data/trust/sends/", "/data/trust/notices/", "/data/trust/requests/", "/data/trust/interests/",
    "/data/trust/consents.csv", "/voices/territories.csv", "/voices/care/", "/voices/team/", "/search/?q=Anne",
    "/api/tables", "/api/tables/territories", "/api/tables/persons", "/api/runs", "/api/imports",
)  # fmt: skip
RANDOM = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"|csrftoken":"[^"]+"|"X-CSRFToken": ?"[^"]+"')


@pytest.fixture
def company(tmp_path):
    yield company_that_asks(tmp_path / "mine")
    leave()


def records(company):
    """Give everything that stands in the records, row by row."""
    with closing(sqlite3.connect(company.folder / "records.sqlite3")) as database:
        return [line for line in database.iterdump() if "django_session" not in line]


def files(company):
    """Give every other file of the workspace, by its hash."""
    return {
        str(path.relative_to(company.folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(company.folder.rglob("*"))
        if path.is_file() and not path.name.startswith("records.sqlite3")
    }


def seen(brief, pages=PAGES, roles=ROLES):
    """Give what roles see on pages and calls, and on the pages of the questions and the brief."""
    pages = (*pages, "/voices/questions/", f"/voices/questions/{brief.question}/", f"/voices/briefs/{brief.id}/")
    found = {}
    for role in roles:
        client = client_of(role)
        for page in pages:
            answer = client.get(page)
            found[role, page] = (answer.status_code, RANDOM.sub("", answer.content.decode("utf-8", "replace")))
    return found


def looks_of_all(brief):
    """Give every page of those who see most, and the pages of voices of the other roles, who see a part of these."""
    return seen(brief, roles=("administrator", "marketing", "reader")) | seen(brief, ("/", "/voices/"), ("sales", "expert"))


def answer(link, brief, do):
    client_of(None).post(link, {"do": do, "brief": brief.id})


def test_a_no_changes_no_row_and_no_file_and_writes_no_log(company, caplog):
    speaker = engineer(company)
    brief, link = proposed(company, speaker), page_of(company, speaker)
    rows, there = records(company), files(company)
    caplog.set_level(logging.DEBUG)

    answer(link, brief, "no")

    assert records(company) == rows
    assert files(company) == there
    assert [one for one in caplog.records if one.name.startswith("cordee") or one.levelno >= logging.INFO] == []


def test_a_yes_would_be_found_by_the_same_test(company):
    speaker = engineer(company)
    brief, link = proposed(company, speaker), page_of(company, speaker)
    rows = records(company)

    answer(link, brief, "accept")

    assert records(company) != rows


def test_every_page_and_call_of_every_role_stays_the_same_before_and_after_the_last_day(company):
    speaker = engineer(company)
    brief, link = proposed(company, speaker), page_of(company, speaker)
    before = looks_of_all(brief)

    answer(link, brief, "no")

    after = looks_of_all(brief)
    assert {one for one in before if before[one] != after[one]} == set()
    assert before["marketing", f"/voices/briefs/{brief.id}/"][0] == 200


def test_the_state_turns_on_the_same_morning_whether_refused_ended_by_us_or_left_alone(company):
    company.workspace.change_settings({"pressure_account_week": 90})
    people = [engineer(company, f"peer{number}@peers.example", name="Peer") for number in range(3)]
    refused, ended, quiet = briefs = [proposed(company, one, asked(company, f"Controller {one.id}?")) for one in people]
    answer(page_of(company, people[0]), refused, "no")
    company.briefs().end(ended)

    looks = []
    for back in (0, 14, 1):
        for one in briefs:
            put_back(company.briefs().brief(one.id), back)
        looks.append([state_on_page(one) for one in briefs])

    assert all(len(set(states)) == 1 for states in looks)
    assert [states[0] for states in looks] == ["open", "open", "not taken"]
    assert company.briefs().shown(company.briefs().brief(quiet.id)) == "not_taken"


def test_who_is_asked_is_seen_by_those_who_propose_while_it_runs_and_by_nobody_once_it_was_not_taken(company):
    speaker = engineer(company)
    brief = proposed(company, speaker)
    page = f"/voices/briefs/{brief.id}/"

    looked = seen(brief, ())
    put_back(brief, 15)
    lapsed = client_of("marketing").get(page).content.decode()

    assert {role for (role, at), (_, shown) in looked.items() if at == page and "Anne Roux" in shown} == {
        "administrator",
        "marketing",
    }
    assert [one for one, (_, shown) in looked.items() if one[0] in ("sales", "reader", "expert") and "Anne Roux" in shown] == []
    assert "Anne Roux" not in lapsed


def test_no_file_of_the_backup_tells_a_no_from_silence(company, tmp_path):
    speaker = engineer(company)
    brief, link = proposed(company, speaker), page_of(company, speaker)
    silent = held(company.backup(tmp_path / "silent.tar.gz").path)

    answer(link, brief, "no")
    answer(link, brief, "no")

    assert held(company.backup(tmp_path / "refused.tar.gz").path) == silent
    assert not [name for name in silent if "brief" in name and "Anne" in name]


def state_on_page(brief):
    """Give the word for a brief's state, as marketing reads it."""
    return re.search(
        r'<p class="answer"><b>([^<]+)</b>', client_of("marketing").get(f"/voices/briefs/{brief.id}/").content.decode()
    )[1]


def held(archive):
    """Give what an archive holds, but the lines that say when it was made."""
    with tarfile.open(archive) as tar:
        found = {}
        for one in tar.getmembers():
            if one.isfile():
                content = tar.extractfile(one).read()
                found[one.name] = hashlib.sha256(content).hexdigest() if "backup" not in one.name else ""
        return found

"""The command lists whose time is over, in the reader's language, erases them where told to, and forgets old visits."""

from __future__ import annotations

import json
import shutil
from datetime import date

import pytest

from cordee.faces.cli.main import main
from cordee.wiring import How, create_company, open_company
from tests.site import leave, point_at

TOUCHES = "date,channel,email,company\n2020-01-01,webinar,old@acme.example,Acme\n2026-09-01,webinar,new@acme.example,Acme\n"
LOG = (
    '203.0.113.7 - - [01/Feb/2020:10:00:00 +0000] "GET /a HTTP/1.1" 200 12 "-" "Mozilla/5.0 (X11; Linux x86_64) Firefox/120.0"\n'
    '203.0.113.7 - - [01/Feb/2020:10:01:00 +0000] "GET /b HTTP/1.1" 200 12 "-" "Mozilla/5.0 (X11; Linux x86_64) Firefox/120.0"\n'
    '203.0.113.8 - - [01/Oct/2026:10:00:00 +0000] "GET /a HTTP/1.1" 200 12 "-" "Mozilla/5.0 (X11; Linux x86_64) Firefox/120.0"\n'
)
DAY = date(2026, 11, 1)


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    made = create_company(tmp_path_factory.mktemp("kept") / "mine")
    for name, text in (("touches.csv", TOUCHES), ("access.log", LOG)):
        (made.folder / "inbox" / name).write_text(text)
    made.take_in(made.folder / "inbox", How(exported_on=date(2026, 10, 31)))
    made.run(as_of=DAY)
    return made.folder


@pytest.fixture
def company(once, tmp_path):
    made = open_company(shutil.copytree(once, tmp_path / "mine", symlinks=True))
    point_at(made.folder)
    yield made
    leave()


def said(capsys, monkeypatch, language, *arguments):
    monkeypatch.setenv("CORDEE_LANGUAGE", language)
    with pytest.raises(SystemExit) as ended:
        main(["retention", *arguments])
    return ended.value.code, capsys.readouterr().out


def visits(company):
    with company.workspace.database() as database:
        from cordee.core.vocabulary.facts import TOUCHES

        database.bind_files("touches", company.workspace.fact_files(TOUCHES))
        return database.connection.execute("SELECT count(*) FROM touches WHERE visitor_key IS NOT NULL").fetchone()[0]


def test_the_list_names_who_is_due_in_the_readers_language_and_changes_nothing(company, capsys, monkeypatch):
    code, out = said(capsys, monkeypatch, "fr", str(company.folder))

    assert code == 0
    assert "prospect" in out
    assert "2020-01-01" in out
    assert "2026-09-01" not in out
    assert "échéance" in out
    assert "due_on" not in out
    assert "visites" in out
    assert visits(company) > 0


def test_erasing_takes_those_who_are_due_and_the_old_visits_and_leaves_the_others(company, capsys, monkeypatch):
    from cordee.records.models import AuditEntry, Statement

    before = visits(company)

    code, out = said(capsys, monkeypatch, "en", str(company.folder), "--erase", "--yes", "--progress-json")

    done = next(one["done"] for one in map(json.loads, out.splitlines()) if "done" in one)
    assert (code, done["people"], done["remains"]) == (0, 1, 0)
    assert done["visits"] == before - visits(company) > 0
    assert visits(company) > 0, "the young visit stays"
    assert "old@" not in out
    assert {row["email"] for row in company.table("persons").to_pylist()} == {"new@acme.example"}
    assert AuditEntry.objects.get(object="visits").detail["touches"] == done["visits"]
    assert not Statement.objects.exists(), "whoever was kept too long did not object"


def test_forgetting_visits_that_are_young_changes_nothing(company):
    manifest = (company.folder / "facts" / "manifest.json").read_bytes()
    company.change_settings({"audience_months": 25})
    company.forget_visits()
    once = (company.folder / "facts" / "manifest.json").read_bytes()

    assert company.forget_visits() == 0
    assert (company.folder / "facts" / "manifest.json").read_bytes() == once != manifest


def test_saying_no_erases_nobody(company, capsys, monkeypatch):
    monkeypatch.setattr("typer.confirm", lambda *words: False)

    code, _ = said(capsys, monkeypatch, "en", str(company.folder), "--erase")

    assert code == 1
    assert "old@acme.example" in {row["email"] for row in company.table("persons").to_pylist()}

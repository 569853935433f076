"""The audit page: by person, user, deed and day; for administrators; as a file that a spreadsheet cannot be tricked by."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pytest

from tests.site import client_of


@pytest.fixture
def log(site):
    from cordee.core.trust.subjects import subject_of
    from cordee.records.models import AuditEntry, User

    admin = client_of("administrator")
    AuditEntry.objects.all().delete()
    user = User.objects.get(email="administrator@cordee.example")
    person = next(row for row in site.rows("persons") if row["email"])
    secret = site.workspace.secret

    def note(deed, object, day, subject="", author=user, **detail):
        AuditEntry.objects.create(
            deed=deed,
            object=object,
            subject=subject,
            author=author,
            detail=detail,
            happened_at=datetime(2026, 3, day, 12, tzinfo=UTC),
        )

    note("changed", "consent", 1, subject=subject_of(f"email:{person['email'].upper()}", secret))
    note("saw", f"account/{person['organisation_id']}", 2)
    note("saw", "account/another", 3)
    note("exported", "rows/persons.csv", 4, rows=120)
    note("exported", "results/techniques.csv", 5)
    note("refused", "=cmd|'/c calc'!A1", 6, author=None)
    return admin, person


def objects(client, query):
    answer = client.get(f"/data/trust/audit.csv?{query}")
    return [row["object"] for row in csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))]


def test_a_person_is_found_by_any_spelling_with_their_account_and_the_files_that_held_everybody(log):
    admin, person = log
    found = ["rows/persons.csv", f"account/{person['organisation_id']}", "consent"]

    for said in (person["email"], person["email"].upper(), person["person_id"]):
        assert [one for one in objects(admin, f"person={said}") if not one.startswith("data/trust/")] == found


def test_of_somebody_unknown_only_the_files_that_held_everybody_are_given(log):
    assert objects(log[0], "person=nobody@nowhere.example") == ["rows/persons.csv"]


def test_user_deed_and_day_narrow_the_list(log):
    admin, _ = log

    assert objects(admin, "deed=saw") == ["account/another", objects(admin, "deed=saw")[1]]
    assert objects(admin, "since=2026-03-03&until=2026-03-04") == ["rows/persons.csv", "account/another"]
    assert objects(admin, "user=999999") == []


def test_a_cell_of_the_file_is_no_formula(log):
    assert objects(log[0], "deed=refused")[-1] == "'=cmd|'/c calc'!A1"


@pytest.mark.parametrize(
    "query",
    [
        "person=%00",
        "user=x",
        "user=99999999999999999999",
        "since=never",
        "until=0000-00-00",
        "deed=x",
        "page=-1",
        "person=" + "a" * 3000,
        "since=9999-12-31",
        "until=9999-12-31",
    ],
)
def test_a_strange_question_breaks_nothing(log, query):
    assert log[0].get(f"/data/trust/audit/?{query}").status_code == 200
    assert log[0].get(f"/data/trust/audit.xlsx?{query}").status_code == 200


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_says_who_what_and_when_in_words(log, language):
    text = client_of("administrator", language).get("/data/trust/audit/?since=2026-03-01&until=2026-03-06").content.decode()

    assert ("a exporté" if language == "fr" else "exported") in text
    assert ("les lignes de persons.csv" if language == "fr" else "the rows of persons.csv") in text
    assert "administrator@cordee.example" in text
    assert ("quelqu’un d’inconnu" if language == "fr" else "somebody unknown") in text


def said(text, language="en"):
    from cordee.faces.web.speech import words_for
    from cordee.faces.web.views.audit import _said

    return _said(words_for(language, "UTC"), text)


def test_every_page_and_file_that_can_be_noted_is_said_in_words(site):
    from cordee.records.permissions import API, PAGES

    unsaid = [route for route in PAGES if route and said(route) == route]
    unsaid += [call for name in API if (call := name.partition(" ")[2]) and said(f"api/{call}") == f"api/{call}"]

    assert unsaid == []
    assert said("rows/persons.csv", "fr") == "les lignes de persons.csv"
    assert said("data/trust/interests/7/") == "the interests"
    assert said("mine/<str:token>/erase/", "fr") == "la page d’une personne"


def test_whatever_the_code_notes_is_said_in_words(site):
    import re

    from cordee.faces.web.views.audit import _NOTED, place_of
    from tests.house.tree import ROOT

    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "src" / "cordee").rglob("*.py"))
    noted = {one.partition("{")[0].strip() for one in re.findall(r'\bobject=f?"([^"]+)"', code)} - {""}

    assert {"session", "letter", "survey"} <= noted
    assert [one for one in sorted(noted) if one not in _NOTED and place_of(one) is None] == []
    assert said("letter security") == "letter: A key to somebody’s access changed"
    assert said("links of survey 3") == "the links of survey 3"


def test_a_text_that_only_looks_like_an_address_stays_as_it_is(site):
    for odd in ("=cmd|'/c calc'!A1", "nobody knows", "mine", "erasedly"):
        assert said(odd) == odd

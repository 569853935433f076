"""The register's pages: who said what, who must be told, what was asked; those who may not see them do not."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from tests.people import company_of_people
from tests.site import client_of, leave, point_at

PAGES = ("/data/trust/", "/data/trust/notices/", "/data/trust/requests/", "/data/trust/rules/", "/data/trust/consents.csv")
STATEMENT = {
    "who": "anne.roux@acme.example",
    "granted": "no",
    "channel": "",
    "said_on": "2026-03-25",
    "how": "themselves",
    "source": "letter",
}


@pytest.fixture
def company(tmp_path):
    made = company_of_people(tmp_path / "mine")
    point_at(made.folder)
    yield made
    leave()


def text(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.mark.parametrize("role", ["sales", "reader", "expert", None])
def test_the_register_is_for_those_who_keep_it(company, role):
    client = client_of(role)

    assert {client.get(page).status_code for page in PAGES} == {302 if role is None else 403}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_of_it_answers_in_both_languages(company, language):
    client = client_of("marketing", language)

    assert all(client.get(page).status_code == 200 for page in PAGES)
    assert f'<html lang="{language}">'.encode() in client.get(PAGES[0]).content


def test_a_statement_is_noted_and_found_by_name_and_by_any_spelling_of_the_address(company):
    client = client_of("marketing")
    assert client.post(PAGES[0], STATEMENT).status_code == 302

    for q in ("Roux", "ANNE.roux+x@acme.example"):
        shown = text(client.get(PAGES[0], {"q": q}))
        assert "Anne Roux" in shown
        assert "No: Everything" in shown
        assert "Bob" not in shown
    assert "Anne Roux" not in text(client.get(PAGES[0], {"state": "consented"}))


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"who": "nobody at all"}, "Nobody is known as nobody at all"),
        ({"granted": "yes", "proof": ""}, "A consent is kept with its proof"),
        ({"granted": "yes", "who": "contact@acme.example", "proof": "form"}, "is a company’s address"),
    ],
)
def test_what_cannot_be_noted_is_complained_about_and_what_was_typed_stays(company, given, says):
    answer = client_of("marketing").post(PAGES[0], STATEMENT | given)

    assert answer.status_code == 400
    assert says in text(answer)
    assert (STATEMENT | given)["who"] in answer.content.decode()
    assert company.trust().books.statements.written() == []


def test_the_export_holds_what_was_said_and_is_noted(company):
    from cordee.records.models import AuditEntry

    client = client_of("marketing")
    client.post(PAGES[0], STATEMENT)
    lines = client.get("/data/trust/consents.csv").content.decode("utf-8-sig").splitlines()

    assert lines[0].startswith("person_id,name,email,state,granted,channel")
    assert sum("Anne Roux" in line for line in lines) == 2
    assert AuditEntry.objects.filter(deed="exported", author__email="marketing@cordee.example").count() == 1


def test_a_link_is_made_for_one_person(company):
    shown = client_of("marketing").post(PAGES[0], {"who": "Carla Neri", "link": "yes"}).content.decode()

    path = re.search(r"http://testserver(/mine/[\w-]{71}/)", shown)
    assert path is not None
    assert "Carla Neri" in text(client_of(None).get(path[1]))


def test_people_are_noted_as_told_ticked_or_all_of_a_source(company):
    client, page = client_of("marketing"), PAGES[1]
    client.post(page, {"person": ["table:person:1"], "how": "letter"})
    states = {one.due.person_id: one.due.state for one in company.trust().notices()}
    assert [who for who, state in states.items() if state == "given"] == ["table:person:1"]

    client.post(f"{page}?source=mailchimp", {"all": "yes", "how": "mail"})
    told = {one.due.person_id for one in company.trust().notices() if one.due.state == "given"}

    assert {"table:person:1", "mailchimp:member:m2"} <= told
    assert "table:person:6" not in told
    assert client.post(page, {"all": "yes", "how": " "}).status_code == 302
    assert "table:person:6" not in {one.due.person_id for one in company.trust().notices() if one.due.state == "given"}


def test_a_request_is_listed_with_its_day_and_answered(company):
    trust = company.trust()
    trust.books.requests.ask(
        trust.whom("Anne Roux").subjects[0], "correct", said="<b>my job</b>", at=datetime(2026, 1, 31, tzinfo=UTC)
    )
    client, page = client_of("marketing"), PAGES[2]
    (request,) = trust.books.requests.listed()

    shown = client.get(page).content.decode()
    assert "due by 28" in text(client.get(page))
    assert "&lt;b&gt;my job" in shown
    client.post(page, {"id": request.id, "answer": "Corrected in the CRM."})

    assert trust.books.requests.listed(state="open") == []
    assert "Corrected in the CRM." in text(client.get(page))


def test_only_who_may_erase_starts_an_erasure(company, monkeypatch):
    calls = []
    monkeypatch.setattr(
        "cordee.faces.web.jobs.start", lambda user, verb, steps, about="": calls.append(steps) or type("Job", (), {"id": "j"})
    )
    trust = company.trust()
    asked = trust.books.requests.ask("a" * 64, "erase", at=trust.now)
    address = f"/data/trust/requests/{asked.id}/erase/"

    codes = [client_of(role).post(address).status_code for role in ("marketing", "reader", "administrator")]

    assert codes == [403, 403, 302]
    (steps,) = calls
    assert [step[0] for step in steps] == ["erase", "run"]
    assert steps[0][1:3] == ["--request", str(asked.id)]


def test_strange_parameters_break_nothing(company):
    client = client_of("marketing")
    for strange in ("%00", "%27%22%3E%3Cscript%3E", "@", "a@b", "9" * 500):
        for address in (f"{PAGES[0]}?q={strange}", f"{PAGES[0]}?state={strange}", f"{PAGES[1]}?source={strange}&state={strange}"):
            assert client.get(address).status_code == 200, address

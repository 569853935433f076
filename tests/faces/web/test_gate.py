"""Every route, API call and verb has a line in the permission matrix, and a real request by each role finds what it says."""

from __future__ import annotations

import importlib
import re

import pytest
import typer

from cordee.faces.cli.main import app
from cordee.records.permissions import API, DEEDS, MAY, PAGES, VERBS, need_of, role_may
from tests.site import client_of

ROLES = (*MAY, None)
SAMPLES = {
    "kind": "csv", "organisation_id": "account:none", "table": "persons", "import_id": "none", "job_id": "none", "user_id": "987654",
    "token": "a" * 32, "request_id": "987654", "id": "987654", "entry_id": "987654", "contract_id": "987654", "survey_id": "987654", "question_id": "987654", "brief_id": "987654", "mandate_id": "987654", "key": "none", "name": "persons", "before": "none", "after": "none",
}  # fmt: skip
PART = re.compile(r"<(?:\w+:)?(\w+)>")


def routes():
    """Give every route that Django answers, below the pages and below the API, with its view."""
    from django.urls import get_resolver

    def walk(patterns, before):
        for one in patterns:
            here = before + str(one.pattern)
            if hasattr(one, "url_patterns"):
                yield from walk(one.url_patterns, here)
            else:
                yield here, one.callback

    return list(walk(get_resolver().url_patterns, ""))


def calls():
    """Give every operation of the API, as the matrix writes it, and its description."""
    return {
        f"{method} {route.removeprefix('api/')}": view
        for route, view in routes()
        if route.startswith("api/")
        for method in _methods(view)
    }


def _methods(view):
    """Give the methods of a view of the API: ninja's views close over their operations; its own pages answer to a look."""
    closed_over = (cell.cell_contents for cell in getattr(view, "__closure__", None) or ())
    operations = next((one.operations for one in closed_over if hasattr(one, "operations")), ())
    return sorted({method for one in operations for method in one.methods}) or ["GET"]


def still_in(client, role):
    """Say whether nothing that the client sent signed it out, or changed who it is."""
    from django.contrib.auth import get_user

    return role is None or get_user(client).is_authenticated


def address(route):
    return "/" + PART.sub(lambda part: SAMPLES.get(part[1], "none"), route)


@pytest.fixture
def quiet(site, monkeypatch):
    """The site, with jobs that are noted and do nothing."""
    jobs = importlib.import_module("cordee.faces.web.jobs")
    monkeypatch.setattr(jobs, "_work", lambda *arguments: None)
    yield site
    importlib.import_module("cordee.records.models").Job.objects.all().delete()


def test_every_page_has_a_rule_and_every_rule_a_page(site):
    pages = {route for route, _ in routes() if not route.startswith("api/")}

    assert not pages - set(PAGES), "a page without a rule: add its line to records/permissions.py"
    assert not set(PAGES) - pages, "a rule without a page"


def test_every_call_of_the_api_has_a_rule_and_every_rule_a_call(site):
    assert set(calls()) == set(API)


def test_every_verb_has_a_rule_and_every_rule_a_verb():
    def verbs(command, before=""):
        inner = getattr(command, "commands", None)
        return {before} if not inner else {one for word, each in inner.items() for one in verbs(each, f"{before} {word}".strip())}

    assert verbs(typer.main.get_command(app)) == set(VERBS)


def test_every_view_is_guarded_by_the_deed_of_its_rule(site):
    wrong = {
        route: getattr(view, "deed", "no guard")
        for route, view in routes()
        if not route.startswith("api/")
        and (weakest := need_of(route, "GET") if need_of(route, "GET") != "closed" else need_of(route, "POST")) != "anyone"
        and getattr(view, "deed", None) != weakest
    }

    assert not wrong, "the decorator needs() and the matrix disagree"


def test_a_file_of_people_or_accounts_never_leaves_unnoted():
    assert not [route for route, rule in PAGES.items() if re.search(r"\.<str:\w+>$", route) and rule.noted != "exported"]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_real_request_finds_what_the_matrix_says(quiet, role, method):
    wrong, client = {}, client_of(role)
    for route in PAGES:
        need = need_of(route, method)
        client = client if still_in(client, role) else client_of(role)
        answer = client.generic(method, address(route))
        turned = (
            "method" if answer.status_code == 405
            else "role" if answer.status_code == 403 or (answer.headers.get("Location") == "/me/" and need not in ("signed_in", "anyone"))
            else "door" if answer.headers.get("Location", "").startswith("/sign-in/?next=")
            else ""
        )  # fmt: skip
        expected = (
            "method" if need == "closed" else "" if need == "anyone" else "door" if role is None
            else "" if need == "signed_in" or role_may(role, need) else "role"
        )  # fmt: skip
        if turned != expected or answer.status_code >= 500:
            wrong[route] = (answer.status_code, turned, expected)

    assert not wrong


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_no_page_answers_another_method(site, role, method):
    client = client_of(role)

    assert {client.generic(method, address(route)).status_code for route in PAGES} == {405}


@pytest.mark.parametrize("role", ROLES)
def test_the_api_gives_each_role_what_the_matrix_says(site, role):
    client = client_of(role)
    found = {call: _called(client, *call.split(" ")).status_code for call in API}

    refused = {call for call, status in found.items() if status == (401 if role is None else 403)}
    assert refused == {call for call, need in API.items() if need != "anyone" and not (role and role_may(role, need))}
    assert not [call for call, status in found.items() if status >= 500]


def _called(client, method, call):
    where = "/api/" + PART.sub(lambda part: SAMPLES[part[1]], call)
    return client.post(where, {"text": "Late again?"}, "application/json") if method == "POST" else client.get(where)


def test_every_deed_has_its_words_and_somebody_who_may():
    assert set(DEEDS) == MAY["administrator"]


def test_an_expert_reads_nobody_else(site):
    client = client_of("expert")
    people = [row["name"] for row in site.rows("persons")] + [row["email"] for row in site.rows("persons")]
    pages = [address(route) for route in PAGES if need_of(route, "GET") != "closed"] + [
        "/rows/persons/",
        "/api/tables/persons",
        "/search/?q=firme",
    ]

    found = {page: client.get(page, follow=True).content.decode("utf-8", "replace") for page in pages}

    assert not [(page, name) for page, text in found.items() for name in people if name and name in text]


@pytest.mark.parametrize(
    ("role", "steps"),
    [
        ("reader", [["run"]]),
        ("marketing", [["run"], ["backup", "x"]]),
        ("administrator", [["restore"]]),
        ("administrator", [["unheard-of"]]),
    ],
)
def test_a_page_starts_no_command_that_its_user_may_not(quiet, role, steps):
    from django.core.exceptions import PermissionDenied

    from cordee.faces.web import jobs
    from cordee.records.models import Job, User

    client_of(role)
    before = Job.objects.count()

    with pytest.raises(PermissionDenied):
        jobs.start(User.objects.get(email=f"{role}@cordee.example"), steps[0][0], steps)
    assert Job.objects.count() == before

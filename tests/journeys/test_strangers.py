"""Whatever a stranger sends to a page that is open to anyone, or anybody to the API: nothing breaks, nothing leaks between roles."""

from __future__ import annotations

import importlib
import json
import re

import pytest
from django.test import override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cordee.records.permissions import PAGES, need_of
from tests.faces.web.conftest import company, site
from tests.site import client_of

__all__ = ["company", "site"]
PART = re.compile(r"<(?:\w+:)?(\w+)>")
OPEN = sorted((route, method) for route in PAGES for method in ("GET", "POST") if need_of(route, method) == "anyone")
NAMES = ("email", "password", "again", "name", "code", "next", "language", "token", "page", "csrfmiddlewaretoken", "do", "q")
TEXT = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "\0",
            "'",
            '"><script>alert(1)</script>',
            "../../etc/passwd",
            "%00",
            "a" * 9000,
            "=1+1",
            "//evil.example",
            "9" * 40,
            "\u202e",
            "\x08",
            "a b@c.example",
        ]
    ),
)
FORM = st.dictionaries(st.sampled_from(NAMES), TEXT, max_size=6)
COMMON = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


def stranger_sends(people, data, route, method):
    """Send one thing; say what is wrong with the answer, or nothing."""
    address = "/" + PART.sub(
        lambda part: (
            data.draw(
                st.text(
                    st.characters(codec="utf-8", exclude_characters="?#\r\n", exclude_categories=["Cs"]), min_size=1, max_size=40
                )
            ).replace("/", "_")
            or "x"
        ),
        route,
    )
    client = client_of(None, data.draw(st.sampled_from(["en", "fr"])))
    client.raise_request_exception = False
    form = data.draw(FORM)
    answer = client.get(address, form) if method == "GET" else client.post(address, form)
    text = answer.content.decode("utf-8", "replace")
    assert answer.status_code < 500, (method, address, form, answer.status_code)
    assert "<script>alert(1)" not in text
    assert not [one for one in people if one in text], (method, address)
    assert client.get("/me/").status_code == 302, "nobody came in"


def people_of(company):
    return [row["email"] for row in company.rows("persons", None) if row["email"]]


@pytest.mark.parametrize(("route", "method"), OPEN)
def test_a_stranger_breaks_no_open_page_and_learns_nothing(site, route, method):
    people = people_of(site)

    @settings(max_examples=25, suppress_health_check=COMMON, deadline=None)
    @given(st.data())
    def send(data):
        stranger_sends(people, data, route, method)

    send()


@pytest.mark.nightly
@pytest.mark.parametrize(("route", "method"), OPEN)
def test_a_stranger_breaks_no_open_page_at_length(site, route, method):
    people = people_of(site)

    @settings(max_examples=1500, suppress_health_check=COMMON, deadline=None)
    @given(st.data())
    def send(data):
        stranger_sends(people, data, route, method)

    send()


def api_of(site):
    """Give schemathesis the API as the site serves it, and the header of a token of each role."""
    schemathesis = importlib.import_module("schemathesis")
    application = importlib.import_module("django.core.wsgi").get_wsgi_application()
    tokens = importlib.import_module("cordee.records.tokens")
    users = importlib.import_module("cordee.records.models").User.objects
    headers = {"": {"Accept-Encoding": "identity"}}
    for role in ("administrator", "sales", "expert"):
        client_of(role)
        token = tokens.make(users.get(email=f"{role}@cordee.example").pk, "schemathesis")
        headers[role] = {"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"}
    return schemathesis.openapi.from_wsgi("/api/openapi.json", application), headers


def ask(case, headers):
    """Ask one thing in the name of each role; who may not read gets a refusal and nothing else."""
    found = {role: case.call(headers=sent) for role, sent in headers.items()}
    statuses = {role: answer.status_code for role, answer in found.items()}
    assert max(statuses.values()) < 500, (case.method, case.path_parameters, case.query, statuses)
    unreadable = statuses["administrator"] in (400, 404) and statuses["expert"] in (400, 404)
    assert statuses[""] in (401, 400, 404), statuses
    assert statuses["expert"] == 403 or unreadable, statuses
    ours = "/registers/" in case.operation.path  # kept by who keeps trust
    allowed = statuses["administrator"] if not ours else 403
    assert statuses["sales"] == allowed or (ours and unreadable), "both read everything but the registers"
    for role in ("", "expert"):
        assert json.loads(found[role].content)["code"].startswith(("ACCESS-", "QUESTION-")), found[role].content


@override_settings(API_CALLS=10**9)  # how many calls are too many is another test's question
@pytest.mark.parametrize("examples", [3, pytest.param(600, marks=pytest.mark.nightly)])
def test_the_api_breaks_at_nothing_that_its_description_allows_and_keeps_roles_apart(site, examples):
    schema, headers = api_of(site)
    operations = [one.ok() for one in schema.get_all_operations()]
    assert len(operations) == 12

    for operation in operations:
        for mode in ("positive", "negative"):
            _send_many(operation, mode, headers, examples)


def _send_many(operation, mode, headers, examples):
    """Send what the description allows, or what it forbids."""
    modes = importlib.import_module("schemathesis").GenerationMode

    @settings(max_examples=examples, suppress_health_check=list(HealthCheck), deadline=None)
    @given(operation.as_strategy(generation_mode=modes(mode)))
    def send(case):
        ask(case, headers)

    send()

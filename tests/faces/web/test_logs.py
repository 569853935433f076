"""Nothing personal reaches the technical log, whatever breaks; what broke, and where, does."""

from __future__ import annotations

import io
import logging

import pytest

from tests.site import client_of

WHO = "marguerite.duras"
TYPED = {
    "q": f"{WHO}@secret.example",
    "person": f"{WHO}@secret.example",
    "email": f"{WHO}@secret.example",
    "password": f"{WHO}-password",
    "code": WHO,
    "name": WHO,
}


@pytest.fixture
def log(site):
    """Catch all that any logger says, as the site writes it."""
    from cordee.faces.web.logs import Bare

    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(Bare())
    loggers = [
        logging.getLogger(),
        logging.getLogger("django"),
        logging.getLogger("django.request"),
        logging.getLogger("django.security"),
    ]
    before = [(one, one.level) for one in loggers]
    for one in loggers[:2]:
        one.addHandler(handler)
    for one in loggers:
        one.setLevel(logging.DEBUG)
    yield written
    for one, level in before:
        one.removeHandler(handler)
        one.setLevel(level)
    from cordee.records.models import User

    User.objects.update(name="")


def breaks(monkeypatch, where):
    import importlib

    def broken(*arguments, **named):
        raise ValueError(f"{WHO}@secret.example is no number") from KeyError(WHO)

    module, _, name = where.rpartition(".")
    monkeypatch.setattr(importlib.import_module(module), name, broken)


@pytest.mark.parametrize(
    ("page", "where"),
    [
        ("/search/", "cordee.faces.web.views.search.rows"),
        (f"/account/person:{WHO}", "cordee.faces.web.views.account.rows"),
        ("/data/trust/audit/", "cordee.faces.web.views.audit.entries"),
        (f"/setup/{WHO}/", "cordee.faces.web.views.signing.render"),
        (f"/rows/persons/?name={WHO}", "cordee.faces.web.views.rows.count"),
    ],
)
def test_a_page_that_breaks_names_its_pattern_and_nobody(log, monkeypatch, page, where):
    client = client_of("administrator")
    client.raise_request_exception = False
    breaks(monkeypatch, where)

    answer = client.get(page, TYPED if "?" not in page else None)

    assert answer.status_code == 500
    text = log.getvalue()
    assert "builtins.ValueError" in text
    assert "because of" in text
    assert "500" in text
    assert "marguerite" not in text.casefold()
    assert "is no number" not in answer.content.decode()


def test_no_ordinary_request_leaves_anything_personal_either(log):
    for role in ("administrator", "reader", None):
        client = client_of(role)
        for page in (
            "/search/",
            "/accounts/",
            "/data/trust/audit/",
            "/me/",
            "/nowhere/",
            f"/account/{WHO}",
            f"/api/tables/{WHO}",
            "/sign-in/",
            f"/setup/{WHO}/",
        ):
            client.get(page, TYPED)
            client.post(page, TYPED)
        client.get("/", headers={"Host": f"{WHO}.example"})
        client.get("/api/tables", headers={"Authorization": f"Bearer {WHO}"})

    assert log.getvalue(), "the log heard something"
    assert "marguerite" not in log.getvalue().casefold()


def test_the_log_of_a_command_that_a_page_starts_goes_to_its_job_and_not_here(log):
    logging.getLogger("django").error("the inbox could not be looked at")
    logging.getLogger("django.db").error("value %s is not unique", WHO)
    logging.getLogger("django.security").error(f"strange host {WHO}")

    assert "the inbox could not be looked at" in log.getvalue()
    assert "value %s is not unique" in log.getvalue()
    assert "marguerite" not in log.getvalue()

"""Roles, erasing and tokens ask again who one is, where that was shown longer than half an hour ago."""

from __future__ import annotations

import pytest

from cordee.records.permissions import PAGES
from tests.site import PASSWORD, client_of

HERE = {"Referer": "http://testserver/settings/users/"}


@pytest.fixture
def admin(site):
    from django.core.cache import cache

    cache.clear()
    yield client_of("administrator")
    cache.clear()


def left_open(client):
    """Leave a browser open for half an hour and more."""
    session = client.session
    session["proved"] -= 31 * 60
    session.save()
    return client


def sensitive():
    return sorted(route for route, rule in PAGES.items() if rule.post in ("users", "erase"))


def test_the_sensitive_pages_are_the_ones_that_we_mean(site):
    from cordee.faces.web.proof import SENSITIVE

    assert set(SENSITIVE) == {"users", "erase"}
    assert "settings/users/" in sensitive()
    assert "data/trust/erase/" in sensitive()
    assert len(sensitive()) >= 5


def test_a_browser_left_open_changes_nothing_before_its_user_shows_who_they_are(admin):
    left_open(admin)

    for route in sensitive():
        address = "/" + route.replace("<int:user_id>", "1").replace("<int:request_id>", "1")
        answer = admin.post(address, {"who": "x", "email": "new@cordee.example", "role": "reader"}, headers=HERE)
        assert answer.status_code == 302, route
        assert answer["Location"] == "/me/confirm/?next=%2Fsettings%2Fusers%2F", route


def test_the_password_opens_for_half_an_hour_and_leads_back(admin):
    left_open(admin)

    wrong = admin.post("/me/confirm/", {"password": "wrong", "next": "/settings/users/"})
    still = admin.post("/me/tokens/", {"label": "script"})
    right = admin.post("/me/confirm/", {"password": PASSWORD, "next": "/settings/users/"})
    made = admin.post("/me/tokens/", {"label": "script"})

    assert (wrong.status_code, still.status_code, right.status_code, made.status_code) == (400, 302, 302, 200)
    assert still["Location"].startswith("/me/confirm/")
    assert right["Location"] == "/settings/users/"


def test_the_question_leads_to_no_other_site(admin):
    for elsewhere in ("https://evil.example/", "//evil.example"):
        by_form = admin.post("/me/confirm/", {"password": PASSWORD, "next": elsewhere})
        by_page = left_open(admin).post("/me/tokens/", {"label": "x"}, headers={"Referer": elsewhere})

        assert by_form["Location"] == "/"
        assert by_page["Location"] == "/me/confirm/?next=%2Fme%2F"


def test_guessing_the_password_there_has_to_wait(admin):
    left_open(admin)
    statuses = [admin.post("/me/confirm/", {"password": f"wrong {n}"}).status_code for n in range(9)]

    assert statuses == [400] * 8 + [429]
    assert admin.post("/me/confirm/", {"password": PASSWORD}).status_code == 429


def test_the_question_is_asked_of_nobody_who_only_looks(admin):
    left_open(admin)

    assert admin.get("/settings/users/").status_code == 200
    assert admin.get("/me/confirm/").status_code == 200


def test_who_may_not_at_all_is_refused_and_not_asked(site):
    answer = left_open(client_of("reader")).post("/settings/users/", {"email": "a@b.example", "role": "reader"})

    assert answer.status_code == 403

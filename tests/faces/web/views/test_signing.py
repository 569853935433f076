"""Nobody comes in but by a link that opens once, or by their address and password."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.site import PASSWORD, client_of

NEW = {"email": "new@cordee.example", "name": "New", "password": "rope-of-six-knots", "again": "rope-of-six-knots"}


@pytest.fixture
def link(empty_site):
    from cordee.records.models import Link

    found, token = Link.objects.make(role="administrator")
    return found, f"/setup/{token}/"


def test_a_link_lets_one_person_in_once(link):
    from cordee.records.models import User

    _, url = link
    first, second = client_of(None), client_of(None)

    assert first.post(url, NEW).status_code == 302
    assert first.get("/settings/users/").status_code == 200
    assert second.post(url, NEW | {"email": "other@cordee.example"}).status_code == 404
    assert [user.email for user in User.objects.all()] == ["new@cordee.example"]


def test_an_old_link_does_not_open(link):
    found, url = link
    found.made_at = timezone.now() - timedelta(days=8)
    found.save()

    assert client_of(None).get(url).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"password": "short", "again": "short"}, "at least 12"),
        ({"again": "another-rope-here"}, "The two passwords differ."),
        ({"email": "no address"}, "valid email"),
        ({"password": "1234567890", "again": "1234567890"}, "too common"),
    ],
)
def test_a_poor_password_or_address_is_named_and_the_link_still_opens(link, wrong, said):
    _, url = link
    answer = client_of(None).post(url, NEW | wrong)

    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert client_of(None).get(url).status_code == 200


def test_an_invitation_gives_its_role_and_keeps_its_address(site):
    from cordee.records.models import Link, User

    _, token = Link.objects.make(role="reader", email="Guest@cordee.example")
    client_of(None).post(f"/setup/{token}/", NEW | {"email": "someone.else@cordee.example"})

    assert User.objects.get(email="guest@cordee.example").role == "reader"
    assert not User.objects.filter(email="someone.else@cordee.example").exists()


def test_address_and_password_open_the_door_and_lead_where_one_wanted(site):
    client_of("reader")
    client = client_of(None)

    answer = client.post(
        "/sign-in/?next=/accounts/", {"email": "READER@cordee.example", "password": PASSWORD, "next": "/accounts/"}
    )

    assert answer.headers["Location"] == "/accounts/"
    assert client.get("/accounts/").status_code == 200


def test_the_door_leads_nowhere_else(site):
    client_of("reader")
    answer = client_of(None).post(
        "/sign-in/", {"email": "reader@cordee.example", "password": PASSWORD, "next": "https://evil.example/"}
    )

    assert answer.headers["Location"] == "/"


def test_too_many_tries_have_to_wait(site):
    client_of("reader")
    client = client_of(None)

    codes = [client.post("/sign-in/", {"email": "reader@cordee.example", "password": "wrong"}).status_code for _ in range(10)]

    assert codes[:8] == [400] * 8
    assert codes[-1] == 429


def test_who_is_shut_out_stays_out(site):
    from cordee.records.models import User

    client = client_of("sales")
    User.objects.filter(email="sales@cordee.example").update(is_active=False)

    assert client.get("/").status_code == 302
    User.objects.filter(email="sales@cordee.example").update(is_active=True)


def test_the_language_that_one_chooses_stays(site):
    client = client_of("reader")
    client.post("/language/", {"language": "fr", "next": "/accounts/"})

    assert b'<html lang="fr">' in client.get("/accounts/").content


def test_a_form_without_its_token_is_refused(site):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)

    assert strict.post("/sign-in/", {"email": "a@b.example", "password": "x"}).status_code == 403

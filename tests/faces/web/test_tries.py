"""Failures are counted by whom they are about and by where they come from; what somebody typed stands in no key."""

from __future__ import annotations

import pytest

from tests.site import client_of


@pytest.mark.parametrize("typed", ["\x08", "a b@c.example", "é@c.example", "\udcff", "a" * 5000, ""])
def test_whatever_is_typed_is_counted_without_a_warning(site, typed):
    from cordee.faces.web.tries import Tries

    tries = Tries({f"tries:{typed}": 2, "somewhere": 10})
    for _ in range(2):
        assert not tries.spent
        tries.failed()

    assert tries.spent
    tries.forget(f"tries:{typed}")
    assert not tries.spent


def test_a_strange_address_at_the_door_is_wrong_and_no_more(site):
    assert client_of(None).post("/sign-in/", {"email": "\x08 marguerite", "password": "x"}).status_code == 400


@pytest.mark.parametrize(
    ("base", "forwarded", "comes"),
    [("", "6.6.6.6", "127.0.0.1"), ("https://cordee.example", "6.6.6.6, 10.0.0.7", "10.0.0.7"), ("https://cordee.example", "", "127.0.0.1"),
     ("https://cordee.example", "x" * 900, "x" * 45)],
)  # fmt: skip
def test_a_forwarded_address_counts_behind_our_own_proxy_only_and_there_the_last(site, base, forwarded, comes, monkeypatch):
    from django.conf import settings
    from django.test import RequestFactory

    from cordee.faces.web.tries import comes_from

    monkeypatch.setattr(settings, "BASE_URL", base)

    assert comes_from(RequestFactory().get("/", headers={"X-Forwarded-For": forwarded})) == comes

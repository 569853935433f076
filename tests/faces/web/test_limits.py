"""How much one may send and ask, whose word counts for a proxy's, and what is told as unusual."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory, override_settings

from tests.site import client_of

MEGABYTE = 1 << 20


def limits():
    return import_module("cordee.faces.web.limits")


@pytest.fixture(autouse=True)
def nothing_counted():
    cache.clear()
    yield
    cache.clear()


@override_settings(API_CALLS=3)
def test_the_fourth_call_within_ten_minutes_waits_and_another_token_does_not(site):
    tokens = import_module("cordee.records.tokens")
    client_of("reader")
    user = import_module("cordee.records.models").User.objects.get(email="reader@cordee.example")
    one, other = ({"Authorization": f"Bearer {tokens.make(user.pk, label)}"} for label in ("one", "other"))

    statuses = [Client().get("/api/runs", headers=one).status_code for _ in range(4)]
    slowed = Client().get("/api/runs", headers=one)

    assert statuses == [200, 200, 200, 429]
    assert slowed.json()["code"] == "TRUST-55"
    assert slowed["Retry-After"] == "600"
    assert Client().get("/api/runs", headers=other).status_code == 200


def test_what_the_api_gives_is_a_file_and_no_page(site):
    client = client_of("reader")

    for address in ("/api/runs", "/api/tables/accounts", "/api/nothing-here"):
        assert client.get(address)["Content-Disposition"].startswith("attachment"), address


def test_a_token_ends_after_a_year(site):
    from datetime import timedelta

    from django.utils import timezone

    tokens = import_module("cordee.records.tokens")
    client_of("reader")
    user = import_module("cordee.records.models").User.objects.get(email="reader@cordee.example")
    token, now = tokens.make(user.pk, "script"), timezone.now()

    assert tokens.owner_of(token, now + timedelta(days=364)) == user
    assert tokens.owner_of(token, now + timedelta(days=366)) is None


@override_settings(UPLOAD_MEGABYTES=1)
def test_an_upload_that_is_too_large_is_refused_before_it_is_read(site):
    client = client_of("marketing")
    large = SimpleUploadedFile("large.csv", b"a,b\n" * (MEGABYTE // 2))

    answer = client.post("/data/upload/", {"files": [large]})

    assert answer.status_code == 413
    assert "TRUST-56" in answer.content.decode()
    assert not list((site.folder / "inbox").glob("large*"))


@override_settings(UPLOAD_MEGABYTES=1)
def test_the_sixth_megabyte_of_a_day_is_one_too_many_of_one_user_and_not_of_another(site):
    small = b"x"

    statuses = [
        client_of("marketing").post("/data/objections/", {"files": [SimpleUploadedFile("a.csv", small)]}).status_code
        for _ in range(6)
    ]

    assert 413 not in statuses[:5]
    assert statuses[5] == 413
    assert client_of("sales").post("/data/objections/", {"files": [SimpleUploadedFile("a.csv", small)]}).status_code != 413


@pytest.mark.parametrize(
    ("peer", "believed"),
    [("127.0.0.1", True), ("::1", True), ("", True), ("10.0.0.7", True), ("172.18.0.3", True), ("fe80::1%eth0", True), ("8.8.8.8", False), ("2a00:1450::1", False), ("nonsense", False)],
)  # fmt: skip
def test_what_a_proxy_says_counts_from_this_machine_and_private_networks(peer, believed):
    assert limits().is_proxy(peer) is believed


@override_settings(PROXIES=["203.0.113.9"], BASE_URL="https://cordee.example")
def test_where_proxies_are_named_nobody_else_speaks_in_their_name():
    from cordee.faces.web.limits import Proxies
    from cordee.faces.web.tries import comes_from

    seen = []
    layer = Proxies(lambda request: seen.append((comes_from(request), "HTTP_X_FORWARDED_PROTO" in request.META)))
    for peer in ("203.0.113.9", "10.0.0.7", "198.51.100.4"):
        layer(RequestFactory().get("/", REMOTE_ADDR=peer, HTTP_X_FORWARDED_FOR="192.0.2.1", HTTP_X_FORWARDED_PROTO="https"))

    assert seen == [("192.0.2.1", True), ("10.0.0.7", False), ("198.51.100.4", False)]


@override_settings(ALERT_EXPORTS=3, ALERT_LOOKS=0)
def test_the_fourth_export_of_a_day_is_told_once_and_looks_never_where_they_are_not_counted():
    found = [limits().is_unusual("exported", 1) for _ in range(6)]

    assert found == [False, False, False, True, False, False]
    assert not any(limits().is_unusual("saw", 1) for _ in range(6))
    assert not limits().is_unusual("exported", 2), "another user"
    assert not limits().is_unusual("changed", 1)


@override_settings(SESSION_COOKIE_AGE=12 * 3600)
def test_where_twelve_hours_are_set_a_browser_that_stayed_away_longer_is_signed_out(empty_site):
    from datetime import timedelta

    from django.utils import timezone

    models = import_module("cordee.records.models")
    client = client_of("reader")
    assert "12 hours" in client.get("/me/").content.decode()

    models.Device.objects.update(seen_at=timezone.now() - timedelta(hours=11))
    there = client.get("/me/").status_code
    models.Device.objects.update(seen_at=timezone.now() - timedelta(hours=13))

    assert (there, client.get("/me/").status_code) == (200, 302)

"""A session lives no longer than its device, its user's place and role; what signed-in people see stays out of caches."""

from __future__ import annotations

import pytest

from tests.site import PASSWORD, client_of

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def people(empty_site):
    from cordee.records.models import User

    for name, role in (("admin", "administrator"), ("alix", "marketing")):
        User.objects.make(f"{name}@cordee.example", PASSWORD, role=role)
    return User.objects


def signed_in(name, agent=FIREFOX):
    from django.test import Client

    client = Client(headers={"User-Agent": agent})
    answer = client.post("/sign-in/", {"email": f"{name}@cordee.example", "password": PASSWORD})
    assert answer.status_code == 302
    return client


def inside(client):
    return client.get("/me/").status_code == 200


def test_ones_devices_are_listed_by_their_names(people):
    client = signed_in("alix")
    signed_in("alix", "")

    text = client.get("/me/").content.decode()

    assert "Firefox, Linux" in text
    assert "A browser that does not say its name" in text


def test_signing_out_all_others_leaves_this_one(people):
    here, there, bystander = signed_in("alix"), signed_in("alix"), signed_in("admin")

    here.post("/me/devices/")

    assert [inside(one) for one in (here, there, bystander)] == [True, False, True]


def test_a_device_of_somebody_else_is_not_ones_own_to_sign_out(people):
    from cordee.records.models import Device

    mine, theirs = signed_in("alix"), signed_in("admin")
    device = Device.objects.get(user__email="admin@cordee.example")

    mine.post("/me/devices/", {"device": device.pk})

    assert inside(theirs)


def test_an_administrator_signs_somebody_out_everywhere(people):
    admin, alix = signed_in("admin"), signed_in("alix")

    admin.post(f"/settings/users/{people.get(email='alix@cordee.example').pk}/", {"do": "sign-out"})

    assert not inside(alix)
    assert inside(admin)


def test_a_role_taken_away_during_a_session_holds_at_the_next_request(people):
    admin, alix = signed_in("admin"), signed_in("alix")
    who = people.get(email="alix@cordee.example").pk
    assert alix.get("/data/").status_code == 200
    assert alix.post("/settings/", {}).status_code == 400, "marketing may, and the form was empty"

    admin.post(f"/settings/users/{who}/", {"role": "reader"})
    assert (alix.get("/data/").status_code, alix.post("/settings/", {}).status_code) == (200, 403)

    admin.post(f"/settings/users/{who}/", {"role": "expert"})
    assert (alix.get("/data/").status_code, alix.get("/api/tables").status_code) == (403, 403)


def test_who_is_shut_out_during_a_session_is_a_stranger_at_the_next_request(people):
    admin, alix = signed_in("admin"), signed_in("alix")
    who = people.get(email="alix@cordee.example").pk

    admin.post(f"/settings/users/{who}/", {"active": "no"})

    assert not inside(alix)
    assert alix.get("/api/tables").status_code == 401
    admin.post(f"/settings/users/{who}/", {"active": "yes"})
    assert not inside(alix), "let in again, one signs in again"


def test_a_new_password_signs_the_other_devices_out(people):
    here, there = signed_in("alix"), signed_in("alix")

    here.post("/me/", {"old": PASSWORD, "new": "another-rope-of-knots", "again": "another-rope-of-knots"})

    assert [inside(one) for one in (here, there)] == [True, False]


def test_signing_out_ends_the_session_for_good(people):
    client = signed_in("alix")
    kept = client.cookies[_cookie()].value
    client.post("/sign-out/")

    client.cookies[_cookie()] = kept

    assert not inside(client)


def test_a_session_whose_device_is_not_known_is_nobodys(people):
    from cordee.records.models import Device

    client = signed_in("alix")
    Device.objects.all().delete()

    assert not inside(client)
    assert client.get("/api/tables").status_code == 401


def test_signing_in_changes_the_session_so_that_none_can_be_prepared(people):
    from django.test import Client

    client = Client()
    session = client.session
    session["prepared"] = "by somebody else"
    session.save()
    before = session.session_key

    client.post("/sign-in/", {"email": "alix@cordee.example", "password": PASSWORD})

    assert client.session.session_key != before


@pytest.mark.parametrize("page", ["/me/", "/data/", "/settings/", "/api/tables"])
def test_what_signed_in_people_see_is_kept_out_of_caches(people, page):
    answer = signed_in("alix").get(page)

    assert "no-store" in answer.headers["Cache-Control"]
    assert "private" in answer.headers["Cache-Control"]


def test_a_browser_is_named_as_its_user_would(site):
    from cordee.faces.web.labels import label_of

    assert label_of("curl/8.5.0") == "curl"
    assert label_of("nonsense " * 400) == ""
    assert label_of(FIREFOX) == "Firefox, Linux"


def test_a_demo_client_signs_in_without_a_password_form_too(site):
    assert client_of("reader").get("/accounts/").status_code == 200


def _cookie():
    from django.conf import settings

    return settings.SESSION_COOKIE_NAME

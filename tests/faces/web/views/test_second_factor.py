"""A second factor is switched on with a telephone, asked at the door, replaced by a recovery code, reset by an administrator."""

from __future__ import annotations

import re
from html import unescape

import pyotp
import pytest
from django.utils import timezone

from tests.site import PASSWORD

DOOR = {"email": "alix@cordee.example", "password": PASSWORD}


@pytest.fixture
def people(empty_site):
    from django.core.cache import cache

    from cordee.records.models import User

    cache.clear()
    for name, role in (("admin", "administrator"), ("alix", "marketing")):
        User.objects.make(f"{name}@cordee.example", PASSWORD, role=role)
    return User.objects


def come_in(name="alix", code=None):
    from django.test import Client

    client = Client()
    client.cookies["language"] = "en"
    answer = client.post("/sign-in/", DOOR | {"email": f"{name}@cordee.example"})
    if code is not None:
        assert answer.headers["Location"] == "/sign-in/code/"
        answer = client.post("/sign-in/code/", {"code": code})
    return client, answer


def switch_on(client, *, steps=-1):
    """Switch it on as a user does; give the key and the recovery codes. The code is of the step before, so that now's is free."""
    client.post("/me/second-factor/", {"do": "begin", "password": PASSWORD})
    text = unescape(client.get("/me/second-factor/").content.decode())
    key = re.search(r'<code class="break">([A-Z2-7 ]+)</code>', text)[1].replace(" ", "")
    answer = client.post("/me/second-factor/", {"do": "confirm", "code": at(key, steps)})
    return key, re.findall(r"<code>([a-z2-9]{5}-[a-z2-9]{5})</code>", answer.content.decode())


def at(key, steps=0):
    return pyotp.TOTP(key).at(timezone.now() + timezone.timedelta(seconds=30 * steps))


def inside(client):
    return client.get("/me/").status_code == 200


def test_the_square_is_an_svg_without_style_or_script_and_holds_the_key(people):
    client, _ = come_in()
    client.post("/me/second-factor/", {"do": "begin", "password": PASSWORD})

    answer = client.get("/me/second-factor/")
    text = answer.content.decode()

    assert '<svg role="img" viewBox=' in text
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|https?://", text)
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_switched_on_the_door_asks_for_the_code_and_the_password_alone_opens_nothing(people):
    client, _ = come_in()
    key, codes = switch_on(client)
    assert len(set(codes)) == 10

    half, answer = come_in()
    assert answer.headers["Location"] == "/sign-in/code/"
    assert not inside(half)
    assert half.get("/api/tables").status_code == 401
    assert half.get("/").headers["Location"].startswith("/sign-in/")

    whole, answer = come_in(code=at(key))
    assert inside(whole)


def test_a_code_that_opened_the_door_opens_it_never_again(people):
    key, _ = switch_on(come_in()[0])
    code = at(key)

    first, _ = come_in(code=code)
    second, answer = come_in(code=code)

    assert inside(first)
    assert not inside(second)
    assert answer.status_code == 400


def test_a_recovery_code_opens_once_and_leads_to_the_page_that_replaces_the_telephone(people):
    _, codes = switch_on(come_in()[0])

    client, answer = come_in(code=codes[0])
    again, _ = come_in(code=codes[0])

    assert answer.headers["Location"] == "/me/second-factor/"
    assert "9 still open" in client.get("/me/second-factor/").content.decode()
    assert not inside(again)


def test_five_wrong_codes_close_the_door_also_to_the_right_one_and_from_elsewhere(people):
    key, _ = switch_on(come_in()[0])
    client, _ = come_in()

    found = [client.post("/sign-in/code/", {"code": "000000"}).status_code for _ in range(6)]
    other, answer = come_in(code=at(key))

    assert found == [400] * 5 + [429]
    assert answer.status_code == 429
    assert not inside(other)


def test_half_an_entry_is_over_after_ten_minutes_and_with_a_new_password(people):
    import time_machine

    key, _ = switch_on(come_in()[0])
    late, _ = come_in()
    with time_machine.travel(timezone.now() + timezone.timedelta(minutes=11)):
        assert late.post("/sign-in/code/", {"code": at(key)}).headers["Location"] == "/sign-in/"

    changed, _ = come_in()
    user = people.get(email=DOOR["email"])
    user.set_password("another-rope-of-knots")
    user.save()
    assert changed.post("/sign-in/code/", {"code": at(key)}).headers["Location"] == "/sign-in/"


def test_a_code_without_the_password_before_it_leads_to_the_door(people):
    from django.test import Client

    key, _ = switch_on(come_in()[0])

    answer = Client().post("/sign-in/code/", {"code": at(key)})

    assert answer.headers["Location"] == "/sign-in/"


def test_where_one_wanted_to_go_is_remembered_over_the_code(people):
    from django.test import Client

    key, _ = switch_on(come_in()[0])
    client = Client()
    client.post("/sign-in/", DOOR | {"next": "/data/"})

    assert client.post("/sign-in/code/", {"code": at(key)}).headers["Location"] == "/data/"


def test_it_is_switched_on_with_the_password_and_off_with_a_code_only(people):
    client, _ = come_in()
    assert client.post("/me/second-factor/", {"do": "begin", "password": "wrong"}).status_code == 400

    key, _ = switch_on(client)
    assert client.post("/me/second-factor/", {"do": "remove", "code": "000000"}).status_code == 400
    assert client.post("/me/second-factor/", {"do": "renew", "code": ""}).status_code == 400
    assert client.post("/me/second-factor/", {"do": "begin", "password": PASSWORD}).status_code == 302
    assert come_in()[1].headers["Location"] == "/sign-in/code/"

    assert client.post("/me/second-factor/", {"do": "remove", "code": at(key)}).status_code == 302
    assert come_in()[1].headers["Location"] == "/"


def test_switching_it_on_signs_the_other_devices_out(people):
    here, there = come_in()[0], come_in()[0]

    switch_on(here)

    assert inside(here)
    assert not inside(there)


def test_of_whom_it_is_asked_they_may_do_nothing_before_they_have_one(people):
    admin, _ = come_in("admin")
    switch_on(admin)
    alix, _ = come_in()
    token = token_of(alix)

    assert admin.post("/settings/users/", {"needed_of": "everybody"}).status_code == 302

    assert alix.get("/data/").headers["Location"] == "/me/second-factor/"
    assert alix.get("/api/tables").status_code == 403
    assert alix.get("/api/tables", headers={"Authorization": f"Bearer {token}"}).status_code == 403
    switch_on(alix)
    assert alix.get("/data/").status_code == 200
    assert alix.get("/api/tables", headers={"Authorization": f"Bearer {token}"}).status_code == 200
    assert alix.post("/me/second-factor/", {"do": "remove", "code": "1"}).status_code == 400


def test_an_administrator_resets_a_lost_one_and_the_log_keeps_it(people):
    from cordee.records.models import AuditEntry

    admin, _ = come_in("admin")
    alix, _ = come_in()
    switch_on(alix)
    token = token_of(alix)
    who = people.get(email=DOOR["email"])

    admin.post(f"/settings/users/{who.pk}/", {"do": "reset"})

    assert not inside(alix)
    assert alix.get("/api/tables", headers={"Authorization": f"Bearer {token}"}).status_code == 401
    assert come_in()[1].headers["Location"] == "/"
    entry = AuditEntry.objects.filter(object=f"user {who.pk}").first()
    assert (entry.deed, entry.detail, entry.author.email) == ("changed", {"second_factor": "reset"}, "admin@cordee.example")


def test_nobody_resets_their_own(people):
    admin, _ = come_in("admin")
    switch_on(admin)

    admin.post(f"/settings/users/{people.get(email='admin@cordee.example').pk}/", {"do": "reset"})

    assert come_in("admin")[1].headers["Location"] == "/sign-in/code/"


def token_of(client):
    return re.search(r"<code>(cordee_[\w-]+)</code>", client.post("/me/tokens/", {"label": "for a test"}).content.decode())[1]

"""A token made on one's own page reads what its owner reads, and nothing once either is shut out."""

from __future__ import annotations

import re

import pytest

from tests.site import client_of


@pytest.fixture
def make(site):
    def token(role, label="a dashboard"):
        answer = client_of(role).post("/me/tokens/", {"label": label})
        return re.search(r"<code>(cordee_[\w-]+)</code>", answer.content.decode())[1]

    yield token
    from cordee.records.models import AccessToken, User

    AccessToken.objects.all().delete()
    User.objects.update(is_active=True)


def api(token, path="/api/tables/accounts"):
    return client_of(None).get(path, headers={"Authorization": f"Bearer {token}"})


def test_a_token_reads_as_its_owner_and_is_shown_once(make):
    token = make("reader")

    assert api(token).status_code == 200
    page = client_of("reader").get("/me/").content.decode()
    assert token not in page
    assert "a dashboard" in page


def test_a_token_opens_no_page_and_changes_nothing(make):
    token = make("administrator")

    answer = client_of(None).get("/accounts/", headers={"Authorization": f"Bearer {token}"})

    assert answer.headers["Location"].startswith("/sign-in/")


def test_a_revoked_token_is_refused_at_once(make):
    from cordee.records.models import AccessToken

    token = make("sales")
    client_of("sales").post("/me/tokens/", {"revoke": AccessToken.objects.get(revoked_at=None).pk})

    assert (api(token).status_code, api(token).json()["code"]) == (401, "ACCESS-01")


def test_the_token_of_another_is_not_ones_own_to_revoke(make):
    from cordee.records.models import AccessToken

    token = make("sales")
    client_of("administrator").post("/me/tokens/", {"revoke": AccessToken.objects.get(revoked_at=None).pk})

    assert api(token).status_code == 200


@pytest.mark.parametrize("forged", ["", "x", "cordee_" + "A" * 43, "cordee_é", "' or 1=1 --", "null"])
def test_a_forged_token_is_refused(make, forged):
    make("reader")

    answer = client_of(None).get("/api/tables", headers={"Authorization": f"Bearer {forged}".encode().decode("latin-1")})

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_the_token_of_somebody_shut_out_is_refused_and_stays_so(make):
    from cordee.records.models import User

    token = make("sales")
    who = User.objects.get(email="sales@cordee.example").pk
    admin = client_of("administrator")

    admin.post(f"/settings/users/{who}/", {"active": "no"})
    assert api(token).status_code == 401
    admin.post(f"/settings/users/{who}/", {"active": "yes"})

    assert api(token).status_code == 401


def test_a_token_sinks_with_the_role_of_its_owner(make):
    from cordee.records.models import User

    token = make("sales")
    User.objects.filter(email="sales@cordee.example").update(role="expert")

    answer = api(token)
    User.objects.filter(email="sales@cordee.example").update(role="sales")

    assert (answer.status_code, answer.json()["code"]) == (403, "ACCESS-02")


def test_who_reads_nothing_makes_no_token(site):
    assert client_of("expert").post("/me/tokens/", {"label": "x"}).status_code == 403
    assert "/me/tokens/" not in client_of("expert").get("/me/").content.decode()


def test_a_token_has_a_name_and_there_are_twenty_at_most(make):
    assert client_of("reader").post("/me/tokens/", {"label": " "}).status_code == 400
    for number in range(20):
        make("reader", f"token {number}")

    assert client_of("reader").post("/me/tokens/", {"label": "one more"}).status_code == 400

"""The audit log notes who saw people and accounts, exported, changed, signed in or was refused; and nothing that was typed."""

from __future__ import annotations

import pytest

from tests.site import PASSWORD, client_of


@pytest.fixture
def log(site):
    """Give the entries made since, the first first."""
    from cordee.records.models import AuditEntry

    AuditEntry.objects.all().delete()

    def entries(**where):
        return [
            (one.deed, one.object, one.author.role if one.author else None)
            for one in AuditEntry.objects.filter(**where).order_by("id")
        ]

    return entries


def test_a_look_at_people_and_accounts_is_noted(log, site):
    client = client_of("sales")
    account = site.rows("accounts")[0]["organisation_id"]
    for page in (
        f"/account/{account}",
        "/accounts/?q=firme",
        "/rows/persons/?name=Zoe",
        "/search/?q=zoe",
        "/results/techniques/",
        "/settings/",
    ):
        client.get(page)

    assert log(deed="saw") == [("saw", one, "sales") for one in (f"account/{account}", "accounts/", "rows/persons/", "search/")]


def test_a_file_that_leaves_is_noted_also_by_the_api_and_by_a_token(log, site):
    from cordee.records import tokens
    from cordee.records.models import User

    client = client_of("reader")
    token = tokens.make(User.objects.get(email="reader@cordee.example").pk, "test")
    client.get("/accounts.csv")
    client.get("/api/tables/persons")
    client_of(None).get("/api/tables/accounts?format=csv", headers={"Authorization": f"Bearer {token}"})

    assert log(deed="exported") == [
        ("exported", one, "reader") for one in ("accounts.csv", "api/tables/persons", "api/tables/accounts")
    ]
    from cordee.records.models import AuditEntry

    assert [one.detail for one in AuditEntry.objects.filter(deed="exported").order_by("id")] == [{}, {}, {"by": "token"}]


def test_a_change_is_noted_once_it_was_made_and_not_when_it_was_refused(log, site):
    client = client_of("marketing")
    client.post("/settings/", {})
    client.post("/me/", {"name": ""})

    assert log(deed="changed") == [("changed", "me/", "marketing")]


def test_what_is_refused_to_a_role_is_noted(log, site):
    client_of("expert").get("/accounts/")
    client_of("reader").post("/data/run/")

    assert log(deed="refused") == [("refused", "accounts/", "expert"), ("refused", "data/run/", "reader")]


def test_who_comes_in_and_who_fails_is_noted(log, site):
    from cordee.records.models import AuditEntry

    client_of("sales")
    AuditEntry.objects.all().delete()
    stranger = client_of(None)
    for email, password in (
        ("sales@cordee.example", "wrong"),
        ("nobody@cordee.example", "wrong"),
        ("sales@cordee.example", PASSWORD),
    ):
        stranger.post("/sign-in/", {"email": email, "password": password})

    assert log() == [("refused", "sign-in", "sales"), ("refused", "sign-in", None), ("signed_in", "session", "sales")]


def test_a_new_role_an_invitation_and_a_token_are_noted_with_what_changed(log, site):
    from cordee.records.models import AuditEntry, User

    client_of("sales")
    who = User.objects.get(email="sales@cordee.example").pk
    admin = client_of("administrator")
    admin.post(f"/settings/users/{who}/", {"role": "reader"})
    admin.post(f"/settings/users/{who}/", {"role": "sales"})
    admin.post("/settings/users/", {"role": "reader", "email": "noted@cordee.example"})
    admin.post("/me/tokens/", {"label": "secret label"})

    found = {one.object.split(" ")[0]: one.detail for one in AuditEntry.objects.filter(deed="changed")}

    assert found["user"] == {"role": "sales → reader", "open": True} or found["user"] == {"role": "reader → sales", "open": True}
    assert found["link"] == {"state": "made", "role": "reader"}
    assert set(found["token"]) == {"made"}


def test_nothing_that_was_typed_is_noted(log, site):
    from cordee.records.models import AuditEntry

    client = client_of("administrator")
    for page in (
        "/search/?q=marguerite",
        "/accounts/?q=marguerite",
        "/rows/persons/?name=marguerite",
        "/setup/marguerite/",
        "/data/trust/audit.csv?person=marguerite",
    ):
        client.get(page)
    client_of(None).post("/sign-in/", {"email": "marguerite@cordee.example", "password": "marguerite"})

    assert "marguerite" not in str(list(AuditEntry.objects.values()))


def test_no_page_changes_an_entry(site):
    client = client_of("administrator")

    assert {client.post("/data/trust/audit/").status_code, client.delete("/data/trust/audit/").status_code} == {405}

"""What every answer carries: headers, cookies, hosts; stricter still where the pages are reached by https."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from cordee.wiring import create_company
from tests.house.tree import ROOT
from tests.site import PASSWORD, client_of

SAY = """
import json
from cordee.faces.web import settings
print(json.dumps({name: value for name, value in vars(settings).items() if name.isupper() and isinstance(value, (bool, int, str, list, tuple, type(None)))}))
"""


@pytest.mark.parametrize("role", ["administrator", None])
@pytest.mark.parametrize("page", ["/", "/sign-in/", "/nowhere/", "/api/tables", "/api/openapi.json", "/accounts.csv"])
def test_every_answer_is_guarded_by_its_headers(site, role, page):
    headers = client_of(role).get(page).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    policy = headers["Content-Security-Policy"]
    assert {"default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"} <= set(policy.split("; "))
    assert "unsafe" not in policy


def test_no_script_and_no_other_site_reads_a_cookie(site):
    client = client_of(None)
    client_of("reader")
    client.get("/sign-in/")
    client.post("/sign-in/", {"email": "reader@cordee.example", "password": PASSWORD})
    client.post("/language/", {"language": "fr"})

    assert len(client.cookies) == 3
    for cookie in client.cookies.values():
        assert cookie["httponly"] or (cookie.key == "language" and cookie.value == "fr"), cookie.key
        assert cookie["samesite"] == "Lax" or cookie.key == "language", cookie.key
        assert not cookie["domain"], cookie.key


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "testserver/../evil", "", "a" * 300]
)
@pytest.mark.parametrize("page", ["/sign-in/", "/settings/users/"])
def test_another_host_is_answered_by_nothing(site, host, page):
    answer = client_of("administrator").get(page, headers={"Host": host, "X-Forwarded-Host": "evil.example"})

    assert answer.status_code == 400 or "evil" not in answer.content.decode()


def test_a_link_that_invites_names_the_site_and_no_forwarded_host(site):
    answer = client_of("administrator").post("/settings/users/", {"role": "reader"}, headers={"X-Forwarded-Host": "evil.example"})

    assert "http://testserver/setup/" in answer.content.decode()


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "\t//evil.example",
        "/%2f/evil.example",
        "///evil.example",
        "http:///evil.example",
    ],
)
@pytest.mark.parametrize("page", ["/sign-in/", "/language/"])
def test_no_form_leads_to_another_site(site, wanted, page):
    client_of("reader")
    answer = client_of(None).post(
        page, {"email": "reader@cordee.example", "password": PASSWORD, "language": "fr", "next": wanted}
    )

    location = answer.headers["Location"]
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))
    assert ":" not in location


@pytest.mark.parametrize("password", ["elevenlong1", "123456789012345", "password1234", "readercordee"])
def test_a_password_that_is_short_common_regular_or_like_ones_address_is_refused(site, password):
    client = client_of("reader")

    answer = client.post("/me/", {"old": PASSWORD, "new": password, "again": password})

    assert answer.status_code == 400
    assert client_of(None).post("/sign-in/", {"email": "reader@cordee.example", "password": PASSWORD}).status_code == 302


def test_reached_by_https_cookies_and_browser_hold_to_it(tmp_path):
    folder = create_company(tmp_path / "mine").folder
    toml = folder / "cordee.toml"
    toml.write_text(toml.read_text() + 'base_url = "https://cordee.example"\n')
    environment = os.environ | {"CORDEE_WORKSPACE": str(folder), "PYTHONPATH": str(ROOT / "src")}

    said = subprocess.run([sys.executable, "-c", SAY], env=environment, capture_output=True, check=True).stdout
    found = json.loads(said)

    assert found["SESSION_COOKIE_SECURE"] is found["CSRF_COOKIE_SECURE"] is True
    assert found["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert found["SECURE_HSTS_SECONDS"] >= 31536000
    assert found["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "[::1]", "cordee.example"]
    assert found["DEBUG"] is False
    assert found["SECRET_KEY"] != (folder / ".secret").read_text()

"""An agency serves two clients on one machine: what opens one opens nothing of the other, and one browser is in both at once."""

from __future__ import annotations

import http.cookiejar
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import pytest

from cordee.wiring import create_company
from tests.house.tree import ROOT
from tests.site import leave, point_at

EMAIL, PASSWORD = "alix@cordee.example", "rope-of-five-knots"
PREPARE = """
import json, sys
from pathlib import Path
from cordee.faces.web.serve import prepare
prepare(Path(sys.argv[1]))
from cordee.records import tokens
from cordee.records.models import Link, User
user = User.objects.make(sys.argv[2], sys.argv[3], role="administrator")
from django.conf import settings
print(json.dumps({"token": tokens.make(user.pk, "test"), "link": Link.objects.make(role="reader")[1], "key": settings.SECRET_KEY,
                  "cookies": [settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME]}))
"""
SERVE = "import sys; from pathlib import Path; from cordee.faces.web.serve import serve; serve(Path(sys.argv[1]), '127.0.0.1', int(sys.argv[2]))"


class Browser:
    """A browser as far as cookies go: it keeps them by host, whatever the port, as browsers do."""

    def __init__(self):
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def ask(self, url, form=None, headers=None):
        data = urllib.parse.urlencode(form).encode() if form is not None else None
        try:
            with self.opener.open(urllib.request.Request(url, data, headers or {}), timeout=30) as answer:
                return answer.status, answer.url, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, url, error.read().decode()

    def sign_in(self, site):
        page = self.ask(f"{site}/sign-in/")[2]
        form = {
            "email": EMAIL,
            "password": PASSWORD,
            "csrfmiddlewaretoken": re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)[1],
        }
        return self.ask(f"{site}/sign-in/", form)

    def is_inside(self, site):
        return self.ask(f"{site}/me/")[1] == f"{site}/me/"


@pytest.fixture(scope="module")
def clients(tmp_path_factory):
    """Serve two workspaces with a user of the same address and password; give for each its site and what opens it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("CORDEE_", "DJANGO_"))}
    environment |= {"PYTHONPATH": str(ROOT / "src")}
    servers, found = [], []
    for name in ("left", "right"):
        folder = create_company(tmp_path_factory.mktemp("agency") / name).folder
        point_at(folder)
        leave()
        command = [sys.executable, "-c", PREPARE, str(folder), EMAIL, PASSWORD]
        keys = json.loads(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        with (folder.parent / "serve.log").open("wb") as out:
            servers.append(
                subprocess.Popen(
                    [sys.executable, "-c", SERVE, str(folder), str(port)], stdout=out, stderr=out, env=environment, cwd=folder
                )
            )
        found.append(keys | {"site": f"http://127.0.0.1:{port}", "folder": folder})
    try:
        for one in found:
            _wait(one["site"])
        yield found
    finally:
        for server in servers:
            server.terminate()
            server.wait(timeout=30)


def test_secrets_and_the_names_of_cookies_are_their_own(clients):
    left, right = clients

    assert left["key"] != right["key"]
    assert not set(left["cookies"]) & set(right["cookies"])


def test_one_browser_is_in_both_at_once_and_leaves_one_alone(clients):
    left, right = (one["site"] for one in clients)
    browser = Browser()

    browser.sign_in(left)
    assert [browser.is_inside(site) for site in (left, right)] == [True, False]
    browser.sign_in(right)
    assert [browser.is_inside(site) for site in (left, right)] == [True, True]

    form = {"csrfmiddlewaretoken": re.search(r'csrfmiddlewaretoken" value="(\w+)"', browser.ask(f"{left}/me/")[2])[1]}
    browser.ask(f"{left}/sign-out/", form)
    assert [browser.is_inside(site) for site in (left, right)] == [False, True]


def test_the_session_of_one_opens_nothing_of_the_other_under_its_name_either(clients):
    left, right = clients
    browser = Browser()
    browser.sign_in(left["site"])
    session = next(one.value for one in browser.jar if one.name == left["cookies"][0])

    answer = Browser().ask(f"{right['site']}/me/", headers={"Cookie": f"{right['cookies'][0]}={session}"})

    assert answer[1].startswith(f"{right['site']}/sign-in/")


def test_tokens_and_links_of_one_are_refused_by_the_other(clients):
    left, right = clients

    def tables(site, token):
        return Browser().ask(f"{site}/api/tables", headers={"Authorization": f"Bearer {token}"})[0]

    assert [tables(left["site"], left["token"]), tables(right["site"], left["token"])] == [200, 401]
    assert [Browser().ask(f"{one['site']}/setup/{left['link']}/")[0] for one in clients] == [200, 404]


def test_nothing_of_one_lies_in_the_folder_of_the_other(clients):
    left, right = clients
    secret = (left["folder"] / ".secret").read_text()

    assert secret != (right["folder"] / ".secret").read_text()
    assert not [path for path in right["folder"].rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]
    assert not [path for path in right["folder"].rglob("*") if path.is_symlink() and left["folder"] in path.resolve().parents]


def _wait(site):
    until = time.monotonic() + 90
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"{site}/sign-in/", timeout=5).close()
        except OSError:
            time.sleep(0.3)
            continue
        return
    raise AssertionError("it does not serve")

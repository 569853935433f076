"""Every page answers in both languages, to those who may see it and to nobody else."""

from __future__ import annotations

import re

import pytest

from tests.house.tree import SOURCE
from tests.site import client_of

TEMPLATES = SOURCE / "faces" / "web" / "templates"

READ = ("/", "/accounts/", "/results/techniques/", "/rows/cases/?technique=webinar", "/data/", "/data/use/", "/data/refused/", "/settings/",
        "/settings/about/", "/search/?q=firme", "/search/", "/accounts.csv", "/accounts.xlsx", "/results/techniques.csv", "/data/use.xlsx",
        "/data/refused.csv", "/rows/timeline.csv")  # fmt: skip
USERS = ("/settings/users/",)
TRUST = ("/data/trust/", "/data/trust/notices/", "/data/trust/requests/", "/data/trust/rules/")
CHANGES = (
    "/data/run/",
    "/data/upload/",
    "/data/take-again/",
    "/data/imports/x/undo/",
    "/data/imports/x/mapping/",
    "/data/imports/x/alike/",
    "/data/jobs/x/cancel/",
)
MAY = {
    "administrator": {"read", "change", "users"},
    "marketing": {"read", "change"},
    "sales": {"read"},
    "reader": {"read"},
    "expert": set(),
}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("role", MAY)
def test_every_page_answers_those_who_may_read_it(site, role, language):
    client = client_of(role, language)
    account = site.rows("accounts")[0]["organisation_id"]
    pages = [*READ, f"/account/{account}", f"/data/imports/{site.imports()[0].id}/"]

    found = {page: client.get(page) for page in pages}

    wrong = {
        page: one.status_code
        for page, one in found.items()
        if one.status_code != (200 if "read" in MAY[role] else 302 if page == "/" else 403)
    }
    assert not wrong
    assert all(
        f'<html lang="{language}">'.encode() in one.content
        for page, one in found.items()
        if "." not in page and one.status_code == 200
    )


@pytest.mark.parametrize("role", MAY)
def test_users_are_for_administrators(site, role):
    client = client_of(role)

    assert {client.get(page).status_code for page in USERS} == {200 if "users" in MAY[role] else 403}
    assert client.get("/me/").status_code == 200


@pytest.mark.parametrize("role", ["sales", "reader", "expert"])
def test_who_only_reads_changes_nothing(site, role):
    client = client_of(role)
    before = [one.id for one in site.imports()], site.workspace.settings

    answers = {page: client.post(page).status_code for page in (*CHANGES, "/settings/", "/settings/users/")}

    assert set(answers.values()) == {403}
    assert ([one.id for one in site.imports()], site.workspace.settings) == before


@pytest.mark.parametrize("page", [*READ, *USERS, *TRUST, "/me/"])
def test_who_is_not_signed_in_is_sent_to_the_door(site, page):
    answer = client_of(None).get(page)

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in/?next=")


def test_a_page_that_does_not_exist_says_so_in_the_readers_language(site):
    answer = client_of("reader", "fr").get("/nulle-part/")

    assert answer.status_code == 404
    assert "Cette page n’existe pas" in answer.content.decode()


@pytest.mark.parametrize(
    "page", ["/", "/accounts/", "/results/techniques/", "/data/", "/data/use/", "/settings/", "/search/?q=a"]
)
def test_pages_without_data_say_which_export_feeds_them(empty_site, page):
    answer = client_of("administrator").get(page)

    assert answer.status_code == 200
    assert "None" not in re.sub(r"<[^>]+>", "", answer.content.decode())


@pytest.mark.parametrize("page", READ[:9])
def test_pages_carry_no_script_and_no_style_of_their_own(site, page):
    answer = client_of("administrator").get(page)
    text = answer.content.decode()

    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script>|https?://(?!www\.w3\.org)", text)


def test_no_template_writes_punctuation_that_french_sets_off_by_a_space():
    faults = [
        f"{path.name}: {hit[0]}"
        for path in TEMPLATES.rglob("*.html")
        for hit in re.finditer(r".{0,20}[}>][:;?!] .{0,10}", path.read_text("utf-8"))
    ]

    assert not faults, 'say "colon" instead'


STRANGE = ("%00", "%27%22%3E%3Cscript%3E", "%25", "-1", "99999999999999", "a" * 3000, "..%2F..%2Fetc%2Fpasswd")
ASKED = ("/search/?q=", "/accounts/?q=", "/accounts/?stage=", "/accounts/?sort=", "/accounts/?page=", "/accounts/?col=", "/results/techniques/?at=",
         "/results/techniques/?sort=", "/results/techniques/?family=", "/rows/cases/?technique=", "/rows/timeline/?page=", "/data/use/?sort=",
         "/data/refused/?file=", "/account/", "/sign-in/?next=")  # fmt: skip


@pytest.mark.parametrize("address", ASKED)
def test_a_strange_address_breaks_nothing(site, address):
    client = client_of("reader")

    assert all(client.get(address + strange).status_code in (200, 302, 404) for strange in STRANGE)

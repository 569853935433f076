"""A whole trip in a real browser: the set-up link, an upload, a run, the pages; each without an axe violation or sideways scroll."""

from __future__ import annotations

import gzip
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cordee.core.trust.links import MINE, make_token
from cordee.core.trust.subjects import subject_of
from cordee.wiring import create_company
from tests.faces.web.conftest import exports
from tests.house.tree import ROOT

pytestmark = pytest.mark.browser
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
SERVE = "import sys; from pathlib import Path; from cordee.faces.web.serve import serve; serve(Path(sys.argv[1]), '127.0.0.1', int(sys.argv[2]))"
EMAIL, PASSWORD = "alix@cordee.example", "rope-of-five-knots"
PAGES = ("/", "/accounts/", "/account/table:domain:firme3.example", "/results/techniques/", "/results/attribution/", "/results/experiments/", "/results/experiments/new/", "/results/cycles/", "/results/cycles/new/", "/results/decisions/", "/results/decisions/new/", "/results/judged/", "/results/beyond/", "/rows/cases/?technique=webinar", "/data/",
         "/data/refused/", "/data/refused-file/journal.csv/", "/data/use/", "/settings/", "/settings/users/", "/settings/about/", "/search/?q=firme", "/me/", "/me/confirm/", "/nowhere/",
         "/data/trust/", "/data/trust/notices/", "/data/trust/requests/", "/data/trust/rules/", "/me/second-factor/", "/data/trust/audit/",
         "/data/trust/interests/", "/data/trust/documents/", "/data/trust/documents/notice/fr/", "/data/trust/retention/", "/data/trust/sends/", "/data/trust/links/", "/data/objections/",
         "/voices/", "/voices/people/", "/voices/surveys/", "/voices/surveys/new/", "/voices/questions/",
         "/voices/team/", "/voices/mandates/", "/voices/care/", "/programmes/message/", "/programmes/versions/",
         "/results/compared/", "/results/paths/", "/results/long-tail/")  # fmt: skip
BEYOND = """() => [...document.querySelectorAll("main td, main th, main p, main a, main button, main li, main select")]
  .filter(one => one.offsetParent && !one.closest("thead") && one.getBoundingClientRect().right > innerWidth + 1)
  .map(one => one.tagName + " " + one.textContent.slice(0, 40))"""
SIZES = ((1440, "light"), (1440, "dark"), (390, "light"), (390, "dark"))


@pytest.fixture(scope="module")
def site(tmp_path_factory, chromium):
    """Serve an empty workspace; give its address and the set-up link."""
    folder = create_company(tmp_path_factory.mktemp("browser") / "mine").folder
    (folder.parent / "exports").mkdir()
    exports(folder.parent / "exports")
    (folder / "refused" / "journal.csv").write_text("Quand;Qui;Par quoi\n03/06/2026;ada@firme1.example;Webinaire\n")
    (folder / "refused" / "journal.csv.reason.txt").write_text("INTAKE-01\n\nINTAKE-01")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("CORDEE_", "DJANGO_"))}
    environment |= {"PYTHONPATH": str(ROOT / "src")}
    environment.pop("PYTHONUNBUFFERED", None)  # the link must come through a file at once all the same
    log = folder.parent / "serve.log"
    with log.open("wb") as out:
        server = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(folder), str(port)], stdout=out, stderr=out, env=environment, cwd=folder
        )
        try:
            address = f"http://127.0.0.1:{port}"
            yield address, _link(address, log), folder
        finally:
            server.terminate()
            server.wait(timeout=30)


@pytest.fixture(scope="module")
def browser(chromium):
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def signed_in(site, browser):
    """Come in by the set-up link, upload, and wait until the run is done; give the cookies."""
    address, link, folder = site
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(link)
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    assert not [one["id"] for one in axe.run(page).response["violations"]]
    page.fill("#f-email", EMAIL)
    page.fill("#f-name", "Alix")
    page.fill("#f-password", PASSWORD)
    page.fill("#f-again", PASSWORD)
    page.click("form.form button.main")
    page.wait_for_url(f"{address}/")
    assert page.locator(".empty").count() == 1
    page.click(".empty a.btn")
    page.set_input_files("#files", [str(one) for one in sorted((folder.parent / "exports").iterdir())])
    page.click("form.form button.main")
    page.wait_for_selector("#job:not([hx-get])", timeout=300_000)
    assert "Done" in page.inner_text("#job")
    assert not [one["id"] for one in axe.run(page).response["violations"]]
    page.reload()
    assert "Done" in page.inner_text("#job")
    assert not complaints
    yield context.cookies()
    context.close()


def test_the_setup_link_opens_once(site, signed_in, browser):
    _, link, _ = site
    page = browser.new_page()

    answer = page.goto(link)

    assert answer.status == 404
    page.close()


def test_what_was_uploaded_turns_into_verdicts(site, signed_in, browser):
    address, _, _ = site
    context = _context(browser, address, signed_in, "en", 1440, "light")
    page = context.new_page()
    page.goto(f"{address}/results/techniques/")

    assert "Webinars converts better than the rest" in page.inner_text(".answer") or "Webinars" in page.inner_text(".answer")
    page.locator(".why").first.click()
    assert page.locator(".whybox:popover-open").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".whybox:popover-open").count() == 0
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    context.close()


def test_undoing_an_import_takes_its_rows_away_and_taking_it_in_again_brings_them_back(site, signed_in, browser):
    address, _, folder = site
    context = _context(browser, address, signed_in, "en", 1440, "light")
    page = context.new_page()
    page.goto(f"{address}/data/")
    page.click('button[aria-label="Undo the import of companies.csv"]')
    page.wait_for_selector("text=is undone")
    assert page.locator('button[aria-label="Undo the import of companies.csv"]').count() == 0
    _wait_for_runs(folder, 2)

    page.goto(f"{address}/data/")
    page.click('.said button:has-text("Take it in again")')
    page.wait_for_selector("#job:not([hx-get])", timeout=300_000)
    page.goto(f"{address}/data/")

    assert page.locator('button[aria-label="Undo the import of companies.csv"]').count() == 1
    context.close()


@pytest.mark.parametrize(("width", "scheme", "language", "pages"), [
    (1440, "light", "fr", PAGES[::2]), (390, "dark", "en", PAGES[1::2]),
    *(pytest.param(width, scheme, language, PAGES, marks=pytest.mark.nightly) for width, scheme in SIZES for language in ("en", "fr")),
])  # fmt: skip
def test_no_page_has_a_violation_or_scrolls_sideways(site, signed_in, browser, language, width, scheme, pages):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    address, _, _ = site
    context = _context(browser, address, signed_in, language, width, scheme)
    page = context.new_page()
    faults = []
    for path in pages:
        page.goto(address + path)
        faults += [
            f"{path}: {one['id']} {[node['target'] for node in one['nodes']][:3]}" for one in axe.run(page).response["violations"]
        ]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            faults.append(f"{path}: scrolls sideways")
    context.close()

    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", ["/", "/data/", "/data/refused/", "/account/table:domain:firme3.example", "/settings/"])
def test_on_a_phone_nothing_that_is_read_lies_beyond_the_edge(site, signed_in, browser, language, path):
    address, _, _ = site
    context = _context(browser, address, signed_in, language, 390, "light")
    page = context.new_page()
    page.goto(address + path)

    beyond = page.evaluate(BEYOND)
    context.close()

    assert not beyond


def test_files_are_chosen_in_french_in_an_english_browser(site, signed_in, browser):
    address, _, folder = site
    context = _context(browser, address, signed_in, "fr", 390, "light")
    page = context.new_page()
    page.goto(f"{address}/data/")
    before = page.inner_text("[data-named]")

    page.set_input_files("#files", str(folder.parent / "exports" / "deals.csv"))
    label, after = page.inner_text('label[for="files"]'), page.inner_text("[data-named]")
    tops = page.eval_on_selector_all(".tabs a", "found => found.map(one => one.getBoundingClientRect().top)")
    context.close()

    assert (label, before, after) == ("Choisir des fichiers", "Aucun fichier choisi pour l’instant", "deals.csv")
    assert len(set(tops)) == 1, "the tabs stand in one line"


@pytest.mark.parametrize(("width", "scheme", "language"), [
    (1440, "light", "fr"), (390, "dark", "en"),
    *(pytest.param(*one, marks=pytest.mark.nightly)
      for one in ((1440, "light", "en"), (390, "light", "fr"), (1440, "dark", "fr"),
                  (390, "light", "en"), (1440, "dark", "en"), (390, "dark", "fr"))),
])  # fmt: skip
def test_the_page_of_a_person_has_no_violation_and_asks_for_no_script(site, signed_in, browser, language, width, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    address, _, folder = site
    page_of = _own_page(address, folder, "p3@firme3.example")
    context = _context(browser, address, [], language, width, scheme)
    page = context.new_page()
    faults = []
    for path in ("", "erase/"):
        page.goto(page_of + path)
        faults += [one["id"] for one in axe.run(page).response["violations"]]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            faults.append("scrolls sideways")
    scripts = page.evaluate("document.scripts.length")
    context.close()

    assert not faults
    assert scripts == 0


def test_somebody_stops_everything_by_keyboard_on_a_phone(site, signed_in, browser):
    address, _, folder = site
    context = _context(browser, address, [], "fr", 390, "light")
    page = context.new_page()
    page.goto(_own_page(address, folder, "p4@firme4.example"))

    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Tout arrêter":
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=status]")
    shown = page.inner_text("main")
    context.close()

    assert "Nous ne vous contactons plus." in shown


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_way_in_has_no_violation(site, browser, language):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    address, _, _ = site
    context = _context(browser, address, [], language, 390, "light")
    page = context.new_page()
    faults = []
    for path in ("/sign-in/", "/forgotten/", "/forgotten/x/"):
        page.goto(address + path)
        faults += [(path, one["id"]) for one in axe.run(page).response["violations"]]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            faults.append((path, "scrolls sideways"))
    context.close()

    assert not faults


def test_the_first_page_is_light(site):
    address, _, _ = site
    with urllib.request.urlopen(
        urllib.request.Request(f"{address}/sign-in/", headers={"Accept-Encoding": "gzip"}), timeout=10
    ) as answer:
        page = answer.read()
    text = gzip.decompress(page).decode() if page[:2] == b"\x1f\x8b" else page.decode()
    total = len(page)
    for part in re.findall(r'(?:href|src)="(/static/[^"]+)"', text):
        with urllib.request.urlopen(
            urllib.request.Request(address + part, headers={"Accept-Encoding": "gzip"}), timeout=10
        ) as answer:
            total += len(answer.read())

    assert total < 200_000


def _own_page(address, folder, email):
    secret = (folder / ".secret").read_text("ascii").strip()
    until = datetime.now(UTC) + timedelta(days=1)
    return f"{address}/mine/{make_token(MINE, subject_of(f'email:{email}', secret), until, secret)}/"


def _context(browser, address, cookies, language, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    context.add_cookies([*cookies, {"name": "language", "value": language, "url": address}])
    return context


def _link(address: str, log: Path) -> str:
    until = time.monotonic() + 240
    while time.monotonic() < until:
        found = re.search(r"http://\S+/setup/\S+/", log.read_text("utf-8"))
        try:
            urllib.request.urlopen(f"{address}/sign-in/", timeout=5).close()
        except OSError:
            time.sleep(0.3)
            continue
        if found:
            return found[0]
    raise AssertionError(log.read_text("utf-8"))


def _wait_for_runs(folder: Path, n: int) -> None:
    until = time.monotonic() + 300
    while time.monotonic() < until:
        if len(list((folder / "results").glob("*/run.json"))) > n:  # current counts too
            return
        time.sleep(0.3)
    raise AssertionError("the run did not come")

"""Make the pictures of docs/images: an invented company's pages, in both languages, on a desk and on a phone.

Usage: .venv/bin/python docs/screenshots.py [FOLDER]. FOLDER keeps the invented company for the next time.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import sync_playwright

from cordee.faces.web.serve import create_demo_user
from cordee.wiring import Ask, How, create_company, invent, open_company

IMAGES = Path(__file__).parent / "images"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
WIDTHS = (1440, 390)


def company_of_two_weeks(folder: Path) -> None:
    """Invent a company whose figures of last week can be compared with today's."""
    company = create_company(folder)
    truth = invent(company.folder / "inbox", organisations=400, months=24, seed=1)
    (company.folder / "inbox" / "truth.json").unlink()
    company.take_in(company.folder / "inbox", How(exported_on=truth.end - timedelta(days=8)))
    company.run(as_of=truth.end - timedelta(days=7))
    company.run(as_of=truth.end)


def main(folder: Path) -> None:
    """Serve the invented company and take its pictures."""
    if not (folder / "cordee.toml").exists():
        company_of_two_weeks(folder)
    email, password = create_demo_user(folder)
    account = open_company(folder).rows("accounts", Ask(columns=("organisation_id",), order=("-touches_90_days",), limit=1))[0]
    pages = {"this-week": "/", "techniques": "/results/techniques/", "account": f"/account/{account['organisation_id']}"}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code = "import sys; from pathlib import Path; from cordee.faces.web.serve import serve; serve(Path(sys.argv[1]), '127.0.0.1', int(sys.argv[2]))"
    server = subprocess.Popen([sys.executable, "-c", code, str(folder), str(port)], env=os.environ)
    try:
        shoot(f"http://127.0.0.1:{port}", email, password, pages)
    finally:
        server.terminate()
        server.wait()


def shoot(site: str, email: str, password: str, pages: dict[str, str]) -> None:
    """Sign in and take every page in both languages and widths."""
    for _ in range(100):
        try:
            urllib.request.urlopen(f"{site}/sign-in/", timeout=5).close()
            break
        except OSError:
            time.sleep(0.2)
    IMAGES.mkdir(exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        for width in WIDTHS:
            for language in ("en", "fr"):
                context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme="light")
                context.add_cookies([{"name": "language", "value": language, "url": site}])
                page = context.new_page()
                page.goto(f"{site}/sign-in/")
                page.fill("#f-email", email)
                page.fill("#f-password", password)
                page.click(".gate button.main")
                for name, url in pages.items():
                    page.goto(site + url)
                    page.screenshot(path=str(IMAGES / f"{name}-{language}-{width}.png"), full_page=True)
                context.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp()) / "demo")

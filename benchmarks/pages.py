"""How long a page takes at 4,000 accounts and a million touches: the real server, signed in, one reader.

Usage: python benchmarks/pages.py [--times 100] [--company FOLDER]
Prints one line of JSON: for each page the median and the 95th percentile in milliseconds, from asking to the last byte,
over rounds that ask every page once; a first round is left out. ``--company`` measures a company that is there already.
"""

from __future__ import annotations

import argparse
import http.client
import json
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from river import CREATE, ENVIRONMENT, TOUCHES_EACH, WORLD, measured

# taken in and run twice as the demo is, so that this week has a week before it to be compared with
FILL = """
import sys
from datetime import timedelta
from cordee.wiring import How, open_company
from cordee.worlds.world import END
company = open_company(sys.argv[1])
taken = company.take_in(sys.argv[2:], How(exported_on=END - timedelta(days=8)))
assert not [one.problem for one in taken if one.problem]
company.run(as_of=END - timedelta(days=6))
company.run(as_of=END + timedelta(days=1))
"""

DEMO_USER = "import json, sys; from pathlib import Path; from cordee.faces.web.serve import create_demo_user; print(json.dumps(create_demo_user(Path(sys.argv[1]))))"
CLAIM_MS = 300
STARTING_SECONDS = 60


class Browser:
    """One connection that is kept open, with its cookies."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies: dict[str, str] = {}

    def ask(self, address: str, form: dict[str, str] | None = None, *, compressed: bool = True) -> tuple[int, bytes]:
        """Ask for a page, compressed as browsers do; give its status and what came over the wire."""
        heads = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if compressed:
            heads["Accept-Encoding"] = "gzip"
        if form is not None:
            heads["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request("GET" if form is None else "POST", address, urlencode(form) if form else None, heads)
        answer = self.connection.getresponse()
        body = answer.read()
        for line in answer.headers.get_all("Set-Cookie") or ():
            self.cookies |= {name: one.value for name, one in SimpleCookie(line).items()}
        return answer.status, body

    def sign_in(self, email: str, password: str) -> None:
        """Sign in by the form."""
        _, page = self.ask("/sign-in/", compressed=False)
        secret = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        if secret is None:
            raise SystemExit("the page of signing in holds no secret of a form")
        form = {"email": email, "password": password, "csrfmiddlewaretoken": secret[1].decode()}
        status, _ = self.ask("/sign-in/", form)
        if status != 302:
            raise SystemExit(f"signing in was answered {status}")

    def rows(self, table: str, **asked: str) -> list[dict[str, Any]]:
        """Ask the API for rows of a table."""
        _, body = self.ask(f"/api/tables/{table}?{urlencode(asked)}", compressed=False)
        found: list[dict[str, Any]] = json.loads(body)["rows"]
        return found


def company_in(folder: Path, organisations: int) -> Path:
    """Build the world, take it in and run it."""
    world, company = folder / "world", folder / "company"
    measured(WORLD, str(world), str(organisations), str(TOUCHES_EACH))
    measured(CREATE, str(company))
    measured(FILL, str(company), *(str(path) for path in sorted(world.glob("*.csv"))))
    return company


@contextmanager
def served(company: Path) -> Iterator[Browser]:
    """Serve a company as ``cordee serve`` does; give somebody who is signed in."""
    said = subprocess.run([sys.executable, "-c", DEMO_USER, str(company)], env=ENVIRONMENT, check=True, capture_output=True)
    email, password = json.loads(said.stdout)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "cordee", "serve", "--workspace", str(company), "--port", str(port)]
    server = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
    try:
        browser = Browser(port)
        until = time.monotonic() + STARTING_SECONDS
        while True:
            try:
                browser.sign_in(email, password)
                break
            except OSError:
                browser.connection.close()
                if time.monotonic() > until or server.poll() is not None:
                    raise
                time.sleep(0.2)
        yield browser
    finally:
        server.terminate()
        server.wait(20)


def pages(browser: Browser) -> dict[str, str]:
    """Name the pages that are asked for, some accounts among them from the busiest to the quietest."""
    accounts = browser.rows("accounts", columns="organisation_id,touches,name", order="-touches", limit="1000000")
    busiest, middle, quietest = accounts[0], accounts[len(accounts) // 2], accounts[-1]
    word = busiest["name"].split()[0]

    def account(one: dict[str, Any]) -> str:
        return f"/account/{quote(one['organisation_id'], safe=':')}"

    return {
        "this week": "/",
        "accounts": "/accounts/",
        "accounts, searched": f"/accounts/?{urlencode({'q': word})}",
        "accounts, sorted by revenue": "/accounts/?sort=-revenue",
        "accounts, filtered and sorted": "/accounts/?stage=purchase&sort=name",
        "accounts, page 20": "/accounts/?page=20",
        "account, busiest": account(busiest),
        "account, busiest, two years": f"{account(busiest)}?span=730",
        "account, middling": account(middle),
        "account, quietest": account(quietest),
        "search": f"/search/?{urlencode({'q': word})}",
        "techniques": "/results/techniques/",
        "all touches": "/rows/timeline/",
        "all touches, a late page": "/rows/timeline/?page=5000",
        "touches of the busiest": f"/rows/timeline/?{urlencode({'organisation_id': busiest['organisation_id']})}",
        "data": "/data/",
        "use of data": "/data/use/",
        "refused rows": "/data/refused/",
        "settings": "/settings/",
        "about": "/settings/about/",
        "API, techniques": "/api/tables/techniques",
        "API, accounts": "/api/tables/accounts",
    }


def timed(browser: Browser, addresses: dict[str, str], times: int) -> dict[str, dict[str, float]]:
    """Ask every page so many times, round after round; give medians and 95th percentiles in milliseconds."""
    took: dict[str, list[float]] = {name: [] for name in addresses}
    for number in range(times + 1):
        for name, address in addresses.items():
            start = time.perf_counter()
            status, _ = browser.ask(address)
            if number:
                took[name].append((time.perf_counter() - start) * 1000)
            if status != 200:
                raise SystemExit(f"{address} was answered {status}")
    return {
        name: {"p50_ms": round(statistics.median(each), 1), "p95_ms": round(statistics.quantiles(each, n=20)[-1], 1)}
        for name, each in took.items()
    }


def main() -> None:
    """Measure, and print one line of JSON."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--organisations", type=int, default=4000)
    asked.add_argument("--times", type=int, default=100)
    asked.add_argument("--company", type=Path, help="a company that is there already, with a run")
    options = asked.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="pages-"))
    try:
        with served(options.company or company_in(folder, options.organisations)) as browser:
            touches = sum(one["touches"] for one in browser.rows("techniques", columns="touches"))
            found = timed(browser, pages(browser), options.times)
        worst = max(one["p95_ms"] for one in found.values())
        whole = {"claim": "pages", "touches": touches, "times": options.times, "worst_p95_ms": worst, "holds": worst < CLAIM_MS}
        print(json.dumps(whole | {"pages": found}))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()

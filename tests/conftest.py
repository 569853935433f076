"""What holds for every test: no network but this machine's own, no hurry, browser tests only where a browser is."""

from __future__ import annotations

import ipaddress
import shutil
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.new_records import copied
from tests.ready import kept_in, place_of

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
LONGEST = (
    "test_browser.py", "test_workspace.py", "test_demo.py", "test_run.py", "test_erase.py", "test_main.py", "test_gate.py",
    "test_survey.py", "test_data.py", "test_week.py", "test_replay.py", "test_urls.py", "test_strangers.py", "test_consents.py",
    "test_hubspot.py", "test_own_page.py", "test_erasing.py", "test_clearance.py", "test_world_recovered.py", "test_locks.py",
)  # fmt: skip
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


class NetworkRefused(RuntimeError):
    """A test tried to leave this machine."""


def stays_here(host: Any) -> bool:
    """Say whether an address or a host name is this machine's own."""
    if host in (None, "", "localhost", b"localhost"):
        return True
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return name == "localhost" or name.endswith(".localhost")


def refuse_leaving(host: Any) -> None:
    """Stop the test where the host is another machine."""
    if not stays_here(host):
        raise NetworkRefused(f"this test wants to reach {host}: tests use loopback only")


@pytest.fixture(scope="session", autouse=True)
def site_settings(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[None]:
    """Set Django up as the pages do, whichever test comes first: a run opens the records, and a process has one setup."""
    import django

    from cordee.wiring import create_company

    told = {
        "CORDEE_WORKSPACE": str(create_company(tmp_path_factory.mktemp("settings") / "mine").folder),
        "DJANGO_SETTINGS_MODULE": "cordee.faces.web.settings",
    }
    with pytest.MonkeyPatch.context() as environment:
        for name, value in told.items():
            environment.setenv(name, value)
        django.setup()
    place = place_of(tmp_path_factory, shared=hasattr(request.config, "workerinput"))
    with kept_in(place), copied(place / "records.sqlite3"):
        yield


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sockets reach loopback and nothing else."""

    def guarded(name: str, place: int) -> None:
        real = getattr(socket.socket, name)

        def call(self: socket.socket, *arguments: Any) -> Any:
            address = arguments[min(place, len(arguments) - 1)]
            if self.family in (socket.AF_INET, socket.AF_INET6) and isinstance(address, tuple):
                refuse_leaving(address[0])
            return real(self, *arguments)

        monkeypatch.setattr(socket.socket, name, call)

    for name in ("connect", "connect_ex"):
        guarded(name, 0)
    guarded("sendto", -1)
    look_up = socket.getaddrinfo

    def look_up_here(host: Any, *arguments: Any, **options: Any) -> Any:
        refuse_leaving(host)
        return look_up(host, *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", look_up_here)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest files, so that no process ends on one alone; skip browser tests, saying so, where no browser is."""
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.name, len(places)))
    if any(shutil.which(name) for name in BROWSERS):
        return
    skip = pytest.mark.skip(reason="no Chromium on this machine: make test brings it where it may")
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Give the path of the system's Chromium."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium on this machine")
    return found

"""Watching while a server runs: files dropped in the inbox are taken in, results computed every night, due mail sent, returns read,
erasures done that people asked for."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import connections

from cordee.faces.web import jobs
from cordee.faces.web.company import company

SECONDS = 10
STEPS = [["run", "--progress-json"]]
SEND = [["mail", "send", "--progress-json"]]
RETURNS = [["mail", "bounces", "--progress-json"]]
SEND_EVERY, READ_EVERY, ERASE_EVERY = timedelta(minutes=1), timedelta(minutes=15), timedelta(hours=1)
Seen = frozenset[tuple[str, int, int]]


def _now() -> datetime:
    return datetime.now(UTC)


class Watch(threading.Thread):
    """Looks every few seconds; a file counts once it has stood still between two looks.

    ``watch_inbox = false`` in ``cordee.toml`` turns it off; ``nightly = "02:30"`` computes at that time of the workspace's zone.
    """

    def __init__(self, now: Callable[[], datetime] = _now) -> None:
        super().__init__(daemon=True, name="watch")
        self.now = now
        self.seen: Seen = frozenset()
        self.tried: Seen = frozenset()
        self.ended = threading.Event()
        self.computed_on: date | None = None
        self.sent_at = self.read_at = self.erased_at = datetime.min.replace(tzinfo=UTC)
        if self._is_night():
            self.computed_on = self._local().date()

    def run(self) -> None:
        """Look until the process ends; a failure is noted and does not end the watch."""
        while not self.ended.wait(SECONDS):
            try:
                self.look()
            except Exception:
                logging.getLogger("django").exception("the inbox could not be looked at")
            finally:
                connections.close_all()

    def look(self) -> bool:
        """Start a run where there is something to take in, or it is the hour; else see to the mail; say whether a job was started."""
        before, self.seen = self.seen, self._files()
        new = (
            company().workspace.machine.get("watch_inbox", True) and self.seen and self.seen == before and self.seen != self.tried
        )
        night = self._is_night() and self.computed_on != self._local().date()
        if jobs.running() is not None:
            return False
        if not (new or night):
            return self._mail() or self._erase()
        self.tried = self.seen
        if night:
            self.computed_on = self._local().date()
        jobs.start(None, "run", STEPS, "inbox" if new else "nightly")
        return True

    def _mail(self) -> bool:
        """Start a round of sending where a letter is due, at most once a minute; now and then read what came back."""
        now, letters = self.now(), company().mail()
        if now >= self.sent_at + SEND_EVERY and letters.is_due():
            self.sent_at = now
            jobs.start(None, "mail", SEND, "letters")
            return True
        if now >= self.read_at + READ_EVERY and letters.expects_returns():
            self.read_at = now
            jobs.start(None, "mail", RETURNS, "returns")
            return True
        return False

    def _erase(self) -> bool:
        """Start the erasure that somebody asked for on their page and that could not be done at once; one an hour."""
        now = self.now()
        if now < self.erased_at + ERASE_EVERY:
            return False
        self.erased_at = now
        trust = company().trust()
        for one in trust.books.requests.listed(state="open"):
            if one.kind == "erase" and trust.shown_by(one.subject) is not None:
                jobs.start(None, "erase", [["erase", "--request", str(one.id), "--progress-json"], *STEPS])
                return True
        return False

    def _files(self) -> Seen:
        found = set()
        for path in (company().folder / "inbox").rglob("*"):
            if path.is_file() and not path.name.startswith("."):
                state = path.stat()
                found.add((path.name, state.st_size, state.st_mtime_ns))
        return frozenset(found)

    def _local(self) -> datetime:
        return self.now().astimezone(ZoneInfo(company().workspace.zone))

    def _is_night(self) -> bool:
        hour = str(company().workspace.machine.get("nightly", ""))
        return bool(hour) and f"{self._local():%H:%M}" >= hour.zfill(5)[:5]

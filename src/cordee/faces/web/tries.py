"""How often somebody may try: a password, a code. Counted by whom it is about and by where it comes from."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

WAIT_MINUTES = 10
DAY_MINUTES = 24 * 60


class Tries:
    """Counters of failures; one that is full closes the way until it runs out.

    Parameters
    ----------
    counters
        For each counter, by its name, the failures that it allows in ``minutes``.
    """

    def __init__(self, counters: dict[str, int], *, minutes: int = WAIT_MINUTES) -> None:
        self.minutes = minutes
        self.counters = {_key(name): most for name, most in counters.items()}

    @property
    def spent(self) -> bool:
        """Whether one has to wait."""
        return any(cache.get(name, 0) >= most for name, most in self.counters.items())

    def failed(self) -> None:
        """Count a failure everywhere."""
        for name in self.counters:
            cache.add(name, 0, self.minutes * 60)
            cache.incr(name)

    def forget(self, *names: str) -> None:
        """Begin anew, after a success."""
        cache.delete_many([_key(name) for name in names])


def comes_from(request: HttpRequest) -> str:
    """Give the network address of a request: behind our own proxy, the one that the proxy adds last."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.BASE_URL else ""
    return forwarded.rpartition(",")[2].strip()[:45] or str(request.META.get("REMOTE_ADDR", ""))


def _key(name: str) -> str:
    """Give the key of a counter: what somebody typed is no key, whatever letters it has, and stands in no warning."""
    return "tries:" + hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()

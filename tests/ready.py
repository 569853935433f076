"""Ready companies: each is made once for all processes of a test run, and whoever asks for it has a copy to change."""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_places: list[Path] = []


def place_of(factory: pytest.TempPathFactory, *, shared: bool) -> Path:
    """Give the folder that all processes of this test run share; xdist gives each process a folder below it."""
    base = factory.getbasetemp()
    place = (base.parent if shared else base) / "ready"
    place.mkdir(exist_ok=True)
    return place


@contextmanager
def kept_in(place: Path) -> Iterator[None]:
    """Keep what is made in a folder, as long as this lasts."""
    _places.append(place)
    try:
        yield
    finally:
        _places.remove(place)


def made_once(make: Callable[..., Any], **told: Any) -> Path:
    """Give the folder that ``make`` filled, in this process or in another of this run; nobody may change what is in it.

    What it is told beside the folder makes another company of it. What it fills has to be closed when it returns. Where it
    fails, nothing is kept and the next who asks tries again.
    """
    mark = hashlib.sha256(repr(sorted(told.items())).encode()).hexdigest()[:16]
    name = f"{make.__module__}.{make.__qualname__}-{mark}"
    place = _places[-1]
    done = place / name
    with (place / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            with tempfile.TemporaryDirectory(dir=place) as scratch:
                folder = Path(scratch) / "made"
                make(folder, **told)
                folder.rename(done)
    return done


def copy_of(make: Callable[..., Any], folder: Path, **told: Any) -> Path:
    """Copy what ``make`` fills, made once, to a folder of one's own."""
    return Path(shutil.copytree(made_once(make, **told), folder, symlinks=True))

"""The technical log: where something broke and of what kind, and nothing of what somebody typed or of whom a page spoke.

An address can hold a token or a name, a message of an exception the value that it stumbled over: neither is written.
"""

from __future__ import annotations

import logging
import traceback
from types import TracebackType


class Bare(logging.Formatter):
    """Writes time, level, logger, the pattern of the address, and the kind and places of the exception."""

    def format(self, record: logging.LogRecord) -> str:
        """Write one entry."""
        request = getattr(record, "request", None)
        found = getattr(request, "resolver_match", None)
        head = [self.formatTime(record), record.levelname, record.name]
        if request is not None:
            head.append(f"{getattr(request, 'method', '')} /{found.route if found else '…'}")
        if status := getattr(record, "status_code", None):
            head.append(str(status))
        if record.args or request is None:
            head.append(str(record.msg) if record.args else _known(record))
        lines = [" ".join(head)]
        if record.exc_info and record.exc_info[0] is not None:
            lines += _places(record.exc_info[0], record.exc_info[2])
            cause = record.exc_info[1].__cause__ if record.exc_info[1] else None
            if cause is not None:
                lines += ["because of", *_places(type(cause), cause.__traceback__)]
        return "\n".join(lines)


def _known(record: logging.LogRecord) -> str:
    """Give a message that was put together already only where our own code wrote it."""
    return str(record.msg) if record.name == "django" else "(message left out)"


def _places(kind: type[BaseException], trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)
    return [*(f"  {one.filename}:{one.lineno} {one.name}" for one in frames), f"  {kind.__module__}.{kind.__name__}"]

"""Cordée: who is listened to, where each account stands, what worked; from the exports that a team already has.

>>> import cordee
>>> {"open", "simulate"} < set(cordee.__all__)
True
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_WHERE = {
    "open": ("cordee.wiring", "open_company"),
    "create": ("cordee.wiring", "create_company"),
    "simulate": ("cordee.wiring", "simulate_company"),
    "How": ("cordee.wiring", "How"),
    "Problem": ("cordee.wiring", "Problem"),
    "scale": ("cordee.wiring", "scale"),
    "attribute": ("cordee.wiring", "attribute"),
    "tally_paths": ("cordee.wiring", "tally_paths"),
    "wilson": ("cordee.wiring", "wilson"),
    "newcombe": ("cordee.wiring", "newcombe"),
    "explore": ("cordee.wiring", "explore"),
    "icc": ("cordee.wiring", "icc"),
    "r_wg": ("cordee.wiring", "r_wg"),
    "associate": ("cordee.wiring", "associate"),
    "rank_by_topic": ("cordee.wiring", "rank_by_topic"),
    "compare": ("cordee.wiring", "compare"),
    "uplift": ("cordee.wiring", "uplift"),
    "check_message": ("cordee.wiring", "check_message"),
    "lifetime": ("cordee.wiring", "lifetime"),
}
__all__ = sorted(_WHERE)


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for."""
    if name not in _WHERE:
        raise AttributeError(f"module 'cordee' has no attribute {name!r}")
    module, attribute = _WHERE[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return __all__

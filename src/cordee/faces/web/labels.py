"""What a browser calls itself, as its user would name it."""

from __future__ import annotations

from ua_parser import parse


def label_of(agent: str) -> str:
    """Name a browser as its user would: "Firefox, Windows"; empty where it does not say."""
    if not agent:
        return ""
    found = parse(agent[:500])
    return ", ".join(part.family for part in (found.user_agent, found.os) if part)

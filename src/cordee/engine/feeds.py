"""A feed file (RSS, Atom) as a table: one row an entry, cells as text. Nothing is fetched, no address in it is opened."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from time import struct_time
from typing import Any

import feedparser

HEADINGS = (
    "entry", "title", "link", "author", "author email", "published", "updated", "kind", "comments", "summary", "content", "feed", "feed link",
)  # fmt: skip
HEAD = 4096
_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_END = re.compile(rb"</(?:\w+:)?(?:rss|feed|rdf)\s*>|<(?:\w+:)?(?:rss|feed)[^<>]*/>", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"]+@[^\s<>()\[\],;:\"]+\.[^\s<>()\[\],;:\".]{2,}")
_TAG = re.compile(r"<[^>]*>")


class NoFeed(ValueError):
    """The file begins as a feed does and cannot be read as one."""


def looks_like_feed(path: Path) -> bool:
    """Say whether a file begins as a feed does."""
    with path.open("rb") as stream:
        head = stream.read(HEAD).replace(b"\x00", b"")
    start = head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").lstrip()
    return start.startswith(b"<") and _ROOT.search(head) is not None


def feed_rows(path: Path) -> list[list[str]]:
    """Give the headings, then one row an entry, in the feed's order.

    Raises
    ------
    NoFeed
        It breaks off: what it was to hold is not known.
    """
    whole = path.read_bytes()
    if not _END.search(whole.replace(b"\x00", b"")):
        raise NoFeed("it breaks off")
    found = feedparser.parse(BytesIO(whole), sanitize_html=True, resolve_relative_uris=True)
    rows = (_row(entry, found.feed) for entry in found.entries)
    return [list(HEADINGS), *rows]


def _row(entry: dict[str, Any], feed: Mapping[str, Any]) -> list[str]:
    name, address = _author(entry) if entry.get("author") else _author(feed)
    content = next((one.get("value", "") for one in entry.get("content", ())), "")
    return [
        str(one or "")
        for one in (
            entry.get("id") or entry.get("link"), _words(entry.get("title", "")), entry.get("link"),
            name, address, _moment(dict.get(entry, "published_parsed")),
            _moment(dict.get(entry, "updated_parsed")), _kind(entry), entry.get("slash_comments"), entry.get("summary"), content,
            _words(feed.get("title", "")), feed.get("link"),
        )
    ]  # fmt: skip


def _author(of: Mapping[str, Any]) -> tuple[str, str]:
    """Give name and address of an author; feedparser's own reading cuts an address whose last part is long."""
    said, detail = str(of.get("author") or ""), of.get("author_detail") or {}
    address = _ADDRESS.search(said)
    if address is None:
        return _words(detail.get("name") or said), str(detail.get("email") or "")
    return _words(said.replace(address[0], " ").translate(str.maketrans("()<>[]", "      "))), address[0]


def _words(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", text)).split())


def _moment(parsed: struct_time | None) -> str:
    """Write a moment, which feedparser gives in UTC; a year that no calendar has is none."""
    if parsed is None:
        return ""
    try:
        return datetime(*parsed[:6], tzinfo=UTC).strftime("%Y-%m-%d %H:%M:%S")
    except ValueError:
        return ""


def _kind(entry: Mapping[str, Any]) -> str:
    kinds = [str(one.get("type", "")).partition("/")[0] for one in entry.get("enclosures", ())]
    return next((one for one in kinds if one in ("audio", "video")), "post")

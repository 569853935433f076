"""Access logs of web servers: combined and common lines, IIS and other W3C logs, JSON lines of nginx, Caddy and Traefik.

A page that was read becomes a touch of an anonymous visitor of one day. Addresses, user agents and queries go:
none of them reaches a fact. What is no reading of a page is left out and counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any

import ibis
import ibis.expr.types as ir

from cordee.core.intake.cells import read_cells
from cordee.core.intake.format import Context, Field, Filled, Format, Section
from cordee.core.intake.formats.robots import (
    CALLS_ITSELF,
    FEED_ENDINGS,
    FEED_FOLDERS,
    FEED_VALUES,
    FETCHES_FIRST,
    IS_A_LIBRARY,
    PARTS_OF_PAGES,
    SOUNDS_LIKE_ONE,
)
from cordee.core.intake.keys import fingerprint
from cordee.core.intake.reading import leave_out, refuse
from cordee.core.vocabulary.facts import TOUCHES
from cordee.core.vocabulary.text import Text

SOURCE = "accesslog"
LONGEST = r"^.{0,500}"

# a line as text

QUOTED = r'"((?:[^"\\]|\\.)*)'
TEXT_LINE = (
    r"^(?:(\S+) )?(\S+) \S+ \S+ \[(\d{1,2}/[A-Za-z]{3}/\d{4}:\d\d:\d\d:\d\d [+\-]\d{4})\] "
    + QUOTED + r'" (\d{3}) \S+(?: ' + QUOTED + r'" ' + QUOTED + r")?"
)  # fmt: skip
_TEXT_PARTS = ("host", "address", "raw_when", "request", "status", "referrer", "agent")
_REQUEST = r"^([A-Z]{3,20}) (\S.*?)(?: HTTP/[\d.]+)?$"
_PYTHON_TEXT_LINE = re.compile(TEXT_LINE)

# a line under a #Fields header

W3C_COLUMNS: dict[str, tuple[str, ...]] = {
    "address": ("c-ip",),
    "date": ("date", "date-local"),
    "time": ("time", "time-local"),
    "method": ("cs-method",),
    "stem": ("cs-uri-stem", "cs-uri"),
    "search": ("cs-uri-query",),
    "status": ("sc-status",),
    "agent": ("cs(user-agent)",),
    "host": ("cs-host", "cs(host)", "x-host-header"),
}
_W3C_LINE = re.compile(
    r"^#(Software|Version|Date|Start-Date|End-Date|Remark|Fields):"
    r"|^\d{4}-\d\d-\d\d\s+\d\d:\d\d:\d\d(?=.*\s(GET|POST|HEAD|PUT|OPTIONS)\s)(\S*\s+\S+){7,}"
)

# a line as JSON

JSON_PATHS: dict[str, tuple[str, ...]] = {
    "address": ("$.ip", "$.remote_addr", "$.remote_ip", "$.client_ip", "$.clientip", "$.client", "$.ClientHost", "$.ClientIP",
                "$.request.client_ip", "$.request.remote_ip", "$.request.remote_addr"),
    "raw_when": ("$.date", "$.time_iso8601", "$.time", '$."@timestamp"', "$.timestamp", "$.StartUTC", "$.EdgeStartTimestamp", "$.ts", "$.msec",
                 "$.time_local"),
    "method": ("$.method", "$.request_method", "$.RequestMethod", "$.ClientRequestMethod", "$.request.method"),
    "target": ("$.path", "$.request_uri", "$.uri", "$.RequestPath", "$.ClientRequestURI", "$.request.uri"),
    "status": ("$.status", "$.DownstreamStatus", "$.OriginStatus", "$.EdgeResponseStatus"),
    "agent": ("$.user_agent", "$.http_user_agent", "$.agent", "$.ClientRequestUserAgent", "$.\"request_User-Agent\"", "$.request.headers.\"User-Agent\"[0]"),
    "request": ("$.request",),
}  # fmt: skip
_JSON_CADDY = re.compile(r'^\s*\{.*"request"\s*:\s*\{.*"uri"\s*:')
_JSON_TRAEFIK = re.compile(r'^\s*\{.*"RequestPath"\s*:')
_JSON_CLOUDFLARE = re.compile(r'^\s*\{(?=.*"ClientRequestURI"\s*:)(?=.*"EdgeResponseStatus"\s*:)')
_JSON_FLAT = re.compile(
    r'^\s*\{(?=.*"status"\s*:)(?=.*"(?:path|request_uri|uri|request)"\s*:\s*")(?=.*"(?:ip|remote_addr|remote_ip|client_ip|clientip|client)"\s*:)'
)

# what an address' query says

_TRACKER = r"/(?:piwik|matomo)\.php$"
_TRACKED_EVENT = r"(?:^|&)(?:ping|link|download|e_c|idgoal|ca|search)="
_CAMPAIGN = r"(?:^|&)(?:utm_campaign|mtm_campaign|pk_campaign)=([^&]+)"
_MEDIUM = r"(?:^|&)(?:utm_medium|mtm_medium)=([^&]+)"
_FROM = r"(?:^|&)(?:utm_source|mtm_source)=([^&]+)"
_MAIL_ADDRESS = r"[^/?&=\s@]+@[^/?&=\s@]+\.[^/?&=\s@]+"
MEDIA: dict[str, tuple[str, ...]] = {
    "email_house": ("email", "e-mail", "mail", "emailing", "courriel"),
    "newsletter": ("newsletter", "infolettre"),
    "paid_search": ("cpc", "ppc", "sem", "paidsearch", "paid_search", "paid-search", "adwords"),
    "organic_search": ("organic", "seo"),
    "display": ("display", "banner", "cpm", "retargeting", "programmatic"),
    "social_ads": ("paid_social", "paidsocial", "paid-social", "social_paid", "social-ads"),
    "social_post": ("social", "social-media", "social_media", "organic_social", "sm"),
    "affiliation": ("affiliate", "affiliation"),
    "web_referral": ("referral", "link"),
    "partner": ("partner", "partenaire"),
    "press": ("press", "pr", "presse"),
    "webinar": ("webinar", "webinaire"),
    "video": ("video", "podcast"),
    "direct_mail": ("print", "qr", "qrcode", "direct_mail", "courrier"),
}
PAID = ("cpc", "ppc", "paid", "cpm", "ads")
NETWORKS = ("linkedin", "facebook", "twitter", "x", "instagram", "meta", "xing", "youtube", "tiktok")
PROGRAM = "|".join(re.sub(r"([(.+])", r"\\\1", word) for word in (*CALLS_ITSELF, *IS_A_LIBRARY))
_FEED = rf"\.(?:{'|'.join(FEED_ENDINGS)})$|/(?:{'|'.join(FEED_FOLDERS)})(?:/[^/]*)?$"
_PART = rf"\.(?:{'|'.join(PARTS_OF_PAGES)})$"


@ibis.udf.scalar.builtin(name="json_valid", signature=(("string",), "boolean"))
def _is_json(line: Any) -> Any:
    """DuckDB's own function; the signature above is its type."""


@ibis.udf.scalar.builtin(name="json_extract_string", signature=(("string", "array<string>"), "array<string>"))
def _from_json(line: Any, paths: Any) -> Any:
    """DuckDB's own function; the signature above is its type."""


@ibis.udf.scalar.builtin(name="url_decode", signature=(("string",), "string"))
def _unescaped(words: Any) -> Any:
    """DuckDB's own function; the signature above is its type."""


@ibis.udf.scalar.builtin(name="try", signature=(("string",), "string"))
def _or_null(words: Any) -> Any:
    """DuckDB's own function; the signature above is its type."""


def captures(line: ir.StringValue, pattern: str, names: Sequence[str]) -> ir.StructValue:
    """Give the groups of a pattern by name, all empty where the line does not fit; one pass over the line."""
    kinds = ", ".join(f"{name}: string" for name in names)

    @ibis.udf.scalar.builtin(name="regexp_extract", signature=(("string", "string", "array<string>"), f"struct<{kinds}>"))
    def groups(words: Any, pattern: Any, names: Any) -> Any:
        """DuckDB's own function; the signature above is its type."""

    return groups(line, pattern, ibis.array(list(names)))


# from a line to a request: each gives record, line, address, raw_when, method, target, status, agent, aside


def text_requests(pattern: str, names: Sequence[str]) -> Callable[[ir.Table, Context], ir.Table]:
    """Read each line by one pattern, whose groups are named: address, raw_when, request, status and agent, and any other."""

    def requests(lines: ir.Table, context: Context) -> ir.Table:
        found = lines.mutate(found=captures(lines.line, pattern, names))
        parts = found.select("record", "line", **{name: found.found[name] for name in names})
        return parts.select(
            "record", "line", "address", "raw_when", "status", "agent",
            method=parts.request.re_extract(_REQUEST, 1),
            target=parts.request.re_extract(_REQUEST, 2),
            aside=False,
        )  # fmt: skip

    return requests


def _w3c_requests(lines: ir.Table, context: Context) -> ir.Table:
    layouts: list[tuple[int, list[str]]] = []
    for number, line in context.preamble:
        if line.lower().startswith("#fields:"):
            fields = line.lower().split(":", 1)[1].split()
            if not layouts or layouts[-1][1] != fields:
                layouts.append((int(number), fields))
    found: dict[str, list[tuple[ir.BooleanValue, ir.Value]]] = {name: [] for name in (*W3C_COLUMNS, "zone")}
    for above, fields in reversed(layouts):
        wanted = {name: fields.index(word) for name, words in W3C_COLUMNS.items() for word in words[:1] if word in fields}
        wanted |= {name: fields.index(word) for name, words in W3C_COLUMNS.items() for word in words[1:]
                   if word in fields and name not in wanted}  # fmt: skip
        after = lines.record > above
        one = captures(lines.line, *_w3c_pattern(len(fields), wanted))
        for name in wanted:
            found[name].append((after, one[name].re_replace(r'^"|"$', "")))
        found["zone"].append((after, ibis.literal("Z" if "date" in fields else "")))
    values = {name: ibis.cases(*some, else_="") if some else ibis.literal("") for name, some in found.items()}
    parts = lines.mutate(**values)
    search = parts.search.nullif("-").nullif("")
    return parts.select(
        "record", "line", "address", "status", "method",
        raw_when=(parts.date + " " + parts.time).strip().nullif("") + parts.zone,
        target=parts.stem + ibis.coalesce(ibis.literal("?") + search, ibis.literal("")),
        agent=parts.agent.replace("+", " "),
        aside=False,
    )  # fmt: skip


def _w3c_pattern(width: int, wanted: dict[str, int]) -> tuple[str, list[str]]:
    names = sorted(wanted, key=lambda name: wanted[name])
    taken = set(wanted.values())
    cells = [r'("[^"]*"|\S+)' if index in taken else r'(?:"[^"]*"|\S+)' for index in range(width)]
    return "^" + r"\s+".join(cells) + r"\s*$", names


def _json_requests(lines: ir.Table, context: Context) -> ir.Table:
    # nginx writes odd bytes as \xFA, which JSON does not know
    bare = lines.mutate(line=lines.line.re_replace(r"\\x", r"\\\\x"))
    sound = bare.mutate(json=ibis.ifelse(_is_json(bare.line), bare.line, ibis.null("string")))
    paths = [path for some in JSON_PATHS.values() for path in some]
    cells = sound.mutate(cells=_from_json(sound.json, ibis.array(paths)))
    values: dict[str, ir.Value] = {}
    begin = 0
    for name, some in JSON_PATHS.items():
        values[name] = ibis.coalesce(*[cells.cells[begin + index].nullif("") for index in range(len(some))])
        begin += len(some)
    parts = cells.mutate(**values)
    spoken = ~parts.request.startswith("{").fill_null(True)
    method = ibis.coalesce(parts.method, ibis.ifelse(spoken, parts.request.re_extract(_REQUEST, 1), ibis.null("string")))
    target = ibis.ifelse(spoken, parts.request.re_extract(_REQUEST, 2).nullif(""), parts.target)
    return parts.select(
        "record", "line", "address", "raw_when", "status",
        agent=parts.agent.fill_null(""),
        method=ibis.coalesce(method, ibis.literal("GET")),
        target=ibis.coalesce(target, parts.target),
        aside=(parts.json.notnull() & parts.target.isnull() & parts.request.isnull()).fill_null(False),
    )  # fmt: skip


# from a request to what it is


def _judged(requests: Callable[[ir.Table, Context], ir.Table]) -> Callable[[ir.Table, Context], ir.Table]:
    """Make the first reading of a log: each line as a visitor, a moment, a page and what kind of request it is."""

    def read(table: ir.Table, context: Context) -> ir.Table:
        dated = read_cells(requests(table, context), {"when": "timestamp"}, context.reading)
        cut = dated.mutate(
            route=_unescape(_without_host(dated.target.re_replace(r"[?#].*$", ""))),
            query=dated.target.re_extract(r"\?([^#]*)", 1),
            number=dated.status.try_cast("int64"),
            caller=dated.agent.lower().re_replace("|".join(SOUNDS_LIKE_ONE), ""),
        )
        asked = _tracked(cut)
        named = asked.mutate(
            path=_masked(asked.route),
            low=asked.route.lower(),
            campaign=_masked(_value(asked.query, _CAMPAIGN)).strip().nullif(""),
            medium=_value(asked.query, _MEDIUM).lower().nullif(""),
            origin=_value(asked.query, _FROM).lower().nullif(""),
            who=asked.when.strftime("%Y-%m-%d") + "\x1f" + asked.who + "\x1f" + asked.agent,
        )
        hashed = named.mutate(kind=_kind(named), digest=(ibis.literal(context.secret) + "\x1f" + named.who).hexdigest("sha256"))
        return hashed.select(
            "record", "path", "kind", "campaign",
            when=hashed.when.truncate("s").cast("timestamp(6)"),
            visitor_key=hashed.digest.left(24),
            technique=_technique(hashed.medium, hashed.origin),
            first=hashed.path.isin(list(FETCHES_FIRST)),
        )  # fmt: skip

    return read


def _kind(asked: ir.Table) -> ir.StringValue:
    needed = (asked.when, asked.number, asked.method.nullif(""), asked.route.nullif(""), asked.address.nullif(""))
    unread = reduce(lambda one, other: one | other, [value.isnull() for value in needed])
    done = ((asked.number >= 200) & (asked.number < 300)) | (asked.number == 304)
    return ibis.cases(
        (asked.line.startswith("#") | asked.aside, "comment"),
        (unread, "unreadable"),
        (asked.caller.re_search(PROGRAM) | (asked.agent == "-") | asked.low.isin(list(FETCHES_FIRST)), "robot"),
        (asked.method != "GET", "method"),
        (~done, "status"),
        (asked.event, "event"),
        (asked.low.re_search(_FEED) | asked.query.lower().re_search(FEED_VALUES), "feed"),
        (asked.low.re_search(_PART), "asset"),
        else_="visit",
    )


def _without_host(words: ir.StringValue) -> ir.StringValue:
    bare = words.re_replace(r"^[A-Za-z]+://[^/]*", "")
    return ibis.ifelse((bare == "") & (words != ""), ibis.literal("/"), bare)


def _unescape(words: ir.StringValue) -> ir.StringValue:
    """Undo the escapes of an address where they make sense."""
    return ibis.coalesce(_or_null(_unescaped(words)), words)


def _masked(words: ir.StringValue) -> ir.StringValue:
    """Cut what is too long to be a page, and mask mail addresses."""
    return words.re_extract(LONGEST, 0).re_replace(_MAIL_ADDRESS, "…")


def _value(query: ir.StringValue, pattern: str) -> ir.StringValue:
    return _unescape(query.re_extract(pattern, 1).replace("+", " "))


def _tracked(cut: ir.Table) -> ir.Table:
    """Read a request of Matomo's tracker as the page that it reports."""
    tracker = cut.route.re_search(_TRACKER).fill_null(False)
    reported = tracker & cut.query.re_search(r"(?:^|&)rec=1(?:&|$)") & ~cut.query.re_search(_TRACKED_EVENT)
    seen = cut.mutate(tracker=tracker, page=ibis.ifelse(reported, _value(cut.query, r"(?:^|&)url=([^&]*)"), ibis.literal("")))
    known = seen.page != ""
    own_id = ibis.literal("id:") + seen.query.re_extract(r"(?:^|&)_id=([0-9a-f]+)", 1).nullif("")
    return seen.mutate(
        route=ibis.ifelse(known, _without_host(seen.page.re_replace(r"[?#].*$", "")), seen.route),
        query=ibis.ifelse(known, seen.page.re_extract(r"\?([^#]*)", 1), seen.query),
        event=seen.tracker & ~known,
        who=ibis.coalesce(seen.address.nullif("-"), ibis.ifelse(seen.tracker, own_id, ibis.null("string"))),
    )


def _technique(medium: ir.StringValue, origin: ir.StringValue) -> ir.StringValue:
    bought = medium.isin(list(PAID)) & origin.isin(list(NETWORKS))
    known = [(medium.isin(list(words)), name) for name, words in MEDIA.items()]
    named = [(medium.isnull() & origin.isin(list(MEDIA[name])), name) for name in ("email_house", "newsletter")]
    return ibis.cases((bought, "social_ads"), *known, *named, else_="web_visit")


# from requests to facts


def _visits(requests: ir.Table, context: Context) -> Sequence[Filled]:
    programs = requests.filter(requests.first & (requests.kind == "robot") & requests.visitor_key.notnull())
    program = requests.visitor_key.isin(programs.visitor_key).fill_null(False) & ~requests.kind.isin(["comment", "unreadable"])
    judged = requests.mutate(kind=ibis.ifelse(program, ibis.literal("robot"), requests.kind))
    read = judged.filter(judged.kind == "visit")
    visits = read.select(
        "record",
        source_key=fingerprint(f"{SOURCE}:visit", read.visitor_key, read.when.cast("string"), read.path),
        happened_at=read.when,
        visitor_key=read.visitor_key,
        technique=read.technique,
        direction=ibis.literal("in"),
        campaign=read.campaign,
        content=read.path,
        scanner=ibis.literal(False),
    )
    unreadable = judged.filter(judged.kind == "unreadable")
    others = judged.filter(~judged.kind.isin(["visit", "unreadable"]))
    return (TOUCHES, visits), refuse(unreadable, "unreadable", field=None), leave_out(others, "kind")


def log_format(name: str, title: Text, line: Callable[[str], bool], requests: Callable[[ir.Table, Context], ir.Table]) -> Format:
    """Declare a dialect: which lines are its, and how they say what was asked for."""
    section = Section("requests", (), (Field("line", ()),), _visits, prepare=_judged(requests), private=True)
    return Format(f"{SOURCE}.{name}", "Web servers", SOURCE, title, (section,), layout="lines", line=line)


FORMATS = (
    log_format(
        "text",
        Text("Access log, combined or common", "Journal d’accès, combined ou common"),
        lambda line: _PYTHON_TEXT_LINE.search(line) is not None,
        text_requests(TEXT_LINE, _TEXT_PARTS),
    ),
    log_format(
        "w3c",
        Text("Access log with #Fields (IIS)", "Journal d’accès avec #Fields (IIS)"),
        lambda line: _W3C_LINE.search(line) is not None,
        _w3c_requests,
    ),
    log_format(
        "nginx_json",
        Text("Access log, JSON lines (nginx)", "Journal d’accès, lignes JSON (nginx)"),
        lambda line: _JSON_FLAT.search(line) is not None,
        _json_requests,
    ),
    log_format(
        "caddy_json",
        Text("Access log, JSON lines (Caddy)", "Journal d’accès, lignes JSON (Caddy)"),
        lambda line: _JSON_CADDY.search(line) is not None,
        _json_requests,
    ),
    log_format(
        "traefik_json",
        Text("Access log, JSON lines (Traefik)", "Journal d’accès, lignes JSON (Traefik)"),
        lambda line: _JSON_TRAEFIK.search(line) is not None,
        _json_requests,
    ),
    log_format(
        "cloudflare_json",
        Text("Access log, JSON lines (Cloudflare)", "Journal d’accès, lignes JSON (Cloudflare)"),
        lambda line: _JSON_CLOUDFLARE.search(line) is not None,
        _json_requests,
    ),
)

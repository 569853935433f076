"""Access logs: every dialect is read, people are told from programs, and nobody can be found again."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import pytest

from cordee.core.intake.formats.robots import CALLS_ITSELF, FETCHES_FIRST, IS_A_LIBRARY, PARTS_OF_PAGES
from cordee.core.vocabulary.facts import FACTS, REJECTED_ROWS, TOUCHES
from cordee.core.vocabulary.problems import AllRowsRefused
from tests.taking_in import facts, sample, take, take_file, workspace_in

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
SAFARI = "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_1) AppleWebKit/605.1 (KHTML, like Gecko) Version/17.1 Safari/605.1"
ROBOT = "Mozilla/5.0 (compatible; Invented-Bot/1.0; +https://bot.example)"
ADDRESS = "198.51.100.7"


def line(target="/offre/", *, address=ADDRESS, when="02/Mar/2026:10:00:00 +0100", method="GET", status=200, agent=FIREFOX):
    return f'{address} - - [{when}] "{method} {target} HTTP/1.1" {status} 512 "-" "{agent}"\n'


def pages(tmp_path):
    return sorted(row["content"] for row in facts(workspace_in(tmp_path), TOUCHES))


DIALECTS = {
    "combined": ("accesslog.text", line()),
    "common": ("accesslog.text", f'{ADDRESS} - anne [02/Mar/2026:10:00:00 +0100] "GET /offre/ HTTP/1.0" 200 512\n'),
    "with a virtual host": ("accesslog.text", "www.cordage.example:443 " + line()),
    "with more behind": ("accesslog.text", line().rstrip("\n") + ' 0.012 "gzip"\n'),
    "absolute address": ("accesslog.text", line("https://cordage.example/offre/")),
    "IIS": (
        "accesslog.w3c",
        "#Software: Microsoft Internet Information Services 10.0\n#Version: 1.0\n#Date: 2026-03-02 09:00:00\n"
        "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port c-ip cs(User-Agent) sc-status time-taken\n"
        f"2026-03-02 09:00:00 192.0.2.1 GET /offre/ mode=a 443 {ADDRESS} {FIREFOX.replace(' ', '+')} 200 15\n",
    ),
    "Amazon's CloudFront": (
        "accesslog.w3c",
        "#Version: 1.0\n#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) "
        "cs(User-Agent) cs-uri-query\n"
        f"2026-03-02\t09:00:00\tCDG50\t512\t{ADDRESS}\tGET\td1.cloudfront.example\t/offre/\t200\t-\t{FIREFOX.replace(' ', '%20')}\ta=1\n",
    ),
    "IIS advanced": (
        "accesslog.w3c",
        "#Software: IIS Advanced Logging Module\n#Fields:  date-local time-local cs-method cs-uri-stem cs-uri-query s-port "
        "cs-username c-ip cs(User-Agent) sc-status\n"
        f'2026-03-02 10:00:00.128 GET /offre/ - 443 - "{ADDRESS}" "{FIREFOX}" 200\n',
    ),
    "nginx JSON": (
        "accesslog.nginx_json",
        json.dumps({"remote_addr": ADDRESS, "time_iso8601": "2026-03-02T10:00:00+01:00", "request": "GET /offre/?a=1 HTTP/2.0",
                    "status": "200", "http_user_agent": FIREFOX}) + "\n",
    ),
    "Caddy JSON": (
        "accesslog.caddy_json",
        json.dumps({"level": "info", "ts": 1772442000.25, "logger": "http.log.access", "status": 200,
                    "request": {"client_ip": ADDRESS, "method": "GET", "uri": "/offre/?a=1",
                                "headers": {"User-Agent": [FIREFOX]}}}) + "\n",
    ),
    "Traefik JSON": (
        "accesslog.traefik_json",
        json.dumps({"ClientHost": ADDRESS, "DownstreamStatus": 200, "RequestMethod": "GET", "RequestPath": "/offre/?a=1",
                    "StartUTC": "2026-03-02T09:00:00.12Z", "request_User-Agent": FIREFOX}) + "\n",
    ),
    "Matomo's tracker": (
        "accesslog.text",
        line("/matomo.php?action_name=Offre&idsite=1&rec=1&url=https%3A%2F%2Fcordage.example%2Foffre%2F%3Fa%3D1&_id=0123456789abcdef"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_gives_the_same_visit(tmp_path, dialect):
    format, content = DIALECTS[dialect]

    outcome = take(tmp_path, "access.log", content)
    rows = facts(workspace_in(tmp_path), TOUCHES)

    assert outcome.entry.format == format
    assert [(row["content"], row["happened_at"], row["technique"], row["direction"]) for row in rows] == [
        ("/offre/", datetime(2026, 3, 2, 9), "web_visit", "in")
    ]
    assert (rows[0]["person_key"], rows[0]["organisation_key"], rows[0]["scanner"]) == (None, None, False)
    assert re.fullmatch(r"[0-9a-f]{24}", rows[0]["visitor_key"])


def test_nothing_in_the_facts_tells_who_the_visitor_was(tmp_path):
    odd = f'{ADDRESS} - - [02/Mar/2026:10:00:00 +0100] "\\x16\\x03" 400 0 "-" "{SAFARI}"\n'
    take(
        tmp_path, "access.log", line("/a?email=lucie@cordage.example") + line("/desabo/lucie@cordage.example") + odd + line("/b")
    )

    workspace = workspace_in(tmp_path)
    kept = json.dumps([facts(workspace, one) for one in FACTS], default=str) + workspace.manifest_path.read_text("utf-8")

    assert [row["value"] for row in facts(workspace, REJECTED_ROWS)] == [None]
    assert not [word for word in (ADDRESS, "Firefox", "Mozilla", "lucie", "@") if word in kept]


def test_a_visitor_is_somebody_else_the_next_day_and_in_another_workspace(tmp_path):
    content = line("/a") + line("/b") + line("/c", when="03/Mar/2026:10:00:00 +0100") + line("/d", agent=SAFARI)
    seen = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        take(tmp_path / name, "access.log", content)
        seen.append({row["content"]: row["visitor_key"] for row in facts(workspace_in(tmp_path / name), TOUCHES)})
    one, two = seen

    assert one["/a"] == one["/b"]
    assert len(set(one.values())) == 3
    assert not set(one.values()) & set(two.values())


def test_what_is_no_reading_of_a_page_is_left_out_and_counted(tmp_path):
    content = (
        line("/page")
        + line("/style.css")
        + line("/logo.PNG")
        + line("/blog/feed/")
        + line("/blog?flav=rss20")
        + line("/moved", status=301)
        + line("/gone", status=404)
        + line("/form", method="POST")
        + line("/page", agent=ROBOT)
        + line("/page", agent="-")
        + line("/page", agent="curl/8.5.0")
        + line("/page", agent="Mozilla/5.0 (compatible; Looker/1.0; +http://looker.example)")
        + line("/known-already", status=304)
        + "# rotated\n"
    )

    outcome = take(tmp_path, "access.log", content)

    assert pages(tmp_path) == ["/known-already", "/page"]
    assert outcome.entry.sections[0]["left_out"] == {"asset": 2, "comment": 1, "feed": 2, "method": 1, "robot": 4, "status": 2}
    assert outcome.entry.refused == 0


def test_who_asks_for_robots_txt_is_a_program_all_that_day_and_not_the_next(tmp_path):
    content = (
        line("/a")
        + line("/robots.txt")
        + line("/b", when="02/Mar/2026:23:00:00 +0100")
        + line("/c", when="03/Mar/2026:10:00:00 +0100")
    )

    take(tmp_path, "access.log", content)

    assert pages(tmp_path) == ["/c"]


def test_a_page_asked_for_twice_within_a_second_counts_once(tmp_path):
    outcome = take(tmp_path, "access.log", line("/a?x=1") + line("/a?x=2") + line("/a", when="02/Mar/2026:10:00:01 +0100"))

    assert pages(tmp_path) == ["/a", "/a"]
    assert outcome.entry.sections[0]["repeated"] == 1


def test_a_longer_export_of_the_same_log_repeats_the_same_keys(tmp_path):
    short = "".join(line(f"/{number}") for number in range(5))
    take(tmp_path, "access.log", short)
    first = {row["source_key"] for row in facts(workspace_in(tmp_path), TOUCHES)}

    again = take(tmp_path, "access.log", short)
    take(tmp_path, "access-2.log", short + line("/new"))
    keys = [row["source_key"] for row in facts(workspace_in(tmp_path), TOUCHES)]

    assert again.already
    assert first < set(keys)
    assert (len(keys), len(set(keys))) == (11, 6)


@pytest.mark.parametrize(
    ("query", "technique", "campaign"),
    [
        ("utm_source=mailer&utm_medium=email&utm_campaign=Printemps+2026", "email_house", "Printemps 2026"),
        ("utm_source=newsletter&utm_campaign=n%C2%B012", "newsletter", "n°12"),
        ("utm_source=google&utm_medium=cpc", "paid_search", None),
        ("utm_source=linkedin&utm_medium=cpc&utm_campaign=abm", "social_ads", "abm"),
        ("utm_source=LinkedIn&utm_medium=Social", "social_post", None),
        ("utm_medium=carrier-pigeon&utm_campaign=x%E9", "web_visit", "x%E9"),
        ("mtm_campaign=livre-blanc&mtm_medium=email", "email_house", "livre-blanc"),
        ("not_utm_campaign=x", "web_visit", None),
    ],
)
def test_the_query_names_the_campaign_and_the_technique_that_brought_the_visit(tmp_path, query, technique, campaign):
    take(tmp_path, "access.log", line(f"/offre/?{query}#part"))

    assert [(row["content"], row["technique"], row["campaign"]) for row in facts(workspace_in(tmp_path), TOUCHES)] == [
        ("/offre/", technique, campaign)
    ]


def test_a_line_that_is_no_request_is_refused_and_the_others_are_read(tmp_path):
    content = (
        line("/a")
        + f'{ADDRESS} - - [30/Feb/2026:10:00:00 +0100] "GET /b HTTP/1.1" 200 5 "-" "{FIREFOX}"\n'
        + "hello world\n"
        + line("/c")
    )

    outcome = take(tmp_path, "access.log", content)

    assert pages(tmp_path) == ["/a", "/c"]
    assert [(row["record"], row["reason"], row["value"]) for row in facts(workspace_in(tmp_path), REJECTED_ROWS)] == [
        (2, "unreadable", None), (3, "unreadable", None)
    ]  # fmt: skip
    assert outcome.entry.refused == 2


def test_an_iis_log_whose_fields_change_half_way_is_read_by_both_headers(tmp_path):
    content = (
        f"#Fields: date time cs-method cs-uri-stem cs-uri-query s-port c-ip cs(User-Agent) sc-status\n"
        f"2026-03-02 09:00:00 GET /before - 443 {ADDRESS} Mozilla/5.0 200\n"
        f"#Fields: date time s-ip sc-status c-ip cs-method cs-uri-stem cs-uri-query s-port cs(User-Agent)\n"
        f"2026-03-02 09:05:00 192.0.2.1 200 {ADDRESS} GET /after - 443 Mozilla/5.0\n"
    )

    take(tmp_path, "u_ex.log", content)
    rows = facts(workspace_in(tmp_path), TOUCHES)

    assert sorted(row["content"] for row in rows) == ["/after", "/before"]
    assert len({row["visitor_key"] for row in rows}) == 1


def test_an_iis_log_without_its_header_is_refused_whole(tmp_path):
    content = f"2026-03-02 09:00:00 192.0.2.1 GET /a - 443 - {ADDRESS} Mozilla/5.0 200 15\n" * 3

    with pytest.raises(AllRowsRefused) as problem:
        take(tmp_path, "u_ex.log", content)

    assert ADDRESS not in str(problem.value)


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (Linux; Android 12; CUBOT NOTE 20) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36",
        "Mozilla/5.0 (compatible; MSIE 10.6; Windows NT 6.1; Trident/5.0) 3gpp-gba UNTRUSTED/1.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) AppleWebKit/605.1 Version/17.0 Mobile/15E148 DuckDuckGo/7",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/118.0 YaBrowser/23.11 Yowser/2.5 Safari/537.36",
    ],
)
def test_a_telephone_whose_name_sounds_like_a_program_is_a_person(tmp_path, agent):
    take(tmp_path, "access.log", line("/a", agent=agent))

    assert pages(tmp_path) == ["/a"]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_odd_bytes_in_one_line_change_no_other_line(tmp_path, encoding):
    before = (line("/société") * 3).encode("utf-8")

    take(tmp_path, "access.log", before + line("/été").encode(encoding) + line("/b").encode() + b"\x00\x00")

    assert pages(tmp_path) == ["/b", "/société", "/été"]


def test_chinese_bytes_do_not_stop_a_log(tmp_path):
    take(tmp_path, "access.log", line("/產品").encode("big5") + line("/b").encode())

    assert len(pages(tmp_path)) == 2


def test_an_unclosed_quote_swallows_no_line(tmp_path):
    cut = line("/cut").rstrip('"\n') + "\n"

    take(tmp_path, "access.log", line("/a") + cut + line("/b") + '"' + line("/c"))

    assert {"/a", "/b", "/cut"} <= set(pages(tmp_path))


# an independent count of the same rules, line by line in plain Python

WHOLE = re.compile(
    r'^(?:\S+ )??(\S+) \S+ \S+ \[([^\]]+)\] "([A-Z]{3,20}) (\S.*?)(?: HTTP/[\d.]+)?" (\d{3}) \S+(?: "[^"]*" "([^"]*)"?)?'
)


def by_hand(lines):
    read, programs, counts, seen = [], set(), Counter(), set()
    for one in lines:
        found = WHOLE.match(one)
        if found is None:
            counts["refused"] += 1
            continue
        address, moment, method, target, status, agent = found.groups()
        when = datetime.strptime(moment, "%d/%b/%Y:%H:%M:%S %z").astimezone(UTC)
        path, _, query = target.partition("?")
        path = re.sub(r"^[a-z]+://[^/]*", "", path)
        visitor = (when.date(), address, agent)
        if path in FETCHES_FIRST:
            programs.add(visitor)
        read.append((visitor, when, method, path, query, int(status), agent))
    for visitor, when, method, path, query, status, agent in read:
        last = unquote(path).lower()
        ending = last.rsplit(".", 1)[-1] if "." in last else ""
        folders = last.split("/")[-2:]
        if agent == "-" or any(word in (agent or "").lower() for word in (*CALLS_ITSELF, *IS_A_LIBRARY)) or visitor in programs:
            counts["robot"] += 1
        elif method != "GET":
            counts["method"] += 1
        elif not (200 <= status < 300 or status == 304):
            counts["status"] += 1
        elif (
            ending in ("xml", "rss", "atom", "rdf")
            or {"feed", "feeds", "rss", "atom"} & set(folders)
            or re.search(r"(flav|feed|format|type)=(rss|atom)", query)
        ):
            counts["feed"] += 1
        elif ending in PARTS_OF_PAGES:
            counts["asset"] += 1
        elif (visitor, when, path) in seen:
            counts["repeated"] += 1
        else:
            seen.add((visitor, when, path))
            counts["visit"] += 1
    return counts


def counted(outcome):
    section = outcome.entry.sections[0]
    visits = sum(one.rows for one in outcome.entry.files if one.table == "touches")
    return (
        Counter({**section["left_out"], "refused": section["refused"], "repeated": section["repeated"], "visit": visits})
        - Counter()
    )


def test_the_counts_are_those_of_a_plain_count_by_hand(tmp_path):
    chance = random.Random(7)
    targets = (
        "/",
        "/a",
        "/a.html",
        "/b/feed/",
        "/c.css",
        "/d.JPG",
        "/robots.txt",
        "/e?x=1",
        "/f?flav=atom",
        "/g.pdf",
        "/h.xml",
        "/i%20j",
    )
    lines = [
        line(
            chance.choice(targets),
            address=f"198.51.100.{chance.randrange(40)}",
            when=f"0{chance.randrange(1, 5)}/Mar/2026:10:00:0{chance.randrange(6)} +0000",
            method=chance.choice(("GET", "GET", "GET", "HEAD", "POST")),
            status=chance.choice((200, 200, 200, 206, 301, 304, 404, 500)),
            agent=chance.choice((FIREFOX, FIREFOX, SAFARI, SAFARI, ROBOT, "-", "Wget/1.21")),
        )
        for _ in range(1500)
    ] + ["what is this\n"] * 3

    outcome = take(tmp_path, "access.log", "".join(lines))

    assert counted(outcome) == by_hand(lines)
    assert outcome.entry.rows == sum(counted(outcome).values())


def test_the_real_log_of_ten_thousand_lines_is_counted_as_by_hand(tmp_path):
    path = sample("exports", "access-logs", "apache_combined_10k.log")

    outcome = take_file(tmp_path, path)

    assert counted(outcome) == by_hand(path.read_text("utf-8").splitlines())
    assert outcome.entry.rows == 10_000


def test_every_published_sample_is_recognised_by_itself(tmp_path):
    folder: Path = sample("exports", "access-logs")

    formats = {path.name: take_file(tmp_path, path).entry.format for path in sorted(folder.glob("*.log"))}

    assert len(formats) == 13
    assert set(formats.values()) == {"accesslog.text", "accesslog.w3c", "accesslog.nginx_json", "accesslog.caddy_json"}

"""Feeds: RSS and Atom entries become contents with their author; nothing is fetched; a damaged file says so."""

from __future__ import annotations

import re

import pytest

from cordee.core.vocabulary.facts import CONTENTS
from cordee.core.vocabulary.problems import EmptyFile, UnreadableFile
from cordee.engine.feeds import HEADINGS, feed_rows, looks_like_feed
from tests.taking_in import facts, sample, take, workspace_in

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel><title>Ateliers</title><link>https://blog.atelier.example/</link>
<item><title>Redémarrer une ligne &amp;amp; dormir</title><link>https://blog.atelier.example/a</link><guid isPermaLink="false">a-1</guid>
<author>anne.roux@atelier.example (Anne Roux)</author><pubDate>Tue, 03 Mar 2026 09:00:00 +0100</pubDate><slash:comments>4</slash:comments></item>
<item><title>Talk</title><link>https://blog.atelier.example/b</link><pubDate>Wed, 04 Mar 2026 09:00:00 GMT</pubDate>
<enclosure url="https://blog.atelier.example/b.mp3" length="10" type="audio/mpeg"/></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title><author><name>Bob Stone</name></author>
<entry><id>tag:notes.example,2026:1</id><title type="html">&lt;b&gt;Pumps&lt;/b&gt;</title><link href="https://notes.example/1"/><updated>2026-03-05T10:00:00Z</updated></entry></feed>"""


def test_entries_of_rss_are_contents_with_their_author_by_address(tmp_path):
    outcome = take(tmp_path, "ateliers.xml", RSS)

    first, second = facts(workspace_in(tmp_path), CONTENTS)
    assert outcome.entry.format == "feed.entries"
    assert (first["source_key"], first["author_key"], first["author"]) == (
        "feed:a-1",
        "email:anne.roux@atelier.example",
        "Anne Roux",
    )
    assert (first["title"], first["kind"], first["comments"]) == ("Redémarrer une ligne & dormir", "post", 4)
    assert f"{first['happened_at']:%Y-%m-%d %H:%M}" == "2026-03-03 08:00"
    assert (second["kind"], second["comments"], second["author_key"]) == ("audio", None, None)


def test_an_atom_entry_takes_its_feed_s_author_and_its_title_without_marks(tmp_path):
    take(tmp_path, "notes.atom", ATOM)

    (only,) = facts(workspace_in(tmp_path), CONTENTS)
    assert (only["title"], only["author"], only["author_key"]) == ("Pumps", "Bob Stone", None)
    assert f"{only['happened_at']:%Y-%m-%d}" == "2026-03-05"


def test_a_longer_feed_brings_no_entry_twice(tmp_path):
    take(tmp_path, "one.xml", RSS)
    take(tmp_path, "two.xml", RSS.replace("Talk", "A talk"))

    assert len({row["source_key"] for row in facts(workspace_in(tmp_path), CONTENTS)}) == 2


@pytest.mark.parametrize("head", ["<rss><channel><item>", "<feed><entry"])
def test_a_feed_that_breaks_off_is_refused_or_empty_and_changes_nothing(tmp_path, head):
    with pytest.raises((UnreadableFile, EmptyFile)):
        take(tmp_path, "broken.xml", head)

    assert facts(workspace_in(tmp_path), CONTENTS) == []


def test_entities_of_a_feed_open_no_file_and_do_not_grow(tmp_path):
    bomb = (
        '<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    )
    path = tmp_path / "bomb.xml"
    path.write_text(RSS.replace("<rss", bomb + "<rss", 1).replace("Talk", "&f;&b;"), "utf-8")

    titles = [row[1] for row in feed_rows(path)[1:]]

    assert not any("/" in title or "aaa" in title for title in titles)


def test_a_table_of_pages_is_no_feed(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("title,feed\n<feed> is a tag,x\n", "utf-8")

    assert not looks_like_feed(path)


EXPECTED = {
    "link": r"entries\[0\]\['link'\] == '([^']*)'",
    "summary": r"entries\[0\]\['summary'\] == '([^']*)'",
    "content": r"entries\[0\]\['content'\]\[0\]\['value'\] == '([^']*)'",
    "author": r"entries\[0\]\['author_detail'\]\['name'\] == '([^']*)'",
}


def test_the_feeds_of_the_samples_read_as_they_say_themselves():
    folder = sample("exports", "feeds")
    checked = 0
    for path in sorted(folder.glob("*.xml")):
        said = path.read_text("utf-8")
        rows = feed_rows(path)
        assert looks_like_feed(path)
        assert rows[0] == list(HEADINGS)
        for heading, pattern in EXPECTED.items():
            if found := re.search(pattern, said):
                checked += 1
                assert rows[1][HEADINGS.index(heading)] == found[1], path.name
    assert checked == 16

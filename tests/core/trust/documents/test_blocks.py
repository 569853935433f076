"""What somebody wrote as Markdown comes as blocks, every letter of it, and opens no door."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from cordee.core.trust.documents.blocks import blocks_of
from cordee.core.trust.documents.document import KINDS, Facts
from cordee.core.trust.documents.texts import make
from cordee.core.vocabulary.text import LANGUAGES


def words(blocks):
    for one in blocks:
        yield from (run["text"] for run in one.get("runs", ()))
        yield one.get("text", "")
        for item in one.get("items", ()):
            yield from words(item)
        yield from words(one.get("blocks", ()))


def test_lists_stand_within_lists_and_numbers_stay_numbers():
    outer = blocks_of("1. a\n   - b\n2. c\n")[0]

    assert (outer["ordered"], len(outer["items"])) == (True, 2)
    assert [one["kind"] for one in outer["items"][0]] == ["paragraph", "list"]


def test_a_link_leads_to_the_web_or_a_mailbox_and_nowhere_else():
    runs = blocks_of("[a](https://x.example) [b](mailto:x@x.example) [c](../there) [d](javascript:alert)")[0]["runs"]
    found = {run["text"]: run["link"] for run in runs}

    assert (found["a"], found["b"], found["c"]) == ("https://x.example", "mailto:x@x.example", "")
    assert not [run for run in runs if "javascript" in run["link"]]


@given(st.text(max_size=80), st.sampled_from(["", "# ", "- ", "> ", "1. ", "    "]))
def test_any_text_is_read_and_gives_plain_data(text, mark):
    found = blocks_of(mark + text)

    assert json.loads(json.dumps(found)) == found


def test_no_word_of_our_own_documents_is_lost():
    for kind in KINDS:
        for language in LANGUAGES:
            body = make(kind, Facts(), language)
            given_ = " ".join(" ".join(words(blocks_of(body))).split())
            for line in body.splitlines():
                plain = " ".join(line.lstrip("#- ").replace("**", "").split())
                assert plain in given_, (kind, language, line)

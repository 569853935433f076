"""Plain text, Markdown and HTML of one message read the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.programmes.message_forms import FORMS, message_of
from cordee.core.vocabulary.problems_of_messages import MessageTooLong

MARKDOWN = "# Late **again**?\n\nYour line stops. Read [what they did](https://a.example/x), or _ask_.\n\n- `one`\n- two"
HTML = """<html><head><title>Late again?</title><style>p{}</style></head><body><h1>Late again?</h1><p>Your line stops. Read
<a href="https://a.example/x">what they did</a>, or <em>ask</em>.</p><ul><li>one</li><li>two</li></ul><script>var us</script></body></html>"""


def seen(message):
    return [(one.text, one.linked) for one in message.sentences]


def test_markup_is_no_word_and_a_link_is_known_by_its_words():
    found = message_of(MARKDOWN, form="markdown")

    assert [text.lstrip("- ") for text, _ in seen(found)] == [
        "Late again?",
        "Your line stops.",
        "Read what they did, or ask.",
        "one",
        "two",
    ]
    assert [linked for _, linked in seen(found)] == [False, False, True, False, False]


def test_html_reads_as_markdown_does_and_scripts_are_not_read():
    marked, tagged = message_of(MARKDOWN, form="markdown"), message_of(HTML, form="html")

    assert [text.lstrip("- ") for text, _ in seen(marked)] == [text for text, _ in seen(tagged)]
    assert [linked for _, linked in seen(marked)] == [linked for _, linked in seen(tagged)]
    assert "var us" not in tagged.body.text


def test_a_heading_that_repeats_the_title_is_told_apart_from_the_body():
    found = message_of("<h1>Late again?</h1><p>Yes.</p>", form="html")

    assert (found.title.text, found.body.text) == ("Late again?", "Yes.")


def test_a_first_line_alone_is_the_title_and_a_first_sentence_is_not():
    assert message_of("Late again?\n\nYour line stops.").title.text == "Late again?"
    assert message_of("Your line stops.\n\nAgain.").title.text == ""


def test_a_title_that_is_given_leaves_the_text_whole():
    assert message_of("Late again?\n\nYes.", title="Subject").body.text == "Late again?\n\nYes."


@given(st.text(max_size=200), st.sampled_from(FORMS))
def test_whatever_is_pasted_is_read(text, form):
    found = message_of(text, form=form)

    assert all(0 <= first <= last <= len(found.body.text) for first, last in found.body.links)


def test_what_is_longer_than_a_message_is_said_as_that():
    with pytest.raises(MessageTooLong):
        message_of("a" * 50_001)

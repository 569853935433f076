"""A letter refuses to be silent about what it must say, and nothing that it is told becomes a header or a tag."""

from __future__ import annotations

import re

import pytest

from cordee.core.trust.letter import Fact, Letter, Writer, plain, write
from cordee.core.trust.letters import LETTERS, letter_named
from cordee.core.vocabulary.problems_of_mail import LetterLacksFacts, NoSuchLetter
from cordee.core.vocabulary.text import LANGUAGES, Text

WRITER = Writer("Maison <Corde>", "hello@house.example", "1 rue du Pic, Annecy")
STOP = "https://house.example/unsubscribe/abc/"


def facts_of(letter, value="Ünï <b>{x}</b> & co"):
    return {one.name: f"https://house.example/{one.name}/" if one.link else value for one in letter.facts}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", LETTERS, ids=lambda one: one.id)
def test_every_letter_says_who_why_and_how_to_stop_in_both_parts_and_languages(letter, language):
    found = write(letter, facts_of(letter), language=language, writer=WRITER, stop=STOP, name="Anne")

    why, stop = ("Why you receive this", "in one click") if language == "en" else ("Pourquoi vous recevez ceci", "en un clic")
    assert "1 rue du Pic, Annecy" in found.text
    assert why in found.text
    assert stop in found.text
    assert STOP in found.text
    assert STOP in found.html
    assert "1 rue du Pic, Annecy" in found.html
    assert not re.search(r"<img|<script|@import|url\(|<b>", found.html)
    assert "{" not in re.sub(r"\{x\}", "", found.text)
    assert all(len(line) < 200 for line in found.text.splitlines())


@pytest.mark.parametrize("letter", LETTERS, ids=lambda one: one.id)
def test_a_letter_that_lacks_a_fact_is_not_written(letter):
    for fact in letter.facts:
        with pytest.raises(LetterLacksFacts):
            write(letter, facts_of(letter) | {fact.name: " "}, language="en", writer=WRITER, stop=STOP)


def test_a_fact_opens_no_line_of_its_own_in_the_subject():
    invitation = letter_named("invitation")

    found = write(
        invitation, facts_of(invitation) | {"inviter": "Eve\r\nBcc: all@x.example"}, language="en", writer=WRITER, stop=STOP
    )

    assert "\n" not in found.subject
    assert "\r" not in found.subject


@pytest.mark.parametrize(
    ("given", "shown"),
    [("a\u202eb", "ab"), ("a\u2028b", "a b"), ("a\x00b", "a b"), ("Jo\u00a0Roy", "Jo\u00a0Roy"), ("  a   b ", "a b")],
)
def test_what_hides_or_turns_letters_is_dropped(given, shown):
    assert plain(given) == shown


def test_without_a_name_nobody_is_called_by_one():
    found = write(letter_named("request"), facts_of(letter_named("request"), "x"), language="fr", writer=WRITER, stop=STOP)

    assert found.text.startswith("Bonjour,\n")


def test_a_button_opens_only_a_link_that_is_told():
    with pytest.raises(ValueError, match="opens no link"):
        Letter(
            "x", "notice", Text("a", "b"), (Fact("y", Text("a", "b")),), Text("a", "b"), (), Text("a", "b"), (Text("a", "b"), "y")
        )


def test_a_letter_that_does_not_exist_is_said_to_be_none():
    with pytest.raises(NoSuchLetter):
        letter_named("campaign")

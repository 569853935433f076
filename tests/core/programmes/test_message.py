"""A message is cut into sentences whose places stay those of its letters."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cordee.core.programmes.message import Lexicon, Message, Piece, addresses, folded, sentences


def said(text):
    return [one.text for one in sentences(Piece("body", text))]


def test_a_figure_an_abbreviation_and_an_initial_end_no_sentence():
    assert said("It takes 7.5 hours, e.g. at night. Ask Dr. Roux.") == ["It takes 7.5 hours, e.g. at night.", "Ask Dr. Roux."]


def test_a_line_that_is_only_folded_ends_no_sentence_and_a_line_of_a_list_does():
    assert said("The line\nstands still\n- on Monday\n- on Friday") == ["The line\nstands still", "- on Monday", "- on Friday"]


def test_french_marks_stand_apart_from_their_words():
    found = list(sentences(Piece("body", "Que faire\u202f? Attendre\u202f! « Non\u00a0».")))

    assert [one.asks for one in found] == [True, False, False]


@given(st.text())
def test_folding_moves_no_letter(text):
    assert len(folded(text)) == len(text)


@given(st.text(alphabet="aé. ?!\n-•", max_size=80))
def test_sentences_come_in_order_overlap_nowhere_and_lose_no_letter(text):
    found = [one.place for one in sentences(Piece("body", text))]

    assert all(first.end <= second.start for first, second in pairwise(found))
    kept = "".join(text[one.start : one.end] for one in found)
    assert sum(letter in "aé" for letter in kept) == sum(letter in "aé" for letter in text)


def test_a_word_is_found_whatever_its_accents_and_not_within_another():
    found = Lexicon(["arrêt*", "la plus *", "IA"]).find(folded("ARRETS, l’IA et la plus grande ; biais, arrêtons"))

    assert found == [(0, 6), (10, 12), (16, 30), (40, 48)]


def test_no_words_find_nothing():
    assert Lexicon([]).find("a b") == []
    assert not Lexicon(["", "…"]).holds("a b")


def test_an_address_leaves_its_full_stop():
    text = "See www.a.example, or https://b.example/c?d=1."

    assert [text[first:last] for first, last in addresses(text)] == ["www.a.example", "https://b.example/c?d=1"]


def test_a_sentence_with_a_link_says_so():
    text = "Read it. See https://b.example. Then call."
    message = Message(Piece("title", ""), Piece("body", text, addresses(text)))

    assert [one.linked for one in message.sentences] == [False, True, False]

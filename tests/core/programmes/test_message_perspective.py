"""A message speaks of its reader or of its sender, and one of them comes first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.programmes.message_check import as_message
from cordee.core.programmes.message_perspective import perspective, too_short


def of(sentence, language="en", names=()):
    return perspective(as_message("", sentence), language, names=names).spoken[0].of


@pytest.mark.parametrize(
    ("sentence", "language", "whom"),
    [
        ("What does an hour of standstill cost you?", "en", "reader"),
        ("The crew waits, and the batch is lost.", "en", "reader"),
        ("We are proud of our innovative platform.", "en", "us"),
        ("You benefit from GPU clusters and vector databases.", "en", "us"),
        ("Our customers value our patented engine.", "en", "us"),
        ("It rained in May.", "en", "neither"),
        ("Combien vous coûte une heure d’arrêt ?", "fr", "reader"),
        ("Notre solution de pointe intègre une API.", "fr", "us"),
        ("Vous disposez de notre moteur d’intelligence artificielle.", "fr", "us"),
        ("Il a plu en mai.", "fr", "neither"),
    ],
)
def test_a_sentence_speaks_of_the_side_with_more_signs(sentence, language, whom):
    assert of(sentence, language) == whom


@pytest.mark.parametrize(
    ("title", "late"),
    [("Votre réussite, notre priorité", True), ("Votre réussite", True), ("Combien coûte votre arrêt ?", False), ("", True)],
)
def test_a_title_that_only_says_your_does_not_put_the_reader_first(title, late):
    body = "Nous lançons notre plateforme. Notre moteur intègre une API. Nos ingénieurs en sont fiers. Votre équipe attend."

    assert perspective(as_message(title, body), "fr").comes_late == late


def test_letters_of_business_and_a_solution_are_no_technology():
    assert of("The ROI and a solution by June.") == "neither"
    assert of("Le ROI et une solution en juin.", "fr") == "neither"


def test_our_name_is_a_sign_of_us_and_the_same_letters_as_a_plain_word_are_not():
    assert of("Maintenance counts forty modules.", names=["Maintenance"]) == "us"
    assert of("A day of maintenance is lost.", names=["Maintenance"]) == "reader"


def test_saying_you_again_and_again_is_one_sign():
    once = perspective(as_message("", "You get the API."), "en").spoken[0]
    often = perspective(as_message("", "You, you and you get the API."), "en").spoken[0]

    assert [mark.sign for mark in once.marks] == [mark.sign for mark in often.marks]


def test_a_word_that_the_readers_use_themselves_is_no_technology():
    text = as_message("", "The API waits.")

    assert [perspective(text, "en", known=known).spoken[0].of for known in ([], ["API"])] == ["both", "reader"]


def test_the_country_is_not_us():
    assert of("Plants in the US lose a day.") == "reader"


def test_who_comes_first_hangs_on_the_order_and_nothing_else():
    ours = ["Our platform is unique.", "We built the engine in the cloud.", "Our algorithm has a patent."]
    theirs = ["Your line stands still.", "What does it cost you?", "Your crew waits for the tool.", "You lose an hour."]

    late = perspective(as_message("", " ".join(ours + theirs)), "en")
    early = perspective(as_message("", " ".join(theirs + ours)), "en")

    assert (late.comes_late, early.comes_late) == (True, False)
    assert not late.is_about_us
    assert not early.is_about_us
    assert (late.first_of_reader, early.first_of_reader) == (4, 1)


@given(st.lists(st.sampled_from(["Your line stops.", "Our platform is unique.", "It rained."]), min_size=1, max_size=12))
def test_every_sentence_is_counted_once(parts):
    read = perspective(as_message("", " ".join(parts)), "en")

    assert sum(read.count(one) for one in ("reader", "us", "both", "neither")) == len(parts)
    ours, theirs = parts.count("Our platform is unique."), parts.count("Your line stops.")
    assert read.is_about_us == (ours > theirs and ours >= 2)


def test_two_sentences_are_too_short_to_say():
    assert too_short(as_message("Late?", "Your line stops."))

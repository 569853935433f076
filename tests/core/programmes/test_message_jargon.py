"""Jargon is told with its places, and not where the reader knows it."""

from __future__ import annotations

from cordee.core.programmes.message_check import as_message
from cordee.core.programmes.message_checks import Finding, Untold
from cordee.core.programmes.message_jargon import acronyms, density, hollow

DENSE = "The platform has an API, a cloud gateway and a database. Its algorithm needs a firmware for each sensor. " * 2
PLAIN = "The night shift counts the pallets by hand and writes them on a sheet that nobody in the office has ever read. " * 3


def quotes(message, found):
    return [message.quote(one) for one in found.places]


def test_letters_are_told_once_at_their_first_place():
    message = as_message("The MES and you", "The MES talks to the PLC. A MES is slow.")

    found = acronyms(message)

    assert quotes(message, found) == ["MES", "PLC"]
    assert found.places[0].part == "title"


def test_letters_that_are_explained_known_or_everybody_s_are_not_told():
    text = "A manufacturing execution system (MES) and an ERP (the books of the firm) cost 3,000 EUR; the WMS is for Part II."

    assert acronyms(as_message("", text), known=["wms"]) is None


def test_a_text_in_capitals_is_not_a_heap_of_acronyms():
    assert acronyms(as_message("READ THIS TODAY", "Your line stops.")) is None


def test_words_of_technology_are_told_in_numbers_only():
    message = as_message("", DENSE)

    assert "platform" in quotes(message, density(message, "en"))
    assert density(as_message("", PLAIN), "en") is None
    assert isinstance(density(as_message("", "An API."), "en"), Untold)


def test_who_knows_the_words_is_not_asked_to_do_without():
    assert isinstance(density(as_message("", DENSE), "en", role="technical"), Untold)
    known = ["platform", "api", "cloud", "gateway", "database", "algorithm", "firmware", "sensor"]
    assert density(as_message("", DENSE), "en", known=known) is None


def test_hollow_words_are_told_and_those_that_the_company_avoids():
    message = as_message("", "Our holistic, robust offer is bespoke.")

    found = hollow(message, "en", avoided=["bespoke"])

    assert isinstance(found, Finding)
    assert quotes(message, found) == ["holistic", "robust", "bespoke"]
    assert hollow(as_message("", PLAIN), "en") is None


def test_braces_in_a_text_are_only_letters():
    message = as_message("", "Our {holistic} offer {0}.")

    assert hollow(message, "en").seen.in_language("fr") == "Vu\u00a0: holistic."

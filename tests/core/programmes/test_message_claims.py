"""A claim is told where nothing beside it can be checked."""

from __future__ import annotations

import pytest

from cordee.core.programmes.message_check import as_message
from cordee.core.programmes.message_claims import figures, superlatives
from cordee.core.programmes.message_perspective import perspective


def told(judge, text, language="en"):
    message = as_message("", text)
    found = judge(perspective(message, language), language)
    return [message.quote(one) for one in found.places] if found else []


@pytest.mark.parametrize(
    ("text", "language", "claim"),
    [
        ("We are the leading supplier.", "en", "leading"),
        ("Our pump is the most reliable on the market.", "en", "the most reliable"),
        ("Nous sommes le numéro un.", "fr", "numéro un"),
        ("C’est l’offre la plus complète du marché.", "fr", "la plus complète"),
    ],
)
def test_a_superlative_on_us_with_nothing_to_check_is_told(text, language, claim):
    assert told(superlatives, text, language) == [claim]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We are the leading supplier, see https://a.example/ranking.", "en"),
        ("We are the leading supplier. According to the association, of 40 firms.", "en"),
        ("Nous sommes le numéro un, selon l’enquête de la fédération.", "fr"),
        ("Changeovers cost you the most time.", "en"),
        ("C’est ce qui vous coûte le plus de temps.", "fr"),
    ],
)
def test_a_superlative_with_its_ground_or_on_the_reader_s_work_is_not_told(text, language):
    assert told(superlatives, text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "figure"),
    [
        ("It saves 30 % of the energy.", "en", ["30 %"]),
        ("It is 3 times as fast.", "en", ["3 times"]),
        ("Nine in ten agree.", "en", ["Nine in ten"]),
        ("Thousands of customers agree.", "en", ["Thousands of customers"]),
        ("Un camion sur quatre rentre vide.", "fr", ["Un camion sur quatre"]),
        ("It costs 900 euros an hour, in eight hours.", "en", []),
        ("We are in ten countries, in two sizes.", "en", []),
        ("It saves 30 % of the energy, measured in four plants over a year.", "en", []),
        ("It saves 30 %. Source: audit of 2026.", "en", []),
        ("It saves 30 % [2].", "en", []),
        ("A discount of 30 % until May.", "en", []),
    ],
)
def test_a_share_a_multiple_and_a_crowd_need_a_source_beside_them(text, language, figure):
    assert told(figures, text, language) == figure

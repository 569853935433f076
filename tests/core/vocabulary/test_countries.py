"""A country is said in the reader's language, however its source wrote it."""

from __future__ import annotations

import pytest

from cordee.core.vocabulary.countries import country_name
from cordee.worlds.names import COUNTRIES


@pytest.mark.parametrize(
    ("written", "english", "french"),
    [
        ("Germany", "Germany", "Allemagne"),
        ("allemagne", "Germany", "Allemagne"),
        ("Deutschland", "Germany", "Allemagne"),
        ("de", "Germany", "Allemagne"),
        (" GB ", "United Kingdom", "Royaume-Uni"),
        ("UK", "United Kingdom", "Royaume-Uni"),
        ("USA", "United States", "États-Unis"),
        ("Etats-Unis", "United States", "États-Unis"),
        ("Bordurie", "Bordurie", "Bordurie"),
        ("XX", "XX", "XX"),
        ("", "", ""),
        (None, "", ""),
    ],
)
def test_a_code_and_a_name_in_any_of_our_languages_are_one_country(written, english, french):
    assert (country_name(written, "en"), country_name(written, "fr")) == (english, french)


def test_every_country_of_the_invented_market_has_a_french_name_of_its_own():
    said = {one.name: country_name(one.name, "fr") for one in COUNTRIES}

    assert len(set(said.values())) == len(COUNTRIES)
    assert {name for name, french in said.items() if name == french} <= {"France"}

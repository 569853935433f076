"""Invented names are nobody's, and each organisation's own."""

from __future__ import annotations

import stdnum.fr.siren
from hypothesis import given
from hypothesis import strategies as st

from cordee.worlds import names
from cordee.worlds.dice import Dice


def test_no_two_numbers_share_a_domain_in_any_country() -> None:
    dice = Dice(1)
    domains = {names.company(dice, names.FRANCE, number=number).domain for number in range(names.CAPACITY)}
    trades = {id(country.language): country.language.trades for country in names.COUNTRIES}
    slugs = [names.slug(trade) for each in trades.values() for trade in each]

    assert len(domains) == names.CAPACITY
    assert len(slugs) == len(set(slugs)) == names.TRADES * len(trades)


@given(st.integers(0, 999_999))
def test_a_siren_passes_luhns_check_and_begins_where_no_register_does(number: int) -> None:
    siren = names.siren(number)

    assert stdnum.fr.siren.is_valid(siren)
    assert siren.startswith("00")


@given(st.integers(0, 10_000), st.text("abcdef", min_size=1, max_size=12))
def test_a_mistyped_word_is_another_word_unless_it_repeats_one_letter(seed: int, word: str) -> None:
    assert names.mistyped(Dice(seed), word) != word

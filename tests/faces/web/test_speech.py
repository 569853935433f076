"""Numbers, shares, money and dates are written as their readers write them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from cordee.faces.web.speech import Words
from cordee.faces.web.words import WORDS

EN, FR = Words("en", "Europe/Paris"), Words("fr", "Europe/Paris")


@pytest.mark.parametrize(
    ("english", "french"),
    [
        (EN.share(0.123), FR.share(0.123)),
        (EN.number(1234.5, 1), FR.number(1234.5, 1)),
        (EN.money(Decimal("2940.00"), "EUR"), FR.money(Decimal("2940.00"), "EUR")),
        (EN.date(date(2026, 11, 1)), FR.date(date(2026, 11, 1))),
        (EN.join(["a", "b", "c"]), FR.join(["a", "b", "c"])),
        (EN.points(-0.09), FR.points(-0.09)),
    ],
)
def test_each_language_has_its_own_way(english, french):
    expected = {
        "12%": "12\u00a0%", "1,234.5": "1\u202f234,5", "€2,940": "2\u202f940\u00a0€", "1\u00a0November 2026": "1er\u00a0novembre 2026",
        "a, b and c": "a, b et c", "−9": "−9",
    }  # fmt: skip

    assert expected[english] == french


def test_a_small_share_keeps_a_digit():
    assert EN.share(0.004) == "0.4%"
    assert EN.share(0.0) == "0%"


def test_a_moment_is_told_in_the_zone_of_the_workspace():
    assert EN.moment(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == "2\u00a0July 2026, 00:30"


def test_one_is_said_as_one():
    assert EN("rows.answer", n=1, table="cases") == "1 row of the table cases"
    assert FR("rows.answer", n=2, table="cases") == "2 lignes de la table cases"


def test_facts_are_escaped_in_a_sentence():
    assert EN("one.title", name="<b>") == "Where does &lt;b&gt; stand?"


def test_every_variant_for_one_belongs_to_a_sentence():
    assert not [key for key in WORDS if key.endswith(".one") and key.removesuffix(".one") not in WORDS]


def test_half_a_euro_goes_up_whether_the_number_before_it_is_even_or_odd():
    even, odd = Decimal("1234.50"), Decimal("1235.50")

    assert (EN.money(even, "EUR"), EN.money(odd, "EUR"), EN.money(-even, "EUR")) == ("€1,235", "€1,236", "€−1,235")

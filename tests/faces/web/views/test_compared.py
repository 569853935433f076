"""Results compared, and paths: chances in words, in person against online, contents; no page claims more than it knows."""

from __future__ import annotations

import re

import pytest

from cordee.faces.web.chances import chance
from cordee.faces.web.speech import Words
from tests.site import client_of


def text(path, language="en"):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", client_of("reader", language).get(path).content.decode()))


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (0.99, "more than 19 chances in 20", "plus de 19 chances sur 20"),
        (0.88, "about 9 chances in 10", "environ 9 chances sur 10"),
        (0.5, "about one chance in 2", "environ une chance sur 2"),
        (0.08, "about one chance in 10", "environ une chance sur 10"),
        (0.01, "less than one chance in 20", "moins d’une chance sur 20"),
    ],
)
def test_a_chance_is_said_as_people_say_it(value, english, french):
    assert (chance(Words("en"), value), chance(Words("fr"), value)) == (english, french)


def test_a_technique_is_called_ahead_from_three_chances_in_four_on_only():
    from cordee.faces.web.views.compared import sentence

    row = {"technique": "webinar", "among_two": 0.74}

    assert "No technique is likely ahead yet." in sentence(Words("en"), [row])
    assert "No technique" not in sentence(Words("en"), [row | {"among_two": 0.76}])
    assert "Too few closed cases" in sentence(Words("en"), [])


def test_the_page_names_the_best_bet_and_says_what_was_not_told_apart(site):
    english, french = text("/results/compared/"), text("/results/compared/", "fr")

    assert "that it is among the two that win most" in english
    assert "In person or online?" in english
    assert "One of the two has no closed case yet, so nothing is compared." in english
    assert "cases could not be told apart: telephone" in english
    assert "Parmi les deux qui réussissent le mieux" in french


def test_where_all_accounts_are_of_one_country_no_country_is_set_beside_itself(site):
    assert "No account names two countries or two industries" in text("/results/compared/?by=region")


def test_paths_say_which_export_feeds_them_where_no_touch_names_a_content(site):
    assert "Access logs, page visits and lists of clicks" in text("/results/paths/")
    assert "Les journaux d’accès" in text("/results/paths/", "fr")


def test_undecided_techniques_are_counted_and_not_named_two_of_many(site):
    page = text("/results/techniques/")

    assert "Costs known" not in page
    assert not re.search(r"About .* we do not know yet", page)

"""The attribution page: two ways of counting side by side, what nobody saw, and honesty where there are few wins."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import RequestFactory

from cordee.core.measurement.readings import Compared, Readings
from cordee.core.vocabulary.estimate import Estimate
from cordee.faces.web.speech import Words
from tests.site import client_of

PAGE = "/results/attribution/"


def text(answer) -> str:
    return answer.content.decode("utf-8")


def test_the_page_tells_which_wins_nobody_saw_coming(site):
    client = client_of("reader")

    answer = client.get(PAGE)

    assert answer.status_code == 200
    assert "What we cannot see" in text(answer)
    assert "nothing seen before the win" in text(answer)


def test_the_credits_shown_and_the_unseen_wins_add_up_to_all_wins(site):
    client = client_of("reader")
    wins = sum(1 for row in site.rows("cases") if row["won_at"] is not None)

    shown = list(csv.DictReader(io.StringIO(text(client.get("/results/attribution.csv")).lstrip("\ufeff"))))

    assert wins > 20
    for column in ("wins_credited", "wins_credited_by_rival"):
        assert sum(float(row[column]) for row in shown) == pytest.approx(wins)
    assert shown[-1]["reason"] == "untouched"


def test_the_file_is_sorted_as_the_page_is(site):
    client = client_of("reader")

    names = [
        row["technique"]
        for row in csv.DictReader(io.StringIO(text(client.get("/results/attribution.csv?sort=item")).lstrip("\ufeff")))
    ][:-1]

    assert names == sorted(names, key=str.casefold)
    assert len(names) > 1


def test_people_of_ours_stand_by_name_whatever_is_asked_for_so_that_nobody_is_ranked(site):
    from cordee.faces.web.views.attribution import order_of

    asked = RequestFactory().get(PAGE + "?by=carrier&sort=-credit")

    assert order_of(asked, "carrier") == "item"
    assert order_of(asked, "technique") == "-credit"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_statistical_word_stands_on_the_page(site, language):
    shown = text(client_of("reader", language).get(PAGE)).casefold()

    for word in ("confidence", "confiance", "p-value", "markov", "shapley", "variance", "bootstrap"):
        assert word not in shown


def test_what_was_not_asked_for_falls_back_to_techniques(site):
    client = client_of("reader")

    answer = client.get(PAGE + "?by=nonsense&sort=nonsense")

    assert answer.status_code == 200
    assert "Webinar" in text(answer)


def test_before_the_first_run_the_page_says_what_feeds_it(empty_site):
    shown = text(client_of("reader").get(PAGE))

    assert "Exports of touches and deals feed it" in shown


def test_whoever_is_not_signed_in_sees_no_credit(site):
    assert client_of(None).get(PAGE).status_code in (302, 403)


def test_where_one_thing_alone_is_known_nothing_is_said_to_be_lacking():
    from cordee.faces.web.views.attribution import sentence, settle

    alone = Estimate(94.0, 60, reason="only_one")
    found = Readings((Compared("energy", alone, alone, "unknown"),), 26.0, 120.0)

    said = sentence(Words("en"), found, "content")

    assert "nothing to share out" in said
    assert "94 of 120 wins" in said
    assert not [one for one in settle(Words("en"), found, "content") if "more winning" in one]


def test_where_wins_are_too_few_the_page_says_so_and_what_to_do_meanwhile_and_nowhere_else():
    from cordee.faces.web.views.attribution import sentence, too_few

    short, known = Estimate(6.0, 9, reason="too_few_winners"), Estimate(60.0, 80, 40.0, 80.0)

    def found(one):
        return Readings((Compared("webinar", one, one, "unknown"), Compared("referral", one, one, "unknown")), 3.0, 15.0)

    assert too_few(found(short), "technique")
    assert "Too few wins to share them out" in sentence(Words("en"), found(short), "technique")
    assert not too_few(found(known), "technique")
    assert not too_few(found(short), "carrier"), "people are not shared out at all"

"""This week: compared with the right run, said by its hour where the day is the same."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from tests.site import client_of

HEAD = "Deal ID,Company,Domain,Stage,Opened,Close date,Amount,Currency\n"
DAY = date(2026, 9, 15)


def deal(number, amount=100):
    return f"d{number},Firme {number},firme{number}.example,won,2026-09-0{number},2026-09-1{number},{amount},EUR\n"


@pytest.fixture
def at(empty_site):
    def run(hour, **files):
        for name, content in files.items():
            (empty_site.folder / "inbox" / f"{name}.csv").write_text(HEAD + content)
        empty_site.clock = lambda: datetime(2026, 9, 15, hour, 5, tzinfo=UTC)
        empty_site.take_in(empty_site.folder / "inbox")
        empty_site.run(as_of=DAY, again=True)

    return run


def shown(language):
    text = re.sub(r"<[^>]+>", "", client_of("marketing", language).get("/").content.decode())
    return re.sub(r"\s+", " ", text)


def test_a_run_of_the_same_day_is_named_by_its_hour_in_the_readers_zone(at):
    at(8, one=deal(1))
    at(10, two=deal(2))

    assert "1 account moved since 15 Sept 2026, 10:05. Closed since: 1 case won, 0 lost." in shown("en")
    assert "1 compte a bougé depuis le 15 sept. 2026, 10:05. Closes depuis : 1 affaire gagnée, 0 perdue." in shown("fr")


def test_a_run_made_once_more_from_the_same_is_passed_over(at):
    at(8, one=deal(1))
    at(10, two=deal(2))
    at(12)

    assert "since 15 Sept 2026, 10:05" in shown("en")


def test_a_run_of_another_day_is_named_by_its_day(site):
    assert "since 16 September 2026" in shown("en")


def test_where_no_account_moved_it_says_so_in_words(at):
    at(8, one=deal(1) + deal(2))
    at(10, two=deal(1, amount=200))

    assert "No account changed its stage since" in shown("en")
    assert "Aucun compte n’a changé d’étape depuis le" in shown("fr")

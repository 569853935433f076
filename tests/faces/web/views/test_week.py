"""This week: compared with the right run, said by its hour where the day is the same."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import partial

import pytest

from cordee.wiring import create_company, open_company
from tests.ready import copy_of
from tests.site import client_of, leave, point_at

HEAD = "Deal ID,Company,Domain,Stage,Opened,Close date,Amount,Currency\n"
DAY = date(2026, 9, 15)


def deal(number, amount=100):
    return f"d{number},Firme {number},firme{number}.example,won,2026-09-0{number},2026-09-1{number},{amount},EUR\n"


def run_at(company, hour, **files):
    """Take files in and run, at an hour of the day."""
    for name, content in files.items():
        (company.folder / "inbox" / f"{name}.csv").write_text(HEAD + content)
    company.clock = lambda: datetime(2026, 9, 15, hour, 5, tzinfo=UTC)
    company.take_in(company.folder / "inbox")
    company.run(as_of=DAY, again=True)


def at_eight(folder):
    """Make a company with one deal, run at eight."""
    run_at(create_company(folder), 8, one=deal(1))


def at_ten(folder):
    """Make the same company with a second deal, run at ten."""
    run_at(open_company(copy_of(at_eight, folder)), 10, two=deal(2))


@pytest.fixture
def at(empty_site):
    return partial(run_at, empty_site)


@pytest.fixture
def serve(tmp_path):
    """Give the means to serve a copy of a company that is ready."""

    def served(make):
        folder = copy_of(make, tmp_path / "ready")
        point_at(folder)
        return open_company(folder)

    yield served
    leave()


def shown(language):
    return text_of("/", language)


def text_of(path, language="fr"):
    text = re.sub(r"<[^>]+>", " ", client_of("marketing", language).get(path).content.decode())
    return re.sub(r"\s+", " ", text)


def test_a_run_of_the_same_day_is_named_by_its_hour_in_the_readers_zone(serve):
    serve(at_ten)

    assert "No account changed its stage since 15 Sept 2026, 10:05." in shown("en")
    assert "Aucun compte n’a changé d’étape depuis le 15 sept. 2026, 10:05." in shown("fr")


def test_what_a_new_file_tells_of_earlier_days_is_no_movement_of_the_market(serve):
    serve(at_ten)

    english, french = shown("en"), shown("fr")

    assert (
        "1 account stands at another stage by what happened before that date and is known only now. "
        "Ends known since: 1 case won, 0 lost; one of these cases had closed before that date." in english
    )
    assert "One file was added since: two.csv. Part of what changed comes from that, and not from the market." in english
    assert "Un fichier a été ajouté depuis : two.csv." in french
    assert "dont un pour un fait antérieur à cette date, connu seulement maintenant" in french
    assert "Talk with Firme 2" not in english


def test_what_happened_since_is_movement(serve):
    company = serve(at_eight)
    before = deal(2).replace(",won,", ",Proposal,").replace("2026-09-12,100", ",100")
    (company.folder / "inbox" / "two.csv").write_text(HEAD + before.replace("2026-09-02", "2026-09-16"))
    company.clock = lambda: datetime(2026, 9, 22, 8, tzinfo=UTC)
    company.take_in(company.folder / "inbox")
    company.run(as_of=date(2026, 9, 22))

    assert "1 account moved since 15 September 2026." in shown("en")


def test_a_customer_again_is_told_by_the_win_that_is_new_and_not_by_its_first(at):
    again = deal(2).replace("Firme 2,firme2", "Firme 1,firme1")
    at(8, one=deal(1), two=again.replace(",won,", ",Proposal,").replace("2026-09-12,100", ",100") + deal(3))
    at(10, two=again + deal(3))

    english, french = shown("en"), shown("fr")

    assert "before: purchase; case won on 12 September 2026, known only now" in english.replace("\u00a0", " ")
    assert "affaire gagnée le 12 septembre 2026, connue seulement maintenant" in french.replace("\u00a0", " ")
    assert "Cases won 1 " in english
    assert "Ends known since: 1 case won, 0 lost; one of these cases had closed before that date." in english
    assert "Issues connues depuis : 1 affaire gagnée, 0 perdue" in french.replace("\u00a0", " ")
    assert re.search(r"Purchase 0 −1 since then", english)
    assert re.search(r"Client 2 \+1 depuis", french)
    assert "Now 2; 1 in the figures of 15 Sept 2026, 10:05." in english.replace("\u00a0", " ")


def touched():
    return "date,channel,email,company,domain\n2026-08-20,newsletter,p@firme1.example,Firme 1,firme1.example\n"


def test_cases_that_turn_to_another_technique_are_counted_with_the_reason(serve):
    company = serve(at_eight)
    (company.folder / "inbox" / "clicks.csv").write_text(touched())
    run_at(company, 10)

    english, french = shown("en"), shown("fr")

    assert "Cases that count for another technique 1 1 because an earlier touch is known now" in english
    assert "Affaires comptées pour une autre technique 1 1 parce qu’une interaction antérieure est maintenant connue" in french


def test_where_the_crm_names_the_source_a_file_of_touches_turns_no_case(at, empty_site):
    (empty_site.folder / "inbox" / "one.csv").write_text(
        HEAD.replace("Stage", "Source,Stage") + deal(1).replace(",won,", ",Webinaire,won,")
    )
    at(8)
    (empty_site.folder / "inbox" / "clicks.csv").write_text(touched())
    at(10)

    [case] = empty_site.rows("cases")

    assert (case["technique"], case["tracked"], case["declared"], case["decided_by"]) == (
        "webinar",
        "newsletter",
        "webinar",
        "source",
    )
    assert "count for another technique" not in shown("en")
    assert "première interaction : Newsletters" in text_of(f"/account/{case['organisation_id']}")
    assert "Première interaction et CRM en désaccord" in text_of("/results/techniques/")


def test_a_run_made_once_more_from_the_same_is_passed_over(serve):
    run_at(serve(at_ten), 12)

    assert "since 15 Sept 2026, 10:05" in shown("en")


def test_a_run_of_another_day_is_named_by_its_day(site):
    assert "since 16 September 2026" in shown("en")


def test_where_no_account_moved_it_says_so_in_words(at):
    at(8, one=deal(1) + deal(2))
    at(10, two=deal(1, amount=200))

    assert "No account changed its stage since" in shown("en")
    assert "Aucun compte n’a changé d’étape depuis le" in shown("fr")


COMPANIES = "Company,Domain,Country,Sector\nFirme 1,firme1.example,Germany,Textiles\nFirme 2,firme2.example,BE,Textiles\n"


def test_a_country_is_said_in_the_readers_language_in_lists_in_filters_and_on_the_account(at, empty_site):
    (empty_site.folder / "inbox" / "companies.csv").write_text(COMPANIES)
    at(8, one=deal(1), two=deal(2))

    accounts, account = text_of("/accounts/"), text_of("/account/" + empty_site.rows("accounts")[0]["organisation_id"])

    assert "Textiles, Allemagne" in accounts
    assert "Textiles, Belgique" in accounts
    assert "Germany" not in accounts + account
    assert "Textiles, Germany" in text_of("/accounts/", "en")
    assert "Allemagne" in account or "Belgique" in account

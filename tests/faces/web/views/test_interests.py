"""The page of interests: ties entered and corrected on it, sums to the cent, the register as it stood, in both languages."""

from __future__ import annotations

import re
from datetime import datetime
from html import unescape
from zoneinfo import ZoneInfo

import pytest

from tests.site import client_of

PAGE = "/data/trust/interests/"
TODAY = f"{datetime.now(ZoneInfo('Europe/Paris')):%Y-%m-%d}"  # the zone of a new workspace
TIE = {"who": "p7@firme7.example", "label": "Ann <b>Roux</b>", "kind": "gift", "giver": "Acme & Fils", "value": "999,99", "currency": "EUR",
       "since": TODAY, "until": "", "topic": "pumps", "objective": "launch", "note": ""}  # fmt: skip
CONTRACT = {"who": "p7@firme7.example", "label": "Ann", "giver": "Acme & Fils", "objective": "launch", "reference": "binder 4",
            "signed_on": TODAY, "until": ""}  # fmt: skip
ALL = ["parties", "contacts", "tax_residence", "missions", "pay", "in_kind", "rights", "law"]


def text(answer):
    return unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.mark.parametrize(("language", "amount"), [("en", "€999.99"), ("fr", "999,99\u00a0€")])
def test_a_tie_is_entered_and_shown_to_the_cent(empty_site, language, amount):
    client = client_of("marketing", language)

    sent = client.post(PAGE, TIE)
    page = client.get(PAGE)

    assert sent.status_code == 302
    assert amount in text(page)
    assert "Ann &lt;b&gt;Roux&lt;/b&gt;" in page.content.decode()
    assert "firme7.example" not in text(page), "the register keeps no address"


def test_one_cent_more_and_a_contract_is_needed_until_it_is_noted_whole(empty_site):
    client = client_of("marketing")
    client.post(PAGE, TIE)
    near = text(client.get(PAGE))
    client.post(PAGE, TIE | {"value": "0.01"})
    blocked = text(client.get(PAGE))
    client.post(f"{PAGE}contracts/", CONTRACT | {"mention": ALL[:-1]})
    short = text(client.get(PAGE))
    client.post(f"{PAGE}contracts/", CONTRACT | {"mention": ALL})
    signed = text(client.get(PAGE))
    client.post(f"{PAGE}contracts/2/", {"why": "not countersigned"})

    assert "One cent away" in near
    assert "Needed first" in blocked
    assert "One publication must wait for a written contract." in blocked
    assert "missing: that French law applies" in short
    assert "Needed first" not in signed
    assert "Needed first" in text(client.get(PAGE))


def test_a_correction_shows_both_lines_and_why(empty_site):
    client = client_of("marketing")
    client.post(PAGE, TIE)
    client.post(f"{PAGE}1/", TIE | {"value": "120", "why": "invoice 12"})

    page = text(client.get(f"{PAGE}1/"))

    assert "€999.99" in page
    assert "€120.00" in page
    assert "corrects entry 1: invoice 12" in page
    assert "Entry 2 has taken its place." in page
    assert "Correct it" not in page, "what does not stand is not corrected"


def test_a_withdrawn_tie_leaves_the_list_and_can_still_be_read(empty_site):
    client = client_of("marketing")
    client.post(PAGE, TIE)

    client.post(f"{PAGE}1/", {"withdraw": "yes", "why": "another Ann"})

    assert "No tie is in the register." in text(client.get(PAGE))
    assert "withdraws entry 1: another Ann" in text(client.get(f"{PAGE}1/"))


def test_the_register_before_its_first_entry_was_empty(empty_site):
    client = client_of("marketing")
    client.post(PAGE, TIE)

    assert "No tie is in the register." in text(client.get(f"{PAGE}?day=2026-01-31"))
    assert "One tie holds." in text(client.get(f"{PAGE}?day={TODAY}"))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"value": "1,000"}, "no amount"),
        ({"since": "tomorrow"}, "A day is missing"),
        ({"who": "Nobody Known"}, "Nobody is known as"),
        ({"label": " "}, "what the register calls them"),
        ({"kind": "bribe"}, "none of those known"),
        ({"giver": "a" * 201}, "longer than 200"),
    ],
)
def test_what_cannot_be_is_said_beside_the_form_and_what_was_typed_stays(empty_site, change, said):
    answer = client_of("marketing").post(PAGE, TIE | change)

    assert answer.status_code == 400
    assert said in text(answer)
    assert 'value="pumps"' in answer.content.decode()


def test_half_a_contract_is_complained_about_and_its_ticks_stay(empty_site):
    answer = client_of("marketing").post(f"{PAGE}contracts/", CONTRACT | {"reference": "", "mention": ALL[:2]})

    assert answer.status_code == 400
    assert "where it is kept is missing" in text(answer)
    assert answer.content.decode().count(" checked") == 2


def test_an_entry_is_not_corrected_without_a_reason_or_twice(empty_site):
    client = client_of("marketing")
    client.post(PAGE, TIE)

    assert "A correction says why." in text(client.post(f"{PAGE}1/", TIE | {"why": " "}))
    client.post(f"{PAGE}1/", TIE | {"why": "again"})
    assert "does not stand any more" in text(client.post(f"{PAGE}1/", TIE | {"why": "twice"}))


def test_the_register_leaves_as_a_file_with_its_author_and_no_key(empty_site):
    client = client_of("marketing")
    client.post(PAGE, TIE)

    file = client.get("/data/trust/interests.csv").content.decode("utf-8-sig")

    assert "999.99" in file
    assert "marketing@cordee.example" in file
    assert not re.search(r"[0-9a-f]{64}", file)


@pytest.mark.parametrize("number", ["99", "0", "9" * 30])
def test_an_entry_that_is_not_there_is_a_page_that_is_not_there(empty_site, number):
    assert client_of("marketing").get(f"{PAGE}{number}/").status_code == 404


@pytest.mark.parametrize("role", ["sales", "reader", "expert"])
def test_who_does_not_keep_the_register_neither_sees_nor_writes_it(empty_site, role):
    client = client_of(role)

    seen = [client.get(one).status_code for one in (PAGE, "/data/trust/interests.csv", f"{PAGE}1/")]
    written = [client.post(one, TIE).status_code for one in (PAGE, f"{PAGE}1/", f"{PAGE}contracts/", f"{PAGE}contracts/1/")]

    assert set(seen + written) == {403}
    assert not empty_site.registers().entries()

"""What identifiers and names say: numbers checked, domains cut, legal names reduced, countries recognised."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.identity.names import country_of, legal_name, registrable_domain, siren_of, vat_of
from cordee.core.vocabulary.keys import FREE_MAIL


@pytest.mark.parametrize(
    ("written", "siren"),
    [
        ("552008443", "552008443"),
        (" 552 008 443 ", "552008443"),
        ("732 829 320 00074", "732829320"),  # INSEE's own example of a SIRET
        ("FR 40 303 265 045", "303265045"),  # the example of the French tax office
        ("356 000 000 00048", "356000000"),  # La Poste, whose SIRETs follow a rule of their own
    ],
)
def test_a_french_number_gives_the_same_nine_digits_however_it_is_written(written: str, siren: str):
    assert siren_of(written) == siren


@pytest.mark.parametrize("written", ["552008444", "73282932000075", "FR41303265045", "55200844", "5520084430", "", "none", None])
def test_a_number_with_a_wrong_key_or_length_is_no_siren(written: str | None):
    assert siren_of(written) is None


def test_nine_noughts_are_no_siren_though_their_key_is_right():
    assert siren_of("000 000 000") is None
    assert siren_of("0" * 14) is None


@given(st.integers(0, 10**9 - 1), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(number: int, place: int, shift: int):
    digits = f"{number:09}"
    wrong = digits[:place] + str((int(digits[place]) + shift) % 10) + digits[place + 1 :]

    assert siren_of(digits) is None or siren_of(wrong) is None


@pytest.mark.parametrize(
    ("written", "vat"),
    [("BE 0403.170.701", "BE0403170701"), ("de136695976", "DE136695976"), ("FR 40 303 265 045", "FR40303265045")],
)
def test_a_vat_number_is_kept_in_its_compact_form(written: str, vat: str):
    assert vat_of(written) == vat


@pytest.mark.parametrize("written", ["BE0403170702", "XX123456789", "0403170701", "", None])
def test_a_vat_number_with_a_wrong_key_or_without_a_country_is_none(written: str | None):
    assert vat_of(written) is None


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("mail.acme.co.uk", "acme.co.uk"),
        ("WWW.Acme.FR.", "acme.fr"),
        (" acme.com ", "acme.com"),
        ("paris.bureau.fonderie.example", "fonderie.example"),
        ("bäcker.de", "bäcker.de"),
    ],
)
def test_a_host_is_cut_to_what_is_registered(host: str, domain: str):
    assert registrable_domain(host) == domain


@pytest.mark.parametrize("host", sorted(FREE_MAIL))
def test_a_free_mail_domain_is_nobodys_company(host: str):
    assert registrable_domain(host) is None
    assert registrable_domain(f"mx1.{host}") is None


def test_two_tenants_of_one_landlord_are_two_domains_and_the_landlords_suffix_is_none():
    assert registrable_domain("fonderie.myshopify.com") != registrable_domain("laiterie.myshopify.com")
    assert registrable_domain("myshopify.com") is None


@pytest.mark.parametrize("host", ["192.168.0.1", "co.uk", "localhost", "com", "a..b", ".", "", None])
def test_what_is_no_domain_gives_none(host: str | None):
    assert registrable_domain(host) is None


@given(st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,8}){1,3}", fullmatch=True))
def test_a_registrable_domain_is_registrable_itself(host: str):
    found = registrable_domain(host)

    assert found is None or (registrable_domain(found) == found and host.endswith(found))


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Fonderie Lunaire S.A.S.", "fonderie lunaire"),
        ("FONDERIE LUNAIRE SAS", "fonderie lunaire"),
        ("Société Générale SA", "societe generale"),
        ("Müller & Söhne GmbH", "muller sohne"),
        ("Acme, Inc.", "acme"),
        ("SA", "sa"),
        ("", None),
        (None, None),
    ],
)
def test_a_legal_name_loses_its_form_its_case_and_its_accents(name: str | None, bare: str | None):
    assert legal_name(name) == bare


def test_what_is_not_a_legal_form_stays_and_keeps_two_companies_apart():
    assert legal_name("KDP Groupe") != legal_name("KDP Software")
    assert legal_name("Saint-Gobain") == "saint gobain"
    assert legal_name("Agence Saône") == "agence saone"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("France", "FR"),
        ("Allemagne", "DE"),
        ("GERMANY", "DE"),
        ("États-Unis", "US"),
        ("fr", "FR"),
        ("Atlantis", "Atlantis"),
        ("  ", None),
    ],
)
def test_a_country_is_known_in_both_languages_and_an_unknown_one_stays_as_it_is(name: str, code: str | None):
    assert country_of(name) == code

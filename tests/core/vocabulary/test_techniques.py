"""The catalogue of techniques: known by the words of both languages, and by no word twice."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.vocabulary.techniques import (
    BY_ID,
    COVERS,
    FAMILIES,
    SAY_LITTLE,
    TECHNIQUES,
    Technique,
    name_of,
    plain,
    technique_of,
    words_to_technique,
)


@pytest.mark.parametrize("technique", TECHNIQUES, ids=lambda one: one.id)
def test_a_technique_is_known_by_its_names_in_both_languages_and_by_all_its_words(technique: Technique):
    words = (technique.id, technique.name.en, technique.name.fr, *technique.words)

    assert {word: technique_of(word) for word in words} == dict.fromkeys(words, technique.id)


def test_no_word_names_two_techniques():
    claimed: dict[str, set[str]] = defaultdict(set)
    for technique in TECHNIQUES:
        for word in (technique.id, technique.name.en, technique.name.fr, *technique.words):
            claimed[plain(word)].add(technique.id)

    assert not {word: ids for word, ids in claimed.items() if len(ids) > 1}


def test_every_technique_belongs_to_a_family_that_has_a_name():
    assert {one.family for one in TECHNIQUES} == set(FAMILIES)
    assert len(BY_ID) == len(TECHNIQUES)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("PAID_SEARCH", "paid_search"),
        ("  Réseaux   sociaux ", "social_post"),
        ("Bouche-à-oreille", "referral"),
        ("E-mail", "email_house"),
        ("White-Paper", "white_paper"),
    ],
)
def test_case_accents_and_dashes_do_not_matter(said: str, meant: str):
    assert technique_of(said) == meant


@pytest.mark.parametrize(
    ("said", "meant", "family"),
    [
        ("telephone", "phone", "sales"),
        ("Téléphone", "phone", "sales"),
        ("phone", "phone", "sales"),
        ("Google", "search_engine", "search"),
        ("a_colleague", "referral", "partners"),
        ("Un collègue", "referral", "partners"),
        ("une consœur", "referral", "partners"),
        ("Bouche à oreille", "referral", "partners"),
        ("salon", "trade_show", "outside_events"),
        ("LinkedIn", "social_post", "social"),
        ("Je ne sais plus", "unknown", "unknown"),
    ],
)
def test_what_buyers_say_has_its_family(said: str, meant: str, family: str):
    assert (technique_of(said), BY_ID[meant].family) == (meant, family)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("E-mailing", "email_house"), ("Emailing", "email_house"), ("Newsletter", "newsletter"), ("Phoning", "cold_call"),
        ("Téléprospection", "cold_call"), ("Référencement", "organic_search"), ("SEO", "organic_search"), ("SEA", "paid_search"),
        ("Google Ads", "paid_search"), ("Display", "display"), ("Retargeting", "display"), ("LinkedIn Ads", "social_ads"),
        ("Affiliation", "affiliation"), ("Parrainage", "referral"), ("Presse", "press"), ("Relations presse", "press"),
        ("Communiqué de presse", "press"), ("Livre blanc", "white_paper"), ("Webinaire", "webinar"), ("Salon virtuel", "trade_show"),
        ("Petit-déjeuner", "seminar"), ("Table ronde", "seminar"), ("Salon", "trade_show"), ("RDV", "meeting"),
        ("Apporteur d'affaires", "partner"), ("Demande de devis", "form"), ("Publireportage", "sponsored_article"),
        ("Social selling", "social_post"), ("Cas client", "case_study"), ("Publipostage", "direct_mail"),
    ],
)  # fmt: skip
def test_the_usual_words_of_a_marketing_team_are_known(said: str, meant: str):
    assert technique_of(said) == meant


def test_google_does_not_say_whether_a_click_was_paid_nor_a_telephone_who_called():
    assert technique_of("google") not in ("paid_search", "organic_search", None)
    assert technique_of("téléphone") not in ("cold_call", None)


@pytest.mark.parametrize("said", ["carrier pigeon", "", "   ", "paid searching"])
def test_a_word_that_is_not_in_the_catalogue_names_nothing(said: str):
    assert technique_of(said) is None


def test_a_technique_that_is_not_in_the_catalogue_keeps_its_own_word_in_both_languages():
    assert (name_of("zeppelin").en, name_of("zeppelin").fr) == ("zeppelin", "zeppelin")


@given(st.text(max_size=40))
def test_plain_words_are_plain_already(words: str):
    assert plain(plain(words)) == plain(words)
    assert plain(words) == plain(words.upper().lower())


def test_the_words_are_kept_plain():
    assert all(word == plain(word) and word for word in words_to_technique())


def test_what_covers_and_what_is_covered_are_techniques_that_say_something():
    narrow = [one for covered in COVERS.values() for one in covered]

    assert {*COVERS, *narrow} <= set(BY_ID) - set(SAY_LITTLE)
    assert len(narrow) == len(set(narrow))
    assert not set(narrow) & set(COVERS)


def test_the_word_by_which_a_crm_says_e_mail_covers_a_newsletter():
    assert technique_of("newsletter") in COVERS[technique_of("e-mail") or ""]

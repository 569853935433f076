"""Texts: the same sentence in two languages, with the same facts in both."""

from __future__ import annotations

import pytest

from cordee.core.vocabulary.text import LANGUAGES, Text


@pytest.mark.parametrize(("en", "fr"), [("rows", ""), ("", "lignes"), (" ", "lignes")])
def test_a_text_without_one_of_its_languages_is_refused(en: str, fr: str):
    with pytest.raises(ValueError, match="both languages"):
        Text(en, fr)


def test_facts_are_filled_in_where_the_sentence_names_them():
    text = Text("{n} rows of {file}", "{n} lignes de {file}")

    assert [text.in_language(one, n=3, file="a.csv") for one in LANGUAGES] == ["3 rows of a.csv", "3 lignes de a.csv"]


def test_braces_in_a_fact_stay_as_they_are():
    assert Text("found {value}", "trouvé {value}").in_language("en", value="{x}") == "found {x}"


def test_a_sentence_asked_for_without_facts_is_given_as_it_stands():
    assert Text("50 % {of}", "50 % {de}").in_language("fr") == "50 % {de}"

"""A message is checked with plain Python, and told to programs with places that fit the words as they were read."""

from __future__ import annotations

import pytest

import cordee
from cordee.actions.messages import as_told, check_message, vocabulary_of

TEXT = "We are the leading supplier of [platforms](https://a.example). Our engine needs an API. Our experts built it in **three** long years, and they won a prize for it."


def test_the_library_checks_without_a_workspace():
    assert cordee.check_message(TEXT, form="markdown") == check_message(TEXT, form="markdown")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_told_has_places_reasons_and_sources_and_no_score(language):
    told = as_told(check_message(TEXT, form="markdown", title="Us"), language)

    assert told["starts_from_technology"] is True
    assert not [name for name in told if "score" in name]
    for finding in told["findings"]:
        assert finding["why"]
        assert finding["source"]
        assert finding["suggestion"]
        assert all(told[place["part"]][place["start"] : place["end"]] == place["text"] for place in finding["places"])


def test_a_short_text_does_not_start_from_anything():
    assert as_told(check_message("Our API."), "en")["starts_from_technology"] is None


@pytest.mark.parametrize("wrong", [{"form": "pdf"}, {"language": "de"}, {"stage": "lost"}, {"role": "boss"}])
def test_a_word_that_is_none_of_ours_is_refused(wrong):
    with pytest.raises(ValueError, match="is one of"):
        check_message(TEXT, **wrong)


def test_words_of_the_company_are_parted_by_commas_or_listed_and_short_names_are_left_out():
    machine = {"message_own": "F7 Pro, , AB", "message_known": ["MES", "PLC"], "message_avoided": "bespoke"}

    found = vocabulary_of(machine, name="Atelier Nord", offers=["Atelier Nord", "R1"], territories=["BIM"])

    assert (found.own, found.known, found.avoided) == (("Atelier Nord", "F7 Pro"), ("BIM", "MES", "PLC"), ("bespoke",))

"""The lists of words are clean: none twice, both languages, nothing that finds everything."""

from __future__ import annotations

import pytest

from cordee.core.programmes import message_words
from cordee.core.programmes.message import Lexicon

LISTS = {name: value for name, value in vars(message_words).items() if name.isupper() and isinstance(value, dict)}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_stands_in_both_languages_each_word_once(name):
    for words in LISTS[name].values():
        assert words
        assert len(set(words)) == len(words), [one for one in words if words.count(one) > 1]


@pytest.mark.parametrize("name", LISTS)
def test_no_word_finds_everything(name):
    for words in LISTS[name].values():
        assert not Lexicon(words).holds("xq zvw 12")

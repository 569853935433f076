"""A text's language is told by its small words, and by none where it has none."""

from __future__ import annotations

import pytest

from cordee.core.vocabulary.function_words import language_of


@pytest.mark.parametrize(
    ("text", "language"), [("Qui répare les automates", "fr"), ("What can we do", "en"), ("ISO 50001", None)]
)
def test_a_text_without_a_small_word_has_no_language(text, language):
    assert language_of(text) == language

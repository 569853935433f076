"""Words of a page."""

from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {}

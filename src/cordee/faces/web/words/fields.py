"""Words of what we look for in a table that no vendor made: its kinds of rows, and its columns."""

from cordee.core.vocabulary.table_words import FIELDS, SECTIONS
from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {
    **{f"kind.{name}": text for name, text in SECTIONS.items()},
    **{f"field.{name}": text for name, text in FIELDS.items()},
}

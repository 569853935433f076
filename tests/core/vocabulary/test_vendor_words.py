"""What is looked for in a vendor's files is said in words: a field that is read has its word."""

from __future__ import annotations

from cordee.core.intake.registry import FORMATS
from cordee.core.vocabulary.table_words import FIELDS
from cordee.core.vocabulary.vendor_words import VENDOR_FIELDS


def test_every_field_that_a_vendors_table_is_read_for_has_a_word_and_no_word_is_idle():
    sections = [section for one in FORMATS if one.vendor != "Any table" for section in one.sections]
    fields = {field.name for section in sections for field in section.fields}
    known = {f"{section.table}.{field.name}" for section in sections for field in section.fields} | fields

    assert sorted(fields - {*FIELDS, *VENDOR_FIELDS}) == []
    assert sorted(set(VENDOR_FIELDS) - known) == []

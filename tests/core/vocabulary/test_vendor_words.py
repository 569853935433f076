"""What a vendor's files hold is said in words: each table, each field that is read, and why a table is not read."""

from __future__ import annotations

from cordee.core.intake.registry import FORMATS
from cordee.core.vocabulary.table_words import FIELDS, SECTIONS
from cordee.core.vocabulary.unread_words import UNREAD, unread_reason
from cordee.core.vocabulary.vendor_words import VENDOR_FIELDS, VENDOR_SECTIONS

# tables of databases, which every tool calls by these names
DATABASES = {"hubspot_warehouse", "linkedin_ads", "linkedin_pages", "mailchimp", "olist", "salesforce"}


def test_every_field_that_a_vendors_table_is_read_for_has_a_word_and_no_word_is_idle():
    sections = [section for one in FORMATS if one.vendor != "Any table" for section in one.sections]
    fields = {field.name for section in sections for field in section.fields}
    known = {f"{section.table}.{field.name}" for section in sections for field in section.fields} | fields

    assert sorted(fields - {*FIELDS, *VENDOR_FIELDS}) == []
    assert sorted(set(VENDOR_FIELDS) - known) == []


def test_every_table_of_a_vendors_export_has_its_word_and_no_word_is_idle():
    known = {section.table for one in FORMATS for section in one.sections}
    exports = {section.table for one in FORMATS if one.id.split(".")[0] not in DATABASES for section in one.sections}

    assert sorted(exports - {*SECTIONS, *VENDOR_SECTIONS}) == []
    assert sorted(set(VENDOR_SECTIONS) - known) == []
    assert not set(VENDOR_SECTIONS) & set(SECTIONS)


def test_every_reason_why_a_table_is_not_read_is_said_in_french_and_none_is_idle():
    said = {section.unread for one in FORMATS for section in one.sections if section.unread}

    assert sorted(said - {one.en for one in UNREAD}) == []
    assert sorted({one.en for one in UNREAD} - said) == []
    assert [one.en for one in UNREAD if one.fr == one.en] == []
    assert len(UNREAD) == len(said)


def test_a_reason_that_no_format_gives_any_more_stays_as_the_import_kept_it():
    assert unread_reason("a reason of an old version").fr == "a reason of an old version"

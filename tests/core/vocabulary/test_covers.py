"""Which techniques a wider word may mean too: known ones, each covered by one word and never by itself."""

from __future__ import annotations

from cordee.core.vocabulary.techniques import BY_ID, COVERS, SAY_LITTLE, technique_of


def test_what_covers_and_what_is_covered_are_techniques_that_say_something():
    narrow = [one for covered in COVERS.values() for one in covered]

    assert {*COVERS, *narrow} <= set(BY_ID) - set(SAY_LITTLE)
    assert len(narrow) == len(set(narrow))
    assert not set(narrow) & set(COVERS)


def test_the_word_by_which_a_crm_says_e_mail_covers_a_newsletter():
    assert technique_of("newsletter") in COVERS[technique_of("e-mail") or ""]

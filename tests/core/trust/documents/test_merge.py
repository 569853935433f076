"""Taking over what the settings changed loses no edit: section by section, whatever was edited, removed or added."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cordee.core.trust.documents.merge import changes, merge

MADE = "# T\n\n## A\n\n1\n\n## B\n\n1\n\n## C\n\n1\n"


def test_a_section_left_as_it_was_is_made_anew_and_an_edited_one_stays():
    merged = merge(MADE, MADE.replace("## A\n\n1", "## A\n\nours"), MADE.replace("## B\n\n1", "## B\n\n2"))

    assert merged.text == "# T\n\n## A\n\nours\n\n## B\n\n2\n\n## C\n\n1\n"
    assert (merged.taken, merged.kept) == (("B",), ())


def test_where_both_changed_a_section_the_company_s_text_stays_and_is_named():
    merged = merge(MADE, MADE.replace("## A\n\n1", "## A\n\nours"), MADE.replace("## A\n\n1", "## A\n\n2"))

    assert "ours" in merged.text
    assert (merged.taken, merged.kept) == ((), ("A",))


def test_a_section_that_the_company_removed_does_not_come_back():
    merged = merge(MADE, MADE.replace("## B\n\n1\n\n", ""), MADE.replace("## B\n\n1", "## B\n\n2"))

    assert "## B" not in merged.text


def test_a_section_that_the_company_added_stays_where_it_is():
    merged = merge(MADE, MADE.replace("## C", "## Ours\n\nmine\n\n## C"), MADE.replace("## C\n\n1", "## C\n\n2"))

    assert merged.text.index("## B") < merged.text.index("## Ours\n\nmine") < merged.text.index("## C\n\n2")


def test_a_new_section_comes_after_the_one_that_it_follows():
    merged = merge(MADE, MADE, MADE.replace("## C", "## New\n\nx\n\n## C"))

    assert merged.text.index("## B") < merged.text.index("## New") < merged.text.index("## C")


def test_a_section_that_the_settings_no_longer_give_goes_unless_it_was_edited():
    now = MADE.replace("## B\n\n1\n\n", "")

    assert "## B" not in merge(MADE, MADE, now).text
    assert merge(MADE, MADE.replace("## B\n\n1", "## B\n\nours"), now).kept == ("B",)


def test_line_ends_of_another_system_are_no_edit():
    assert merge(MADE, MADE.replace("\n", "\r\n"), MADE.replace("## B\n\n1", "## B\n\n2")).taken == ("B",)


def test_what_changed_is_told_line_by_line():
    found = changes(MADE, MADE.replace("## B\n\n1", "## B\n\n1\n2").replace("## C\n\n1\n", ""))

    assert [(one.heading, one.gone, one.came) for one in found] == [("B", (), ("2",)), ("C", ("1",), ())]


SECTIONS = st.tuples(st.sampled_from("ABCD"), st.sampled_from(["1", "2", "- x\n- y", ""]))


def _text(parts):
    return "# T\n\n" + "\n\n".join(f"## {heading}\n\n{text}" for heading, text in parts) + "\n"


MADE_TEXTS = st.lists(SECTIONS, max_size=6, unique_by=lambda one: one[0]).map(_text)  # settings never repeat a heading
EDITED_TEXTS = st.lists(SECTIONS, max_size=6).map(_text)


@given(MADE_TEXTS, MADE_TEXTS)
def test_without_an_edit_the_text_is_what_the_settings_give(made, now):
    merged = merge(made, made, now)

    assert changes(merged.text, now) == []


@given(MADE_TEXTS, EDITED_TEXTS)
def test_without_a_change_of_settings_the_text_is_what_the_company_wrote(made, edited):
    merged = merge(made, edited, made)

    assert changes(edited, merged.text) == []
    assert (merged.taken, merged.kept) == ((), ())


@given(MADE_TEXTS, EDITED_TEXTS, MADE_TEXTS)
def test_no_line_that_the_company_wrote_is_lost(made, edited, now):
    merged = merge(made, edited, now)

    for one in changes(made, edited):
        assert all(line in merged.text for line in one.came)

"""What names one person is found however it is written, and what names somebody else is left alone."""

from __future__ import annotations

import re

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.trust.marks import Marks, folded, marks_from, marks_of, number_of

RECORD = {
    "source_key": "hubspot:contact:101", "email": "jean.dupont@exemple.example", "linkedin_url": "linkedin.com/in/jean-dupont-é1",
    "full_name": "Jean Dupönt", "first_name": None, "last_name": None, "phone": "+33 6 12 34 56 78",
}  # fmt: skip
MARKS = marks_of(["email:jean.dupont@exemple.example"], [RECORD])


@pytest.mark.parametrize(
    "text, kind",
    [
        ("Jean.Dupont+news@Exemple.EXAMPLE", "address"),
        ("<jeandupont@exemple.example>,", "address"),
        ("https://x.example/?who=jean%2Edupont%40exemple.example&b=1", "address"),
        ("https://x.example/?u=a%3Djean.dupont%40exemple.example", "address"),
        ("j\u0435an.dupont@exemple.example", "address"),
        ("https://fr.linkedin.com/in/jean-dupont-%C3%A91/", "profile"),
        ("06.12.34.56.78", "phone"),
        ("0033 (0)6 12 34 56 78", "phone"),
        ("called 2018-02-03 0612345678 twice", "phone"),
        ("DUPÖNT, Jean", "name"),
        ("cv_jean-dupont.pdf", "name"),
        ("Jean Dupo\u0308nt", "name"),
        ("rows=hubspot:contact:101,", "key"),
    ],
)
def test_every_way_to_write_a_mark_is_found_and_taken_out(text, kind):
    assert kind in MARKS.found_in(text)
    assert not MARKS.found_in(MARKS.scrub(text, "erased-1"))
    assert re.search(MARKS.pattern, text)
    assert pc.match_substring_regex(pa.array([text]), MARKS.pattern)[0].as_py()


@pytest.mark.parametrize(
    "text",
    [
        "marie.jean.dupont@exemple.example", "jean.dupont@exemple.example.other", "jean.dupont@other.example", "Jean Dupontel",
        "linkedin.com/in/jean-dupont-2", "hubspot:contact:1012", "+33 6 12 34 56 79", "2061234567890", "Jean", "Dupont Jeanne", "",
    ],
)  # fmt: skip
def test_what_names_somebody_else_is_left_as_it_is(text):
    assert not MARKS.found_in(text)
    assert MARKS.scrub(text, "erased-1") == text


def test_a_companys_own_address_is_no_mark_of_a_person():
    marks = marks_of([], [{"email": "contact@acme.example", "source_key": "crm:1", "full_name": "Bo Li"}])

    assert (marks.addresses, marks.names, marks.keys) == (frozenset(), frozenset(), {"crm:1"})


def test_a_short_number_is_no_mark():
    assert (number_of("3949"), number_of("+33 (0)6 12 34 56 78"), number_of(None)) == ("", "612345678", "")


def test_marks_written_down_are_read_back():
    assert marks_from(MARKS.as_lists()) == MARKS


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_stands_around_a_mark_the_pattern_fits_it_and_scrubbing_leaves_none(before, after):
    text = f"{before} jean.dupont@exemple.example {after}"

    assert re.search(MARKS.pattern, text)
    assert "address" not in MARKS.found_in(MARKS.scrub(text, "erased-1"))


@given(st.text(max_size=80))
def test_folding_keeps_every_letter_in_its_place(text):
    assert len(folded(text)) == len(text)


def test_no_mark_fits_nothing():
    assert (Marks().pattern, Marks().found_in("x@y.example"), Marks().scrub("x", "e")) == ("", frozenset(), "x")

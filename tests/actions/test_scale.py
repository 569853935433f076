"""Scoring a table of answers: any table that speaks Arrow, plain arrays, files; and complaints that say what to mend."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import cordee
from cordee.actions.scale import scale, scale_file
from cordee.core.vocabulary.problems import Problem

ANSWERS = {"a": [7, 6, 2, 1] * 10, "b": [6, 6, 1, 2] * 10, "c": [1, 3, 6, 7] * 10, "name": ["Noor"] * 40}


class Speaks:
    """A table of another library: nothing of it is known but that it speaks Arrow."""

    def __init__(self, table):
        self._table = table

    def __arrow_c_stream__(self, requested_schema=None):
        return self._table.__arrow_c_stream__(requested_schema)


@pytest.mark.parametrize(
    "table",
    [
        ANSWERS,
        pa.table(ANSWERS),
        Speaks(pa.table(ANSWERS)),
        {name: [str(cell) for cell in cells] for name, cells in ANSWERS.items()},
    ],
    ids=["mapping", "arrow", "speaks arrow", "numbers as text"],
)
def test_any_table_of_answers_is_scored_alike(table):
    found = cordee.scale(table, items=["a", "b", "c"], reverse=["c"])

    assert found.scores.to_pylist()[:2] == pytest.approx([20 / 3, 17 / 3])
    assert found.reliability.verdict == "reliable"
    assert found.reliability.alpha.value == pytest.approx(1.5 * (1 - (26 + 20.75 + 22.75) / 201))  # by hand


def test_a_plain_array_names_its_columns_by_their_place():
    seen = np.column_stack([ANSWERS[name] for name in "abc"])

    found = cordee.scale(seen, reverse=[2])

    assert found.items == ("0", "1", "2")
    assert found.scores.to_pylist() == cordee.scale(ANSWERS, items=list("abc"), reverse=["c"]).scores.to_pylist()


def test_an_item_that_was_not_turned_round_ruins_the_scale_and_is_named_by_its_correlation():
    found = scale(ANSWERS, items=["a", "b", "c"])

    assert found.reliability.verdict == "not_reliable"
    assert found.reliability.item_rest[2].high < 0
    assert found.yes_saying.reason == "one_direction"
    assert found.without_yes_saying is None


def test_nulls_are_missing_answers_and_such_a_person_has_no_score():
    found = scale({"a": [7, None, 2, 1] * 10, "b": [6, 6, 1, 2] * 10}, items=["a", "b"])

    assert found.scores.to_pylist()[:2] == [6.5, None]
    assert found.reliability.n == 30
    assert found.mean.n == 30


def test_yes_saying_is_told_with_its_range():
    rng = np.random.default_rng(1)
    seen = np.clip(np.round(5.5 + rng.normal(size=(200, 4))), 1, 7)

    found = scale(seen, reverse=[1, 3])

    assert found.yes_saying.value == pytest.approx(seen.mean() - 4)
    assert 1.2 < found.yes_saying.low < found.yes_saying.high < 1.6


@pytest.mark.parametrize(
    ("table", "how", "code"),
    [
        (ANSWERS, {"items": ["a", "z"]}, "VOICE-20"),
        (ANSWERS, {"items": ["a", "b"], "reverse": ["c"]}, "VOICE-20"),
        (ANSWERS, {"items": ["a", "name"]}, "VOICE-21"),
        (ANSWERS, {"items": ["a", "b"], "points": 5}, "VOICE-22"),
        (ANSWERS, {"items": ["a"]}, "VOICE-23"),
        ({"a": [1, None], "b": [None, 2]}, {"items": ["a", "b"]}, "VOICE-23"),
        (ANSWERS, {"items": []}, "VOICE-23"),
    ],
)
def test_what_cannot_be_scored_says_why(table, how, code):
    with pytest.raises(Problem) as found:
        scale(table, **how)

    assert found.value.code == code


def test_a_complaint_about_answers_shows_no_answer():
    with pytest.raises(Problem) as found:
        scale(ANSWERS, items=["a", "name"])

    assert "Noor" not in found.value.in_language("en")
    assert "row 1" not in found.value.in_language("fr")


def test_a_french_file_is_read_with_its_decimal_commas_gaps_and_blank_lines(tmp_path):
    path = tmp_path / "réponses.csv"
    rows = [f"{a};{b};{c}" for a, b, c in zip(*(ANSWERS[name] for name in "abc"), strict=True)]
    path.write_bytes("\n".join(["q1;q2;q3", *rows, "6,5;;2", "", ";;"]).encode("cp1252"))

    found = scale_file(path, tmp_path, items=["q1", "q2", "q3"], reverse=["q3"])

    assert len(found.scores) == 41
    assert found.scores[40].as_py() is None
    assert found.reliability.n == 40


def test_a_parquet_file_is_left_to_the_library_and_says_so(tmp_path):
    path = tmp_path / "answers.parquet"
    pq.write_table(pa.table(ANSWERS), path)

    with pytest.raises(Problem) as found:
        scale_file(path, tmp_path, items=["a", "b"])

    assert found.value.code == "VOICE-24"

"""Experts of a dump on the command line."""

from __future__ import annotations

import csv
import json

import pytest

from tests.actions.test_experts import forum
from tests.faces.cli.test_main import call
from tests.forum import write_dump


@pytest.fixture
def dump(tmp_path):
    return write_dump(tmp_path / "forum", forum())


def test_the_file_holds_topic_person_and_score_with_an_empty_topic_for_overall(dump, tmp_path):
    out = tmp_path / "experts.csv"

    answer = call("experts", dump, "--figure", "activity", "--out", out)

    rows = list(csv.DictReader(out.read_text("utf-8").splitlines()))
    assert answer.exit_code == 0
    assert list(rows[0]) == ["topic", "person", "score"]
    assert {one["topic"] for one in rows} == {"", "pumps", "valves", "seals"}
    assert all(float(one["score"]) >= 0 for one in rows)


def test_json_carries_n_range_and_the_reason_where_a_figure_comes_from_elsewhere(dump):
    answer = call("experts", dump, "--figure", "quality", "--format", "json")

    said = json.loads(answer.output)
    assert (said["figure"], said["confidence"]) == ("quality", 0.9)
    assert all({"score", "low", "high", "n", "reason"} <= set(one) for one in said["rows"])


def test_csv_on_the_terminal_is_the_same_as_in_the_file(dump, tmp_path):
    call("experts", dump, "--figure", "quality", "--out", tmp_path / "experts.csv")

    answer = call("experts", dump, "--figure", "quality", "--format", "csv")

    assert answer.output == (tmp_path / "experts.csv").read_text("utf-8")


def test_the_answer_speaks_the_readers_language(dump):
    answer = call("experts", dump, "--figure", "quality", language="fr")

    assert "Qualité" in answer.output
    assert "n compte les réponses" in answer.output


def test_one_topic_alone_can_be_asked_for_and_a_wrong_one_is_told_with_those_there_are(dump):
    one = call("experts", dump, "--figure", "activity", "--topic", "pumps", "--top", "2")
    wrong = call("experts", dump, "--figure", "activity", "--topic", "gears")

    assert one.output.count("bob") == 1
    assert type(wrong.exception).__name__ == "NoSuchTopic"
    assert "pumps" in str(wrong.exception)


def test_a_figure_must_be_chosen(dump):
    assert call("experts", dump).exit_code == 2


def test_a_file_that_cannot_be_written_is_a_problem(dump, tmp_path):
    answer = call("experts", dump, "--figure", "activity", "--out", tmp_path / "no" / "such" / "place.csv")

    assert type(answer.exception).__name__ == "CannotWriteThere"

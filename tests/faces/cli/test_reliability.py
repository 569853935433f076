"""The command says how far answers hold together, in both languages and for programs, and keeps nothing."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from cordee.core.vocabulary.problems import Problem
from cordee.faces.cli.main import app

ROWS = [(7, 6, 1), (6, 6, 3), (2, 1, 6), (1, 2, 7)] * 10


@pytest.fixture
def answers(tmp_path):
    path = tmp_path / "answers.csv"
    path.write_text("\n".join(["a,b,c", *(",".join(map(str, row)) for row in ROWS)]), encoding="utf-8")
    return path


def call(*words, language="en"):
    return CliRunner().invoke(app, ["reliability", *map(str, words)], env={"CORDEE_LANGUAGE": language, "COLUMNS": "200"})


@pytest.mark.parametrize(
    ("language", "verdict", "spread"),
    [("en", "hold together well enough", "between 0.9"), ("fr", "se tiennent assez", "entre 0,9")],
)
def test_a_consistent_scale_is_said_to_be_so_with_its_ranges(answers, language, verdict, spread):
    said = call(answers, "--items", "a,b,c", "--reverse", "c", language=language)

    assert said.exit_code == 0
    assert verdict in said.output
    assert spread in said.output
    assert sorted(path.name for path in answers.parent.iterdir()) == ["answers.csv"]


def test_ten_people_are_too_few_to_say(tmp_path):
    path = tmp_path / "few.csv"
    path.write_text("\n".join(["a,b", *(f"{a},{b}" for a, b, _ in ROWS[:8])]), encoding="utf-8")

    said = call(path, "--items", "a,b")

    assert "Too few answers to say." in said.output
    assert "too few answers to say" in said.output


def test_programs_get_the_same_figures_as_json(answers):
    said = json.loads(call(answers, "--items", "a, b, c", "--reverse", "c", "--json").output)

    assert said["verdict"] == "reliable"
    assert said["alpha"]["n"] == 40
    assert said["alpha"]["low"] < said["alpha"]["value"] < said["alpha"]["high"]
    assert set(said["item_rest"]) == {"a", "b", "c"}


def test_a_file_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(Problem, match="VOICE-25"):
        CliRunner().invoke(app, ["reliability", str(tmp_path / "none.csv"), "--items", "a"], catch_exceptions=False)

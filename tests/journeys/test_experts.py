"""Experts judged on what happened later, by the judgement that others are judged by: slow, and only where it lies."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.taking_in import SHARED

DUMP = SHARED / "opinion" / "stackexchange-quantum"
JUDGE = SHARED.parent / "judge" / "expertise.py"


@pytest.mark.nightly
def test_the_figure_of_quality_foresees_whose_answer_is_voted_above(tmp_path):
    if not DUMP.exists() or not JUDGE.exists():
        pytest.skip("the shared samples are not here: set CORDEE_SHARED_DATA to their folder")
    _run(JUDGE, DUMP, "truncate", tmp_path / "cut")

    _run("-m", "cordee", "experts", tmp_path / "cut", "--figure", "quality", "--out", tmp_path / "quality.csv")
    said = _run(JUDGE, DUMP, "score", tmp_path / "quality.csv")

    found = re.search(r"quality ([\d.]+) \(n (\d+)\)", said)
    assert found is not None
    assert int(found[2]) == 124
    assert float(found[1]) >= 0.605


def _run(*words):
    return subprocess.run([sys.executable, *map(str, words)], check=True, capture_output=True, text=True).stdout

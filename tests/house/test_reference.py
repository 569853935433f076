"""The reference manual says what the code says: problems, settings, tables, formats, techniques, commands."""

from __future__ import annotations

import importlib.util
import re

import pytest

from cordee.core.vocabulary.facts import FACTS
from cordee.core.vocabulary.problems import every_problem
from cordee.core.vocabulary.results import RESULTS
from cordee.core.vocabulary.settings import SETTINGS
from tests.house.tree import ROOT

REFUSED_BY_DUCKDB = {"at"}
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)")


@pytest.fixture(scope="module")
def build():
    spec = importlib.util.spec_from_file_location("build", ROOT / "docs" / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_pages_say_what_the_code_says(build):
    behind = [path.name for path, page in build.pages().items() if not path.exists() or path.read_text("utf-8") != page]

    assert not behind, "refresh them: .venv/bin/python docs/build.py"


def test_a_code_belongs_to_one_problem():
    codes = [problem.code for problem in every_problem()]

    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[A-Z]+-\d\d", code) for code in codes)


def test_a_problem_says_its_four_sentences_in_both_languages():
    for problem in every_problem():
        for text in (problem.wrong, problem.found, problem.remedy, problem.standing):
            assert text.en.endswith((".", ":", "}")) or problem.remedy is text, problem.code
            assert text.en != text.fr, problem.code


def test_a_setting_keeps_its_own_bounds():
    assert not [one.name for one in SETTINGS if not one.low <= one.default <= one.high]


def test_one_name_is_one_table_of_facts_and_one_of_results():
    for contracts in (FACTS, RESULTS):
        names = [contract.name for contract in contracts]
        assert len(set(names)) == len(names)


def test_every_column_says_what_it_means_and_has_a_name_that_engines_take():
    for contract in (*FACTS, *RESULTS):
        for column in contract.columns:
            assert column.meaning.strip(), f"{contract.name}.{column.name}"
            assert column.name not in REFUSED_BY_DUCKDB, f"{contract.name}.{column.name}"


def test_every_page_says_what_is_found_there(build):
    silent = [row for row in build.addresses() if row.endswith("|  |")] if build.ADDRESSES.exists() else []

    assert not silent, "a view's docstring says what its page answers"


def test_no_page_points_to_a_file_that_is_not_there():
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in LINK.findall(page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]

    assert not broken

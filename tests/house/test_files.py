"""Files stay short, say what they hold, and carry no exemption that pyproject does not list."""

from __future__ import annotations

import ast
import re

import pytest

from tests.house.tree import ROOT, SOURCE, files, parse, place, tracked

CEILING = 400
INLINE = re.compile(r"#\s*(type:\s*ignore|noqa|pylint:|pragma:|pyright:|ruff:)")
TESTED_ELSEWHERE = ("house", "journeys")
PRIVATE = (
    r"/(root|home/[a-z]+)/\.?[a-z]",
    "/work" + r"/(main|shared)\b",
    "/opt/" + r"(pypi|wheels)",
)
REGISTRIES = ("pypi" + r"\.org", "pythonhosted" + r"\.org", "registry" + r"\.npmjs", "artifactory", "jfrog" + r"\.io")
LARGE = 2_000_000


def test_no_source_file_has_more_than_400_lines():
    ours = [path for path in files(".py", ".html", ".js", ".css") if "migrations" not in path.parts]  # Django writes those
    long = {place(path): n for path in ours if (n := _lines(path)) > CEILING}

    assert not long, f"split by noun: {long}"


def test_every_python_file_says_what_lives_in_it():
    silent = [place(path) for path in files(".py") if not ast.get_docstring(parse(path))]

    assert not silent


def test_no_line_exempts_itself_from_the_checks():
    exempt = [
        place(path, number)
        for path in files(".py")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if INLINE.search(line) and path.name != "test_files.py"
    ]

    assert not exempt, f"list the exemption in pyproject.toml, for the whole file: {exempt}"


def test_no_committed_file_names_this_machine_or_a_registry():
    if not tracked():
        pytest.skip("no git repository here")
    words = re.compile("|".join((*PRIVATE, *REGISTRIES, re.escape(str(ROOT)) if len(ROOT.parts) > 2 else "(?!)")))

    found = [f"{place(path)}: {hit[0]}" for path in tracked() if (text := _text(path)) and (hit := words.search(text))]

    assert not found


def test_every_test_module_mirrors_a_module_of_the_source():
    lost = []
    for path in files(".py", under=ROOT / "tests"):
        folder = path.relative_to(ROOT / "tests").parent
        if path.name.startswith("test_") and not (folder.parts and folder.parts[0] in TESTED_ELSEWHERE):
            noun = path.stem.removeprefix("test_")
            if noun != folder.name and not any((SOURCE / folder / name).exists() for name in (f"{noun}.py", noun)):
                lost.append(place(path))

    assert not lost, f"no src/cordee file of that name in the same folder: {lost}"


def _lines(path):
    return len(path.read_text("utf-8").splitlines())


def _text(path):
    if path.stat().st_size > LARGE or path.name == "test_files.py":
        return ""
    content = path.read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", "replace")

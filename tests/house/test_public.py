"""What ``import cordee`` offers: exactly what it lists, and nothing loaded before it is asked for."""

from __future__ import annotations

import ast
import subprocess
import sys

import cordee
from tests.house.tree import SOURCE, imports, parse

FRONT = SOURCE / "__init__.py"
HEAVY = ("duckdb", "ibis", "pyarrow", "pandas", "django", "scipy")


def test_what_is_listed_is_what_is_exported():
    listed = list(cordee.__all__)

    assert len(set(listed)) == len(listed)
    assert not [name for name in listed if not hasattr(cordee, name)]
    assert {name for name in dir(cordee) if not name.startswith("_")} == {name for name in listed if not name.startswith("_")}


def test_everything_exported_says_what_it_is_for():
    assert not [name for name in cordee.__all__ if callable(one := getattr(cordee, name)) and not one.__doc__]


def test_the_front_reaches_for_wiring_only():
    words = {node.value for node in ast.walk(parse(FRONT)) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    reached = {word for word in words if word.startswith("cordee.")} | {name for name, _ in imports(FRONT)}

    assert {name for name in reached if name.split(".")[0] == "cordee"} <= {"cordee.wiring"}


def test_importing_cordee_loads_nothing_heavy():
    ask = f"import sys, cordee; print([name for name in {HEAVY} if name in sys.modules])"

    answer = subprocess.run([sys.executable, "-c", ask], env={"PYTHONPATH": str(SOURCE.parent)}, capture_output=True, text=True)

    assert answer.stdout.strip() == "[]", answer.stdout + answer.stderr

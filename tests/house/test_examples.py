"""Every example in a docstring runs and gives what it says."""

from __future__ import annotations

import doctest
import importlib
import inspect
import re
from functools import cached_property

import pytest

from tests.house.tree import SOURCE, files, module_name

EXAMPLE = re.compile(r"^\s*>>> ", re.MULTILINE)
WITH_EXAMPLES = [path for path in files(".py", under=SOURCE) if EXAMPLE.search(path.read_text("utf-8"))]


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=module_name)
def test_the_examples_run(path):
    module = importlib.import_module(module_name(path))
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)

    for test in examples_of(module):
        runner.run(test)

    outcome = runner.summarize(verbose=False)
    assert not outcome.failed
    assert outcome.attempted == len(EXAMPLE.findall(path.read_text("utf-8"))), "an example stands where doctest does not look"


def examples_of(module):
    """Find a module's examples, also those of cached properties, which doctest passes by."""
    finder = doctest.DocTestFinder(exclude_empty=True)
    yield from finder.find(module)
    for name, one in vars(module).items():
        if inspect.isclass(one) and one.__module__ == module.__name__:
            for inner, value in vars(one).items():
                if isinstance(value, cached_property):
                    yield from finder.find(value.func, f"{name}.{inner}", module=module)

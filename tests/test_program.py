"""The program says how many threads linear algebra takes before anything could set them up otherwise."""

from __future__ import annotations

import subprocess
import sys


def test_numpy_is_not_there_before_the_program_says_how_many_threads_it_takes():
    code = "import sys, cordee.program; print('numpy' in sys.modules, cordee.program.THREADS)"

    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert told.stdout.split() == ["False", "OPENBLAS_NUM_THREADS"]

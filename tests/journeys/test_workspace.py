"""Whatever is taken in, undone, run or killed, the results are those of a fresh workspace with what survived."""

from __future__ import annotations

import os
import random
import signal
import time
from dataclasses import replace
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cordee.actions.correction import how_of
from cordee.engine.manifest import Import, read_manifest
from cordee.wiring import Company
from tests.living import AS_OF, CORRECTED, FILES, company_in, corrected, exported, live, warm_processes, write_sources


def results_of(company: Company) -> dict[str, bytes]:
    folder = company.workspace.current()
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.parquet"))}


def fresh_with(folder: Path, survivors: list[Import], sources: Path) -> dict[str, bytes]:
    company = company_in(folder)
    for one in survivors:
        company.take_in(sources / one.file, how_of(one))
    company.run(as_of=AS_OF)
    return results_of(company)


steps = st.lists(
    st.one_of(
        st.sampled_from(sorted(CORRECTED)).map(lambda name: ("correct", name)),
        st.sampled_from(sorted(CORRECTED)).map(lambda name: ("forget", name)),
        st.sampled_from(sorted(FILES)).map(lambda name: ("take", name)),
        st.integers(0, 5).map(lambda n: ("undo", n)),
        st.just(("run", "")),
    ),
    min_size=2,
    max_size=7,
)


@settings(
    max_examples=int(os.environ.get("CORDEE_WORKSPACE_EXAMPLES", "3")), suppress_health_check=list(HealthCheck), derandomize=True
)
@given(steps)
@example([("take", "costs.csv"), ("take", "member.csv"), ("undo", 0)])
def test_after_any_sequence_the_results_are_those_of_the_surviving_imports_alone(
    tmp_path_factory: pytest.TempPathFactory, sequence: list[tuple[str, str | int]]
) -> None:
    folder = tmp_path_factory.mktemp("sequence")
    sources = write_sources(folder / "sources")
    company = company_in(folder / "lived")

    for verb, what in sequence:
        if verb == "take":
            company.take_in(sources / str(what), exported(str(what)))
        elif verb == "correct":
            company.take_in(sources / str(what), corrected(str(what)))
        elif verb == "forget":
            company.take_in(sources / str(what), replace(exported(str(what)), fresh=True))
        elif verb == "undo" and company.imports():
            company.undo(company.imports()[int(what) % len(company.imports())].id)
        elif verb == "run":
            company.run(as_of=AS_OF)
    company.run(as_of=AS_OF)
    survivors = company.imports()

    assert len({one.file for one in survivors}) == len(survivors)
    assert results_of(company) == fresh_with(folder / "fresh", survivors, sources)


def live_and_say_so(folder: Path, sources: Path, begun: Connection) -> None:
    """Live the whole life, in a process that somebody may kill."""
    live(folder, sources, partial(begun.send, "ready"))


def kill_once(folder: Path, sources: Path, after: float | None) -> float | None:
    """Start the whole life in a child and kill it after so many seconds, or never; give how long it lived if it came to its end."""
    processes = warm_processes()
    ours, theirs = processes.Pipe(duplex=False)
    with ours, theirs:
        child = processes.Process(target=live_and_say_so, args=(folder, sources, theirs))
        child.start()
        assert ours.recv() == "ready"
    began = time.monotonic()
    child.join(after)
    lived = time.monotonic() - began
    child.kill()
    child.join()
    assert child.exitcode in (0, -signal.SIGKILL)
    return lived if child.exitcode == 0 else None


def whole(company: Company) -> None:
    """Everything that the manifest and the current link name is there, readable and complete."""
    import pyarrow.parquet as pq

    assert len({one.sha256 for one in company.imports()}) == len(company.imports())
    for one in company.imports():
        for file in one.files:
            assert pq.read_metadata(company.folder / "facts" / file.path).num_rows == file.rows
        assert (company.folder / "originals" / one.original).is_file()
    link = company.folder / "results" / "current"
    if link.exists():
        info = company.run_info()
        for name, rows in info["rows"].items():
            assert pq.read_metadata(link / f"{name}.parquet").num_rows == rows


def kill_at_random(tmp_path: Path, times: int) -> int:
    sources = write_sources(tmp_path / "sources")
    draw = random.Random(7)
    killed = 0
    company = company_in(tmp_path / "lived")
    longest = kill_once(company_in(tmp_path / "whole").folder, sources, None)
    assert longest is not None
    for number in range(times):
        if number % 5 == 4:
            company = company_in(tmp_path / f"lived{number}")
        lived = kill_once(company.folder, sources, draw.uniform(0.0, longest))
        killed += lived is None
        longest = lived or longest  # what is there already is taken in sooner: kills fall over a life as it was last seen

        whole(company)

    company.run(as_of=AS_OF)
    assert results_of(company) == fresh_with(tmp_path / "fresh", company.imports(), sources)
    assert not list((company.folder / "journal").glob("scratch-*"))
    standing = {file.path for one in read_manifest(company.workspace.manifest_path).imports for file in one.files}
    assert {str(path.relative_to(company.folder / "facts")) for path in company.folder.glob("facts/**/*.parquet")} == standing
    return killed


def test_a_kill_at_any_moment_leaves_before_or_after_and_never_between(tmp_path: Path) -> None:
    assert kill_at_random(tmp_path, int(os.environ.get("CORDEE_KILLS", "20"))) > 0


@pytest.mark.nightly
def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    assert kill_at_random(tmp_path, 200) > 100

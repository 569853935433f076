"""Whatever is taken in, undone, run or killed, the results are those of a fresh workspace with what survived."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cordee.actions.correction import how_of
from cordee.actions.take_in import How
from cordee.engine.manifest import Import, read_manifest
from cordee.wiring import Company, create_company

SECRET = "0" * 64
AS_OF = date(2026, 11, 2)
FILES = {
    "touches.csv": "date,technique,email,company\n2026-09-01 10:00,webinar,ana@fonderie.example,Fonderie\n"
    "2026-09-03 09:30,newsletter,bo@fonderie.example,Fonderie\n2026-10-02,call,cy@laiterie.example,Laiterie\n",
    "touches-longer.csv": "date,technique,email,company\n2026-09-01 10:00,webinar,ana@fonderie.example,Fonderie\n"
    "2026-09-03 09:30,newsletter,bo@fonderie.example,Fonderie\n2026-10-02,call,cy@laiterie.example,Laiterie\n"
    "2026-10-20,webinar,di@laiterie.example,Laiterie\nnot a date,webinar,x@y.example,Z\n",
    "deals.csv": "id,name,company,stage,created,closed,amount\n1,Audit,Fonderie,Won,2026-09-10,2026-10-01,1200\n"
    "2,Support,Laiterie,Proposal,2026-10-05,,900\n",
    "deals-later.csv": "id,name,company,stage,created,closed,amount\n1,Audit,Fonderie,Won,2026-09-10,2026-10-01,1250\n"
    "2,Support,Laiterie,Lost,2026-10-05,2026-10-21,900\n3,New,Laiterie,Proposal,2026-10-22,,50\n",
    "people.csv": "email,first name,last name,title\nana@fonderie.example,Ana,Roux,Directrice\nANA@fonderie.example,Anna,Roux,\n",
    "member.csv": "id,list_id,_fivetran_synced,country_code,email_address,ip_signup,last_changed,merge_fname,merge_lname,status,"
    "timestamp_opt,timestamp_signup,unique_email_id\nm1,l1,2026-10-23 00:00:00,FR,ana@fonderie.example,,2026-10-20 08:00:00,Ana,"
    "Roux,unsubscribed,,,u1\nm2,l1,2026-10-23 00:00:00,FR,cy@laiterie.example,,2026-10-20 08:00:00,Cy,,subscribed,2026-09-01,,u2\n",
    "costs.csv": "date,technique,amount\n2026-09-01,webinar,400\n2026-10-01,newsletter,50.5\n",
}


class Clock:
    """A clock that moves on by a second at each look."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def company_in(folder: Path) -> Company:
    made = create_company(folder)
    secret = folder / ".secret"
    secret.chmod(0o600)
    secret.write_text(SECRET, "ascii")
    return Company(made.workspace, clock=Clock())


def exported(name: str) -> How:
    return How(exported_on=date(2026, 10, 31 if "l" in name.partition("-")[2] else 25))


def results_of(company: Company) -> dict[str, bytes]:
    folder = company.workspace.current()
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.parquet"))}


def fresh_with(folder: Path, survivors: list[Import], sources: Path) -> dict[str, bytes]:
    company = company_in(folder)
    for one in survivors:
        company.take_in(sources / one.file, how_of(one))
    company.run(as_of=AS_OF)
    return results_of(company)


def write_sources(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for name, content in FILES.items():
        (folder / name).write_text(content, "utf-8")
    return folder


CORRECTED = {
    "touches.csv": How(mapping={"campaign": "technique"}, values={"technique": "webinar"}),
    "deals.csv": How(mapping={"offer": "name"}),
    "people.csv": How(as_format="table.people", mapping={"title": "last name"}),
}  # fmt: skip
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
            company.take_in(sources / str(what), replace(CORRECTED[str(what)], exported_on=exported(str(what)).exported_on))
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


CHILD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from dataclasses import replace
from test_workspace import AS_OF, CORRECTED, Clock, exported
from cordee.wiring import Company, open_company
company = Company(open_company(sys.argv[2]).workspace, clock=Clock())
print("ready", flush=True)
sources = Path(sys.argv[3])
for name in ("touches.csv", "deals.csv"):
    company.take_in(sources / name, exported(name))
company.run(as_of=AS_OF)
for one in company.imports():
    if one.file == "deals.csv":
        company.undo(one.id)
company.take_in(sources / "deals-later.csv", exported("deals-later.csv"))
company.take_in(sources / "touches.csv", replace(CORRECTED["touches.csv"], exported_on=exported("touches.csv").exported_on))
company.run(as_of=AS_OF)
print("done", flush=True)
"""


def kill_once(folder: Path, sources: Path, after: float) -> bool:
    """Start the whole trip in a child and kill it after so many seconds; say whether it was killed before its end."""
    paths = os.pathsep.join([str(Path(__file__).parents[2] / "src"), str(Path(__file__).parent)])
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(Path(__file__).parent), str(folder), str(sources)],
        env=os.environ | {"PYTHONPATH": paths},
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    assert child.stdout.readline().strip() == b"ready"
    time.sleep(after)
    child.send_signal(signal.SIGKILL)
    rest = child.stdout.read()
    child.stdout.close()
    child.wait()
    return b"done" not in rest


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
    for number in range(times):
        if number % 5 == 4:
            company = company_in(tmp_path / f"lived{number}")
        killed += kill_once(company.folder, sources, draw.uniform(0.0, 6.0))

        whole(company)

    company.run(as_of=AS_OF)
    assert results_of(company) == fresh_with(tmp_path / "fresh", company.imports(), sources)
    assert not list((company.folder / "journal").glob("scratch-*"))
    live = {file.path for one in read_manifest(company.workspace.manifest_path).imports for file in one.files}
    assert {str(path.relative_to(company.folder / "facts")) for path in company.folder.glob("facts/**/*.parquet")} == live
    return killed


def test_a_kill_at_any_moment_leaves_before_or_after_and_never_between(tmp_path: Path) -> None:
    assert kill_at_random(tmp_path, int(os.environ.get("CORDEE_KILLS", "20"))) > 0


@pytest.mark.nightly
def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    assert kill_at_random(tmp_path, 200) > 100

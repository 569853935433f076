"""Erasing somebody: nothing of them is left, everything else is; they stay out; a kill leaves before or after."""

from __future__ import annotations

import gzip
import io
import json
import random
import shutil
import signal
import time
from datetime import timedelta

import pyarrow.parquet as pq
import pytest
import xlsxwriter

from cordee.actions.erase import finish_erasures, prove, unfinished
from cordee.actions.take_in import How, take_in
from cordee.core.vocabulary import results
from cordee.core.vocabulary.facts import DEALS, PERSON_RECORDS, TOUCHES
from cordee.engine.ledger import read_ledger
from cordee.engine.workspace import Workspace
from tests.erasing import (
    CONTACTS,
    HEADINGS,
    TOUCH_HEADINGS,
    TOUCH_ROWS,
    computed,
    erase_in,
    erased_from,
    filled,
    known_marks,
    table,
)
from tests.living import warm_processes
from tests.taking_in import EXPORTED, NOW, facts, take, workspace_in


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    folder = tmp_path_factory.mktemp("models")
    (folder / "aside").mkdir()
    filled(folder)
    aside = Workspace(shutil.copytree(folder / "workspace", folder / "aside" / "workspace", symlinks=True))
    return {"filled": workspace_in(folder).folder, "computed": computed(aside).folder}


@pytest.fixture
def workspace(models, tmp_path):
    return Workspace(shutil.copytree(models["filled"], tmp_path / "workspace", symlinks=True))


@pytest.fixture
def with_results(models, tmp_path):
    return Workspace(shutil.copytree(models["computed"], tmp_path / "workspace", symlinks=True))


@pytest.fixture(scope="module")
def marks(models):
    return known_marks(Workspace(models["filled"]))


def everything(workspace):
    """Give every byte of a workspace but what does not name anybody."""
    return b"\n".join(
        path.read_bytes()
        for path in sorted(workspace.folder.rglob("*"))
        if path.is_file() and path.name not in (".secret", ".lock")
    )


def shown(workspace, contract):
    return pq.read_table(workspace.current() / f"{contract.name}.parquet").to_pylist()


def test_nothing_of_an_erased_person_is_left_and_everything_else_is(with_results):
    workspace = with_results
    before = facts(workspace, TOUCHES)

    removed, remains, waiting = erased_from(workspace)

    assert (remains, waiting) == ([], [])
    assert [one["email"] for one in facts(workspace, PERSON_RECORDS)] == ["paul@acme.example", "ann@borel.example"]
    left = facts(workspace, TOUCHES)
    assert len(left) == len(before) - 2
    assert {one["campaign"] for one in left} == {"Spring", f"Lunch with {removed.opaque}, and more", "Summer"}
    assert b"jane.doe" not in everything(workspace).lower()
    assert [path.name for path in (workspace.folder / "facts").rglob("*.parquet")] == [
        path.name for path in (workspace.folder / "facts").rglob("*.parquet") if path.relative_to(workspace.folder / "facts").as_posix()
        in {one.path for each in workspace.manifest().imports for one in each.files}
    ]  # fmt: skip


def test_an_erased_person_is_gone_from_the_results_that_stand_at_once(with_results):
    workspace = with_results
    stood = workspace.current().name

    erased_from(workspace)

    assert workspace.current().name != stood
    assert {row["email"] for row in shown(workspace, results.PERSONS)} == {"paul@acme.example", "ann@borel.example"}
    assert workspace.run_info(workspace.current())["rows"]["persons"] == 2
    assert [one for one in workspace.runs() if one == stood] == []


def test_results_after_an_erasure_are_those_of_a_workspace_that_never_held_the_person(tmp_path):
    (tmp_path / "with").mkdir()
    (tmp_path / "without").mkdir()
    with_her = filled(tmp_path / "with", touches=[one for one in TOUCH_ROWS if "Jane Doe" not in one])
    never = filled(
        tmp_path / "without",
        [",,,,,,,", *CONTACTS[1:]],
        [",,,," if "jane" in one.lower() else one for one in TOUCH_ROWS if "Jane Doe" not in one],
    )

    erased_from(with_her)

    computed(with_her), computed(never)
    for contract in results.RESULTS:
        if contract not in (results.DATA_USE, results.REJECTED_ROWS):
            assert shown(with_her, contract) == shown(never, contract), contract.name


def test_what_the_original_held_of_others_stands_in_its_place(tmp_path, workspace, marks):

    removed, _, _ = erased_from(workspace)

    for entry in workspace.manifest().imports:
        assert (workspace.folder / "originals" / entry.original).is_file()
    contacts, touches = (workspace.folder / "originals" / one.original for one in workspace.manifest().imports)
    assert contacts.read_text("utf-8").splitlines() == [HEADINGS, ",,,,,,,", *CONTACTS[1:]]
    lines = touches.read_text("utf-8").splitlines()
    scrubbed = TOUCH_ROWS[2].replace("Jane Doe", removed.opaque)
    assert lines == [TOUCH_HEADINGS, ",,,,", TOUCH_ROWS[1], scrubbed, ",,,,", ",,,,", TOUCH_ROWS[5]]
    assert len(list((workspace.folder / "originals").iterdir())) == 2


def test_the_original_without_the_person_gives_the_same_facts_when_it_is_read_again(tmp_path):
    workspace = filled(tmp_path, touches=[one for one in TOUCH_ROWS if "Jane Doe" not in one])
    erased_from(workspace)
    entry = workspace.manifest().imports[1]
    kept = {(row["source_key"], row["record"]) for row in facts(workspace, TOUCHES)}

    with workspace.writing():
        workspace.undo_import(entry)
        take_in(
            workspace, workspace.folder / "originals" / entry.original, How(exported_on=EXPORTED), now=NOW + timedelta(hours=1)
        )

    assert {(row["source_key"], row["record"]) for row in facts(workspace, TOUCHES)} == kept


def test_an_export_packed_by_gzip_stays_one_and_a_workbook_is_given_up(tmp_path):
    book = io.BytesIO()
    with xlsxwriter.Workbook(book) as made:
        sheet = made.add_worksheet()
        for number, line in enumerate([TOUCH_HEADINGS, *TOUCH_ROWS[:2]]):
            sheet.write_row(number, 0, line.split(","))
    take(tmp_path, "touches.csv.gz", gzip.compress(table(TOUCH_HEADINGS, TOUCH_ROWS).encode()))
    take(tmp_path, "events.xlsx", book.getvalue(), now=NOW + timedelta(minutes=1))
    workspace = workspace_in(tmp_path)

    _, remains, _ = erased_from(workspace)

    packed, workbook = workspace.manifest().imports
    assert remains == []
    assert b"Spring" in gzip.decompress((workspace.folder / "originals" / packed.original).read_bytes())
    assert (workbook.original, workbook.options) == ("", {"original": "erased"})


def test_a_deal_stays_without_the_contact_and_without_their_name(tmp_path):
    deals = table("deal id,deal name,company,contact email,amount,created,stage", [
        "7,Audit for Jane Doe,Acme,jane.doe@acme.example,1000,2026-03-01,won", "8,Repair,Borel,ann@borel.example,500,2026-03-02,won",
    ])  # fmt: skip
    workspace = filled(tmp_path)
    take(tmp_path, "deals.csv", deals, now=NOW + timedelta(minutes=2))

    removed, remains, _ = erased_from(workspace)

    assert remains == []
    assert {row["name"] for row in facts(workspace, DEALS)} == {f"Audit for {removed.opaque}", "Repair"}


def test_a_name_that_others_bear_stays_where_it_may_mean_them(tmp_path):
    homonym = "4,Jane,Doe,jane@borel.example,,Lawyer,Borel,2026-02-02"
    workspace = filled(tmp_path, [*CONTACTS, homonym])

    _, remains, _ = erased_from(workspace)

    assert remains == []
    assert "Lunch with Jane Doe, and more" in {row["campaign"] for row in facts(workspace, TOUCHES)}
    assert "jane@borel.example" in {row["email"] for row in facts(workspace, PERSON_RECORDS)}


def test_the_search_finds_what_an_eraser_that_looks_at_keys_only_leaves(with_results, marks):
    workspace = with_results

    with workspace.writing():
        found, _ = prove(workspace, marks, book=None)

    places = {one.place.partition("/")[0] for one in found}
    assert places == {"facts", "originals", "results"}
    assert {one.kind for one in found} >= {"address", "name", "phone"}
    assert any(one.place.endswith(" campaign") for one in found)


def test_job_lines_refused_files_and_their_reasons_are_cleaned(tmp_path, workspace, marks):
    job = workspace.folder / "journal" / "20261101T120000-abc"
    job.mkdir()
    (job / "progress.jsonl").write_text(
        json.dumps({"file": "Jané_Doe.csv", "rows": 1}) + "\n" + json.dumps({"stage": "read"}) + "\n"
    )
    (workspace.folder / "refused" / "odd.csv").write_text("a,b\njane.doe@acme.example,1\nx,2\n")
    (workspace.folder / "refused" / "odd.csv.reason.txt").write_text("no date in: jane.doe@acme.example")
    (workspace.folder / "refused" / "broken.xlsx").write_bytes(b"PK\x03\x04 jane.doe@acme.example")

    removed, remains, _ = erased_from(workspace)

    assert remains == []
    assert json.loads((job / "progress.jsonl").read_text().splitlines()[0])["file"] == f"{removed.opaque}.csv"
    assert (workspace.folder / "refused" / "odd.csv").read_text() == "a,b\n,\nx,2\n"
    assert not (workspace.folder / "refused" / "broken.xlsx").exists()


def test_what_waits_in_the_inbox_is_told_and_kept_out_when_it_is_taken_in(tmp_path, workspace, marks):
    (workspace.folder / "inbox" / "later.csv").write_text(table(HEADINGS, CONTACTS))

    _, remains, waiting = erased_from(workspace)

    assert (remains, waiting) == ([], ["inbox/later.csv"])


def killed_after(folder, seconds, processes):
    """Erase in a child, and kill it some time after it began; give how long it took if it came to its end."""
    child = processes.Process(target=erase_in, args=(str(folder),))
    child.start()
    began = time.monotonic()
    child.join(seconds)
    took = time.monotonic() - began
    child.kill()
    child.join()
    return None if child.exitcode == -signal.SIGKILL else took


def is_before_or_after(workspace, marks):
    """Let the next writer finish what was begun, and check that all is there or nothing of her is."""
    begun = bool(unfinished(workspace))
    with workspace.writing():
        finish_erasures(workspace, book=lambda: None, now=NOW + timedelta(hours=1))
        found, _ = prove(workspace, marks, book=None)
    names = {one["email"] for one in facts(workspace, PERSON_RECORDS)}
    assert all((workspace.folder / "originals" / one.original).is_file() for one in workspace.manifest().imports)
    assert workspace.current().is_dir()
    if begun or read_ledger(workspace.folder):
        assert found == []
        assert names == {"paul@acme.example", "ann@borel.example"}
        return "after"
    assert names == {"jane.doe@acme.example", "paul@acme.example", "ann@borel.example"}
    return "before"


def kills(model, tmp_path, marks, times, seed):
    processes = warm_processes()
    dice, seen = random.Random(seed), []

    def copied(number):
        return shutil.copytree(model, tmp_path / f"copy{number}", symlinks=True)

    longest = killed_after(copied("whole"), None, processes)
    for number in range(times):
        copy = copied(number)
        took = killed_after(copy, dice.uniform(0.0, longest), processes)
        longest = took or longest
        seen.append((took is None, is_before_or_after(Workspace(copy), marks)))
        shutil.rmtree(copy)
    return seen


def test_a_kill_at_any_moment_leaves_before_or_what_the_next_writer_finishes(models, tmp_path, marks):
    seen = kills(models["computed"], tmp_path, marks, 6, seed=7)

    assert sum(killed for killed, _ in seen) > 1


@pytest.mark.nightly
def test_two_hundred_kills_leave_before_or_after(models, tmp_path, marks):
    seen = kills(models["computed"], tmp_path, marks, 200, seed=11)

    assert {state for killed, state in seen if killed} == {"before", "after"}

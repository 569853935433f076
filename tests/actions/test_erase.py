"""Erasing somebody: nothing of them is left, everything else is; they stay out; a kill leaves before or after."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pyarrow.parquet as pq
import pytest
import xlsxwriter

from cordee.actions.erase import erase, finish_erasures, newly_erased, prove, unfinished
from cordee.actions.known_as import known_as
from cordee.actions.run import run
from cordee.actions.take_in import How, take_in
from cordee.core.vocabulary import results
from cordee.core.vocabulary.facts import DEALS, PERSON_RECORDS, REJECTED_ROWS, TOUCHES
from cordee.engine.ledger import read_ledger
from cordee.engine.manifest import read_manifest
from cordee.engine.workspace import Workspace
from tests.taking_in import EXPORTED, NOW, facts, take, workspace_in

JANE = "email:jane.doe@acme.example"
HEADINGS = "Record ID,First Name,Last Name,Email,Phone Number,Job Title,Company name,Create Date"
CONTACTS = [
    "1,Jane,Doe,Jane.Doe@acme.example,+33 6 11 22 33 44,Buyer,Acme,2026-01-05",
    "2,Paul,Martin,paul@acme.example,+33 6 55 66 77 88,Director,Acme,2026-01-06",
    "3,Ann,Roy,ann@borel.example,,Engineer,Borel,2026-02-01",
]
TOUCH_HEADINGS = "date,technique,email,company,campaign"
TOUCH_ROWS = [
    "2026-02-03,webinar,jane.doe@acme.example,Acme,Spring",
    "2026-02-04,webinar,paul@acme.example,Acme,Spring",
    '2026-02-05,email,paul@acme.example,Acme,"Lunch with Jane Doe, and more"',
    "2026-03-05,email,JaneDoe+news@acme.example,Acme,Summer",
    "not a date,email,jane.doe@acme.example,Acme,Summer",
    "2026-04-05,webinar,ann@borel.example,Borel,Summer",
]


def table(headings, rows):
    return "\n".join([headings, *rows]) + "\n"


def filled(tmp_path, contacts=CONTACTS, touches=TOUCH_ROWS):
    take(tmp_path, "hubspot-contacts.csv", table(HEADINGS, contacts))
    take(tmp_path, "touches.csv", table(TOUCH_HEADINGS, touches), now=NOW + timedelta(minutes=1))
    return workspace_in(tmp_path)


def computed(workspace, minutes=5):
    with workspace.writing():
        run(workspace, as_of=None, now=NOW + timedelta(minutes=minutes), progress=lambda stage, share: None, again=True)
    return workspace


def erased_from(workspace, key=JANE, minutes=10, book=None):
    now = NOW + timedelta(minutes=minutes)
    with workspace.writing():
        with workspace.database() as database:
            known = known_as(workspace, database, {key})
        one = newly_erased(known.subjects(workspace.secret), workspace.secret, now)
        removed = erase(workspace, one, known.marks, book=book, now=now)
        remains, waiting = prove(workspace, known.marks, book=book)
    return removed, remains, waiting


def everything(workspace):
    """Give every byte of a workspace but what does not name anybody."""
    return b"\n".join(
        path.read_bytes()
        for path in sorted(workspace.folder.rglob("*"))
        if path.is_file() and path.name not in (".secret", ".lock")
    )


def shown(workspace, contract):
    return pq.read_table(workspace.current() / f"{contract.name}.parquet").to_pylist()


def test_nothing_of_an_erased_person_is_left_and_everything_else_is(tmp_path):
    workspace = computed(filled(tmp_path))
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


def test_an_erased_person_is_gone_from_the_results_that_stand_at_once(tmp_path):
    workspace = computed(filled(tmp_path))
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
        [CONTACTS[0].partition(",")[0] and ",,,,,,,", *CONTACTS[1:]],
        [",,,," if "jane" in one.lower() else one for one in TOUCH_ROWS if "Jane Doe" not in one],
    )

    erased_from(with_her)

    computed(with_her), computed(never)
    for contract in results.RESULTS:
        if contract not in (results.DATA_USE, results.REJECTED_ROWS):
            assert shown(with_her, contract) == shown(never, contract), contract.name


def test_what_the_original_held_of_others_stands_in_its_place(tmp_path):
    workspace = filled(tmp_path)

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
    workspace = filled(tmp_path)
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
    if not facts(workspace, DEALS):
        pytest.skip("the table of deals is read otherwise")

    removed, remains, _ = erased_from(workspace)

    found = {row["name"]: row for row in facts(workspace, DEALS)}
    assert remains == []
    assert set(found) == {f"Audit for {removed.opaque}", "Repair"}
    assert found[f"Audit for {removed.opaque}"]["person_key"] is None
    assert found["Repair"]["person_key"] is not None


def test_a_name_that_others_bear_stays_where_it_may_mean_them(tmp_path):
    homonym = "4,Jane,Doe,jane@borel.example,,Lawyer,Borel,2026-02-02"
    workspace = filled(tmp_path, [*CONTACTS, homonym])

    _, remains, _ = erased_from(workspace)

    assert remains == []
    assert "Lunch with Jane Doe, and more" in {row["campaign"] for row in facts(workspace, TOUCHES)}
    assert "jane@borel.example" in {row["email"] for row in facts(workspace, PERSON_RECORDS)}


def test_a_longer_export_brings_nothing_back_and_says_how_many_rows_were_left_out(tmp_path):
    workspace = filled(tmp_path)
    erased_from(workspace)
    longer = [*CONTACTS, "4,Lea,Blum,lea@borel.example,,Buyer,Borel,2026-05-01"]
    marked = known_marks(tmp_path)

    outcome = take(tmp_path, "hubspot-contacts-2.csv", table(HEADINGS, longer), now=NOW + timedelta(hours=2))

    assert {row["email"] for row in facts(workspace, PERSON_RECORDS)} == {
        "paul@acme.example",
        "ann@borel.example",
        "lea@borel.example",
    }
    refused = [row for row in facts(workspace, REJECTED_ROWS) if row["import_id"] == outcome.entry.id]
    assert [(row["reason"], row["record"], row["value"], row["kept"]) for row in refused] == [("erased", 2, None, False)]
    assert outcome.entry.refused == 1
    with workspace.writing():
        assert prove(workspace, marked, book=None) == ([], [])


def test_an_erased_person_under_a_new_key_stays_out_even_of_what_was_taken_in_before_the_key_was_told(tmp_path):
    workspace = filled(tmp_path)
    erased_from(workspace)
    marked = known_marks(tmp_path)
    answers = "date,technique,person id,company\n2026-06-01,webinar,900,Acme\n"
    take(tmp_path, "hubspot-more.csv", answers, now=NOW + timedelta(hours=1))

    take(
        tmp_path,
        "contacts-new.csv",
        table(HEADINGS, ["900,Jane,D.,j.a.n.e.doe@ACME.example,,,,2026-06-01", CONTACTS[1]]),
        now=NOW + timedelta(hours=2),
    )

    assert "900" not in {row["source_key"].rpartition(":")[2] for row in facts(workspace, PERSON_RECORDS)}
    assert len(read_ledger(workspace.folder)) == 1
    assert not unfinished(workspace)
    with workspace.writing():
        assert prove(workspace, marked, book=None)[0] == []


def known_marks(tmp_path):
    """Give what names Jane, gathered where she still is."""
    (tmp_path / "aside").mkdir(exist_ok=True)
    aside = filled(tmp_path / "aside")
    with aside.database() as database:
        return known_as(aside, database, {JANE}).marks


def test_the_search_finds_what_an_eraser_that_looks_at_keys_only_leaves(tmp_path):
    workspace = computed(filled(tmp_path))
    marks = known_marks(tmp_path)

    with workspace.writing():
        found, _ = prove(workspace, marks, book=None)

    places = {one.place.partition("/")[0] for one in found}
    assert places == {"facts", "originals", "results"}
    assert {one.kind for one in found} >= {"address", "name", "phone"}
    assert any(one.place.endswith(" campaign") for one in found)


def test_job_lines_refused_files_and_their_reasons_are_cleaned(tmp_path):
    workspace = filled(tmp_path)
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


def test_what_waits_in_the_inbox_is_told_and_kept_out_when_it_is_taken_in(tmp_path):
    workspace = filled(tmp_path)
    (workspace.folder / "inbox" / "later.csv").write_text(table(HEADINGS, CONTACTS))

    _, remains, waiting = erased_from(workspace)

    assert (remains, waiting) == ([], ["inbox/later.csv"])


KILLED = """
import sys
from datetime import timedelta
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.actions.test_erase import erased_from
from cordee.engine.workspace import Workspace
print("ready", flush=True)
erased_from(Workspace(Path(sys.argv[1])))
"""


def killed_after(folder, seconds):
    """Erase in a child, and kill it some time after it began; say whether it was killed."""
    root = os.fspath(__import__("pathlib").Path(__file__).parents[2])
    child = subprocess.Popen([sys.executable, "-c", KILLED, str(folder), root], stdout=subprocess.PIPE)
    child.stdout.readline()
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    child.stdout.close()
    return child.wait() == -signal.SIGKILL


def is_before_or_after(workspace, marks):
    """Let the next writer finish what was begun, and check that all is there or nothing of her is."""
    begun = bool(unfinished(workspace))
    with workspace.writing():
        finish_erasures(workspace, book=lambda: None, now=NOW + timedelta(hours=1))
        found, _ = prove(workspace, marks, book=None)
    names = {one["email"] for one in facts(workspace, PERSON_RECORDS)}
    assert all(
        (workspace.folder / "originals" / one.original).is_file() for one in read_manifest(workspace.manifest_path).imports
    )
    if begun or read_ledger(workspace.folder):
        assert found == []
        assert names == {"paul@acme.example", "ann@borel.example"}
        return "after"
    assert names == {"jane.doe@acme.example", "paul@acme.example", "ann@borel.example"}
    return "before"


def kills(tmp_path, times, seed):
    model = computed(filled(tmp_path / "model"))
    marks = known_marks(tmp_path)
    dice, seen = random.Random(seed), []
    for number in range(times):
        copy = shutil.copytree(model.folder, tmp_path / f"copy{number}", symlinks=True)
        killed = killed_after(copy, dice.uniform(0.0, 0.9))
        seen.append((killed, is_before_or_after(Workspace(copy), marks)))
        shutil.rmtree(copy)
    return seen


def test_a_kill_at_any_moment_leaves_before_or_what_the_next_writer_finishes(tmp_path):
    (tmp_path / "model").mkdir()

    seen = kills(tmp_path, 20, seed=7)

    assert any(killed for killed, _ in seen)


@pytest.mark.nightly
def test_two_hundred_kills_leave_before_or_after(tmp_path):
    (tmp_path / "model").mkdir()

    seen = kills(tmp_path, 200, seed=11)

    assert {state for killed, state in seen if killed} == {"before", "after"}

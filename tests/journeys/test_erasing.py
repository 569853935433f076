"""The trip of somebody who asks to be erased: the command, what it leaves, a backup from before, an undo, a second writer."""

from __future__ import annotations

import json
import shutil
from datetime import date

import pytest

from cordee.core.trust.subjects import subject_of
from cordee.core.vocabulary.problems import SecondWriter
from cordee.core.vocabulary.problems_of_trust import NoSuchRequest
from cordee.faces.cli.main import main
from cordee.wiring import How, create_company, open_company, restore_company
from tests.erasing import CONTACTS, HEADINGS, TOUCH_HEADINGS, TOUCH_ROWS, table
from tests.ready import made_once
from tests.site import leave, point_at


def acme(folder):
    """Make a company that knows Jane, beside the exports that tell of her."""
    folder.mkdir()
    made = create_company(folder / "acme")
    write_exports(folder)
    made.take_in([folder / "hubspot-contacts.csv", folder / "touches.csv"], How(exported_on=date(2026, 10, 31)))
    made.run(as_of=date(2026, 11, 1))


def write_exports(folder):
    (folder / "hubspot-contacts.csv").write_text(table(HEADINGS, CONTACTS))
    (folder / "touches.csv").write_text(table(TOUCH_HEADINGS, TOUCH_ROWS))


@pytest.fixture
def company(tmp_path):
    write_exports(tmp_path)
    made = open_company(shutil.copytree(made_once(acme) / "acme", tmp_path / "acme", symlinks=True))
    point_at(made.folder)
    yield made
    leave()


def said_in(capsys, *arguments):
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return ended.value.code, capsys.readouterr().out


def people(found):
    return {row["email"] for row in found.table("persons").to_pylist()}


def test_the_command_erases_proves_it_and_a_backup_from_before_stays_without_her(company, tmp_path, capsys):
    from cordee.records.models import AuditEntry, Erasure, Request

    subject = subject_of("email:jane.doe@acme.example", company.workspace.secret)
    asked = Request.objects.create(subject=subject, kind="erase", said="Jane Doe", due_on=date(2026, 12, 1))
    kept = company.backup(tmp_path).path
    folder = str(company.folder)

    looked, dry = said_in(capsys, "erase", "jane.doe@acme.example", folder, "--dry-run")
    code, out = said_in(capsys, "erase", "--request", str(asked.pk), "--workspace", folder, "--progress-json")

    assert (looked, "jane.doe@acme.example" in dry) == (0, True)
    done = next(one["done"] for one in map(json.loads, out.splitlines()) if "done" in one)
    assert (code, done["remains"], done["removed"]["person_records"] > 0) == (0, [], True)
    assert "jane" not in out.lower()
    entry, erased = AuditEntry.objects.get(deed="erased"), Erasure.objects.get()
    asked.refresh_from_db()
    assert (entry.subject, asked.state, asked.subject, asked.said) == (erased.opaque, "answered", erased.opaque, "")
    assert erased.done_at is not None
    assert people(company) == {"paul@acme.example", "ann@borel.example"}

    back = restore_company(kept, tmp_path / "back")

    assert people(back) == {"paul@acme.example", "ann@borel.example"}
    point_at(back.folder)
    assert Request.objects.get().said == ""
    assert Erasure.objects.get().opaque == erased.opaque
    marked = company.known_as("jane.doe@acme.example").marks
    assert back.book().erasures.search(marked.found_in) == []


def test_an_import_that_is_undone_after_an_erasure_and_taken_in_again_does_not_bring_her_back(company, tmp_path):
    company.erase(company.known_as("jane.doe@acme.example"))
    entry = company.imports()[0]

    company.undo(entry.id)
    company.take_in([tmp_path / "hubspot-contacts.csv"], How(exported_on=date(2026, 10, 31)))
    company.run(as_of=date(2026, 11, 1))

    assert people(company) == {"paul@acme.example", "ann@borel.example"}


def test_while_another_writes_nothing_is_erased(company):
    known = company.known_as("jane.doe@acme.example")
    with company.workspace.writing(), pytest.raises(SecondWriter):
        open_company(company.folder).erase(known)

    assert "jane.doe@acme.example" in people(company)
    assert not (company.folder / "erasures.jsonl").exists()


def test_a_number_that_is_no_open_request_is_told(company):
    with pytest.raises(NoSuchRequest):
        company.asked_to_erase(99)

"""Files are added, corrected, undone and taken in again from the pages; a name from outside never chooses a path."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cordee.wiring import How
from tests.site import client_of


@pytest.fixture
def commands(monkeypatch):
    """Note the commands instead of running them."""
    from cordee.faces.web import jobs
    from cordee.records.models import Job

    noted = []

    def start(user, verb, steps, about=""):
        noted.append([list(step) for step in steps])
        return Job.objects.create(id=f"noted-{len(noted)}-{id(noted)}", verb=verb, state="done")

    monkeypatch.setattr(jobs, "start", start)
    monkeypatch.setattr(jobs, "running", lambda: None)
    return noted


def inbox(site):
    return sorted(one.name for one in (site.folder / "inbox").iterdir())


def test_uploaded_files_lie_in_the_inbox_and_a_run_begins(empty_site, commands):
    files = [
        SimpleUploadedFile("a.csv", b"x,y\n1,2\n"),
        SimpleUploadedFile("a.csv", b"x,y\n3,4\n"),
        SimpleUploadedFile("é t.csv", b"z\n"),
    ]

    answer = client_of("marketing").post("/data/upload/", {"files": files})

    assert answer.status_code == 302
    assert inbox(empty_site) == ["a-2.csv", "a.csv", "é t.csv"]
    assert commands == [[["run", "--progress-json"]]]


@pytest.mark.parametrize("name", ["../../evil.csv", "..\\evil.csv", ".secret", "/etc/evil.csv"])
def test_a_name_from_outside_stays_in_the_inbox(empty_site, commands, name):
    client_of("marketing").post("/data/upload/", {"files": SimpleUploadedFile(name, b"x\n")})

    found = inbox(empty_site)
    assert len(found) == 1
    assert not found[0].startswith(".")
    assert not (empty_site.folder.parent / "evil.csv").exists()


def test_a_corrected_column_is_read_again_before_the_first_reading_goes(site, commands):
    entry = next(one for one in site.imports() if one.file == "touches.csv")
    columns = entry.sections[0]["columns"]
    form = {f"map-{name}": heading for name, heading in columns.items()} | {"map-campaign": "channel", "format": entry.format}

    client_of("marketing").post(f"/data/imports/{entry.id}/mapping/", form)

    again, run = commands[0]
    assert again[:2] == ["read-again", entry.id]
    assert again[again.index("--map") + 1] == "campaign=channel"
    assert again[again.index("--exported-on") + 1] == "2026-09-15"
    assert run == ["run", "--progress-json"]


def test_a_value_for_every_row_goes_before_the_column(site, commands):
    entry = next(one for one in site.imports() if one.file == "touches.csv")
    columns = entry.sections[0]["columns"]
    form = {f"map-{name}": heading for name, heading in columns.items()} | {"set-technique": " webinar ", "format": entry.format}

    client_of("marketing").post(f"/data/imports/{entry.id}/mapping/", form)

    again, _ = commands[0]
    assert again[again.index("--set") + 1] == "technique=webinar"
    assert "--map" not in again


def test_files_of_the_same_headings_are_offered_the_last_correction(empty_site, commands):
    content = "email,first name,last name\n{}@fonderie.example,Ana,Roux\n"
    for name in ("old.csv", "new.csv"):
        (empty_site.folder / name).write_text(content.format(name[0]), "utf-8")
    empty_site.take_in(empty_site.folder / "old.csv")
    [new] = empty_site.take_in(empty_site.folder / "new.csv", How(mapping={"title": "last name"}))
    old = empty_site.imports()[0]
    client = client_of("marketing")

    text = client.get(f"/data/imports/{new.outcome.entry.id}/").content.decode()
    client.post(f"/data/imports/{new.outcome.entry.id}/alike/")

    assert "old.csv has the same headings" in text
    assert commands == [[["read-again", old.id, "--progress-json"], ["run", "--progress-json"]]]


def test_columns_that_are_the_same_change_nothing(site, commands):
    entry = next(one for one in site.imports() if one.file == "touches.csv")
    form = {f"map-{name}": heading for name, heading in entry.sections[0]["columns"].items()} | {"format": entry.format}

    client_of("marketing").post(f"/data/imports/{entry.id}/mapping/", form)

    assert commands == []


def test_the_mapping_shows_every_heading_of_the_file(site):
    entry = next(one for one in site.imports() if one.file == "deals.csv")

    text = client_of("marketing").get(f"/data/imports/{entry.id}/").content.decode()

    assert all(f">{heading}</option>" in text for heading in ("Deal ID", "Stage", "Close date", "Currency"))
    assert "<option selected>Close date</option>" in text


def test_an_import_that_is_not_there_is_not_found(site):
    assert client_of("marketing").post("/data/imports/nothing/undo/").status_code == 404

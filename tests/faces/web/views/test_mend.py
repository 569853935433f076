"""A file that was refused whole is taken in once somebody says which column is what."""

from __future__ import annotations

import re

import pytest

from tests.faces.web.views.test_importing import commands
from tests.site import client_of

__all__ = ["commands"]
FOREIGN = "Quand;Qui;Par quoi\n03/06/2026;ada@firme1.example;Webinaire\n04/06/2026;bob@firme2.example;Salon\n"
PAGE = "/data/refused-file/journal%20commercial.csv/"


@pytest.fixture
def refused(empty_site):
    (empty_site.folder / "inbox" / "journal commercial.csv").write_text(FOREIGN)
    [one] = empty_site.take_in(empty_site.folder / "inbox")
    assert one.problem is not None
    return empty_site


def shown(path, language="fr", role="marketing"):
    text = re.sub(r"<[^>]+>", " ", client_of(role, language).get(path).content.decode())
    return re.sub(r"\s+", " ", text)


def test_a_refused_file_shows_its_columns_its_first_rows_and_why(refused):
    page = shown(PAGE)

    assert "Que contiennent les colonnes de journal commercial.csv" in page
    assert "INTAKE-" in page
    assert "Quand Qui Par quoi 03/06/2026 ada@firme1.example Webinaire" in page
    assert PAGE in client_of("marketing").get("/data/").content.decode()


def test_what_stands_in_the_columns_is_guessed_from_the_cells_where_no_heading_tells(refused):
    page = client_of("marketing").get(PAGE).content.decode()

    assert '<option value="table.touches" selected>' in page
    for field, heading in (("date", "Quand"), ("email", "Qui"), ("technique", "Par quoi")):
        chosen = page.split(f'name="map-{field}"')[1].split("</select>")[0]
        assert f"<option selected>{heading}</option>" in chosen


def test_a_file_refused_whole_is_the_first_thing_to_do(refused):
    (refused.folder / "inbox" / "people.csv").write_text("name,email\nAda,a@firme1.example\n")
    refused.take_in(refused.folder / "inbox")
    refused.run()

    week = client_of("marketing", "fr").get("/").content.decode()

    assert "Dire ce que contient journal commercial.csv" in week
    assert f'href="{PAGE}"' in week


def test_said_column_by_column_it_is_taken_in_and_leaves_the_list(refused, commands):
    form = {"format": "table.touches", "map-date": "Quand", "map-email": "Qui", "map-technique": "Par quoi", "dates": "dmy"}
    answer = client_of("marketing").post(PAGE, form)

    assert answer.status_code == 302
    [[take, run]] = commands
    path = take[1]
    refused_before = shown("/data/refused/", "en")
    from typer.testing import CliRunner

    from cordee.faces.cli.main import app

    done = CliRunner().invoke(app, [*take, "--workspace", str(refused.folder)])

    assert done.exit_code == 0, done.output
    assert take[2:5] == ["--fresh", "--as", "table.touches"]
    assert path.endswith("/inbox/journal commercial.csv")
    assert run == ["run", "--progress-json"]
    [entry] = refused.imports()
    assert (entry.rows, entry.refused) == (2, 0)
    assert "journal commercial.csv" in refused_before
    assert "journal commercial.csv" not in shown("/data/refused/", "en")
    assert client_of("marketing").get(PAGE).status_code == 404


def test_where_no_column_is_named_nothing_begins(refused, commands):
    answer = client_of("marketing").post(PAGE, {"format": "table.touches", "map-date": "no such column"}, follow=True)

    assert commands == []
    assert "No column was named." in answer.content.decode()


def test_another_kind_of_table_shows_other_fields_and_who_only_reads_cannot_send(refused):
    costs, reader = shown(PAGE + "?as=table.costs"), client_of("reader", "en").get(PAGE).content.decode()

    assert "Nombre d’actions payées" in costs
    assert "disabled" in reader
    assert client_of("reader").post(PAGE, {"format": "table.touches", "map-date": "Quand"}).status_code == 403


def test_what_is_no_table_says_so_and_a_name_from_outside_finds_nothing(empty_site):
    (empty_site.folder / "inbox" / "photo.csv").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00" * 40)
    empty_site.take_in(empty_site.folder / "inbox")

    assert "It cannot be shown here" in shown("/data/refused-file/photo.csv/", "en")
    assert client_of("marketing").get("/data/refused-file/..%2Fcordee.toml/").status_code == 404


def test_a_file_refused_twice_lies_there_once_with_the_latest_reason(refused):
    again = refused.folder / "inbox" / "journal commercial.csv"
    again.write_text(FOREIGN)
    refused.take_in(refused.folder / "inbox")
    (refused.folder / "inbox" / "journal commercial.csv").write_text(FOREIGN + "05/06/2026;;\n")
    refused.take_in(refused.folder / "inbox")

    names = sorted(one.name for one in (refused.folder / "refused").iterdir() if not one.name.endswith(".reason.txt"))

    assert names == ["journal commercial-2.csv", "journal commercial.csv"]


def test_a_refused_file_that_is_no_table_is_discarded_with_its_reason_and_noted(empty_site):
    from cordee.records.models import AuditEntry

    (empty_site.folder / "inbox" / "logo.png").write_bytes(bytes(range(256)) * 40)
    empty_site.take_in(empty_site.folder / "inbox")
    assert "Supprimer définitivement" in shown("/data/")
    assert "Supprimer définitivement" not in shown("/data/", role="reader")

    client = client_of("marketing", "fr")
    client.post("/data/refused-file/logo.png/discard/")

    assert list((empty_site.folder / "refused").iterdir()) == []
    assert ["refused-file/logo.png/discard/" in one.object for one in AuditEntry.objects.filter(deed="changed")] == [True]
    assert "logo.png n’est plus parmi" in client.post("/data/refused-file/logo.png/discard/", follow=True).content.decode()

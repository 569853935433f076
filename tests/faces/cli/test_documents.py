"""A document is written to standard output; what is to be filled in is told beside."""

from __future__ import annotations

import pytest

from cordee.wiring import create_company
from tests.faces.cli.test_main import call
from tests.site import leave, point_at


@pytest.fixture
def mine(tmp_path):
    made = create_company(tmp_path / "mine", language="fr")
    point_at(made.folder)
    yield made.folder
    leave()


@pytest.mark.parametrize("kind", ["record", "notice", "works-council", "assessment"])
def test_each_document_comes_in_the_language_of_the_workspace_or_the_one_asked_for(mine, kind):
    french, english = call("document", kind, mine), call("document", kind, "--language", "en", mine)

    assert (french.exit_code, english.exit_code) == (0, 0)
    assert "Ce qu’est ce texte" in french.stdout
    assert "What this text is" in english.stdout
    assert "To be filled in" in english.stderr


def test_a_document_comes_as_a_page(mine):
    assert call("document", "record", "--format", "html", mine).stdout.startswith('<!doctype html>\n<html lang="fr">')


def test_a_document_comes_as_a_pdf_in_the_report_folder_or_where_one_says(mine, tmp_path):
    said = call("document", "notice", "--format", "pdf", mine)
    named = call("document", "notice", "--format", "pdf", "--language", "en", "--out", tmp_path / "new" / "n.pdf", mine)

    assert said.stdout.strip() == str(mine / "report" / "notice-fr.pdf")
    assert (mine / "report" / "notice-fr.pdf").read_bytes()[:5] == b"%PDF-"
    assert named.exit_code == 0
    assert (tmp_path / "new" / "n.pdf").read_bytes()[:5] == b"%PDF-"


def test_a_document_that_does_not_exist_or_a_format_is_refused(mine):
    assert "TRUST-44" in str(call("document", "diary", mine).exception)
    assert call("document", "record", "--format", "docx", mine).exit_code == 2

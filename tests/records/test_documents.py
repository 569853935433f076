"""Documents in versions: edits are kept, changes of settings taken over, two who save at once do not overwrite one another."""

from __future__ import annotations

from html import unescape

import pytest

from cordee.actions.documents import as_html, fragment
from cordee.core.vocabulary.problems_of_registers import DocumentMoved, NoSuchDocument
from cordee.wiring import create_company
from tests.site import leave, point_at


@pytest.fixture
def company(tmp_path):
    made = create_company(tmp_path / "mine")
    point_at(made.folder)
    yield made
    leave()


def test_an_edit_survives_a_change_of_settings_and_the_change_comes_in(company):
    documents = company.documents()
    body = documents.state("notice", "fr").body.replace("Nous détenons", "Notre maison détient")
    documents.edit("notice", "fr", body, after=0)
    company.trust().switch_rule("retention.customers", "off", reason="no customers yet")

    state = documents.state("notice", "fr")
    documents.take_over("notice", "fr", after=1)
    after = documents.state("notice", "fr")

    assert [one.heading for one in state.changed] == ["Combien de temps"]
    assert "trois ans après la fin" in state.body
    assert "trois ans après la fin" not in after.body
    assert "Notre maison détient" in after.body
    assert (after.number, after.changed) == (2, ())


def test_what_is_filled_in_shows_in_every_document_and_language(company):
    documents = company.documents()
    gaps = len(documents.state("record", "en").gaps)

    documents.fill_in("record", "en", {"controller": "Acme SAS", "unknown": "x"}, after=0)

    assert len(documents.state("record", "en").gaps) == gaps - 1
    assert "Responsable du traitement\u00a0: Acme SAS" in documents.state("notice", "fr").body
    documents.fill_in("record", "en", {"controller": "Acme SA"}, after=1)
    assert "Acme SA\n" in documents.state("record", "en").body


def test_filling_in_keeps_what_was_edited(company):
    documents = company.documents()
    documents.edit("record", "en", documents.state("record", "en").body + "\n## Ours\n\nBy hand.\n", after=0)

    documents.fill_in("record", "en", {"host": "Ourselves, in France"}, after=1)

    body = documents.state("record", "en").body
    assert "By hand." in body
    assert "Ourselves, in France" in body


def test_who_saves_over_a_version_they_have_not_seen_is_told(company):
    documents = company.documents()
    documents.edit("record", "en", "# Mine\n", after=0)

    with pytest.raises(DocumentMoved, match="version 1"):
        documents.edit("record", "en", "# Theirs\n", after=0)
    assert documents.text("record", "en") == "# Mine\n"


def test_the_database_itself_keeps_one_text_a_version(company):
    from django.db import IntegrityError

    from cordee.records.models import Document

    company.documents().edit("record", "en", "# Mine\n", after=0)

    with pytest.raises(IntegrityError):
        Document.objects.create(kind="record", language="en", number=1, body="x")


def test_an_earlier_version_can_be_read(company):
    documents = company.documents()
    documents.edit("record", "en", "# One\n", after=0)
    documents.edit("record", "en", "# Two\n", after=1)

    assert documents.text("record", "en", 1) == "# One\n"
    with pytest.raises(NoSuchDocument):
        documents.text("record", "en", 7)


def test_only_roles_that_somebody_has_are_named_as_seeing_the_data(company):
    from cordee.records.models import User

    User.objects.make("a@cordee.example", "rope-of-five-knots", role="sales")

    body = company.documents().state("record", "en").body
    assert "Sales: reads everything" in body
    assert "Reader:" not in body


def test_credentials_of_the_carrier_of_mail_are_never_written_into_a_document(company):
    toml = company.folder / "cordee.toml"
    toml.write_text(toml.read_text() + 'mail_url = "smtp://robot:secret@smtp.house.example:587"\n')

    from cordee.wiring import open_company

    body = open_company(company.folder).documents().state("record", "en").body
    assert "Mail leaves through smtp.house.example" in body
    assert "secret" not in body


@pytest.mark.parametrize(("kind", "language"), [("diary", "en"), ("record", "de"), ("", "")])
def test_a_document_that_does_not_exist_is_said_so(company, kind, language):
    with pytest.raises(NoSuchDocument):
        company.documents().state(kind, language)


def test_html_that_somebody_wrote_into_a_document_stays_text():
    page = as_html("# A\n\n<script>alert(1)</script> [x](javascript:alert(1))\n", "A <b>", "fr")

    assert "<script>" not in page
    assert 'href="javascript' not in page
    assert "<title>A &lt;b&gt;</title>" in page
    assert "<script>alert(1)</script>" in unescape(fragment("<script>alert(1)</script>"))

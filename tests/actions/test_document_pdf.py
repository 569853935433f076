"""A document as a PDF: every word of it, which version it is, and markup shown letter for letter."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime

import pytest

from cordee.actions.document_pdf import as_pdf
from cordee.core.trust.documents.document import Version

NOW = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
NASTY = '#panic("x") $x$ @ref label> \\\\ // = <b>raw</b>'


def read(made):
    pypdf = pytest.importorskip("pypdf")
    reader = pypdf.PdfReader(io.BytesIO(made))
    text = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages)).replace("\u00ad", "")
    return reader, text


def pdf(body, *, version=None, language="fr", company="Maison Corde"):
    return as_pdf("record", body, version=version, company=company, language=language, zone="Europe/Paris", now=NOW)


def test_it_says_whose_it_is_which_version_and_what_is_still_to_be_filled_in():
    body = "# Registre\n\n## Qui\n\n- Adresse : **[à compléter : son adresse postale]**\n"
    saved = Version("record", "fr", 3, body, body, {}, NOW)

    reader, unsaved = read(pdf(body))
    _, third = read(pdf(body, version=saved))

    assert "Maison Corde · Tel que les réglages l’ont donné le 2 mars 2026" in unsaved
    assert "Version 3, enregistrée le 2 mars 2026" in third
    assert "un endroit, entre crochets" in third
    assert "son adresse postale" in third
    assert reader.metadata.title == "Registre des traitements (art. 30)"
    assert reader.trailer["/Root"]["/Lang"] == "fr"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"], "read aloud by those who do not see it"


def test_markup_of_the_layout_is_shown_letter_for_letter():
    _, text = read(pdf(f"# A\n\n{NASTY}\n\n`#eval`\n", language="en"))

    assert '#panic("x") $x$ @ref label> \\ // = <b>raw</b>' in text.replace("“", '"').replace("”", '"')
    assert "#eval" in text


@pytest.mark.parametrize(
    "body", ["", "#", "- ", "- - 1. a", "> q\n>> r", "---", "```\n#x\n```", "a\\\nb", "![p](x.png)", "*a **b***", "###### six"]
)
def test_whatever_somebody_wrote_becomes_a_page(body):
    assert pdf(body)[:5] == b"%PDF-"


def test_the_same_document_gives_the_same_file():
    assert pdf("# A\n\nb") == pdf("# A\n\nb")

"""The pages of the documents: filled in, edited, taken over, read in an earlier version, never overwritten unseen."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.site import client_of

PAGE = "/data/trust/documents/"
NOTICE = f"{PAGE}notice/fr/"


def text(answer):
    return unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", ["record", "notice", "works-council", "assessment"])
def test_every_document_is_shown_in_both_languages_before_anything_was_saved(site, kind, language):
    client = client_of("marketing", language)

    answer = client.get(f"{PAGE}{kind}/{language}/")

    assert answer.status_code == 200
    assert f'<article class="sheet doc" lang="{language}">' in answer.content.decode()
    assert ("nothing was saved yet" if language == "en" else "rien n’a encore été enregistré") in text(answer)
    assert "None" not in text(answer)


def test_what_is_filled_in_is_in_the_text_and_no_longer_asked_for(empty_site):
    client = client_of("marketing")

    client.post(NOTICE, {"do": "fill", "after": "0", "controller": "Acme <b> & Fils"})
    page = client.get(NOTICE)

    assert "Acme &lt;b&gt; &amp; Fils" in page.content.decode()
    assert "Version 1" in text(page)
    assert "Responsable du traitement\u00a0: Acme <b> & Fils" in empty_site.documents().text("notice", "fr")


def test_a_change_of_the_rulebook_is_shown_and_taken_over_without_losing_an_edit(empty_site):
    client = client_of("marketing")
    body = empty_site.documents().text("notice", "fr")
    client.post(NOTICE, {"do": "edit", "after": "0", "body": body.replace("Nous détenons", "Notre maison détient")})
    empty_site.trust().switch_rule("retention.customers", "off", reason="none yet")

    before = text(client.get(NOTICE))
    listed = text(client.get(PAGE))
    client.post(NOTICE, {"do": "take", "after": "1"})
    after = text(client.get(NOTICE))

    assert "What the settings changed since that version" in before
    assert "was: Un client peut être prospecté" in before
    assert "1 section changed since" in listed
    assert "What the settings changed" not in after
    assert "Notre maison détient" in after


def test_who_saves_over_another_s_version_is_told_and_keeps_what_they_typed(empty_site):
    client = client_of("marketing")
    client.post(NOTICE, {"do": "edit", "after": "0", "body": "# Hers"})

    answer = client.post(NOTICE, {"do": "edit", "after": "0", "body": "# His"})

    assert answer.status_code == 409
    assert "Somebody saved this document while you wrote." in text(answer)
    assert "# His" in answer.content.decode()
    assert empty_site.documents().text("notice", "fr") == "# Hers\n"


def test_an_earlier_version_is_read_but_not_edited(empty_site):
    client = client_of("marketing")
    client.post(NOTICE, {"do": "edit", "after": "0", "body": "# Un"})
    client.post(NOTICE, {"do": "edit", "after": "1", "body": "# Deux"})

    page = client.get(f"{NOTICE}?version=1")

    assert "Version 1, an earlier one" in text(page)
    assert "<h2>Un</h2>" in page.content.decode()
    assert "<textarea" not in page.content.decode()


def test_script_typed_into_a_document_stays_text(empty_site):
    client = client_of("marketing")
    client.post(NOTICE, {"do": "edit", "after": "0", "body": "<script>alert(1)</script> [x](javascript:alert(1))"})

    for page in (client.get(NOTICE).content.decode(), client.get(f"{PAGE}notice/fr.html").content.decode()):
        assert "<script>alert" not in page
        assert 'href="javascript' not in page


@pytest.mark.parametrize(("form", "begins"), [("md", "# Information"), ("html", "<!doctype html>")])
def test_a_document_leaves_as_a_file_and_that_is_noted(empty_site, form, begins):
    from cordee.records.models import AuditEntry

    answer = client_of("marketing").get(f"{PAGE}notice/fr.{form}")

    assert answer.content.decode().startswith(begins)
    assert f'filename="notice-fr.{form}"' in answer.headers["Content-Disposition"]
    assert AuditEntry.objects.filter(deed="exported", object="document notice fr").exists()


def test_a_document_and_each_of_its_versions_come_as_a_pdf_and_that_is_noted(empty_site):
    from cordee.records.models import AuditEntry

    client = client_of("marketing")
    client.post(NOTICE, {"do": "edit", "body": "# First", "after": "0"})
    client.post(NOTICE, {"do": "edit", "body": "# Second", "after": "1"})

    first = client.get(f"{PAGE}notice/fr.pdf?version=1")

    assert (first.headers["Content-Type"], first.content[:5]) == ("application/pdf", b"%PDF-")
    assert first.content != client.get(f"{PAGE}notice/fr.pdf").content
    assert 'notice/fr.pdf?version=1"' in client.get(f"{NOTICE}?version=1").content.decode()
    assert AuditEntry.objects.filter(deed="exported", object="document notice fr").count() == 2


@pytest.mark.parametrize(
    "path", ["diary/fr/", "notice/de/", "notice/fr.docx", "diary/fr.pdf", "diary/fr.md", "notice/fr.md?version=99", "%00/fr/"]
)
def test_what_is_not_there_is_a_page_that_is_not_there(empty_site, path):
    assert client_of("marketing").get(PAGE + path).status_code == 404


@pytest.mark.parametrize("role", ["sales", "reader", "expert"])
def test_who_does_not_keep_the_register_sees_and_writes_no_document(empty_site, role):
    client = client_of(role)

    assert {client.get(one).status_code for one in (PAGE, NOTICE, f"{PAGE}notice/fr.md")} == {403}
    assert client.post(NOTICE, {"do": "edit", "after": "0", "body": "x"}).status_code == 403

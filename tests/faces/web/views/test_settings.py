"""The settings page shows what cordee.toml says of this machine, with what holds where it says nothing."""

from __future__ import annotations

from html import unescape

import pytest

import cordee
from cordee.engine.workspace import TEMPLATE
from cordee.faces.web.machine import MACHINE
from tests.house.tree import SOURCE
from tests.site import client_of


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_cordee_toml_may_say_is_shown_with_what_holds(empty_site, language):
    toml = empty_site.folder / "cordee.toml"
    toml.write_text(toml.read_text() + 'watch_inbox = false\nnightly = "02:30"\n')

    text = unescape(client_of("administrator", language).get("/settings/").content.decode())

    assert "<code>watch_inbox = false</code>" in text
    assert '<code>nightly = "02:30"</code>' in text
    assert '<code>base_url = ""</code>' in text
    assert all(one.meaning.in_language(language) in text for one in MACHINE)


def test_every_line_of_cordee_toml_that_the_code_reads_is_declared():
    read = {word for path in SOURCE.rglob("*.py") for word in _asked(path.read_text("utf-8"))}
    written = {line.split(" = ")[0] for line in TEMPLATE.splitlines() if " = " in line}

    assert (read | written) - {"format"} == {one.name for one in MACHINE}


def _asked(source):
    return [piece.partition('"')[0] for piece in source.split('machine.get("')[1:]]


def test_the_tables_of_a_run_are_named_in_the_readers_words_with_their_id_beside(site):
    page = client_of("reader", language="fr").get("/settings/about/").content.decode()

    assert f"Cordée {cordee.__version__}" in page
    assert ">Techniques par compte</a>" in page
    assert "<code>account_techniques</code>" in page

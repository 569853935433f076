"""Consent and objection on the command line."""

from __future__ import annotations

import re

import pytest

from tests.faces.cli.test_main import call
from tests.people import company_of_people
from tests.site import leave, point_at

ANNE = "anne.roux@acme.example"


@pytest.fixture
def mine(tmp_path):
    company = company_of_people(tmp_path / "mine")
    point_at(company.folder)
    yield company
    leave()


def test_an_objection_is_noted_and_shown_by_channel_and_word_for_word(mine):
    noted = call("consent", "Anne.Roux+x@acme.example", "--object", "--source", "letter of 4 May", "--workspace", mine.folder)
    shown = call("consents", ANNE, "--workspace", mine.folder)

    assert (noted.exit_code, shown.exit_code) == (0, 0)
    assert "e-mail: objected" in shown.output
    assert re.search(r"no +all .*themselves +letter of 4 May", shown.output)
    assert re.search(r"2026-02-01 09:00 +yes +email", shown.output)


def test_neither_yes_nor_no_is_wrong_use_and_a_yes_without_proof_a_problem(mine):
    silent = call("consent", ANNE, "--workspace", mine.folder)
    unproved = call("consent", ANNE, "--grant", "--source", "form", "--workspace", mine.folder)

    assert silent.exit_code == 2
    assert type(unproved.exception).__name__ == "ProofNeeded"


def test_who_said_nothing_is_told_so_in_french(mine):
    assert "n’a rien dit" in call("consents", "Carla Neri", "--workspace", mine.folder, language="fr").output


def test_in_french_the_table_has_french_headings_and_channels(mine):
    call("consent", ANNE, "--object", "--channel", "call", "--told", "--source", "salon", "--workspace", mine.folder)

    shown = call("consents", ANNE, "--workspace", mine.folder, language="fr").output

    assert "appel : s’est opposé" in shown.replace("\xa0", " ")
    assert "dit le" in shown
    assert "un collègue" in shown
    assert not [word for word in ("said_at", "granted", "call", "colleague") if word in shown]


@pytest.mark.parametrize(
    ("words", "own", "through"),
    [(["--proof", "their mail of 2 May"], True, ""), ([], False, "colleague"), (["--told", "--proof", "note"], False, "colleague"), (["--hearsay"], False, "")],
)  # fmt: skip
def test_what_is_their_own_word_has_a_proof(mine, words, own, through):
    from cordee.records.models import Statement

    call("consent", ANNE, "--object", *words, "--workspace", mine.folder)

    assert {(one.by_themselves, one.through) for one in Statement.objects.all()} == {(own, through)}

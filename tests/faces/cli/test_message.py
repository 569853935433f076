"""A text is checked from a file or standard input, in any form and encoding; nothing that is found ends the command badly."""

from __future__ import annotations

import json

import pytest

from tests.faces.cli.test_main import call

OURS = """# Nous sommes leader

Notre plateforme innovante intègre une [API](https://a.example). Notre moteur est le plus rapide du marché.
Nos équipes ont conçu l’algorithme en trois ans, et nous en sommes très fiers.
"""


@pytest.fixture
def letter(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "lettre.md"
    path.write_text(OURS, "utf-8")
    return path


def test_what_is_found_comes_with_lines_suggestions_and_reasons_and_ends_with_nought(letter):
    answer = call("message", "check", letter, "--stage", "awareness", language="fr")

    assert answer.exit_code == 0
    said = " ".join(answer.output.split())
    assert "Phrases\u00a0: 4" in answer.output or "Phrases : 4" in said
    assert "titre" in said
    assert "ligne 1" in said
    assert "Suggestion" in said
    assert "techno-centrisme" in said
    assert "Aucun rôle du lecteur" in said


def test_json_holds_the_same_for_programs(letter):
    told = json.loads(call("message", "check", letter, "--format", "json").output)

    assert told["title"] == "Nous sommes leader"
    assert told["language"] == "fr"
    assert told["sentences"] == {"reader": 0, "us": 4, "both": 0, "neither": 0, "all": 4}


def test_an_old_encoding_and_a_form_that_is_said_are_read(letter):
    letter.with_suffix(".txt").write_bytes("Très tôt, votre ligne s’arrête.".encode("windows-1252"))

    told = json.loads(call("message", "check", letter.with_suffix(".txt"), "--as", "html", "--format", "json").output)

    assert told["body"] == "Très tôt, votre ligne s’arrête."


def test_a_text_without_a_language_says_what_to_do(letter):
    letter.write_text("BIM 2027")

    answer = call("message", "check", letter)

    assert answer.exit_code == 0
    assert "--language" in answer.output


def test_a_file_that_is_not_there_and_a_stage_that_is_none_are_told(letter):
    assert call("message", "check", "nowhere.md").exit_code != 0
    assert call("message", "check", letter, "--stage", "lost").exit_code == 2


@pytest.mark.parametrize(
    ("stage", "role"), [("Découverte", "Direction"), ("achat", "service technique"), ("client", "utilisateur")]
)
def test_stages_and_roles_are_understood_by_their_french_words(letter, stage, role):
    answer = call("message", "check", letter, "--stage", stage, "--role", role)

    assert answer.exit_code == 0

"""Complaints about how a command was written, in the reader's language."""

from __future__ import annotations

import pytest

from cordee.faces.cli.main import main
from cordee.faces.cli.usage import in_french, speak

ENGLISH = ("Missing", "Invalid", "No such", "Input should", "does not", "requires", "Got unexpected", "Did you mean")


@pytest.fixture
def told(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")

    def tell(language, *arguments):
        monkeypatch.setenv("CORDEE_LANGUAGE", language)
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        return ended.value.code, capsys.readouterr().err

    yield tell
    speak("en")


@pytest.mark.parametrize(
    ("arguments", "french"),
    [
        (["diff"], "Il manque 'before'"),
        (["nope"], "La commande 'nope' n’existe pas."),
        (["shwo"], "Vouliez-vous dire 'show'"),
        (["run", "--asof", "3"], "L’option --asof n’existe pas."),
        (["run", "--as-of", "3"], "n’est pas un jour, comme 2026-03-31."),
        (["run", "--as-of"], "L’option '--as-of' attend une valeur."),
        (["run", "--again=3"], "L’option '--again' ne prend pas de valeur."),
        (["run", "a", "b", "c"], "Mots en trop"),
        (["serve", "--port", "x"], "ce n’est pas un nombre entier."),
        (["mandates", "write"], "Il manque"),
        (["message", "check", "-", "--role", "patron"], "Valeurs possibles : management (direction)"),
        (["use", "known", "x", "maybe"], "La valeur 'maybe' de 'when' n’est pas reconnue. Valeurs possibles"),
    ],
)
def test_who_reads_french_is_told_in_french_what_is_wrong_with_a_command(told, arguments, french):
    code, err = told("fr", *arguments)

    assert code == 2
    assert french in err
    assert not [word for word in ENGLISH if word in err]


def test_who_reads_english_is_told_in_english_also_after_a_french_reader(told):
    told("fr", "nope")

    code, err = told("en", "nope")

    assert code == 2
    assert "No such command 'nope'." in err


def test_a_complaint_that_is_not_known_stays_as_it_is():
    assert in_french("Something new.") == "Something new."

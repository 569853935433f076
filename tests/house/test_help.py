"""Every command's help is said in French too, and in the language of whoever asks for it."""

from __future__ import annotations

import re

import pytest
import typer

from cordee.faces.cli.help import FRENCH, in_language, language_among, texts_of
from cordee.faces.cli.main import app, main
from cordee.wiring import create_company

HELP = texts_of(typer.main.get_command(app))


def test_every_help_text_has_its_french():
    assert not sorted(HELP - set(FRENCH))


def test_no_french_is_kept_of_a_help_that_is_gone():
    assert not sorted(set(FRENCH) - HELP)


def test_the_commands_in_french_say_nothing_in_english():
    assert not texts_of(in_language(app, "fr")) & {english for english, text in FRENCH.items() if text.fr != english}
    in_language(app, "en")


def shown(monkeypatch, capsys, arguments, *, system="C.UTF-8"):
    for name, value in (("CORDEE_LANGUAGE", ""), ("LC_ALL", ""), ("LANG", system), ("COLUMNS", "200")):
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit):
        main(arguments)
    said = capsys.readouterr()
    return re.sub(r"[\s│]+", " ", said.out + said.err)


def test_help_speaks_the_systems_language_where_no_workspace_says_otherwise(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    french = shown(monkeypatch, capsys, ["take-in", "--help"], system="fr_FR.UTF-8")
    english = shown(monkeypatch, capsys, ["take-in", "--help"])

    assert "Importer des fichiers : reconnus à leur contenu" in french
    assert "Afficher ce message et terminer." in french
    assert "Take files in: recognised by content" in english
    assert "Show this message and exit." in english


def test_help_and_problems_speak_the_language_of_the_workspace_that_is_named_or_stood_in(tmp_path, monkeypatch, capsys):
    mine = create_company(tmp_path / "mine", language="fr").folder

    named = shown(monkeypatch, capsys, ["show", "nothing_like_it", str(mine)])
    monkeypatch.chdir(mine / "inbox")
    stood_in = shown(monkeypatch, capsys, ["run", "--help"])

    assert "Trouvé :" in named
    assert "Importer ce qui se trouve dans inbox/" in stood_in
    assert language_among(["show", "accounts", "--workspace", str(mine)]) == "fr"

"""The version of the program, asked for as of every other program."""

from __future__ import annotations

import pytest

from cordee import __version__
from cordee.faces.cli.main import main


def test_the_program_says_its_version_outside_any_workspace(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(SystemExit) as ended:
        main(["--version"])

    assert (ended.value.code, capsys.readouterr().out) == (0, f"cordee {__version__}\n")


def test_the_help_names_it_in_both_languages(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CORDEE_LANGUAGE", "fr")

    with pytest.raises(SystemExit):
        main(["--help"])

    assert "Dire la version et terminer." in capsys.readouterr().out

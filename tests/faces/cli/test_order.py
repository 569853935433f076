"""The help names the verbs in the order of their use, under titles in the reader's language."""

from __future__ import annotations

import typer

from cordee.faces.cli.help import in_language
from cordee.faces.cli.main import app
from cordee.faces.cli.order import PANELS
from cordee.wiring import RESULTS
from tests.faces.cli.test_main import call


def test_every_verb_stands_under_one_title():
    named = [name for _, names in PANELS for name in names]

    assert sorted(named) == sorted(typer.main.get_command(app).commands)


def test_the_verbs_of_every_day_come_first_under_a_french_title():
    command = in_language(app, "fr")
    in_language(app, "en")

    assert list(command.commands)[:4] == ["init", "take-in", "run", "show"]
    assert command.commands["run"].rich_help_panel == "Tous les jours"


def test_show_without_a_table_lists_the_tables_also_where_no_workspace_is(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    answer = call("show", language="fr")

    assert answer.exit_code == 0
    assert {one.name for one in RESULTS} <= set(answer.output.split())

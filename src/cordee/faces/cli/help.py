"""The help of every command in the reader's language: the texts of the commands are English, their French stands beside."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer
from typer import rich_utils

from cordee.core.vocabulary.problems import Problem
from cordee.core.vocabulary.text import Language, Text
from cordee.faces.cli import help_of_commands, help_of_decisions, help_of_options, help_of_results, order, usage, words
from cordee.wiring import find_company, open_company

FRENCH: dict[str, Text] = {
    one.en: one for one in (*help_of_commands.HELP, *help_of_decisions.HELP, *help_of_options.HELP, *help_of_results.HELP)
}
OWN_HELP = Text("Show this message and exit.", "Afficher ce message et terminer.")
AROUND: dict[str, Text] = {
    "DEFAULT_STRING": Text("[default: {}]", "[par défaut\u00a0: {}]"),
    "REQUIRED_LONG_STRING": Text("[required]", "[obligatoire]"),
    "COMMANDS_PANEL_TITLE": Text("Commands", "Commandes"),
    "ERRORS_PANEL_TITLE": Text("Error", "Erreur"),
    "ABORTED_TEXT": Text("Aborted.", "Interrompu."),
    "RICH_HELP": Text(
        "Try [blue]'{command_path} {help_option}'[/] for help.", "Pour de l’aide\u00a0: [blue]'{command_path} {help_option}'[/]."
    ),
}


def language_among(arguments: Sequence[str]) -> Language:
    """Choose the language of help and of problems: that of the workspace a command names or stands in, else the system's."""
    named = next((Path(one) for one in arguments if (Path(one) / "cordee.toml").is_file()), None)
    try:
        company = open_company(named) if named is not None else find_company()
    except Problem:
        return words.language_of()
    return words.language_of(company.workspace.language)


def in_language(app: typer.Typer, language: Language) -> Any:
    """Give the command line with every help text in a language; what has no French yet stays English."""
    command = typer.main.get_command(app)
    for name, text in AROUND.items():
        setattr(rich_utils, name, text.in_language(language))
    usage.speak(language)
    order.put_in_order(command, language)
    if language != "en":
        _translate(command, language)
    return command


def texts_of(command: Any) -> set[str]:
    """Give every help text of a command and of those below it, in one line each."""
    own = [command.help, *(getattr(one, "help", None) for one in command.params)]
    below = (texts_of(one) for one in getattr(command, "commands", {}).values())
    return {_flat(one) for one in own if one}.union(*below)


def _translate(command: Any, language: Language) -> None:
    own = command.get_help_option(typer.Context(command))
    if own is not None:
        own.help = OWN_HELP.in_language(language)
    for one in (command, *command.params):
        if getattr(one, "help", None) and (known := FRENCH.get(_flat(one.help))):
            one.help = known.in_language(language)
    for below in getattr(command, "commands", {}).values():
        _translate(below, language)


def _flat(text: str) -> str:
    return " ".join(text.split())

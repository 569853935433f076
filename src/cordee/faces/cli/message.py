"""The check of a message on the command line: what a reader may stumble over, where, why; it ends with 0 whatever it finds."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, get_args

import typer

from cordee.actions.messages import as_told, check_message
from cordee.core.programmes.message import MOST_LETTERS, ROLES, STAGES, Role, Stage
from cordee.core.programmes.message_check import Checked
from cordee.core.programmes.message_checks import check_named
from cordee.core.programmes.message_forms import FORMS, form_of
from cordee.core.vocabulary.problems import NoWorkspace
from cordee.core.vocabulary.problems_of_messages import NoSuchMessage
from cordee.core.vocabulary.text import LANGUAGES, Language, Text
from cordee.faces.cli import words
from cordee.faces.cli.place import Folder, Named, company_at
from cordee.faces.cli.values import one_of

message = typer.Typer(help="Messages before they go out: whom they speak of, jargon, claims, stage, role.")

LANGUAGE = {"en": Text("English", "Anglais"), "fr": Text("French", "Français")}
COUNTED = Text(
    "{speech}. Sentences: {all}; about the reader: {reader}, about us or technology: {us}, about both: {both}, about neither: {neither}.",
    "{speech}. Phrases : {all} ; sur le lecteur : {reader}, sur nous ou la technologie : {us}, sur les deux : {both}, sur ni l’un ni l’autre : {neither}.",
)
LANGUAGELESS = Text(
    "Whether it is English or French cannot be told: say it with --language.",
    "Impossible de dire si c’est de l’anglais ou du français : dites-le avec --language.",
)
PLACE = {
    "title": Text("title: “{text}”", "titre : « {text} »"),
    "body": Text("line {line}: “{text}”", "ligne {line} : « {text} »"),
}
MORE = Text("more places: {n}", "autres endroits : {n}")
SUGGESTION = Text("Suggestion: {text}", "Suggestion : {text}")
WHY = Text("Why: {why} {source}", "Pourquoi : {why} {source}")
CLEAR = Text("Nothing seen: {checks}.", "Rien à signaler : {checks}.")
UNTOLD = Text("Not told: {check} ({reason})", "Sans réponse : {check} ({reason})")
END = Text(
    "These are suggestions; they stop nothing. Words and thresholds are ours: they know no truth, only words and places.",
    "Ce sont des suggestions ; elles n’arrêtent rien. Les mots et les seuils sont les nôtres : ils ne connaissent pas le vrai, seulement des mots et des endroits.",
)
ALSO: dict[str, Role] = {"achat": "purchasing", "technique": "technical", "utilisateur": "user", "utilisateurs": "user"}
SHOWN = 4  # places of a finding on a terminal


@message.callback()
def door() -> None:
    """Messages before they go out: whom they speak of, jargon, claims, stage, role."""


@message.command("check")
def check(
    file: Annotated[Path, typer.Argument(help="The file to read; - for standard input.")],
    folder: Folder = None,
    workspace: Named = None,
    title: Annotated[str, typer.Option(help="Its title; by default its first heading, or a first line that stands alone.")] = "",
    stage: Annotated[
        str, typer.Option(help="How far its readers have come: awareness, consideration, purchase or customer.")
    ] = "",
    role: Annotated[str, typer.Option(help="What they answer for: management, finance, purchasing, technical or user.")] = "",
    language: Annotated[str, typer.Option(help="en or fr, that of the text; by its small words where none is said.")] = "",
    form: Annotated[str, typer.Option("--as", help="text, markdown or html; by the file's name where none is said.")] = "",
    format: Annotated[str, typer.Option(help="text or json.")] = "text",
) -> None:
    """Say what a reader may stumble over in a text: where, why, and what could be done. It stops nothing and keeps nothing."""
    told_stage, told_role = (
        one_of(stage, get_args(Stage), "--stage", names=STAGES),
        one_of(role, get_args(Role), "--role", names=ROLES, also=ALSO),
    )
    told_language, told_form = one_of(language, LANGUAGES, "--language"), one_of(form, FORMS, "--as")
    one_of(format, ("text", "json"), "--format")
    text, kind = _read(file), told_form or form_of(file.name)
    asked: dict[str, Any] = {
        "title": title, "form": kind, "language": told_language, "stage": told_stage, "role": told_role,
    }  # fmt: skip
    try:
        company = company_at(folder, workspace)
        speaks, found = words.language_of(company.workspace.language), company.messages().check(text, **asked)
    except NoWorkspace:
        speaks, found = words.language_of(), check_message(text, **asked)
    if format == "json":
        typer.echo(json.dumps(as_told(found, speaks), ensure_ascii=False, indent=2))
        return
    for line in _lines(found, speaks):
        typer.echo(line)


def _lines(found: Checked, language: Language) -> Iterator[str]:
    if found.language is None:
        yield LANGUAGELESS.in_language(language)
        return
    told = as_told(found, language)
    yield COUNTED.in_language(language, **told["sentences"], speech=LANGUAGE[found.language].in_language(language))
    chosen = [STAGES[found.stage].in_language(language)] if found.stage else []
    chosen += [ROLES[found.role].in_language(language)] if found.role else []
    if chosen:
        yield " · ".join(chosen)
    for number, one in enumerate(told["findings"], 1):
        yield ""
        yield f"{number}. {one['question']} {one['seen']}"
        for place in one["places"][:SHOWN]:
            yield "   " + PLACE[place["part"]].in_language(language, line=place["line"], text=place["text"])
        if len(one["places"]) > SHOWN:
            yield "   " + MORE.in_language(language, n=len(one["places"]) - SHOWN)
        yield "   " + SUGGESTION.in_language(language, text=one["suggestion"])
        yield "   " + WHY.in_language(language, why=one["why"], source=one["source"])
    yield ""
    if told["clear"]:
        yield CLEAR.in_language(language, checks=" ".join(_question(one, language) for one in told["clear"]))
    for each in told["untold"]:
        yield UNTOLD.in_language(language, check=_question(each["check"], language), reason=each["reason"].rstrip("."))
    yield END.in_language(language)


def _question(id: str, language: Language) -> str:
    return check_named(id).name.in_language(language)


def _read(path: Path) -> str:
    """Read at most what one message may have, and one letter more, so that what is too long is said as that."""
    if str(path) == "-":
        content = sys.stdin.buffer.read(4 * MOST_LETTERS + 4)
    elif path.is_file():
        with path.open("rb") as file:
            content = file.read(4 * MOST_LETTERS + 4)
    else:
        raise NoSuchMessage(file=path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("windows-1252", "replace")

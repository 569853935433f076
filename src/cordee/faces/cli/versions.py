"""Versions of messages on the command line: kept, noted on, singled out by a decision, listed with what each stands by."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cordee.core.programmes.versions import Heard, Version
from cordee.core.vocabulary.problems_of_messages import NoSuchMessage
from cordee.core.vocabulary.text import Text
from cordee.faces.cli import words
from cordee.faces.cli.list_words import listed
from cordee.faces.cli.place import Folder, Named, company_at
from cordee.faces.cli.show import PAGE
from cordee.faces.cli.words import say

NONE = Text("No message is kept yet: cordee message keep --help", "Aucun message n’est encore gardé : cordee message keep --help")
KEPT = Text("Version {number} of message {key} is kept.", "La version {number} du message {key} est gardée.")
HEARD = Text(
    "The note on version {number} of message {key} is kept.", "La note sur la version {number} du message {key} est gardée."
)
STANDS = Text(
    "Version {number} of message {key} stands, by decision {id} ({kind}).",
    "La version {number} du message {key} est en vigueur, par la décision {id} ({kind}).",
)
BY: dict[str, Text] = {
    "experiment": Text("an experiment: it works", "une expérience : elle fonctionne"),
    "data": Text("a decision on data", "une décision sur des données"),
    "opinion": Text("a decision: opinion", "une décision : opinion"),
    "": Text("nothing", "rien"),
}
QUESTION = Text("{name}: which version stands?", "{name} : quelle version est en vigueur ?")
DECIDED = Text("Version {number}", "Version {number}")

Key = Annotated[str, typer.Argument(help="The message's key, such as m1.")]
Number = Annotated[int, typer.Argument(help="The version's number.")]


def versions(folder: Folder = None, workspace: Named = None) -> None:
    """List the messages that are kept, with their versions, and by what one of them stands."""
    company = company_at(folder, workspace)
    language, found = words.language_of(company.workspace.language), company.versions().messages()
    if not found:
        say(NONE, company)
        return
    rows = []
    for one in found:
        stands = one.stands
        by = ("data" if stands.on_data else "opinion") if stands.by == "decision" else stands.by
        rows.append({"key": one.latest.key, "name": one.latest.name, "version": len(one.versions), "stands": str(stands.number or "–"),
                     "by": BY[by].in_language(language), "notes": len(one.heard)})  # fmt: skip
    typer.echo(listed(rows, language, most=PAGE))


def keep(
    file: Annotated[Path, typer.Argument(help="The text, as it goes out.")],
    folder: Folder = None,
    workspace: Named = None,
    name: Annotated[str, typer.Option(help="What you call the message, of a first version.")] = "",
    of: Annotated[str, typer.Option("--of", help="The message whose next version this is, by its key.")] = "",
    why: Annotated[str, typer.Option(help="What it changes, and why; of a next version.")] = "",
    experiment: Annotated[str, typer.Option(help="The experiment that compares it, by its key.")] = "",
) -> None:
    """Keep a version of a message."""
    company = company_at(folder, workspace)
    verbs = company.versions()
    if not file.is_file():
        raise NoSuchMessage(file=file)
    called = verbs.message(of).latest.name if of else name
    made = verbs.keep(Version(of, called, file.read_text("utf-8-sig", errors="replace"), "", why, experiment))
    say(KEPT, company, key=made.key, number=made.number)


def note(
    key: Key,
    number: Number,
    said: Annotated[str, typer.Argument(help="What a customer said, in their words; no name.")],
    folder: Folder = None,
    workspace: Named = None,
    role: Annotated[str, typer.Option(help="Their post.")] = "",
) -> None:
    """Note what a customer said to a version."""
    company = company_at(folder, workspace)
    made = company.versions().hear(Heard(key, number, said, role))
    say(HEARD, company, key=made.key, number=made.number)


def stand(
    key: Key,
    number: Number,
    by: Annotated[str, typer.Option(help="Who decided.")],
    folder: Folder = None,
    workspace: Named = None,
    comment: Annotated[str, typer.Option(help="Why all the same, where its experiment found that it does not work.")] = "",
) -> None:
    """Decide that a version stands; without a look at an experiment that is an opinion."""
    company = company_at(folder, workspace)
    language, verbs = words.language_of(company.workspace.language), company.versions()
    question = QUESTION.in_language(language, name=verbs.message(key).latest.name)
    made = verbs.choose(key, number, question, DECIDED.in_language(language, number=number), by=by, comment=comment)
    say(
        STANDS,
        company,
        key=key,
        number=number,
        id=made.id,
        kind=BY["opinion" if made.evidence == "opinion" else "data"].in_language(language),
    )


def add_versions(group: typer.Typer) -> None:
    """Give the commands of messages those of their versions."""
    for verb in (versions, keep, note, stand):
        group.command()(verb)


__all__ = ["add_versions"]

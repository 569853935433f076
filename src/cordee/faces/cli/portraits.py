"""Portraits on the command line: ask somebody, propose a line to them, list what people agreed to have seen."""

from __future__ import annotations

from typing import Annotated, cast

import typer

from cordee.core.opinion.portraits import FIELDS, SIDES, FieldName, Part
from cordee.core.vocabulary.text import Text
from cordee.faces.cli import words
from cordee.faces.cli.consents import WHO
from cordee.faces.cli.list_words import listed
from cordee.faces.cli.place import Folder, Named, company_at
from cordee.faces.cli.show import PAGE
from cordee.faces.cli.values import none_of
from cordee.faces.cli.words import say

portraits = typer.Typer(help="What people who agree say of themselves, field by field; each withdraws it at once, everywhere.")

ASKED = Text(
    "{name} has a portrait to fill in ({key}); send them their own page: cordee link",
    "Un portrait attend {name} ({key}) ; envoyez-lui sa propre page : cordee link",
)
PROPOSED = Text(
    "The line waits on their own page; nobody else sees it before they agree.",
    "La ligne attend sur sa propre page ; personne d’autre ne la voit avant son accord.",
)
NONE = Text("Nobody agreed to be seen yet.", "Personne n’a encore accepté d’être vu.")


@portraits.callback(invoke_without_command=True)
def door(context: typer.Context, workspace: Named = None) -> None:
    """List the portraits where nothing else is asked."""
    if context.invoked_subcommand is None:
        list_them(workspace=workspace)


@portraits.command("list")
def list_them(folder: Folder = None, workspace: Named = None) -> None:
    """List what people agreed to have seen, line by line; figures are in: cordee show portraits."""
    company = company_at(folder, workspace)
    language = words.language_of(company.workspace.language)
    rows = [
        {"portrait": one.sitter.key, "name": one.sitter.label, "side": SIDES[one.sitter.side].in_language(language), "field": line.part.field,
         "said": line.part.value, "level": line.part.level, "proof": line.part.proof, "agreed_on": line.entered_at.date()}
        for one in company.portraits().seen()
        for line in one.lines
    ]  # fmt: skip
    if rows:
        typer.echo(listed(rows, language, most=PAGE))
    else:
        say(NONE, company)


@portraits.command()
def ask(
    person: Annotated[str, typer.Argument(help=WHO)],
    folder: Folder = None,
    workspace: Named = None,
    side: Annotated[str, typer.Option(help=f"One of: {', '.join(SIDES)}.")] = "employee",
    name: Annotated[str, typer.Option(help="How they are called, where the data do not say.")] = "",
) -> None:
    """Ask somebody for their portrait; they fill it in on their own page."""
    company = company_at(folder, workspace)
    if side not in SIDES:
        raise none_of(SIDES, "--side")
    made = company.portraits().ask(person, label=name, side=side)
    say(ASKED, company, name=made.label, key=made.key)


@portraits.command()
def propose(
    portrait: Annotated[str, typer.Argument(help="The portrait's key, from: cordee portraits list")],
    field: Annotated[str, typer.Argument(help=f"One of: {', '.join(FIELDS)}.")],
    value: Annotated[str, typer.Argument(help="What they would say.")],
    folder: Folder = None,
    workspace: Named = None,
    level: Annotated[int | None, typer.Option(help="Adoption 0 to 4, people of an audience, or requests in 90 days.")] = None,
    proof: Annotated[str, typer.Option(help="Where it can be checked.")] = "",
) -> None:
    """Propose a line to somebody: they alone see it, and agree, change it or take it away."""
    company = company_at(folder, workspace)
    company.portraits().propose(portrait, Part("", cast(FieldName, field), value, level, proof))
    say(PROPOSED, company)

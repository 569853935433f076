"""Surveys on the command line: make, ask, open, print the links, follow, close."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from cordee.core.opinion.surveys import TEMPLATES, Survey, template_named
from cordee.core.vocabulary.text import Text
from cordee.faces.cli import words
from cordee.faces.cli.consents import WHO
from cordee.faces.cli.list_words import listed
from cordee.faces.cli.place import Folder, Named, address_of, company_at, workspace_among
from cordee.faces.cli.show import PAGE
from cordee.faces.cli.words import say

surveys = typer.Typer(help="Who is listened to: asked in five minutes, on a phone, with a link of one's own. Raters stay secret.")

MADE = Text(
    "Survey {id} is made (wave {wave}): ask people, then open it.",
    "L’enquête {id} est créée (vague {wave}) : choisissez les personnes, puis ouvrez-la.",
)
ASKED = Text("{n} are asked; not asked: {because}.", "{n} sont interrogées ; non interrogées : {because}.")
LISTED = Text("{n} names are suggested to respondents.", "{n} noms sont proposés aux répondants.")
OPENED = Text("Survey {id} is open to {n}.", "L’enquête {id} est ouverte à {n} personnes.")
CLOSED = Text(
    "Survey {id} is closed; the next run counts it: cordee run {folder}",
    "L’enquête {id} est close ; le prochain calcul la compte : cordee run {folder}",
)
LINKS = Text(
    "Each link answers for one person: hand it to them only. Whoever holds it could answer in their place.",
    "Chaque lien répond pour une seule personne : ne le remettez qu’à elle. Qui le détient pourrait répondre à sa place.",
)
NONE = Text("No survey yet: cordee surveys templates", "Aucune enquête encore : cordee surveys templates")
NOBODY = Text("Name people, or say --stage.", "Nommez des personnes, ou dites --stage.")

Number = Annotated[int, typer.Argument(help="The survey's number.")]


@surveys.callback(invoke_without_command=True)
def door(context: typer.Context, workspace: Named = None) -> None:
    """List the surveys where nothing else is asked."""
    if context.invoked_subcommand is None:
        list_them(workspace=workspace)


@surveys.command("list")
def list_them(folder: Folder = None, workspace: Named = None) -> None:
    """List the surveys, the latest first, with how many answered."""
    company = company_at(folder, workspace)
    voices = company.voices()
    rows = []
    for one in voices.surveys():
        counted = voices.counts(one.id)
        rows.append({"id": one.id, "territory": one.territory, "template": one.template, "wave": one.wave, "state": one.state,
                     "answered": "<3" if counted.told is None else str(counted.told), "asked": counted.asked, "title": one.title})  # fmt: skip
    if not rows:
        say(NONE, company)
        return
    typer.echo(listed(rows, words.language_of(company.workspace.language), most=PAGE))


@surveys.command()
def templates() -> None:
    """List the surveys that are ready to be asked."""
    language = words.language_of()
    rows = [
        {"template": one.id, "name": one.name.in_language(language), "what": one.purpose.in_language(language)}
        for one in TEMPLATES
    ]
    typer.echo(listed(rows, language))


@surveys.command()
def new(
    territory: Annotated[str, typer.Argument(help="The territory's key or name.")],
    template: Annotated[str, typer.Argument(help="A template: cordee surveys templates.")],
    folder: Folder = None,
    workspace: Named = None,
    title: Annotated[str, typer.Option(help="A title; the template's by default.")] = "",
    offered: Annotated[list[str] | None, typer.Option("--offer", help="A name of the list to tick, as often as needed.")] = None,
    house: Annotated[str, typer.Option(help="Which of them is ours.")] = "",
    closes: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The last day to answer.")] = None,
) -> None:
    """Make the next wave of a survey on a territory."""
    company = company_at(folder, workspace)
    voices = company.voices()
    language = words.language_of(company.workspace.language)
    key = voices.territory(territory).key
    named = title or template_named(template).name.in_language(language)
    made = voices.make(
        Survey(0, named, template, key, 1, tuple(offered or ()), house, closes_on=closes.date() if closes else None)
    )
    say(MADE, company, id=made.id, wave=made.wave)


@surveys.command()
def ask(
    survey: Number,
    people: Annotated[list[str] | None, typer.Argument(help=f"{WHO}; the workspace may stand last.")] = None,
    stage: Annotated[str, typer.Option(help="Everybody at the accounts of a stage: customer, purchase …")] = "",
    segment: Annotated[str, typer.Option(help="The group they are counted in: customers, partners …")] = "",
    workspace: Named = None,
) -> None:
    """Choose whom a survey asks. Whoever objected, or was never told what we hold, is not asked."""
    named, folder = workspace_among(people or [])
    company = company_at(folder, workspace)
    if not named and not stage:
        raise typer.BadParameter(NOBODY.in_language(words.language_of()))
    voices = company.voices()
    one = voices.survey(survey)
    chosen = voices.audience(one, [*voices.people(named), *(voices.people_of_stage(stage) if stage else [])])
    added = voices.ask(one, chosen, segment=segment or stage)
    say(ASKED, company, n=added, because=chosen.because().in_language(words.language_of(company.workspace.language)))


@surveys.command("suggest")
def suggest(
    survey: Number,
    people: Annotated[list[str], typer.Argument(help=f"{WHO}; the workspace may stand last.")],
    workspace: Named = None,
) -> None:
    """Choose the names that the page suggests to respondents: nobody else of the data is ever shown to them."""
    named, folder = workspace_among(people)
    company = company_at(folder, workspace)
    voices = company.voices()
    one = voices.survey(survey)
    voices.list_people(one, voices.people(named))
    say(LISTED, company, n=len(voices.names(one.id)))


@surveys.command("open")
def open_one(survey: Number, folder: Folder = None, workspace: Named = None) -> None:
    """Open a survey: from now on its links are answered."""
    company = company_at(folder, workspace)
    voices = company.voices()
    made = voices.open(voices.survey(survey))
    say(OPENED, company, id=made.id, n=voices.counts(made.id).asked)


@surveys.command()
def links(survey: Number, folder: Folder = None, workspace: Named = None) -> None:
    """Print the link of everybody who is asked, to be handed over by other means than mail."""
    company = company_at(folder, workspace)
    voices = company.voices()
    base = address_of(company)
    say(LINKS, company)
    for who, link in voices.links(voices.survey(survey), base=base):
        typer.echo(f"{who}\t{link}")


@surveys.command()
def close(survey: Number, folder: Folder = None, workspace: Named = None) -> None:
    """Close a survey: nothing is answered or withdrawn any more. Until the next run it can be reopened."""
    company = company_at(folder, workspace)
    voices = company.voices()
    say(CLOSED, company, id=voices.close(voices.survey(survey)).id, folder=company.folder)


@surveys.command()
def reopen(survey: Number, folder: Folder = None, workspace: Named = None) -> None:
    """Undo the closing of a survey that no run has counted yet."""
    company = company_at(folder, workspace)
    voices = company.voices()
    made = voices.reopen(voices.survey(survey))
    say(OPENED, company, id=made.id, n=voices.counts(made.id).asked)

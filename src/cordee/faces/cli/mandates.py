"""Mandates on the command line: write, sign, end; and what we owe the people who speak."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, cast

import typer

from cordee.core.opinion.care import Incident, Paper, Severity
from cordee.core.opinion.mandates import STATES, Terms
from cordee.core.vocabulary.text import Text
from cordee.faces.cli import words
from cordee.faces.cli.list_words import listed, moment
from cordee.faces.cli.place import Folder, Named, company_at
from cordee.faces.cli.show import PAGE
from cordee.faces.cli.words import say

mandates = typer.Typer(help="What people and the company agreed on: signed by both, ended by either; and what we owe them.")

WRITTEN = Text(
    "Version {version} of mandate {id} waits for both signatures.",
    "La version {version} du mandat {id} attend les deux signatures.",
)
SIGNED = Text("Version {version} of mandate {id} is signed by us.", "La version {version} du mandat {id} est signée par nous.")
ENDED = Text("Mandate {id} has ended.", "Le mandat {id} a pris fin.")
ANSWERED = Text("Request {id} is answered.", "La demande {id} a sa réponse.")
ENTERED = Text("Incident {key} is entered.", "L’incident {key} est saisi.")
CLOSED = Text("Incident {key} is closed.", "L’incident {key} est clos.")
KEPT = Text("Version {number} is kept.", "La version {number} est enregistrée.")
NONE = Text("No mandate yet: cordee mandates write", "Aucun mandat encore : cordee mandates write")
OWES = Text(
    "{late} of {waiting} requests have waited for three days or more.",
    "{late} demandes sur {waiting} attendent depuis trois jours ou plus.",
)

Day = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"])]


@mandates.callback(invoke_without_command=True)
def door(context: typer.Context, workspace: Named = None) -> None:
    """List the mandates where nothing else is asked."""
    if context.invoked_subcommand is None:
        list_them(workspace=workspace)


@mandates.command("list")
def list_them(folder: Folder = None, workspace: Named = None) -> None:
    """List the mandates, the latest first."""
    company = company_at(folder, workspace)
    verbs, language = company.mandates(), words.language_of(company.workspace.language)
    rows = [
        {"id": one.id, "with": one.label, "territory": one.territory, "state": STATES[verbs.state(one)].in_language(language),
         "version": one.latest.number, "until": f"{(one.in_force or one.latest).terms.until}", "objective": (one.in_force or one.latest).terms.objective}
        for one in verbs.mandates()
    ]  # fmt: skip
    if not rows:
        say(NONE, company)
        return
    typer.echo(listed(rows, language, most=PAGE))


@mandates.command("write")
def write(
    speaker: Annotated[int, typer.Argument(help="Who: cordee briefs speakers.")],
    territory: Annotated[str, typer.Argument(help="The territory's key or name.")],
    objective: Annotated[str, typer.Option(help="What for.")],
    indicator: Annotated[str, typer.Option(help="How both will know.")],
    target: Annotated[str, typer.Option(help="What one hopes for.")],
    since: Day,
    until: Day,
    we_give: Annotated[str, typer.Option("--we-give", help="What we give.")],
    they_give: Annotated[str, typer.Option("--they-give", help="What they give.")],
    folder: Folder = None,
    workspace: Named = None,
    pay: Annotated[str, typer.Option(help="Pay for work and time; never for an opinion.")] = "",
    revises: Annotated[int | None, typer.Option("--revises", help="The mandate of which it is the next version.")] = None,
) -> None:
    """Write a mandate, or its next version."""
    company = company_at(folder, workspace)
    verbs = company.mandates()
    terms = Terms(objective, indicator, target, since.date(), until.date(), we_give, they_give, pay)
    if revises is not None:
        made = verbs.revise(verbs.mandate(revises), terms)
    else:
        made = verbs.propose(verbs.briefs.speaker(speaker), company.voices().territory(territory).key, terms)
    say(WRITTEN, company, version=made.latest.number, id=made.id)


@mandates.command("sign")
def sign(mandate: int, version: int, folder: Folder = None, workspace: Named = None) -> None:
    """Sign a version for the company; the person signs on their own page."""
    company = company_at(folder, workspace)
    verbs = company.mandates()
    verbs.sign(verbs.mandate(mandate), version)
    say(SIGNED, company, version=version, id=mandate)


@mandates.command("end")
def end(mandate: int, folder: Folder = None, workspace: Named = None) -> None:
    """End a mandate, without a reason."""
    company = company_at(folder, workspace)
    verbs = company.mandates()
    verbs.end(verbs.mandate(mandate))
    say(ENDED, company, id=mandate)


@mandates.command("owed")
def owed(folder: Folder = None, workspace: Named = None) -> None:
    """List who waits for an answer of ours, and how late we are."""
    company = company_at(folder, workspace)
    verbs = company.mandates()
    waiting = [one for one in verbs.requests() if one.answered_at is None]
    rows = [
        {
            "id": one.id,
            "who": one.label,
            "due": moment(one.due_at, company.workspace.zone),
            "late": one.late(verbs.now),
            "what": one.text,
        }
        for one in waiting
    ]
    if rows:
        typer.echo(listed(rows, words.language_of(company.workspace.language), most=PAGE))
    say(OWES, company, late=sum(bool(row["late"]) for row in rows), waiting=len(rows))


@mandates.command("answer")
def answer(request: int, text: str, folder: Folder = None, workspace: Named = None) -> None:
    """Answer a request for help."""
    company = company_at(folder, workspace)
    company.mandates().answer(request, text)
    say(ANSWERED, company, id=request)


@mandates.command("incident")
def incident(
    what: str,
    owner: Annotated[str, typer.Option(help="Who looks after it.")],
    on: Annotated[datetime, typer.Option("--on", formats=["%Y-%m-%d"], help="The day it happened.")],
    folder: Folder = None,
    workspace: Named = None,
    severity: Annotated[str, typer.Option(help="small, serious or crisis.")] = "small",
) -> None:
    """Enter an incident."""
    company = company_at(folder, workspace)
    made = company.mandates().enter(Incident("", what, cast(Severity, severity), owner, on.date()))
    say(ENTERED, company, key=made.key)


@mandates.command("learnt")
def learnt(
    key: Annotated[str, typer.Argument(help="The incident's key, such as i1.")],
    response: Annotated[str, typer.Option(help="What was done.")],
    learning: Annotated[str, typer.Option(help="What we learnt.")],
    folder: Folder = None,
    workspace: Named = None,
) -> None:
    """Close an incident with what was done and what was learnt."""
    company = company_at(folder, workspace)
    company.mandates().close(key, response=response, learning=learning)
    say(CLOSED, company, key=key)


@mandates.command("paper")
def paper(
    kind: Annotated[str, typer.Argument(help="guidelines, vision or culture.")],
    english: Annotated[str, typer.Argument(help="The text in English.")],
    folder: Folder = None,
    workspace: Named = None,
    french: Annotated[str, typer.Option(help="The text in French; the same where there is none.")] = "",
    change: Annotated[str, typer.Option(help="What changes; needed from the second version on.")] = "",
) -> None:
    """Keep the next version of our guidelines, vision or culture."""
    company = company_at(folder, workspace)
    made = company.mandates().write(cast(Paper, kind), Text(english, french or english), change)
    say(KEPT, company, number=made.number)

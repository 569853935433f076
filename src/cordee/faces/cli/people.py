"""People on the command line: who must be told, what they asked, their link, everything that is held about them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cordee.core.vocabulary.text import Text
from cordee.faces.cli import words
from cordee.faces.cli.consents import WHO
from cordee.faces.cli.headings import spoken
from cordee.faces.cli.place import Folder, Named, address_of, company_at, workspace_among
from cordee.faces.cli.words import say

COUNTED = Text("{late} late, {due} to be told, {given} told.", "{late} en retard, {due} à informer, {given} informées.")
GIVEN = Text("Noted for {n}.", "Noté pour {n}.")
ANSWERED = Text("Request {id} is answered.", "La demande {id} a sa réponse.")
NO_REQUEST = Text("No request.", "Aucune demande.")
LINK = Text(
    "Opens until {until}, for whoever has it: send it to them only.\n{link}",
    "S’ouvre jusqu’au {until}, pour qui le détient : ne l’envoyez qu’à la personne.\n{link}",
)
ONE_OF = Text("Name a person, or a link to close.", "Nommez une personne, ou un lien à fermer.")
CLOSED = Text("The link is closed: it opens nothing any more.", "Le lien est fermé : il n’ouvre plus rien.")
HELD = Text("Everything that is held is in {path}.", "Tout ce qui est détenu est dans {path}.")
NOWHERE = Text("Name people, or say --all-due.", "Nommez des personnes, ou dites --all-due.")

notices = typer.Typer(help="Who must be told what we hold about them: within one month.")
requests = typer.Typer(help="What people asked of us about themselves: to be answered within one month.")


@notices.callback(invoke_without_command=True)
def notices_door(context: typer.Context, workspace: Named = None) -> None:
    """List who must be told where nothing else is asked."""
    if context.invoked_subcommand is None:
        list_notices(workspace=workspace)


@notices.command("list")
def list_notices(
    all_people: Annotated[bool, typer.Option("--all", help="Also those who were told.")] = False,
    folder: Folder = None,
    workspace: Named = None,
) -> None:
    """List who must be told, the one due first."""
    company = company_at(folder, workspace)
    found = company.trust().notices()
    counts = {state: sum(one.due.state == state for one in found) for state in ("late", "due", "given")}
    say(COUNTED, company, **counts)
    rows = [
        {"person": one.due.person_id, "state": one.due.state, "known_on": one.due.known_on, "by": one.due.by, "sources": ", ".join(one.sources)}
        for one in found
        if all_people or one.due.state != "given"
    ]  # fmt: skip
    if rows:
        typer.echo(spoken(rows, words.language_of(company.workspace.language)))


@notices.command()
def give(
    how: Annotated[str, typer.Option(help="How they were told: a mail, a letter, the form they filled in.")],
    people: Annotated[list[str] | None, typer.Argument(help=f"{WHO}; the workspace may stand last.")] = None,
    all_due: Annotated[bool, typer.Option("--all-due", help="Everybody who must still be told.")] = False,
    source: Annotated[str, typer.Option(help="With --all-due: only those whom this source knows.")] = "",
    proof: Annotated[str, typer.Option(help="How one can show it.")] = "",
    workspace: Named = None,
) -> None:
    """Note that people were told what we hold about them."""
    named, folder = workspace_among(people or [])
    if not named and not all_due:
        raise typer.BadParameter(NOWHERE.in_language(words.language_of()))
    company = company_at(folder, workspace)
    trust = company.trust()
    ids = {trust.person(one).id for one in named}
    if all_due:
        ids |= {one.due.person_id for one in trust.notices() if one.due.state != "given" and source in ("", *one.sources)}
    say(GIVEN, company, n=trust.give_notice(sorted(ids), how=how, proof=proof))


@requests.callback(invoke_without_command=True)
def requests_door(context: typer.Context, workspace: Named = None) -> None:
    """List what waits for an answer where nothing else is asked."""
    if context.invoked_subcommand is None:
        list_requests(workspace=workspace)


@requests.command("list")
def list_requests(
    all_requests: Annotated[bool, typer.Option("--all", help="Also those that were answered.")] = False,
    folder: Folder = None,
    workspace: Named = None,
) -> None:
    """List what people asked, the one due first."""
    company = company_at(folder, workspace)
    trust = company.trust()
    rows = []
    for one in trust.books.requests.listed(state="" if all_requests else "open"):
        person = trust.shown_by(one.subject)
        rows.append({"id": one.id, "kind": one.kind, "due_on": one.due_on, "state": one.state, "person": person.id if person else "?", "said": one.said})  # fmt: skip
    if not rows:
        say(NO_REQUEST, company)
        return
    typer.echo(spoken(rows, words.language_of(company.workspace.language)))


@requests.command()
def answer(
    id: Annotated[int, typer.Argument(help="The request's number.")],
    text: Annotated[str, typer.Option("--answer", help="What was answered, and how.")],
    folder: Folder = None,
    workspace: Named = None,
) -> None:
    """Note that a request was answered."""
    company = company_at(folder, workspace)
    trust = company.trust()
    if id not in {one.id for one in trust.books.requests.listed()}:
        raise typer.BadParameter(NO_REQUEST.in_language(words.language_of()))
    trust.books.requests.answer(id, answer=text, at=trust.now)
    say(ANSWERED, company, id=id)


def link(
    person: Annotated[str, typer.Argument(help=f"{WHO} Not with --revoke.")] = "",
    days: Annotated[int, typer.Option(min=1, max=400, help="How long it opens.")] = 90,
    revoke: Annotated[str, typer.Option(help="Close this link before its time, instead of making one.")] = "",
    why: Annotated[str, typer.Option(help="With --revoke: why.")] = "",
    folder: Folder = None,
    workspace: Named = None,
) -> None:
    """Print the link of somebody's own page: what we hold, correct, object, take away, erase. It needs no account."""
    if bool(person) == bool(revoke):
        raise typer.BadParameter(ONE_OF.in_language(words.language_of()))
    company = company_at(folder, workspace)
    trust = company.trust()
    if revoke:
        trust.close_link(revoke, why=why)
        say(CLOSED, company)
        return
    base = address_of(company)
    made = trust.link(trust.whom(person), base=base, days=days)
    say(LINK, company, until=trust.until(days), link=made)


def held(
    person: Annotated[str, typer.Argument(help=WHO)],
    target: Annotated[Path, typer.Argument(help="The zip to write.")],
    folder: Folder = None,
    workspace: Named = None,
) -> None:
    """Write everything that is held about somebody into one zip."""
    company = company_at(folder, workspace)
    trust = company.trust()
    target.write_bytes(trust.archive(trust.person(person)))
    say(HELD, company, path=target)

"""The command that erases somebody: what will go, the question, the erasure, and the search that proves it."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from cordee.core.vocabulary.text import Text
from cordee.faces.cli import words
from cordee.faces.cli.place import Folder, Named, company_at, workspace_among
from cordee.faces.cli.progress import Progress
from cordee.faces.cli.words import say

KNOWN = Text(
    "{records} records speak of this person, under {keys} keys. Addresses: {spellings}.",
    "Fiches qui parlent de cette personne : {records}, sous {keys} clés. Adresses : {spellings}.",
)
SHARED = Text(
    "Carried by others too, so left where others may be meant: {names} names, {phones} telephone numbers.",
    "Portés aussi par d’autres, donc laissés là où d’autres peuvent être visés : {names} noms, {phones} numéros de téléphone.",
)
WOULD = Text("Nothing was changed (--dry-run).", "Rien n’a été modifié (--dry-run).")
SURE = Text("Erase for ever? Nothing brings it back.", "Effacer pour toujours ? Rien ne le fera revenir.")
ERASED = Text("Erased; {opaque} stands for them now.", "C’est effacé ; {opaque} en tient désormais lieu.")
WENT = Text("  {place}: {count}", "  {place} : {count}")
PROVED = Text(
    "Searched every file, decoded: nothing of them is left.", "Chaque fichier a été décodé et fouillé : il n’en reste rien."
)
REMAINS = Text("Still found: {kind} in {place}, {count} times.", "Encore trouvé : {kind} dans {place}, {count} fois.")
WAITING = Text(
    "{place} waits in the inbox and names them: they are kept out when it is taken in.",
    "{place} attend dans la boîte d’entrée et contient leur nom : ces lignes seront écartées à l’import.",
)
AGAIN = Text("Compute the results again: cordee run {folder}", "Recalculez les résultats : cordee run {folder}")
BACK = Text(
    "{opaque} may be taken in again: files that name them are read from now on. Their objection stands.",
    "{opaque} peut être repris : les fichiers qui le nomment sont de nouveau lus. Son opposition demeure.",
)
ONE_OF = Text("Name one person, or one request.", "Nommez une personne, ou une demande.")


def erase(
    person: Annotated[
        list[str] | None, typer.Argument(help="Address, LinkedIn address, id or whole name; the workspace may stand last.")
    ] = None,
    workspace: Named = None,
    request: Annotated[int | None, typer.Option(help="The number of a request to be erased, instead of a person.")] = None,
    subject: Annotated[
        str | None, typer.Option(help="The keyed hash of one of their keys, as pages name people to jobs.")
    ] = None,
    because: Annotated[str, typer.Option(help="request, or retention where the time to keep them is over.")] = "request",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what names them; change nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    author: Annotated[int | None, typer.Option(hidden=True)] = None,
    progress_json: Annotated[bool, typer.Option("--progress-json", help="Progress and result as lines of JSON.")] = False,
) -> None:
    """Erase somebody from everything, then search everything for them; ends with 1 where something is left."""
    named, folder = workspace_among(person or [])
    company = company_at(folder, workspace)
    ways = [bool(named), request is not None, subject is not None]
    if sum(ways) != 1 or len(named) > 1 or because not in ("request", "retention"):
        raise typer.BadParameter(ONE_OF.in_language(words.language_of()))
    if request is not None:
        known = company.asked_to_erase(request)
    else:
        known = company.known_by_hash(subject) if subject is not None else company.known_as(named[0])
    if not progress_json:
        say(KNOWN, company, records=known.records, keys=len(known.marks.keys), spellings=", ".join(known.spellings) or "–")
        if any(known.shared.values()):
            say(SHARED, company, **known.shared)
    if dry_run:
        say(WOULD, company)
        return
    if not yes and not progress_json and not typer.confirm(SURE.in_language(words.language_of(company.workspace.language))):
        raise typer.Exit(1)
    removed = company.erase(
        known,
        because=because,
        request=request,
        author=author,
        progress=Progress(progress_json, words.language_of(company.workspace.language)),
    )
    if progress_json:
        left = [f"{one.place} ({one.kind}) {one.count}" for one in removed.remains]
        typer.echo(json.dumps({"done": {"opaque": removed.opaque, "removed": dict(removed.counts), "remains": left}}))
    else:
        say(ERASED, company, opaque=removed.opaque)
        for place, count in sorted(removed.counts.items()):
            say(WENT, company, place=place, count=count)
        for one in removed.remains:
            say(REMAINS, company, kind=one.kind, place=one.place, count=one.count)
        for waiting in removed.waiting:
            say(WAITING, company, place=waiting)
        if removed.clean:
            say(PROVED, company)
        say(AGAIN, company, folder=company.folder)
    if not removed.clean:
        raise typer.Exit(1)


def let_back(
    person: Annotated[str, typer.Argument(help="Their e-mail or LinkedIn address, as they give it.")],
    why: Annotated[str, typer.Option(help="How and when they asked for it.")],
    folder: Folder = None,
    workspace: Named = None,
) -> None:
    """Let somebody who was erased be taken in again, at their own demand; what was erased stays erased."""
    company = company_at(folder, workspace)
    say(BACK, company, opaque=company.let_back(person, why=why))


__all__ = ["erase", "let_back"]

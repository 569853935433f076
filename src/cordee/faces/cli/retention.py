"""The command that lists whose time to be kept is over, and erases them where it is told to."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Annotated

import typer

from cordee.core.vocabulary.text import Text
from cordee.faces.cli import words
from cordee.faces.cli.headings import spoken
from cordee.faces.cli.place import Folder, Named, company_at
from cordee.faces.cli.progress import Progress
from cordee.faces.cli.words import say

NOBODY = Text("Nobody's time to be kept is over.", "Personne n’a dépassé sa durée de conservation.")
LISTED = Text(
    "Proposals only: nothing was changed. Erase them: cordee retention --erase",
    "Ce ne sont que des propositions : rien n’a été modifié. Pour les effacer : cordee retention --erase",
)
SURE = Text("Erase {n} of them for ever? Nothing brings it back.", "En effacer {n} pour toujours ? Rien ne le fera revenir.")
DONE = Text(
    "Erased {people} people and {visits} visits. Compute the results again: cordee run {folder}",
    "{people} personnes et {visits} visites effacées. Recalculez les résultats : cordee run {folder}",
)
LEFT = Text("Still found, of {opaque}: {kind} in {place}.", "Encore trouvé, de {opaque} : {kind} dans {place}.")


def retention(
    folder: Folder = None,
    workspace: Named = None,
    erase: Annotated[bool, typer.Option("--erase", help="Erase those who are due, each as cordee erase does.")] = False,
    subject: Annotated[list[str] | None, typer.Option(help="Only these, by the keyed hash of their id.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    author: Annotated[int | None, typer.Option(hidden=True)] = None,
    progress_json: Annotated[bool, typer.Option("--progress-json", help="Progress and result as lines of JSON.")] = False,
) -> None:
    """List whose time to be kept is over, as the last run proposes; with --erase, erase them."""
    company = company_at(folder, workspace)
    due = [one for one in company.retention() if not subject or (one.subject or one.kind) in subject]
    if not erase:
        rows = [asdict(one) for one in due]
        if progress_json:
            typer.echo(json.dumps({"done": {"due": len(rows)}}))
        elif rows:
            typer.echo(
                spoken(
                    rows,
                    words.language_of(company.workspace.language),
                    columns=["kind", "name", "person_id", "last_contact", "counted_from", "due_on", "rows"],
                )
            )
            say(LISTED, company)
        else:
            say(NOBODY, company)
        return
    language = words.language_of(company.workspace.language)
    if due and not yes and not progress_json and not typer.confirm(SURE.in_language(language, n=len(due))):
        raise typer.Exit(1)
    progress, visits, people, left = Progress(progress_json, words.language_of(company.workspace.language)), 0, 0, []
    for number, one in enumerate(due):
        part = _part(progress, number, len(due))
        if one.kind == "visits":
            visits += company.forget_visits(author=author, progress=part)
            continue
        removed = company.erase(company.known_by_hash(one.subject), because="retention", author=author, progress=part)
        people += 1
        left += [(removed.opaque, remain) for remain in removed.remains]
    if progress_json:
        typer.echo(json.dumps({"done": {"people": people, "visits": visits, "remains": len(left)}}))
    else:
        for opaque, remain in left:
            say(LEFT, company, opaque=opaque, kind=remain.kind, place=remain.place)
        say(DONE, company, folder=company.folder, people=people, visits=visits)
    if left:
        raise typer.Exit(1)


def _part(progress: Progress, number: int, of: int) -> Callable[[str, float], None]:
    return lambda stage, share: progress(stage, (number + share) / of)


__all__ = ["retention"]

"""Documents of the company on the command line: written to standard output, from the settings or as last edited."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cordee.core.trust.documents.document import KINDS
from cordee.core.vocabulary.text import Language, Text
from cordee.faces.cli import words
from cordee.faces.cli.place import Folder, Named, company_at
from cordee.wiring import document_html

GAPS = Text("To be filled in: {n} places. The first: {first}", "À compléter : {n} endroits. Le premier : {first}")
MOVED = Text(
    "The settings have changed {n} sections since version {number}: {headings}",
    "Les réglages ont changé {n} sections depuis la version {number} : {headings}",
)


def document(
    kind: Annotated[str, typer.Argument(help=f"{', '.join(KINDS)}.")],
    folder: Folder = None,
    workspace: Named = None,
    language: Annotated[str, typer.Option(help="en or fr; the workspace's by default.")] = "",
    output: Annotated[str, typer.Option("--format", help="md or html.")] = "md",
    version: Annotated[int | None, typer.Option(help="A version that was saved; the latest by default.")] = None,
) -> None:
    """Write a document of the company: as last edited, else as the settings give it. What only the company can fill in is
    marked; what the settings changed since is told beside.
    """
    if output not in ("md", "html"):
        raise typer.BadParameter("md, html", param_hint="--format")
    company = company_at(folder, workspace)
    tongue: Language = "fr" if (language or company.workspace.language) == "fr" else "en"
    documents = company.documents()
    state = documents.state(kind, language or tongue)
    text = documents.text(kind, state.language, version)
    if output == "html":
        text = document_html(text, KINDS[state.kind].in_language(tongue), tongue)
    sys.stdout.write(text)
    documents.noted(kind, state.language)
    speech = words.language_of(company.workspace.language)
    if state.gaps:
        typer.echo(GAPS.in_language(speech, n=len(state.gaps), first=state.gaps[0]), err=True)
    if state.changed:
        headings = ", ".join(one.heading for one in state.changed)
        typer.echo(MOVED.in_language(speech, n=len(state.changed), number=state.number, headings=headings), err=True)

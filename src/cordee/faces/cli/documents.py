"""Documents of the company on the command line: to standard output or into a file, from the settings or as last edited."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from cordee.core.trust.documents.document import KINDS
from cordee.core.vocabulary.text import Language, Text
from cordee.faces.cli import words
from cordee.faces.cli.place import Folder, Named, company_at
from cordee.faces.cli.values import none_of
from cordee.wiring import document_html

GAPS = Text("To be filled in: {n} places. The first: {first}", "À compléter : {n} endroits. Le premier : {first}")
MOVED = Text(
    "The settings have changed {n} sections since version {number}: {headings}",
    "Les réglages ont changé {n} sections depuis la version {number} : {headings}",
)


FORMS = ("md", "html", "pdf")


def document(
    kind: Annotated[str, typer.Argument(help=f"{', '.join(KINDS)}.")],
    folder: Folder = None,
    workspace: Named = None,
    language: Annotated[str, typer.Option(help="en or fr; the workspace's by default.")] = "",
    output: Annotated[str, typer.Option("--format", help="md, html or pdf.")] = "md",
    version: Annotated[int | None, typer.Option(help="A version that was saved; the latest by default.")] = None,
    out: Annotated[Path | None, typer.Option(help="Where to write it; a PDF lies in the report folder by default.")] = None,
) -> None:
    """Write a document of the company: as last edited, else as the settings give it. What only the company can fill in is
    marked; what the settings changed since is told beside.
    """
    if output not in FORMS:
        raise none_of(FORMS, "--format")
    company = company_at(folder, workspace)
    tongue: Language = "fr" if (language or company.workspace.language) == "fr" else "en"
    documents = company.documents()
    state = documents.state(kind, language or tongue)
    if output == "pdf":
        made = documents.pdf(kind, state.language, version)
        out = out or company.folder / "report" / f"{kind}-{state.language}.pdf"
    else:
        text = documents.text(kind, state.language, version)
        if output == "html":
            text = document_html(text, KINDS[state.kind].in_language(state.language), state.language)
        made = text.encode("utf-8")
    _write(made, out)
    documents.noted(kind, state.language)
    speech = words.language_of(company.workspace.language)
    if state.gaps:
        typer.echo(GAPS.in_language(speech, n=len(state.gaps), first=state.gaps[0]), err=True)
    if state.changed:
        headings = ", ".join(one.heading for one in state.changed)
        typer.echo(MOVED.in_language(speech, n=len(state.changed), number=state.number, headings=headings), err=True)


def _write(made: bytes, out: Path | None) -> None:
    """Write into a file, and say where; to standard output where none is named."""
    if out is None:
        sys.stdout.write(made.decode("utf-8"))
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(made)
    typer.echo(str(out))

"""Which workspace a command works in: FOLDER at its end, or --workspace, or the nearest folder upward."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from cordee.faces.cli import words
from cordee.wiring import Company, find_company, open_company

LOCAL = "http://127.0.0.1:8000"

Folder = Annotated[Path | None, typer.Argument(help="The workspace; default: the nearest folder upward.")]
Named = Annotated[Path | None, typer.Option("--workspace", help="The workspace, as an option instead of FOLDER.")]


def company_at(folder: Path | None, workspace: Path | None) -> Company:
    """Open the workspace that a command names, by its last word or by the option; named twice is wrong use."""
    if folder is not None and workspace is not None and folder.resolve() != workspace.resolve():
        raise typer.BadParameter(words.TWO_PLACES.in_language(words.language_of(), first=folder, second=workspace))
    named = folder if folder is not None else workspace
    return open_company(named) if named is not None else find_company()


def workspace_among(named: Sequence[str]) -> tuple[list[str], Path | None]:
    """Part the words of a command that takes many: the last may be the workspace, the others are what it works on."""
    if named and (Path(named[-1]) / "cordee.toml").is_file():
        return list(named[:-1]), Path(named[-1])
    return list(named), None


def address_of(company: Company) -> str:
    """Give where the pages are reached: base_url, else where they are served now or were last, else where they would be."""
    told = str(company.workspace.machine.get("base_url", "")).rstrip("/")
    served = company.folder / "journal" / "address"
    return told or (served.read_text("utf-8").strip() if served.is_file() else "") or LOCAL

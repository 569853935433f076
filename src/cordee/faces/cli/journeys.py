"""Journeys on the command line: one row a journey, of a case, an account or a person, written into a Parquet file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cordee.core.measurement.journeys import UNITS, Unit
from cordee.core.vocabulary.text import Text
from cordee.faces.cli.place import Folder, Named, company_at
from cordee.faces.cli.values import one_of
from cordee.faces.cli.words import say

WROTE = Text("{rows} journeys in {file}.", "{rows} parcours dans {file}.")

NAMES: dict[Unit, Text] = {
    "case": Text("case", "affaire"),
    "account": Text("account", "compte"),
    "person": Text("person", "personne"),
}


def journeys(
    file: Annotated[Path, typer.Argument(help="A Parquet file; one that is there is replaced.")],
    folder: Folder = None,
    workspace: Named = None,
    unit: Annotated[str, typer.Option(help="Whose journeys: case, account or person.")] = "case",
) -> None:
    """Write every journey of the run that stands into a file: what was met in which order, and what came of it."""
    chosen: Unit = one_of(unit, UNITS, "--unit", names=NAMES) or "case"
    company = company_at(folder, workspace)
    say(WROTE, company, rows=company.write_journeys(file, unit=chosen), file=file)

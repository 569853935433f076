"""Journeys on the command line: one row a journey, written into a Parquet file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cordee.core.vocabulary.text import Text
from cordee.faces.cli.place import Folder, Named, company_at
from cordee.faces.cli.words import say

WROTE = Text("{rows} journeys in {file}.", "{rows} parcours dans {file}.")


def journeys(
    file: Annotated[Path, typer.Argument(help="A Parquet file; one that is there is replaced.")],
    folder: Folder = None,
    workspace: Named = None,
) -> None:
    """Write every journey of the run that stands into a file: what was met in which order, and what came of it."""
    company = company_at(folder, workspace)
    say(WROTE, company, rows=company.write_journeys(file), file=file)

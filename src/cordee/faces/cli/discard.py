"""Discarding a file that was refused whole: a picture, an empty file, what holds no data."""

from __future__ import annotations

from typing import Annotated

import typer

from cordee.core.vocabulary.text import Text
from cordee.faces.cli.place import Folder, Named, company_at
from cordee.faces.cli.words import say

DISCARDED = Text("{file} was discarded, and the reason with it.", "{file} a été supprimé, et la raison avec lui.")


def discard(
    file: Annotated[str, typer.Argument(help="The file's name in refused/.")], folder: Folder = None, workspace: Named = None
) -> None:
    """Delete a file that was refused whole from refused/, for good; nothing of it ever counted."""
    company = company_at(folder, workspace)
    say(DISCARDED, company, file=company.discard(file).path.name)


__all__ = ["discard"]

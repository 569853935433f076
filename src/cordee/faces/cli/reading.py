"""How the user says that a file is to be read: the options, and reading an import's file again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Annotated

import typer

from cordee.faces.cli import taken as outcomes
from cordee.faces.cli import words
from cordee.faces.cli.place import Folder, Named, company_at
from cordee.faces.cli.progress import Progress
from cordee.faces.cli.values import none_of
from cordee.wiring import How

As = Annotated[str | None, typer.Option("--as", help="The format, where it is not recognised.")]
Mapped = Annotated[list[str] | None, typer.Option("--map", help='field="column heading", as often as needed.')]
Values = Annotated[
    list[str] | None,
    typer.Option("--set", help="field=value for every row: technique=webinar, currency=USD; as often as needed."),
]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day of the export, where its name does not say.")]
Dates = Annotated[str | None, typer.Option(help="dmy or mdy: order of numeric dates.")]
Fresh = Annotated[bool, typer.Option("--fresh", help="Forget how files with these headings were corrected.")]
JsonLines = Annotated[bool, typer.Option("--progress-json", help="Progress and result as lines of JSON.")]


def how(
    as_format: str | None, mapping: list[str] | None, values: list[str] | None, exported_on: datetime | None, dates: str | None,
    *, fresh: bool,
) -> How:  # fmt: skip
    """Give what the options say about a file."""
    if dates not in (None, "dmy", "mdy"):
        raise none_of(("dmy", "mdy"), "--dates")
    day = exported_on.date() if exported_on else None
    said = How(as_format, pairs(mapping), day, values=pairs(values), fresh=fresh)
    return said if dates is None else replace(said, dates="mdy" if dates == "mdy" else "dmy")


def read_again(
    import_id: str,
    folder: Folder = None,
    workspace: Named = None,
    as_format: As = None,
    mapping: Mapped = None,
    values: Values = None,
    exported_on: Day = None,
    dates: Dates = None,
    fresh: Fresh = False,
    progress_json: JsonLines = False,
) -> None:
    """Read an import's file again: as the options say, else as was said last of files with the same headings. The
    earlier reading goes when the new one stands.
    """
    company = company_at(folder, workspace)
    said = how(as_format, mapping, values, exported_on, dates, fresh=fresh)
    outcomes.tell(
        company,
        [company.read_again(import_id, said, progress=Progress(progress_json, words.language_of(company.workspace.language)))],
        progress_json,
    )


def pairs(texts: list[str] | None) -> dict[str, str]:
    """Read options of the shape name=value; one that is not is wrong use."""
    found = {}
    for text in texts or []:
        name, mark, value = text.partition("=")
        if not mark or not name.strip() or not value.strip():
            raise typer.BadParameter(words.BAD_PAIR.in_language(words.language_of(), pair=text))
        found[name.strip()] = value.strip().strip("\"'")
    return found

"""Reading a text for the mentions that its author's ties call for, before it is published."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, TypeVar, cast

import typer

from cordee.core.trust.disclosure import DEFAULTS, LINKS, PICTURES, Heard, disclosure
from cordee.core.vocabulary.problems import NoWorkspace
from cordee.core.vocabulary.text import Language, Text
from cordee.faces.cli import words
from cordee.faces.cli.place import Folder, Named, company_at
from cordee.faces.cli.values import none_of

HEARD = Text("line {line}: “{quote}” {how}", "ligne {line} : « {quote} » {how}")
HOW = {
    "said": Text("says it", "le dit"),
    "labelled": Text("says it", "le dit"),
    "hashtag": Text("says it", "le dit"),
    "weak": Text("hints it", "le laisse entendre"),
    "subject": Text("seems to speak of something else", "semble parler d’autre chose"),
    "denied": Text("reads as the contrary", "se lit comme le contraire"),
}
NOTHING_MISSING = Text(
    "We found what the ties call for, where a reader sees it first. Whether readers understand it, a person must judge.",
    "Nous avons trouvé ce que les liens demandent, là où un lecteur le voit d’abord. Que les lecteurs le comprennent, une personne en juge.",
)
SEVERITY = {
    "blocks": Text("blocks", "bloque"),
    "needs_reason": Text("needs a reason", "demande une raison"),
    "warns": Text("warns", "avertit"),
}

Word = TypeVar("Word", bound=str)


def disclose(
    text: Annotated[
        Path, typer.Option("--text", exists=True, dir_okay=False, allow_dash=True, help="The file to read; - for standard input.")
    ],
    link: Annotated[
        list[str],
        typer.Option("--link", help="What ties its author: paid, gift, employee or none; as often as needed."),
    ],
    pictures: Annotated[list[str] | None, typer.Option("--pictures", help="retouched or virtual, as often as needed.")] = None,
    folder: Folder = None,
    workspace: Named = None,
) -> None:
    """Say whether a text discloses what it must: what was found and where, what was not. Ends with 1 where something is
    missing. In a workspace the rules hold as hard as its rulebook says.
    """
    links, shown = _among(link, LINKS, "--link"), _among(pictures or [], PICTURES, "--pictures")
    try:
        company = company_at(folder, workspace)
        language, severities = words.language_of(company.workspace.language), company.registers().severities(tuple(DEFAULTS))
    except NoWorkspace:
        language, severities = words.language_of(), dict(DEFAULTS)
    found = disclosure(_read(text), links=links, pictures=shown, severities=severities)
    for one in found.heard:
        typer.echo(_heard(one, language))
    for each in found.findings:
        typer.echo(f"{each.rule} ({SEVERITY[each.severity].in_language(language)}) {each.words.in_language(language)}")
    if not found.findings:
        typer.echo(NOTHING_MISSING.in_language(language))
    if any(each.severity != "warns" for each in found.findings):
        raise typer.Exit(1)


def _among(given: list[str], known: tuple[Word, ...], option: str) -> list[Word]:
    if not set(given) <= set(known):
        raise none_of(known, option)
    return cast(list[Word], given)


def _heard(one: Heard, language: Language) -> str:
    return HEARD.in_language(language, line=one.line, quote=one.quote, how=HOW[one.how].in_language(language))


def _read(path: Path) -> str:
    content = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("windows-1252", "replace")

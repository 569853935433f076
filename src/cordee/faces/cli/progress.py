"""How far a command is, shown while it works: a line that rewrites itself, or lines of JSON for other programs."""

from __future__ import annotations

import json
import sys

import typer

from cordee.core.vocabulary.text import Language, Text
from cordee.faces.cli import words

STAGES: dict[str, Text] = {
    "open": Text("open", "ouverture de"),
    "read": Text("read", "lecture de"),
    "store": Text("store", "rangement de"),
    "identity": Text("identity", "qui est qui"),
    "timeline": Text("timeline", "frise des interactions"),
    "cases": Text("cases", "affaires"),
    "accounts": Text("accounts", "comptes et étapes"),
    "techniques": Text("techniques", "techniques"),
    "voices": Text("voices", "voix"),
    "data": Text("data", "usage des données"),
    "records": Text("records", "saisies"),
    "search": Text("search", "vérification"),
    "facts": Text("facts", "faits"),
    "originals": Text("originals", "originaux"),
    "results": Text("results", "résultats"),
    "backup": Text("backup", "sauvegarde"),
    "done": Text("done", "terminé"),
}


class Progress:
    """Shows progress: one line that rewrites itself on a terminal, or lines of JSON, which keep the ids of stages."""

    def __init__(self, as_json: bool, language: Language | None = None) -> None:
        self.as_json = as_json
        self.language = language or words.language_of()
        self.live = not as_json and sys.stderr.isatty()

    def __call__(self, stage: str, share: float) -> None:
        """Show the stage and the share of the whole that is done."""
        if self.as_json:
            typer.echo(json.dumps({"stage": stage, "share": round(share, 3)}, ensure_ascii=False))
            sys.stdout.flush()
        elif self.live:
            end = "\n" if share >= 1.0 else ""
            typer.echo(f"\r\033[K{int(share * 100):3d} %  {stage_in(stage, self.language)}{end}", err=True, nl=False)


def stage_in(stage: str, language: Language) -> str:
    """Give a stage in a language; what stands behind it, a file's name, stays.

    Examples
    --------
    >>> stage_in("read deals.csv", "fr")
    'lecture de deals.csv'
    """
    name, gap, rest = stage.partition(" ")
    known = STAGES.get(name)
    return f"{known.in_language(language) if known else name}{gap}{rest}"

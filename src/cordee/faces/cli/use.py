"""The use of data on the command line: what unused fields would add, when they are known, what becomes of them."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from cordee.core.measurement.field_register import BECAUSE, DECISIONS, FOUND, KNOWN, PROPOSED, key_of
from cordee.core.vocabulary.figures import between, decimals_for
from cordee.core.vocabulary.text import Language, Text
from cordee.faces.cli import words
from cordee.faces.cli.list_words import listed
from cordee.faces.cli.place import Folder, Named, company_at
from cordee.faces.cli.show import PAGE
from cordee.faces.cli.words import say

use = typer.Typer(help="What unused fields would add, when each is known, and what becomes of it.")

NONE = Text(
    "No field is left unused. Take files in and compute first: cordee run {folder}",
    "Aucun champ inutilisé. Importez des fichiers et calculez d’abord : cordee run {folder}",
)
NOTED = Text(
    "Noted. The next run tries it: cordee run {folder}", "C’est noté. Le prochain calcul l’essaiera : cordee run {folder}"
)
DECIDED = Text("{field}: {decision}. No file was changed.", "{field} : {decision}. Aucun fichier n’a été modifié.")
UNDONE = Text("{field}: what stood before stands again.", "{field} : ce qui valait avant vaut de nouveau.")
NOTHING_FITS = Text("No field that you hold has such a name.", "Aucun champ détenu ne porte un tel nom.")
FITTING = Text("Look at these before you ask for a new field.", "Regardez ceux-ci avant de demander un nouveau champ.")
HOW = Text(
    "In a hundred parts of what is open about winning (adds), a second order within a year (again), a large case (large), beyond the technique. Suspect? Say when it is known: cordee use known FIELD before",
    "En centièmes de ce qui reste ouvert sur l’issue (apporte), une deuxième commande dans l’année (recommande), une grosse affaire (grosse affaire), au-delà de la technique. Suspect ? Dites quand on le sait : cordee use known CHAMP before",
)
Field = Annotated[str, typer.Argument(help="The field's heading.")]
Table = Annotated[str, typer.Option(help="Its table, where several have a field of that name.")]
Why = Annotated[str, typer.Option(help="The reason, in a few words.")]


@use.callback(invoke_without_command=True)
def door(context: typer.Context, workspace: Named = None) -> None:
    """List the fields that no result reads, where nothing else is asked."""
    if context.invoked_subcommand is None:
        list_them(workspace=workspace)


@use.command("list")
def list_them(folder: Folder = None, workspace: Named = None) -> None:
    """List the fields that no result reads: what each would add, what is proposed, what was decided."""
    company = company_at(folder, workspace)
    language = words.language_of(company.workspace.language)
    said = company.fields().standing()
    rows = []
    for row in company.rows("field_gains"):
        stands = said.get(key_of(row))
        evidence = row["gain_evidence"]
        found = FOUND if not row["because"] else FOUND | BECAUSE
        rows.append(
            {
                "field": row["field"], "file": row["file"],
                "adds": _range(evidence, language), "n": evidence["n"] or "–",
                "again": _range(row["again_evidence"], language), "large": _range(row["large_evidence"], language),
                "found": found[row["because"] or row["word"]].in_language(language),
                "proposal": PROPOSED[row["proposal"]].in_language(language),
                "decision": DECISIONS[stands.decision].in_language(language) if stands and stands.decision else "–",
            }
        )  # fmt: skip
    if not rows:
        say(NONE, company, folder=company.folder)
        return
    typer.echo(listed(rows, language, most=PAGE + 40))
    say(HOW, company)


@use.command("known")
def known(
    field: Field, when: Literal["before", "after", "unclear"], folder: Folder = None, workspace: Named = None, table: Table = "",
    why: Why = "",
) -> None:  # fmt: skip
    """Say when a field is known, compared with the outcome of a case; only what is known before is tried."""
    company = company_at(folder, workspace)
    verbs = company.fields()
    verbs.say_known(verbs.named(field, table=table), when, why=why)
    say(NOTED if when == "before" else KNOWN[when], company, folder=company.folder)


@use.command("decide")
def decide(
    field: Field, decision: Literal["use", "archive", "delete"], folder: Folder = None, workspace: Named = None, table: Table = "",
    why: Why = "",
) -> None:  # fmt: skip
    """Decide what becomes of a field; other than proposed, with the reason. No file is changed."""
    company = company_at(folder, workspace)
    verbs = company.fields()
    verbs.decide(verbs.named(field, table=table), decision, why=why)
    language = words.language_of(company.workspace.language)
    say(DECIDED, company, field=field, decision=DECISIONS[decision].in_language(language))


@use.command("undo")
def undo(field: Field, folder: Folder = None, workspace: Named = None, table: Table = "") -> None:
    """Undo what was last said of a field."""
    company = company_at(folder, workspace)
    verbs = company.fields()
    verbs.take_back(verbs.named(field, table=table))
    say(UNDONE, company, field=field)


@use.command("find")
def find(
    wish: Annotated[str, typer.Argument(help="What a new field would ask, in your words.")],
    folder: Folder = None,
    workspace: Named = None,
) -> None:
    """Before a new field: find those that may already answer."""
    company = company_at(folder, workspace)
    rows = [
        {"field": row["field"], "file": row["file"], "filled": row["filled"], "rows": row["rows"], "read_as": row["read_as"], "used": row["used"]}
        for row in company.fields().find(wish)
    ]  # fmt: skip
    if not rows:
        say(NOTHING_FITS, company)
        return
    typer.echo(listed(rows, words.language_of(company.workspace.language), most=PAGE))
    say(FITTING, company)


def _range(evidence: dict[str, float | None], language: Language) -> str:
    low, high = evidence["low"], evidence["high"]
    return "–" if low is None or high is None else between(low, high, language, decimals=decimals_for(low, high))


__all__ = ["use"]

"""Territories on the command line: make, correct, claim, prove, withdraw, look up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Annotated, cast

import typer

from cordee.core.opinion.territories import Claim, Proof, State, Territory, words_of
from cordee.core.opinion.viability import LACKS, STATES
from cordee.core.vocabulary.text import Text
from cordee.faces.cli import words
from cordee.faces.cli.list_words import listed
from cordee.faces.cli.place import Folder, Named, company_at
from cordee.faces.cli.show import PAGE
from cordee.faces.cli.words import say

territories = typer.Typer(
    help="Subjects on which we want to be listened to: what we claim there, and what proves it. Corrected, never deleted."
)

MADE = Text("The territory “{key}” is made.", "Le territoire « {key} » est créé.")
CORRECTED = Text(
    "Line {number} of {key} stands now; the old one can still be read.",
    "La ligne {number} de {key} est en vigueur ; l’ancienne reste lisible.",
)
CLAIMED = Text(
    "Claim {key} is entered; without a proof it is only announced.",
    "L’affirmation {key} est saisie ; sans preuve, elle est seulement annoncée.",
)
PROVED = Text("Proof {key} is entered: {claim} was done here.", "La preuve {key} est saisie : {claim} est pratiquée ici.")
WITHDRAWN = Text("{key} is withdrawn; it can still be read.", "{key} est retirée ; elle reste lisible.")
NONE = Text(
    'No territory yet: cordee territories add "industrial cyber security"',
    'Aucun territoire encore : cordee territories add "cybersécurité industrielle"',
)

Owner = Annotated[str, typer.Option(help="Who of us looks after it.")]
WhyText = Annotated[str, typer.Option("--why", help="The reason, in a few words.")]
WORDS = "Words and expressions, parted by commas."


@territories.callback(invoke_without_command=True)
def door(context: typer.Context, workspace: Named = None) -> None:
    """List the territories where nothing else is asked."""
    if context.invoked_subcommand is None:
        list_them(workspace=workspace)


@territories.command("list")
def list_them(
    folder: Folder = None,
    workspace: Named = None,
    claims: Annotated[bool, typer.Option("--claims", help="The claims with their proofs instead.")] = False,
) -> None:
    """List the territories that stand with their claims; who speaks for them is in: cordee show territories."""
    company = company_at(folder, workspace)
    voices, language = company.voices(), words.language_of(company.workspace.language)
    kept = voices.territories()
    if not kept:
        say(NONE, company)
        return
    claimed = voices.claims()
    rows: list[dict[str, object]]
    if claims:
        rows = [
            {"key": one.claim.key, "territory": one.claim.territory, "claim": one.claim.text, "owner": one.claim.owner,
             "done_here": "; ".join(f"{each.key} {each.done_on} {each.done_for}" for each in one.proofs) or "–"}
            for one in claimed
        ]  # fmt: skip
    else:
        rows = [
            {"key": one.key, "name": one.name.in_language(language), "owner": one.owner, "state": one.state,
             "claims": sum(each.claim.territory == one.key for each in claimed),
             "done_here": sum(each.practised for each in claimed if each.claim.territory == one.key)}
            for one in kept
        ]  # fmt: skip
    typer.echo(listed(rows, language, most=PAGE) if rows else words.EMPTY.in_language(language))


@territories.command()
def offers(folder: Folder = None, workspace: Named = None) -> None:
    """List the offers with open cases, and what is said of each before it is promoted."""
    company = company_at(folder, workspace)
    language = words.language_of(company.workspace.language)
    rows = [
        {"name": one.offer, "open_cases": one.open_cases, "state": STATES[one.state].in_language(language),
         "lacks": ", ".join(LACKS[each].in_language(language) for each in one.lacks) or "–", "claims": len(one.claims), "latest": f"{one.latest or '–'}"}
        for one in company.voices().viability()
    ]  # fmt: skip
    typer.echo(listed(rows, language, most=PAGE) if rows else words.EMPTY.in_language(language))


@territories.command()
def add(
    name: Annotated[str, typer.Argument(help="What one calls it, in English.")],
    folder: Folder = None,
    workspace: Named = None,
    french: Annotated[str, typer.Option(help="The name in French; the same where there is none.")] = "",
    words_en: Annotated[str, typer.Option("--words-en", help=WORDS)] = "",
    words_fr: Annotated[str, typer.Option("--words-fr", help=WORDS)] = "",
    owner: Owner = "",
) -> None:
    """Make a territory."""
    company = company_at(folder, workspace)
    made = company.voices().write(Territory("", _name(name, french), words_of(words_en), words_of(words_fr), owner))
    say(MADE, company, key=made.value.key)


@territories.command()
def correct(
    key: str,
    why: WhyText,
    folder: Folder = None,
    workspace: Named = None,
    name: Annotated[str | None, typer.Option(help="The name in English.")] = None,
    french: Annotated[str | None, typer.Option(help="The name in French.")] = None,
    words_en: Annotated[str | None, typer.Option("--words-en", help=WORDS)] = None,
    words_fr: Annotated[str | None, typer.Option("--words-fr", help=WORDS)] = None,
    owner: Annotated[str | None, typer.Option(help="Who of us looks after it.")] = None,
    state: Annotated[str | None, typer.Option(help="active or closed.")] = None,
) -> None:
    """Correct a territory: what is not given stays; the old line can still be read."""
    company = company_at(folder, workspace)
    voices = company.voices()
    old = voices.territory(key)
    right = Territory(
        old.key,
        _name(old.name.en if name is None else name, old.name.fr if french is None else french),
        old.words_en if words_en is None else words_of(words_en),
        old.words_fr if words_fr is None else words_of(words_fr),
        old.owner if owner is None else owner,
        old.state if state is None else cast(State, state),
    )
    made = voices.write(right, why=why)
    say(CORRECTED, company, key=made.value.key, number=made.number)


@territories.command()
def claim(
    territory: Annotated[str, typer.Argument(help="The territory's key or name.")],
    text: Annotated[str, typer.Argument(help="What we say of ourselves there.")],
    folder: Folder = None,
    workspace: Named = None,
    owner: Owner = "",
    offer: Annotated[str, typer.Option(help="The offer that it speaks of, as the exports name it.")] = "",
    whom: Annotated[str, typer.Option(help="For whom that offer is.")] = "",
) -> None:
    """Enter what we claim on a territory."""
    company = company_at(folder, workspace)
    voices = company.voices()
    made = voices.write(Claim("", voices.territory(territory).key, text, owner, offer=offer, whom=whom))
    say(CLAIMED, company, key=made.value.key)


@territories.command()
def prove(
    claim: Annotated[str, typer.Argument(help="The claim's key, such as c1.")],
    done_for: Annotated[str, typer.Option("--for", help="The customer or the project.")],
    done_on: Annotated[datetime, typer.Option("--on", formats=["%Y-%m-%d"], help="The day it was done.")],
    folder: Folder = None,
    workspace: Named = None,
    owner: Owner = "",
    note: Annotated[str, typer.Option(help="Where the proof is kept, or what it shows.")] = "",
) -> None:
    """Enter a proof that a claim was done here."""
    company = company_at(folder, workspace)
    made = company.voices().write(Proof("", claim, done_on.date(), done_for, owner, note))
    say(PROVED, company, key=made.value.key, claim=claim)


@territories.command()
def withdraw(
    key: Annotated[str, typer.Argument(help="The key of a claim or a proof: c1, p1.")],
    why: WhyText,
    folder: Folder = None,
    workspace: Named = None,
) -> None:
    """Withdraw a claim or a proof; it can still be read."""
    company = company_at(folder, workspace)
    voices = company.voices()
    if key.startswith("p"):
        voices.write(replace(voices.proof(key), withdrawn=True), why=why)
    else:
        voices.write(replace(voices.claim(key), withdrawn=True), why=why)
    say(WITHDRAWN, company, key=key)


@territories.command()
def history(
    key: Annotated[str, typer.Argument(help="The key of a territory, a claim or a proof.")],
    folder: Folder = None,
    workspace: Named = None,
) -> None:
    """Show every line of a territory, a claim or a proof."""
    company = company_at(folder, workspace)
    language = words.language_of(company.workspace.language)
    rows = [
        {"line": one.number, "entered": f"{one.entered_at:%Y-%m-%d}", "what": _TOLD[type(one.value)](one.value), "why": one.why}
        for one in company.voices().history(key)
    ]
    typer.echo(listed(rows, language, most=PAGE) if rows else words.EMPTY.in_language(language))


def _name(english: str, french: str) -> Text:
    if not english.strip():
        raise typer.BadParameter("NAME")
    return Text(english.strip(), french.strip() or english.strip())


_TOLD: dict[type, Callable[..., str]] = {
    Territory: lambda one: f"{one.name.en} / {one.name.fr} · {one.owner or '–'} · {one.state}",
    Claim: lambda one: f"{'– ' if one.withdrawn else ''}{one.text} · {one.owner or '–'}",
    Proof: lambda one: f"{'– ' if one.withdrawn else ''}{one.done_on} {one.done_for} · {one.owner or '–'}",
}

"""Consent and objection on the command line: note one, list what somebody said."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal

import typer

from cordee.core.trust.consent import COLLEAGUE, Said
from cordee.core.trust.moments import channel_said
from cordee.core.vocabulary.text import Text
from cordee.faces.cli import words
from cordee.faces.cli.headings import spoken
from cordee.faces.cli.place import Folder, Named, company_at
from cordee.faces.cli.words import say

Channel = Literal["all", "email", "social", "event", "call", "letter", "task"]
Basis = Literal["consent", "legitimate_interest", "contract"]
WHO = "An id, an e-mail address in any spelling, a LinkedIn address, a whole name."
NOTED = Text("Noted for {who}, under {n} identifiers.", "Noté pour {who}, sous {n} identifiants.")
BOTH = Text("Say --grant or --object.", "Dites --grant ou --object.")
STANDS = Text("{channel}: {state}", "{channel} : {state}")
SILENT = Text("{who} has said nothing that we know of.", "{who} n’a rien dit, à notre connaissance.")
STATES = {
    "open": Text("nothing said", "rien de dit"),
    "consented": Text("consented", "a consenti"),
    "objected": Text("objected: do not contact", "s’est opposé : ne pas contacter"),
}


def consent(
    person: Annotated[str, typer.Argument(help=WHO)],
    channel: Annotated[Channel, typer.Option(help="For which channel; all by default.")] = "all",
    grant: Annotated[bool | None, typer.Option("--grant/--object", help="A consent, or an objection; one must be said.")] = None,
    purpose: Annotated[str, typer.Option(help="For which purpose only.")] = "",
    topic: Annotated[str, typer.Option(help="On which topic only.")] = "",
    basis: Annotated[Basis, typer.Option(help="On which basis a consent rests.")] = "consent",
    source: Annotated[str, typer.Option(help="Where it comes from: a form, a call, a letter. A consent needs it.")] = "",
    proof: Annotated[str, typer.Option(help="How one can show it. A consent needs it.")] = "",
    said_on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="When it was said; now by default.")] = None,
    hearsay: Annotated[bool, typer.Option(help="Another tool says so, not the person.")] = False,
    told: Annotated[
        bool, typer.Option("--told", help="One of us heard it from them; so too an objection without source and proof.")
    ] = False,
    folder: Folder = None,
    workspace: Named = None,
) -> None:
    """Note what somebody agreed to or objected to. An objection stops at once what was about to go out to them."""
    if grant is None:
        raise typer.BadParameter(BOTH.in_language(words.language_of()))
    company = company_at(folder, workspace)
    trust = company.trust()
    who = trust.whom(person)
    at = said_on.replace(tzinfo=UTC) if said_on else trust.now
    where = source or ("" if grant else "command line")
    heard = not hearsay and (told or not (grant or source.strip() or proof.strip()))
    own, through = not (hearsay or heard), COLLEAGUE if heard else ""
    said = Said(grant, at, "" if channel == "all" else channel, purpose, topic, basis, own, where, through)
    noted = trust.say(who, said, proof=proof)
    say(NOTED, company, who=person, n=len(noted.subjects))


def consents(
    person: Annotated[str, typer.Argument(help=WHO)],
    folder: Folder = None,
    workspace: Named = None,
) -> None:
    """Show where somebody stands for each channel, and everything they said."""
    company = company_at(folder, workspace)
    language = words.language_of(company.workspace.language)
    trust = company.trust()
    who = trust.whom(person)
    said = trust.said_of(who)
    if not said:
        say(SILENT, company, who=person)
        return
    for channel, stands in trust.standings(said).items():
        say(STANDS, company, channel=channel_said(channel, language), state=STATES[stands.state].in_language(language))
    rows = [
        {
            "said_at": f"{one.said_at:%Y-%m-%d %H:%M}" if one.said_at.year > 1970 else "?", "granted": "yes" if one.granted else "no",
            "channel": one.channel or "all", "purpose": one.purpose or "all", "topic": one.topic or "all", "basis": one.basis,
            "by": "themselves" if one.by_themselves else COLLEAGUE if one.through else "import", "source": one.source,
        }
        for one in reversed(said)
    ]  # fmt: skip
    typer.echo(spoken(rows, language))

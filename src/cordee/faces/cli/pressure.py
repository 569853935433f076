"""Pressure on the command line: what counts for somebody, what is left, when the next contact is possible."""

from __future__ import annotations

from typing import Annotated

import typer

from cordee.core.trust.consent import CHANNELS
from cordee.core.trust.moments import channel_said, moment_said
from cordee.core.vocabulary.text import Language, Text
from cordee.faces.cli import words
from cordee.faces.cli.headings import spoken
from cordee.faces.cli.place import Folder, Named, company_at
from cordee.wiring import Company
from cordee.wiring.pressure import Outbound

STATES: dict[str, Text] = {
    "reserved": Text("planned", "prévu"),
    "sending": Text("being sent", "en cours d’envoi"),
    "sent": Text("sent", "envoyé"),
    "unclear": Text("without a clear answer, counts as sent", "sans réponse claire, compte comme envoyé"),
    "imported": Text("sent by another tool", "envoyé par un autre outil"),
}
OF = Text("{name}, {account}", "{name}, {account}")
NOTHING = Text("Nothing counts: no contact in 30 days, none planned.", "Rien ne compte : aucun contact en 30 jours, aucun prévu.")
LEFT = {
    "person": Text(
        "In {days} days, this person: {left} left of {most}.", "En {days} jours, cette personne : il en reste {left} sur {most}."
    ),
    "account": Text(
        "In {days} days, this account: {left} left of {most}.", "En {days} jours, ce compte : il en reste {left} sur {most}."
    ),
}
NEXT = Text("Next possible: {moment} ({zone}).", "Prochain possible : {moment} ({zone}).")
NO_NEXT = Text("Nothing is possible within 60 days.", "Rien n’est possible dans les 60 jours.")
OBJECTED = Text("Objected to: {channels}.", "Opposition à : {channels}.")
OBJECTED_ALL = Text("Objected to every contact.", "Opposition à tout contact.")


def pressure(
    who: Annotated[str, typer.Argument(help="A person (address, whole name, id) or an account (name, domain, id).")],
    folder: Folder = None,
    workspace: Named = None,
) -> None:
    """Say how much somebody hears from us: what counts now, what is left, when the next contact is possible."""
    company = company_at(folder, workspace)
    outbound = Outbound(company)
    found = outbound.pressure(who)
    if found.subject:
        outbound.trust.books.audit.note("saw", object="pressure", subject=found.subject)
    language, zone = words.language_of(company.workspace.language), found.zones[0]
    _say(company, OF, name=found.name, account=found.account) if found.who == "person" and found.account else typer.echo(
        found.name
    )
    if found.contacts:
        rows = [
            {
                "when": moment_said(one.at, zone, language),
                "channel": channel_said(one.channel, language),
                "state": _state(one.state, language),
            }
            for one in found.contacts
        ]
        typer.echo(spoken(rows, words.language_of(company.workspace.language)))
    else:
        _say(company, NOTHING)
    for room in found.rooms:
        _say(company, LEFT[room.limit.who], days=room.limit.window.days, left=room.left, most=room.limit.most)
    if len(found.objected) == len(CHANNELS):
        _say(company, OBJECTED_ALL)
        return
    if found.objected:
        _say(company, OBJECTED, channels=", ".join(channel_said(one, language) for one in found.objected))
    if found.next_at is None:
        _say(company, NO_NEXT)
    else:
        _say(company, NEXT, moment=moment_said(found.next_at, zone, language), zone=zone)


def _state(state: str, language: Language) -> str:
    return STATES[state].in_language(language)


def _say(company: Company, text: Text, **facts: object) -> None:
    words.say(text, company, **facts)

"""The command line's mail: preview, queue, withdraw, send, read what came back."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from cordee.core.trust.letters import letter_named
from cordee.core.trust.mail import Draft
from cordee.core.trust.outgoing import Reserved
from cordee.core.vocabulary.text import Text
from cordee.faces.cli import words
from cordee.faces.cli.headings import spoken
from cordee.faces.cli.place import Folder, Named, company_at, workspace_among
from cordee.faces.cli.words import say
from cordee.wiring import Company

mail = typer.Typer(
    no_args_is_help=True, help="Letters to people: preview them, queue them, send what is due, read what came back."
)

GOES = Text("{address}: {at}", "{address} : {at}")
STAYS = Text("{address}: not sent. {why}", "{address} : pas d’envoi. {why}")
READY = Text("{n} of {of} would go.", "{n} sur {of} partiraient.")
QUEUED = Text(
    "{n} of {of} are queued; send them: cordee mail send", "{n} sur {of} sont en file ; pour les envoyer : cordee mail send"
)
SENT = Text(
    "{sent} sent, {refused} refused, {unclear} unclear, {put_off} put off, {waiting} waiting for their domain’s turn.",
    "{sent} envoyés, {refused} refusés, {unclear} sans réponse claire, {put_off} remis à plus tard, {waiting} attendent le tour de leur domaine.",
)
LOST = Text(
    "{n} of an earlier round have no known end: they count as sent.",
    "{n} d’un passage précédent n’ont pas de fin connue : ils comptent comme envoyés.",
)
DOWN = Text(
    "The carrier failed ({code}): the round ended there.", "Le transporteur a fait défaut ({code}) : le passage s’est arrêté là."
)
READ = Text(
    "{hard} dead addresses, {soft} returns for the moment, {stopped} people who stopped, {unknown} unknown, {known} read before, {other} left to you.",
    "{hard} adresses mortes, {soft} retours provisoires, {stopped} personnes qui arrêtent, {unknown} inconnus, {known} déjà lus, {other} laissés à votre lecture.",
)
WITHDRAWN = Text("Letter {id} is withdrawn.", "La lettre {id} est retirée.")
LIFTED = Text("Mail to this address goes out again.", "L’e-mail à cette adresse part de nouveau.")
NO_LETTERS = Text("No letter was ever queued.", "Aucune lettre n’a encore été mise en file.")

NOTICE_ONLY = Text(
    "Only the notice is sent by command; the other letters answer an act.",
    "Seule l’information part par commande ; les autres lettres répondent à un acte.",
)

People = Annotated[
    list[str], typer.Argument(help="Whom: an address, a LinkedIn address, an id or a whole name; as many as you like.")
]
Lines = Annotated[bool, typer.Option("--progress-json", help="Progress and result as lines of JSON.")]


@mail.command()
def preview(
    letter: Annotated[str, typer.Argument(help="notice")],
    people: People,
    workspace: Named = None,
    text: Annotated[bool, typer.Option(help="Show how each reads.")] = False,
) -> None:
    """Say exactly who would get a letter and when, and who would not and why; nothing is queued."""
    people, folder = workspace_among(people)
    company = company_at(folder, workspace)
    language = words.language_of(company.workspace.language)
    lines = company.mail().preview(_drafts(company, letter, people))
    for line in lines:
        why = " ".join(one.words.in_language(language) for one in line.findings)
        if line.at is None:
            say(STAYS, company, address=line.draft.address or line.draft.person_id, why=why)
        else:
            say(GOES, company, address=line.draft.address, at=f"{line.at:%Y-%m-%d %H:%M} UTC {why}".strip())
        if text and line.written is not None:
            typer.echo(f"\n{line.written.subject}\n\n{line.written.text}")
    say(READY, company, n=sum(line.at is not None for line in lines), of=len(lines))


@mail.command()
def queue(letter: Annotated[str, typer.Argument(help="notice")], people: People, workspace: Named = None) -> None:
    """Queue a letter to people, each for the first moment at which it may go."""
    people, folder = workspace_among(people)
    company = company_at(folder, workspace)
    language = words.language_of(company.workspace.language)
    letters = company.mail()
    drafts = _drafts(company, letter, people)
    n = 0
    for draft in drafts:
        place = letters.queue(draft)
        if isinstance(place, Reserved):
            n += 1
            say(GOES, company, address=draft.address, at=f"{place.at:%Y-%m-%d %H:%M} UTC")
        else:
            why = " ".join(one.words.in_language(language) for one in place.findings)
            say(STAYS, company, address=draft.address or draft.person_id, why=why)
    say(QUEUED, company, n=n, of=len(drafts))
    if n < len(drafts):
        raise typer.Exit(1)


@mail.command("list")
def listed(
    folder: Folder = None, workspace: Named = None, limit: Annotated[int, typer.Option(help="Letters at most.")] = 50
) -> None:
    """List the letters, the latest first, each with its state."""
    company = company_at(folder, workspace)
    rows = [
        {
            "id": one.id,
            "letter": one.letter,
            "to": one.address,
            "state": one.state,
            "at": f"{one.sent_at or max(one.planned_at, one.not_before):%Y-%m-%d %H:%M}",
            "carrier": one.outcome,
            "why": one.reason,
        }
        for one in company.mail().books.mail.listed(limit=limit)
    ]
    if not rows:
        say(NO_LETTERS, company)
        return
    typer.echo(spoken(rows, words.language_of(company.workspace.language)))


@mail.command()
def withdraw(id: int, folder: Folder = None, workspace: Named = None) -> None:
    """Take a letter that still waits out of the queue."""
    company = company_at(folder, workspace)
    company.mail().withdraw(id)
    say(WITHDRAWN, company, id=id)


@mail.command()
def lift(
    address: Annotated[str, typer.Argument(help="The address that came back.")],
    why: Annotated[str, typer.Option(help="Why mail to it arrives now.")],
    folder: Folder = None,
    workspace: Named = None,
) -> None:
    """Write to an address again that came back, because it was mended."""
    company = company_at(folder, workspace)
    company.mail().lift_returns(address, why=why)
    say(LIFTED, company)


@mail.command()
def send(folder: Folder = None, workspace: Named = None, progress_json: Lines = False) -> None:
    """Send what is due; ends with 1 where the carrier fails. While the pages are served this is done by itself."""
    company = company_at(folder, workspace)
    tally = company.mail().send_due()
    counts = {name: getattr(tally, name) for name in ("sent", "refused", "unclear", "put_off", "waiting")}
    if progress_json:
        typer.echo(json.dumps({"done": counts | {"lost": tally.lost, "down": tally.down is not None}}))
    else:
        say(SENT, company, **counts)
        if tally.lost:
            say(LOST, company, n=tally.lost)
    if tally.down is not None:
        if not progress_json:
            say(DOWN, company, code=tally.down or "–")
        raise typer.Exit(1)


@mail.command()
def bounces(folder: Folder = None, workspace: Named = None, progress_json: Lines = False) -> None:
    """Read the mailbox of returned mail: dead addresses, returns for the moment, people who stop."""
    company = company_at(folder, workspace)
    read = company.mail().read_bounces()
    counts = {name: getattr(read, name) for name in ("hard", "soft", "stopped", "unknown", "known", "other")}
    if progress_json:
        typer.echo(json.dumps({"done": counts}))
    else:
        say(READ, company, **counts)


def _drafts(company: Company, letter: str, people: list[str]) -> list[Draft]:
    if letter_named(letter).kind != "notice":
        raise typer.BadParameter(NOTICE_ONLY.in_language(words.language_of(company.workspace.language)))
    letters = company.mail()
    return letters.notices([letters.person(one) for one in people])

"""The register of interests on the command line: enter, correct, withdraw, look up, sums and written contracts."""

from __future__ import annotations

import sys
from datetime import date, datetime
from typing import Annotated, cast

import typer

from cordee.core.trust.interests import KINDS, Entry, Interest, Kind, amount_of
from cordee.core.trust.paid import MENTIONS, Contract, Mention
from cordee.core.vocabulary.text import Text
from cordee.faces.cli import words
from cordee.faces.cli.headings import spoken
from cordee.faces.cli.place import Folder, Named, company_at
from cordee.faces.cli.show import PAGE
from cordee.faces.cli.values import none_of
from cordee.faces.cli.words import say
from cordee.wiring import Company, interests_table, to_csv, to_json

app = typer.Typer(no_args_is_help=True, help="What ties people to companies: entered, corrected, withdrawn, never deleted.")

ENTERED = Text("Entry {id} is in the register.", "L’inscription {id} est au registre.")
CORRECTED = Text("Entry {id} corrects entry {old}.", "L’inscription {id} corrige l’inscription {old}.")
WITHDRAWN = Text("Entry {old} is withdrawn by entry {id}.", "L’inscription {old} est retirée par l’inscription {id}.")
SIGNED = Text("Contract {id} is noted.", "Le contrat {id} est noté.")
UNSIGNED = Text("Contract {old} is withdrawn by note {id}.", "Le contrat {old} est retiré par la note {id}.")

On = Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="As it stood at the end of that day.")]
Who = Annotated[str, typer.Option(help="The person: an id, an e-mail or LinkedIn address, or a whole name.")]
Label = Annotated[str, typer.Option(help="What the register calls this person; it is kept as you type it.")]
WhyText = Annotated[str, typer.Option("--why", help="The reason, in a few words.")]
KINDS_NAMED = f"One of: {', '.join(KINDS)}."
MENTIONS_NAMED = f"What it mentions, as often as needed: {', '.join(MENTIONS)}; or all."


@app.command("list")
def list_them(
    folder: Folder = None,
    workspace: Named = None,
    on: On = None,
    output: Annotated[str, typer.Option("--format", help="table, csv or json.")] = "table",
) -> None:
    """List the entries that stand, or stood on a day."""
    company = company_at(folder, workspace)
    if output not in ("table", "csv", "json"):
        raise none_of(("table", "csv", "json"), "--format")
    found = company.registers().standing(on.date() if on else None)
    if output == "table":
        _tell(company, found)
        return
    table = interests_table(found)
    sys.stdout.buffer.write(to_csv(table) if output == "csv" else to_json(table))
    sys.stdout.buffer.flush()


@app.command()
def add(
    who: Who,
    label: Label,
    kind: Annotated[str, typer.Option(help=KINDS_NAMED)],
    giver: Annotated[str, typer.Option("--from", help="Who pays, gives or employs.")],
    since: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The day of the payment or gift; else the first day.")],
    folder: Folder = None,
    workspace: Named = None,
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The last day, where it has ended.")] = None,
    value: Annotated[str, typer.Option(help="Worth what, before tax.")] = "",
    currency: Annotated[str, typer.Option(help="Of the value: EUR, USD …")] = "",
    topic: Annotated[str, typer.Option(help="The subject on which it may weigh.")] = "",
    objective: Annotated[str, typer.Option(help="What is promoted, where something is.")] = "",
    note: Annotated[str, typer.Option(help="Anything else.")] = "",
) -> None:
    """Enter an interest."""
    company = company_at(folder, workspace)
    amount = amount_of(value)
    interest = Interest(
        cast(Kind, kind),
        giver,
        since.date(),
        topic,
        objective,
        amount,
        _currency(amount is not None, currency),
        _day(until),
        note,
    )
    say(ENTERED, company, id=company.registers().declare(who, label, interest).id)


@app.command()
def correct(
    entry: int,
    why: WhyText,
    folder: Folder = None,
    workspace: Named = None,
    kind: Annotated[str | None, typer.Option(help=KINDS_NAMED)] = None,
    giver: Annotated[str | None, typer.Option("--from", help="Who pays, gives or employs.")] = None,
    since: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day, or the first day.")] = None,
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The last day.")] = None,
    value: Annotated[str | None, typer.Option(help="Worth what, before tax; empty for unknown.")] = None,
    currency: Annotated[str | None, typer.Option(help="Of the value.")] = None,
    topic: Annotated[str | None, typer.Option(help="The subject on which it may weigh.")] = None,
    objective: Annotated[str | None, typer.Option(help="What is promoted.")] = None,
    note: Annotated[str | None, typer.Option(help="Anything else.")] = None,
) -> None:
    """Correct an entry: what is not given stays; the old line can still be read."""
    company = company_at(folder, workspace)
    registers = company.registers()
    old = registers.entry(entry).interest
    amount = old.value if value is None else amount_of(value)
    coin = old.currency if currency is None else currency
    interest = Interest(
        old.kind if kind is None else cast(Kind, kind),
        old.giver if giver is None else giver,
        old.since if since is None else since.date(),
        old.topic if topic is None else topic,
        old.objective if objective is None else objective,
        amount,
        _currency(amount is not None, coin),
        old.until if until is None else until.date(),
        old.note if note is None else note,
    )
    say(CORRECTED, company, id=registers.correct(entry, interest, why=why).id, old=entry)


@app.command()
def withdraw(entry: int, why: WhyText, folder: Folder = None, workspace: Named = None) -> None:
    """Withdraw an entry that should not have been; it can still be read."""
    company = company_at(folder, workspace)
    say(WITHDRAWN, company, id=company.registers().withdraw(entry, why=why).id, old=entry)


@app.command()
def history(entry: int, folder: Folder = None, workspace: Named = None) -> None:
    """Show every line behind an entry and after it."""
    company = company_at(folder, workspace)
    _tell(company, company.registers().history(entry))


@app.command()
def sums(folder: Folder = None, workspace: Named = None, on: On = None) -> None:
    """Show what each person got from each advertiser towards the written contract; ends with 1 where one is missing."""
    company = company_at(folder, workspace)
    language = words.language_of(company.workspace.language)
    found = company.registers().sums(on.date() if on else None)
    rows = [
        {"person": one.label, "from": one.standing.giver, "objective": one.standing.objective,
         "calendar": one.standing.calendar.total, "rolling": one.standing.rolling.total, "state": one.standing.state}
        for one in found
    ]  # fmt: skip
    if not rows:
        say(words.EMPTY, company)
        return
    typer.echo(spoken(rows, language, most=PAGE))
    for one in found:
        for each in one.findings:
            typer.echo(f"{one.label}: {each.words.in_language(language)}")
    if any(each.severity == "blocks" for one in found for each in one.findings):
        raise typer.Exit(1)


@app.command()
def contracts(folder: Folder = None, workspace: Named = None) -> None:
    """List the written contracts that were noted, and the notes that withdraw one."""
    company = company_at(folder, workspace)
    language = words.language_of(company.workspace.language)
    rows = [
        {"id": one.id, "person": one.label or one.subject[:8], "from": one.contract.giver, "objective": one.contract.objective,
         "signed": one.contract.signed_on, "mentions": f"{len(one.contract.mentions)}/{len(MENTIONS)}", "withdraws": one.withdraws}
        for one in company.registers().contracts()
    ]  # fmt: skip
    typer.echo(spoken(rows, language, most=PAGE) if rows else words.EMPTY.in_language(language))


@app.command()
def sign(
    who: Who,
    label: Label,
    giver: Annotated[str, typer.Option("--from", help="The advertiser.")],
    reference: Annotated[str, typer.Option(help="Where the signed contract is kept.")],
    signed_on: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The day of the last signature.")],
    mention: Annotated[list[str], typer.Option(help=MENTIONS_NAMED)],
    folder: Folder = None,
    workspace: Named = None,
    objective: Annotated[str, typer.Option(help="What is promoted; empty: everything.")] = "",
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The last day that it covers.")] = None,
) -> None:
    """Note a signed written contract, with what it mentions."""
    company = company_at(folder, workspace)
    mentions = frozenset(MENTIONS) if "all" in mention else frozenset(cast(list[Mention], mention))
    contract = Contract(giver, objective, reference, signed_on.date(), mentions, _day(until))
    say(SIGNED, company, id=company.registers().sign(who, label, contract).id)


@app.command()
def unsign(contract: int, why: WhyText, folder: Folder = None, workspace: Named = None) -> None:
    """Note that a contract does not stand; it can still be read."""
    company = company_at(folder, workspace)
    say(UNSIGNED, company, id=company.registers().unsign(contract, why=why).id, old=contract)


def _tell(company: Company, found: list[Entry]) -> None:
    language = words.language_of(company.workspace.language)
    rows = [
        {"id": one.id, "person": one.label or one.subject[:8], "kind": one.interest.kind, "from": one.interest.giver,
         "topic": one.interest.topic, "value": f"{one.interest.value} {one.interest.currency}" if one.interest.value is not None else "–",
         "since": one.interest.since, "until": one.interest.until, "why": one.why}
        for one in found
    ]  # fmt: skip
    typer.echo(spoken(rows, language, most=PAGE) if rows else words.EMPTY.in_language(language))


def _currency(valued: bool, typed: str) -> str:
    return typed.strip().upper() if valued else ""


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None

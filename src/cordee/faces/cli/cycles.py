"""Cycles on the command line: plan, try, close with a learning, look up; the board's page."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer

from cordee.core.measurement.cycles import STATES, STEPS, Closing, Cycle, Initiative, Plan
from cordee.core.measurement.indicators import INDICATORS, TYPED, Reading
from cordee.core.vocabulary.reasons import REASONS
from cordee.core.vocabulary.text import Language, Text
from cordee.faces.cli import words
from cordee.faces.cli.list_words import listed
from cordee.faces.cli.place import Folder, Named, company_at
from cordee.faces.cli.show import PAGE
from cordee.faces.cli.values import none_of
from cordee.faces.cli.words import say

cycles = typer.Typer(help="Plan, do, check, learn: which figure should move, what was tried, what came, what was learnt.")

NONE = Text("No cycle yet: cordee cycles plan", "Aucun cycle encore : cordee cycles plan")
PLANNED = Text("Cycle {key} is planned; it starts from: {start}.", "Le cycle {key} est prévu ; il part de : {start}.")
TRIED = Text("Initiative {key} is entered: {state}.", "L’initiative {key} est saisie : {state}.")
CLOSED = Text("Cycle {key} is closed: {result}.", "Le cycle {key} est clos : {result}.")
CORRECTED = Text(
    "Cycle {key} is corrected; the old line can still be read.", "Le cycle {key} est corrigé ; l’ancienne ligne reste lisible."
)
SPENT = Text("  {key}: {amount} {currency} from {n} expenses", "  {key} : {amount} {currency} d’après {n} dépenses")
UNREAD = Text("nothing read yet", "rien de lu encore")

Day = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"])]
Key = Annotated[str, typer.Argument(help="The cycle's key, such as c1.")]
WhyText = Annotated[str, typer.Option("--why", help="The reason, in a few words.")]


@cycles.callback(invoke_without_command=True)
def door(context: typer.Context, workspace: Named = None) -> None:
    """List the cycles where nothing else is asked."""
    if context.invoked_subcommand is None:
        list_them(workspace=workspace)


@cycles.command("list")
def list_them(
    folder: Folder = None,
    workspace: Named = None,
    indicators: Annotated[bool, typer.Option("--indicators", help="The figures that a cycle may aim at instead.")] = False,
) -> None:
    """List the cycles, the latest first, with where each started and stands."""
    company = company_at(folder, workspace)
    verbs, language = company.cycles(), words.language_of(company.workspace.language)
    if indicators:
        rows = [
            {"indicator": one.key, "unit": one.unit, "only_for": one.by or "–", "what": one.name.in_language(language)}
            for one in INDICATORS
        ]
        typer.echo(listed(rows, language, most=PAGE))
        return
    found = [
        {"key": one.key, "step": STEPS[verbs.step(one)].in_language(language), "until": f"{one.plan.until}", "indicator": one.plan.called or one.plan.indicator,
         "start": _brief(one.baseline), "now": _brief(one.result if one.closing else verbs.current(one)), "target": f"{one.plan.target:g}", "owner": one.plan.owner,
         "objective": one.plan.objective}
        for one in verbs.all()
    ]  # fmt: skip
    if not found:
        say(NONE, company)
        return
    typer.echo(listed(found, language, most=PAGE))


@cycles.command("plan")
def plan(
    objective: Annotated[str, typer.Argument(help="What should come about.")],
    target: Annotated[float, typer.Option(help="The value hoped for; a share from 0 to 1.")],
    since: Day,
    until: Day,
    owner: Annotated[str, typer.Option(help="Who owns it.")],
    folder: Folder = None,
    workspace: Named = None,
    indicator: Annotated[str, typer.Option(help="Which figure: cordee cycles list --indicators; or typed.")] = "opportunities",
    narrowed: Annotated[str, typer.Option("--for", help="One technique or territory only, by its key.")] = "",
    called: Annotated[str, typer.Option(help="What a typed figure is.")] = "",
    start: Annotated[float | None, typer.Option(help="Where a typed figure starts.")] = None,
    after: Annotated[str, typer.Option(help="The closed cycle that it starts from.")] = "",
) -> None:
    """Plan a cycle; where it starts from is read from the results, over as many days before."""
    company = company_at(folder, workspace)
    made = company.cycles().begin(
        Plan("", objective, indicator, target, since.date(), until.date(), owner, narrowed, called, after), start=start
    )
    say(PLANNED, company, key=made.key, start=_said(made.baseline, words.language_of(company.workspace.language)))


@cycles.command("try")
def try_out(
    cycle: Key,
    what: Annotated[str, typer.Argument(help="What is tried, or the key of an initiative whose state changes.")],
    folder: Folder = None,
    workspace: Named = None,
    state: Annotated[str, typer.Option(help="planned, running, done, failed or refused.")] = "planned",
    technique: Annotated[str, typer.Option(help="What it is in the data.")] = "",
    campaign: Annotated[str, typer.Option(help="What it is in the data.")] = "",
    cost: Annotated[float | None, typer.Option(help="What it cost.")] = None,
    currency: Annotated[str, typer.Option(help="ISO 4217.")] = "EUR",
    owner: Annotated[str, typer.Option(help="Who owns it.")] = "",
    evidence: Annotated[str, typer.Option(help="What it rests on.")] = "",
    reason: Annotated[str, typer.Option(help="Why it failed or was refused.")] = "",
    why: WhyText = "",
) -> None:
    """Enter an initiative within a cycle, or change one that stands."""
    company = company_at(folder, workspace)
    verbs = company.cycles()
    known = next((one for one in verbs.one(cycle).initiatives if one.key == what), None)
    if state not in STATES:
        raise none_of(STATES, "--state")
    if known is not None:
        one = replace(known, state=state, evidence=evidence or known.evidence, why=reason or known.why)
    else:
        money = Decimal(str(cost)) if cost is not None else None
        one = Initiative(
            "",
            cycle,
            what,
            owner,
            technique,
            campaign,
            money,
            currency if money is not None else "",
            state,
            evidence,
            reason,
        )
    made = verbs.try_out(one, why=why)
    say(TRIED, company, key=made.key, state=STATES[made.state].in_language(words.language_of(company.workspace.language)))


@cycles.command("close")
def close(
    key: Key,
    learning: Annotated[str, typer.Option(help="What you would do again, and what not.")],
    folder: Folder = None,
    workspace: Named = None,
    asks: Annotated[str, typer.Option(help="What the next one needs from the board.")] = "",
    early: Annotated[str, typer.Option(help="Why it ends before its last day is in the figures.")] = "",
    value: Annotated[float | None, typer.Option(help="The result, of a typed figure only.")] = None,
    n: Annotated[int, typer.Option(help="Over how many cases, of a typed figure only.")] = 0,
) -> None:
    """Close a cycle with its result, read from the results that stand, and with what was learnt."""
    company = company_at(folder, workspace)
    verbs = company.cycles()
    one = verbs.one(key)
    if value is not None and one.plan.indicator != TYPED:
        raise typer.BadParameter(f"--value: {one.plan.indicator}")
    closed = verbs.close(one, Closing(key, learning, asks, early), value=value, n=n)
    say(CLOSED, company, key=key, result=_said(closed.result, words.language_of(company.workspace.language)))


@cycles.command("correct")
def correct(
    key: Key,
    why: WhyText,
    folder: Folder = None,
    workspace: Named = None,
    objective: Annotated[str | None, typer.Option(help="What should come about.")] = None,
    target: Annotated[float | None, typer.Option(help="The value hoped for.")] = None,
    owner: Annotated[str | None, typer.Option(help="Who owns it.")] = None,
    learning: Annotated[str | None, typer.Option(help="What was learnt, of a closed one.")] = None,
) -> None:
    """Correct what a cycle aims at, or what a closed one taught; what is not given stays."""
    company = company_at(folder, workspace)
    verbs = company.cycles()
    one = verbs.one(key)
    if one.closing is not None and learning is not None:
        verbs.correct_learning(replace(one.closing, learning=learning), why=why)
    else:
        old = one.plan
        verbs.correct(
            replace(
                old,
                objective=objective or old.objective,
                target=old.target if target is None else target,
                owner=owner or old.owner,
            ),
            why=why,
        )
    say(CORRECTED, company, key=key)


@cycles.command("show")
def show(key: Key, folder: Folder = None, workspace: Named = None) -> None:
    """Show one cycle: start, now, target, what was tried, what was learnt, everything that was written."""
    company = company_at(folder, workspace)
    verbs, language = company.cycles(), words.language_of(company.workspace.language)
    one = verbs.one(key)
    typer.echo("\n".join(_told(one, one.result if one.closing else verbs.current(one), language)))
    for each in one.initiatives:
        for spent in verbs.spent(one, each):
            say(SPENT, company, key=each.key, amount=f"{spent.amount:.2f}", currency=spent.currency, n=spent.expenses)
    rows = [
        {"entered": f"{line.entered_at:%Y-%m-%d}", "line": line.number, "what": _written(line.value), "why": line.why}
        for line in verbs.history(key)
    ]
    typer.echo(listed(rows, language, most=PAGE))


def board(
    folder: Folder = None,
    workspace: Named = None,
    language: Annotated[str, typer.Option(help="en or fr; default: the workspace's.")] = "",
    out: Annotated[Path | None, typer.Option(help="Where to write it; default: board.pdf in the report folder.")] = None,
) -> None:
    """Write the board's page: what we aimed at, what came, what we learnt, what we ask (one page, PDF)."""
    company = company_at(folder, workspace)
    chosen = words.language_of(language or company.workspace.language)
    where = out or company.folder / "report" / "board.pdf"
    where.parent.mkdir(parents=True, exist_ok=True)
    where.write_bytes(company.cycles().board(chosen))
    typer.echo(str(where))


def _brief(reading: Reading | None) -> str:
    return "–" if reading is None or reading.figure.value is None else f"{reading.figure.value:g}"


def _said(reading: Reading | None, language: Language) -> str:
    if reading is None:
        return UNREAD.in_language(language)
    found = reading.figure
    if found.value is None or found.low is None or found.high is None:
        reason = REASONS[found.reason or "no_rows"].in_language(language)
        return reason if found.value is None else f"{found.value:g} ({reason}, n {found.n})"
    return f"{found.value:.4g} [{found.low:.3g}–{found.high:.3g}], n {found.n}"


def _told(one: Cycle, reading: Reading | None, language: Language) -> list[str]:
    lines = [f"{one.key}  {one.plan.objective}", f"  {one.plan.since} – {one.plan.until}  {one.plan.owner}", f"  {_said(one.baseline, language)}",
             f"→ {_said(reading, language)}", f"◎ {one.plan.target:g}"]  # fmt: skip
    lines += [f"  {each.key}  {STATES[each.state].in_language(language)}  {each.what}" for each in one.initiatives]
    return [*lines, *([f"« {one.closing.learning} »"] if one.closing is not None else [])]


def _written(value: Plan | Initiative | Closing) -> str:
    if isinstance(value, Plan):
        return f"{value.objective} · {value.target:g} · {value.until}"
    return value.learning if isinstance(value, Closing) else f"{value.key} {value.what} · {value.state}"

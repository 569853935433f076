"""The rulebook on the command line: list it, switch a rule with a reason."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import typer

from cordee.core.vocabulary.text import Text
from cordee.faces.cli import words
from cordee.faces.cli.headings import spoken
from cordee.faces.cli.place import Folder, Named, company_at
from cordee.faces.cli.words import say

SWITCHED = Text("{rule}: {severity} from {day}.", "{rule} : {severity} à partir du {day}.")
REMINDER = Text("reminder", "rappel")
CHECKED = Text("checked", "vérifiée")

rules = typer.Typer(no_args_is_help=False, help="The rulebook: what holds, why, since when.")
Severity = Literal["blocks", "needs_reason", "warns", "off"]


@rules.callback(invoke_without_command=True)
def door(context: typer.Context, workspace: Named = None) -> None:
    """List the rules where nothing else is asked."""
    if context.invoked_subcommand is None:
        listed(workspace=workspace)


@rules.command("list")
def listed(
    area: Annotated[str, typer.Option(help="Only those of an area: consent, notice, pressure …")] = "",
    folder: Folder = None,
    workspace: Named = None,
) -> None:
    """List every rule: how hard it holds today, since when, whether the system checks it by itself."""
    company = company_at(folder, workspace)
    language = words.language_of(company.workspace.language)
    rows = [
        {
            "rule": held.rule.id, "holds": held.severity, "since": (held.changes[0].since if held.changes else held.rule.since) or "",
            "how": (CHECKED if held.rule.checked else REMINDER).in_language(language), "says": held.rule.says.in_language(language),
        }
        for held in company.trust().rulebook()
        if area in ("", held.rule.area)
    ]  # fmt: skip
    if not rows:
        say(words.EMPTY, company)
        return
    typer.echo(spoken(rows, words.language_of(company.workspace.language)))


@rules.command()
def switch(
    rule: Annotated[str, typer.Argument(help="The rule's id, as the list gives it.")],
    severity: Annotated[Severity, typer.Argument(help="blocks, needs_reason, warns or off.")],
    reason: Annotated[str, typer.Option(help="Why; it stays in the register.")],
    since: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="From which day; today by default.")] = None,
    folder: Folder = None,
    workspace: Named = None,
) -> None:
    """Decide how hard a rule holds from a day on. What held before stays in the register."""
    company = company_at(folder, workspace)
    trust = company.trust()
    day = since.date() if since else trust.today
    found = trust.switch_rule(rule, severity, reason=reason, since=day)
    say(SWITCHED, company, rule=found.id, severity=severity, day=day)

"""What sales and marketing judge of contacts, on the command line: who waits for a word, ask, judge."""

from __future__ import annotations

from typing import Annotated

import typer

from cordee.core.measurement.feedback import SIDES
from cordee.core.measurement.feedback import WORDS as JUDGED
from cordee.core.vocabulary.problems_of_cycles import BadJudgement
from cordee.core.vocabulary.text import Text
from cordee.faces.cli import words
from cordee.faces.cli.list_words import listed
from cordee.faces.cli.place import Folder, Named, address_of, company_at
from cordee.faces.cli.show import PAGE
from cordee.faces.cli.words import say

feedback = typer.Typer(help="Was this contact useful? What sales and marketing say, each apart, beside what was measured.")

NOBODY = Text("Nobody waits for a word of sales.", "Personne n’attend l’avis des commerciaux.")
JUDGED_NOW = Text("Noted: {word}.", "Noté : {word}.")
QUEUED = Text("The question waits to go to {who}: cordee mail send", "La question attend de partir vers {who} : cordee mail send")
HAND = Text("No letter goes. Give {who} this link:\n{link}", "Aucun e-mail ne part. Donnez ce lien à {who} :\n{link}")
NO_SUCH = Text("neither a word nor a side of those known", "ni un mot ni un côté connus")


@feedback.callback(invoke_without_command=True)
def door(context: typer.Context, workspace: Named = None) -> None:
    """List who waits where nothing else is asked."""
    if context.invoked_subcommand is None:
        list_them(workspace=workspace)


@feedback.command("list")
def list_them(folder: Folder = None, workspace: Named = None) -> None:
    """List the leads and opportunities of late on which sales have not said a word, the longest waiting first."""
    company = company_at(folder, workspace)
    verbs = company.feedback()
    rows = [
        {"case": one.case, "days": one.days, "owner": row["owner"], "technique": row["technique"], "name": verbs.called(one.case)}
        for one, row in verbs.open_cases()
    ]
    if rows:
        typer.echo(listed(rows, words.language_of(company.workspace.language), most=PAGE))
    else:
        say(NOBODY, company)


@feedback.command("judge")
def judge(
    case: Annotated[str, typer.Argument(help="The case's key: cordee feedback list.")],
    word: Annotated[str, typer.Argument(help="useful, not-useful or too-early.")],
    folder: Folder = None,
    workspace: Named = None,
    side: Annotated[str, typer.Option("--by", help="sales or marketing.")] = "sales",
    reason: Annotated[str, typer.Option(help="Why, in a few words.")] = "",
) -> None:
    """Note what somebody said of a case."""
    company = company_at(folder, workspace)
    said = word.replace("-", "_")
    if said not in JUDGED or side not in SIDES:
        raise BadJudgement(complaint=NO_SUCH)
    company.feedback().judge(case, side, said, judge=f"command:{side}", reason=reason)
    say(JUDGED_NOW, company, word=JUDGED[said].in_language(words.language_of(company.workspace.language)))


@feedback.command("ask")
def ask(
    case: Annotated[str, typer.Argument(help="The case's key: cordee feedback list.")],
    address: Annotated[str, typer.Argument(help="The colleague's address: of our own domain.")],
    folder: Folder = None,
    workspace: Named = None,
    name: Annotated[str, typer.Option(help="How the colleague is called.")] = "",
) -> None:
    """Ask a colleague whether a contact was useful: two clicks from a letter, without an account."""
    from cordee.actions.feedback import Colleague

    company = company_at(folder, workspace)
    language = words.language_of(company.workspace.language)
    put = company.feedback().put(case, Colleague(name, address, language))
    if put.queued:
        say(QUEUED, company, who=put.asked.label)
        return
    say(HAND, company, who=put.asked.label, link=f"{address_of(company)}/feedback/{put.token}/")

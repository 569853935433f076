"""Decisions on the command line: listed with what each rests on, written on a figure or on none, replaced, shown with all versions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cordee.core.measurement.decided_figures import SAYS, KeptFigure
from cordee.core.measurement.decisions import EVIDENCES, STANCES, TIMINGS, Decision, Dissent, Stance
from cordee.core.measurement.departures import KINDS
from cordee.core.vocabulary.reasons import REASONS
from cordee.core.vocabulary.text import Language, Text
from cordee.faces.cli import words
from cordee.faces.cli.list_words import listed
from cordee.faces.cli.place import Folder, Named, company_at
from cordee.faces.cli.show import PAGE
from cordee.faces.cli.words import say
from cordee.wiring import Company, to_csv, to_xlsx

if TYPE_CHECKING:
    from cordee.wiring.decisions import Decisions

decisions = typer.Typer(help="What was decided, on which figure or on none, who disagreed; replaced, never deleted.")

NONE = Text("No decision yet: cordee decisions write --help", "Aucune décision encore : cordee decisions write --help")
WRITTEN = Text("Decision {id} is written down, on {reference}.", "La décision {id} est consignée, sur {reference}.")
OPINION = Text(
    "Decision {id} is written down; no data stand behind it, so it is called an opinion.",
    "La décision {id} est consignée ; aucune donnée ne l’appuie, elle est donc appelée opinion.",
)
REPLACED = Text(
    "It takes the place of decision {id}, which stays readable.", "Elle remplace la décision {id}, qui reste lisible."
)
KEPT = Text("Decisions in the file: {n}. It is {path}.", "Décisions dans le fichier : {n}. C’est {path}.")
NOTHING = Text("Nothing is written down against advice.", "Rien n’est consigné contre un conseil.")
DEPARTED = Text(
    "  {name}\n  advised: {advised}\n  done: {done}\n  because: {comment}",
    "  {name}\n  conseillé : {advised}\n  fait : {done}\n  parce que : {comment}",
)
THEN = Text("  then ({day}): {figure}", "  alors ({day}) : {figure}")
NOW = Text("  today ({day}): {figure}", "  aujourd’hui ({day}) : {figure}")
GONE = Text("  today: no longer among the figures", "  aujourd’hui : ne figure plus dans les chiffres")
RANGE = Text("{value} ({low} to {high}, n {n})", "{value} (de {low} à {high}, n {n})")
BARE = Text("{value} ({reason}, n {n})", "{value} ({reason}, n {n})")
READ = Text("{figure}; read as: {says}", "{figure} ; lu comme : {says}")
AGAINST = Text("  against what the figures said: {comment}", "  contre ce que disaient les chiffres : {comment}")
DISSENT = Text("  {who}, against: {why}", "  {who}, en désaccord : {why}")
HEAD = Text("{id}  {day}  {by}  [{evidence}]  {question} {decided}", "{id}  {day}  {by}  [{evidence}]  {question} {decided}")

By = Annotated[str, typer.Option(help="Who decided.")]
Dissents = Annotated[list[str] | None, typer.Option("--dissent", help="Who disagreed and why, as WHO=WHY; may be repeated.")]
Against = Annotated[str, typer.Option(help="It goes against what the figures said: why.")]
Follows = Annotated[bool, typer.Option("--follows", help="It goes with what the figures said.")]
Number = Annotated[int, typer.Argument(help="The decision's number.")]


@decisions.callback(invoke_without_command=True)
def door(context: typer.Context, workspace: Named = None) -> None:
    """List the decisions where nothing else is asked."""
    if context.invoked_subcommand is None:
        list_them(workspace=workspace)


@decisions.command("list")
def list_them(
    folder: Folder = None,
    workspace: Named = None,
    kind: Annotated[
        Literal["all", "data", "opinion"], typer.Option(help="All, those on data alone, or the opinions alone.")
    ] = "all",
    to: Annotated[Path | None, typer.Option(help="A file to write instead: .csv or .xlsx, each figure then and today.")] = None,
) -> None:
    """List the decisions that stand, the latest first, each with what it rests on."""
    company = company_at(folder, workspace)
    verbs, language = company.decisions(), words.language_of(company.workspace.language)
    found = verbs.standing("" if kind == "all" else kind)
    if to is not None:
        table = verbs.table(found, language=language)
        to.write_bytes(to_xlsx({"decisions": table}, language=language) if to.suffix == ".xlsx" else to_csv(table))
        say(KEPT, company, n=len(found), path=to)
        return
    if not found:
        say(NONE, company)
        return
    rows = [
        {"key": one.id, "decided_at": f"{one.at:%Y-%m-%d}", "by": one.by, "rests_on": EVIDENCES[one.evidence].in_language(language), "reference": one.reference or "–",
         "against": STANCES[one.stance].in_language(language) if one.stance else "–", "dissents": len(one.dissents), "question": one.question, "decided": one.decided}
        for one in found
    ]  # fmt: skip
    typer.echo(listed(rows, language, most=PAGE))


@decisions.command()
def write(
    question: Annotated[str, typer.Argument(help="What was to be decided.")],
    decided: Annotated[str, typer.Argument(help="What was decided.")],
    by: By,
    folder: Folder = None,
    workspace: Named = None,
    on: Annotated[
        str, typer.Option(help="The figure it rests on: techniques/webinar/won_rate. Without one it is an opinion.")
    ] = "",
    about: Annotated[str, typer.Option(help="The experiment it is about before that is read: experiment:e1.")] = "",
    dissent: Dissents = None,
    against: Against = "",
    follows: Follows = False,
) -> None:
    """Write a decision down: on a figure, which is kept as it is today, or on none."""
    company = company_at(folder, workspace)
    made = company.decisions().write(
        question, decided, by=by, on=on, about=about, dissents=_dissents(company, dissent), stance=_stance(against, follows), comment=against
    )  # fmt: skip
    _told(company, made)


@decisions.command()
def correct(
    number: Number,
    decided: Annotated[str, typer.Argument(help="What is decided now.")],
    by: By,
    why: Annotated[str, typer.Option(help="The reason, in a few words; it is kept.")],
    folder: Folder = None,
    workspace: Named = None,
    on: Annotated[
        str | None, typer.Option(help="The figure it rests on now; “-” for none. Else the old one's, as it was then.")
    ] = None,
    dissent: Dissents = None,
    against: Against = "",
    follows: Follows = False,
) -> None:
    """Put another decision in the place of one, which stays readable."""
    company = company_at(folder, workspace)
    made = company.decisions().correct(
        number, decided, by=by, why=why, on="" if on == "-" else on, dissents=_dissents(company, dissent),
        stance=_stance(against, follows), comment=against,
    )  # fmt: skip
    _told(company, made)
    say(REPLACED, company, id=number)


@decisions.command()
def show(number: Number, folder: Folder = None, workspace: Named = None) -> None:
    """Show a decision with its figure then and today, who disagreed, and every version of it."""
    company = company_at(folder, workspace)
    verbs, language = company.decisions(), words.language_of(company.workspace.language)
    verbs.one(number)
    for one in verbs.line(number):
        typer.echo(HEAD.in_language(language, **_head(verbs, one, language)))
        if one.figure is not None:
            now = verbs.today_of(one.figure)
            typer.echo(THEN.in_language(language, day=f"{one.figure.as_of}", figure=_figure(one.figure, language)))
            typer.echo(
                NOW.in_language(language, day=f"{now.as_of}", figure=_figure(now, language))
                if now
                else GONE.in_language(language)
            )
        if one.stance == "departs":
            typer.echo(AGAINST.in_language(language, comment=one.comment))
        for each in one.dissents:
            typer.echo(DISSENT.in_language(language, who=each.who, why=each.why))


@decisions.command()
def against(folder: Folder = None, workspace: Named = None) -> None:
    """List where something else was done than was advised, with the comment of that moment."""
    company = company_at(folder, workspace)
    language, found = words.language_of(company.workspace.language), company.decisions().departures()
    if not found:
        say(NOTHING, company)
    for one in found:
        facts = {
            name: text.in_language(language) for name, text in (("name", one.name), ("advised", one.advised), ("done", one.done))
        }
        taken = f", {TIMINGS[one.taken].in_language(language)}" if one.taken else ""
        typer.echo(f"{one.at:%Y-%m-%d}  {KINDS[one.kind].in_language(language)} ({one.key}{taken})")
        typer.echo(DEPARTED.in_language(language, comment=one.comment, **facts))


def _head(verbs: Decisions, one: Decision, language: Language) -> dict[str, object]:
    _, look, when = verbs.tested(one)
    evidence = [EVIDENCES[one.evidence].in_language(language)]
    if look is not None:
        evidence.append(one.reference)
    if when is not None:
        evidence.append(TIMINGS[when].in_language(language))
    return {"id": one.id, "day": f"{one.at:%Y-%m-%d}", "by": one.by, "evidence": ", ".join(evidence), "question": one.question, "decided": one.decided}  # fmt: skip


def _figure(one: KeptFigure, language: Language) -> str:
    told = one.estimate
    value = "–" if told.value is None else f"{told.value:.3g}" + (f" {one.currency}" if one.currency else "")
    if told.low is None or told.high is None:
        figure = BARE.in_language(language, value=value, reason=REASONS[told.reason or "other"].in_language(language), n=told.n)
    else:
        figure = RANGE.in_language(language, value=value, low=f"{told.low:.3g}", high=f"{told.high:.3g}", n=told.n)
    return READ.in_language(language, figure=figure, says=SAYS[one.says].in_language(language)) if one.says else figure


def _stance(against: str, follows: bool) -> Stance:
    return "departs" if against.strip() else "follows" if follows else ""


def _dissents(company: Company, given: list[str] | None) -> list[Dissent]:
    pairs = [one.partition("=") for one in given or ()]
    if wrong := [who + sign + why for who, sign, why in pairs if not (who.strip() and why.strip())]:
        raise typer.BadParameter(words.BAD_PAIR.in_language(words.language_of(company.workspace.language), pair=wrong[0]))
    return [Dissent(who.strip(), why.strip()) for who, _, why in pairs]


def _told(company: Company, made: Decision) -> None:
    if made.reference:
        say(WRITTEN, company, id=made.id, reference=made.reference)
    else:
        say(OPINION, company, id=made.id)

"""Experiments on the command line: plan, register, amend, start, read, stop, decide; the accounts with their arms, as CSV."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, cast

import typer

from cordee.core.measurement.decisions import Dissent
from cordee.core.measurement.experiments import PARTS, STATES, Audience, Experiment, Metric, Plan, Watch
from cordee.core.vocabulary.problems_of_trials import NothingToMeasure
from cordee.core.vocabulary.text import Text
from cordee.faces.cli import words
from cordee.faces.cli.list_words import listed
from cordee.faces.cli.place import Folder, Named, company_at
from cordee.faces.cli.show import PAGE
from cordee.faces.cli.words import say
from cordee.wiring import Company, to_csv

experiments = typer.Typer(help="Whether a technique works: chance decides which accounts get it, and the rest is counted.")

PLANNED = Text(
    "Experiment {key} is planned. Then: cordee experiments register {key}",
    "L’expérience {key} est planifiée. Ensuite : cordee experiments register {key}",
)
REGISTERED = Text(
    "Experiment {key} is registered; from here on it changes by dated amendments only. Then: cordee experiments start {key}",
    "L’expérience {key} est enregistrée ; désormais, elle ne change que par modification datée. Ensuite : cordee experiments start {key}",
)
AMENDED = Text(
    "Experiment {key} is amended; the version before stays, with your reason.",
    "L’expérience {key} est modifiée ; la version précédente reste, avec votre motif.",
)
CHANGED = Text("- {part}: {before} → {after}", "- {part} : {before} → {after}")
STARTED = Text(
    "Experiment {key} runs: {treated} accounts get it, {held} are left alone until it stops. For other tools: cordee experiments accounts {key}",
    "L’expérience {key} est en cours : {treated} comptes en bénéficient, {held} restent en témoin jusqu’à l’arrêt. Pour les autres outils : cordee experiments accounts {key}",
)
LOOKED = Text("Look {number}, on figures of {day}: {said}", "Lecture {number}, chiffres au {day} : {said}")
AGAIN = Text("Nothing was computed since look {number}: {said}", "Rien n’a été calculé depuis la lecture {number} : {said}")
OUTSIDE = Text(
    "This look was not in the plan; it is kept as such, and counted.",
    "Cette lecture n’était pas au plan ; elle est gardée comme telle, et comptée.",
)
STOPPED = Text(
    "Experiment {key} is stopped; the accounts that were left alone are free again. Then: cordee experiments decide {key}",
    "L’expérience {key} est arrêtée ; les comptes témoins sont de nouveau libres. Ensuite : cordee experiments decide {key}",
)
DECIDED = Text(
    "The decision is written down, on the evidence of {reference}.", "La décision est consignée, sur la foi de {reference}."
)
OPINION = Text(
    "The decision is written down; no data stand behind it, so it is called an opinion.",
    "La décision est consignée ; aucune donnée ne l’appuie, elle est donc appelée opinion.",
)
WRITTEN = Text("{n} accounts are in {path}.", "{n} comptes sont dans {path}.")
NONE = Text(
    "No experiment yet: cordee experiments plan --help",
    "Aucune expérience encore : cordee experiments plan --help",
)

Key = Annotated[str, typer.Argument(help="The experiment's key, such as e1.")]
WhyText = Annotated[str, typer.Option("--why", help="The reason, in a few words; it is kept.")]


@experiments.callback(invoke_without_command=True)
def door(context: typer.Context, workspace: Named = None) -> None:
    """List the experiments where nothing else is asked."""
    if context.invoked_subcommand is None:
        list_them(workspace=workspace)


@experiments.command("list")
def list_them(folder: Folder = None, workspace: Named = None) -> None:
    """List the experiments with their state and what they say by now."""
    from cordee.core.measurement.experiment_reading import word_of
    from cordee.core.measurement.experiment_words import WORDS

    company = company_at(folder, workspace)
    language, found = words.language_of(company.workspace.language), company.experiments().listed()
    if not found:
        say(NONE, company)
        return
    rows = [
        {"key": one.key, "name": one.plan.name, "technique": one.plan.technique, "state": STATES[one.state].in_language(language),
         "accounts": sum(one.arms.values()), "looks": len(one.looks), "says": WORDS[word_of(one)[0]].in_language(language)}
        for one in found
    ]  # fmt: skip
    typer.echo(listed(rows, language, most=PAGE))


@experiments.command()
def plan(
    name: Annotated[str, typer.Argument(help="What people call it.")],
    hypothesis: Annotated[str, typer.Option(help="What you expect to see, in a sentence.")],
    technique: Annotated[str, typer.Option(help="The technique tested, such as email_house.")],
    effect: Annotated[
        float,
        typer.Option(help="The smallest difference worth having: 0.03 is three more accounts in a hundred; money for revenue."),
    ],
    folder: Folder = None,
    workspace: Named = None,
    metric: Annotated[str, typer.Option(help="lead, opportunity, won or revenue.")] = "lead",
    days: Annotated[int, typer.Option(help="Within how many days it counts.")] = 90,
    campaign: Annotated[str, typer.Option(help="Only what carries this campaign's name.")] = "",
    audience: Annotated[str, typer.Option(help="everyone, prospects or customers.")] = "everyone",
    watch: Annotated[
        str, typer.Option(help="planned (so many looks, then it ends) or open (as often and long as you like).")
    ] = "planned",
    looks: Annotated[int, typer.Option(help="Planned looks, the last one at the end.")] = 4,
    holdout: Annotated[float, typer.Option(help="The share of accounts left alone.")] = 0.5,
    strata: Annotated[
        str, typer.Option(help="Held even within: relation, tier, country, industry; parted by commas.")
    ] = "relation",
    holder: Annotated[str, typer.Option(help="Who of us looks after it.")] = "",
    key: Annotated[str, typer.Option(help="Write the plan of this experiment anew.")] = "",
) -> None:
    """Write a plan down, and say whether your accounts can answer."""
    company = company_at(folder, workspace)
    wanted = Plan(
        name, hypothesis, technique, cast(Metric, metric), days, effect, campaign=campaign, audience=cast(Audience, audience),
        watch=cast(Watch, watch), looks=looks, holdout=holdout,
        strata=_parted(strata), holder=holder,
    )  # fmt: skip
    made = company.experiments().plan(wanted, key=key)
    _say_power(company, made)
    say(PLANNED, company, key=made.key)


@experiments.command()
def register(key: Key, folder: Folder = None, workspace: Named = None, why: WhyText = "") -> None:
    """Register a plan before it starts; one that the accounts cannot answer needs a reason."""
    company = company_at(folder, workspace)
    made = company.experiments().register(key, why=why)
    _say_power(company, made)
    say(REGISTERED, company, key=made.key)


@experiments.command()
def amend(
    key: Key,
    why: Annotated[str, typer.Option(help="The reason, in a few words; it is kept.")],
    folder: Folder = None,
    workspace: Named = None,
    name: Annotated[str | None, typer.Option(help="What people call it.")] = None,
    hypothesis: Annotated[str | None, typer.Option(help="What you expect to see, in a sentence.")] = None,
    holder: Annotated[str | None, typer.Option(help="Who of us looks after it.")] = None,
    technique: Annotated[str | None, typer.Option(help="The technique tested, such as email_house.")] = None,
    effect: Annotated[
        float | None,
        typer.Option(help="The smallest difference worth having: 0.03 is three more accounts in a hundred; money for revenue."),
    ] = None,
    metric: Annotated[str | None, typer.Option(help="lead, opportunity, won or revenue.")] = None,
    days: Annotated[int | None, typer.Option(help="Within how many days it counts.")] = None,
    campaign: Annotated[str | None, typer.Option(help="Only what carries this campaign's name.")] = None,
    audience: Annotated[str | None, typer.Option(help="everyone, prospects or customers.")] = None,
    watch: Annotated[
        str | None, typer.Option(help="planned (so many looks, then it ends) or open (as often and long as you like).")
    ] = None,
    looks: Annotated[int | None, typer.Option(help="Planned looks, the last one at the end.")] = None,
    holdout: Annotated[float | None, typer.Option(help="The share of accounts left alone.")] = None,
    strata: Annotated[
        str | None, typer.Option(help="Held even within: relation, tier, country, industry; parted by commas.")
    ] = None,
) -> None:
    """Amend a registered plan, with the reason; once it runs, only its name, its hypothesis and who looks after it."""
    company = company_at(folder, workspace)
    tests, language = company.experiments(), words.language_of(company.workspace.language)
    said = {
        "name": name, "hypothesis": hypothesis, "holder": holder, "technique": technique, "effect": effect, "metric": metric, "days": days,
        "campaign": campaign, "audience": audience, "watch": watch, "looks": looks, "holdout": holdout,
        "strata": None if strata is None else _parted(strata),
    }  # fmt: skip
    wanted: Any = {part: value for part, value in said.items() if value is not None}
    made = tests.amend(key, replace(tests.named(key).plan, **wanted), why=why)
    say(AMENDED, company, key=made.key)
    for part, (before, after) in made.changes()[made.lines[-1].number].items():
        typer.echo(
            CHANGED.in_language(language, part=PARTS[part].in_language(language), before=_told(before), after=_told(after))
        )
    if made.state == "registered":
        _say_power(company, made)


@experiments.command()
def start(key: Key, folder: Folder = None, workspace: Named = None) -> None:
    """Let chance put the accounts in two groups, freeze them, and start."""
    company = company_at(folder, workspace)
    made = company.experiments().start(key)
    say(STARTED, company, key=made.key, treated=made.arms.get("treated", 0), held=made.arms.get("holdout", 0))


@experiments.command()
def read(key: Key, folder: Folder = None, workspace: Named = None) -> None:
    """Look at an experiment on the results that stand: works, does not work, or not yet known."""
    from cordee.core.measurement.experiment_reading import seen_from
    from cordee.core.measurement.experiment_words import look_said, units_said

    company = company_at(folder, workspace)
    language, tests = words.language_of(company.workspace.language), company.experiments()
    made, look, new = tests.look(key)
    seen, currency = seen_from(look.seen), tests.currency
    said = look_said(made.plan, seen, language, currency=currency)
    say(LOOKED if new else AGAIN, company, number=look.number, day=f"{look.as_of:%Y-%m-%d}", said=said)
    if seen.decides and (units := units_said(made.plan, seen, language, currency=currency)):
        typer.echo(units)
    if not look.planned:
        say(OUTSIDE, company)


@experiments.command()
def stop(key: Key, folder: Folder = None, workspace: Named = None, why: WhyText = "") -> None:
    """Stop an experiment, and let its holdout go; before its time is over this needs a reason."""
    company = company_at(folder, workspace)
    say(STOPPED, company, key=company.experiments().stop(key, why=why).key)


@experiments.command()
def decide(
    key: Key,
    decided: Annotated[str, typer.Argument(help="What was decided.")],
    by: Annotated[str, typer.Option(help="Who decided.")],
    folder: Folder = None,
    workspace: Named = None,
    look: Annotated[int | None, typer.Option(help="The look that it rests on; without one it is an opinion.")] = None,
    dissent: Annotated[list[str] | None, typer.Option(help="Who disagreed and why, as WHO=WHY; may be repeated.")] = None,
    against: Annotated[str, typer.Option(help="It goes against what the look said: why.")] = "",
) -> None:
    """Write down what was decided, on which look, and who disagreed."""
    company = company_at(folder, workspace)
    pairs = [one.partition("=") for one in dissent or ()]
    if wrong := [who + sign + why for who, sign, why in pairs if not (who.strip() and why.strip())]:
        raise typer.BadParameter(words.BAD_PAIR.in_language(words.language_of(company.workspace.language), pair=wrong[0]))
    made = company.experiments().decide(
        key, decided, by=by, look=look, dissents=[Dissent(who.strip(), why.strip()) for who, _, why in pairs],
        stance="departs" if against.strip() else "", comment=against,
    )  # fmt: skip
    say(DECIDED if made.reference else OPINION, company, **({"reference": made.reference} if made.reference else {}))


@experiments.command()
def accounts(
    key: Key,
    folder: Folder = None,
    workspace: Named = None,
    to: Annotated[Path | None, typer.Option(help="The file to write; else it is printed.")] = None,
) -> None:
    """Give the accounts with their arms as CSV, so that every other tool can honour them."""
    company = company_at(folder, workspace)
    table = company.experiments().accounts(key)
    if to is None:
        typer.echo(to_csv(table).decode("utf-8-sig"), nl=False)
        return
    to.write_bytes(to_csv(table))
    say(WRITTEN, company, n=len(table), path=to)


def _parted(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in text.split(",") if one.strip())


def _told(value: Any) -> str:
    return ", ".join(value) or "–" if isinstance(value, list) else str(value) or "–"


def _say_power(company: Company, made: Experiment) -> None:
    from cordee.core.measurement.experiment_words import base_said, instead_said, power_said

    tests: Any = company.experiments()
    language = words.language_of(company.workspace.language)
    try:
        power = tests.power(made.plan)
    except NothingToMeasure as problem:
        typer.echo(problem.sentences(language)[1])
        return
    typer.echo(base_said(made.plan, power, language, currency=tests.currency))
    typer.echo(power_said(power, language))
    for one in power.instead:
        typer.echo(f"- {instead_said(one, made.plan, language, currency=tests.currency)}")

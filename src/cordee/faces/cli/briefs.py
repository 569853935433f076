"""Questions and briefs on the command line: enter, match, propose, follow. There is no verb that asks who said no."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, cast

import typer

from cordee.core.opinion.briefs import SHOWN, Kind, Question, Side, Source, Stage
from cordee.core.opinion.campaigns import Score
from cordee.core.opinion.choice import Objective, Seat
from cordee.core.opinion.territories import words_of
from cordee.core.vocabulary.text import Text
from cordee.faces.cli import words
from cordee.faces.cli.list_words import listed
from cordee.faces.cli.place import Folder, Named, address_of, company_at
from cordee.faces.cli.show import PAGE
from cordee.faces.cli.words import say

briefs = typer.Typer(
    help="Questions that customers asked, and briefs: proposed to one person, taken or not. A no is written nowhere."
)

ENTERED = Text("Question {id} is entered on the territory {territory}.", "La question {id} est saisie, territoire {territory}.")
KEPT = Text("{name} could speak ({id}), once they agree on their page: cordee briefs link {id}", "{name} pourra parler ({id}), après accord sur sa page : cordee briefs link {id}")  # fmt: skip
PROPOSED = Text("Brief {id} stands on {name}’s page until {day}.", "Le brief {id} est sur la page de {name} jusqu’au {day}.")
ENDED = Text(
    "Brief {id} is no longer offered; for everybody it looks open until its last day.",
    "Le brief {id} n’est plus offert ; pour tous, il paraît ouvert jusqu’à son dernier jour.",
)
DONE = Text("Brief {id} is done.", "Le brief {id} a abouti.")
NONE = Text('No question yet: cordee briefs ask "…"', 'Aucune question encore : cordee briefs ask "…"')
NOBODY = Text("Nobody who agreed can fill: {seats}.", "Personne d’accord ne peut tenir : {seats}.")
CLOSED = Text("Question {id} needs no answer any more.", "La question {id} n’a plus besoin de réponse.")


@briefs.callback(invoke_without_command=True)
def door(context: typer.Context, workspace: Named = None) -> None:
    """List the questions where nothing else is asked."""
    if context.invoked_subcommand is None:
        list_them(workspace=workspace)


@briefs.command("list")
def list_them(folder: Folder = None, workspace: Named = None) -> None:
    """List the questions with the briefs on each; to whom one was proposed stands only while it runs."""
    company = company_at(folder, workspace)
    verbs, language = company.briefs(), words.language_of(company.workspace.language)
    there = verbs.briefs()
    rows = []
    for one in verbs.questions():
        mine = [each for each in there if each.question == one.id]
        states = [
            f"{each.id} {SHOWN[verbs.shown(each)].in_language(language)}"
            + (f" {each.label}" if verbs.shown(each) != "not_taken" else "")
            for each in mine
        ]
        rows.append({"id": one.id, "asked": f"{one.asked_on}", "territory": one.territory or "–", "near": verbs.near(one),
                     "briefs": "; ".join(states) or "–", "question": one.text})  # fmt: skip
    if not rows:
        say(NONE, company)
        return
    typer.echo(listed(rows, language, most=PAGE))


@briefs.command("ask")
def ask(
    text: Annotated[str, typer.Argument(help="The question, in the customer's words.")],
    folder: Folder = None,
    workspace: Named = None,
    territory: Annotated[str, typer.Option(help="Its territory; by its words where none is said.")] = "",
    role: Annotated[str, typer.Option(help="The post of whoever asked; never their name.")] = "",
    organisation: Annotated[str, typer.Option(help="Their company.")] = "",
    source: Annotated[str, typer.Option(help="webinar, call, mail, event or other.")] = "other",
    on: Annotated[
        datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="The day it was asked; today by default.")
    ] = None,
) -> None:
    """Enter what a customer asked."""
    company = company_at(folder, workspace)
    verbs = company.briefs()
    key = company.voices().territory(territory).key if territory else ""
    day = on.date() if on else verbs.today
    made = verbs.ask(Question(0, text, key, day, role, organisation, cast(Source, source)))
    say(ENTERED, company, id=made.id, territory=made.territory or "–")


@briefs.command("close")
def close(question: int, folder: Folder = None, workspace: Named = None) -> None:
    """Note that a question needs no answer any more."""
    company = company_at(folder, workspace)
    company.briefs().settle(question, closed=True)
    say(CLOSED, company, id=question)


@briefs.command("speakers")
def speakers(folder: Folder = None, workspace: Named = None) -> None:
    """List who could speak, and whether they agreed."""
    company = company_at(folder, workspace)
    verbs = company.briefs()
    rows = [
        {"id": one.id, "name": one.label, "territories": ", ".join(one.territories), "languages": ", ".join(one.languages), "side": one.side,
         "department": one.department or "–", "agreed": verbs.agrees(one), "most": one.most}
        for one in verbs.speakers()
    ]  # fmt: skip
    typer.echo(
        listed(rows, words.language_of(company.workspace.language), most=PAGE)
        if rows
        else words.EMPTY.in_language(words.language_of(company.workspace.language))
    )


@briefs.command("speaker")
def speaker(
    who: Annotated[str, typer.Argument(help="E-mail, profile, whole name or id.")],
    on: Annotated[list[str], typer.Option("--on", help="A territory, as often as needed.")],
    folder: Folder = None,
    workspace: Named = None,
    name: Annotated[str, typer.Option(help="Their name, where no file gives it.")] = "",
    languages: Annotated[str, typer.Option(help="In which they speak: en, fr.")] = "fr",
    side: Annotated[str, typer.Option(help="inside, partner, customer or outside.")] = "inside",
    department: Annotated[str, typer.Option(help="Their department; it never counts in who comes first.")] = "",
) -> None:
    """Keep somebody as one who could speak; it is theirs to agree, on their page."""
    company = company_at(folder, workspace)
    keys = [company.voices().territory(one).key for one in on]
    made = company.briefs().keep_speaker(
        who, territories=keys, languages=words_of(languages), name=name, side=cast(Side, side), department=department
    )
    say(KEPT, company, name=made.label, id=made.id)


@briefs.command("link")
def link(
    speaker: int,
    folder: Folder = None,
    workspace: Named = None,
    base: Annotated[str, typer.Option(help="Where this site is reached; default: where it is served.")] = "",
) -> None:
    """Print the link of somebody's own page; hand it to them only."""
    company = company_at(folder, workspace)
    verbs = company.briefs()
    typer.echo(verbs.link(verbs.speaker(speaker), base=base.rstrip("/") or address_of(company)))


@briefs.command("who")
def who_could(
    question: int,
    folder: Folder = None,
    workspace: Named = None,
    language: Annotated[str, typer.Option(help="In which language.")] = "",
) -> None:
    """List who could answer a question, the least asked first."""
    company = company_at(folder, workspace)
    verbs = company.briefs()
    rows = [
        {"id": one.speaker.id, "name": one.speaker.label, "proofs": one.proofs, "peers": "–" if one.raters is None else one.raters,
         "asked": one.asked, "most": one.speaker.most, "lacks": ", ".join(one.lacks) or "–"}
        for one in verbs.candidates(verbs.question(question), language=language)
    ]  # fmt: skip
    typer.echo(
        listed(rows, words.language_of(company.workspace.language), most=PAGE)
        if rows
        else words.EMPTY.in_language(words.language_of(company.workspace.language))
    )


@briefs.command("propose")
def propose(
    question: int,
    speaker: int,
    audience: Annotated[str, typer.Option(help="For whom.")],
    folder: Folder = None,
    workspace: Named = None,
    kind: Annotated[str, typer.Option(help="interview or article.")] = "interview",
    stage: Annotated[str, typer.Option(help="awareness, consideration or purchase.")] = "awareness",
    proofs: Annotated[list[str] | None, typer.Option("--proof", help="A proof put to hand (p1), as often as needed.")] = None,
    links: Annotated[list[str] | None, typer.Option("--link", help="Something to read, as often as needed.")] = None,
    writer: Annotated[str, typer.Option(help="Who writes after an interview.")] = "",
    gives: Annotated[str, typer.Option(help="What we give in return.")] = "",
    recommends: Annotated[bool, typer.Option("--recommends", help="It recommends our offer.")] = False,
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The last day; in 14 days by default.")] = None,
) -> None:
    """Propose a brief to one person; nobody sees a no."""
    company = company_at(folder, workspace)
    made = company.briefs().propose(
        question, speaker, kind=cast(Kind, kind), audience=audience, stage=cast(Stage, stage), proofs=proofs or (), links=links or (),
        writer=writer, gives=gives, recommends=recommends, until=until.date() if until else None,
    )  # fmt: skip
    say(PROPOSED, company, id=made.id, name=made.label, day=f"{made.until}")


@briefs.command("end")
def end(brief: int, folder: Folder = None, workspace: Named = None) -> None:
    """End a brief on our side."""
    company = company_at(folder, workspace)
    verbs = company.briefs()
    verbs.end(verbs.brief(brief))
    say(ENDED, company, id=brief)


@briefs.command("finish")
def finish(brief: int, folder: Folder = None, workspace: Named = None) -> None:
    """Note that a brief was done."""
    company = company_at(folder, workspace)
    verbs = company.briefs()
    verbs.finish(verbs.brief(brief))
    say(DONE, company, id=brief)


@briefs.command("team")
def team(
    seats: Annotated[list[str], typer.Argument(help="role/territory/language/department, each may be empty: inside/bim/fr/")],
    workspace: Named = None,
    objective: Annotated[str, typer.Option(help="marketing or communication.")] = "marketing",
) -> None:
    """Choose the fewest, least-asked people who agreed and fill every seat."""
    company = company_at(None, workspace)
    wanted = [Seat(*[part.strip() for part in (*one.split("/"), "", "", "")[:4]]) for one in seats]
    found = company.briefs().cast(wanted, cast(Objective, objective))
    if found.team.nobody:
        say(NOBODY, company, seats="; ".join(one.name for one in found.team.nobody))
        raise typer.Exit(1)
    rows = [
        {"name": one.speaker.label, "seats": "; ".join(seat.name or "–" for seat in one.seats), "asked": one.solicited, "proofs": len(one.proofs),
         "competence": _scored(one.competence), "leadership": _scored(one.leadership)}
        for one in found.chosen
    ]  # fmt: skip
    typer.echo(
        listed(rows, words.language_of(company.workspace.language), most=PAGE)
        if rows
        else words.EMPTY.in_language(words.language_of(company.workspace.language))
    )


def _scored(one: Score) -> str:
    """Write a score with its range in a hundred, or why there is none."""
    if one.value is None or one.low is None or one.high is None:
        return f"– ({one.reason})"
    return f"{one.value:.2f} ({one.low:.2f}–{one.high:.2f}; {one.known}/{one.of})"

"""How far the answers to a scale hold together, on the command line; the file is read and not kept."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cordee.core.vocabulary.estimate import Estimate
from cordee.core.vocabulary.figures import count
from cordee.core.vocabulary.problems_of_scales import NoSuchAnswers
from cordee.core.vocabulary.reasons import REASONS
from cordee.core.vocabulary.text import Language, Text
from cordee.faces.cli import show as layout
from cordee.faces.cli import words

if TYPE_CHECKING:
    from cordee.wiring import Scaled

ANSWERS = Text(
    "People: {n}. Items: {items}, turned round: {reversed}.", "Personnes : {n}. Items : {items}, inversés : {reversed}."
)
LINES: dict[str, Text] = {
    "alpha": Text("alpha (items in common)", "alpha (part commune des items)"),
    "omega": Text("omega (one common cause)", "oméga (une cause commune)"),
    "mean": Text("mean score", "score moyen"),
    "yes_saying": Text("tilt towards yes", "penchant pour le oui"),
}
REST = Text("{item} with the others", "{item} avec les autres")
RANGE = Text("between {low} and {high}", "entre {low} et {high}")
SAID = ("what", "figure", "range", "n")


def reliability(
    file: Annotated[Path, typer.Argument(help="Answers, one person a row: CSV, TSV or a workbook.")],
    items: Annotated[str, typer.Option(help="The scale's columns, parted by commas.")],
    reverse: Annotated[str, typer.Option(help="Those of them where agreeing means less.")] = "",
    points: Annotated[int, typer.Option(min=2, help="Answers run from 1 to this.")] = 7,
    complete: Annotated[bool, typer.Option("--complete", help="Count only people who answered everything.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Say how far the answers to a scale hold together: alpha, omega, each item against the rest, and a verdict."""
    if not file.is_file():
        raise NoSuchAnswers(file=file)
    with TemporaryDirectory() as scratch:
        from cordee.wiring import scale_file  # what computes takes a second to import

        found = scale_file(
            file,
            Path(scratch),
            items=_listed(items),
            reverse=_listed(reverse),
            points=points,
            missing="listwise" if complete else "pairwise",
        )
    if as_json:
        typer.echo(json.dumps(_for_programs(found), indent=1))
        return
    language = words.language_of()
    judged = found.reliability
    words.say(ANSWERS, n=judged.n, items=judged.items, reversed=len(found.reverse))
    figures = {"alpha": judged.alpha, "omega": judged.omega, "mean": found.mean, "yes_saying": found.yes_saying}
    rows = [_row(LINES[name].in_language(language), figure, language) for name, figure in figures.items()]
    rows += [
        _row(REST.in_language(language, item=item), figure, language)
        for item, figure in zip(found.items, judged.item_rest, strict=True)
    ]
    typer.echo(layout.as_text(rows, list(SAID)))
    from cordee.core.opinion.reliability import VERDICTS

    words.say(VERDICTS[judged.verdict])


def _listed(said: str) -> list[str]:
    return [name.strip() for name in said.split(",") if name.strip()]


def _row(what: str, figure: Estimate, language: Language) -> dict[str, Any]:
    value = "?" if figure.value is None else count(figure.value, language, decimals=3)
    if figure.low is None or figure.high is None:
        spread = REASONS[figure.reason or ""].in_language(language)
    else:
        low, high = (count(end, language, decimals=3) for end in (figure.low, figure.high))
        spread = RANGE.in_language(language, low=low, high=high)
    return dict(zip(SAID, (what, value, spread, figure.n), strict=True))


def _for_programs(found: Scaled) -> dict[str, Any]:
    judged = found.reliability
    return {
        "n": judged.n,
        "items": list(found.items),
        "reverse": list(found.reverse),
        "points": found.points,
        "alpha": asdict(judged.alpha),
        "omega": asdict(judged.omega),
        "mean": asdict(found.mean),
        "yes_saying": asdict(found.yes_saying),
        "item_rest": {item: asdict(figure) for item, figure in zip(found.items, judged.item_rest, strict=True)},
        "verdict": judged.verdict,
    }

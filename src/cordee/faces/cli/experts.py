"""Experts of a question-and-answer dump on the command line: a CSV for programs, JSON with ranges, or a short answer."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from cordee.core.vocabulary.problems_of_experts import CannotWriteThere, NoSuchTopic
from cordee.core.vocabulary.text import Language, Text
from cordee.faces.cli import show as layout
from cordee.faces.cli import words
from cordee.faces.cli.words import say

if TYPE_CHECKING:
    from cordee.wiring import Experts

NAMED = 12  # topics that a complaint names
HEADS: dict[str, Text] = {
    "activity": Text(
        "Activity: votes that a person’s answers of the next thirty days will probably earn, as of {date}.",
        "Activité : votes que vaudront sans doute les réponses des trente prochains jours, au {date}.",
    ),
    "quality": Text(
        "Quality: how often, in a hundred, a person’s answer is voted above one of a typical other person, as of {date}.",
        "Qualité : combien de fois sur cent la réponse d’une personne est mieux votée que celle d’une autre, au {date}.",
    ),
}
READ = Text(
    "{answers} answers by {people} people to {questions} questions; left out: {anonymous} without an author, {orphans} without "
    "their question, {unreadable} rows that cannot be read.",
    "{answers} réponses de {people} personnes à {questions} questions ; laissées de côté : {anonymous} sans auteur, {orphans} sans "
    "leur question, {unreadable} lignes illisibles.",
)
RANGES = Text(
    "A range holds in 90 of a hundred cases; n counts the answers.",
    "Une fourchette tient dans 90 cas sur cent ; n compte les réponses.",
)
WROTE = Text("{rows} rows in {file}.", "{rows} lignes dans {file}.")
SAME = Text(
    "The first range reaches below others: who stands first is not certain.",
    "La première fourchette descend plus bas que d’autres : qui est premier n’est pas certain.",
)
COLUMNS: dict[str, Text] = {
    "person": Text("person", "personne"),
    "figure": Text("figure", "chiffre"),
    "low": Text("from", "de"),
    "high": Text("to", "à"),
    "n": Text("n", "n"),
}
UNITS = {
    "activity": "votes earned by the answers of the next 30 days",
    "quality": "share of comparisons won against a typical other person",
}
FORMULAS = {"activity": "expertise_activity", "quality": "expertise_quality"}
ELSEWHERE = "from_other_topics"


def experts(
    dump: Annotated[Path, typer.Argument(help="Folder with Posts.xml or Posts.xml.gz, as Stack Exchange or a forum exports it.")],
    figure: Annotated[
        Literal["activity", "quality"], typer.Option(help="activity: who will contribute; quality: whose answers are better.")
    ],
    out: Annotated[Path | None, typer.Option(help="Write topic,person,score as CSV there; an empty topic is overall.")] = None,
    output: Annotated[
        Literal["text", "json", "csv"], typer.Option("--format", help="text, json (with n and ranges) or csv.")
    ] = "text",
    topic: Annotated[str, typer.Option(help="One topic instead of the whole.")] = "",
    top: Annotated[int, typer.Option(min=1, help="How many people the text answer shows.")] = 10,
) -> None:
    """Say who the experts of a question-and-answer dump are. Activity and quality are two figures, never one."""
    from cordee.wiring import experts as ranked  # what computes takes a second to import

    found = ranked(dump, figure=figure)
    language = words.language_of()
    if out is not None:
        rows = _save(found, out)
        say(WROTE, rows=rows, file=out)
    elif output == "json":
        typer.echo(json.dumps(_as_json(found, topic), ensure_ascii=False))
    elif output == "csv":
        typer.echo("topic,person,score")
        for row in _rows(found, topic or None):
            typer.echo(_line(row))
    else:
        _tell(found, topic, top, language)


def _rows(found: Experts, topic: str | None) -> list[dict[str, Any]]:
    """Give the rows of the ranking, of one topic where one is named; refuse a topic that has none."""
    rows: list[dict[str, Any]] = found.ranking.to_pylist()
    if topic is None:
        return rows
    kept = [row for row in rows if row["topic"] == topic]
    if not kept:
        counts: dict[str, int] = {}
        for row in rows:
            if row["topic"] is not None:
                counts[row["topic"]] = counts.get(row["topic"], 0) + row["n"]
        most = sorted(counts, key=lambda name: (-counts[name], name))[:NAMED]
        raise NoSuchTopic(topic=topic, known=", ".join(most) or "–")
    return kept


def _line(row: dict[str, Any]) -> str:
    return f"{_cell(row['topic'] or '')},{_cell(row['person'])},{row['score']:.9g}"


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in ',"\r\n') else text


def _save(found: Experts, out: Path) -> int:
    ranking = found.ranking
    columns = (ranking["topic"].to_pylist(), ranking["person"].to_pylist(), ranking["score"].to_pylist())
    try:
        with out.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(("topic", "person", "score"))
            writer.writerows((topic or "", person, f"{score:.9g}") for topic, person, score in zip(*columns, strict=True))
    except OSError as error:
        raise CannotWriteThere(file=out, detail=error.strerror or type(error).__name__) from error
    return ranking.num_rows


def _as_json(found: Experts, topic: str) -> dict[str, Any]:
    rows = [
        row | {"reason": ELSEWHERE if row["topic"] is not None and not row["n"] else None} for row in _rows(found, topic or None)
    ]
    return {
        "figure": found.figure, "unit": UNITS[found.figure], "formula": FORMULAS[found.figure], "confidence": 0.9,
        "as_of": found.as_of.isoformat(), "answers": found.dump.answers.num_rows, "questions": found.dump.questions,
        "left_out": {"anonymous": found.dump.anonymous, "orphans": found.dump.orphans, "unreadable": found.dump.unreadable},
        "rows": rows,
    }  # fmt: skip


def _tell(found: Experts, topic: str, top: int, language: Language) -> None:
    """Say the first of a ranking with their ranges, and whether the order of the first is certain."""
    rows = _rows(found, topic) if topic else [row for row in found.ranking.to_pylist() if row["topic"] is None]
    everybody = found.ranking.filter(found.ranking["topic"].is_null()).num_rows
    date = found.as_of.date().isoformat()
    dump = found.dump
    typer.echo(HEADS[found.figure].in_language(language, date=date) + (f" [{topic}]" if topic else ""))
    say(READ, answers=dump.answers.num_rows, people=everybody, questions=dump.questions, anonymous=dump.anonymous,
        orphans=dump.orphans, unreadable=dump.unreadable)  # fmt: skip
    factor = 100 if found.figure == "quality" else 1
    shown = [
        {"person": row["person"], **{name: _figure(row[source] * factor, language) for name, source in
         (("figure", "score"), ("low", "low"), ("high", "high"))}, "n": row["n"]}
        for row in rows[:top]
    ]  # fmt: skip
    names = {key: text.in_language(language) for key, text in COLUMNS.items()}
    typer.echo(layout.as_text([{names[key]: value for key, value in row.items()} for row in shown], list(names.values())))
    if len(rows) > 1 and rows[0]["low"] < max(row["high"] for row in rows[1:]):
        say(SAME)
    say(RANGES)


def _figure(value: float, language: Language) -> str:
    text = f"{value:.1f}" if value >= 0.1 or value == 0 else f"{value:.2g}"
    return text.replace(".", ",") if language == "fr" else text

"""Decisions written, replaced and read again: on a figure of the results, kept as it was; on an experiment; or on nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import pyarrow as pa

from cordee.actions.cycles import Standing
from cordee.core.measurement.decided_figures import DECIDABLE, SAYS, KeptFigure, decidable, kept
from cordee.core.measurement.decisions import (
    EVIDENCES,
    STANCES,
    TIMINGS,
    Decision,
    DecisionBook,
    Dissent,
    Stance,
    Timing,
    line_of,
    timing,
)
from cordee.core.measurement.departures import looks_of
from cordee.core.measurement.experiments import Experiment, ExperimentBook, Look
from cordee.core.trust.audit import Audit
from cordee.core.vocabulary.problems_of_decisions import (
    AlreadyReplaced,
    BadDecision,
    FigureNotKnown,
    NoSuchDecision,
    NoSuchFigure,
)
from cordee.core.vocabulary.problems_of_trials import NoSuchExperiment
from cordee.core.vocabulary.reasons import REASONS
from cordee.core.vocabulary.results import TECHNIQUES
from cordee.core.vocabulary.results_of_credits import CREDITS
from cordee.core.vocabulary.text import Language, Text
from cordee.engine.results import Ask, Condition

Kind = Literal["", "data", "opinion"]
TABLES = {one.name: one for one in (TECHNIQUES, CREDITS)}
LONGEST = 4000
INCOMPLETE = Text("no question, no answer, or nobody who took it", "pas de question, pas de réponse, ou personne qui l’ait prise")
UNEXPLAINED = Text("a correction without a reason", "une correction sans motif")
UNCOMMENTED = Text("against the figures, without a comment", "contre les chiffres, sans commentaire")
UNFOUNDED = Text("with or against figures that it does not name", "dans le sens ou à l’encontre de chiffres qu’elle ne nomme pas")
TOO_LONG = Text("a text of more than 4,000 letters", "un texte de plus de 4 000 lettres")


@dataclass(frozen=True, slots=True)
class Desk:
    """What these verbs need: the books, the log, the results where there are any, the moment, who asks."""

    book: DecisionBook
    experiments: ExperimentBook
    audit: Audit
    results: Standing | None
    now: datetime
    author: int | None = None


def decision_of(
    question: str, decided: str, by: str, *, at: datetime, reference: str = "", dissents: Sequence[Dissent] = (), about: str = "",
    figure: KeptFigure | None = None, stance: Stance = "", comment: str = "", corrects: int | None = None, why: str = "",
) -> Decision:  # fmt: skip
    """Make a decision, or say to whoever wrote it what it lacks.

    Raises
    ------
    BadDecision
        It lacks a part, or is too long.
    """
    for fails, complaint in (
        (not all(one.strip() for one in (question, decided, by)), INCOMPLETE),
        (corrects is not None and not why.strip(), UNEXPLAINED),
        (stance == "departs" and not comment.strip(), UNCOMMENTED),
        (bool(stance) and not reference, UNFOUNDED),
        (max(len(one) for one in (question, decided, by, comment, why)) > LONGEST, TOO_LONG),
    ):
        if fails:
            raise BadDecision(complaint=complaint)
    return Decision(
        question.strip(), decided.strip(), by.strip(), at, reference, tuple(dissents), corrects, why.strip(),
        about=about, figure=figure, stance=stance, comment=comment.strip(),
    )  # fmt: skip


def write(
    desk: Desk, question: str, decided: str, *, by: str, on: str = "", about: str = "", dissents: Sequence[Dissent] = (),
    stance: Stance = "", comment: str = "",
) -> Decision:  # fmt: skip
    """Write a decision down: on the figure named, kept as it is now; without one it is an opinion, and is called so.

    Parameters
    ----------
    on
        The figure it rests on, as table/row/figure: ``techniques/webinar/won_rate``.
    about
        The experiment it is about, ``experiment:KEY``, where no look stands behind it yet; of a figure this follows from it.

    Raises
    ------
    NoSuchFigure, FigureNotKnown, NoSuchExperiment, BadDecision
        What it rests on or is about is not there, or not known; or it lacks a part.
    """
    figure = figure_now(desk, on) if on else None
    made = decision_of(
        question, decided, by, at=desk.now, reference=figure.reference if figure else "", dissents=dissents,
        about=figure.about if figure else _subject(desk, about), figure=figure, stance=stance, comment=comment,
    )  # fmt: skip
    return _kept(desk, made)


def correct(
    desk: Desk, id: int, decided: str, *, by: str, why: str, on: str | None = None, dissents: Sequence[Dissent] = (),
    stance: Stance = "", comment: str = "",
) -> Decision:  # fmt: skip
    """Put another decision in the place of one, which stays readable.

    Parameters
    ----------
    on
        The figure it rests on from now on; empty for none; None for what the old one rests on, as it was then.

    Raises
    ------
    NoSuchDecision, AlreadyReplaced, NoSuchFigure, FigureNotKnown, BadDecision
        There is nothing to replace, or it was replaced already; or as ``write`` raises.
    """
    old = numbered(desk, id)
    last = line_of(desk.book.written(), id)[-1]
    if last.id != old.id:
        raise AlreadyReplaced(id=id, by=last.id)
    figure = old.figure if on is None else figure_now(desk, on) if on else None
    reference = old.reference if on is None else figure.reference if figure else ""
    made = decision_of(
        old.question, decided, by, at=desk.now, reference=reference, dissents=dissents, about=figure.about if figure else old.about,
        figure=figure, stance=stance, comment=comment, corrects=id, why=why,
    )  # fmt: skip
    return _kept(desk, made)


def numbered(desk: Desk, id: int) -> Decision:
    """Give one decision; raises ``NoSuchDecision``."""
    found = desk.book.numbered(id)
    if found is None:
        raise NoSuchDecision(id=id, n=len(desk.book.written()))
    return found


def standing(desk: Desk, kind: Kind = "", *, about: str = "") -> list[Decision]:
    """Give the decisions that stand, the latest first; those on data or the opinions alone where that is asked."""
    found = desk.book.standing(about=about)
    return [one for one in found if not kind or (one.evidence == "opinion") == (kind == "opinion")]


def figure_now(desk: Desk, on: str) -> KeptFigure:
    """Give a figure of the results that stand, to be decided on.

    Raises
    ------
    NoSuchFigure, FigureNotKnown
        No such figure may be decided on, or there is no such row; it is there and not known.
    """
    found = look_up(desk, on)
    if found is None:
        raise NoSuchFigure(on=on, known=", ".join(f"{one.table}/{'/'.join(one.key)}/{one.column}" for one in DECIDABLE))
    if found.estimate.value is None:
        raise FigureNotKnown(on=on, reason=REASONS[found.estimate.reason or "other"])
    return found


def look_up(desk: Desk, on: str) -> KeptFigure | None:
    """Give a figure as it stands in the results; None where it is none of those that may be decided on, or its row is gone."""
    asked = decidable(on)
    if asked is None or desk.results is None:
        return None
    what, row = asked
    where = [Condition(name, "=", value) for name, value in zip(what.key, row, strict=True)]
    rows = desk.results.reader.rows(TABLES[what.table], Ask(columns=what.columns, where=where, limit=1))
    return kept(rows[0], what, run=desk.results.run, as_of=desk.results.as_of) if rows else None


def experiment_of(desk: Desk, one: Decision) -> Experiment | None:
    """Give the experiment that a decision is about."""
    subject = one.reference if one.evidence == "experiment" else one.about
    kind, key = (*subject.split(":"), "")[:2]
    return desk.experiments.named(key) if kind == "experiment" else None


def look_of(found: Experiment | None, one: Decision) -> Look | None:
    """Give the look that a decision rests on."""
    number = one.reference.rpartition(":")[2] if one.evidence == "experiment" else ""
    return next((look for look in found.looks if str(look.number) == number), None) if found else None


def timing_of(found: Experiment | None, one: Decision) -> Timing | None:
    """Say by the time stamps whether a decision about an experiment was taken before its result was known; None about anything else."""
    if found is None:
        return None
    return timing(one.at, looks_of(found))


def as_table(desk: Desk, found: Sequence[Decision], *, language: Language = "en") -> pa.Table:
    """Give decisions as a table: what each rests on, the figure then and now, who disagreed, what it replaced."""
    rows = [_row(desk, one, language) for one in found]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


SCHEMA = pa.schema(
    [
        *((name, kind) for name, kind in (
            ("number", pa.int64()), ("decided_at", pa.timestamp("us", tz="UTC")), ("question", pa.string()), ("decided", pa.string()), ("by", pa.string()),
            ("evidence", pa.string()), ("reference", pa.string()), ("about", pa.string()), ("figure", pa.string()), ("then", pa.float64()), ("then_low", pa.float64()),
            ("then_high", pa.float64()), ("then_n", pa.int64()), ("then_of", pa.date32()), ("said_then", pa.string()), ("now", pa.float64()), ("now_low", pa.float64()),
            ("now_high", pa.float64()), ("now_n", pa.int64()), ("stance", pa.string()), ("comment", pa.string()), ("taken", pa.string()), ("dissent", pa.string()),
            ("replaces", pa.int64()), ("reason", pa.string()),
        )),
    ]
)  # fmt: skip


def _row(desk: Desk, one: Decision, language: Language) -> dict[str, object]:
    then = one.figure
    now = look_up(desk, then.on) if then else None
    tested = experiment_of(desk, one)
    look, when = look_of(tested, one), timing_of(tested, one)
    says = SAYS[then.says].in_language(language) if then and then.says else str(look.seen["word"]) if look else None
    return {
        "number": one.id, "decided_at": one.at, "question": one.question, "decided": one.decided, "by": one.by,
        "evidence": EVIDENCES[one.evidence].in_language(language), "reference": one.reference, "about": one.about,
        "figure": then.column if then else None, **_figures("then", then), "then_of": then.as_of if then else look.as_of.date() if look else None,
        "said_then": says, **_figures("now", now), "stance": STANCES[one.stance].in_language(language) if one.stance else None,
        "comment": one.comment or None, "taken": TIMINGS[when].in_language(language) if when else None,
        "dissent": "; ".join(f"{each.who}: {each.why}" for each in one.dissents) or None, "replaces": one.corrects, "reason": one.why or None,
    }  # fmt: skip


def _figures(name: str, found: KeptFigure | None) -> dict[str, float | int | None]:
    told = found.estimate if found else None
    return {
        name: told.value if told else None,
        f"{name}_low": told.low if told else None,
        f"{name}_high": told.high if told else None,
        f"{name}_n": told.n if told else None,
    }


def _subject(desk: Desk, about: str) -> str:
    kind, _, key = about.strip().partition(":")
    if not about.strip():
        return ""
    found = desk.experiments.named(key) if kind == "experiment" else None
    if found is None:
        raise NoSuchExperiment(key=key or about, known=", ".join(one.key for one in desk.experiments.listed()) or "–")
    return f"experiment:{found.key}"


def _kept(desk: Desk, decision: Decision) -> Decision:
    made = desk.book.write(decision, author=desk.author)
    desk.audit.note("changed", author=desk.author, object=f"decision {made.id}", detail={"evidence": made.evidence})
    return made

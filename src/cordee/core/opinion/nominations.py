"""Whom raters name on a territory: counted by person and question, said from three raters on, never who named whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import ibis
import ibis.expr.types as ir

from cordee.core.opinion.surveys import LEAST
from cordee.core.vocabulary.entered import ANSWERS_GIVEN, SUBJECT_PEOPLE, SURVEY_RECORDS
from cordee.core.vocabulary.results import PERSONS
from cordee.core.vocabulary.shares import share

NAMES_STEP = "step:names"
NAMES_ITEMS = "names-"


def named_counts() -> ir.Table:
    """Ask how many raters name each person, by survey and question; two subjects of one person are one."""
    answers, people, persons = ANSWERS_GIVEN.table(), SUBJECT_PEOPLE.table(), PERSONS.table()
    given = answers.filter(answers.item.startswith(NAMES_ITEMS), answers.subject != "", answers.label != "")
    known = given.left_join(people, given.subject == people.subject).select(
        "survey", "item", "rater", "label", given.subject, person=people.person_id
    )
    called = known.left_join(persons, known.person == persons.person_id).select(
        "survey", "item", "rater", person_id=known.person, person_key=ibis.coalesce(known.person, known.subject),
        name=ibis.coalesce(persons.name, known.label),
    )  # fmt: skip
    return called.group_by("survey", "item", "person_key").agg(
        person_id=called.person_id.max(), name=called.name.max(), raters=called.rater.nunique()
    )


def answering_counts() -> ir.Table:
    """Ask how many raters said something on each step of each survey, "nobody" included; a step left empty is no answer."""
    answers = ANSWERS_GIVEN.table()
    steps = answers.filter(answers.item.startswith("step:"))
    return steps.group_by("survey", "segment", step=steps.item).agg(raters=steps.rater.nunique())


def waves() -> ir.Table:
    """Ask for the closed surveys."""
    surveys = SURVEY_RECORDS.table()
    return surveys.select(
        "survey", "template", "territory", "wave", "offered", "house", "opened_on", "closed_on", "asked", "answered"
    )


def latest_waves(counts: Iterable[Mapping[str, Any]], surveys: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """Give, by territory, the latest closed wave that asked for names there, and in which anybody answered that.

    Parameters
    ----------
    counts, surveys
        The answers to ``answering_counts`` and ``waves``.
    """
    of = answering(counts, NAMES_STEP)
    found: dict[str, Mapping[str, Any]] = {}
    for survey in surveys:
        if int(survey["survey"]) in of:
            known = found.get(survey["territory"])
            if known is None or (survey["closed_on"], survey["survey"]) > (known["closed_on"], known["survey"]):
                found[survey["territory"]] = survey
    return found


def answering(counts: Iterable[Mapping[str, Any]], step: str) -> dict[int, int]:
    """Give, for every survey, how many raters answered a step, whatever their segment.

    Examples
    --------
    >>> rows = [{"survey": 1, "segment": "a", "step": "step:names", "raters": 4}, {"survey": 1, "segment": "", "step": "step:names", "raters": 2}]
    >>> answering(rows, "step:names")
    {1: 6}
    """
    found: dict[int, int] = defaultdict(int)
    for row in counts:
        if row["step"] == step:
            found[int(row["survey"])] += int(row["raters"])
    return dict(found)


def judge_nominations(
    named: Iterable[Mapping[str, Any]], counts: Iterable[Mapping[str, Any]], surveys: Iterable[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Give everybody whom at least three raters name, with their share of those who answered.

    Parameters
    ----------
    named, counts, surveys
        The answers to ``named_counts``, ``answering_counts`` and ``waves``.
    """
    of, known = answering(counts, NAMES_STEP), {int(one["survey"]): one for one in surveys}
    found = []
    for row in named:
        survey, raters = known.get(int(row["survey"])), int(row["raters"])
        n = of.get(int(row["survey"]), 0)
        if survey is None or raters < LEAST or n < raters:
            continue
        rows = f"nominations?survey={row['survey']}"
        told = share(raters, n).columns("share", formula="named", since=survey["opened_on"], until=survey["closed_on"], rows=rows)
        found.append(
            {"territory": survey["territory"], "survey": int(row["survey"]), "wave": survey["wave"], "item": row["item"],
             "person_key": row["person_key"], "person_id": row["person_id"], "name": row["name"], "raters": raters,
             **told, "closed_on": survey["closed_on"]}
        )  # fmt: skip
    return found


def few(named: Iterable[Mapping[str, Any]], counts: Iterable[Mapping[str, Any]]) -> dict[int, int]:
    """Give, for every survey with enough raters, how many people are named by too few to be told."""
    of = answering(counts, NAMES_STEP)
    most: dict[tuple[int, str], int] = {}
    for row in named:
        key = (int(row["survey"]), str(row["person_key"]))
        most[key] = max(most.get(key, 0), int(row["raters"]))
    found = {survey: 0 for survey, raters in of.items() if raters >= LEAST}
    for (survey, _), raters in most.items():
        if survey in found and raters < LEAST:
            found[survey] += 1
    return found

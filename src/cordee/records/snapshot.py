"""What people typed in, handed to a run as Arrow tables: what stood at a moment, in a fixed order, under the contracts' names.

Of surveys only those that are closed are in it; of those who answered, only a key that was drawn for that survey.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa

from cordee.core.opinion.surveys import STEP
from cordee.core.trust.interests import standing_at
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.entered import (
    ANSWERS_GIVEN,
    CLAIM_RECORDS,
    INTEREST_RECORDS,
    PROOF_RECORDS,
    QUESTION_RECORDS,
    SURVEY_RECORDS,
    TERRITORY_RECORDS,
)
from cordee.core.vocabulary.entered_briefs import BRIEF_RECORDS
from cordee.core.vocabulary.entered_fields import FIELD_RECORDS
from cordee.core.vocabulary.entered_judgements import JUDGEMENT_RECORDS
from cordee.core.vocabulary.entered_portraits import PORTRAIT_RECORDS
from cordee.core.vocabulary.register import standing
from cordee.core.vocabulary.techniques import plain
from cordee.records import fields, portraits
from cordee.records import interests as interest_book
from cordee.records import territories as territory_book
from cordee.records.models import Brief, FeedbackGiven, Question, Survey, SurveyAnswer, SurveyAsked, SurveyName

KEY_LENGTH = 20


def snapshot(until: datetime | None = None) -> dict[str, pa.Table]:
    """Give every table of ``entered.ENTERED`` as the records stood at a moment; now where none is given."""
    kept = standing(territory_book.territories(), until)
    first = {one.value.key: one.entered_at for one in territory_book.territories() if one.number == 1}
    claims = standing(territory_book.claims(), until)
    claimed = {one.value.key: one.entered_at for one in territory_book.claims() if one.number == 1}
    there = {one.value.key for one in claims}
    surveys = [one for one in Survey.objects.filter(state="closed").order_by("pk") if until is None or _closed(one) <= until]
    rows: dict[Contract, list[dict[str, Any]]] = {
        TERRITORY_RECORDS: [
            {"territory": one.value.key, "name_en": one.value.name.en, "name_fr": one.value.name.fr, "words_en": list(one.value.words_en),
             "words_fr": list(one.value.words_fr), "owner": one.value.owner or None, "state": one.value.state, "since": _day(first[one.value.key])}
            for one in kept
        ],
        CLAIM_RECORDS: [
            {"claim": one.value.key, "territory": one.value.territory, "words": one.value.text, "owner": one.value.owner or None,
             "since": _day(claimed[one.value.key])}
            for one in claims
        ],
        PROOF_RECORDS: [
            {"proof": one.value.key, "claim": one.value.claim, "done_on": one.value.done_on, "done_for": one.value.done_for,
             "owner": one.value.owner or None}
            for one in standing(territory_book.proofs(), until)
            if one.value.claim in there
        ],
        INTEREST_RECORDS: [
            {"entry": one.id, "subject": one.subject, "label": one.label, "kind": one.interest.kind, "giver": one.interest.giver, "topic": one.interest.topic,
             "worth": one.interest.value, "currency": one.interest.currency or None, "since": one.interest.since, "until": one.interest.until}
            for one in standing_at(interest_book.entries(), until)
        ],
        QUESTION_RECORDS: _questions(until),
        BRIEF_RECORDS: _briefs(until),
        SURVEY_RECORDS: _surveys(surveys),
        ANSWERS_GIVEN: _answers(surveys),
        PORTRAIT_RECORDS: portraits.visible_rows(until),
        JUDGEMENT_RECORDS: _judged(until),
        FIELD_RECORDS: fields.rows(until),
    }  # fmt: skip
    return {contract.name: _table(contract, found) for contract, found in rows.items()}


def _judged(until: datetime | None) -> list[dict[str, Any]]:
    given = FeedbackGiven.objects.all() if until is None else FeedbackGiven.objects.filter(judged_at__lte=until)
    return [
        {
            "judgement": one.pk,
            "case_key": one.case,
            "judged_by": one.side,
            "word": one.word,
            "judged_at": one.judged_at.astimezone(UTC).replace(tzinfo=None),
        }
        for one in given
    ]


def _questions(until: datetime | None) -> list[dict[str, Any]]:
    day = date.max if until is None else _day(until)
    done: dict[int, date] = {}
    for question, ended in Brief.objects.filter(done_on__lte=day).order_by("-done_on").values_list("question_id", "done_on"):
        done[question] = ended
    return [
        {"question": one.pk, "territory": one.territory, "words": one.text, "asked_on": one.asked_on, "source": one.source, "role": one.role or None,
         "organisation": one.organisation or None, "answered_on": done.get(one.pk)}
        for one in Question.objects.filter(asked_on__lte=day) if until is None or one.entered_at <= until
    ]  # fmt: skip


def _briefs(until: datetime | None) -> list[dict[str, Any]]:
    """Give every brief without its person; that we ended one which nobody took stands nowhere, as it looks open to everybody."""
    day = date.max if until is None else _day(until)
    return [
        {"brief": one.pk, "question": one.question.pk, "territory": one.question.territory, "words": one.question.text, "kind": one.kind,
         "stage": one.stage, "audience": one.audience, "proposed_on": one.proposed_on, "until": one.until, "answer": one.answer,
         "later_on": one.later_on, "left": one.answer == "accepted" and one.ended_on is not None and one.ended_on <= day,
         "done_on": one.done_on if one.done_on is not None and one.done_on <= day else None}
        for one in Brief.objects.filter(proposed_on__lte=day).select_related("question")
    ]  # fmt: skip


def _surveys(surveys: Sequence[Survey]) -> list[dict[str, Any]]:
    asked = Counter(SurveyAsked.objects.order_by().values_list("survey_id", flat=True))
    said = SurveyAnswer.objects.exclude(item__startswith=STEP).values("asked_id")  # a step left empty is no answer
    answered = Counter(
        SurveyAsked.objects.filter(state__in=("begun", "answered"), pk__in=said).order_by().values_list("survey_id", flat=True)
    )
    newcomers = _newcomers(surveys)
    return [
        {"survey": one.pk, "title": one.title, "template": one.template, "territory": one.territory, "wave": one.wave,
         "offered": [str(each) for each in one.offered], "house": one.house or None, "opened_on": _day(one.opened_at or one.made_at),
         "closed_on": _day(_closed(one)), "asked": asked[one.pk], "answered": answered[one.pk], "newcomers": newcomers[one.pk]}
        for one in surveys
    ]  # fmt: skip


def _newcomers(surveys: Sequence[Survey]) -> dict[int, int]:
    """Count, for each survey, whom it asks, lists or heard named and no survey before it did; who they are stays here."""
    circles: dict[int, set[str]] = {one.pk: set() for one in surveys}
    for model in (SurveyAsked, SurveyName):
        for survey, subject in model.objects.filter(survey_id__in=list(circles)).order_by().values_list("survey_id", "subject"):
            circles[survey].add(subject)
    met: set[str] = set()
    found = {}
    for survey, circle in circles.items():
        found[survey] = len(circle - met)
        met |= circle
    return found


def _answers(surveys: Sequence[Survey]) -> list[dict[str, Any]]:
    known = {one.pk: one for one in surveys}
    said = SurveyAnswer.objects.filter(asked__survey_id__in=list(known)).exclude(item__startswith=STEP, value=0)
    given = said.select_related("asked", "about")
    found = []
    for one in given.iterator():
        survey, about = known[one.asked.survey_id], one.about
        found.append(
            {"survey": survey.pk, "wave": survey.wave, "territory": survey.territory, "rater": _rater(one.asked.rater),
             "segment": one.asked.segment, "item": one.item, "subject": about.subject if about else "", "label": about.label if about else "",
             "place": one.place, "figure": one.value, "words": one.text, "mention": plain(one.text), "given_on": one.given_on}
        )  # fmt: skip
    return found


def _rater(key: str) -> str:
    """Give what stands for a respondent in a run: not the key that opens their page."""
    return hashlib.sha256(f"rater:{key}".encode("ascii")).hexdigest()[:KEY_LENGTH]


def _closed(one: Survey) -> datetime:
    return one.closed_at or one.made_at


def _day(moment: datetime) -> date:
    return moment.astimezone(UTC).date()


def _table(contract: Contract, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    ordered = sorted(rows, key=lambda row: tuple(row[name] for name in contract.order))
    return pa.Table.from_pylist(list(ordered), schema=contract.schema)

"""Surveys, whom they ask and the answers, on the records' database; see ``cordee.core.opinion.asking.SurveyBook``."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, cast

from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone

from cordee.core.opinion.asking import Asked, AskedState, Counts
from cordee.core.opinion.surveys import STEP, Answer, Named, Survey, SurveyState
from cordee.core.trust.withdrawals import Withdrawal
from cordee.core.vocabulary.text import Language
from cordee.records.locks import hold
from cordee.records.models import Survey as Row
from cordee.records.models import SurveyAnswer, SurveyAsked, SurveyName
from cordee.records.withdrawals import tell

ERASED = "erased-"
LENGTH = 200


def surveys() -> list[Survey]:
    """Give every survey, the latest first."""
    return [_survey(one) for one in Row.objects.all()]


def make(survey: Survey, *, author: int | None = None) -> Survey:
    """Keep a new survey as the next wave of its template on its territory."""
    with transaction.atomic():
        hold([f"survey:{survey.territory}:{survey.template}"])
        before = Row.objects.filter(territory=survey.territory, template=survey.template).aggregate(last=Max("wave"))["last"]
        made = Row.objects.create(
            title=survey.title.strip(), template=survey.template, territory=survey.territory, wave=(before or 0) + 1,
            offered=list(survey.offered), house=survey.house, state="draft", closes_on=survey.closes_on,
            made_at=survey.made_at or timezone.now(), author_id=author,
        )  # fmt: skip
    return _survey(made)


def change(survey: Survey) -> None:
    """Keep how a survey stands."""
    Row.objects.filter(pk=survey.id).update(
        state=survey.state,
        closes_on=survey.closes_on,
        opened_at=survey.opened_at,
        closed_at=survey.closed_at,
        reply=survey.reply,
        replied_at=survey.replied_at,
    )


def listed(survey: int) -> list[Named]:
    """Give everybody whom a survey lists or a respondent has named, in the order of their labels."""
    return [_named(one) for one in SurveyName.objects.filter(survey_id=survey)]


def add_listed(survey: int, people: Iterable[tuple[str, str]]) -> int:
    """List people as label and subject; those who are listed already are left out."""
    added = 0
    with transaction.atomic():
        hold([f"survey names:{survey}"])
        there = set(SurveyName.objects.filter(survey_id=survey, listed=True).values_list("subject", flat=True))
        for label, subject in people:
            if subject not in there:
                there.add(subject)
                SurveyName.objects.create(survey_id=survey, subject=subject, label=label[:LENGTH], listed=True)
                added += 1
    return added


def asked(survey: int) -> list[Asked]:
    """Give everybody who is asked in a survey, in the order of their random keys."""
    return [_asked(one) for one in SurveyAsked.objects.filter(survey_id=survey)]


def ask(survey: int, people: Iterable[tuple[str, str, Language]]) -> int:
    """Ask people, as subject, segment and language; those who are asked already are left out."""
    added = 0
    with transaction.atomic():
        hold([f"survey asked:{survey}"])
        there = set(SurveyAsked.objects.filter(survey_id=survey).values_list("subject", flat=True))
        for subject, segment, language in people:
            if subject not in there:
                there.add(subject)
                SurveyAsked.objects.create(
                    survey_id=survey, subject=subject, rater=secrets.token_hex(32), segment=segment[:80], language=language
                )
                added += 1
    return added


def respondent(rater: str) -> Asked | None:
    """Give whom a link means; None where there is nobody, or they were erased."""
    found = SurveyAsked.objects.filter(rater=rater).first()
    return None if found is None or found.subject.startswith(ERASED) else _asked(found)


def counts(survey: int) -> Counts:
    """Count those asked and those who answered."""
    found = dict(SurveyAsked.objects.filter(survey_id=survey).order_by().values_list("state").annotate(n=Count("pk")))
    return Counts(sum(found.values()), found.get("begun", 0), found.get("answered", 0))


def answers(asked: int) -> list[Answer]:
    """Give a respondent their own answers."""
    found: Any = SurveyAnswer.objects.filter(asked_id=asked)
    return [Answer(one.item, one.about_id, one.place, one.value, one.text) for one in found]


def keep(
    asked: int,
    step: str,
    items: Collection[str],
    answers: Sequence[Answer],
    *,
    about: int | None,
    on: date,
    still: Collection[int] | None = None,
) -> None:
    """Put a step's answers in place of those that were there."""
    with transaction.atomic():
        SurveyAsked.objects.select_for_update().filter(pk=asked).first()
        SurveyAnswer.objects.filter(asked_id=asked, item=f"{STEP}{step}").delete()
        old = SurveyAnswer.objects.filter(asked_id=asked, item__in=list(items))
        (old.filter(about_id=about) if about is not None else old).delete()
        if still is not None:
            SurveyAnswer.objects.filter(asked_id=asked, about__isnull=False).exclude(about_id__in=list(still)).delete()
        SurveyAnswer.objects.bulk_create(
            SurveyAnswer(asked_id=asked, item=one.item, about_id=one.about, place=one.place, value=one.value,
                         text=one.text[:LENGTH], given_on=on)
            for one in (*answers, Answer(f"{STEP}{step}", about, value=1 if answers else 0))
        )  # fmt: skip
        SurveyAsked.objects.filter(pk=asked, state__in=("asked", "withdrawn")).update(state="begun")


def finish(asked: int) -> None:
    """Note that a respondent came to the end."""
    SurveyAsked.objects.filter(pk=asked, state="begun").update(state="answered")


def unfinish(asked: int) -> None:
    """Note that a respondent who came to the end left nothing there."""
    SurveyAsked.objects.filter(pk=asked, state="answered").update(state="begun")


def withdraw(asked: int) -> None:
    """Take away all that a respondent answered, and the names that only they had typed."""
    with transaction.atomic():
        SurveyAnswer.objects.filter(asked_id=asked).delete()
        SurveyAsked.objects.filter(pk=asked).update(state="withdrawn")
        survey, rater = SurveyAsked.objects.values_list("survey_id", "rater").get(pk=asked)
        tell(Withdrawal("answers", rater, None))
        SurveyName.objects.filter(survey_id=survey, listed=False, answers=None).delete()


def name(survey: int, label: str, subject: str) -> Named:
    """Give who was named: known to the survey already, or new to it."""
    with transaction.atomic():
        hold([f"survey names:{survey}"])
        found = SurveyName.objects.filter(survey_id=survey, subject=subject).order_by("-listed", "id").first()
        return _named(found or SurveyName.objects.create(survey_id=survey, subject=subject, label=label[:LENGTH]))


def _survey(one: Any) -> Survey:
    return Survey(
        one.pk, one.title, one.template, one.territory, one.wave, tuple(str(each) for each in one.offered), one.house,
        cast(SurveyState, one.state), one.closes_on, one.made_at, one.opened_at, one.closed_at, one.reply, one.replied_at,
    )  # fmt: skip


def _named(one: Any) -> Named:
    return Named(one.pk, one.label, one.subject, one.listed)


def _asked(one: Any) -> Asked:
    language: Language = "fr" if one.language == "fr" else "en"
    return Asked(one.pk, one.survey_id, one.subject, one.rater, one.segment, language, cast(AskedState, one.state))

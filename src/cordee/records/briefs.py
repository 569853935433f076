"""Questions, people who may speak, briefs and drafts on the records' database; see ``cordee.core.opinion.briefs.BriefBook``."""

from __future__ import annotations

from typing import Any, cast

from django.db import IntegrityError, transaction
from django.db.models import Max

from cordee.core.opinion.briefs import Answer, Brief, Draft, Kind, Question, Side, Source, Speaker, Stage
from cordee.records.locks import hold
from cordee.records.models import Brief as BriefRow
from cordee.records.models import Draft as DraftRow
from cordee.records.models import Question as QuestionRow
from cordee.records.models import Speaker as SpeakerRow

ERASED = "erased-"


def questions() -> list[Question]:
    """Give every question, the latest first."""
    return [_question(one) for one in QuestionRow.objects.all()]


def ask(question: Question, *, author: int | None = None) -> Question:
    """Keep a question."""
    made = QuestionRow.objects.create(
        text=question.text.strip(), territory=question.territory, asked_on=question.asked_on, role=question.role.strip(),
        organisation=question.organisation.strip(), source=question.source, author_id=author,
    )  # fmt: skip
    return _question(made)


def settle(question: int, *, territory: str | None = None, closed: bool | None = None) -> None:
    """Put a question on another territory, or close it."""
    changes: dict[str, Any] = {} if territory is None else {"territory": territory}
    if closed is not None:
        changes["closed"] = closed
    if changes:
        QuestionRow.objects.filter(pk=question).update(**changes)


def speakers() -> list[Speaker]:
    """Give everybody who could speak, by name; not who was erased."""
    return [_speaker(one) for one in SpeakerRow.objects.all() if one.label and not one.subject.startswith(ERASED)]


def keep_speaker(speaker: Speaker, *, author: int | None = None) -> Speaker:
    """Keep somebody; who has the same subject is the same person."""
    columns = {
        "label": speaker.label.strip(), "territories": list(speaker.territories), "languages": list(speaker.languages),
        "side": speaker.side, "department": speaker.department.strip(), "most": speaker.most,
    }  # fmt: skip
    made, _ = SpeakerRow.objects.update_or_create(
        subject=speaker.subject, defaults=columns, create_defaults=columns | {"author_id": author}
    )
    return _speaker(made)


def briefs() -> list[Brief]:
    """Give every brief, the latest first."""
    return [_brief(one) for one in BriefRow.objects.all()]


def propose(brief: Brief, *, author: int | None = None) -> Brief | None:
    """Keep a brief; None where the question was proposed to the same person before."""
    try:
        with transaction.atomic():
            made = BriefRow.objects.create(
                question_id=brief.question, speaker_id=brief.speaker, subject=brief.subject, label=brief.label, kind=brief.kind,
                audience=brief.audience.strip(), stage=brief.stage, proofs=list(brief.proofs), links=list(brief.links),
                writer=brief.writer.strip(), gives=brief.gives.strip(), recommends=brief.recommends,
                proposed_on=brief.proposed_on, until=brief.until, author_id=author,
            )  # fmt: skip
    except IntegrityError:
        return None
    return _brief(made)


def change(brief: Brief, *, before: Brief) -> bool:
    """Keep how a brief stands by now; False where it no longer stood as before."""
    standing = BriefRow.objects.filter(
        pk=brief.id, answer=before.answer, later_on=before.later_on, ended_on=before.ended_on, done_on=before.done_on
    )
    return bool(standing.update(answer=brief.answer, later_on=brief.later_on, ended_on=brief.ended_on, done_on=brief.done_on))


def drafts(brief: int) -> list[Draft]:
    """Give every version of a brief's text, the first first."""
    return [_draft(one) for one in DraftRow.objects.filter(brief_id=brief)]


def write(draft: Draft) -> Draft:
    """Keep a version; a version that its author has not handed over gives place to the next of theirs."""
    with transaction.atomic():
        hold([f"draft:{draft.brief}"])
        subject = BriefRow.objects.values_list("subject", flat=True).get(pk=draft.brief)
        if draft.by_author:
            DraftRow.objects.filter(brief_id=draft.brief, by_author=True, handed=False).delete()
        last = DraftRow.objects.filter(brief_id=draft.brief).aggregate(last=Max("number"))["last"] or 0
        made = DraftRow.objects.create(
            brief_id=draft.brief, subject=subject, number=last + 1, text=draft.text, by_author=draft.by_author,
            handed=draft.handed, agreed=draft.agreed and draft.by_author, author_id=draft.author, written_at=draft.written_at,
        )  # fmt: skip
    return _draft(made)


def hand(draft: int, *, agreed: bool) -> None:
    """Note that the author hands a version over, and whether they agree that it goes out."""
    DraftRow.objects.filter(pk=draft).update(handed=True, agreed=agreed)


def _question(one: Any) -> Question:
    return Question(
        one.pk, one.text or "–", one.territory, one.asked_on, one.role, one.organisation, cast(Source, one.source), one.closed
    )


def _speaker(one: Any) -> Speaker:
    return Speaker(
        one.pk,
        one.subject,
        one.label,
        tuple(one.territories),
        tuple(one.languages) or ("en",),
        cast(Side, one.side),
        one.department,
        one.most,
    )


def _brief(one: Any) -> Brief:
    return Brief(
        one.pk, one.question_id, one.speaker_id, one.subject, one.label, cast(Kind, one.kind), one.audience, one.proposed_on, one.until,
        cast(Stage, one.stage), tuple(one.proofs), tuple(one.links), one.writer, one.gives, one.recommends,
        cast(Answer, one.answer), one.later_on, one.ended_on, one.done_on,
    )  # fmt: skip


def _draft(one: Any) -> Draft:
    return Draft(
        one.pk, one.brief_id, one.number, one.text or "–", one.written_at, one.by_author, one.handed, one.agreed, one.author_id
    )

"""Help, thanks, incidents and our texts on the records' database; see ``cordee.core.opinion.care.CareBook``."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

from django.db import transaction
from django.db.models import Max

from cordee.core.opinion.care import Help, Incident, Paper, Severity, Thanks, Written
from cordee.core.vocabulary.problems_of_briefs import NoSuchEntry
from cordee.core.vocabulary.text import Text
from cordee.records.locks import hold
from cordee.records.models import Guideline, HelpRequest, IncidentLine, Recognition


def requests() -> list[Help]:
    """Give every request for help, the oldest first; not of who was erased."""
    return [_help(one) for one in HelpRequest.objects.all() if one.text]


def ask(help: Help) -> Help:
    """Keep a request."""
    return _help(
        HelpRequest.objects.create(subject=help.subject, label=help.label, text=help.text.strip(), asked_at=help.asked_at)
    )


def answer(id: int, answer: str, *, at: datetime, author: int | None = None) -> bool:
    """Answer a request; False where it was answered, or is not there."""
    waiting = HelpRequest.objects.filter(pk=id, answered_at=None)
    return bool(waiting.update(answer=answer.strip(), answered_at=at, author_id=author))


def thanks() -> list[Thanks]:
    """Give every note, the latest first."""
    return [_thanks(one) for one in Recognition.objects.all() if one.text]


def thank(note: Thanks, *, author: int | None = None) -> Thanks:
    """Keep a note."""
    return _thanks(
        Recognition.objects.create(
            subject=note.subject, label=note.label, text=note.text.strip(), given_at=note.given_at, author_id=author
        )
    )


def incidents() -> list[Incident]:
    """Give the line that stands of every incident, the latest first."""
    last: dict[str, Any] = {}
    for one in IncidentLine.objects.all():
        if one.key not in last or one.number > last[one.key].number:
            last[one.key] = one
    return sorted((_incident(one) for one in last.values()), key=lambda one: (one.happened_on, one.key), reverse=True)


def enter(incident: Incident, *, at: datetime, author: int | None = None) -> Incident:
    """Write a line on an incident."""
    with transaction.atomic():
        hold(["incidents"])
        lines = IncidentLine.objects.filter(key=incident.key) if incident.key else IncidentLine.objects.none()
        number = lines.aggregate(last=Max("number"))["last"] or 0
        keys = IncidentLine.objects.values_list("key", flat=True).distinct()
        if incident.key and not number:
            raise NoSuchEntry(kind=Text("incident", "incident"), id=incident.key, n=len(keys))
        key = incident.key or f"i{max((int(one[1:]) for one in keys), default=0) + 1}"
        made = IncidentLine.objects.create(
            key=key, number=number + 1, what=incident.what.strip(), severity=incident.severity, owner=incident.owner.strip(),
            happened_on=incident.happened_on, response=incident.response.strip(), learning=incident.learning.strip(),
            closed_on=incident.closed_on, author_id=author, entered_at=at,
        )  # fmt: skip
    return _incident(made)


def papers(kind: Paper) -> list[Written]:
    """Give every version of a text of ours, the first first."""
    return [_written(one) for one in Guideline.objects.filter(kind=kind)]


def write(kind: Paper, text: Text, change: str, *, at: datetime, author: int | None = None) -> Written:
    """Keep the next version."""
    with transaction.atomic():
        hold([f"guideline:{kind}"])
        last = Guideline.objects.filter(kind=kind).aggregate(last=Max("number"))["last"] or 0
        made = Guideline.objects.create(
            kind=kind, number=last + 1, text_en=text.en, text_fr=text.fr, change=change.strip(), author_id=author, written_at=at
        )
    return _written(made)


def _help(one: Any) -> Help:
    return Help(one.pk, one.subject, one.label, one.text, one.asked_at, one.answer, one.answered_at)


def _thanks(one: Any) -> Thanks:
    return Thanks(one.pk, one.subject, one.label, one.text, one.given_at)


def _incident(one: Any) -> Incident:
    return Incident(
        one.key, one.what, cast(Severity, one.severity), one.owner, one.happened_on, one.response, one.learning, one.closed_on
    )


def _written(one: Any) -> Written:
    return Written(cast(Paper, one.kind), one.number, Text(one.text_en, one.text_fr), one.change, one.written_at)

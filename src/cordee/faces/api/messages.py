"""The check of a message in the API: a text comes in, what a reader may stumble over goes out. Neither is kept or logged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from django.http import HttpRequest
from ninja import NinjaAPI, Schema
from pydantic import Field

from cordee.actions.messages import as_told
from cordee.core.programmes.message import MOST_LETTERS, Role, Stage
from cordee.core.programmes.message_forms import Form
from cordee.core.vocabulary.text import Language
from cordee.wiring import Company


class MessageIn(Schema):
    """A text, and for whom it is written."""

    text: str = Field(max_length=MOST_LETTERS)
    title: str = Field("", max_length=1_000)
    form: Form = "text"
    language: Literal["en", "fr"] | None = Field(None, description="that of the text; by its small words where none is said")
    stage: Stage | None = None
    role: Role | None = None
    answer_in: Language = Field("en", description="the language of the answer")


class PlaceOut(Schema):
    """Where something stands: title or body, the line, the first and one-past-last letter, the words."""

    part: str
    line: int
    start: int
    end: int
    text: str


class FindingOut(Schema):
    """What one check saw, why it matters, whence the wish comes, what could be done, where."""

    check: str
    question: str
    seen: str
    why: str
    source: str
    suggestion: str
    places: list[PlaceOut]


class UntoldOut(Schema):
    """A check that could not tell, and why."""

    check: str
    reason: str


class MessageOut(Schema):
    """What was found; there is no score. ``title`` and ``body`` are the words as they were read: places are theirs."""

    language: str | None
    stage: str | None
    role: str | None
    words: int
    sentences: dict[str, int] | None
    starts_from_technology: bool | None
    title: str
    body: str
    findings: list[FindingOut]
    clear: list[str]
    untold: list[UntoldOut]


def add_messages(api: NinjaAPI, allowed: Callable[[HttpRequest], Company]) -> None:
    """Add the call that checks a message.

    Parameters
    ----------
    allowed
        Gives the company to who may read, and turns the others away.
    """

    @api.post("/messages/check", response=MessageOut, summary="What a reader may stumble over in a text; nothing is kept")
    def check(request: HttpRequest, message: MessageIn) -> dict[str, object]:
        found = (
            allowed(request)
            .messages()
            .check(
                message.text,
                title=message.title,
                form=message.form,
                language=message.language,
                stage=message.stage,
                role=message.role,
            )
        )
        return as_told(found, message.answer_in)

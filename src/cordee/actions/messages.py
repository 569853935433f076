"""Checking a message: with whose words, and what is told of it to programs and people. Nothing of a text is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from cordee.core.programmes.message import Place, Role, Stage
from cordee.core.programmes.message_check import Checked, Vocabulary, check
from cordee.core.programmes.message_checks import check_named
from cordee.core.programmes.message_forms import FORMS, Form, message_of
from cordee.core.vocabulary.text import LANGUAGES, Language

LEAST_NAME = 3  # letters of a name; shorter ones are words of every text
QUOTED = 160


def check_message(
    text: str,
    *,
    title: str = "",
    form: Form = "text",
    language: Language | None = None,
    stage: Stage | None = None,
    role: Role | None = None,
    own: Iterable[str] = (),
    known: Iterable[str] = (),
    avoided: Iterable[str] = (),
) -> Checked:
    """Read a message as its reader would: whom it speaks of, jargon, claims, and whether it fits stage and role.

    Use it before a text goes out. It suggests and stops nothing; it does not say whether a text is true. There is no score.

    Parameters
    ----------
    form
        ``text``, ``markdown`` or ``html``.
    language
        ``en`` or ``fr``; by the text’s small words where none is said.
    stage
        ``awareness``, ``consideration``, ``purchase`` or ``customer``.
    role
        ``management``, ``finance``, ``purchasing``, ``technical`` or ``user``.
    own, known, avoided
        What the company and its products are called; words that the readers know; words that it wants to avoid.

    Raises
    ------
    MessageTooLong
        The text has more than 50,000 letters.
    ValueError
        A language, form, stage or role is none of these.

    Examples
    --------
    >>> found = check_message("Your line stands still, and nobody knows why. What does an hour cost you? Ask the night shift first; "
    ...     "they have known the reason for years.", title="Late again?")
    >>> found.starts_from_technology, found.sentences["reader"]
    (False, 4)
    """
    for what, given, choices in (
        ("form", form, FORMS),
        ("language", language, LANGUAGES),
        ("stage", stage, get_args(Stage)),
        ("role", role, get_args(Role)),
    ):
        if given is not None and given not in choices:
            raise ValueError(f"{what} is one of {', '.join(choices)}, not {given!r}")
    message = message_of(text, form=form, title=title)
    return check(
        message, language=language, stage=stage, role=role, vocabulary=Vocabulary(tuple(own), tuple(known), tuple(avoided))
    )


def vocabulary_of(
    machine: Mapping[str, object], *, name: str = "", offers: Iterable[str] = (), territories: Iterable[str] = ()
) -> Vocabulary:
    """Put together the words of a company: its name and offers are its own; the words of its territories its readers know.

    Parameters
    ----------
    machine
        The lines of ``cordee.toml``: ``message_own``, ``message_known`` and ``message_avoided`` add to them, as words parted by
        commas.

    Examples
    --------
    >>> vocabulary_of({"message_own": "Fluxiom, F7 Pro"}, name="Atelier", territories=["BIM"])
    Vocabulary(own=('Atelier', 'Fluxiom', 'F7 Pro'), known=('BIM',), avoided=())
    """
    own = [one for one in (name, *offers, *_parted(machine.get("message_own"))) if len(one) >= LEAST_NAME]
    known = [*territories, *_parted(machine.get("message_known"))]
    return Vocabulary(tuple(dict.fromkeys(own)), tuple(dict.fromkeys(known)), _parted(machine.get("message_avoided")))


def as_told(checked: Checked, language: Language) -> dict[str, Any]:
    """Give what was found, in one language, for programs: each finding with its places, reason, source and suggestion."""
    return {
        "language": checked.language,
        "stage": checked.stage,
        "role": checked.role,
        "words": checked.message.words,
        "sentences": {**checked.sentences, "all": sum(checked.sentences.values())} if checked.sentences else None,
        "starts_from_technology": None if _open(checked) else checked.starts_from_technology,
        "title": checked.message.title.text,
        "body": checked.message.body.text,
        "findings": [
            {
                "check": one.check,
                "question": check_named(one.check).name.in_language(language),
                "seen": one.seen.in_language(language),
                "why": check_named(one.check).why.in_language(language),
                "source": check_named(one.check).source.in_language(language),
                "suggestion": one.suggestion.in_language(language),
                "places": [_place(checked, place) for place in one.places],
            }
            for one in checked.findings
        ],
        "clear": list(checked.clear),
        "untold": [{"check": one.check, "reason": one.reason.in_language(language)} for one in checked.untold],
    }


def _open(checked: Checked) -> bool:
    return any(one.check == "about_us" for one in checked.untold)


def _place(checked: Checked, place: Place) -> dict[str, Any]:
    text = " ".join(checked.message.quote(place).split())
    return {
        "part": place.part,
        "line": checked.line(place),
        "start": place.start,
        "end": place.end,
        "text": text if len(text) <= QUOTED else text[: QUOTED - 1].rstrip() + "…",
    }


def _parted(said: object) -> tuple[str, ...]:
    listed = said if isinstance(said, list) else str(said or "").split(",")
    return tuple(word for one in listed if (word := str(one).strip()))

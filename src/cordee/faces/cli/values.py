"""A value that must be one of a few: by its id, or by the word that pages use for it, in either language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

import typer

from cordee.core.vocabulary.techniques import plain
from cordee.core.vocabulary.text import Text
from cordee.faces.cli import words

Word = TypeVar("Word", bound=str)


def one_of(
    given: str,
    known: Iterable[Word],
    option: str,
    *,
    names: Mapping[Word, Text] | None = None,
    also: Mapping[str, Word] | None = None,
) -> Word | None:
    """Give the value that an option means; none where nothing was given.

    Parameters
    ----------
    known
        The values that there are.
    names
        What pages call them; either language is understood.
    also
        Further words for them, plain.

    Raises
    ------
    typer.BadParameter
        Where it is none of them; all are named.

    Examples
    --------
    >>> one_of("Découverte", ["awareness"], "--stage", names={"awareness": Text("Awareness", "Découverte")})
    'awareness'
    """
    values, called = tuple(known), names or {}
    if not given:
        return None
    meant = {plain(word): one for one, text in called.items() for word in (text.en, text.fr)} | dict(also or {})
    for one in values:
        if one == given:
            return one
    if (found := meant.get(plain(given))) is not None:
        return found
    raise none_of(values, option, names=called)


def none_of(known: Iterable[Word], option: str | None = None, *, names: Mapping[Word, Text] | None = None) -> typer.BadParameter:
    """Give the complaint that a value is none of those known, with all of them; it is put into French where it is shown."""
    language, called = words.language_of(), names or {}
    shown = [f"{one} ({called[one].fr.lower()})" if language == "fr" and one in called else one for one in known]
    return typer.BadParameter(f"possible values: {', '.join(shown)}", param_hint=option)


__all__ = ["none_of", "one_of"]

"""Bringing what the settings give now into a text that the company edited, section by section; no edit is lost."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

Key = tuple[str, int]
_HEADING = re.compile(r"(?m)^##[ \t]+(.+?)[ \t]*$")


@dataclass(frozen=True, slots=True)
class Change:
    """What the settings changed in a section since the text was saved: lines that went, lines that came."""

    heading: str
    gone: tuple[str, ...]
    came: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """The text with the changes taken over, and the headings where that could not be done.

    Parameters
    ----------
    taken
        Sections that now say what the settings give.
    kept
        Sections that the company had edited and the settings changed too: the company's text stays, to be read again.
    """

    text: str
    taken: tuple[str, ...]
    kept: tuple[str, ...]


def changes(made: str, now: str) -> list[Change]:
    """Say section by section what the settings changed between two texts that they gave.

    Examples
    --------
    >>> changes("# T\\n\\n## A\\n\\n3 years\\n", "# T\\n\\n## A\\n\\n2 years\\n")
    [Change(heading='A', gone=('3 years',), came=('2 years',))]
    """
    before, after = _parts(made), _parts(now)
    found = []
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key, "").splitlines(), after.get(key, "").splitlines()
        lines = [one for one in difflib.ndiff(old, new) if one[2:].strip()]
        gone, came = (tuple(one[2:] for one in lines if one.startswith(mark)) for mark in ("- ", "+ "))
        if gone or came:
            found.append(Change(key[0], gone, came))
    return found


def merge(made: str, edited: str, now: str) -> Merged:
    """Take over what the settings changed since a text was made, and keep what the company edited.

    A section that the company left as it was is made anew; one that it edited, removed or added stays so. New sections come
    after the one that they follow.

    Parameters
    ----------
    made
        What the settings gave when the text was saved.
    edited
        The text as the company saved it.
    now
        What the settings give now.

    Examples
    --------
    >>> merge("## A\\n\\n1\\n\\n## B\\n\\n1", "## A\\n\\nours\\n\\n## B\\n\\n1", "## A\\n\\n1\\n\\n## B\\n\\n2").text
    '## A\\n\\nours\\n\\n## B\\n\\n2\\n'
    """
    was, ours, new = _parts(made), _parts(edited), _parts(now)
    result: dict[Key, str] = {}
    taken: list[str] = []
    kept: list[str] = []
    for key, text in ours.items():
        before, after = was.get(key), new.get(key)
        if before is not None and text == before != after:
            taken.append(key[0])
            if after is not None:
                result[key] = after
            continue
        result[key] = text
        if after != before and text != after:
            kept.append(key[0])
    for key, text in new.items():
        if key not in ours and key not in was:
            result = _after(result, _before(list(new), key, result), key, text)
            taken.append(key[0])
    whole = [f"## {heading}\n\n{text}".strip() if heading else text for (heading, _), text in result.items()]
    return Merged("\n\n".join(one for one in whole if one) + "\n", tuple(taken), tuple(kept))


def _parts(text: str) -> dict[Key, str]:
    """Cut a text at its headings; what stands before the first has the empty heading; a repeated heading is counted."""
    pieces = _HEADING.split(text.replace("\r\n", "\n"))
    found: dict[Key, str] = {("", 1): pieces[0].strip()}
    for heading, body in zip(pieces[1::2], pieces[2::2], strict=True):
        number = 1
        while (heading, number) in found:
            number += 1
        found[heading, number] = body.strip()
    return found


def _before(order: list[Key], key: Key, there: dict[Key, str]) -> Key | None:
    earlier = [one for one in order[: order.index(key)] if one in there]
    return earlier[-1] if earlier else None


def _after(there: dict[Key, str], place: Key | None, key: Key, text: str) -> dict[Key, str]:
    items = list(there.items())
    index = next((number + 1 for number, (name, _) in enumerate(items) if name == place), 0)
    return dict([*items[:index], (key, text), *items[index:]])

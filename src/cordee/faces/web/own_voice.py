"""What peers say of somebody, shown to them alone on their own page: their class on each subject, in words.

What is there, what is lacking, and what may help; no score, no place among others, and nobody else's name.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from cordee.core.opinion.classes import IDS, PARTS, REMARKS
from cordee.core.opinion.ties import Whereabouts
from cordee.faces.web.company import company, rows
from cordee.faces.web.own_page import Own
from cordee.faces.web.speech import Words

HELP = ("proof", "raters", "independence")  # what is lacking that a page can help with, or has to explain
Row = Mapping[str, Any]


def voice_of(words: Words, own: Own) -> list[dict[str, Any]]:
    """Give what peers say of whoever opened their page; nothing where an address that others share opened it."""
    if own.person is None and (own.who.generic or not own.who.own):
        return []
    subjects = {own.subject, *own.who.own}
    labels = [one.sitter.label for one in (company().portraits().own(own.subject),) if one is not None]
    labels += [one.label for one in company().briefs().speakers() if one.subject in subjects]
    if own.person is not None:
        labels.append(own.person.name)
    return own_voice(words, subjects=subjects, person_id=own.person.id if own.person else None, labels=labels)


def own_voice(words: Words, *, subjects: Collection[str], person_id: str | None, labels: Collection[str]) -> list[dict[str, Any]]:
    """Give what peers say of somebody, by territory; nothing where no run has judged them.

    Parameters
    ----------
    subjects, person_id
        The hashes that mean them alone, and their id where the data know them.
    labels
        How they are called: a name that peers typed is theirs where nobody else goes by it, and no data know it as another's.
    """
    table = rows("leaders")
    mine = _mine(table, subjects, person_id, labels)
    names = {str(row["territory"]): str(row[f"name_{words.language}"]) for row in rows("territories")} if mine else {}
    found = [_told(words, row, names[str(row["territory"])]) for row in mine if str(row["territory"]) in names]
    return sorted(found, key=lambda one: str(one["territory"]))


def _mine(table: list[dict[str, Any]], subjects: Collection[str], person_id: str | None, labels: Collection[str]) -> list[Row]:
    known = {*subjects, person_id}
    here = Whereabouts({}, {str(row["person_key"]): str(row["name"]) for row in table})
    typed = {here.key("", label) for label in labels if label}
    return [
        row for row in table
        if row["person_key"] in known or (row["person_key"] in typed and row["person_id"] in (None, person_id))
    ]  # fmt: skip


def _told(words: Words, row: Row, territory: str) -> dict[str, Any]:
    part = PARTS[IDS.index(row["part"])]
    lacks = list(row["lacks"])
    return {
        "territory": territory, "part": row["part"], "called": words.text(part.internal if row["internal"] else part.name),
        "there": words.join([words.text(REMARKS[one]) for one in row["there"]]),
        "lacks": words.join([words.text(REMARKS[one]) for one in lacks]),
        "helps": [words(f"voice.own.help.{one}") for one in HELP if one in lacks or (one == "proof" and one not in row["there"])],
        "rests": words("voice.own.rests", n=row["raters"]) if row["raters"] else words("voice.own.few"),
    }  # fmt: skip

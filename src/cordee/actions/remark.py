"""Remark on an import: what was assumed in reading it, because the file did not say."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from cordee.core.intake.format import Section
from cordee.core.intake.formats.generic_costs import YEAR as A_YEAR
from cordee.core.intake.formats.generic_touches import A_WEBINAR, ATTENDANCE
from cordee.core.intake.registry import format_named
from cordee.core.vocabulary.techniques import plain, technique_of, words_to_technique
from cordee.core.vocabulary.text import Text
from cordee.engine.manifest import Import

CURRENCY, TECHNIQUE, YEAR = "currency", "technique", "year"
NAMED = Text(
    "{file} has no column for the technique: its rows count as webinars, because its name says so.",
    "{file} n’a pas de colonne pour la technique : ses lignes comptent comme des webinaires, parce que son nom le dit.",
)
OF_YEAR = Text(
    "The months of {file} name no year: it was taken from its title or its name.",
    "Les mois de {file} ne nomment pas d’année : elle vient de son titre ou de son nom.",
)
SAY_YEAR = Text(
    "If it is another: --set year=2026 says it for every month.",
    "Si c’en est une autre : --set year=2026 la donne pour chaque mois.",
)
SAY_IT = Text(
    "If it is another: --set technique=trade_show says it for every row.",
    "Si c’en est une autre : --set technique=trade_show la donne pour chaque ligne.",
)
ASSUMED_EURO = Text(
    "{file} has no column for the currency: amounts without its sign (€, $) were read as EUR.",
    "{file} n’a pas de colonne pour la devise : les montants sans signe (€, $) ont été lus en EUR.",
)
NAME_IT = Text(
    'If they are in another: --map currency="…" names the column you have; else --set currency=USD says it for every row.',
    'S’ils sont dans une autre : --map currency="…" désigne la colonne qui existe ; sinon, --set currency=USD vaut pour chaque ligne.',
)
UNREAD_DAY = Text(
    "{file} was read as a list of people: its column “{day}” is not read, and nothing in it counts as a touch.",
    "{file} a été lu comme une liste de personnes\u00a0: sa colonne «\u00a0{day}\u00a0» n’est pas lue, et rien n’y compte comme une interaction.",
)
SAY_WHAT = Text(
    'If it says who came, registered or downloaded: --as table.visits --map visited_at="{day}", or table.registrations (registered_at), '
    "table.downloads (downloaded_at).",
    'S’il dit qui est venu, s’est inscrit ou a téléchargé\u00a0: --as table.visits --map visited_at="{day}", ou table.registrations '
    "(registered_at), table.downloads (downloaded_at).",
)
DAYS = {
    "date",
    "jour",
    "day",
    "date et heure",
    "date heure",
    "date time",
    "time",
    "heure",
    "horodateur",
    "timestamp",
    "horodatage",
}

OWN_TECHNIQUE = Text(
    "The technique {said} is not known; it is kept as a technique of its own.",
    "La technique «\u00a0{said}\u00a0» n’est pas connue\u00a0; elle est gardée comme une technique à part.",
)
DID_YOU_MEAN = Text(
    "Did you mean {near}? Then: --set technique=…", "Vouliez-vous dire {near}\u202f? Alors\u00a0: --set technique=…"
)
OTHERWISE = Text(
    "Those that are known: docs/reference/techniques.md.", "Celles qui sont connues\u00a0: docs/reference/techniques.md."
)
NEAR = 3
A_LIST = "table.people"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something assumed about a file: what, and how to say otherwise on the command line."""

    says: Text
    remedy: Text


def remarks(entry: Import) -> list[Remark]:
    """Say what was assumed in reading a file.

    Returns
    -------
    list of Remark
        None where the file said everything.
    """
    known = format_named(entry.format)
    declared = {section.table: section for section in known.sections} if known else {}
    found = [one for one in entry.sections if one["read"] and _assumes_currency(one, _as_read(declared, one), entry.values)]
    return [*([Remark(_about(ASSUMED_EURO, entry), NAME_IT)] if found else []), *_by_name(entry), *_without_day(entry)]


def _without_day(entry: Import) -> list[Remark]:
    """Remark on people whose file has a day that nothing reads: it may be a list of who came."""
    days = [one for section in entry.sections if entry.format == A_LIST for one in section.get("left", ()) if plain(one) in DAYS]
    return [Remark(_filled(UNREAD_DAY, file=entry.file, day=one), _filled(SAY_WHAT, day=one)) for one in days[:1]]


def _by_name(entry: Import) -> list[Remark]:
    """Remark on what the file's name or title decided, because no column and no user says it: a technique, a year."""
    found = []
    for one in entry.sections:
        columns = one["columns"] if one["read"] else {}
        silent = one["table"] == ATTENDANCE and TECHNIQUE not in columns and TECHNIQUE not in entry.values
        if columns and silent and A_WEBINAR.search(entry.file):
            found.append(Remark(_about(NAMED, entry), SAY_IT))
        bare = YEAR not in (*columns, *entry.values) and any(name.startswith("month_0000") for name in columns)
        if bare and A_YEAR.search(entry.file):
            found.append(Remark(_about(OF_YEAR, entry), SAY_YEAR))
    return found


def own_technique(entry: Import) -> Remark | None:
    """Remark on a technique said for every row that the catalogue does not know: what was kept, and what may have been meant."""
    given = entry.values.get(TECHNIQUE, "")
    if not plain(given) or technique_of(given):
        return None
    near = near_techniques(given)
    says = _filled(OWN_TECHNIQUE, said=given)
    return Remark(says, _filled(DID_YOU_MEAN, near=", ".join(near)) if near else OTHERWISE)


def near_techniques(given: str) -> list[str]:
    """Give the ids of the known techniques whose words are spelt nearly as these, the nearest first.

    Examples
    --------
    >>> near_techniques("webinarr"), near_techniques("trottinette")
    (['webinar'], [])
    """
    known = words_to_technique()
    words = get_close_matches(plain(given), known, n=2 * NEAR, cutoff=0.75)
    return list(dict.fromkeys(known[one] for one in words))[:NEAR]


def _filled(text: Text, **facts: str) -> Text:
    return Text(text.in_language("en", **facts), text.in_language("fr", **facts))


def _as_read(declared: Mapping[str, Section], read: Mapping[str, Any]) -> Section | None:
    known = declared.get(read["table"])
    return known.of(tuple(read["columns"].values())) if known else None


def _assumes_currency(read: Mapping[str, Any], declared: Section | None, given: Collection[str]) -> bool:
    """Say whether a section gave amounts, no column for their currency though its format knows one, and not with each its sign."""
    if declared is None or CURRENCY in given or read.get("currency") or not declared.assumes_currency(read["columns"]):
        return False
    return read.get("bare_amounts") != 0  # imports of before it was counted do not tell


def _about(text: Text, entry: Import) -> Text:
    return _filled(text, file=entry.file)


__all__ = ["Remark", "near_techniques", "own_technique", "remarks"]

"""How the lists of the command line read: what stands above their columns, yes and no, and moments in the workspace's zone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from cordee.core.vocabulary.text import Language, Text
from cordee.faces.cli.headings import HEADINGS
from cordee.faces.cli.said import YES_OR_NO
from cordee.faces.cli.show import as_text

HEADS: dict[str, Text] = HEADINGS | {
    one.en: one
    for one in (
        Text("accounts", "comptes"), Text("adds", "apporte"), Text("again", "recommande"), Text("agreed", "d’accord"),
        Text("agreed_on", "accord du"), Text("answered", "réponses"), Text("asked", "demandé"), Text("briefs", "briefs"),
        Text("case", "affaire"), Text("claim", "affirmation"), Text("claims", "affirmations"), Text("competence", "compétence"),
        Text("days", "jours"), Text("decided", "décidé"), Text("decided_at", "décidé le"), Text("decision", "décision"), Text("dissents", "désaccords"), Text("rests_on", "repose sur"), Text("reference", "référence"), Text("against", "sens des chiffres"), Text("department", "service"), Text("done_here", "fait ici"),
        Text("due", "échéance"), Text("entered", "saisi le"), Text("field", "champ"), Text("file", "fichier"), Text("filled", "remplies"),
        Text("format", "format"), Text("found", "constat"), Text("indicator", "indicateur"), Text("key", "clé"), Text("known_at", "connu le"),
        Text("lacks", "manque"), Text("languages", "langues"), Text("large", "grosse affaire"), Text("late", "en retard"),
        Text("leadership", "leadership"), Text("level", "niveau"), Text("line", "ligne"), Text("looks", "lectures"), Text("most", "au plus"),
        Text("n", "n"), Text("near", "proches"), Text("notes", "notes"), Text("now", "actuel"), Text("latest", "dernière preuve"), Text("open_cases", "affaires en cours"), Text("only_for", "seulement pour"), Text("owner", "responsable"),
        Text("peers", "cité par"), Text("portrait", "portrait"), Text("proof", "preuve"), Text("proofs", "preuves"),
        Text("proposal", "proposition"), Text("question", "question"), Text("read", "lu"), Text("read_as", "lu comme"),
        Text("refused", "refusées"), Text("says", "dit"), Text("seats", "places"), Text("setting", "réglage"), Text("side", "côté"),
        Text("stands", "en vigueur"), Text("start", "départ"), Text("step", "étape"), Text("taken_in", "importé le"), Text("target", "cible"),
        Text("technique", "technique"), Text("template", "modèle"), Text("territories", "territoires"), Text("territory", "territoire"),
        Text("title", "titre"), Text("unit", "unité"), Text("used", "utilisé"), Text("vendor", "éditeur"), Text("version", "version"),
        Text("wave", "vague"), Text("what", "quoi"), Text("who", "qui"), Text("with", "avec"),
    )
}  # fmt: skip


def listed(rows: Sequence[Mapping[str, Any]], language: Language, *, most: int | None = None) -> str:
    """Lay a list out in columns with their heads in a language; English ones stay as programs know them.

    Parameters
    ----------
    most
        Characters that a line may have.

    Examples
    --------
    >>> print(listed([{"file": "a.csv", "late": True}], "fr"))
    fichier  en retard
    a.csv    oui
    """
    told = [{name: _told(value, language) for name, value in row.items()} for row in rows]
    heads = {name: HEADS[name].in_language(language) for name in rows[0] if name in HEADS} if language != "en" else None
    return as_text(told, list(rows[0]), most=most, heads=heads)


def moment(when: str | datetime, zone: str) -> str:
    """Write a moment to the minute as a zone's clocks show it; one without a zone of its own is in UTC.

    Examples
    --------
    >>> moment("2026-07-01T22:30:00", "Europe/Paris")
    '2026-07-02 00:30'
    """
    told = datetime.fromisoformat(when) if isinstance(when, str) else when
    known = told if told.tzinfo else told.replace(tzinfo=UTC)
    return f"{known.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"


def _told(value: Any, language: Language) -> Any:
    return YES_OR_NO[value].in_language(language) if isinstance(value, bool) and language != "en" else value


__all__ = ["HEADS", "listed", "moment"]

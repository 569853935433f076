"""How the tables of the trust register read in a terminal: headings and codes in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cordee.core.trust.documents.sections import SEVERITIES
from cordee.core.trust.interests import KINDS
from cordee.core.trust.letters import LETTERS
from cordee.core.trust.moments import CHANNEL_NAMES
from cordee.core.vocabulary.text import Language, Text
from cordee.faces.cli.show import as_text

HEADINGS: dict[str, Text] = {
    "said_at": Text("said_at", "dit le"),
    "granted": Text("granted", "accord"),
    "channel": Text("channel", "canal"),
    "purpose": Text("purpose", "but"),
    "topic": Text("topic", "sujet"),
    "basis": Text("basis", "base"),
    "by": Text("by", "par"),
    "source": Text("source", "source"),
    "person": Text("person", "personne"),
    "person_id": Text("person_id", "identifiant"),
    "state": Text("state", "état"),
    "known_on": Text("known_on", "connu le"),
    "sources": Text("sources", "sources"),
    "id": Text("id", "no"),
    "kind": Text("kind", "nature"),
    "due_on": Text("due_on", "échéance"),
    "said": Text("said", "propos"),
    "letter": Text("letter", "lettre"),
    "to": Text("to", "à"),
    "at": Text("at", "moment"),
    "carrier": Text("carrier", "transporteur"),
    "why": Text("why", "raison"),
    "from": Text("from", "de"),
    "value": Text("value", "valeur"),
    "since": Text("since", "depuis"),
    "until": Text("until", "jusqu’au"),
    "objective": Text("objective", "objectif"),
    "calendar": Text("calendar", "année civile"),
    "rolling": Text("rolling", "douze mois"),
    "signed": Text("signed", "signé le"),
    "mentions": Text("mentions", "mentions"),
    "withdraws": Text("withdraws", "retire"),
    "rule": Text("rule", "règle"),
    "holds": Text("holds", "effet"),
    "how": Text("how", "comment"),
    "says": Text("says", "énoncé"),
    "when": Text("when", "moment"),
    "name": Text("name", "nom"),
    "last_contact": Text("last_contact", "dernier geste"),
    "counted_from": Text("counted_from", "court du"),
    "rows": Text("rows", "lignes"),
}
EVERY = Text("all", "tous")
CODES: dict[str, dict[str, Text]] = {
    "granted": {"yes": Text("yes", "oui"), "no": Text("no", "non")},
    "channel": {"all": EVERY, **{str(name): text for name, text in CHANNEL_NAMES.items()}},
    "purpose": {"all": EVERY},
    "topic": {"all": EVERY},
    "basis": {
        "consent": Text("consent", "consentement"),
        "legitimate_interest": Text("legitimate interest", "intérêt légitime"),
        "contract": Text("contract", "contrat"),
    },
    "by": {
        "themselves": Text("themselves", "la personne"),
        "colleague": Text("a colleague", "un collègue"),
        "import": Text("import", "import"),
    },
    "state": {
        "late": Text("late", "en retard"),
        "due": Text("due", "à faire"),
        "given": Text("given", "fait"),
        "open": Text("open", "ouverte"),
        "answered": Text("answered", "répondue"),
        "reserved": Text("waits", "en attente"),
        "sending": Text("on its way", "en cours d’envoi"),
        "sent": Text("sent", "partie"),
        "unclear": Text("unclear", "sans réponse claire"),
        "released": Text("not sent", "non envoyée"),
        "needs_contract": Text("needs a contract", "contrat à signer"),
        "cannot_tell": Text("cannot tell", "on ne sait pas"),
        "near": Text("near", "proche"),
        "covered": Text("covered", "couvert"),
        "below": Text("below", "en dessous"),
        "not_in_force": Text("not in force", "sans effet"),
    },
    "kind": {
        "access": Text("access", "accès"),
        "correct": Text("correct", "correction"),
        "object": Text("object", "opposition"),
        "export": Text("export", "copie"),
        "erase": Text("erase", "effacement"),
        "prospect": Text("prospect", "prospect"),
        "customer": Text("former customer", "ancien client"),
        "visits": Text("visits", "visites"),
        **{str(name): text for name, text in KINDS.items()},
    },
    "holds": {str(name): text for name, text in SEVERITIES.items()},
    "letter": {one.id: one.title for one in LETTERS},
}


def spoken(rows: Sequence[Mapping[str, Any]], language: Language, *, columns: Sequence[str] = (), most: int | None = None) -> str:
    """Lay rows out in columns, with headings and codes in a language; English ones stay as programs know them.

    Parameters
    ----------
    columns
        What is shown; every column of the first row where none is named.
    most
        Characters that a line may have.

    Examples
    --------
    >>> print(spoken([{"channel": "call", "granted": "no"}], "fr"))
    canal  accord
    appel  non
    """
    shown = list(columns or rows[0])
    heading = {name: HEADINGS[name].in_language(language) if name in HEADINGS else name for name in shown}
    told = [{heading[name]: _told(name, row[name], language) for name in shown} for row in rows]
    return as_text(told, list(heading.values()), most=most)


def _told(name: str, value: Any, language: Language) -> Any:
    found = CODES.get(name, {}).get(value) if isinstance(value, str) and language != "en" else None
    return value if found is None else found.in_language(language)


__all__ = ["spoken"]

"""A document of the company as a PDF: the text as it stands, which version it is, what is still to be filled in."""

from __future__ import annotations

from datetime import datetime
from importlib.resources import files
from zoneinfo import ZoneInfo

from cordee.core.trust.documents.blocks import blocks_of
from cordee.core.trust.documents.document import KINDS, Kind, Version, gaps_of
from cordee.core.vocabulary import figures
from cordee.core.vocabulary.text import Language, Text
from cordee.engine.typeset import typeset

SAVED = Text("Version {n}, saved on {day}", "Version {n}, enregistrée le {day}")
UNSAVED = Text(
    "As the settings gave it on {day}; nobody has saved it yet",
    "Tel que les réglages l’ont donné le {day} ; personne ne l’a encore enregistré",
)
GAPS = Text(
    "Still to be filled in by the company: {n} places, between brackets.",
    "Encore à compléter par l’entreprise : {n} endroits, entre crochets.",
)
ONE_GAP = Text(
    "Still to be filled in by the company: one place, between brackets.",
    "Encore à compléter par l’entreprise : un endroit, entre crochets.",
)


def as_pdf(
    kind: Kind, body: str, *, version: Version | None, company: str, language: Language, zone: str, now: datetime
) -> bytes:
    """Set a document as a PDF.

    Parameters
    ----------
    body
        Its text, in Markdown.
    version
        Which version it is; None where the settings gave it and nobody saved it.
    company
        The name that stands at its head.
    zone
        In which zone days are said.
    """
    title, gaps = KINDS[kind].in_language(language), len(gaps_of(body))
    day = figures.day((version.entered_at if version else now).astimezone(ZoneInfo(zone)).date(), language)
    state = SAVED.in_language(language, n=version.number, day=day) if version else UNSAVED.in_language(language, day=day)
    data = {
        "language": language,
        "title": title,
        "above": f"{company} · {state}" if company else state,
        "foot": f"{title} · {state}",
        "gaps": "" if not gaps else (ONE_GAP if gaps == 1 else GAPS).in_language(language, n=gaps),
        "blocks": blocks_of(body),
    }
    layout = files("cordee.actions").joinpath("document.typ").read_text("utf-8")
    return typeset(layout, data, made_at=version.entered_at if version else now)

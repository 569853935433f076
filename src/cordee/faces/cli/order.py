"""In which order the help names the verbs: what a day needs first, then what is known of people, then the machine."""

from __future__ import annotations

from typing import Any

from cordee.core.vocabulary.text import Language, Text

PANELS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (Text("Every day", "Tous les jours"), ("init", "take-in", "run", "show", "serve", "diff", "demo")),
    (Text("Files taken in", "Fichiers importés"), ("imports", "undo", "read-again", "discard", "formats", "use")),
    (Text("What worked", "Ce qui a marché"), ("experiments", "decisions", "cycles", "board", "feedback", "journeys", "reliability")),
    (
        Text("Voices and messages", "Voix et messages"),
        ("territories", "surveys", "experts", "portraits", "briefs", "mandates", "message", "disclose"),
    ),
    (
        Text("People and their rights", "Les personnes et leurs droits"),
        (
            "link", "held", "consent", "consents", "notices", "requests", "pressure", "interests", "rules", "retention",
            "erase", "let-back", "document", "mail",
        ),
    ),
    (
        Text("The workspace and its machine", "L’espace de travail et sa machine"),
        ("settings", "doctor", "backup", "restore", "simulate", "password-link", "reset-second-factor", "change-link-key"),
    ),
)  # fmt: skip


def put_in_order(command: Any, language: Language) -> None:
    """Order the verbs of a program by use, under titles in a language; one that no panel names comes last."""
    known = command.commands
    ordered = {}
    for title, names in PANELS:
        for name in names:
            if name in known:
                known[name].rich_help_panel = title.in_language(language)
                ordered[name] = known[name]
    command.commands = ordered | {name: one for name, one in known.items() if name not in ordered}


__all__ = ["PANELS", "put_in_order"]

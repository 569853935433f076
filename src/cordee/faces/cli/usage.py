"""Complaints of the command line itself (a missing word, an unknown option) in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from typer import rich_utils

from cordee.core.vocabulary.text import Language

NBSP, THIN = "\u00a0", "\u202f"
# each complaint of the library as it comes, and its French; what stands in brackets is kept as it was typed
FRENCH: tuple[tuple[str, str], ...] = (
    (r"Missing argument (.+?)\.(?: (.*))?", rf"Il manque {{0}}{NBSP}: un mot que la commande attend. {{1}}"),
    (r"Missing option (.+?)\.(?: (.*))?", r"Il manque l’option {0}. {1}"),
    (r"No such command (.+?)\. Did you mean (.+)\?", rf"La commande {{0}} n’existe pas. Vouliez-vous dire {{1}}{THIN}?"),
    (r"No such command (.+?)\.", r"La commande {0} n’existe pas."),
    (r"No such option: (\S+) \(Possible options: (.+)\)", rf"L’option {{0}} n’existe pas. Options proches{NBSP}: {{1}}."),
    (r"No such option: (\S+)", r"L’option {0} n’existe pas."),
    (r"Got unexpected extra argument\(s\) \((.*)\)", rf"Mots en trop{NBSP}: {{0}}."),
    (r"Option (.+) does not take a value\.", r"L’option {0} ne prend pas de valeur."),
    (r"Option (.+) requires an argument\.?", r"L’option {0} attend une valeur."),
    (r"Option (.+) requires (\d+) arguments\.?", r"L’option {0} attend {1} valeurs."),
    (r"Invalid value for (.+?): possible values: (.+)", rf"La valeur de {{0}} n’est pas reconnue. Valeurs possibles{NBSP}: {{1}}."),
    (r"Invalid value: possible values: (.+)", rf"Cette valeur n’est pas reconnue. Valeurs possibles{NBSP}: {{0}}."),
    (r"Invalid value for (.+?): (?:Value error, )?(.+) is not one of (.+)\.", rf"La valeur {{1}} de {{0}} n’est pas reconnue. Valeurs possibles{NBSP}: {{2}}."),
    (r"Invalid value for (.+?): (.+)", rf"La valeur de {{0}} ne convient pas{NBSP}: {{1}}"),
    (r"Invalid value: (.+)", rf"Cette valeur ne convient pas{NBSP}: {{0}}"),
    (r"(?:Value error, )?'?(.+?)'? does not match the formats? '%Y-%m-%d'\.?", rf"«{NBSP}{{0}}{NBSP}» n’est pas un jour, comme 2026-03-31."),
    (r"(?:Value error, )?'?(.+?)'? does not match the formats? (.+?)\.?", rf"«{NBSP}{{0}}{NBSP}» n’a pas la forme {{1}}."),
    (r"Input should be a valid integer.*", r"ce n’est pas un nombre entier."),
    (r"Input should be a valid number.*", r"ce n’est pas un nombre."),
    (r"Input should be a valid boolean.*", r"ce n’est ni oui ni non."),
    (r"Input should be (?:less than or equal to|less than) (.+)", r"le plus grand nombre admis est {0}."),
    (r"Input should be (?:greater than or equal to|greater than) (.+)", r"le plus petit nombre admis est {0}."),
    (r"Input should be (.+)", rf"valeurs possibles{NBSP}: {{0}}."),
    (r"(?:Path|File|Directory) (.+) does not exist\.", r"{0} n’existe pas."),
    (r"(?:Path|File|Directory) (.+) is a file\.", r"{0} est un fichier, pas un dossier."),
    (r"(?:Path|File|Directory) (.+) is a directory\.", r"{0} est un dossier, pas un fichier."),
    (r"(?:Path|File|Directory) (.+) is not (?:readable|writable)\.", r"l’accès à {0} est refusé."),
)  # fmt: skip
TELLER = "rich_format_error"
_plain: Callable[[Any], None] = getattr(rich_utils, TELLER)


def in_french(complaint: str) -> str:
    """Give a complaint in French; one that is not known stays as it is.

    Examples
    --------
    >>> in_french("No such option: --asof (Possible options: --as-of)").replace("\\u00a0", " ")
    'L’option --asof n’existe pas. Options proches : --as-of.'
    """
    for pattern, french in FRENCH:
        if found := re.fullmatch(pattern, complaint, flags=re.DOTALL):
            parts = [part if part is None or part == complaint else in_french(part) for part in found.groups()]
            return french.format(*(part or "" for part in parts)).strip()
    return complaint


def speak(language: Language) -> None:
    """Let complaints come in a language from now on."""
    setattr(rich_utils, TELLER, _plain if language == "en" else _in_french)


def _in_french(error: Any) -> None:
    told = in_french(error.format_message())
    error.format_message = lambda: told
    _plain(error)

"""How a moment and a channel are said in a sentence, in both languages, by the reader's clock."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from cordee.core.trust.consent import Channel
from cordee.core.vocabulary.text import Language, Text

HARD = "\u00a0"
DAYS: dict[Language, tuple[str, ...]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}
MONTHS: dict[Language, tuple[str, ...]] = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"),
}  # fmt: skip
CHANNEL_NAMES: dict[Channel, Text] = {
    "email": Text("e-mail", "e-mail"),
    "social": Text("private message", "message privé"),
    "event": Text("event", "événement"),
    "call": Text("call", "appel"),
    "letter": Text("letter", "lettre"),
    "task": Text("task", "tâche"),
}
CHANNEL_PLURALS: dict[Channel, Text] = {
    "email": Text("e-mails", "e-mails"),
    "social": Text("private messages", "messages privés"),
    "event": Text("events", "événements"),
    "call": Text("calls", "appels"),
    "letter": Text("letters", "lettres"),
    "task": Text("tasks", "tâches"),
}
OTHER = Text("contact", "contact")
OTHERS = Text("contacts", "contacts")


def day_said(at: datetime, zone: str, language: Language) -> str:
    """Say a day.

    Examples
    --------
    >>> from datetime import UTC
    >>> day_said(datetime(2026, 3, 1, 23, 30, tzinfo=UTC), "Europe/Paris", "fr")
    'lundi 2\\xa0mars'
    """
    local = at.astimezone(ZoneInfo(zone))
    number = "1er" if language == "fr" and local.day == 1 else str(local.day)
    return f"{DAYS[language][local.weekday()]} {number}{HARD}{MONTHS[language][local.month - 1]}"


def moment_said(at: datetime, zone: str, language: Language) -> str:
    """Say a day with the time.

    Examples
    --------
    >>> from datetime import UTC
    >>> moment_said(datetime(2026, 3, 5, 7, tzinfo=UTC), "Europe/Paris", "en")
    'Thursday 5\\xa0March, 8:00'
    """
    local = at.astimezone(ZoneInfo(zone))
    clock = f"{local.hour}:{local:%M}" if language == "en" else f"{local.hour}{HARD}h{HARD}{local:%M}"
    return f"{day_said(at, zone, language)}{', ' if language == 'en' else ' à '}{clock}"


def channel_said(channel: str, language: Language, *, n: int = 1) -> str:
    """Say a channel, or so many contacts by it.

    Examples
    --------
    >>> channel_said("call", "fr"), channel_said("call", "fr", n=3)
    ('appel', '3\\xa0appels')
    """
    names = {str(one): text for one, text in (CHANNEL_NAMES if n == 1 else CHANNEL_PLURALS).items()}
    name = names.get(channel, OTHER if n == 1 else OTHERS).in_language(language)
    return name if n == 1 else f"{n}{HARD}{name}"

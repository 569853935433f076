"""Invented portraits: what five people of an invented company say of themselves, and what they published.

One has proof and is answered; one has proof and no audience; one publishes much, mostly about herself; one says little; one was asked and shows nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from cordee.core.vocabulary.text import Language, Text
from cordee.worlds.dice import Dice

HEADINGS = "Published on;Type;Title;Author;Author email;URL;Comments;Likes"


@dataclass(frozen=True, slots=True)
class InventedPortrait:
    """Somebody with a portrait.

    Parameters
    ----------
    said
        Fields with what is said, its number and its proof.
    titles
        What they write about; one out of ``on_self`` texts names themselves.
    texts, comments
        How many texts in a year, and how many comments a text has at most.
    """

    name: str
    address: str
    side: Literal["employee", "partner", "outside"]
    said: tuple[tuple[str, Text, int | None, Text | None], ...] = ()
    titles: tuple[Text, ...] = ()
    texts: int = 0
    comments: int = 0
    on_self: int = 0


def _both(word: str) -> Text:
    return Text(word, word)


PORTRAITS: tuple[InventedPortrait, ...] = (
    InventedPortrait(
        "Maud Perrin",
        "maud.perrin@exemplia.example",
        "employee",
        (
            ("topic", Text("industrial cyber security", "cybersécurité industrielle"), None, None),
            ("topic", Text("restarting a plant", "redémarrage d’usine"), None, None),
            ("platform", _both("LinkedIn"), 3, None),
            ("platform", Text("User group of the valley", "Groupe d’utilisateurs de la vallée"), 4, None),
            ("language", _both("fr"), None, None),
            ("language", _both("en"), None, None),
            ("experience", Text("Restarted two plants after an attack", "Redémarré deux usines après une attaque"), None,
             Text("Laiterie des Nuages, Transports du Point Fixe", "Laiterie des Nuages, Transports du Point Fixe")),
            ("audience", Text("maintenance managers of the region", "responsables maintenance de la région"), 180, None),
            ("rhythm", _both("quarterly"), None, None),
            ("exchanges", _both("counted"), None, None),
            ("traces", _both("counted"), None, None),
        ),
        (Text("What to restart first", "Que redémarrer en premier"), Text("Three controllers, one night", "Trois automates, une nuit"),
         Text("Maud Perrin on a restart in Grenoble", "Maud Perrin raconte un redémarrage à Grenoble")),
        14,
        9,
        12,
    ),
    InventedPortrait(
        "Nora Haddad",
        "nora.haddad@exemplia.example",
        "employee",
        (
            ("topic", Text("condition monitoring", "surveillance d’état"), None, None),
            ("language", _both("fr"), None, None),
            ("experience", Text("Announced twelve bearing failures ten days ahead", "Douze pannes de roulements annoncées dix jours à l’avance"), None,
             Text("Fonderie Lunaire, July", "Fonderie Lunaire, juillet")),
            ("rhythm", _both("monthly"), None, None),
        ),
    ),
    InventedPortrait(
        "Hugo Lemaire",
        "hugo.lemaire@integrateur.example",
        "partner",
        (
            ("topic", Text("condition monitoring", "surveillance d’état"), None, None),
            ("platform", _both("LinkedIn"), 4, None),
            ("language", _both("fr"), None, None),
            ("experience", Text("Fitted sensors on forty pumps", "Équipé quarante pompes de capteurs"), None, None),
            ("audience", Text("followers of every trade", "abonnés de tous métiers"), 3000, None),
            ("traces", _both("counted"), None, None),
        ),
        (Text("Hugo Lemaire wins a prize", "Hugo Lemaire remporte un prix"), Text("Sensors, again", "Encore des capteurs")),
        41,
        1,
        2,
    ),
    InventedPortrait(
        "Ines Brandt",
        "ines.brandt@exemplia.example",
        "employee",
        (
            ("topic", Text("energy audit", "audit énergétique"), None, None),
            ("experience", Text("Metered twelve workshops", "Compté douze ateliers"), None, Text("internal report of May", "rapport interne de mai")),
        ),
    ),
    InventedPortrait("Paul Weber", "paul.weber@exemplia.example", "employee"),
)  # fmt: skip


def publications(language: Language, end: date, dice: Dice) -> Iterator[str]:
    """Give the lines of a table of publications of the last year before a day; the same dice give the same lines."""
    yield HEADINGS
    for one in PORTRAITS:
        own, others = (
            one.titles[-1:] if one.on_self > 2 else one.titles[:1],
            one.titles[:-1] if one.on_self > 2 else one.titles[1:],
        )
        for number in range(one.texts):
            day = end - timedelta(days=1 + dice.below(360))
            of_them = one.on_self and number % one.on_self == 0
            title = (own if of_them else others)[0 if of_them else number % len(others)].in_language(language)
            address = f"https://{one.address.partition('@')[2]}/notes/{number}"
            yield f"{day};Article;{title};{one.name};{one.address};{address};{dice.below(one.comments + 1)};{dice.below(900)}"

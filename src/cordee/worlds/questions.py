"""Invented questions of customers on the invented territories, and invented engineers who agreed to answer, two of them asked."""

from __future__ import annotations

from dataclasses import dataclass

from cordee.core.vocabulary.text import Text


@dataclass(frozen=True, slots=True)
class InventedQuestion:
    """A question: on which territory (its English name), what, by whom, how many days before the end of the world."""

    territory: str
    words: Text
    role: Text
    organisation: str
    days_ago: int


QUESTIONS: tuple[InventedQuestion, ...] = (
    InventedQuestion(
        "industrial cyber security",
        Text(
            "After a full stop, from which controller does one begin again?",
            "Après un arrêt complet, par quel automate faut-il recommencer ?",
        ),
        Text("Maintenance manager", "Responsable maintenance"),
        "Laiterie des Nuages",
        12,
    ),
    InventedQuestion(
        "industrial cyber security",
        Text("Can one map the controllers without stopping the line?", "Peut-on cartographier les automates sans arrêter la ligne ?"),
        Text("Head of works", "Responsable des travaux"),
        "Papeteries de l’Encre Claire",
        25,
    ),
    InventedQuestion(
        "predictive maintenance",
        Text("How many bearings must fail before a forecast is worth something?", "Combien de roulements doivent casser avant qu’une prévision vaille quelque chose ?"),
        Text("Workshop manager", "Chef d’atelier"),
        "Fonderie Lunaire",
        30,
    ),
)  # fmt: skip
SPEAKERS: tuple[tuple[str, str, str], ...] = (
    ("maud.perrin@exemplia.example", "Maud Perrin", "industrial cyber security"),
    ("nora.haddad@exemplia.example", "Nora Haddad", "predictive maintenance"),
    ("idris.kone@exemplia.example", "Idris Kone", "industrial cyber security"),
)
PROPOSED: tuple[tuple[int, int, Text], ...] = (
    (0, 0, Text("maintenance managers who prepare a stop", "les responsables maintenance qui préparent un arrêt")),
    (
        2,
        1,
        Text("workshop managers who watch bearings by ear", "les chefs d’atelier qui surveillent leurs roulements à l’oreille"),
    ),
)  # of a question to a speaker, for whom
GIVES = Text(
    "your name first, proofreading within three days, and the customer’s answer for you",
    "votre nom en tête, relecture rendue en 3 jours, et la réponse du client pour vous",
)

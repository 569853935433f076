"""Invented territories, and what invented respondents answer when they are asked whom they listen to there.

One territory has two voices, one has nobody, on one nobody was asked. Whom people name follows from weights that are
known, so that a test can say what must come out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cordee.core.vocabulary.text import Text
from cordee.worlds.dice import Dice, summed


@dataclass(frozen=True, slots=True)
class InventedProof:
    """A proof: how many months before the end of the world it was done, for whom, who can tell of it."""

    months_ago: int
    done_for: str
    owner: Text


@dataclass(frozen=True, slots=True)
class InventedClaim:
    """A claim with its proofs; without one it is only announced."""

    words: Text
    proofs: tuple[InventedProof, ...] = ()
    offer: str = ""


@dataclass(frozen=True, slots=True)
class InventedTerritory:
    """A territory of the invented company.

    Parameters
    ----------
    weights
        How likely each of those who may be named is to be named, the first first; empty where nobody is asked.
    asked, share
        How many people are asked, and what share of them answers.
    """

    name: Text
    words_en: tuple[str, ...]
    words_fr: tuple[str, ...]
    owner: Text
    claims: tuple[InventedClaim, ...]
    weights: tuple[float, ...] = ()
    asked: int = 0
    share: float = 0.7


ESTEEM: tuple[tuple[float, float, float], ...] = (
    (6.6, 6.5, 5.6),
    (6.6, 2.2, 4.6),
    (6.4, 6.4, 6.0),
    (6.5, 6.3, 5.4),
    (3.2, 4.4, 4.0),
)
# what raters think of the first who may be named: expertise, empathy, impartiality; of all others the middle
INFLUENCE: tuple[tuple[float, float], ...] = ((6.2, 5.6), (5.6, 5.9), (5.4, 4.6), (4.8, 5.0), (3.4, 3.0))
# the same of attraction and conviction; asked of other people, in an earlier wave
INFLUENCE_ASKED = 16
GIFT_TO, GIFT_FROM = 3, "Atelier Voltor"  # whoever is named fourth took a gift
COMPANIES = ("Exemplia", "Atelier Voltor", "Grand Nord Systèmes", "Mecanova", "Lumen & Fils")
BRANDS = (0.34, 0.28, 0.2, 0.12, 0.06)  # how likely each comes to mind first
BRANDS_EARLIER = (0.14, 0.4, 0.24, 0.14, 0.08)  # the same in an earlier wave
EXPERTS = ("Maud Perrin", "Idris Kone", "Salomé Vidal", "Hugo Lemaire", "Ines Brandt", "Tomas Okoro", "Lise Arnaud", "Paul Weber",
           "Nora Haddad", "Yann Kervran", "Clara Monti", "Otto Lindqvist")  # fmt: skip
TERRITORIES: tuple[InventedTerritory, ...] = (
    InventedTerritory(
        Text("industrial cyber security", "cybersécurité industrielle"),
        ("OT security", "PLC", "controller", "segmentation", "ransomware"),
        ("sécurité des automates", "automate", "API", "cloisonnement", "rançongiciel"),
        Text("content lead", "responsable des contenus"),
        (
            InventedClaim(
                Text("Map every controller on a site in three days", "Cartographier tous les automates d’un site en trois jours"),
                (
                    InventedProof(
                        7,
                        "Papeterie de l’Encre Claire",
                        Text("head of industrial networks", "responsable des réseaux industriels"),
                    ),
                ),
                "Passerelle",
            ),
            InventedClaim(
                Text("Restart a plant within a day", "Redémarrer une usine en une journée"),
                (
                    InventedProof(19, "Laiterie des Nuages", Text("Maud Perrin", "Maud Perrin")),
                    InventedProof(5, "Transports du Point Fixe", Text("Maud Perrin", "Maud Perrin")),
                ),
            ),
            InventedClaim(Text("Watch a site around the clock", "Surveiller un site jour et nuit"), offer="Vigie"),
        ),
        (0.3, 0.24, 0.16, 0.16, 0.1, 0.0, 0.04),
        34,
    ),
    InventedTerritory(
        Text("predictive maintenance", "maintenance prédictive"),
        ("condition monitoring", "vibration analysis", "bearing"),
        ("surveillance d’état", "analyse vibratoire", "roulement"),
        Text("product manager", "chef de produit"),
        (
            InventedClaim(
                Text("Announce a bearing failure ten days ahead", "Annoncer la panne d’un roulement dix jours à l’avance"),
                (InventedProof(3, "Fonderie Lunaire", Text("Nora Haddad", "Nora Haddad")),),
            ),
        ),
        tuple(1 / 144 for _ in range(144)),
        26,
        0.6,
    ),
    InventedTerritory(
        Text("energy accounting", "comptabilité énergétique"),
        ("energy audit", "ISO 50001"),
        ("audit énergétique", "ISO 50001"),
        Text("product manager", "chef de produit"),
        (
            InventedClaim(
                Text(
                    "Meter every workshop for less than a month’s bill", "Compter chaque atelier pour moins d’un mois de facture"
                )
            ),
        ),
    ),
)


def names_given(weights: Sequence[float], dice: Dice, *, most: int = 2) -> list[int]:
    """Draw whom one respondent names: indexes of those who may be named, the first first.

    Examples
    --------
    >>> len(names_given((0.5, 0.3, 0.2), Dice(1))) <= 2
    True
    """
    return _drawn(weights, 1 + dice.below(most), dice)


def minds(dice: Dice, *, earlier: bool = False) -> list[str]:
    """Draw the companies that come to one respondent's mind, the first first."""
    return [COMPANIES[one] for one in _drawn(BRANDS_EARLIER if earlier else BRANDS, 1 + dice.below(3), dice)]


def figure(level: float, dice: Dice, *, points: int = 7) -> int:
    """Draw an answer on a scale around a level, within its points."""
    return min(points, max(1, round(level + 4 * (dice.unit() + dice.unit() - 1))))


def _drawn(weights: Sequence[float], count: int, dice: Dice) -> list[int]:
    """Draw indexes by their weights, none twice."""
    left = list(range(len(weights)))
    found: list[int] = []
    while left and len(found) < count:
        found.append(left.pop(dice.weighted(summed([weights[one] for one in left]))))
    return found

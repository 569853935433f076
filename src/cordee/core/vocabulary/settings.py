"""Settings that a team may change, with their meaning and default; a run notes which ones it used."""

from __future__ import annotations

from dataclasses import dataclass

from cordee.core.vocabulary.text import Text


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name, meaning, default, and the bounds it must keep."""

    name: str
    meaning: Text
    default: int
    low: int
    high: int


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "aware_days",
        Text(
            "A touch makes an account aware for so many days", "Un contact rend un compte sensibilisé pendant ce nombre de jours"
        ),
        90,
        1,
        1000,
    ),
    Setting(
        "consideration_days",
        Text(
            "Acts within so many days count for consideration", "Les actes de ce nombre de jours comptent pour la considération"
        ),
        90,
        1,
        1000,
    ),
    Setting(
        "consideration_people",
        Text("So many active people make consideration", "Ce nombre de personnes actives fait la considération"),
        2,
        1,
        50,
    ),
    Setting(
        "customer_months",
        Text("A win makes a customer for so many months", "Une affaire gagnée fait un client pendant ce nombre de mois"),
        24,
        1,
        240,
    ),
    Setting(
        "look_back_days",
        Text("A touch can open a case for so many days", "Un contact peut ouvrir une affaire pendant ce nombre de jours"),
        365,
        1,
        3650,
    ),
    Setting(
        "like_the_rest_points",
        Text(
            "Within so many points of the rest, a technique is like the rest",
            "À moins de ce nombre de points du reste, une technique est comme le reste",
        ),
        8,
        1,
        50,
    ),
    Setting(
        "enough_closed",
        Text("A verdict asks for so many closed cases", "Un verdict demande ce nombre d’affaires closes"),
        30,
        1,
        10000,
    ),
    Setting(
        "enough_wins",
        Text(
            "A verdict asks for so many wins, seen or expected",
            "Un verdict demande ce nombre d’affaires gagnées, vues ou attendues",
        ),
        5,
        1,
        10000,
    ),
    Setting(
        "enough_costed_percent",
        Text(
            "A cost per win asks that costs cover so many of a hundred touches",
            "Un coût par affaire gagnée demande que les coûts couvrent ce nombre de contacts sur cent",
        ),
        50,
        1,
        100,
    ),
    Setting(
        "best_bet_weight",
        Text(
            "A best bet is judged as if it had so many more closed cases, won as often as the average",
            "Un meilleur pari est jugé comme s’il avait ce nombre d’affaires closes de plus, gagnées aussi souvent que la moyenne",
        ),
        10,
        0,
        1000,
    ),
    Setting(
        "prospect_months",
        Text(
            "A prospect is kept for so many months after the last contact from them",
            "Un prospect est gardé ce nombre de mois après son dernier contact",
        ),
        36,
        1,
        36,
    ),
    Setting(
        "former_customer_months",
        Text(
            "A customer is kept for so many months after the relation ended",
            "Un client est gardé ce nombre de mois après la fin de la relation",
        ),
        36,
        1,
        36,
    ),
    Setting(
        "audience_months",
        Text(
            "Visits of anonymous visitors are kept for so many months",
            "Les visites de visiteurs anonymes sont gardées ce nombre de mois",
        ),
        25,
        1,
        25,
    ),
)
DEFAULTS: dict[str, int] = {setting.name: setting.default for setting in SETTINGS}

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
            "A touch makes an account aware for so many days",
            "Une interaction place un compte en découverte pendant ce nombre de jours",
        ),
        90,
        1,
        1000,
    ),
    Setting(
        "consideration_days",
        Text("Acts within so many days count for consideration", "Nombre de jours dont les actes comptent pour la considération"),
        90,
        1,
        1000,
    ),
    Setting(
        "consideration_people",
        Text("So many active people make consideration", "Nombre de personnes actives pour qu’un compte passe en considération"),
        2,
        1,
        50,
    ),
    Setting(
        "customer_months",
        Text(
            "A win makes a customer for so many months",
            "Après une affaire gagnée, un compte reste client pendant ce nombre de mois",
        ),
        24,
        1,
        240,
    ),
    Setting(
        "look_back_days",
        Text(
            "A touch can open a case for so many days",
            "Une interaction peut être à l’origine d’une affaire pendant ce nombre de jours",
        ),
        365,
        1,
        3650,
    ),
    Setting(
        "declared_source_first",
        Text(
            "Where the CRM names the source of a case and a touch came before it: 1, the CRM decides; 0, the first touch does",
            "Quand le CRM indique la source d’une affaire et qu’une interaction l’a précédée : 1, le CRM tranche ; "
            "0, la première interaction",
        ),
        1,
        0,
        1,
    ),
    Setting(
        "like_the_rest_points",
        Text(
            "Within so many points of the rest, a technique is like the rest",
            "En deçà de cet écart en points, une technique est jugée « comme le reste »",
        ),
        8,
        1,
        50,
    ),
    Setting(
        "enough_closed",
        Text("A verdict asks for so many closed cases", "Nombre d’affaires closes nécessaires à un verdict"),
        30,
        1,
        10000,
    ),
    Setting(
        "enough_wins",
        Text(
            "A verdict asks for so many wins, seen or expected",
            "Nombre d’affaires gagnées, observées ou attendues, nécessaires à un verdict",
        ),
        5,
        1,
        10000,
    ),
    Setting(
        "enough_costed_percent",
        Text(
            "A cost per win asks that costs cover so many of a hundred touches",
            "Part des interactions dont le coût doit être connu pour donner un coût par affaire gagnée (sur cent)",
        ),
        50,
        1,
        100,
    ),
    Setting(
        "best_bet_weight",
        Text(
            "A best bet is judged as if it had so many more closed cases, won as often as the average",
            "Prudence du meilleur pari : il est jugé comme s’il avait ce nombre d’affaires closes de plus, gagnées au taux moyen",
        ),
        10,
        0,
        1000,
    ),
)
DEFAULTS: dict[str, int] = {setting.name: setting.default for setting in SETTINGS}

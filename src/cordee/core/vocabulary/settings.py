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
    Setting(
        "pressure_person_week",
        Text(
            "Nobody is contacted more often than this in any 7 days, by all channels together",
            "Personne n’est contacté plus souvent que cela en 7 jours, tous canaux confondus",
        ),
        2,
        0,
        50,
    ),
    Setting(
        "pressure_person_month",
        Text(
            "Nobody is contacted more often than this in any 30 days", "Personne n’est contacté plus souvent que cela en 30 jours"
        ),
        6,
        0,
        200,
    ),
    Setting(
        "pressure_account_week",
        Text(
            "No account is contacted more often than this in any 7 days",
            "Aucun compte n’est contacté plus souvent que cela en 7 jours",
        ),
        10,
        0,
        1000,
    ),
    Setting(
        "pressure_account_month",
        Text(
            "No account is contacted more often than this in any 30 days; 0: no cap",
            "Aucun compte n’est contacté plus souvent que cela en 30 jours ; 0 : pas de plafond",
        ),
        0,
        0,
        5000,
    ),
    Setting(
        "pressure_reminders",
        Text(
            "A colleague is reminded of one matter so many times at most",
            "Un collègue est relancé au plus ce nombre de fois sur un même sujet",
        ),
        2,
        1,
        10,
    ),
    Setting(
        "quiet_from_hour",
        Text(
            "Nothing goes out from this hour on, where the reader lives",
            "Rien ne part à partir de cette heure, chez le destinataire",
        ),
        20,
        0,
        23,
    ),
    Setting(
        "quiet_until_hour",
        Text(
            "Nothing goes out before this hour, where the reader lives; the same as the other: no quiet hours",
            "Rien ne part avant cette heure, chez le destinataire ; égale à l’autre : pas d’heures calmes",
        ),
        8,
        0,
        23,
    ),
    Setting(
        "quiet_weekends",
        Text("Nothing goes out on Saturday and Sunday: 1 yes, 0 no", "Rien ne part le samedi et le dimanche : 1 oui, 0 non"),
        1,
        0,
        1,
    ),
    Setting(
        "alike_percent",
        Text(
            "Two texts are the same when they share so many of a hundred runs of three words",
            "Deux textes sont le même quand ils partagent ce nombre de suites de trois mots sur cent",
        ),
        80,
        50,
        100,
    ),
    Setting(
        "alike_days",
        Text(
            "Nobody gets the same text again within so many days",
            "Personne ne reçoit de nouveau le même texte pendant ce nombre de jours",
        ),
        90,
        1,
        1000,
    ),
    Setting(
        "alike_account_people",
        Text(
            "So many people of one account at most get the same text unasked",
            "Au plus ce nombre de personnes d’un compte reçoivent le même texte sans l’avoir demandé",
        ),
        3,
        1,
        1000,
    ),
    Setting(
        "alike_strangers",
        Text(
            "The private message that as many people would get unasked is stopped",
            "Le message privé qu’autant de personnes recevraient sans l’avoir demandé est arrêté",
        ),
        20,
        2,
        1000,
    ),
    Setting(
        "mail_soft_bounces",
        Text(
            "An address whose mail came back for the moment so many times in a row gets no more",
            "Une adresse dont l’e-mail revient provisoirement ce nombre de fois de suite n’en reçoit plus",
        ),
        3,
        1,
        20,
    ),
    Setting(
        "mail_domain_hour",
        Text(
            "One domain gets so many mails of ours an hour at most",
            "Un même domaine reçoit au plus ce nombre de nos e-mails par heure",
        ),
        100,
        1,
        10000,
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

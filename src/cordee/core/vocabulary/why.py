"""What stands under *Why?*: the reasons, the formulas and the parts of evidence, in words that need no statistics."""

from __future__ import annotations

from cordee.core.vocabulary.text import Text

PARTS: dict[str, Text] = {
    "n": Text("how many cases the figure rests on", "sur combien de cas repose le chiffre"),
    "low": Text(
        "the true figure very likely lies above this (95 % interval, lower end)",
        "le vrai chiffre est très probablement au-dessus (intervalle à 95 %, borne basse)",
    ),
    "high": Text(
        "the true figure very likely lies below this (95 % interval, upper end)",
        "le vrai chiffre est très probablement au-dessous (intervalle à 95 %, borne haute)",
    ),
    "reason": Text("why there is no interval, or no figure", "pourquoi il n’y a pas d’intervalle, ou pas de chiffre"),
}
REASONS: dict[str, Text] = {
    "counted": Text("counted, not estimated: no interval", "compté, non estimé : pas d’intervalle"),
    "source_unknown": Text("nobody knows where these came from", "personne ne sait d’où elles viennent"),
    "no_opportunity_stage": Text("the source does not speak of opportunities", "la source ne parle pas d’opportunités"),
    "costs_cover_little": Text("costs cover too few of its touches", "les coûts couvrent trop peu de ses contacts"),
    "no_closed_case": Text("no case with a known outcome yet", "aucune affaire dont l’issue soit connue"),
    "no_case_old_enough": Text("no case is old enough yet", "aucune affaire n’est encore assez ancienne"),
    "no_win": Text("no case was won yet", "aucune affaire gagnée pour l’instant"),
    "no_answer": Text("no buyer has said it yet", "aucun acheteur ne l’a encore dit"),
    "no_cost": Text("no cost was taken in", "aucun coût n’a été importé"),
    "several_currencies": Text("several currencies, never added up", "plusieurs devises, jamais additionnées"),
    "too_few": Text("fewer than 10 reached it: too early to say", "moins de 10 y sont arrivées : trop tôt pour le dire"),
    "less_than_half": Text("fewer than half get there in the time seen", "moins de la moitié y arrivent dans le temps observé"),
}
FORMULAS: dict[str, Text] = {
    "wilson": Text(
        "Hits over cases. The range is where the true share lies 95 times out of 100 (Wilson, 1927).",
        "Réussites sur cas. L’intervalle contient la vraie part 95 fois sur 100 (Wilson, 1927).",
    ),
    "newcombe": Text(
        "Won rate of this technique minus that of all the others together; range of the difference (Newcombe, 1998).",
        "Taux de réussite de la technique moins celui de toutes les autres ; intervalle de l’écart (Newcombe, 1998).",
    ),
    "kaplan_meier": Text(
        "The day by which half of the cases got there; those still waiting count for as long as they have waited "
        "(Kaplan and Meier, 1958).",
        "Le jour où la moitié des affaires y sont arrivées ; celles qui attendent comptent pour leur attente "
        "(Kaplan et Meier, 1958).",
    ),
    "money": Text(
        "Costs taken in, in their own currency, over contacts, leads, opportunities or wins.",
        "Coûts importés, dans leur devise, divisés par les contacts, pistes, opportunités ou affaires gagnées.",
    ),
    "account": Text("Touches, people and cases of the account, counted.", "Contacts, personnes et affaires du compte, comptés."),
    "open_opportunity": Text("Purchase: an opportunity is open.", "Achat : une opportunité est ouverte."),
    "recent_win": Text(
        "Customer: a case was won within the customer months.", "Client : une affaire a été gagnée dans les mois de client."
    ),
    "people_or_intent": Text(
        "Consideration: enough active people, or one act of high intent, within the days.",
        "Considération : assez de personnes actives, ou un acte d’intention forte, dans le délai.",
    ),
    "any_touch": Text("Awareness: a touch within the days.", "Découverte : un contact dans le délai."),
    "last_lost": Text(
        "Lost: the last opportunity was lost and nothing came since.",
        "Perdu : la dernière opportunité est perdue et rien n’est venu depuis.",
    ),
    "nothing": Text("No touch within the days.", "Aucun contact dans le délai."),
}

"""What stands under *Why?*: the formulas and the parts of evidence, in words that need no statistics."""

from __future__ import annotations

from cordee.core.vocabulary import why_of_paths, why_of_techniques, why_of_use, why_of_voices
from cordee.core.vocabulary.results import UNDATED, UNOPENED
from cordee.core.vocabulary.text import Text

PARTS: dict[str, Text] = {
    "n": Text("how many cases the figure rests on", "sur combien d’affaires repose le chiffre"),
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
FORMULAS: dict[str, Text] = {
    "named": Text(
        "Raters who name this person when asked whom they turn to, over those who answered in the latest closed wave; "
        "nobody sees who named whom. The range is where the true share lies 95 times out of 100 (Wilson, 1927).",
        "Personnes qui nomment celle-ci quand on leur demande vers qui elles se tournent, divisées par celles qui ont répondu à la "
        "dernière vague close ; personne ne voit qui a nommé qui. L’intervalle contient la vraie part 95 fois sur 100 (Wilson, 1927).",
    ),
    "wave_on_wave": Text(
        "Share of this wave minus that of the wave before, as if others answered each time; range of the difference (Newcombe, 1998).",
        "Part de cette vague moins celle de la vague précédente, comme si d’autres répondaient à chaque fois, avec l’intervalle de l’écart (Newcombe, 1998).",
    ),
    "standing_out": Text(
        "Odds of the word in texts on this subject over its odds in all other texts, drawn towards 1 where texts are few (log-odds with a prior; Monroe, Colaresi and Quinn, 2008).",
        "Rapport entre la fréquence du mot dans les textes du sujet et dans tous les autres, ramené vers 1 quand les textes sont rares (Monroe, Colaresi et Quinn, 2008).",
    ),
    "trusting": Text(
        "Raters whose answer lies on the side of trust, over those who answered; the middle is on neither side (Wilson, 1927).",
        "Personnes dont la réponse va du côté de la confiance, divisées par celles qui ont répondu ; le milieu n’est d’aucun côté (Wilson, 1927).",
    ),
    "on_target": Text(
        "People at companies of the target list, over all people of known companies exchanged with in 365 days (Wilson, 1927).",
        "Personnes des sociétés visées, divisées par toutes les personnes de sociétés connues rencontrées en 365 jours (Wilson, 1927).",
    ),
    "exchange_days": Text(
        "Different days with an exchange, a month of thirty days, since the first that files know; Student’s range over the months, on the logarithm, at least as wide as a count’s.",
        "Jours différents avec un échange, par mois de trente jours, depuis le premier connu des fichiers ; intervalle de Student sur les mois, en logarithme, au moins aussi large que celui d’un comptage.",
    ),
    "top_of_mind": Text(
        "Raters who give this name, over those who answered. The range is where the true share lies 95 times out of 100 (Wilson, 1927).",
        "Personnes qui donnent ce nom, divisées par celles qui ont répondu. L’intervalle contient la vraie part 95 fois sur 100 (Wilson, 1927).",
    ),
    "wilson": Text(
        "Hits over cases. The range is where the true share lies 95 times out of 100 (Wilson, 1927).",
        "Affaires qui y sont arrivées, divisées par celles que l’on peut juger. L’intervalle contient la vraie part 95 fois sur 100 (Wilson, 1927).",
    ),
    "newcombe": Text(
        "Won rate of this technique minus that of all the others together; range of the difference (Newcombe, 1998).",
        "Taux de réussite de cette technique moins celui de toutes les autres réunies, avec l’intervalle de l’écart (Newcombe, 1998).",
    ),
    "removal": Text(
        "What would be lost if whoever comes to it went no further, as a part of what all lose so. The range is where the "
        "share would lie with other accounts of the same kind, 95 times out of 100. It does not say what would have happened "
        "without it: only a test does.",
        "Ce qui serait perdu si l’on n’allait jamais plus loin après elle, rapporté à ce que toutes perdent ainsi. L’intervalle "
        "est celui où tomberait la part avec d’autres comptes semblables, 95 fois sur 100. Cela ne dit pas ce qui se serait passé "
        "sans elle : seul un test le dit.",
    ),
    "sharing": Text(
        "Each win shared out among its touches by a fixed rule, added up. The range is where the share would lie with other "
        "accounts of the same kind, 95 times out of 100. The rule is an opinion.",
        "Chaque affaire gagnée partagée entre ses interactions selon une règle fixe, puis additionnée. L’intervalle est celui où "
        "tomberait la part avec d’autres comptes semblables, 95 fois sur 100. La règle est une opinion.",
    ),
    "kaplan_meier": Text(
        "The day by which half of the cases got there; those still waiting count for as long as they have waited "
        "(Kaplan and Meier, 1958).",
        "Le jour où la moitié des affaires y sont arrivées ; celles qui attendent encore comptent pour le temps déjà attendu (Kaplan et Meier, 1958).",
    ),
    "money": Text(
        "Costs taken in, in their own currency, over contacts, leads, opportunities or wins.",
        "Coûts importés, dans leur devise, divisés par les interactions, les pistes, les opportunités ou les affaires gagnées.",
    ),
    "account": Text(
        "Touches, people and cases of the account, counted.", "Interactions, personnes et affaires du compte, comptées une à une."
    ),
    "open_opportunity": Text("Purchase: an opportunity is open.", "Achat : une opportunité est en cours."),
    "recent_win": Text(
        "Customer: a case was won within the months that the settings allow.",
        "Client : une affaire gagnée dans le délai fixé par les réglages.",
    ),
    "people_or_intent": Text(
        "Consideration: enough active people, or one act of high intent, within the days that the settings allow.",
        "Considération : assez de personnes actives, ou un signe d’intention forte, dans le délai fixé par les réglages.",
    ),
    "any_touch": Text(
        "Awareness: a touch within the days that the settings allow.",
        "Découverte : une interaction dans le délai fixé par les réglages.",
    ),
    "last_lost": Text(
        "Lost: the last opportunity was lost and nothing came since.",
        "Perdu : la dernière opportunité a été perdue et rien n’a suivi.",
    ),
    "nothing": Text(
        "No touch within the days that the settings allow.", "Aucune interaction dans le délai fixé par les réglages."
    ),
    **why_of_voices.FORMULAS,
    **why_of_use.FORMULAS,
    **why_of_techniques.FORMULAS,
    **why_of_paths.FORMULAS,
}
VERDICTS: dict[str, Text] = {
    "better": Text("Converts better", "Convertit mieux"),
    "worse": Text("Converts worse", "Convertit moins bien"),
    "same": Text("Like the rest", "Comme le reste"),
    "unknown": Text("Not known yet", "On ne sait pas encore"),
}
SEEN: dict[str, Text] = {
    "first": Text("seen from the first touch", "suivie dès la première interaction"),
    "declared": Text("the source says where it came from, we saw no touch", "indiquée par la source, sans interaction connue"),
    "halfway": Text("picked up half-way", "suivie en cours de route seulement"),
    "nothing": Text("nothing seen before", "rien vu avant"),
}
DECIDED: dict[str, Text] = {
    "touch": Text("first touch", "première interaction"),
    "source": Text("CRM", "CRM"),
    "both": Text("both agree", "les deux"),
    "nothing": Text("nothing known", "rien de connu"),
}
FLAGS: dict[str, Text] = {
    "won before first contact": Text("won before first contact", "gagnée avant la première interaction"),
    "lost before first contact": Text("lost before first contact", "perdue avant la première interaction"),
    "won and lost": Text("won and lost", "gagnée et perdue"),
    UNDATED: Text("the day of the outcome is not known", "jour de l’issue inconnu"),
    UNOPENED: Text("the day it opened is not known", "jour d’ouverture inconnu"),
}

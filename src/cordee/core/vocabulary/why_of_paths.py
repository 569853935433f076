"""Formulas of paths that lead home and of the long tail, as they stand under *Why?*."""

from __future__ import annotations

from cordee.core.vocabulary.text import Text

FORMULAS: dict[str, Text] = {
    "bootstrap": Text(
        "Counted over customers. The range is where the figure would lie with other customers of the same kind, 95 times out of 100 "
        "(1,000 draws of the customers themselves).",
        "Compté sur les clients. L’intervalle est celui où tomberait le chiffre avec d’autres clients semblables, 95 fois sur 100 "
        "(1 000 tirages parmi les clients eux-mêmes).",
    ),
    "kaplan_meier_kept": Text(
        "The share that ordered again within a year, counting those seen for less than a year for as long as they were (Kaplan and Meier, 1958).",
        "La part qui a commandé de nouveau dans l’année ; les clients suivis moins d’un an comptent pour le temps où ils l’ont été (Kaplan et "
        "Meier, 1958).",
    ),
    "per_thousand": Text(
        "Wins credited over touches of known accounts, times a thousand; the range is that of the wins credited.",
        "Affaires gagnées créditées, divisées par les interactions de comptes connus, fois mille ; l’intervalle est celui des affaires créditées.",
    ),
    "again": Text(
        "Of the quarters in which one of ours carried something, how many were followed by another such quarter of theirs. One person’s quarters "
        "belong together, so the range counts people.",
        "Parmi les trimestres où l’un des nôtres a porté quelque chose, ceux qui ont été suivis d’un autre. Les trimestres d’une même personne vont "
        "ensemble : l’intervalle compte les personnes.",
    ),
    "stayed": Text(
        "People who were never silent for two whole quarters in the four after the one they were first seen in; whoever was seen for less counts "
        "for as long as they were (Kaplan and Meier, 1958).",
        "Personnes sans deux trimestres entiers de silence dans les quatre qui suivent celui où elles ont été vues pour la première fois ; qui a été "
        "suivi moins longtemps compte pour ce temps (Kaplan et Meier, 1958).",
    ),
    "next_more": Text(
        "Among those who went on within fifteen days, how often who took this step came back on a later day in the fifteen days after it, "
        "minus how often who took another one did. The range is Newcombe’s (1998), wider the more steps were compared.",
        "Parmi ceux qui sont allés plus loin en quinze jours : la part revenue un autre jour dans les quinze jours suivant cette étape, moins "
        "la part de ceux qui en ont pris une autre. L’intervalle est celui de Newcombe (1998), élargi selon le nombre d’étapes comparées.",
    ),
    "steps": Text(
        "Each person counts once a content, from the first time they met it, over the thirty days after. The range is where the true share "
        "lies 95 times out of 100 (Wilson, 1927).",
        "Chaque personne compte une fois par contenu, dès sa première rencontre, sur les trente jours qui suivent. L’intervalle contient la "
        "vraie part 95 fois sur 100 (Wilson, 1927).",
    ),
}

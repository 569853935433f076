"""Formulas of what unused fields would add, as they stand under *Why?*."""

from __future__ import annotations

from cordee.core.vocabulary.text import Text

FORMULAS: dict[str, Text] = {
    "field_gain": Text(
        "Each case is foreseen twice from other cases, without the field and with it, beside the technique that opened it; the figure is "
        "how much of the doubt that was left goes. The range is over accounts, and wider the more fields are tried at once "
        "(five parts; ridge logistic regression; Bayle and others, 2020).",
        "Chaque affaire est prédite deux fois à partir des autres, sans le champ puis avec lui, à côté de la technique d’origine ; le "
        "chiffre est la part du doute restant qui disparaît. L’intervalle porte sur les comptes, et s’élargit avec le nombre de champs "
        "essayés (cinq parts ; régression logistique ridge ; Bayle et al., 2020).",
    ),
    "field_gain_again": Text(
        "The same of customers whose first order is a year old: whether a second one followed within 365 days. Two outcomes are tried beside "
        "the win, so the range is wider (at 97.5 in a hundred).",
        "Le même calcul sur les clients dont la première commande a un an : une deuxième a-t-elle suivi sous 365 jours. Deux issues sont "
        "essayées en plus de l’affaire gagnée ; l’intervalle est donc élargi (à 97,5 %).",
    ),
    "field_gain_large": Text(
        "The same of won cases with an amount: whether it is worth more than half of them are. Two outcomes are tried beside the win, so the "
        "range is wider (at 97.5 in a hundred).",
        "Le même calcul sur les affaires gagnées avec un montant : vaut-elle plus que la moitié d’entre elles. Deux issues sont essayées en "
        "plus de l’affaire gagnée ; l’intervalle est donc élargi (à 97,5 %).",
    ),
    "better_order": Text(
        "How much more often a case that was won is placed before one that was not, on cases not seen (difference of two areas under the "
        "curve; DeLong and others, 1988).",
        "Combien plus souvent une affaire gagnée est placée avant une affaire non gagnée, sur des affaires non vues (écart entre deux "
        "aires sous la courbe ; DeLong et al., 1988).",
    ),
}

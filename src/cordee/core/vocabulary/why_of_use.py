"""Reasons and formulas of what unused fields would add, as they stand under *Why?*."""

from __future__ import annotations

from cordee.core.vocabulary.text import Text

REASONS: dict[str, Text] = {
    "too_few_to_try": Text(
        "fewer than 30 cases won, or fewer than 30 not won: too early to say",
        "moins de 30 affaires gagnées, ou moins de 30 non gagnées : trop tôt pour le dire",
    ),
    "not_tried": Text(
        "not tried: somebody must first say that it is known before the outcome",
        "pas essayé : il faut d’abord que quelqu’un dise qu’il est connu avant l’issue",
    ),
    "clustered": Text("accounts have several cases: no range is given", "des comptes ont plusieurs affaires : pas d’intervalle"),
}
FORMULAS: dict[str, Text] = {
    "field_gain": Text(
        "Each case is foreseen twice from other cases, without the field and with it, beside the technique that opened it; the figure is "
        "how much of the doubt that was left goes. The range is over accounts, and wider the more fields are tried at once "
        "(five parts; ridge logistic regression; Bayle and others, 2020).",
        "Chaque affaire est prédite deux fois à partir des autres, sans le champ puis avec lui, à côté de la technique d’origine ; le "
        "chiffre est la part du doute restant qui disparaît. L’intervalle porte sur les comptes, et s’élargit avec le nombre de champs "
        "essayés (cinq parts ; régression logistique ridge ; Bayle et al., 2020).",
    ),
    "better_order": Text(
        "How much more often a case that was won is placed before one that was not, on cases not seen (difference of two areas under the "
        "curve; DeLong and others, 1988).",
        "Combien plus souvent une affaire gagnée est placée avant une affaire non gagnée, sur des affaires non vues (écart entre deux "
        "aires sous la courbe ; DeLong et al., 1988).",
    ),
}

"""Formulas of what colleagues and traces say of people, as they stand under *Why?*."""

from __future__ import annotations

from cordee.core.vocabulary.text import Text

FORMULAS: dict[str, Text] = {
    "first_voice": Text(
        "What the one voice that has most has of all texts with an author, or of all names given. Whoever is first by a hair is a little less ahead than it looks.",
        "Ce que la première voix a de tous les textes avec auteur, ou de tous les noms donnés. Qui n’est premier que d’un cheveu l’est un peu moins qu’il n’y paraît.",
    ),
    "voice_index": Text(
        "How often two texts, or two people’s names, taken by chance are of the same voice (Herfindahl and Hirschman; Simpson, 1949).",
        "Combien de fois deux textes, ou les noms de deux personnes, pris au hasard, sont de la même voix (Herfindahl et Hirschman ; Simpson, 1949).",
    ),
    "voice_equals": Text(
        "One over how often two by chance are of the same voice: as many voices that all have the same would be as concentrated.",
        "Un, divisé par la fréquence à laquelle deux, pris au hasard, sont de la même voix : autant de voix à parts égales seraient aussi concentrées.",
    ),
    "raters": Text(
        "Colleagues' ratings, with each rater's generosity and yes-saying taken out; few answers are drawn towards the average person.",
        "Évaluations des collègues, corrigées de la générosité de chacun et de sa tendance à approuver ; peu de réponses rapprochent de la "
        "personne moyenne.",
    ),
    "reach": Text(
        "100 · log(1 + audience) / log(1 + the largest audience).", "100 · log(1 + audience) / log(1 + la plus grande audience)."
    ),
    "resonance": Text(
        "Answers and shares a content, placed among people on like channels: 80 means above 80 in a hundred of them.",
        "Réponses et partages par contenu, situés parmi les personnes sur des canaux semblables : 80 signifie au-dessus de 80 sur cent.",
    ),
    "relevance": Text(
        "100 · (1 − exp(−weight)): each content weighs by its kind, a title on the subject, how rare its words are, and half as "
        "much every 180 days.",
        "100 · (1 − exp(−poids)) : chaque contenu pèse selon son genre, un titre sur le sujet, la rareté de ses mots, et moitié "
        "moins tous les 180 jours.",
    ),
    "echo": Text(
        "Different people on the subject who react, a content.", "Personnes différentes du sujet qui réagissent, par contenu."
    ),
    "share_of_voice": Text(
        "Contributions of this person on the subject over all of them there.",
        "Contributions de cette personne sur le sujet, divisées par toutes celles que l’on suit.",
    ),
    "turns": Text(
        "Turns of an ordinary conversation (geometric mean).", "Échanges d’une conversation ordinaire (moyenne géométrique)."
    ),
    "deep": Text("Conversations of three turns or more, over all.", "Conversations d’au moins trois échanges, sur l’ensemble."),
    "words": Text("Words of an ordinary contact (geometric mean).", "Mots d’un contact ordinaire (moyenne géométrique)."),
    "exchanges": Text(
        "Of those who addressed this person, with how many words went both ways.",
        "Parmi ceux qui se sont adressés à cette personne, avec combien l’échange a été réciproque.",
    ),
    "breadth": Text(
        "How many organisations it would be if all were met equally often, their own left out (exponential of Shannon’s entropy).",
        "Le nombre d’organisations si toutes étaient rencontrées également, la leur mise à part (exponentielle de l’entropie de Shannon).",
    ),
    "self_promotion": Text(
        "Contents about oneself over all one’s contents.", "Contenus sur soi-même, divisés par tous ses contenus."
    ),
    "scale_mean": Text(
        "Mean answer of those who answered, reversed items turned round, each person counting once (Student’s range).",
        "Réponse moyenne de ceux qui ont répondu, items inversés retournés, chaque personne comptant une fois (intervalle de Student).",
    ),
    "scale_alpha": Text(
        "Cronbach’s alpha; the range leaves out each form in turn and is widened where one person filled in two.",
        "Alpha de Cronbach ; l’intervalle retire chaque formulaire tour à tour et s’élargit quand une personne en a rempli deux.",
    ),
    "scale_omega": Text(
        "McDonald’s omega, from one common factor (maximum likelihood); the range as for alpha.",
        "Oméga de McDonald, à un facteur commun (maximum de vraisemblance) ; intervalle comme pour l’alpha.",
    ),
    "scale_item_rest": Text(
        "Correlation of the item with the sum of the others; the range as for alpha.",
        "Corrélation de l’item avec la somme des autres ; intervalle comme pour l’alpha.",
    ),
    "scale_agreement": Text(
        "ICC(1,k) over people judged by three or more (Shrout and Fleiss, 1979).",
        "ICC(1,k) sur les personnes jugées par trois autres au moins (Shrout et Fleiss, 1979).",
    ),
    "scale_yes_saying": Text(
        "Half the agreement with items of one direction plus that with the other, against the middle (Hofstee, ten Berge and Hendriks, 1998).",
        "Moitié de l’approbation des items d’un sens et de ceux de l’autre, par rapport au milieu (Hofstee, ten Berge et Hendriks, 1998).",
    ),
    "scale_fit": Text(
        "Confirmatory factor analysis by maximum likelihood, one form a person; RMSEA with its 90 % range (Steiger, 1990).",
        "Analyse factorielle confirmatoire par maximum de vraisemblance, un formulaire par personne ; RMSEA avec son intervalle à 90 % (Steiger, 1990).",
    ),
    "audience_said": Text(
        "What the person says of their own audience.",
        "Ce que la personne dit de son audience.",
    ),
}

"""Formulas of what colleagues and traces say of people, as they stand under *Why?*."""

from __future__ import annotations

from cordee.core.vocabulary.text import Text

FORMULAS: dict[str, Text] = {
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
        "How many organisations it would be if all were met equally often (exponential of Shannon’s entropy).",
        "Le nombre d’organisations si toutes étaient rencontrées également (exponentielle de l’entropie de Shannon).",
    ),
    "self_promotion": Text(
        "Contents about oneself over all one’s contents.", "Contenus sur soi-même, divisés par tous ses contenus."
    ),
}

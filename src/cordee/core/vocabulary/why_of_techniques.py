"""Formulas of techniques by region and segment, and of ways of meeting, as they stand under *Why?*."""

from __future__ import annotations

from cordee.core.vocabulary.text import Text

FORMULAS: dict[str, Text] = {
    "pooled": Text(
        "The won share of its cases, drawn towards that of its like the more the fewer cases it has; how far is learnt from all cases "
        "(beta-binomial, on a grid). The range is where the true share lies 95 times out of 100.",
        "Taux de réussite de ses affaires, rapproché de celui de ses semblables d’autant plus qu’elle en a peu ; de combien, toutes les "
        "affaires l’apprennent (bêta-binomiale, sur une grille). L’intervalle contient la vraie part 95 fois sur 100.",
    ),
    "newcombe_ways": Text(
        "Won rate in person minus won rate online; range of the difference (Newcombe, 1998).",
        "Taux de réussite en personne moins taux de réussite en ligne, avec l’intervalle de l’écart (Newcombe, 1998).",
    ),
    "cost_per_lead": Text(
        "Costs taken in over the cases that these techniques opened; the range by how many cases chance may bring for this money "
        "(Garwood, 1936).",
        "Coûts importés, divisés par les affaires dont ces techniques sont à l’origine ; l’intervalle suit le nombre d’affaires que le "
        "hasard peut apporter pour cet argent (Garwood, 1936).",
    ),
}

"""Words of the picture that keeps depth and reach apart."""

from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {
    "reach.heading": Text("Depth and reach, kept apart", "Profondeur et portée, séparées"),
    "reach.line": Text("Bar: where the depth very likely lies.", "Barre : où la profondeur se situe très probablement."),
    "reach.up.talks": Text("↑ share of talks that go deep", "↑ part des échanges qui vont au fond"),
    "reach.up.raters": Text("↑ expertise, above how many people", "↑ expertise, au-dessus de combien de personnes"),
    "reach.up.answers": Text("↑ answers that a text gets", "↑ réponses que reçoit un texte"),
    "reach.across": Text("people reached, by their own account →", "personnes touchées, selon chacun →"),
    "reach.beside": Text("reach not known", "portée inconnue"),
    "reach.below.talks": Text("Depth not measurable", "Profondeur non mesurable"),
    "reach.below.raters": Text("Fewer than three raters", "Moins de trois avis"),
    "reach.below.answers": Text("Answers not known", "Réponses inconnues"),
    "reach.key": Text("Who is who", "Qui est qui"),
    "reach.see.talks": Text("By depth of talks", "Selon la profondeur des échanges"),
    "reach.see.raters": Text("By what raters say", "Selon les avis"),
    "reach.seen": Text("Drawn upwards", "Ce qui est dessiné en hauteur"),
    "reach.beyond": Text("{n} more stand in the table below.", "{n} autres figurent dans le tableau ci-dessous."),
    "reach.beyond.one": Text("One more stands in the table below.", "Une autre figure dans le tableau ci-dessous."),
    "reach.note": Text(
        "A large audience moves a mark to the right, never upwards. Not known is not nought.",
        "Une grande audience déplace une marque vers la droite, jamais vers le haut. Inconnu ne veut pas dire zéro.",
    ),
}

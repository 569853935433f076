"""Words of the tabs behind the door *Results*."""

from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {
    "res.tab.techniques": Text("Techniques", "Techniques"),
    "res.tab.overview": Text("Overview", "Vue d’ensemble"),
    "res.tab.compared": Text("Compared", "Comparaisons"),
    "res.tab.attribution": Text("Attribution", "Attribution"),
    "res.tab.experiments": Text("Experiments", "Expériences"),
    "res.tab.decisions": Text("Decisions", "Décisions"),
    "res.tab.cycles": Text("Cycles", "Cycles"),
    "res.tab.judged": Text("Judged", "Avis"),
    "res.tab.beyond": Text("Beyond the money", "Au-delà de l’argent"),
    "res.tab.paths": Text("Paths", "Parcours"),
    "res.tab.tail": Text("Long tail", "Longue traîne"),
}

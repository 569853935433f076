"""Words of the tabs behind the door *Results*."""

from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {
    "res.tab.techniques": Text("Techniques", "Techniques"),
    "res.tab.attribution": Text("Attribution", "Attribution"),
    "res.tab.experiments": Text("Experiments", "Expériences"),
    "res.tab.cycles": Text("Cycles", "Cycles"),
    "res.tab.beyond": Text("Beyond money", "Au-delà"),
    "res.tab.judged": Text("Judged", "Avis"),
}

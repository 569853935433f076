"""Words of how concentrated voices are on a territory."""

from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {
    "conc.title": Text("One voice, or many", "Une voix, ou plusieurs"),
    "conc.line": Text(
        "Shares, never names. Texts are those that your files hold, of a year, by the words of the territory.",
        "Des parts, jamais des noms. Les textes sont ceux de vos fichiers, sur un an, d’après les mots du territoire.",
    ),
    "conc.said": Text("Of what is said", "De ce qui se dit"),
    "conc.heard": Text("Of who is heard", "De qui est entendu"),
    "conc.said.first": Text("One voice carries {n} in a hundred of what is said", "Une seule voix porte {n} % de ce qui se dit"),
    "conc.heard.first": Text("One voice has {n} in a hundred of the names given", "Une seule voix a {n} % des noms donnés"),
    "conc.said.none": Text("Not known of what is said: {reason}", "Non connu pour ce qui se dit : {reason}"),
    "conc.heard.none": Text("Not known of who is heard: {reason}", "Non connu pour qui est entendu : {reason}"),
    "conc.said.rests": Text("{range} · {n} texts, {voices} authors", "{range} · {n} textes, {voices} auteurs"),
    "conc.heard.rests": Text("{range} · names by {n} people, {voices} named", "{range} · noms donnés par {n} personnes, {voices} personnes citées"),
    "conc.equals": Text("As concentrated as {n} equal voices ({range})", "Aussi concentré que {n} voix égales ({range})"),
    "conc.nameless": Text("{n} texts name no author and are left out.", "{n} textes ne nomment aucun auteur et sont laissés de côté."),
    "conc.nameless.one": Text("One text names no author and is left out.", "Un texte ne nomme aucun auteur et est laissé de côté."),
    "conc.tail.said": Text("{name}: as many equal voices, of what is said", "{name} : autant de voix égales, dans ce qui se dit"),
    "conc.tail.heard": Text("{name}: as many equal voices, of who is heard", "{name} : autant de voix égales, parmi qui est entendu"),
    "conc.why": Text(
        "How often two by chance are of the same voice, turned over: one where one voice has everything, ten where ten have the same. The "
        "same figure is told of customers under Long tail.",
        "Combien de fois deux, pris au hasard, sont de la même voix, retourné : un si une voix a tout, dix si dix en ont autant. Le même "
        "chiffre est dit des clients sous Longue traîne.",
    ),
    "conc.why.margin": Text(
        "Where it would lie with other texts, or other people asked, of the same kind, 95 times in a hundred. Whoever is first by a hair is a "
        "little less ahead than it looks.",
        "Là où il tomberait avec d’autres textes, ou d’autres personnes interrogées, semblables, 95 fois sur cent. Qui n’est premier que d’un "
        "cheveu l’est un peu moins qu’il n’y paraît.",
    ),
}  # fmt: skip

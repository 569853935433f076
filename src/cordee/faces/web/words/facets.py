"""Words of one person’s facets: what others say, point by point, and apart from it how far they carry."""

from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {
    "facet.heading": Text("Point by point", "Point par point"),
    "facet.line": Text("What others say of them, by territory; what nobody was asked stays a dash", "Ce que les autres en disent, par territoire ; ce qu’on n’a demandé à personne reste un tiret"),
    "facet.none": Text("Nobody spoke of them in a survey yet.", "Personne n’en a encore parlé dans une enquête."),
    "facet.interest": Text("A declared interest weighs here: impartiality does not count while it lasts.", "Un intérêt déclaré pèse ici : l’impartialité ne compte pas tant qu’il dure."),
    "facet.candour": Text("Candour, as readers see it", "Franchise, selon les lecteurs"),
    "facet.attraction": Text("Attraction: people come by themselves", "Attraction : on vient de soi-même"),
    "facet.conviction": Text("Conviction: people change their minds", "Conviction : on change d’avis"),
    "facet.carry": Text("Apart: how far they carry", "À part : jusqu’où porte sa voix"),
    "facet.carry.line": Text("None of these makes anybody a leader or an expert", "Rien de cela ne fait un leader ni un expert"),
    "facet.carry.no": Text("Nothing of it is counted without their agreement.", "Rien n’est compté sans son accord."),
    "facet.any": Text("Whatever the subject", "Tous sujets confondus"),
    "facet.reach": Text("People reached, by their own account", "Personnes touchées, selon la personne"),
    "facet.resonance": Text("Answers and shares, among people alike", "Réponses et partages, parmi ses semblables"),
    "facet.breadth": Text("Companies they exchange with", "Sociétés avec qui se font les échanges"),
    "facet.turns": Text("Turns of an ordinary conversation", "Tours d’une conversation ordinaire"),
    "facet.words": Text("Words of an ordinary contact", "Mots d’un contact ordinaire"),
    "facet.answered": Text("Who wrote first and was answered", "Qui a écrit et reçu une réponse"),
    "facet.relevance": Text("Texts on this subject, 0 to 100", "Textes sur ce sujet, de 0 à 100"),
    "facet.echo": Text("People who react, a text", "Personnes qui réagissent, par texte"),
    "facet.share_of_voice": Text("Of all known texts on this subject", "Part des textes connus sur ce sujet"),
    "why.n.exchanges": Text("{n} exchanges in a year", "{n} échanges en un an"),
    "why.n.exchanges.one": Text("one exchange in a year", "un échange en un an"),
}  # fmt: skip

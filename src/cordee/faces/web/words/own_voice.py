"""Words of what peers say of somebody, as that person reads it on their own page."""

from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {
    "voice.own.title": Text("What peers say of me", "Ce que les pairs disent de moi"),
    "voice.own.line": Text(
        "In words, from surveys that are closed. There is no score and no place among others here, and nobody sees who said what.",
        "Avec des mots, d’après les enquêtes closes. Ni note ni classement ici, et personne ne voit qui a dit quoi.",
    ),
    "voice.own.on": Text("On {territory}", "Sur le sujet « {territory} »"),
    "voice.own.there": Text("There: {what}.", "Présent : {what}."),
    "voice.own.lacks": Text("Lacking: {what}.", "Il manque : {what}."),
    "voice.own.nothing": Text("Nothing is lacking.", "Rien ne manque."),
    "voice.own.rests": Text("{n} people named or rated you.", "{n} personnes vous ont nommé ou évalué."),
    "voice.own.few": Text(
        "Fewer than three people named or rated you, so nothing can be told of what they say.",
        "Moins de trois personnes vous ont nommé ou évalué : rien ne peut donc être dit de leur avis.",
    ),
    "voice.own.help.proof": Text(
        "An experience of your own with its proof, added to your portrait, counts as soon as the next computation.",
        "Une expérience vécue avec sa preuve, ajoutée à votre portrait, compte dès le prochain calcul.",
    ),
    "voice.own.help.raters": Text(
        "The next survey asks peers again; nobody is asked to speak for you, and it asks nothing of you.",
        "La prochaine enquête interrogera de nouveau les pairs ; personne n’est prié de parler pour vous, et rien ne vous est demandé.",
    ),
    "voice.own.help.independence": Text(
        "An interest stands in our register. If it is wrong or over, tell us below: it is corrected, and the class changes at once.",
        "Un intérêt figure dans notre registre. S’il est faux ou terminé, dites-le nous plus bas : il est corrigé, et la classe change aussitôt.",
    ),
    "voice.own.mine": Text("Department and title never count.", "Ni le service ni le titre ne comptent."),
}

"""Words of with whom somebody exchanges and how deeply, where they agreed that it is counted."""

from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {
    "portrait.exchanges": Text("my exchanges are counted", "mes échanges sont comptés"),
    "portrait.field.exchanges": Text("Agreement", "Accord"),
    "portrait.exchanges.line": Text(
        "From imported files: of the people whom you exchange with, how many work at companies that we would like to win, how many conversations go to three turns, and on how many days a month you exchange. In numbers only; nobody you met is named.",
        "D’après les fichiers importés : parmi les personnes avec qui vous échangez, combien travaillent dans des entreprises que nous visons, combien de conversations vont à trois échanges, et combien de jours par mois vous échangez. En nombres seulement ; aucune personne rencontrée n’est nommée.",
    ),
    "people.field.exchanges": Text("Exchanges", "Échanges"),
    "people.circle": Text("Whom they exchange with, and how deeply", "Avec qui se font les échanges, et jusqu’où"),
    "people.on_target": Text("At target accounts", "Dans des comptes visés"),
    "people.deep": Text("Conversations of three turns or more", "Conversations de trois échanges ou plus"),
    "people.exchange_days": Text("Days with an exchange, in thirty", "Jours avec un échange, sur trente"),
    "people.circle.no": Text("They did not agree that their exchanges are counted.", "Sans accord pour compter les échanges."),
    "people.n.met": Text("{n} people met", "{n} personnes rencontrées"),
    "people.n.talks": Text("{n} conversations", "{n} conversations"),
    "people.n.days": Text("{n} days in all", "{n} jours en tout"),
    "people.n.days.one": Text("one day in all", "un jour en tout"),
    "why.n.days": Text("{n} different days with an exchange", "{n} jours différents avec un échange"),
    "why.n.met": Text("{n} people of known companies whom they exchanged with in a year", "{n} personnes de sociétés connues, rencontrées en un an"),
    "why.n.talks": Text("{n} conversations in a year", "{n} conversations en un an"),
    "change.exchanges": Text("More files of meetings and messages, or a target list.", "Plus de fichiers de rencontres et de messages, ou une liste de comptes visés."),
    "formula.on_target": Text(
        "People at companies of the target list, of all people of known companies whom they exchanged with in a year. Whoever only reads them is not known.",
        "Personnes des sociétés visées, parmi toutes les personnes de sociétés connues rencontrées en un an. Qui ne fait que lire n’est pas connu.",
    ),
    "formula.exchange_days": Text(
        "Different days on which they answered, met or wrote to somebody, for every thirty days since the first that files know. Ten messages on one day count as one day.",
        "Jours différents où il y a eu réponse, rencontre ou message, pour chaque période de trente jours depuis le premier échange connu des fichiers. Dix messages le même jour comptent pour un jour.",
    ),
    "formula.deep": Text("Conversations of three turns or more, of all that are counted.", "Conversations de trois échanges ou plus, parmi toutes celles qui sont comptées."),
}  # fmt: skip

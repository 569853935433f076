"""Words of pressure: how often an account hears from us."""

from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {
    "press.title": Text("How often do they hear from us?", "À quelle fréquence entendent-ils parler de nous ?"),
    "press.left": Text("Contacts left, {n} days", "Contacts encore possibles, {n} jours"),
    "press.of": Text("of {n}", "sur {n}"),
    "press.counted": Text("{n} contacts count in 30 days or are planned", "{n} contacts comptent en 30 jours ou sont prévus"),
    "press.counted.one": Text("One contact counts in 30 days or is planned", "Un contact compte en 30 jours ou est prévu"),
    "press.counted.none": Text("No contact in 30 days, none planned", "Aucun contact en 30 jours, aucun prévu"),
    "press.next": Text("Next possible", "Prochain contact possible"),
    "press.next.now": Text("Now", "Maintenant"),
    "press.next.none": Text("Nothing is free within 60 days", "Rien n’est libre dans les 60 jours"),
    "press.zone": Text("By the clock of {zone}", "À l’heure de {zone}"),
    "press.what": Text("What counts", "Ce qui compte"),
    "press.what.said": Text("Every contact that went out to anybody there: ours, planned or sent, and those of other tools, once imported.", "Tout contact parti vers quelqu’un de ce compte : les nôtres, prévus ou envoyés, et ceux d’autres outils, une fois importés."),
    "press.window": Text("Over which time", "Sur quelle durée"),
    "press.window.said": Text("Any {n} days, past or to come: the fullest that hold this moment.", "N’importe quels {n} jours, passés ou à venir : les plus chargés qui contiennent cet instant."),
    "press.person": Text("And by person", "Et par personne"),
    "press.person.said": Text("Each of them has a cap of their own: {week} in 7 days, {month} in 30. See Settings.", "Chacun a son propre plafond : {week} en 7 jours, {month} en 30. Voir les Réglages."),
    "press.quiet": Text("Quiet hours", "Heures calmes"),
    "press.quiet.said": Text("Nothing goes out from {since}:00 to {until}:00, by the clock where they live.", "Rien ne part de {since} h à {until} h, à l’heure du lieu."),
    "press.quiet.weekend": Text("Nor on Saturday and Sunday.", "Ni le samedi ni le dimanche."),
}  # fmt: skip

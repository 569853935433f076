"""Words of versions of a message: who wrote which when, what customers said, which one stands and by what."""

from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {
    "ver.tab.message": Text("Message check", "Relecture"),
    "ver.tab.versions": Text("Versions", "Versions"),
    "ver.title": Text(
        "Which version of a message stands, and by what?", "Quelle version d’un message est en vigueur, et pourquoi ?"
    ),
    "ver.truncated": Text(
        "The authors’ sentence on how messages improve is cut off in our source; the manual says so.",
        "La phrase des auteurs sur ce qui améliore les messages est coupée dans notre source ; le manuel le dit.",
    ),
    "ver.none": Text(
        "No message is kept yet. Keep a version that goes out, note what customers say to it, and link the experiment that compares it.",
        "Aucun message n’est encore gardé. Gardez la version qui part, notez ce qu’en disent des clients, et reliez l’expérience qui la compare.",
    ),
    "ver.answer": Text(
        "{n} messages: {shown} with a version that an experiment found to work, {decided} with one that was decided on.",
        "{n} messages : {shown} dont une version fonctionne d’après une expérience, {decided} dont une version a été décidée.",
    ),
    "ver.answer.one": Text(
        "One message: {shown} with a version that an experiment found to work, {decided} with one that was decided on.",
        "Un message : {shown} dont une version fonctionne d’après une expérience, {decided} dont une version a été décidée.",
    ),
    "ver.list": Text("The messages that are kept", "Les messages gardés"),
    "ver.count": Text("{n} versions", "{n} versions"),
    "ver.count.one": Text("one version", "une version"),
    "ver.heard.count": Text("{n} notes of what customers said", "{n} notes de ce qu’ont dit des clients"),
    "ver.heard.count.one": Text("one note of what a customer said", "une note de ce qu’a dit un client"),
    "ver.new": Text("Keep the first version of a message", "Garder la première version d’un message"),
    "ver.name": Text("What you call the message", "Le nom du message"),
    "ver.text": Text("The text, as it goes out", "Le texte, tel qu’il part"),
    "ver.experiment": Text("Compared by an experiment", "Comparée par une expérience"),
    "ver.experiment.none": Text("none", "aucune"),
    "ver.keep": Text("Keep this version", "Garder cette version"),
    "ver.keep.check": Text("Keep as a version", "Garder comme version"),
    "ver.kept": Text("The version is kept.", "La version est gardée."),
    "ver.one.title": Text("{name}: which version stands?", "{name} : quelle version est en vigueur ?"),
    "ver.version": Text("Version {number}", "Version {number}"),
    "ver.stands": Text("stands", "en vigueur"),
    "ver.stands.experiment": Text(
        "Version {number} stands: an experiment found that it works.",
        "La version {number} est en vigueur : une expérience a montré qu’elle fonctionne.",
    ),
    "ver.stands.data": Text(
        "Version {number} stands, by a decision on an experiment.",
        "La version {number} est en vigueur, par une décision sur une expérience.",
    ),
    "ver.stands.opinion": Text(
        "Version {number} stands, by a decision that is an opinion: no data behind it.",
        "La version {number} est en vigueur, par une décision qui est une opinion : aucune donnée à l’appui.",
    ),
    "ver.stands.none": Text(
        "Nothing singles one of the {n} versions out: no experiment, no decision.",
        "Rien ne distingue l’une des {n} versions : ni expérience, ni décision.",
    ),
    "ver.stands.none.one": Text(
        "Nothing singles its one version out: no experiment, no decision.",
        "Rien ne distingue sa seule version : ni expérience, ni décision.",
    ),
    "ver.by.decision": Text("By this decision", "Par cette décision"),
    "ver.changes": Text("What it changes: {why}", "Ce qu’elle change : {why}"),
    "ver.read": Text("Read it", "La lire"),
    "ver.heard": Text("What customers said to it", "Ce qu’en ont dit des clients"),
    "ver.heard.line": Text("noted by {who}, {date}", "noté par {who}, le {date}"),
    "ver.heard.done": Text("The note is kept.", "La note est gardée."),
    "ver.next": Text("Keep the next version", "Garder la version suivante"),
    "ver.why": Text("What it changes, and why", "Ce qu’elle change, et pourquoi"),
    "ver.hear": Text("Note what a customer said", "Noter ce qu’a dit un client"),
    "ver.hear.line": Text("Their words and their post; no name.", "Ses mots et sa fonction ; pas de nom."),
    "ver.said": Text("In their words", "Dans ses mots"),
    "ver.role": Text("Their post (optional)", "Sa fonction (facultatif)"),
    "ver.which": Text("Which version", "Quelle version"),
    "ver.hear.button": Text("Keep the note", "Garder la note"),
    "ver.choose": Text("Decide which one stands", "Décider laquelle est en vigueur"),
    "ver.choose.line": Text(
        "A version whose experiment found that it works stands by itself. Any other is decided on; without a look at an experiment that is an opinion, and is called so.",
        "Une version dont l’expérience montre qu’elle fonctionne est en vigueur d’elle-même. Toute autre se décide ; sans lecture d’une expérience, c’est une opinion, et elle est appelée ainsi.",
    ),
    "ver.comment": Text(
        "If its experiment found that it does not work: why all the same",
        "Si son expérience montre qu’elle ne fonctionne pas : pourquoi quand même",
    ),
    "ver.question": Text("{name}: which version stands?", "{name} : quelle version est en vigueur ?"),
    "ver.decided": Text("Version {number}", "Version {number}"),
}

"""Words of the trust pulse, both ways, and of what we answer to it."""

from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {
    "pulse.heading": Text("Trust, both ways", "La confiance, dans les deux sens"),
    "pulse.us": Text("How those who speak for us see us", "Comment nous voient ceux qui parlent pour nous"),
    "pulse.them": Text("How we see working with them", "Comment nous voyons le travail avec eux"),
    "pulse.line": Text("Who agrees, of those who answered; wave closed on {date}", "Qui est d’accord, parmi les réponses ; vague close le {date}"),
    "pulse.of.all": Text("Of all together, never of one person.", "De toutes les personnes ensemble, jamais d’une seule."),
    "pulse.person": Text("The person", "La personne"),
    "pulse.before": Text("The wave before: {question} {share}, {line}", "La vague d’avant : {question} {share}, {line}"),
    "pulse.before.none": Text("The wave before: {question} {reason}", "La vague d’avant : {question} {reason}"),
    "pulse.other": Text("The other way was not asked yet.", "L’autre sens n’a pas encore été interrogé."),
    "pulse.replied": Text("What we answered, {date}", "Ce que nous avons répondu, {date}"),
    "pulse.reply": Text("What we answer to it", "Ce que nous y répondons"),
    "pulse.reply.line": Text("Everybody who was asked reads it under their own link, beside what came out.", "Chaque personne interrogée le lit sous son propre lien, à côté des résultats."),
    "pulse.reply.button": Text("Answer", "Répondre"),
    "pulse.reply.done": Text("The answer stands under everybody’s link.", "La réponse figure sous le lien de chacun."),
    "pulse.noreply": Text("We have not answered to it yet.", "Nous n’y avons pas encore répondu."),
    "sur.speakers": Text("Everybody who agreed to speak on this territory", "Toutes les personnes d’accord pour parler de ce territoire"),
    "formula.trusting": Text(
        "People whose answer speaks of trust, of those who answered this question. The middle is on neither side.",
        "Personnes dont la réponse va du côté de la confiance, parmi celles qui ont répondu à cette question. Le milieu n’est d’aucun côté.",
    ),
}  # fmt: skip

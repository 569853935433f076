"""Words of the evidence: why a figure has no interval, how it is worked out, what would change it."""

from cordee.core.vocabulary.reasons import REASONS
from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {
    "ev.share": Text("{range} in a hundred", "{range} sur cent"),
    "ev.of": Text("{hits} of {n}", "{hits} sur {n}"),
    "ev.n": Text("{n} cases", "{n} affaires"),
    "ev.n.one": Text("{n} case", "{n} affaire"),
    "ev.counted": Text("counted", "compté"),
    **{f"reason.{name}": text for name, text in REASONS.items()},
    "why.how": Text("How it is worked out", "Comment c’est calculé"),
    "why.rests": Text("Resting on", "Repose sur"),
    "why.margin": Text("How sure", "Fiabilité"),
    "why.period": Text("Period", "Période"),
    "why.rows": Text("Rows behind it", "Lignes derrière le chiffre"),
    "why.see": Text("See the rows", "Voir les lignes"),
    "why.change": Text("What would change it", "Ce qui le changerait"),
    "why.margin.range": Text(
        "With chance alone, the true value very likely lies {range} (95 times in a hundred).",
        "Compte tenu du seul hasard, la vraie valeur est très probablement {range} (95 fois sur cent).",
    ),
    "why.until": Text("Until {until}", "Jusqu’au {until}"),
    "why.since": Text("From {since} to {until}", "Du {since} au {until}"),
    "why.n": Text("{n} cases", "{n} affaires"),
    "why.n.one": Text("{n} case", "{n} affaire"),
    "why.n.fields": Text("{n} fields", "{n} champs"),
    "why.n.accounts": Text("{n} accounts", "{n} comptes"),
    "why.n.accounts.one": Text("{n} account", "{n} compte"),
    "why.n.touches": Text("{n} touches", "{n} interactions"),
    "why.n.touches.one": Text("{n} touch", "{n} interaction"),
    "formula.wilson": Text(
        "What was reached, divided by all that could be judged. The range is Wilson’s, at 95%.",
        "Les affaires qui y sont arrivées, divisées par toutes celles que l’on peut juger. L’intervalle est celui de Wilson, à 95 %.",
    ),
    "formula.newcombe": Text(
        "The won share of this technique minus that of all others together. The range is Newcombe’s, at 95%.",
        "Le taux de réussite de cette technique moins celui de toutes les autres réunies. L’intervalle est celui de Newcombe, à 95 %.",
    ),
    "formula.kaplan_meier": Text(
        "The day by which half had it, counting those who still wait (Kaplan–Meier; range of Brookmeyer and Crowley).",
        "Le jour où la moitié y était arrivée, en comptant celles qui attendent encore (Kaplan–Meier ; intervalle de Brookmeyer et Crowley).",
    ),
    "formula.money": Text(
        "The costs that were imported for it, divided by what it brought. Costs that nobody entered are missing.",
        "Les coûts importés pour cette technique, divisés par ce qu’elle a apporté. Les coûts qui n’ont pas été importés manquent.",
    ),
    "formula.account": Text("Counted on the account’s timeline.", "Compté sur la frise du compte."),
    "formula.counted": Text("Counted, row by row.", "Compté, ligne par ligne."),
    "formula.minutes": Text(
        "The lengths that a source measured, added up over the last 90 days. Nothing is guessed for the others.",
        "Les durées qu’une source a mesurées, additionnées sur les 90 derniers jours. Rien n’est supposé pour les autres.",
    ),
    "formula.breadth": Text(
        "How many different people of the account had a touch in the last 90 days.",
        "Le nombre de personnes différentes du compte qui ont eu une interaction dans les 90 derniers jours.",
    ),
    "formula.recency": Text("Days from the latest touch to the date of the figures.", "Jours entre la dernière interaction et la date des chiffres."),
    "formula.diff": Text(
        "What the run of {after} has and the run of {before} had not.",
        "Ce que le calcul du {after} contient et que celui du {before} ne contenait pas.",
    ),
    "formula.fields": Text(
        "Fields that hold at least one value; a field is used when at least one result reads it.",
        "Champs qui contiennent au moins une valeur ; un champ est utilisé quand au moins un résultat le lit.",
    ),
    "formula.lacking": Text(
        "If it went on winning at the rate seen so far, so many more closed cases would give a verdict; never less than what lacks to {least}.",
        "Au rythme observé, il faudrait ce nombre d’affaires closes de plus pour conclure ; jamais moins que ce qui manque pour {least}.",
    ),
    "formula.stage": Text("The rule that decided: {rule}.", "La règle qui a tranché : {rule}."),
    "change.more": Text("More closed cases narrow the range.", "Plus d’affaires closes resserrent l’intervalle."),
    "change.rules": Text("The days and numbers of the rules are under Settings.", "Les délais et les nombres des règles sont dans les Réglages."),
    "change.exports": Text("Newer exports.", "Des exports plus récents."),
    "change.choice": Text(
        "People choose what they come to: an experiment would tell cause from choice.",
        "Chacun choisit ce à quoi il participe : une expérience séparerait la cause du choix.",
    ),
}  # fmt: skip

"""Words of what was gained besides money."""

from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {
    "bey.title": Text("What did we gain besides money?", "Qu’avons-nous gagné, au-delà de l’argent ?"),
    "bey.answer": Text("Of {of} kinds, {known} can be read here. They do not add up, and no sum is made of them.", "Sur {of} dimensions, {known} peuvent se lire ici. Elles ne s’additionnent pas, et on n’en fait aucune somme."),
    "bey.empty": Text(
        "Trust, depth, learning and being known, beside the money. Exports of contacts, cases and consents feed it, cycles and surveys too.",
        "La confiance, la profondeur, l’apprentissage et la notoriété, à côté de l’argent. Les exports de contacts, d’affaires et d’accords l’alimentent, les cycles et les enquêtes aussi.",
    ),
    "bey.money": Text("What was won and spent in 90 days", "Ce qui a été gagné et dépensé en 90 jours"),
    "bey.trust": Text("What people let us do, and what they forbid us", "Ce que les gens nous permettent, et ce qu’ils nous interdisent"),
    "bey.depth": Text("Whether we talk with one person or with several", "Si nous parlons à une personne ou à plusieurs"),
    "bey.learning": Text("Whether we know more than a year ago", "Si nous en savons plus qu’il y a un an"),
    "bey.notoriety": Text("Whether one thinks of us without help", "Si l’on pense à nous sans aide"),
    "bey.unknown": Text("not known here: {reason}", "pas connu ici : {reason}"),
    "bey.range": Text("chance alone makes it vary {range}", "à lui seul, le hasard le fait varier {range}"),
    "bey.whole": Text("all {n} counted", "les {n} ont été comptés"),
    "bey.whole.one": Text("the only one", "un seul"),
    "bey.before": Text("90 days before: {value}", "90 jours plus tôt : {value}"),
    "bey.moved.more": Text("more than chance explains", "plus que le hasard ne l’explique"),
    "bey.moved.less": Text("less, beyond what chance explains", "moins, au-delà de ce que le hasard explique"),
    "bey.moved.chance": Text("the difference may be chance", "l’écart peut être dû au hasard"),
    "bey.n": Text("{n} counted", "{n} comptés"),
    "bey.n.one": Text("one counted", "un seul compté"),
}  # fmt: skip

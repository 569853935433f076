"""Words of who speaks for us, set beside all other touches: what it brings, and who stays."""

from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {
    "spk.title": Text("Who speaks for us: what it brings, and who stays", "Qui parle pour nous : ce que cela apporte, et qui reste"),
    "spk.first": Text(
        "<b>{name}: credited with most wins a touch</b>, {low} to {high} for a thousand.",
        "<b>{name} : le plus d’affaires gagnées par interaction</b>, de {low} à {high} pour mille.",
    ),
    "spk.open": Text("<b>No group is surely ahead</b> in wins credited a touch.", "<b>Aucun groupe ne se détache avec certitude</b> en affaires gagnées par interaction."),
    "spk.few": Text("<b>Too few wins to compare the groups.</b>", "<b>Trop peu d’affaires gagnées pour comparer les groupes.</b>"),
    "spk.line": Text(
        "Groups, never names. How long people keep speaking is told from ten people on. Credited, not proved.",
        "Des groupes, jamais des noms. La fidélité des personnes n’est dite qu’à partir de dix. Attribué, non prouvé.",
    ),
    "spk.unknown": Text(
        "{n} touches are of no known account: no win can be credited to them, and they are in no figure here.",
        "{n} interactions ne sont d’aucun compte connu : aucune affaire ne peut leur revenir, et elles ne sont dans aucun chiffre ici.",
    ),
    "spk.unknown.one": Text(
        "One touch is of no known account: no win can be credited to it, and it is in no figure here.",
        "Une interaction n’est d’aucun compte connu : aucune affaire ne peut lui revenir, et elle n’est dans aucun chiffre ici.",
    ),
    "spk.col.who": Text("Who speaks", "Qui parle"),
    "spk.col.touches": Text("Touches", "Interactions"),
    "spk.col.wins": Text("Wins credited", "Affaires attribuées"),
    "spk.col.each": Text("For a thousand touches", "Pour mille interactions"),
    "spk.col.again": Text("Spoke again the next quarter", "Ont reparlé au trimestre suivant"),
    "spk.col.stayed": Text("Still speaking a year on", "Parlent encore un an après"),
    "spk.col.kept": Text("Customers met first, who ordered again", "Clients rencontrés avant, qui ont commandé de nouveau"),
    "spk.cannot": Text("What we cannot see", "Ce que l’on ne voit pas"),
    "spk.cannot.line": Text("{share} of all wins, in no row above", "{share} de toutes les affaires gagnées, dans aucune ligne ci-dessus"),
    "spk.people": Text("{range} · {n} people", "{range} · {n} personnes"),
    "spk.accounts": Text("{range} · {n} accounts", "{range} · {n} comptes"),
    "spk.customers": Text("{range} · {n} customers", "{range} · {n} clients"),
    "spk.why": Text(
        "Everything else is whatever nobody of ours is named in. Touches of known accounts and the wins that the default way of counting credits them with. A customer counts for each group that met "
        "them before their first order: whoever stays longer meets more of everybody afterwards, which would prove nothing.",
        "Tout le reste, ce sont les interactions où aucun des nôtres n’est nommé. On compte les interactions de comptes connus, et les affaires que la façon de compter par défaut leur attribue. Un client compte pour chaque groupe "
        "qui l’a rencontré avant sa première commande : qui reste plus longtemps rencontre ensuite davantage de monde, ce qui ne prouverait rien.",
    ),
    "spk.why.people": Text(
        "Again: of the quarters in which somebody carried something, how many were followed by another. A year on: who was never silent for "
        "half a year in the year after they were first seen. Below ten people neither is told, so that it is never about one person.",
        "Reparlé : parmi les trimestres où quelqu’un a porté quelque chose, ceux suivis d’un autre. Un an après : qui n’est jamais resté un semestre "
        "sans rien porter dans l’année qui suit sa première trace. En dessous de dix personnes, rien n’est dit : ce n’est jamais une personne en particulier.",
    ),
    "spk.why.margin": Text(
        "Ranges lie where the figures would with other accounts, people or customers of the same kind, 95 times in a hundred.",
        "Les fourchettes sont là où tomberaient les chiffres avec d’autres comptes, personnes ou clients semblables, 95 fois sur cent.",
    ),
}  # fmt: skip

"""Words of attribution after experiments: what they corrected, and what was brought to the rest."""

from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {
    "attr.corrected": Text("What experiments change in it", "Ce que les expériences y changent"),
    "attr.corrected.line": Text(
        "Put to the test: {names}, whose part is corrected. The others share out what is left, in proportion; of them nothing is claimed.",
        "Mis à l’épreuve : {names}, dont la part est corrigée. Les autres se partagent le reste, en proportion ; rien n’en est affirmé.",
    ),
    "attr.corrected.all": Text(
        "What experiments on {names} showed comes to more than all wins before which something was seen. The others cannot be brought to what is left, and stay as they are.",
        "Ce que les expériences sur {names} ont montré dépasse toutes les affaires gagnées dont on a vu le chemin. Les autres parts ne peuvent être ramenées au reste et demeurent telles quelles.",
    ),
    "attr.corrected.before": Text("Wins before", "Affaires, avant"),
    "attr.corrected.after": Text("Wins after", "Affaires, après"),
    "attr.corrected.rests": Text("What it rests on", "Sur quoi cela repose"),
    "attr.corrected.untested": Text("not tested: nothing is claimed", "non testée : rien n’en est affirmé"),
    "attr.corrected.tested": Text("the experiment “{name}”", "l’expérience « {name} »"),
    "attr.corrected.no_range": Text("too few wins to say", "trop peu d’affaires pour le dire"),
    "attr.corrected.how": Text(
        "A tested technique holds what its credit, its own experiment and our other experiments say together, each as far as it is precise. The others keep their proportions and are brought to what is left, so that all add up to the same wins as before. Wins before which nothing was seen stay as they are.",
        "Une technique testée reçoit ce que disent ensemble sa part, sa propre expérience et nos autres expériences, chacune selon sa précision. Les autres gardent leurs proportions et sont ramenées au reste : le total des affaires ne change pas. Celles dont on n’a rien vu restent à part.",
    ),
    "attr.corrected.margin": Text(
        "Of a tested technique: where its part lies 95 times in a hundred, as far as experiments tell. Of the others: where the credit would lie with other accounts, made wider by what is not sure of the tested ones; it says nothing of what they cause.",
        "Pour une technique testée : où se situe sa part 95 fois sur cent, d’après les expériences. Pour les autres : où tomberait la part attribuée avec d’autres comptes, élargi de ce qui reste incertain pour les techniques testées ; cela ne dit rien de ce qu’elles causent.",
    ),
}  # fmt: skip

"""Words of who leads on a territory: classes, what is there, what is lacking, where raters place somebody."""

from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {
    "lead.heading": Text("People on this territory, leaders first", "Les personnes de ce territoire, les leaders d’abord"),
    "lead.line": Text(
        "Bar: where they very likely stand among those who were asked or named.",
        "Barre : où chacune se situe très probablement parmi les personnes interrogées ou nommées.",
    ),
    "lead.none": Text(
        "Too few answers to say: of nobody did three people speak.",
        "Trop peu de réponses pour le dire : de personne trois autres n’ont parlé.",
    ),
    "lead.note": Text(
        "Audience, department and title make nobody a leader. Fewer than three raters say nothing. A gift or pay entered in the register counts from that moment on.",
        "Ni l’audience, ni le service, ni le titre ne font un leader. Moins de trois avis ne disent rien. Un cadeau ou une rémunération compte dès son inscription au registre.",
    ),
    "lead.col.name": Text("Person", "Personne"),
    "lead.col.class": Text("Class here", "Classe ici"),
    "lead.col.lacks": Text("What is there, what is lacking", "Ce qui est là, ce qui manque"),
    "lead.expertise": Text("Expertise, above how many", "Expertise, au-dessus de combien"),
    "lead.empathy": Text("Closeness, above how many", "Proximité, au-dessus de combien"),
    "lead.impartiality": Text("Impartiality, above how many", "Impartialité, au-dessus de combien"),
    "lead.impartiality.interest": Text("a declared interest weighs here", "un intérêt déclaré pèse ici"),
    "lead.most": Text("above nearly everybody", "au-dessus de presque toutes"),
    "lead.least": Text("below nearly everybody", "au-dessous de presque toutes"),
    "lead.depth": Text("Depth of talks", "Profondeur des échanges"),
    "lead.depth.none": Text("not measurable here", "non mesurable ici"),
    "lead.audience": Text("Audience", "Audience"),
    "lead.own": Text("by their own account", "selon la personne"),
    "lead.unknown": Text("not known", "non connue"),
    "lead.raters": Text("{n} people rate or name", "{n} personnes évaluent ou nomment"),
    "lead.raters.few": Text("fewer than three rate or name", "moins de trois évaluent ou nomment"),
    "lead.there": Text("There: {what}.", "Présent : {what}."),
    "lead.lacks": Text("Lacking: {what}.", "Il manque : {what}."),
    "lead.nothing": Text("Nothing lacking.", "Rien ne manque."),
    "lead.before": Text("By raters alone: {part}.", "Selon les seuls avis : {part}."),
    "lead.talks": Text("{range} of {n} talks", "{range} sur {n} échanges"),
    "lead.title": Text("{name}: {part}", "{name} : {part}"),
    "lead.how": Text(
        "What colleagues say of expertise and closeness, each rater’s generosity taken out; then the register of interests, which has the last word. High means among the first tenth.",
        "Ce que les collègues disent de l’expertise et de la proximité, corrigé de la générosité de chacun ; puis le registre des intérêts, qui a le dernier mot. Élevé veut dire dans le premier dixième.",
    ),
    "lead.rests": Text(
        "{n} people who named or rated; nobody sees who", "{n} personnes qui ont nommé ou évalué ; nul ne voit lesquelles"
    ),
    "lead.few": Text(
        "Fewer than three people, so on nothing that can be told", "Moins de trois personnes, donc rien qui puisse être dit"
    ),
    "lead.sure": Text("How sure", "Avec quelle certitude"),
    "lead.chance": Text("{part}, by raters alone: {share} likely", "{part}, selon les seuls avis : probable à {share}"),
    "lead.asked": Text("Asked from {since} to {until}", "Interrogées du {since} au {until}"),
    "lead.change.interest": Text(
        "The interest ends or is withdrawn from the register; its history stays.",
        "L’intérêt prend fin ou est retiré du registre ; son historique reste.",
    ),
    "lead.change.raters": Text("Three people who name or rate them.", "Trois personnes qui les nomment ou les évaluent."),
}

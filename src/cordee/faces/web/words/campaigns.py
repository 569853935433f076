"""Words of how somebody fits a campaign: two scores, what the order follows, and who has to be in from the start."""

from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {
    "team.competence": Text("Competence on its territories", "Compétence sur ses territoires"),
    "team.leadership": Text("Personal leadership there", "Leadership personnel sur ces territoires"),
    "team.competence.unit": Text("of people stand below", "des personnes se situent en dessous"),
    "team.leadership.unit": Text("of those asked turn to them", "des personnes interrogées se tournent vers elle"),
    "team.known": Text("known on {known} of {of} territories", "connu sur {known} territoires sur {of}"),
    "team.known.one": Text("known on one of {of} territories", "connu sur un territoire sur {of}"),
    "team.answers": Text("{n} answers", "{n} réponses"),
    "team.score.few": Text("too few answers to say", "trop peu de réponses pour le dire"),
    "team.score.interest": Text("says nothing while a material interest stands", "ne dit rien tant qu’un intérêt matériel existe"),
    "team.score.no_territory": Text("no territory is asked for", "aucun territoire n’est demandé"),
    "team.competence.how": Text(
        "Where colleagues and peers place their expertise among the people of each territory of this campaign, each rater’s generosity taken out; the mean over the territories of which something is known.",
        "Où collègues et pairs situent l’expertise parmi les personnes de chaque territoire de la campagne, corrigé de la générosité de chacun ; moyenne des territoires dont on sait quelque chose.",
    ),
    "team.leadership.how": Text(
        "Which share of those asked name them for advice on each territory of this campaign, in the latest survey; the mean over the territories of which something is known.",
        "Quelle part des personnes interrogées les nomme pour un conseil sur chaque territoire de la campagne, à la dernière enquête ; moyenne des territoires dont on sait quelque chose.",
    ),
    "team.score.rests": Text("{n} answers, added up over the territories; nobody sees whose", "{n} réponses, additionnées sur les territoires ; nul ne voit de qui"),
    "team.score.rests.none": Text("Nothing that can be told", "Rien qui puisse être dit"),
    "team.score.range": Text(
        "In a hundred: {range}. The mean of the territories’ ranges, as if all erred together: rather too wide than too narrow.",
        "Sur cent : {range}. Moyenne des intervalles des territoires, comme si tous se trompaient ensemble : plutôt trop large que trop étroit.",
    ),
    "team.score.change": Text("Another campaign, more answers, or an interest entered in the register.", "Une autre campagne, plus de réponses, ou un intérêt inscrit au registre."),
    "team.order.marketing": Text(
        "In this order: who has done it, then competence, then personal leadership. Two scores, never one.",
        "Dans cet ordre : qui l’a fait, puis la compétence, puis le leadership personnel. Deux scores, jamais un seul.",
    ),
    "team.order.communication": Text(
        "In this order: personal leadership, then reach. Followers alone put nobody first whom others turn to less.",
        "Dans cet ordre : le leadership personnel, puis la portée. Les abonnés seuls ne font passer personne devant qui est davantage consulté.",
    ),
    "team.reach.own": Text("reaches {n} people, by their own account", "touche {n} personnes, selon la personne"),
    "team.start": Text("In from the start:", "Associés dès le départ :"),
    "team.start.line": Text("tick who took part in setting this campaign up.", "cochez qui a participé à la préparation de cette campagne."),
    "team.start.sales": Text("sales", "les ventes"),
    "team.start.marketing": Text("marketing", "le marketing"),
    "team.start.service": Text("customer service", "le service client"),
    "team.start.pr": Text("public relations", "les relations publiques"),
    "team.start.lacks": Text("Too early to begin: {who} not in yet.", "Trop tôt pour commencer : il manque {who}."),
    "team.start.ready": Text("All four departments are in from the start.", "Les quatre services sont associés dès le départ."),
}  # fmt: skip

"""The words of the board's page, in both languages."""

from __future__ import annotations

from cordee.core.vocabulary.text import Text

TITLE = Text("What we aimed at, what came, what we learnt", "Ce que nous visions, ce qui est venu, ce que nous avons appris")
ABOVE = Text("For the board · {company} · figures of {day}", "Pour le comité de direction · {company} · chiffres du {day}")
AIMED = Text("What we aimed at, and what came", "Ce que nous visions, et ce qui est venu")
CAME = Text("The last {days} days, beside the {days} before", "Les {days} derniers jours, à côté des {days} précédents")
LEARNT = Text("What we learnt", "Ce que nous avons appris")
FAILED = Text("What failed or was refused", "Ce qui a échoué ou a été refusé")
DECIDED = Text("What was decided", "Ce qui a été décidé")
ASK = Text("What we ask", "Ce que nous demandons")
NO_CYCLE = Text(
    "No cycle was planned yet: nothing was aimed at beforehand.", "Aucun cycle n’a encore été prévu : rien n’a été visé d’avance."
)
NO_LEARNING = Text(
    "No cycle is closed yet: what was learnt stands in none.", "Aucun cycle n’est encore clos : aucun enseignement n’est écrit."
)
NO_ASK = Text("Nothing at the moment.", "Rien pour le moment.")
OWNER = Text("{owner}, {since} to {until}", "{owner}, du {since} au {until}")
TARGET = Text("target {value}", "cible {value}")
START = Text("from {value}", "parti de {value}")
REACHED = Text("Reached", "Atteinte")
MISSED = Text("Not reached", "Non atteinte")
RUNNING = Text("Under way", "En cours")
AHEAD = Text("To come", "À venir")
OVERDUE = Text("Ended, no result yet", "Fini, sans résultat")
UNKNOWN = Text("Cannot be told", "On ne peut pas le dire")
RANGE = Text("{range} in a hundred, of {n}", "{range} sur cent, sur {n}")
CHANCE = Text("chance alone: {low} to {high}", "par le seul hasard : de {low} à {high}")
COUNTED = Text("counted over {n} cases", "compté sur {n} affaires")
TYPED = Text("typed in, not measured", "saisi, pas mesuré")
BEFORE = Text("before: {value}", "avant : {value}")
MOVED: dict[str, Text] = {
    "more": Text("more than chance explains", "plus que le hasard ne l’explique"),
    "less": Text("less than chance explains", "moins que le hasard ne l’explique"),
    "chance": Text("the difference may be chance", "l’écart peut être dû au hasard"),
    "unknown": Text("not told apart", "pas départagé"),
}
OPINION = Text("opinion, without data", "opinion, sans données")
DISSENT = Text("{n} disagreed", "{n} en désaccord")
REFUSED_BARE = Text("nothing shows why it had to be", "rien ne montre pourquoi il le fallait")
MORE = Text("and {n} more in Cordée", "et {n} de plus dans Cordée")
FOOT = Text(
    "Every figure is read from run {run}, none is typed unless it says so. A bar shows where the true figure very likely lies (95 times in a hundred); "
    "the mark is what was seen, the line the target. That a figure moved does not say why: only an experiment does.",
    "Chaque chiffre est lu dans le calcul {run} ; un chiffre saisi est signalé. Une barre montre où se trouve très probablement le vrai chiffre (95 fois "
    "sur cent) ; le repère est ce qui a été vu, le trait la cible. Qu’un chiffre ait bougé ne dit pas pourquoi : seule une expérience le dit.",
)

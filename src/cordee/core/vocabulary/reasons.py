"""Why a figure has no range, or why there is none at all: each reason in one sentence, the same in tables, pages and files."""

from __future__ import annotations

from cordee.core.vocabulary.text import Text

REASONS: dict[str, Text] = {
    # nothing of it is there, or nobody asked
    "other": Text("not known yet", "on ne sait pas encore"),
    "no_rows": Text("there is nothing of it in the figures", "il n’y en a pas dans les chiffres"),
    "source_unknown": Text("source not known", "source inconnue"),
    "not_given": Text("not in any export", "dans aucun export"),
    "not_measurable": Text(
        "not measurable here: the data do not hold it", "non mesurable ici : les données ne le contiennent pas"
    ),
    "no_touch": Text("no touch known", "aucune interaction connue"),
    "nobody_of_ours": Text("nobody of ours is named in these", "aucun des nôtres n’y est nommé"),
    "not_measured": Text("no length was measured", "aucune durée mesurée"),
    "history_short": Text("what was taken in does not go back that far", "les données importées ne remontent pas aussi loin"),
    "not_seen_yet": Text("not enough time has passed", "pas encore assez de recul"),
    "typed_in": Text("typed in, not measured here", "saisi, pas mesuré ici"),
    "nobody_asked": Text("nobody was asked yet", "personne n’a encore été interrogé"),
    "not_asked": Text("the question was not asked", "la question n’a pas été posée"),
    "no_answer": Text("no answer yet", "aucune réponse pour l’instant"),
    "nothing_judged": Text("judged too early to say, so far", "jugé trop tôt pour le dire, pour l’instant"),
    # cases, wins and money
    "no_case": Text("no case yet", "aucune affaire pour l’instant"),
    "no_closed_case": Text("no closed case yet", "aucune affaire close pour l’instant"),
    "no_case_old_enough": Text("no case old enough", "aucune affaire assez ancienne"),
    "no_lead": Text("no lead stage", "pas d’étape piste"),
    "no_opportunity": Text("no opportunity yet", "aucune opportunité pour l’instant"),
    "no_opportunity_stage": Text("the source names no opportunities", "la source n’indique pas les opportunités"),
    "no_win": Text("no win yet", "aucune affaire gagnée pour l’instant"),
    "untouched": Text("won without any touch that we saw", "gagnées sans aucune interaction que nous ayons vue"),
    "nothing_to_share": Text("there is nothing to share out", "il n’y a rien à répartir"),
    "only_one": Text("all or none: no range", "tout ou rien : pas de fourchette"),
    "less_than_half": Text("under half had it in the time we watched", "moins de la moitié sur la période observée"),
    "nobody_left": Text("nobody has left so far", "personne n’est encore parti"),
    "no_cost": Text("no cost was taken in", "aucun coût n’a été importé"),
    "no_costs": Text("most cost nothing", "la plupart n’ont rien coûté"),
    "costs_cover_little": Text("costs cover too little of it", "coûts connus pour une trop petite part"),
    "no_amounts": Text("no amount known", "aucun montant connu"),
    "several_currencies": Text("several currencies, never added up", "plusieurs devises, jamais additionnées"),
    "worth_uneven": Text(
        "a few wins may carry most of the money: no range",
        "quelques affaires gagnées peuvent faire l’essentiel de l’argent\u00a0: pas de fourchette",
    ),
    "worth_summed": Text(
        "only sums of money are known, not what each win was worth",
        "seuls des totaux sont connus, pas la valeur de chaque affaire gagnée",
    ),
    # too few
    "too_few": Text("too few to say: under 10", "moins de 10 : trop tôt"),
    "too_few_passed": Text("under 20 people", "moins de 20 personnes"),
    "too_few_winners": Text("fewer than 20 winning accounts", "moins de 20 comptes gagnés"),
    "too_few_contents": Text("fewer than 30 contents", "moins de 30 contenus"),
    "too_few_customers": Text("too few customers", "trop peu de clients"),
    "too_few_repeats": Text(
        "too few customers have ordered again to say", "trop peu de clients ont commandé de nouveau pour le dire"
    ),
    "too_few_to_try": Text("fewer than 30 won, or than 30 not won", "moins de 30 gagnées, ou de 30 non gagnées"),
    "too_few_voices": Text(
        "fewer than ten texts, or than ten people who named somebody",
        "moins de dix textes, ou de dix personnes qui citent quelqu’un",
    ),
    "each_once": Text("hardly anybody is heard twice", "presque personne n’est entendu deux fois"),
    "too_few_answers": Text("too few answers to say", "trop peu de réponses pour le dire"),
    "too_few_items": Text("fewer than three items", "moins de trois items"),
    "too_few_people": Text("fewer than ten people", "moins de dix personnes"),
    "too_few_raters": Text("too few answers to say", "trop peu de réponses pour le dire"),
    "too_few_rated": Text("fewer than two people have two views each", "moins de deux personnes ont reçu deux avis chacune"),
    "fewer_than_five": Text("fewer than five answers", "moins de cinq réponses"),
    "too_few_to_compare": Text("too few to compare", "trop peu de réponses pour comparer"),
    "not_told_twice": Text("not told both times", "non connu les deux fois"),
    "nobody_named": Text("no three name the same person yet", "aucune personne nommée par trois autres pour l’instant"),
    "too_few_posts": Text("fewer than ten contents in twelve months", "moins de dix contenus en douze mois"),
    "too_few_texts": Text("too few titles to say: under 10", "moins de 10 titres : trop tôt"),
    "small_audience": Text("an audience too small to compare", "une audience trop petite pour comparer"),
    "nobody_alike": Text("too few people on like channels to compare", "trop peu de personnes sur des canaux semblables"),
    "too_few_met": Text("too few people met to say", "trop peu de personnes rencontrées pour le dire"),
    "too_few_talks": Text("too few conversations to say", "trop peu de conversations pour le dire"),
    "too_few_months": Text("files know less than three whole months", "les fichiers couvrent moins de trois mois entiers"),
    "no_turns": Text(
        "no file counts the turns of their conversations", "aucun fichier ne compte les échanges de ses conversations"
    ),
    "no_exchange": Text(
        "no file holds an exchange of theirs: that says nothing of how often they have one",
        "aucun fichier ne contient d’échange : cela ne dit rien de leur fréquence",
    ),
    "no_target_list": Text(
        "no imported list says which accounts are targets", "aucune liste importée ne dit quels comptes sont visés"
    ),
    # not agreed
    "not_agreed": Text("they did not agree that their texts are counted", "sans accord pour compter les textes"),
    "exchanges_not_agreed": Text("they did not agree that exchanges are counted", "sans accord pour compter les échanges"),
    # it was not estimated, or it cannot be
    "counted": Text("counted: there is no margin of error", "compté : il n’y a pas de marge d’erreur"),
    "counted_whole": Text("all counted", "tout compté"),
    "one_side": Text("stands beside the other way", "à côté de l’autre manière"),
    "one_case": Text("a single case has no range", "un seul cas n’a pas d’intervalle"),
    "clustered": Text("accounts have several cases", "des comptes ont plusieurs affaires"),
    "no_level": Text("hardly a value occurs twice", "presque aucune valeur ne revient"),
    "not_tried": Text("not tried", "pas essayé"),
    "no_difference": Text("all of them are alike", "tout se ressemble"),
    "on_edge": Text(
        "the orders do not settle it: the estimate runs to the edge of what can be",
        "les commandes ne tranchent pas : l’estimation fuit vers le bord du possible",
    ),
    "heavy_tail": Text(
        "single orders differ so much that no range can be given",
        "les commandes diffèrent tant qu’aucune fourchette ne peut être donnée",
    ),
    "one_direction": Text(
        "all items ask in the same direction: it does not show", "tous les items vont dans le même sens : cela ne se voit pas"
    ),
    "improper": Text(
        "the items do not fit one common cause: no range can be given",
        "les items ne s’expliquent pas par une cause commune : aucune fourchette ne peut être donnée",
    ),
    "not_converged": Text("the computation did not come to rest", "le calcul n’a pas abouti"),
    "explored": Text(
        "an exploration proposes: ranges come once other answers confirm it",
        "une exploration propose : les fourchettes viennent quand d’autres réponses le confirment",
    ),
    "describes_raters": Text(
        "it describes those who answered, and nobody beyond them", "cela décrit ceux qui ont répondu, et personne d’autre"
    ),
}

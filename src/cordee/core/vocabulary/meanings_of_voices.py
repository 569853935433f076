"""What the columns of the results on scales, ratings and how far people carry mean, in both languages, beside ``meanings``."""

from cordee.core.vocabulary.text import Text

SAID: tuple[Text, ...] = (
    Text("the scale", "l’échelle"),
    Text("what of it; empty where the scale measures one thing", "quelle facette ; vide si l’échelle ne mesure qu’une chose"),
    Text("self, peer or organisation: whom the answers describe", "self, peer ou organisation : qui les réponses décrivent (soi, un pair, l’organisation)"),
    Text("people who answered; null below three, of trust below five", "personnes qui ont répondu ; vide sous trois, et sous cinq pour la confiance"),
    Text("times that the scale was filled in: one rater may judge two people", "fois où l’échelle a été remplie : une même personne peut en juger deux"),
    Text("mean answer, reversed items turned round, 1 to points", "réponse moyenne, items inversés retournés, de 1 au nombre de points"),
    Text("share of the score's variance that the items have in common (Cronbach)", "part de la variance du score que les items ont en commun (Cronbach)"),
    Text("share of the score's variance that one common factor explains (McDonald)", "part de la variance du score qu’explique un facteur commun (McDonald)"),
    Text("the item that goes least with the others", "l’item qui va le moins avec les autres"),
    Text("its correlation with the sum of the others", "sa corrélation avec la somme des autres"),
    Text("part of the differences between mean ratings that lies in the rated, ICC(1,k)", "part des écarts entre moyennes qui tient aux personnes jugées, ICC(1,k)"),
    Text("mean tilt towards agreeing with a sentence and with its contrary alike", "tendance moyenne à approuver une phrase comme son contraire"),
    Text("reliable, unsure, not_reliable, too_few_answers or no_figure", "fiable, peu sûr, non fiable, trop peu de réponses ou sans chiffre (reliable, unsure, not_reliable, too_few_answers, no_figure)"),
    Text("facets that it was written for", "facettes pour lesquelles elle a été écrite"),
    Text("likelihood-ratio test against any covariances whatever", "test du rapport de vraisemblance contre des covariances quelconques"),
    Text("its degrees of freedom", "ses degrés de liberté"),
    Text("chance of so much misfit where the model holds", "probabilité d’un tel écart si le modèle est juste"),
    Text("comparative fit index; .95 is the usual wish", "indice comparatif d’ajustement ; .95 est l’usage"),
    Text("Tucker and Lewis's index", "indice de Tucker et Lewis"),
    Text("mean difference of correlations seen and implied; .08 is the usual wish", "écart moyen entre corrélations vues et attendues ; .08 est l’usage"),
    Text("misfit a degree of freedom; .06 is the usual wish", "écart par degré de liberté ; .06 est l’usage"),
    Text("raters who answered about them", "personnes qui ont répondu à son sujet"),
    Text("the territory; empty where the figure is of no subject in particular", "le territoire ; vide si le chiffre ne porte sur aucun sujet précis"),
    Text("reach, resonance, breadth, turns, words, answered, relevance, echo or share_of_voice", "portée, résonance, étendue, tours, mots, réponses, pertinence, écho ou part de voix (reach, resonance, breadth, turns, words, answered, relevance, echo, share_of_voice)"),
    Text("the figure, in its own unit", "le chiffre, dans son unité"),
)  # fmt: skip

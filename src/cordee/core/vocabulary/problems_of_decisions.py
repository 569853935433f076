"""Problems of decisions, with their codes MEASURE-90 to MEASURE-99."""

from __future__ import annotations

from cordee.core.vocabulary.problems import Problem
from cordee.core.vocabulary.text import Text


class DecisionProblem(Problem):
    """A decision cannot be written as asked."""


class NoSuchDecision(DecisionProblem):
    """No decision goes by that number."""

    code = "MEASURE-90"
    wrong = Text("There is no decision number {id}.", "Il n’y a pas de décision numéro {id}.")
    found = Text("Found: {n} decisions.", "Trouvé : {n} décisions.")
    remedy = Text(
        "See them with “cordee decisions list”, or under Results, Cycles, Decisions.",
        "Voyez-les avec « cordee decisions list », ou sous Résultats, Cycles, Décisions.",
    )


class NoSuchFigure(DecisionProblem):
    """A decision names a figure on which nobody can decide."""

    code = "MEASURE-91"
    wrong = Text("There is no figure {on} to decide on.", "Il n’y a pas de chiffre {on} sur lequel décider.")
    found = Text("Found: {known}.", "Trouvé : {known}.")
    remedy = Text(
        "Name table, row and figure, such as techniques/webinar/won_rate; or none: the decision is then kept as an opinion.",
        "Nommez la table, la ligne et le chiffre, par exemple techniques/webinar/won_rate ; ou aucun : la décision est alors gardée comme une opinion.",
    )


class FigureNotKnown(DecisionProblem):
    """A decision would rest on a figure that is not known."""

    code = "MEASURE-92"
    wrong = Text("Nothing can rest on this figure yet.", "Rien ne peut encore reposer sur ce chiffre.")
    found = Text("Found: {on} is not known ({reason}).", "Trouvé : {on} n’est pas connu ({reason}).")
    remedy = Text(
        "Wait until it is known, or decide without it: the decision is then kept as an opinion.",
        "Attendez qu’il le soit, ou décidez sans lui : la décision est alors gardée comme une opinion.",
    )


class BadDecision(DecisionProblem):
    """A decision says something that no decision can be."""

    code = "MEASURE-93"
    wrong = Text("The decision cannot be as it is written.", "La décision ne peut pas être telle qu’elle est écrite.")
    found = Text("Found: {complaint}.", "Trouvé : {complaint}.")
    remedy = Text("Complete it, then write it again.", "Complétez-la, puis consignez-la de nouveau.")


class AlreadyReplaced(DecisionProblem):
    """A decision would be replaced a second time."""

    code = "MEASURE-94"
    wrong = Text("Decision {id} has been replaced already.", "La décision {id} a déjà été remplacée.")
    found = Text("Found: decision {by} stands in its place.", "Trouvé : la décision {by} en tient lieu.")
    remedy = Text("Correct the one that stands.", "Corrigez celle qui est en vigueur.")

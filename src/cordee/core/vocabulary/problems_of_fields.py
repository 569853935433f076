"""Problems of saying something of a field: which one, why, what to undo. MEASURE-80 to MEASURE-89."""

from __future__ import annotations

from cordee.core.vocabulary.problems import QuestionProblem
from cordee.core.vocabulary.text import Text


class NoSuchField(QuestionProblem):
    """No export holds a field of that name."""

    code = "MEASURE-80"
    wrong = Text("No export holds a field “{field}”.", "Aucun export ne contient de champ « {field} ».")
    found = Text("Found: {known}.", "Trouvé : {known}.")
    remedy = Text("See them: cordee show data_use", "Voyez-les : cordee show data_use")


class SeveralFields(QuestionProblem):
    """Fields of several tables have that name."""

    code = "MEASURE-81"
    wrong = Text("Several tables hold a field “{field}”.", "Plusieurs tables contiennent un champ « {field} ».")
    found = Text("Found in: {tables}.", "Trouvé dans : {tables}.")
    remedy = Text("Say which: --table {example}", "Dites laquelle : --table {example}")


class WhyOtherwise(QuestionProblem):
    """A decision goes against the proposal, and says not why."""

    code = "MEASURE-82"
    wrong = Text("Say why, in a few words.", "Dites pourquoi, en quelques mots.")
    found = Text(
        "Found: a decision other than the proposal ({proposal}), without a reason.",
        "Trouvé : une décision autre que la proposition ({proposal}), sans raison.",
    )
    remedy = Text("Give the reason with it, or follow the proposal.", "Donnez la raison avec elle, ou suivez la proposition.")


class NothingSaid(QuestionProblem):
    """There is nothing to undo."""

    code = "MEASURE-83"
    wrong = Text("There is nothing to undo.", "Il n’y a rien à annuler.")
    found = Text("Found: nobody has said anything of “{field}”.", "Trouvé : personne n’a rien dit de « {field} ».")
    remedy = Text("Decide first: cordee use decide FIELD use", "Décidez d’abord : cordee use decide CHAMP use")

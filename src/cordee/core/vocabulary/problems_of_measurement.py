"""Problems of measuring what worked, with their codes MEASURE-01 to MEASURE-19."""

from __future__ import annotations

from cordee.core.vocabulary.problems import QuestionProblem
from cordee.core.vocabulary.text import Text


class TooManyStates(QuestionProblem):
    """A chain that remembers so many touches would have more states than can be solved."""

    code = "MEASURE-01"
    wrong = Text(
        "A chain that remembers the last {order} touches has too many states here.",
        "Une chaîne qui se souvient des {order} derniers contacts a ici trop d’états.",
    )
    found = Text("Found: more than {most} different ones.", "Trouvé : plus de {most} états différents.")
    remedy = Text(
        "Remember fewer touches (a lower order), or credit something coarser.",
        "Retenez moins de contacts (un ordre plus petit), ou créditez une dimension plus grossière.",
    )


class TooManyChannels(QuestionProblem):
    """More different things are to be credited than a chain can be solved for."""

    code = "MEASURE-02"
    wrong = Text("There are too many things to credit.", "Il y a trop de choses à créditer.")
    found = Text("Found: {found} different ones; {most} at most.", "Trouvé : {found} différentes ; {most} au plus.")
    remedy = Text(
        "Credit something coarser, or use a rule such as linear.",
        "Créditez une dimension plus grossière, ou prenez une règle comme linear.",
    )

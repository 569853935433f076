"""Problems of experiments as records, with their codes MEASURE-60 to MEASURE-69."""

from __future__ import annotations

from cordee.core.vocabulary.problems import Problem
from cordee.core.vocabulary.text import Text


class TrialProblem(Problem):
    """An experiment cannot be planned, started, read or decided as asked."""


class BadPlan(TrialProblem):
    """A plan says something that no experiment can be."""

    code = "MEASURE-60"
    wrong = Text("This plan cannot be an experiment.", "Ce plan ne peut pas être une expérience.")
    found = Text("Found: {complaint}.", "Trouvé : {complaint}.")
    remedy = Text("Correct the plan, then write it again.", "Corrigez le plan, puis enregistrez-le de nouveau.")


class NoSuchExperiment(TrialProblem):
    """No experiment goes by that key."""

    code = "MEASURE-61"
    wrong = Text("There is no experiment {key}.", "Il n’y a pas d’expérience {key}.")
    found = Text("Found: {known}.", "Trouvé : {known}.")
    remedy = Text(
        "See them with “cordee experiments list”, or under Results, Experiments.",
        "Voyez-les avec « cordee experiments list », ou sous Résultats, Expériences.",
    )


class NotNow(TrialProblem):
    """The experiment is not where this step can be taken."""

    code = "MEASURE-62"
    wrong = Text("Experiment {key} cannot take this step now.", "L’expérience {key} ne peut pas franchir cette étape maintenant.")
    found = Text(
        "Found: it is {state}; the step needs it to be {needed}.", "Trouvé : elle est {state} ; l’étape demande {needed}."
    )
    remedy = Text(
        "Take the steps in order: plan, register, start, read, stop, decide.",
        "Suivez l’ordre : planifier, enregistrer, démarrer, lire, arrêter, décider.",
    )


class Fixed(TrialProblem):
    """What measures cannot change once chance has decided."""

    code = "MEASURE-63"
    wrong = Text("This part of the plan is fixed since the start.", "Cette partie du plan est figée depuis le démarrage.")
    found = Text("Found: {fields}.", "Trouvé : {fields}.")
    remedy = Text(
        "Stop this experiment and plan another; its name, its hypothesis and its holder may still be amended, with a reason.",
        "Arrêtez cette expérience et planifiez-en une autre ; son nom, son hypothèse et son responsable peuvent encore être modifiés, avec un motif.",
    )


class SaysWhy(TrialProblem):
    """A step that needs a reason has none."""

    code = "MEASURE-64"
    wrong = Text("This step needs a reason.", "Cette étape demande un motif.")
    found = Text("Found: {case}.", "Trouvé : {case}.")
    remedy = Text(
        "Say why in a few words; it stays with the experiment.",
        "Dites pourquoi en quelques mots ; le motif reste avec l’expérience.",
    )


class NothingToMeasure(TrialProblem):
    """The results give nothing on which an experiment could be planned or read."""

    code = "MEASURE-65"
    wrong = Text("The figures here do not allow this experiment.", "Les chiffres disponibles ne permettent pas cette expérience.")
    found = Text("Found: {case}.", "Trouvé : {case}.")
    remedy = Text(
        "Count something that happens more often, such as new opportunities; or take exports in that cover a longer time and plan again.",
        "Comptez quelque chose de plus fréquent, de nouvelles opportunités par exemple ; ou importez une période plus longue, puis planifiez de nouveau.",
    )


class SameKindRuns(TrialProblem):
    """Another experiment of the same kind runs, and its holdout would spoil this one."""

    code = "MEASURE-66"
    wrong = Text("An experiment of the same kind is running.", "Une expérience du même genre est en cours.")
    found = Text("Found: {key}, {name}.", "Trouvé : {key}, {name}.")
    remedy = Text("Stop it first, or test another technique.", "Arrêtez-la d’abord, ou testez une autre technique.")


class NoSuchLook(TrialProblem):
    """A decision names a look that was not taken."""

    code = "MEASURE-67"
    wrong = Text("Experiment {key} has no look number {number}.", "L’expérience {key} n’a pas de lecture numéro {number}.")
    found = Text("Found: {count} looks.", "Trouvé : {count} lectures.")
    remedy = Text(
        "Name a look that was taken, or none: the decision is then kept as an opinion.",
        "Nommez une lecture faite, ou aucune : la décision est alors gardée comme une opinion.",
    )


class NothingChanges(TrialProblem):
    """An amendment leaves the plan as it was."""

    code = "MEASURE-68"
    wrong = Text("This amendment changes nothing.", "Cette modification ne change rien.")
    found = Text("Found: the plan of {key} as it stands.", "Trouvé : le plan de {key} tel qu’il est.")
    remedy = Text("Say what should be otherwise.", "Dites ce qui doit être différent.")

"""Problems of experiments, with their codes MEASURE-20 to MEASURE-39."""

from __future__ import annotations

from cordee.core.vocabulary.problems import Problem
from cordee.core.vocabulary.text import Text


class ExperimentProblem(Problem):
    """An experiment's table cannot be compared as asked."""


class NoSuchColumn(ExperimentProblem):
    """The table lacks a column that was named."""

    code = "MEASURE-20"
    wrong = Text("The table has no column “{column}”.", "Le tableau n’a pas de colonne « {column} ».")
    found = Text("Found: {found}.", "Trouvé : {found}.")
    remedy = Text("Name one of these, or pass the values themselves.", "Nommez l’une d’elles, ou donnez les valeurs elles-mêmes.")


class EmptyCells(ExperimentProblem):
    """Cells are empty where every row needs a value."""

    code = "MEASURE-21"
    wrong = Text("“{column}” has empty cells.", "« {column} » a des cellules vides.")
    found = Text("Found: {count} of {rows} rows.", "Trouvé : {count} lignes sur {rows}.")
    remedy = Text(
        "Whoever was assigned counts: put 0 where nothing happened, and leave out only what nobody could have seen in either arm.",
        "Tout compte assigné compte : mettez 0 là où rien ne s’est passé, et n’écartez que ce que personne ne pouvait voir dans aucun des groupes.",
    )


class EmptyArm(ExperimentProblem):
    """No row is in one of the two arms."""

    code = "MEASURE-22"
    wrong = Text("Nobody is in the arm “{arm}”.", "Personne n’est dans le groupe « {arm} ».")
    found = Text("Found: {found}.", "Trouvé : {found}.")
    remedy = Text("Say which values are treated and control.", "Dites quelles valeurs sont traité et témoin.")


class AccountInBothArms(ExperimentProblem):
    """Rows of one account are in both arms."""

    code = "MEASURE-23"
    wrong = Text("{count} accounts are in both arms.", "{count} comptes sont dans les deux groupes.")
    found = Text("Found: {accounts} accounts in all.", "Trouvé : {accounts} comptes en tout.")
    remedy = Text(
        "Chance must have moved what you compare: leave these accounts out of both arms, or name what was really assigned.",
        "Le hasard doit avoir porté sur ce que vous comparez : écartez ces comptes des deux groupes, ou nommez ce qui a été réellement assigné.",
    )


class NotNumbers(ExperimentProblem):
    """A column that must hold numbers holds something else."""

    code = "MEASURE-24"
    wrong = Text("“{column}” does not hold numbers.", "« {column} » ne contient pas de nombres.")
    found = Text("Found: {found}.", "Trouvé : {found}.")
    remedy = Text("Give numbers, or 1 and 0 for yes and no.", "Donnez des nombres, ou 1 et 0 pour oui et non.")

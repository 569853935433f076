"""Problems of orders and of the fields that a gain is looked for in, with their codes MEASURE-40 to MEASURE-49."""

from __future__ import annotations

from cordee.core.vocabulary.problems import QuestionProblem
from cordee.core.vocabulary.text import Text


class NoSuchOrders(QuestionProblem):
    """The orders lack a column that was named."""

    code = "MEASURE-40"
    wrong = Text("The orders have no column “{column}”.", "Les commandes n’ont pas de colonne « {column} ».")
    found = Text("Found: {found}.", "Trouvé : {found}.")
    remedy = Text(
        "Name the columns with customer=, when= and amount=; amount=None where there are no amounts.",
        "Nommez les colonnes avec customer=, when= et amount= ; amount=None s’il n’y a pas de montants.",
    )


class OrdersWithoutDates(QuestionProblem):
    """The column of days holds something else than days."""

    code = "MEASURE-41"
    wrong = Text("“{column}” does not hold the days of the orders.", "« {column} » ne contient pas les jours des commandes.")
    found = Text("Found: {found}.", "Trouvé : {found}.")
    remedy = Text("Give dates or timestamps, with no cell empty.", "Donnez des dates ou des horodatages, sans cellule vide.")


class OrdersWithoutNumbers(QuestionProblem):
    """The column of amounts holds something else than numbers."""

    code = "MEASURE-42"
    wrong = Text(
        "“{column}” does not hold the amounts of the orders.", "« {column} » ne contient pas les montants des commandes."
    )
    found = Text("Found: {found}.", "Trouvé : {found}.")
    remedy = Text(
        "Give numbers, empty where an amount is not known; or amount=None.",
        "Donnez des nombres, vides là où un montant est inconnu ; ou amount=None.",
    )


class NoOrders(QuestionProblem):
    """No order counts."""

    code = "MEASURE-43"
    wrong = Text("There is no order to look at.", "Il n’y a aucune commande à examiner.")
    found = Text("Found: {rows} rows, none until {until}.", "Trouvé : {rows} lignes, aucune jusqu’au {until}.")
    remedy = Text("Check the file, and the day given as until.", "Vérifiez le fichier, et le jour donné pour until.")

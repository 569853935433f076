"""Problems of answers to a scale, with their codes VOICE-20 to VOICE-29."""

from __future__ import annotations

from cordee.core.vocabulary.problems import VoiceProblem
from cordee.core.vocabulary.text import Text


class NoSuchItem(VoiceProblem):
    """An item is named that the table has no column for."""

    code = "VOICE-20"
    wrong = Text("The answers have no column {columns}.", "Les réponses n’ont pas de colonne {columns}.")
    found = Text("Found: {headings}.", "Trouvé : {headings}.")
    remedy = Text(
        "Name the items as their columns are headed; reversed items are among the items.",
        "Nommez les items comme leurs colonnes ; les items inversés figurent parmi les items.",
    )


class AnswersAreNoNumbers(VoiceProblem):
    """A column of answers holds something else than numbers."""

    code = "VOICE-21"
    wrong = Text("The answers in {column} are not all numbers.", "Les réponses de {column} ne sont pas toutes des nombres.")
    found = Text("Found: {n} other cells, the first in row {row}.", "Trouvé : {n} autres cellules, la première à la ligne {row}.")
    remedy = Text(
        "Write each answer as a number, and leave a missing one empty.",
        "Écrivez chaque réponse comme un nombre, et laissez vide celle qui manque.",
    )


class AnswersOutsideScale(VoiceProblem):
    """An answer is no point of the scale."""

    code = "VOICE-22"
    wrong = Text("Some answers lie outside 1 to {points}.", "Certaines réponses sont hors de 1 à {points}.")
    found = Text("Found: from {least} to {most} in {columns}.", "Trouvé : de {least} à {most} dans {columns}.")
    remedy = Text(
        "Give the number of points with --points (points= in Python), and leave codes for “no answer” empty.",
        "Indiquez le nombre de points avec --points (points= en Python), et laissez vides les codes de « non-réponse ».",
    )


class TooLittleToJudge(VoiceProblem):
    """There are not two items, or two items that nobody answered together."""

    code = "VOICE-23"
    wrong = Text("These answers cannot be judged together.", "Ces réponses ne peuvent pas être jugées ensemble.")
    found = Text(
        "Found: {items} items, answered together by {n} people at the least.",
        "Trouvé : {items} items, auxquels {n} personnes au moins ont répondu ensemble.",
    )
    remedy = Text(
        "Name two items at least, each two of them answered by the same people.",
        "Nommez au moins deux items, chaque paire ayant reçu des réponses des mêmes personnes.",
    )


class AnswersTooLong(VoiceProblem):
    """A file of answers is not read whole."""

    code = "VOICE-24"
    wrong = Text("{file} is not read whole by this command.", "{file} n’est pas lu en entier par cette commande.")
    found = Text("Found: {detail}.", "Trouvé : {detail}.")
    remedy = Text(
        "Keep the columns of answers, as CSV of less than 10 MB; or call cordee.scale in Python.",
        "Gardez les colonnes de réponses, en CSV de moins de 10 Mo ; ou appelez cordee.scale en Python.",
    )


class NoSuchAnswers(VoiceProblem):
    """A file of answers does not exist."""

    code = "VOICE-25"
    wrong = Text("There is no file {file}.", "Le fichier {file} n’existe pas.")
    found = Text("Found: nothing at that path.", "Trouvé : rien à cet endroit.")
    remedy = Text("Check the name and the folder.", "Vérifiez le nom et le dossier.")

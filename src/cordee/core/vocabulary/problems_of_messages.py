"""Problems of messages that are checked, with their codes MESSAGE-nn."""

from __future__ import annotations

from cordee.core.vocabulary.problems import QuestionProblem
from cordee.core.vocabulary.text import Text


class MessageTooLong(QuestionProblem):
    """A text is longer than one message."""

    code = "MESSAGE-01"
    wrong = Text("The text is too long to be read as one message.", "Le texte est trop long pour être lu comme un seul message.")
    found = Text("Found: {n} letters, of {most} at most.", "Trouvé : {n} caractères, pour {most} au plus.")
    remedy = Text("Give it in parts.", "Donnez-le par parties.")


class NoSuchMessage(QuestionProblem):
    """A file of a message is named that is not there."""

    code = "MESSAGE-02"
    wrong = Text("There is no file {file}.", "Il n’y a pas de fichier {file}.")
    found = Text("Found: nothing to read.", "Trouvé : rien à lire.")
    remedy = Text("Name a text, or - for standard input.", "Nommez un texte, ou - pour l’entrée standard.")


class NoSuchVersion(QuestionProblem):
    """A message or a version of it is named that is not kept."""

    code = "MESSAGE-03"
    wrong = Text("There is no message or version {key}.", "Il n’y a pas de message ni de version {key}.")
    found = Text("Found: {known}.", "Trouvé : {known}.")
    remedy = Text(
        "See them with “cordee message versions”, or under Programmes, Versions.",
        "Voyez-les avec « cordee message versions », ou sous Programmes, Versions.",
    )


class BadVersion(QuestionProblem):
    """A version, or a note on it, is written that cannot be."""

    code = "MESSAGE-04"
    wrong = Text("The version cannot be as it is written.", "La version ne peut pas être telle qu’elle est écrite.")
    found = Text("Found: {complaint}.", "Trouvé : {complaint}.")
    remedy = Text("Complete it, then keep it again.", "Complétez-la, puis gardez-la de nouveau.")

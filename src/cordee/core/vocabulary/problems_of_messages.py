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

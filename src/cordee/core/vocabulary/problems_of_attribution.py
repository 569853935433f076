"""Problems of attribution, with their codes MEASURE-03 to MEASURE-19."""

from __future__ import annotations

from cordee.core.vocabulary.problems import QuestionProblem
from cordee.core.vocabulary.text import Text


class NoPlaceForJourneys(QuestionProblem):
    """The file for the journeys cannot be written where it is asked for."""

    code = "MEASURE-03"
    wrong = Text("{file} cannot be written.", "{file} ne peut pas être écrit.")
    found = Text(
        "Found: its folder is not there, or it is a folder itself.", "Trouvé : son dossier n’existe pas, ou c’est un dossier."
    )
    remedy = Text("Name a file in a folder that is there.", "Indiquez un fichier dans un dossier qui existe.")

"""Problems of files that were refused whole. INTAKE-11 to INTAKE-14."""

from __future__ import annotations

from cordee.core.vocabulary.problems import IntakeProblem
from cordee.core.vocabulary.text import Text


class NoSuchRefusedFile(IntakeProblem):
    """A refused file to discard is not there."""

    code = "INTAKE-11"
    wrong = Text("No refused file is called “{file}”.", "Aucun fichier refusé ne s’appelle « {file} ».")
    found = Text("Found: {known}.", "Trouvé : {known}.")
    remedy = Text(
        "They lie in the workspace’s folder refused.", "Ils se trouvent dans le dossier refused de l’espace de travail."
    )

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


class PackedFolder(IntakeProblem):
    """The file is an archive of other files, of which none is read."""

    code = "INTAKE-12"
    wrong = Text(
        "No file of the archive {file} is a table that is read.", "Aucun fichier de l’archive {file} n’est un tableau qui se lit."
    )
    found = Text("Found: {inside}.", "Trouvé : {inside}.")
    remedy = Text(
        "Unpack it, and add the file that you mean: what it lacks is said then.",
        "Décompressez-la, puis ajoutez le fichier voulu : ce qui lui manque sera dit alors.",
    )
    standing = Text("Nothing was imported.", "Rien n’a été importé.")

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
    """The file is an archive of other files, such as LinkedIn hands them out."""

    code = "INTAKE-12"
    wrong = Text("{file} packs several files.", "{file} est une archive de plusieurs fichiers.")
    found = Text("Found: {inside}.", "Trouvé : {inside}.")
    remedy = Text(
        "Unpack it, and add the files that it holds; two archives whose files bear the same names may be added one after the other.",
        "Décompressez-la, puis ajoutez les fichiers qu’elle contient ; deux archives aux fichiers de même nom s’ajoutent l’une après l’autre.",
    )
    standing = Text("Nothing was imported.", "Rien n’a été importé.")

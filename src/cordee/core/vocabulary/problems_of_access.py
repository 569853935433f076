"""Problems of what protects the access of those who sign in. TRUST-54 to 69."""

from __future__ import annotations

from cordee.core.vocabulary.problems import TrustProblem
from cordee.core.vocabulary.text import Text


class OwedToThem(TrustProblem):
    """A letter that tells a user that a key of theirs changed is taken back by nobody."""

    code = "TRUST-54"
    wrong = Text("This letter cannot be taken back.", "Cette lettre ne peut pas être retirée.")
    found = Text(
        "Found: it tells somebody that a key to their access changed, which whoever changed it could want to hide.",
        "Trouvé : elle dit à quelqu’un qu’une clé de son accès a changé, ce que l’auteur du changement pourrait vouloir cacher.",
    )
    remedy = Text("Let it go; it holds no secret.", "Laissez-la partir ; elle ne contient aucun secret.")


class TooManyCalls(TrustProblem):
    """A program calls the API more often than it may."""

    code = "TRUST-55"
    wrong = Text("Too many calls.", "Trop d’appels.")
    found = Text("Found: more than {most} within {minutes} minutes.", "Trouvé : plus de {most} en {minutes} minutes.")
    remedy = Text(
        "Wait {minutes} minutes, then ask for more rows at once and less often.",
        "Attendez {minutes} minutes, puis demandez plus de lignes à la fois et moins souvent.",
    )


class TooMuchSent(TrustProblem):
    """An upload is larger than the machine takes, or one too many of the day."""

    code = "TRUST-56"
    wrong = Text("This is more than may be sent.", "C’est plus que ce qui peut être envoyé.")
    found = Text(
        "Found: {size} MB, after {today} MB today; {most} MB at once and {a_day} MB a day may be sent.",
        "Trouvé : {size} Mo, après {today} Mo aujourd’hui ; {most} Mo à la fois et {a_day} Mo par jour peuvent être envoyés.",
    )
    remedy = Text(
        "Put the file into inbox/ on the machine, or raise upload_megabytes in cordee.toml.",
        "Posez le fichier dans inbox/ sur la machine, ou augmentez upload_megabytes dans cordee.toml.",
    )
    standing = Text("Nothing was kept.", "Rien n’a été gardé.")

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

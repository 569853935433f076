"""Problems of what surveys bring: reopening, comparing waves, the trust pulse, words taken over. The tree is drawn in ``problems``."""

from __future__ import annotations

from cordee.core.vocabulary.problems import VoiceProblem
from cordee.core.vocabulary.text import Text


class NotClosed(VoiceProblem):
    """A survey is reopened that is not closed."""

    code = "VOICE-80"
    wrong = Text("Survey {id} is not closed.", "L’enquête {id} n’est pas close.")
    found = Text("Found: a survey that nobody closed.", "Trouvé  une enquête que personne n’a close.")
    remedy = Text("Nothing has to be undone.", "Il n’y a rien à annuler.")


class AlreadyCounted(VoiceProblem):
    """A survey is reopened whose answers a computation has counted."""

    code = "VOICE-81"
    wrong = Text("The answers to survey {id} are counted.", "Les réponses à l’enquête {id} sont comptées.")
    found = Text("Found: a computation after its closing.", "Trouvé  un calcul après sa clôture.")
    remedy = Text("Make the next wave: cordee surveys new", "Lancez la vague suivante  cordee surveys new")

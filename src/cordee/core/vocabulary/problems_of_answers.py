"""Problems of what surveys bring: reopening, comparing waves, the trust pulse, words taken over. The tree is drawn in ``problems``."""

from __future__ import annotations

from cordee.core.vocabulary.problems import VoiceProblem
from cordee.core.vocabulary.text import Text


class NotClosed(VoiceProblem):
    """A survey is reopened that is not closed."""

    code = "VOICE-80"
    wrong = Text("Survey {id} is not closed.", "L’enquête {id} n’est pas close.")
    found = Text("Found: a survey that nobody closed.", "Trouvé : une enquête que personne n’a close.")
    remedy = Text("Nothing has to be undone.", "Il n’y a rien à annuler.")


class ReplyTooSoon(VoiceProblem):
    """An answer to a survey is written before anything came out of it."""

    code = "VOICE-82"
    wrong = Text("There is nothing to answer to yet.", "Il n’y a encore rien à quoi répondre.")
    found = Text("Found: survey {id}, not closed and computed yet.", "Trouvé : l’enquête {id}, ni close ni calculée.")
    remedy = Text(
        "Close it and compute, then answer to what came out.", "Fermez-la et calculez, puis répondez à ce qui en est sorti."
    )


class AlreadyCounted(VoiceProblem):
    """A survey is reopened whose answers a computation has counted."""

    code = "VOICE-81"
    wrong = Text("The answers to survey {id} are counted.", "Les réponses à l’enquête {id} sont comptées.")
    found = Text("Found: a computation after its closing.", "Trouvé : un calcul après sa clôture.")
    remedy = Text("Make the next wave: cordee surveys new", "Lancez la vague suivante : cordee surveys new")

"""Problems of what is lifted again: a closed link, an address that bounced, somebody erased who comes back. TRUST-50 to 53."""

from __future__ import annotations

from cordee.core.vocabulary.problems import TrustProblem
from cordee.core.vocabulary.text import Text


class ClosedLink(TrustProblem):
    """A signed link was closed before its time."""

    code = "TRUST-50"
    wrong = Text("This link was closed.", "Ce lien a été fermé.")
    found = Text("Found: a link that somebody closed before its time.", "Trouvé : un lien fermé avant son terme.")
    remedy = Text(
        "Make another: cordee link PERSON. What was said on it stands.",
        "Faites-en un autre : cordee link PERSONNE. Ce qui y a été dit reste valable.",
    )


class NeverErased(TrustProblem):
    """Nobody who was erased goes by that address or profile."""

    code = "TRUST-51"
    wrong = Text("Nobody who was erased goes by {said}.", "Personne d’effacé ne répond à {said}.")
    found = Text("Found: {n} erasures, none of this address.", "Trouvé : {n} effacements, aucun de cette adresse.")
    remedy = Text(
        "Take the address in as they give it today; if it is another one than before, nothing stands against it.",
        "Reprenez l’adresse telle que la personne la donne aujourd’hui ; si elle a changé, rien ne s’y oppose.",
    )


class NotDead(TrustProblem):
    """No bounce stands against an address."""

    code = "TRUST-52"
    wrong = Text("Nothing stands against this address.", "Rien ne s’oppose à cette adresse.")
    found = Text("Found: no letter to it that came back.", "Trouvé : aucune lettre revenue de là.")
    remedy = Text("See the letters: cordee mail list", "Voyez les lettres : cordee mail list")


class WhyLifted(TrustProblem):
    """Something is lifted without saying why."""

    code = "TRUST-53"
    wrong = Text("Say why.", "Dites pourquoi.")
    found = Text("Found: no reason.", "Trouvé : aucune raison.")
    remedy = Text(
        "Give it in a few words: who asked, when, how one can tell.",
        "Donnez-la en quelques mots : qui l’a demandé, quand, à quoi on le voit.",
    )

"""Problems of pressure, with their codes TRUST-10 to TRUST-19."""

from __future__ import annotations

from cordee.core.vocabulary.problems import TrustProblem
from cordee.core.vocabulary.text import Text


class NobodyAndNoAccount(TrustProblem):
    """Neither a person nor an account goes by that word."""

    code = "TRUST-10"
    wrong = Text("No person and no account is known as {said}.", "Ni personne ni compte n’est connu sous {said}.")
    found = Text(
        "Found: {people} people and {accounts} accounts in the last run.",
        "Trouvé : {people} personnes et {accounts} comptes dans le dernier calcul.",
    )
    remedy = Text(
        "Give an e-mail address, a whole name, a company’s name, its domain or an id.",
        "Donnez une adresse e-mail, un nom entier, le nom d’une entreprise, son domaine ou un identifiant.",
    )


class SeveralAccounts(TrustProblem):
    """A name is carried by several accounts."""

    code = "TRUST-11"
    wrong = Text("Several accounts are called {said}.", "Plusieurs comptes s’appellent {said}.")
    found = Text("Found: {ids}.", "Trouvé : {ids}.")
    remedy = Text("Give the id of the one you mean.", "Donnez l’identifiant de celui que vous voulez dire.")

"""Problems of the registers: interests, written contracts, documents of the company. The tree is drawn in ``problems``."""

from __future__ import annotations

from collections.abc import Sequence

from cordee.core.vocabulary.problems import TrustProblem
from cordee.core.vocabulary.text import Text


def listed(complaints: Sequence[Text]) -> Text:
    """Join complaints into one sentence in each language.

    Examples
    --------
    >>> listed([Text("a", "à"), Text("b", "bé")]).en
    'a; b'
    """
    return Text("; ".join(one.en for one in complaints), " ; ".join(one.fr for one in complaints))


class BadInterest(TrustProblem):
    """An interest is declared that cannot be."""

    code = "TRUST-40"
    wrong = Text("The entry cannot be as it is written.", "L’inscription ne peut pas être telle qu’elle est écrite.")
    found = Text("Found: {complaints}.", "Trouvé : {complaints}.")
    remedy = Text("Correct it and enter it again.", "Corrigez-la, puis saisissez-la de nouveau.")


class NoSuchInterest(TrustProblem):
    """An entry is named that the register does not have."""

    code = "TRUST-41"
    wrong = Text("The register has no entry {id}.", "Le registre n’a pas d’inscription {id}.")
    found = Text("Found: {n} entries.", "Trouvé : {n} inscriptions.")
    remedy = Text("List them: cordee interests list", "Listez-les : cordee interests list")


class InterestPassed(TrustProblem):
    """An entry would be corrected or withdrawn that another entry has replaced already."""

    code = "TRUST-42"
    wrong = Text("Entry {id} does not stand any more.", "L’inscription {id} n’est plus en vigueur.")
    found = Text("Found: entry {by} corrected or withdrew it.", "Trouvé : l’inscription {by} l’a corrigée ou retirée.")
    remedy = Text(
        "Correct the one that stands: cordee interests list", "Corrigez celle qui est en vigueur : cordee interests list"
    )


class ReasonMissing(TrustProblem):
    """An entry is corrected or withdrawn without saying why."""

    code = "TRUST-43"
    wrong = Text("A correction says why.", "Une correction dit pourquoi.")
    found = Text("Found: no reason.", "Trouvé : aucune raison.")
    remedy = Text("Give the reason in a few words.", "Donnez la raison en quelques mots.")


class NoSuchDocument(TrustProblem):
    """A document or a version of one is asked for that there is not."""

    code = "TRUST-44"
    wrong = Text("There is no document {name}.", "Le document {name} n’existe pas.")
    found = Text("Found: {known}.", "Trouvé : {known}.")
    remedy = Text("Ask for one of them: cordee document {example}", "Demandez l’un d’eux : cordee document {example}")


class DocumentMoved(TrustProblem):
    """A document would be saved over a version that its author has not seen."""

    code = "TRUST-45"
    wrong = Text("Somebody saved this document while you wrote.", "Quelqu’un a enregistré ce document pendant que vous écriviez.")
    found = Text("Found: version {found}; you began from {begun}.", "Trouvé : la version {found} ; vous partiez de la {begun}.")
    remedy = Text(
        "Read the latest version, bring your changes into it, and save again.",
        "Lisez la dernière version, reportez-y vos changements, puis enregistrez de nouveau.",
    )


class BadContract(TrustProblem):
    """A written contract is noted that cannot be."""

    code = "TRUST-46"
    wrong = Text("The contract cannot be noted as it is written.", "Le contrat ne peut pas être noté tel qu’il est écrit.")
    found = Text("Found: {complaints}.", "Trouvé : {complaints}.")
    remedy = Text("Correct it and note it again.", "Corrigez-le, puis notez-le de nouveau.")

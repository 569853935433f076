"""Problems of people, consent, links, rules and erasure: TRUST-01 to TRUST-09, and TRUST-30."""

from __future__ import annotations

from cordee.core.vocabulary.problems import TrustProblem
from cordee.core.vocabulary.text import Text


class NoSuchPerson(TrustProblem):
    """Nobody goes by that address, profile or id."""

    code = "TRUST-01"
    wrong = Text("Nobody is known as {said}.", "Personne n’est connu sous {said}.")
    found = Text("Found: {people} people in the last run.", "Trouvé : {people} personnes dans le dernier calcul.")
    remedy = Text(
        "Give an e-mail address, a LinkedIn address or an id of: cordee show persons",
        "Donnez une adresse e-mail, une adresse LinkedIn ou un identifiant de : cordee show persons",
    )


class SeveralPeople(TrustProblem):
    """A name is carried by several people."""

    code = "TRUST-02"
    wrong = Text("Several people are called {said}.", "Plusieurs personnes s’appellent {said}.")
    found = Text("Found: {ids}.", "Trouvé : {ids}.")
    remedy = Text(
        "Give the address of the one you mean, or the id in brackets.",
        "Donnez l’adresse de celle que vous voulez dire, ou l’identifiant entre parenthèses.",
    )


class NoSuchRequest(TrustProblem):
    """No open request of that number asks for an erasure."""

    code = "TRUST-30"
    wrong = Text("Request {request} asks for no erasure.", "La demande {request} ne demande aucun effacement.")
    found = Text("Found: no open request of that number.", "Trouvé : aucune demande ouverte de ce numéro.")
    remedy = Text("See the requests: Data, Trust register.", "Voyez les demandes : Données, Registre de confiance.")


class ForgedLink(TrustProblem):
    """A signed link that we did not make, or not for this page."""

    code = "TRUST-03"
    wrong = Text("This link does not open.", "Ce lien n’ouvre rien.")
    found = Text(
        "Found: an address that we did not make, or not whole.", "Trouvé : une adresse qui n’est pas de nous, ou incomplète."
    )
    remedy = Text(
        "Take the link of your message whole, or ask for another.",
        "Prenez le lien de votre message en entier, ou demandez-en un autre.",
    )


class ExpiredLink(TrustProblem):
    """A signed link that is too old by now."""

    code = "TRUST-04"
    wrong = Text("This link no longer opens.", "Ce lien n’ouvre plus.")
    found = Text("Found: a link that held until {until}.", "Trouvé : un lien valable jusqu’au {until}.")
    remedy = Text("Ask for another; what you said stands.", "Demandez-en un autre ; ce que vous avez dit reste valable.")


class NoSuchRule(TrustProblem):
    """The rulebook has no rule of that name."""

    code = "TRUST-05"
    wrong = Text("There is no rule {rule}.", "Il n’y a pas de règle {rule}.")
    found = Text("Found: {known}.", "Trouvé : {known}.")
    remedy = Text("See them all: cordee rules list", "Voyez-les toutes : cordee rules list")


class FirmRule(TrustProblem):
    """A rule is switched about which nobody has the choice."""

    code = "TRUST-06"
    wrong = Text("The rule {rule} cannot be switched.", "La règle {rule} ne se change pas.")
    found = Text("Found: nobody has the choice here.", "Trouvé : personne n’a le choix ici.")
    remedy = Text("Leave it as it is.", "Laissez-la telle quelle.")


class RuleReason(TrustProblem):
    """A rule is switched without a reason."""

    code = "TRUST-07"
    wrong = Text("Switching the rule {rule} needs a reason.", "Changer la règle {rule} demande une raison.")
    found = Text("Found: none.", "Trouvé : aucune.")
    remedy = Text(
        "Say why: it stays in the register, with the day and your name.",
        "Dites pourquoi : la raison reste au registre, avec le jour et votre nom.",
    )


class ProofNeeded(TrustProblem):
    """A consent is noted without saying how one knows of it."""

    code = "TRUST-08"
    wrong = Text("A consent is kept with its proof and its source.", "Un consentement se garde avec sa preuve et sa source.")
    found = Text("Found: no {lacking}.", "Trouvé : pas de {lacking}.")
    remedy = Text(
        "Say where and how it was given: a form, a message, a signed paper, a call with its day.",
        "Dites où et comment il a été donné : formulaire, message, papier signé, appel avec son jour.",
    )


class GenericConsent(TrustProblem):
    """A consent is noted for an address that is nobody's own."""

    code = "TRUST-09"
    wrong = Text(
        "{address} is a company’s address: nobody consents with it.",
        "{address} est l’adresse d’une entreprise : personne n’y consent pour soi.",
    )
    found = Text("Found: an address shared by those who read it.", "Trouvé : une adresse que plusieurs personnes lisent.")
    remedy = Text(
        "Note the consent with the person’s own address. An objection from this one can be noted.",
        "Notez le consentement avec l’adresse de la personne. Une opposition venue de celle-ci peut être notée.",
    )

"""Problems of cycles, of the board's page and of what sales judge, with their codes MEASURE-70 to MEASURE-79."""

from __future__ import annotations

from cordee.core.vocabulary.problems import Problem
from cordee.core.vocabulary.text import Text


class CycleProblem(Problem):
    """A cycle, the board's page or a judgement cannot be as it is asked."""


class BadCycle(CycleProblem):
    """A cycle, an initiative or its end is written that cannot be."""

    code = "MEASURE-70"
    wrong = Text("The entry cannot be as it is written.", "L’entrée ne peut pas être telle qu’elle est écrite.")
    found = Text("Found: {complaint}.", "Trouvé : {complaint}.")
    remedy = Text("Correct it and enter it again.", "Corrigez-la, puis saisissez-la de nouveau.")


class NoSuchCycle(CycleProblem):
    """A cycle or an initiative is named that there is not."""

    code = "MEASURE-71"
    wrong = Text("There is no cycle or initiative “{key}”.", "Il n’y a pas de cycle ou d’initiative « {key} ».")
    found = Text("Found: {known}.", "Trouvé : {known}.")
    remedy = Text("List them: cordee cycles list", "Listez-les : cordee cycles list")


class NoResultYet(CycleProblem):
    """A cycle would be closed without a result."""

    code = "MEASURE-72"
    wrong = Text("A cycle closes with a result only.", "Un cycle ne se clôt qu’avec un résultat.")
    found = Text("Found: {complaint}.", "Trouvé : {complaint}.")
    remedy = Text("Compute the figures first: cordee run", "Calculez d’abord les chiffres : cordee run")


class NoLearning(CycleProblem):
    """A cycle would be closed without what was learnt."""

    code = "MEASURE-73"
    wrong = Text("A cycle closes with what was learnt only.", "Un cycle ne se clôt qu’avec un enseignement.")
    found = Text("Found: no learning.", "Trouvé : aucun enseignement.")
    remedy = Text(
        "Write what you would do again, and what not, in a sentence or two.",
        "Écrivez en une ou deux phrases ce que vous referiez, et ce que vous ne referiez pas.",
    )


class CycleClosed(CycleProblem):
    """Something is done to a cycle that is closed, or to be followed by one that is not."""

    code = "MEASURE-74"
    wrong = Text("Cycle {key} is not as this needs it.", "Le cycle {key} n’est pas dans l’état voulu.")
    found = Text("Found: {complaint}.", "Trouvé : {complaint}.")
    remedy = Text("Correct what was learnt, or start the next cycle.", "Corrigez l’enseignement, ou lancez le cycle suivant.")


class LineSaysWhy(CycleProblem):
    """A line is corrected without saying why."""

    code = "MEASURE-75"
    wrong = Text("A correction says why.", "Une correction dit pourquoi.")
    found = Text("Found: no reason.", "Trouvé : aucune raison.")
    remedy = Text("Give the reason in a few words.", "Donnez la raison en quelques mots.")


class NotAColleague(CycleProblem):
    """Somebody outside would be asked to judge a contact."""

    code = "MEASURE-76"
    wrong = Text("Only colleagues are asked to judge a contact.", "Seuls des collègues sont invités à juger un contact.")
    found = Text(
        "Found: an address that is no user’s and not of our own domain.",
        "Trouvé : une adresse qui n’est celle d’aucun utilisateur ni de notre domaine.",
    )
    remedy = Text(
        "Invite them as a user first, or judge it on the page.", "Invitez d’abord la personne, ou jugez-le sur la page."
    )


class NoSuchCase(CycleProblem):
    """A case is named that the results do not know."""

    code = "MEASURE-77"
    wrong = Text("There is no such sales case.", "Il n’y a pas d’affaire de ce nom.")
    found = Text("Found: {n} cases.", "Trouvé : {n} affaires.")
    remedy = Text("List them: cordee show cases", "Listez-les : cordee show cases")


class BadJudgement(CycleProblem):
    """A judgement is given that cannot be."""

    code = "MEASURE-78"
    wrong = Text("The judgement cannot be as it is.", "Le jugement ne peut pas être tel quel.")
    found = Text("Found: {complaint}.", "Trouvé : {complaint}.")
    remedy = Text(
        "Say useful, not-useful or too-early; and sales or marketing.",
        "Dites useful, not-useful ou too-early ; et sales ou marketing.",
    )


class NothingForTheBoard(CycleProblem):
    """The board's page is asked for before there is anything to say."""

    code = "MEASURE-79"
    wrong = Text("There is nothing to tell the board yet.", "Il n’y a encore rien à dire au comité de direction.")
    found = Text("Found: no figures.", "Trouvé : aucun chiffre.")
    remedy = Text("Compute the figures first: cordee run", "Calculez d’abord les chiffres : cordee run")

"""Problems of questions, briefs, mandates and what goes with them. The tree is drawn in ``problems``."""

from __future__ import annotations

from cordee.core.vocabulary.problems import VoiceProblem
from cordee.core.vocabulary.text import Text


class BadBrief(VoiceProblem):
    """A question, a brief or a draft is written that cannot be."""

    code = "VOICE-50"
    wrong = Text("The entry cannot be as it is written.", "L’entrée ne peut pas être telle qu’elle est écrite.")
    found = Text("Found: {complaint}.", "Trouvé : {complaint}.")
    remedy = Text("Correct it and enter it again.", "Corrigez-la, puis saisissez-la de nouveau.")


class NoSuchEntry(VoiceProblem):
    """A question, a person, a brief or a mandate is named that there is not."""

    code = "VOICE-51"
    wrong = Text("There is no {kind} {id}.", "Il n’y a pas de {kind} {id}.")
    found = Text("Found: {n} of them.", "Trouvé : {n} au total.")
    remedy = Text("List them: cordee briefs, cordee mandates", "Listez-les : cordee briefs, cordee mandates")


class NotAgreed(VoiceProblem):
    """Something would be proposed to somebody who has not agreed to be asked."""

    code = "VOICE-52"
    wrong = Text("{name} has not agreed to be asked.", "{name} n’a pas accepté d’être sollicité.")
    found = Text("Found: no agreement that holds for this territory.", "Trouvé : aucun accord qui vaille pour ce territoire.")
    remedy = Text("Hand them their page: they agree there themselves.", "Remettez-lui sa page : l’accord s’y donne soi-même.")


class ProposedBefore(VoiceProblem):
    """A question would be proposed to the same person again."""

    code = "VOICE-53"
    wrong = Text(
        "This question was proposed to {name} before; nobody is asked the same thing twice.",
        "Cette question a déjà été proposée à {name} ; on ne demande pas deux fois la même chose.",
    )
    found = Text("Found: a proposal of {day}.", "Trouvé : une proposition du {day}.")
    remedy = Text("Propose it to somebody else.", "Proposez-la à quelqu’un d’autre.")


class AskedEnough(VoiceProblem):
    """Somebody would be asked more often than they settled, or than the caps allow."""

    code = "VOICE-54"
    wrong = Text("{name} cannot be asked now.", "{name} ne peut pas être sollicité maintenant.")
    found = Text("Found: {because}.", "Trouvé : {because}.")
    remedy = Text("Wait, or propose it to somebody else.", "Attendez, ou proposez-la à quelqu’un d’autre.")


class ConfidenceFirst(VoiceProblem):
    """Somebody would be asked to recommend what they have not said they trust."""

    code = "VOICE-55"
    wrong = Text("{name} has not said that they trust the offer themselves.", "{name} n’a pas dit avoir confiance dans l’offre.")
    found = Text("Found: no statement of confidence.", "Trouvé : aucune déclaration de confiance.")
    remedy = Text(
        "Let them try it and say so on their page, or ask for something that recommends nothing.",
        "Laissez l’essai se faire et la déclaration se donner sur sa page, ou demandez un texte qui ne recommande rien.",
    )


class AgainstRule(VoiceProblem):
    """What is written goes against a rule of conduct."""

    code = "VOICE-56"
    wrong = Text("The rule {rule} forbids it: {says}", "La règle {rule} l’interdit : {says}")
    found = Text("Found: “{words}” ({kind}).", "Trouvé : « {words} » ({kind}).")
    remedy = Text("Write it without: {instead}.", "Écrivez-le sans cela : {instead}.")


class DraftIsTheirs(VoiceProblem):
    """Somebody would read or change a draft that its author has not handed over."""

    code = "VOICE-57"
    wrong = Text("This draft is its author’s.", "Ce brouillon est à la personne qui l’écrit.")
    found = Text("Found: not handed over.", "Trouvé : pas encore remis.")
    remedy = Text("Wait until they hand it over.", "Attendez qu’il soit remis.")


class BriefOver(VoiceProblem):
    """Something is done to a brief that no longer stands so."""

    code = "VOICE-58"
    wrong = Text("This cannot be done with the brief as it stands.", "Cela ne peut se faire dans l’état du brief.")
    found = Text("Found: {state}.", "Trouvé : {state}.")
    remedy = Text("Look at how it stands: cordee briefs", "Voyez où il en est : cordee briefs")


class BadMandate(VoiceProblem):
    """A mandate is written that cannot be."""

    code = "VOICE-59"
    wrong = Text("The mandate cannot be as it is written.", "Le mandat ne peut pas être tel qu’il est écrit.")
    found = Text("Found: {complaint}.", "Trouvé : {complaint}.")
    remedy = Text("Complete it and write it again.", "Complétez-le, puis écrivez-le de nouveau.")


class OtherVersion(VoiceProblem):
    """A version of a mandate is signed that another took the place of."""

    code = "VOICE-60"
    wrong = Text("Version {version} no longer stands.", "La version {version} n’est plus en vigueur.")
    found = Text("Found: version {latest}.", "Trouvé : la version {latest}.")
    remedy = Text("Read the latest version, then sign it.", "Lisez la dernière version, puis signez-la.")


class CultureFirst(VoiceProblem):
    """A mandate is signed before the vision and the culture were read."""

    code = "VOICE-61"
    wrong = Text("The vision and the culture come first.", "La vision et la culture viennent d’abord.")
    found = Text("Found: {lacking}.", "Trouvé : {lacking}.")
    remedy = Text("Read them and say so, then sign.", "Lisez-les et dites-le, puis signez.")


class MandateOver(VoiceProblem):
    """Something is done with a mandate that was stopped or ran out."""

    code = "VOICE-62"
    wrong = Text("This mandate has ended.", "Ce mandat a pris fin.")
    found = Text("Found: ended on {day}.", "Trouvé : fin le {day}.")
    remedy = Text("Write a new one.", "Écrivez-en un nouveau.")


class BadCare(VoiceProblem):
    """A request for help, a note, an incident or guidelines are written that cannot be."""

    code = "VOICE-63"
    wrong = Text("The entry cannot be as it is written.", "L’entrée ne peut pas être telle qu’elle est écrite.")
    found = Text("Found: {complaint}.", "Trouvé : {complaint}.")
    remedy = Text("Complete it and enter it again.", "Complétez-la, puis saisissez-la de nouveau.")

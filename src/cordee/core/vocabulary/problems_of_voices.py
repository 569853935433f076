"""Problems of territories and surveys. The tree is drawn in ``problems``."""

from __future__ import annotations

from cordee.core.vocabulary.problems import VoiceProblem
from cordee.core.vocabulary.text import Text


class BadTerritory(VoiceProblem):
    """A territory, a claim or a proof is written that cannot be."""

    code = "VOICE-01"
    wrong = Text("The entry cannot be as it is written.", "L’entrée ne peut pas être telle qu’elle est écrite.")
    found = Text("Found: {complaint}.", "Trouvé : {complaint}.")
    remedy = Text("Correct it and enter it again.", "Corrigez-la, puis saisissez-la de nouveau.")


class NoSuchTerritory(VoiceProblem):
    """A territory is named that there is not."""

    code = "VOICE-02"
    wrong = Text("There is no territory “{key}”.", "Il n’y a pas de territoire « {key} ».")
    found = Text("Found: {known}.", "Trouvé : {known}.")
    remedy = Text("List them: cordee territories list", "Listez-les : cordee territories list")


class NoSuchLine(VoiceProblem):
    """A claim or a proof is named that does not stand in the register."""

    code = "VOICE-03"
    wrong = Text("The register has no {key} that stands.", "Le registre n’a pas de {key} en vigueur.")
    found = Text("Found: {known}.", "Trouvé : {known}.")
    remedy = Text(
        "List what stands: cordee territories list --claims", "Listez ce qui est en vigueur : cordee territories list --claims"
    )


class CorrectionSaysWhy(VoiceProblem):
    """A line is corrected or withdrawn without saying why."""

    code = "VOICE-04"
    wrong = Text("A correction says why.", "Une correction dit pourquoi.")
    found = Text("Found: no reason.", "Trouvé : aucune raison.")
    remedy = Text("Give the reason in a few words.", "Donnez la raison en quelques mots.")


class NoSuchSurvey(VoiceProblem):
    """A survey is named that there is not."""

    code = "VOICE-05"
    wrong = Text("There is no survey {id}.", "Il n’y a pas d’enquête {id}.")
    found = Text("Found: {n} surveys.", "Trouvé : {n} enquêtes.")
    remedy = Text("List them: cordee surveys list", "Listez-les : cordee surveys list")


class NoSuchTemplate(VoiceProblem):
    """A survey is made from a template that there is not."""

    code = "VOICE-06"
    wrong = Text("There is no template “{name}”.", "Il n’y a pas de modèle « {name} ».")
    found = Text("Found: {known}.", "Trouvé : {known}.")
    remedy = Text("Choose one of them: cordee surveys templates", "Choisissez l’un d’eux : cordee surveys templates")


class SurveyClosed(VoiceProblem):
    """Something is done to a survey that was closed."""

    code = "VOICE-07"
    wrong = Text("Survey {id} is closed.", "L’enquête {id} est close.")
    found = Text("Found: closed on {day}.", "Trouvé : close le {day}.")
    remedy = Text("Make the next wave: cordee surveys new", "Lancez la vague suivante : cordee surveys new")


class BadSurvey(VoiceProblem):
    """A survey is made that cannot be asked."""

    code = "VOICE-08"
    wrong = Text("The survey cannot be as it is.", "L’enquête ne peut pas être telle quelle.")
    found = Text("Found: {complaint}.", "Trouvé : {complaint}.")
    remedy = Text("Correct it and make it again.", "Corrigez-la, puis créez-la de nouveau.")


class NobodyToAsk(VoiceProblem):
    """None of the people named may be asked."""

    code = "VOICE-09"
    wrong = Text("Nobody of those named can be asked.", "Aucune des personnes nommées ne peut être interrogée.")
    found = Text("Found: {because}.", "Trouvé : {because}.")
    remedy = Text(
        "Choose others, or tell them first what we hold: cordee notices",
        "Choisissez d’autres personnes, ou informez-les d’abord : cordee notices",
    )


class NamesOneself(VoiceProblem):
    """A respondent names themselves."""

    code = "VOICE-10"
    wrong = Text("You cannot name yourself.", "On ne peut pas se nommer soi-même.")
    found = Text("Found: your own name.", "Trouvé : votre propre nom.")
    remedy = Text("Name somebody else, or leave it empty.", "Nommez une autre personne, ou laissez vide.")
    standing = Text("The other answers are kept.", "Les autres réponses sont gardées.")


class TooFewAsked(VoiceProblem):
    """A survey would be opened to so few that an answer would show who gave it."""

    code = "VOICE-11"
    wrong = Text("So few people cannot answer in secret.", "Si peu de personnes ne peuvent pas répondre en secret.")
    found = Text(
        "Found: {n} people asked; at least {least} are needed.", "Trouvé : {n} personnes interrogées ; il en faut {least}."
    )
    remedy = Text("Ask more people first.", "Interrogez d’abord davantage de personnes.")

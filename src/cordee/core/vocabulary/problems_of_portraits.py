"""Problems of portraits. The tree is drawn in ``problems``."""

from __future__ import annotations

from cordee.core.vocabulary.problems import VoiceProblem
from cordee.core.vocabulary.text import Text


class BadPortrait(VoiceProblem):
    """A part of a portrait is written that cannot be."""

    code = "VOICE-70"
    wrong = Text("The entry cannot be as it is written.", "L’entrée ne peut pas être telle qu’elle est écrite.")
    found = Text("Found: {complaint}.", "Trouvé : {complaint}.")
    remedy = Text("Correct it and enter it again.", "Corrigez-la, puis saisissez-la de nouveau.")


class NoSuchPart(VoiceProblem):
    """A part of a portrait is named that does not stand in it."""

    code = "VOICE-71"
    wrong = Text("The portrait has no such entry.", "Le portrait n’a pas cette entrée.")
    found = Text("Found: {n} entries that stand.", "Trouvé : {n} entrées en vigueur.")
    remedy = Text("Open the page again and choose one of them.", "Rouvrez la page et choisissez l’une d’elles.")


class NotTold(VoiceProblem):
    """Somebody outside is asked for a portrait before they were told what we hold about them."""

    code = "VOICE-72"
    wrong = Text("{name} was not told yet what we hold about them.", "{name} n’a pas encore été informé de ce que nous détenons.")
    found = Text("Found: no information noted; due by {by}.", "Trouvé : aucune information notée ; due avant le {by}.")
    remedy = Text("Inform them first, and note it: cordee notices give", "Informez d’abord, et notez-le : cordee notices give")


class ObjectedToPortrait(VoiceProblem):
    """Somebody is asked for a portrait who objected to everything."""

    code = "VOICE-73"
    wrong = Text("{name} objected to every contact of ours.", "{name} s’est opposé à tout contact de notre part.")
    found = Text("Found: an objection of {day}.", "Trouvé : une opposition du {day}.")
    remedy = Text(
        "Leave them in peace. They may come back by themselves, on their own page.",
        "N’insistez pas. Le retour leur appartient, sur leur propre page.",
    )


class NoSuchSitter(VoiceProblem):
    """Somebody's portrait is looked for who did not agree to one."""

    code = "VOICE-74"
    wrong = Text("There is no portrait to see under {said}.", "Il n’y a pas de portrait à voir sous {said}.")
    found = Text("Found: {n} people who agreed to be seen.", "Trouvé : {n} personnes qui ont accepté d’être vues.")
    remedy = Text("List them: cordee portraits list", "Listez-les : cordee portraits list")


class FullPortrait(VoiceProblem):
    """A portrait gets more entries than anybody reads."""

    code = "VOICE-75"
    wrong = Text("The portrait is full.", "Le portrait est complet.")
    found = Text("Found: {n} entries.", "Trouvé : {n} entrées.")
    remedy = Text("Withdraw one before adding another.", "Retirez une entrée avant d’en ajouter une autre.")


class NobodyOfTheirOwn(VoiceProblem):
    """Somebody is meant by an address that others share."""

    code = "VOICE-76"
    wrong = Text("{said} is no address of one person alone.", "{said} n’est pas l’adresse d’une seule personne.")
    found = Text("Found: {n} people, or an address of a whole company.", "Trouvé : {n} personnes, ou une adresse d’entreprise.")
    remedy = Text("Name them by their own address.", "Désignez-les par leur adresse personnelle.")

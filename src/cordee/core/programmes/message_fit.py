"""Whether a message fits the stage and the role it is written for, and whether it leads on."""

from __future__ import annotations

from functools import cache

from cordee.core.programmes.message import Lexicon, Message, Place, Role, Stage
from cordee.core.programmes.message_checks import Finding, Outcome, Untold
from cordee.core.programmes.message_claims import has_sourced_figure
from cordee.core.programmes.message_jargon import TOO_SHORT
from cordee.core.programmes.message_perspective import Perspective, technology, too_short
from cordee.core.programmes.message_words import BUYING, INTRODUCTION, MONEY, PEOPLE, PROBLEM, PROOF, STEP, TERMS, WORK, Words
from cordee.core.vocabulary.text import Language, Text

LAST = 3  # sentences at the end in which a next step should stand
NO_STAGE = Text("No stage was said.", "Aucune étape n’a été indiquée.")
NO_ROLE = Text("No role of the reader was said.", "Aucun rôle du lecteur n’a été indiqué.")

_EARLY = (
    Text("It asks somebody to buy who only begins to see the problem.", "Il demande d’acheter à qui découvre seulement le problème."),
    Text(
        "Offer something to understand the problem with: a question, a way to count, somebody’s story. Keep the offer for later.",
        "Proposez de quoi comprendre le problème\u00a0: une question, une façon de compter, un récit. Gardez l’offre pour plus tard.",
    ),
)  # fmt: skip
_UNPROVED = (
    Text(
        "Nothing in it can be checked: no example, no source, no link.",
        "Rien n’y est vérifiable\u00a0: ni exemple, ni source, ni lien.",
    ),
    Text(
        "Whoever compares looks for proof: a customer who tells how it went, a figure with its source, a trial.",
        "Qui compare cherche des preuves\u00a0: un client qui raconte, un chiffre et sa source, un essai.",
    ),
)
_TERMLESS = (
    Text(
        "It says neither price nor delay nor terms.",
        "Il ne dit ni prix, ni délai, ni conditions.",
    ),
    Text(
        "Whoever decides needs what can be decided: what it costs, when it comes, what holds if it goes wrong.",
        "Qui décide a besoin de quoi décider\u00a0: ce que cela coûte, quand cela vient, ce qui vaut si cela tourne mal.",
    ),
)
_STRANGER = (
    Text(
        "It introduces us, or sells again, to somebody who is a customer already.",
        "Il nous présente, ou vend de nouveau, à qui est déjà client.",
    ),
    Text(
        "Begin with what they have and how it goes; say what is new for them.",
        "Commencez par ce qu’ils ont et comment cela se passe\u202f; dites ce qui est nouveau pour eux.",
    ),
)
_ROLES: dict[Role, tuple[tuple[Words, ...], Text, Text]] = {
    "finance": (
        (MONEY,),
        Text("Nothing in it is about money.", "Rien n’y parle d’argent."),
        Text(
            "Say what the problem costs today, what it would cost to end it, and over what time.",
            "Dites ce que le problème coûte aujourd’hui, ce que coûterait d’y mettre fin, et en combien de temps.",
        ),
    ),
    "management": (
        (MONEY, PROBLEM, PEOPLE),
        Text(
            "It says nothing of cost, risk or people.",
            "Il ne dit rien du coût, du risque ni des personnes.",
        ),
        Text(
            "Say what changes for the company: a cost, a risk, a delay, for whom.",
            "Dites ce qui change pour l’entreprise\u00a0: un coût, un risque, un délai, et pour qui.",
        ),
    ),
    "purchasing": (
        (TERMS,),
        Text("It says nothing of price, delay or terms.", "Il ne dit rien du prix, du délai ni des conditions."),
        Text(
            "Say what a buyer has to compare: price, delay, terms, what is included.",
            "Dites ce qu’un acheteur doit comparer\u00a0: prix, délai, conditions, ce qui est compris.",
        ),
    ),
    "technical": (
        (),
        Text("Nothing in it can be tried by somebody technical.", "Rien n’y est vérifiable par quelqu’un de technique."),
        Text(
            "Name what it works with, what was measured and how, and its limits.",
            "Dites avec quoi cela fonctionne, ce qui a été mesuré et comment, et les limites.",
        ),
    ),
    "user": (
        (WORK,),
        Text("Nothing in it is about a working day.", "Rien n’y parle d’une journée de travail."),
        Text(
            "Say what somebody who works with it does differently, and what it asks of them at first.",
            "Dites ce que fait autrement la personne qui s’en sert, et ce que cela lui demande au début.",
        ),
    ),
}


def fits_stage(message: Message, read: Perspective, language: Language, stage: Stage | None) -> Outcome:
    """Find what a text lacks for its stage, or asks too early.

    Awareness: no buying yet. Consideration: something to check. Purchase: what can be decided. Customer: no introduction.
    """
    if stage is None:
        return Untold("stage", NO_STAGE)
    if stage == "awareness":
        early = _places(read, language, BUYING)
        return Finding("stage", *_EARLY, tuple(early)) if early else None
    if stage == "customer":
        strange = sorted({*_places(read, language, INTRODUCTION), *_places(read, language, BUYING)}, key=_order)
        return Finding("stage", *_STRANGER, tuple(strange)) if strange else None
    if too_short(message):
        return Untold("stage", TOO_SHORT)
    if stage == "consideration":
        linked = any(one.sentence.linked for one in read.spoken)
        proved = linked or has_sourced_figure(read) or bool(_places(read, language, PROOF))
        return None if proved else Finding("stage", *_UNPROVED)
    return None if _places(read, language, TERMS) else Finding("stage", *_TERMLESS)


def fits_role(message: Message, read: Perspective, language: Language, role: Role | None) -> Outcome:
    """Find whether a text holds nothing of what a role answers for."""
    if role is None:
        return Untold("role", NO_ROLE)
    if too_short(message):
        return Untold("role", TOO_SHORT)
    lists, seen, suggestion = _ROLES[role]
    if role == "technical":
        held = any(technology(one.sentence, language) for one in read.spoken)
    else:
        held = any(_places(read, language, one) for one in lists)
    return None if held else Finding("role", seen, suggestion)


def leads_on(message: Message, read: Perspective, language: Language) -> Outcome:
    """Find whether a text ends without a way on: no link, no question, nothing to do in its last three sentences."""
    if too_short(message):
        return Untold("next_step", TOO_SHORT)
    last = [one.sentence for one in read.spoken][-LAST:]
    if any(one.sentence.linked for one in read.spoken) or any(
        one.asks or _lexicon(STEP[language]).holds(one.folded) for one in last
    ):
        return None
    return Finding(
        "next_step",
        Text("The end leads nowhere: no link, no question, nothing to do.", "La fin ne mène nulle part\u00a0: ni lien, ni question, ni rien à faire."),
        Text("Say the one thing that the reader can do next, as small as their stage.", "Dites la seule chose que le lecteur peut faire ensuite, à la mesure de son étape."),
    )  # fmt: skip


def _places(read: Perspective, language: Language, words: Words) -> list[Place]:
    lexicon = _lexicon(words[language])
    return [one.sentence.at(*span) for one in read.spoken for span in lexicon.find(one.sentence.folded)]


@cache
def _lexicon(words: tuple[str, ...]) -> Lexicon:
    return Lexicon(words)


def _order(place: Place) -> tuple[bool, int]:
    return place.part == "body", place.start

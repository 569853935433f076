"""Accounts that an experiment leaves alone: what of ours they do not get while it runs, and what they get all the same."""

from __future__ import annotations

from dataclasses import dataclass

from cordee.core.trust.rule import Rule
from cordee.core.vocabulary.text import Text

HOLDOUT = "experiment.holdout"
NEVER_HELD = frozenset({"answer", "notice", "invitation"})

RULE = Rule(
    HOLDOUT,
    "pressure",
    Text(
        "An account that a running experiment leaves alone gets nothing of the kind that is tested; answers and notices reach it all the same.",
        "Un compte qu’une expérience en cours laisse en témoin ne reçoit rien du genre testé ; réponses et informations lui parviennent quand même.",
    ),
    Text(
        "Good practice of experiments: who was held back and got it all the same is no comparison",
        "Bonne pratique des expériences : un témoin servi quand même ne permet plus de comparer",
    ),
    None,
    "blocks",
    test="tests/core/trust/test_holdouts.py",
    firm=True,
)
HELD = Text(
    "Experiment {key}, “{name}”, leaves this account alone until it stops: sending would spoil what it measures.",
    "L’expérience {key}, « {name} », laisse ce compte en témoin jusqu’à son arrêt : un envoi fausserait ce qu’elle mesure.",
)


@dataclass(frozen=True, slots=True)
class Withheld:
    """An experiment that runs and has the contact's account in its holdout: its key and its name."""

    key: str
    name: str

    def said(self) -> Text:
        """Say that the account is left alone, and why.

        Examples
        --------
        >>> Withheld("e1", "Spring letter").said().en
        'Experiment e1, “Spring letter”, leaves this account alone until it stops: sending would spoil what it measures.'
        """
        return Text(*(HELD.in_language(one, key=self.key, name=self.name) for one in ("en", "fr")))


def is_held_back(purpose: str) -> bool:
    """Say whether a contact for a purpose is one that experiments may hold back: not what is owed to people or by law.

    Examples
    --------
    >>> is_held_back("news"), is_held_back("notice"), is_held_back("answer")
    (True, False, False)
    """
    return purpose not in NEVER_HELD

"""What may not be asked of a person: quotas, points and rankings, imposed words, a bought opinion. Refused with the rule's reason.

The words are read, in both languages; what is hidden behind other words is not seen. So what the rules forbid has no place
to stand besides: no field for a quota, no score of a person, no wording that a person must take over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from cordee.core.trust.rulebook import rule_named
from cordee.core.vocabulary.problems_of_briefs import AgainstRule
from cordee.core.vocabulary.text import Text

Fault = Literal["quota", "points", "ranking", "wording", "sentiment"]
NUMBER = r"(?:\d+|two|three|four|five|six|ten|deux|trois|quatre|cinq|six|dix)"
ONE = r"(?:\d+|an?|one|two|three|four|five|six|ten|une?|deux|trois|quatre|cinq|dix)"
PIECE = r"(?:posts?|publications?|tweets?|shares?|partages?|likes?|comments?|commentaires?|reposts?|articles?|videos?|vidéos?|messages?)"
SPAN = r"(?:day|week|fortnight|month|quarter|year|jour|semaine|quinzaine|mois|trimestre|an|année)s?"
EVERY = rf"(?:(?:a|an|per|each|every|par|chaque|tous les|toutes les)\s+{SPAN}|daily|weekly|monthly|quarterly|quotidien\w*|hebdomadaire\w*|mensuel\w*)"
LEAST = r"(?:at least|no fewer than|a minimum of|minimum|au moins|au minimum|un minimum de)"


@dataclass(frozen=True, slots=True)
class Forbidden:
    """One thing that may not be asked: the rule that forbids it, what it is called, how it is found, what to write instead."""

    fault: Fault
    rule: str
    name: Text
    instead: Text
    pattern: re.Pattern[str]


def _found_by(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


FORBIDDEN: tuple[Forbidden, ...] = (
    Forbidden(
        "quota",
        "fairness.commodity",
        Text("a quota", "un quota"),
        Text("say what it is for, not how often", "dites à quoi cela sert, non combien de fois"),
        _found_by(
            r"\bquotas?\b",
            rf"\b{ONE}\s+(?:[\w-]+\s+){{0,2}}?{PIECE}\s+(?:[\w-]+\s+){{0,2}}?{EVERY}",
            rf"\b{LEAST}\s+{NUMBER}\s+(?:[\w-]+\s+){{0,2}}?{PIECE}\b",
            rf"\b{PIECE}\s+{EVERY}",
        ),
    ),
    Forbidden(
        "points",
        "fairness.commodity",
        Text("points to win", "des points à gagner"),
        Text("thank people in words", "remerciez avec des mots"),
        _found_by(
            r"\b(?:earn|win|collect|score|gain)\w*\s+(?:\w+\s+)?(?:points|badges)\b",
            r"\b(?:gagn|cumul|collect|marqu|rapport)\w*\s+(?:\w+\s+){0,2}(?:points|badges)\b",
            r"\b(?:points|badges)\s+(?:per|for|par|pour|à gagner)\b",
            r"\bgamifi\w+",
        ),
    ),
    Forbidden(
        "ranking",
        "fairness.commodity",
        Text("a ranking of people", "un classement de personnes"),
        Text("look at what a text did, not at who is first", "regardez ce qu’un texte a produit, non qui est premier"),
        _found_by(
            r"\bleader\s?boards?\b",
            r"\brank(?:ing|ed|s)?\s+(?:of\s+|among\s+)?(?:the\s+)?(?:ambassadors?|experts?|employees|colleagues|people)\b",
            r"\b(?:best|top|worst)\s+(?:\d+\s+)?(?:ambassadors?|posters?|sharers?)\b",
            r"\bclass(?:ement|é|ée|és|ées)\s+(?:nominatif|des\s+|parmi\s+(?:les\s+)?)(?:ambassadeurs?|experts?|salariés|collègues|personnes)?",
            r"\b(?:meilleure?s?|top\s?\d*)\s+(?:ambassadeurs?|ambassadrices?)\b",
        ),
    ),
    Forbidden(
        "wording",
        "fairness.message",
        Text("imposed words", "des mots imposés"),
        Text("give facts and proofs; the words are theirs", "donnez des faits et des preuves ; les mots sont les leurs"),
        _found_by(
            r"\bword[ -]for[ -]word\b|\bverbatim\b|\bcopy[ -](?:and[ -])?paste\b|\bexact (?:text|words|wording)\b",
            r"\b(?:imposed|mandatory|compulsory|required|pre-?written|approved) (?:text|words|wording|message)s?\b",
            r"\b(?:must|has to|have to) (?:say|write|post|repeat|use)\b(?! (?:who|for whom|that (?:they|he|she) (?:are|is|was|were|work)))",
            r"\bmot pour mot\b|\bcopi(?:er|é)[ -]coll(?:er|é)\b|\btel(?:le)?s? quel(?:le)?s?\b",
            r"\b(?:texte|message|formulation|mots?)s? (?:imposée?s?|obligatoires?|exacte?s?|préécrit\w*|validée?s? par)\b",
            r"\b(?:doi(?:t|vent)|devra|devront) (?:dire|écrire|publier|répéter|reprendre)\b(?! (?:qui|pour qui|qu'(?:il|elle)s? (?:est|sont|travaill\w+|a été|ont été)))",
        ),
    ),
    Forbidden(
        "sentiment",
        "fairness.bought",
        Text("an opinion that is paid for", "un avis payé"),
        Text("pay for work and time, whatever is thought", "payez un travail et du temps, quel que soit l’avis"),
        _found_by(
            r"\b(?:positive|favou?rable|good|enthusiastic|glowing)(?:ly)?\s+(?:\w+\s+)?(?:reviews?|opinions?|mentions?|comments?|posts?|tone|feedback|ratings?|articles?)\b",
            r"\b(?:speak|write|say|talk)\w*\s+(?:\w+\s+)?(?:positively|favou?rably|well of)\b|\b(?:5|five)[ -]stars?\b",
            r"\b(?:no|without|never|not)\s+(?:\w+\s+)?(?:critici[sz]\w*|negative|disparag\w*)",
            r"\b(?:avis|opinions?|mentions?|commentaires?|publications?|articles?|ton|notes?|retours?)\s+(?:\w+\s+)?(?:positi(?:f|ve)s?|favorables?|élogieu(?:x|se)s?|enthousiastes?)\b",
            r"\b(?:parle|écri|di)\w*\s+(?:\w+\s+)?(?:positivement|favorablement|(?:du|en) bien)\b|\b(?:5|cinq) étoiles\b",
            r"\b(?:ne pas|sans|jamais|aucune?)\s+(?:\w+\s+){0,2}(?:critiqu\w*|négati\w*|dénigr\w*)",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Faulted:
    """A text that asks what may not be asked: which rule, and the words that show it."""

    forbidden: Forbidden
    words: str


def faults(texts: Iterable[str]) -> list[Faulted]:
    """Find what may not be asked of a person in texts of a brief, a mandate or guidelines.

    Examples
    --------
    >>> [(one.forbidden.rule, one.words) for one in faults(["Two LinkedIn posts a week", "200 € per positive review"])]
    [('fairness.commodity', 'Two LinkedIn posts a week'), ('fairness.bought', 'positive review')]
    >>> faults(["One article on restarting a plant", "Vingt minutes d’entretien"])
    []
    """
    found = []
    for text in texts:
        for one in FORBIDDEN:
            hit = one.pattern.search(" ".join(text.replace("’", "'").split()))
            if hit:
                found.append(Faulted(one, hit[0].strip()))
    return found


def check_conduct(texts: Iterable[str]) -> None:
    """Refuse texts that ask of a person what may not be asked.

    Raises
    ------
    AgainstRule
        With the rule's id and sentence, and the words found.
    """
    for one in faults(texts):
        rule = rule_named(one.forbidden.rule)
        raise AgainstRule(rule=rule.id, says=rule.says, words=one.words, kind=one.forbidden.name, instead=one.forbidden.instead)

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
NUMBER = r"(?:\d+|two|three|four|five|six|ten|twelve|deux|trois|quatre|cinq|six|dix|douze)"
ONE = rf"(?:{NUMBER}|an?|one|une?)"
SOCIAL = r"(?:posts?|publications?|tweets?|shares?|partages?|likes?|reposts?)"
PIECE = rf"(?:{SOCIAL}|comments?|commentaires?|articles?|videos?|vidéos?|messages?)"
SPAN = r"(?:day|week|fortnight|month|quarter|year|jour|semaine|quinzaine|mois|trimestre|an|année)s?"
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri)day|lundi|mardi|mercredi|jeudi|vendredi)s?"
EVERY = rf"(?:(?:a|an|per|each|every|par|chaque|tous les|toutes les)\s+(?:{SPAN}|{WEEKDAY})|daily|weekly|monthly|quarterly|quotidien\w*|hebdomadaire\w*|mensuel\w*)"
LEAST = r"(?:at least|no fewer than|a minimum of|minimum|au moins|au minimum|un minimum de)"
DOES = r"(?<!we )(?<!we’ll )(?<!nous )\b(?:post|publish|share|tweet|repost|like|comment|poste[rz]?|publie[rz]?|partage[rz]?|tweete[rz]?|reposte[rz]?|like[rz]?|relaye[rz]?|relaie)"
VOICES = r"(?:ambassadors?|experts?|employees|colleagues|contributors?|posters?|sharers?|ambassadeurs?|ambassadrices?|expertes?|salariée?s?|collègues|contributeurs?|contributrices?)"
TEXT = r"(?:text|words|wording|message|slogan|tagline|hashtag|texte|mots|formulation|accroche)s?"
OURS = r"(?:our|we|us|this|these|the (?:following|offer|product|brand|company|text|message|slogan|tagline)|notre|nos|cette?|ces|l'offre|la marque|le (?:produit|texte|message|slogan)|[«\"“])"
JUDGEMENT = r"(?:reviews?|opinions?|mentions?|comments?|posts?|tone|feedback|ratings?|articles?)"
MONEYED = r"(?:prime|bonus|récompense|reward|gift|cadeau)s?"


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
            rf"{DOES}\b(?:\s+[\w'-]+){{0,6}}?\s+(?:{EVERY}|(?:once|twice|\w+\s+(?:times|fois))\s+(?:a|an|per|par)\s+{SPAN})",
            rf"\b{NUMBER}\s+(?:[\w-]+\s+)?{SOCIAL}\s+(?:in|by|before|en|avant|d'ici)\b",
            rf"{DOES}\s+(?:all|every|each|tous|toutes|chaque)\b",
        ),
    ),
    Forbidden(
        "points",
        "fairness.commodity",
        Text("points to win", "des points à gagner"),
        Text("thank people in words", "remerciez avec des mots"),
        _found_by(
            r"\b(?:earn|win|collect|score|gain)\w*\s+(?:(?:\d+|some|more|extra|bonus)\s+)?(?:points|badges)\b(?!\s+of\b)",
            r"\b(?:gagn|cumul|marqu|rapport)\w*\s+(?:(?:des|les|vos|ses|\d+)\s+){0,2}(?:points|badges)\b(?!\s+d(?:e\b|u\b|es\b|'))",
            rf"\b(?:points|badges)\s+(?:per|for|par|pour|à)\s+(?:(?:each|every|a|chaque|une?)\s+)?{PIECE}\b",
            r"\b(?:points|badges)\s+à gagner\b|\bgamifi\w+",
            r"\b(?:challenge|contest|concours|défi)\b.{0,60}\b(?:the most|le plus)\b",
            rf"\b{MONEYED}\b(?:\s+\w+){{0,3}}?\s+(?:nombre de|number of|per|par)\s+{PIECE}\b",
        ),
    ),
    Forbidden(
        "ranking",
        "fairness.commodity",
        Text("a ranking of people", "un classement de personnes"),
        Text("look at what a text did, not at who is first", "regardez ce qu’un texte a produit, non qui est premier"),
        _found_by(
            r"\bleader\s?boards?\b",
            rf"\brank(?:ing|ed|s)?\s+(?:of\s+|among\s+)?(?:the\s+|our\s+)?(?:{VOICES}|people)\b(?!')",
            rf"\b(?:best|top|worst)\s+(?:\d+\s+)?{VOICES}\b",
            rf"\bclass(?:ements?|é|ée|és|ées)\s+(?:nominatif|(?:des|de\s+nos|parmi\s+(?:les|nos))\s+(?:{VOICES}|personnes))",
            r"\bmeilleure?\s+(?:ambassadeur|ambassadrice|contributeur|contributrice|experte?)\b",
            rf"\b(?:top\s?\d*|\d+\s+meilleure?s|meilleure?s\s+\d+)\s+(?:des\s+)?{VOICES}\b",
            rf"\b(?:{VOICES}|employee|employée?)\s+(?:of the|du|de la|de l')\s*(?:month|week|year|mois|semaine|année)\b",
        ),
    ),
    Forbidden(
        "wording",
        "fairness.message",
        Text("imposed words", "des mots imposés"),
        Text("give facts and proofs; the words are theirs", "donnez des faits et des preuves ; les mots sont les leurs"),
        _found_by(
            r"\bword[ -]for[ -]word\b|\bcopy[ -](?:and[ -])?paste\b|\bmot pour mot\b|\bcopi(?:er|é)[ -]coll(?:er|é)\b|\btel(?:le)?s? quel(?:le)?s?\b",
            r"\b(?:repeat|post|publish|share|use|copy|reproduce)\w*\b.{0,40}\b(?:verbatim|as[ -]is)\b",
            rf"\b(?:repeat|post|publish|share|use)\w*\b.{{0,40}}\bexact {TEXT}\b|\b(?:reprendre|utiliser|publier|diffuser|employer)\b.{{0,40}}\b{TEXT} exacte?s?\b",
            rf"\bexactement (?:le|la|les|notre|nos|ce|cette|ces) {TEXT}\b",
            rf"\b(?:imposed|mandatory|compulsory|required|pre-?written) {TEXT}\b",
            rf"\b{TEXT} (?:imposée?s?|préécrit\w*)\b|\b(?:message|mot|formulation|accroche)s? obligatoires?\b",
            rf"\b{TEXT}\s+(?:approved by (?:us|marketing|legal|communication)|validée?s? par (?:nous|le marketing|la communication|la direction|le juridique))\b",
            rf"\b(?:must|has to|have to|needs? to) (?:say|write|post|repeat|use|mention) (?:that )?{OURS}",
            rf"\b(?:doi[ts]|doivent|devez|devr(?:a|ont|ez)|il faut) (?:dire|écrire|publier|répéter|reprendre|citer|poster|partager) (?:que )?{OURS}",
        ),
    ),
    Forbidden(
        "sentiment",
        "fairness.bought",
        Text("an opinion that is paid for", "un avis payé"),
        Text("pay for work and time, whatever is thought", "payez un travail et du temps, quel que soit l’avis"),
        _found_by(
            rf"\b(?:positive|favou?rable|enthusiastic|glowing)(?:ly)?\s+(?:\w+\s+)?{JUDGEMENT}\b|\bgood\s+(?:reviews?|ratings?|mentions?)\b",
            r"\b(?:speak|write|say|talk)\w*\s+(?:\w+\s+)?(?:positively|favou?rably|well of)\b",
            r"\b(?:5|five)[ -]stars? (?:review|rating)|\b(?:avis|note|mettre|donner)\b.{0,20}\b(?:5|cinq) étoiles\b",
            r"\b(?:no|without|never|not)\s+(?:\w+\s+)?(?:critici[sz]\w*|disparag\w*|negative (?:words?|comments?|remarks?|reviews?|mentions?|posts?|opinions?|tone))\b",
            r"\b(?:avis|opinions?|mentions?|commentaires?|publications?|articles?|critiques?|ton|retours?)\s+(?:\w+\s+)?(?:positi(?:f|ve)s?|favorables?|élogieu(?:x|se)s?|enthousiastes?)\b(?!\s+d(?:u|e la)\s+(?:comité|commission))",
            r"\brien de négatif\b|\bnothing negative\b|\b(?:parle|écri|di)\w*\s+(?:\w+\s+)?(?:positivement|favorablement|(?:du|en) bien)\b",
            r"\b(?:if|when|si|s'il|quand)\b.{0,40}\b(?:positive|favou?rable|positif|élogieu\w+)\b",
            r"\b(?:ne pas|ne jamais|sans)\s+(?:critiquer|dénigrer)\s+(?:notre|nos|nous|la (?:marque|société|maison)|le produit|l'(?:offre|entreprise))",
            r"\b(?:sans|aucune?)\s+(?:\w+\s+)?(?:critique (?:de|sur|envers) (?:notre|nos|nous|la marque|l'offre)\b|(?:mot|commentaire|avis|propos|mention|remarque)s?\s+négati\w*)",
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

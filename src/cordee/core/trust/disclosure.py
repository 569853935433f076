"""Whether a text says what it must: that it is paid, that its author is employed, that its pictures are not as taken.

It reads words and knows no intention: it says what it found and where, and what it did not find; a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from cordee.core.trust.mentions import (
    DENIED,
    DENIED_TAG,
    EMPLOYMENT,
    PAID,
    RETOUCHED,
    UNPAID,
    VIRTUAL,
    WEAK_EMPLOYMENT_TAGS,
    WEAK_PAID_TAGS,
    Vocabulary,
    letters,
)
from cordee.core.trust.rule import Finding, Severity
from cordee.core.vocabulary.text import Text

Link = Literal["paid", "gift", "employee", "none"]
Pictures = Literal["retouched", "virtual"]
LINKS: tuple[Link, ...] = ("paid", "gift", "employee", "none")
PICTURES: tuple[Pictures, ...] = ("retouched", "virtual")
DEFAULTS: Mapping[str, Severity] = {
    "disclosure.paid": "blocks",
    "disclosure.employment": "blocks",
    "disclosure.pictures": "blocks",
}

# What a reader sees before unfolding a post: a working convention, no law gives it.
EARLY_LINES, EARLY_LETTERS = 2, 220
CROWD = 4  # so many hashtags in a line hide the one that matters
LONGEST_QUOTE = 60
How = Literal["said", "labelled", "hashtag", "weak", "subject", "denied"]

_HASHTAG = re.compile(r"#([\w-]+)")
_BREAKS = re.compile(r"[|·•:()\[\]{}.,;!/?\"«»*_]|\s-+\s|^-+\s*|\s-+$|(?=#)")
_WITH = re.compile(r"\s+(?:avec|with|par|by|pour|for|x|@)(?:\s|$).*")
_ALONE = re.compile(r"^[^\w#']+|[^\w']+$")


@dataclass(frozen=True, slots=True)
class Heard:
    """A wording that was found: the words as they stand, their line (from 1), and how they say it.

    Parameters
    ----------
    early
        Whether a reader meets it in the first two lines.
    """

    rule: str
    quote: str
    line: int
    how: How
    early: bool
    crowded: bool = False

    @property
    def says_it(self) -> bool:
        """Whether it says what must be said, wherever it stands."""
        return self.how in ("said", "labelled", "hashtag")


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What a text was found to say and to leave unsaid."""

    heard: tuple[Heard, ...]
    findings: tuple[Finding, ...]


def disclosure(
    text: str, *, links: Collection[Link], pictures: Collection[Pictures] = (), severities: Mapping[str, Severity] = DEFAULTS
) -> Disclosure:
    """Read a text for the mentions that its author's ties and its pictures call for.

    Use it before something is published, with the ties that the register of interests knows; a text without a tie needs none.

    Parameters
    ----------
    links
        What ties the author: ``paid``, ``gift``, ``employee``; an employee who gets a bonus for the text has two.
    pictures
        Whether silhouettes or faces are retouched, or invented.
    severities
        How hard each rule holds here.

    Returns
    -------
    Disclosure
        ``findings`` is empty where everything was found early enough. That a mention was found is no certainty that it is
        clear to its readers.

    Examples
    --------
    >>> disclosure("Collaboration commerciale avec Acme\\nTrois mois avec leur pompe.", links=["paid"]).findings
    ()
    >>> [one.how for one in disclosure("Ceci n’est pas une publicité.", links=["paid"]).heard]
    ['denied']

    Notes
    -----
    Law no 2023-451 art. 5 as amended by ordinance 2024-978 ("Publicité", "Collaboration commerciale" or an equivalent; "Images
    retouchées", "Images virtuelles"); FTC, 16 CFR 255, on employees (KNOWLEDGE 9.1, 9.2). Where the mention must stand, beyond
    clear and legible, no source says in lines: two lines and 220 letters are our reading of "difficult to miss".
    """
    asked: list[tuple[str, Vocabulary, frozenset[str]]] = []
    if {"paid", "gift"} & set(links):
        asked.append(("disclosure.paid", PAID, WEAK_PAID_TAGS))
    if "employee" in links:
        asked.append(("disclosure.employment", EMPLOYMENT, WEAK_EMPLOYMENT_TAGS))
    asked += [("disclosure.pictures", RETOUCHED, frozenset())] if "retouched" in pictures else []
    asked += [("disclosure.pictures", VIRTUAL, frozenset())] if "virtual" in pictures else []
    heard: list[Heard] = []
    findings: list[Finding] = []
    for rule, vocabulary, weak_tags in asked:
        severity = severities.get(rule, DEFAULTS[rule])
        of_rule = list(_heard(text, rule, vocabulary, weak_tags))
        heard += of_rule
        if severity != "off":
            findings += _judged(rule, severity, of_rule, _WHAT["virtual" if vocabulary is VIRTUAL else rule])
    return Disclosure(tuple(heard), tuple(findings))


def _heard(text: str, rule: str, vocabulary: Vocabulary, weak_tags: frozenset[str]) -> Iterator[Heard]:
    filled, read = 0, 0
    for number, line in enumerate(text.splitlines(), start=1):
        plain, places = letters(line)
        if not plain.strip():
            continue
        filled += 1
        tags = _HASHTAG.findall(plain)
        seen: list[tuple[int, int]] = []
        for start, end, how in sorted(_matches(plain, vocabulary, weak_tags, paid=rule == "disclosure.paid"), key=_worth):
            if any(start < other_end and other_start < end for other_start, other_end in seen):
                continue
            seen.append((start, end))
            early = filled <= EARLY_LINES and read + places[start] < EARLY_LETTERS
            crowded = how == "hashtag" and len(tags) >= CROWD and plain[:start].count("#") > 0
            yield Heard(rule, _quote(line, places[start], places[end - 1] + 1), number, how, early, crowded)
        read += len(line)


def _matches(plain: str, vocabulary: Vocabulary, weak_tags: frozenset[str], *, paid: bool) -> Iterator[tuple[int, int, How]]:
    if paid:
        yield from ((one.start(), one.end(), "denied") for one in UNPAID.finditer(plain))
    for one in vocabulary.sentences.finditer(plain):
        yield one.start(), one.end(), "denied" if _denied_before(plain, one.start()) or _denied_within(one[0]) else "said"
    for tag in _HASHTAG.finditer(plain):
        word = tag[1].replace("_", "").replace("-", "")
        if DENIED_TAG.match(word):
            yield tag.start(), tag.end(), "denied"
        elif word in vocabulary.hashtags:
            yield tag.start(), tag.end(), "denied" if _denied_before(plain, tag.start()) else "hashtag"
        elif word in weak_tags:
            yield tag.start(), tag.end(), "weak"
    yield from _alone(plain, vocabulary)
    yield from ((one.start(), one.end(), "weak") for one in vocabulary.weak.finditer(plain))


def _alone(plain: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int, How]]:
    """Find labels: alone between breaks they say it, followed by "avec" or "par" too; in a sentence they are its subject."""
    start = 0
    for cut in [*_BREAKS.finditer(plain), None]:
        end = cut.start() if cut else len(plain)
        piece = plain[start:end]
        bare = _ALONE.sub("", piece)
        asked = cut is not None and cut[0] == "?"
        head = _WITH.sub("", bare)
        if head.replace("-", " ") in vocabulary.labels and not asked:
            first = start + piece.index(head)
            yield first, first + len(head), "denied" if _denied_before(plain, first) else "labelled"
        elif "#" not in piece:
            for label in sorted(vocabulary.labels, key=len, reverse=True):
                if found := re.search(rf"(?<![\w#]){re.escape(label)}(?!\w)", piece):
                    denied = DENIED.search(piece[: found.start()])
                    yield start + found.start(), start + found.end(), "denied" if denied else "subject"
                    break
        start = cut.end() if cut else end


def _denied_before(plain: str, start: int) -> bool:
    """Say whether a negation leads up to a place, also over an opening quotation mark."""
    return bool(DENIED.search(re.sub(r"[«\"“”„*_\s]+$", " ", plain[:start])))


def _denied_within(words: str) -> bool:
    return bool(re.search(r"\b(?:not|n't|pas)\b", words))


def _worth(one: tuple[int, int, How]) -> tuple[int, int]:
    return ("denied", "said", "labelled", "hashtag", "weak", "subject").index(one[2]), one[0]


def _quote(line: str, start: int, end: int) -> str:
    words = " ".join(line[start:end].split())
    return words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1] + "…"


def _judged(rule: str, severity: Severity, heard: list[Heard], what: Text) -> list[Finding]:
    says = [one for one in heard if one.says_it]
    found = [_finding(rule, severity, _CONTRARY, what, one) for one in heard if one.how == "denied"][:1]
    if any(one.early and not one.crowded for one in says):
        return found
    softer: Severity = "needs_reason" if severity == "blocks" else severity
    weak = [one for one in heard if one.how == "weak"]
    subject = [one for one in heard if one.how == "subject"]
    if says:
        first = says[0]
        found.append(_finding(rule, softer, _CROWDED if first.early else _LATE, what, first))
    elif weak:
        found.append(_finding(rule, severity, _WEAK, what, weak[0]))
    elif subject:
        found.append(_finding(rule, severity, _SUBJECT, what, subject[0]))
    elif not found:
        found.append(_finding(rule, severity, _NOTHING, what))
    return found


def _finding(rule: str, severity: Severity, text: Text, what: Text, one: Heard | None = None) -> Finding:
    facts = {"quote": one.quote, "line": one.line} if one else {}
    return Finding(rule, severity, Text(text.en.format(what=what.en, **facts), text.fr.format(what=what.fr, **facts)))


_WHAT = {
    "disclosure.paid": Text("that the text is paid for", "que le texte est payé"),
    "disclosure.employment": Text("that its author works there", "que son auteur y travaille"),
    "disclosure.pictures": Text("that pictures are retouched", "que des images sont retouchées"),
    "virtual": Text("that pictures are invented", "que des images sont virtuelles"),
}
_NOTHING = Text(
    "We found no mention {what}, neither in the first two lines nor after",
    "Nous n’avons trouvé aucune mention qui dise {what}, ni dans les deux premières lignes ni ensuite",
)
_LATE = Text(
    "“{quote}” says {what}, but only on line {line}, beyond what a reader sees first (two lines, 220 letters)",
    "« {quote} » dit {what}, mais seulement à la ligne {line}, au-delà de ce qu’un lecteur voit d’abord (deux lignes, 220 lettres)",
)
_CROWDED = Text(
    "“{quote}” on line {line} says {what}, among so many hashtags that a reader may miss it",
    "« {quote} », ligne {line}, dit {what}, au milieu de tant de mots-dièse qu’un lecteur peut le manquer",
)
_WEAK = Text(
    "“{quote}” on line {line} hints {what} and does not say it clearly; we found nothing clearer",
    "« {quote} », ligne {line}, laisse entendre {what} sans le dire clairement ; nous n’avons rien trouvé de plus clair",
)
_SUBJECT = Text(
    "“{quote}” on line {line} stands in a sentence that seems to speak of something else; we found no mention {what}",
    "« {quote} », ligne {line}, figure dans une phrase qui semble parler d’autre chose ; nous n’avons trouvé aucune mention qui dise {what}",
)
_CONTRARY = Text(
    "“{quote}” on line {line} reads as the contrary, while the register knows {what}",
    "« {quote} », ligne {line}, se lit comme le contraire, alors qu’on sait {what}",
)

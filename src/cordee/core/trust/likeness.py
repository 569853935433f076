"""Whether two texts are the same but for names: what "in brute mode" and "I will shout louder" mean to a machine.

The articles blame two things. LinkedIn "utilisée comme plateforme de démarchage commercial en mode bourrin", where a wide
audience tempts one to impersonal messages (the article on communities, first paragraph): one text for a whole company, or
for twenty strangers. And "Vous n’avez pas entendu mon message ? Je vais crier plus fort !" (the survival guide of the ethical
marketer): the same text once more to somebody who has had it.

A text is compared by its runs of three words, without salutation, closing words, names, addresses and numbers; two texts
are alike where they share four fifths of the runs that either has. It says nothing of meaning: the same offer in other
words is another text.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

RUN = 3
KEPT = 256
SALUTATIONS = frozenset(
    ["bonjour", "bonsoir", "salut", "cher", "chere", "chers", "cheres", "hello", "hi", "hey", "dear", "good morning",
     "good afternoon", "good evening", "madame", "monsieur", "coucou"]
)  # fmt: skip
CLOSINGS = frozenset(
    ["cordialement", "bien cordialement", "tres cordialement", "bien a vous", "sinceres salutations", "meilleures salutations",
     "bien sincerement", "a bientot", "amicalement", "bonne journee", "belle journee", "best", "best regards", "kind regards",
     "warm regards", "regards", "yours sincerely", "yours faithfully", "sincerely", "cheers", "all the best", "many thanks",
     "thanks", "merci", "a tres vite"]
)  # fmt: skip
ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+")
WORD = re.compile(r"[^\W\d_]+")
OPENING_LINE = 8
SIGNATURE = 40


@dataclass(frozen=True, slots=True)
class Alike:
    """How alike is too alike.

    Parameters
    ----------
    percent
        Two texts are the same from so many shared runs of a hundred on.
    days
        A person does not get the same text again within so many days; others of it are looked for as far back.
    account_people
        So many people of one account at most get the same text without having asked for it.
    strangers
        From so many private messages on a social network on, the same text to people who did not ask for it is stopped.
    """

    percent: int = 80
    days: int = 90
    account_people: int = 3
    strangers: int = 20

    def __post_init__(self) -> None:
        if not 1 <= self.percent <= 100 or min(self.days, self.account_people, self.strangers) < 1:
            raise ValueError(f"thresholds are 1 or more: {self}")

    @property
    def span(self) -> timedelta:
        """How far apart two sendings are still compared."""
        return timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class SentText:
    """A text that was sent or is to be: to whom, when, by which channel, and its print."""

    at: datetime
    subjects: frozenset[str]
    account: str
    channel: str
    printed: tuple[int, ...]


def print_of(text: str, *, names: Iterable[str] = ()) -> tuple[int, ...]:
    """Give a text's print: numbers from which likeness can be judged and the text cannot be read.

    Parameters
    ----------
    text
        What the person reads, without the footer that every message has.
    names
        Names that differ from one reader to the next: theirs, their company's, the sender's.

    Returns
    -------
    tuple of int
        At most 256 numbers, sorted; empty where nothing is left to compare. Longer texts are judged from that many.

    Examples
    --------
    >>> one = print_of("Bonjour Anne,\\nvoici notre étude sur Acme.\\nBien cordialement,\\nPaul", names=["Acme"])
    >>> one == print_of("Cher Jean,\\nVoici notre étude sur Bolt !\\nCordialement\\nLise", names=["Bolt"]), len(one)
    (True, 2)
    """
    words = _words(text, names)
    if not words:
        return ()
    runs = {" ".join(words[begin : begin + RUN]) for begin in range(max(1, len(words) - RUN + 1))}
    return tuple(sorted(_number(run) for run in runs)[:KEPT])


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """Say which share of the runs of two texts both have, between 0 and 1; nothing is like a text without words.

    Examples
    --------
    >>> likeness(print_of("we meet on monday at ten"), print_of("we meet on tuesday at ten"))
    0.14285714285714285

    Notes
    -----
    Jaccard's share, exact where the two texts have no more than 256 runs together. Beyond, it is judged from the 256
    smallest numbers of the two (a bottom-k sketch: Broder 1997; Cohen and Kaplan 2007), to some 3 points.
    """
    if not one or not other:
        return 0.0
    left, right = set(one), set(other)
    joined = sorted(left | right)
    if len(left) == KEPT or len(right) == KEPT:
        joined = joined[:KEPT]
    return sum(number in left and number in right for number in joined) / len(joined)


def alike(one: Sequence[int], other: Sequence[int], percent: int) -> bool:
    """Say whether two prints are those of the same text."""
    return likeness(one, other) * 100 >= percent


def same_again(
    printed: Sequence[int], subjects: Collection[str], at: datetime, texts: Iterable[SentText], terms: Alike
) -> list[SentText]:
    """Give the sendings of the same text to the same person within the days, the latest first."""
    mine = set(subjects)
    found = [
        one
        for one in texts
        if mine & one.subjects and abs(one.at - at) < terms.span and alike(printed, one.printed, terms.percent)
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)


def others_who_had_it(
    printed: Sequence[int], subjects: Collection[str], at: datetime, texts: Iterable[SentText], terms: Alike
) -> int:
    """Count the other people who got the same text within the days, each once by whichever of their addresses."""
    mine = set(subjects)
    people: list[frozenset[str]] = []
    for one in texts:
        if mine & one.subjects or abs(one.at - at) >= terms.span or not alike(printed, one.printed, terms.percent):
            continue
        joined = [known for known in people if known & one.subjects]
        people = [known for known in people if not known & one.subjects]
        people.append(one.subjects.union(*joined))
    return len(people)


def _words(text: str, names: Iterable[str]) -> list[str]:
    away = {word for name in names for word in WORD.findall(_plain(name))}
    lines = [line.strip() for line in _plain(ADDRESS.sub(" ", text)).splitlines() if line.strip()]
    body = _without_opening(_without_closing(lines))
    return [word for word in WORD.findall(" ".join(body)) if word not in away]


def _without_opening(lines: list[str]) -> list[str]:
    """Take the salutation off: a first line that opens with one, to its comma or, where it is short, whole."""
    if not lines or not _opens(lines[0], SALUTATIONS):
        return lines
    head, comma, rest = lines[0].partition(",")
    if comma and len(WORD.findall(head)) <= OPENING_LINE:
        return [rest, *lines[1:]]
    return lines[1:] if len(WORD.findall(lines[0])) <= OPENING_LINE else lines


def _without_closing(lines: list[str]) -> list[str]:
    """Take the closing words off, and the signature under them: where they stand on a line of their own near the end."""
    for number, line in enumerate(lines):
        if number and " ".join(WORD.findall(line)) in CLOSINGS and len(WORD.findall(" ".join(lines[number:]))) <= SIGNATURE:
            return lines[:number]
    return lines


def _opens(line: str, with_one_of: frozenset[str]) -> bool:
    words = WORD.findall(line)
    return bool(words) and (words[0] in with_one_of or " ".join(words[:2]) in with_one_of)


def _plain(text: str) -> str:
    taken_apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in taken_apart if not unicodedata.combining(letter))


def _number(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=6).digest(), "big")

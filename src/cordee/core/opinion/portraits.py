"""Portraits: what people who agree say of themselves, field by field; each seen, corrected and withdrawn by them first.

A line is agreed to by the person alone. What was proposed to them, what they keep to themselves, what they took back and
what was agreed before they objected to everything is nobody else's to see. No field is a department or a title.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from cordee.core.vocabulary.problems_of_portraits import BadPortrait
from cordee.core.vocabulary.text import Text

FieldName = Literal["platform", "topic", "language", "experience", "content", "audience", "rhythm", "traces", "exchanges"]
Sees = Literal["me", "team"]
State = Literal["proposed", "agreed", "replaced", "withdrawn"]
Side = Literal["employee", "partner", "outside"]
Means = Literal["", "adoption", "people"]  # what the number of a field stands for

SIDES: dict[Side, Text] = {
    "employee": Text("one of us", "de chez nous"),
    "partner": Text("partner", "partenaire"),
    "outside": Text("outside", "extérieur"),
}
SEEN_BY: dict[Sees, Text] = {
    "me": Text("only by me", "par moi uniquement"),
    "team": Text("by the content team", "par l’équipe des contenus"),
}
ADOPTION: tuple[Text, ...] = (
    Text("no account", "pas de compte"),
    Text("has an account", "a un compte"),
    Text("reads there", "y lit"),
    Text("answers and comments", "y répond et commente"),
    Text("publishes", "y publie"),
)
PUBLISHES = 4
RHYTHMS: dict[str, Text] = {
    "weekly": Text("every week", "chaque semaine"),
    "monthly": Text("every month", "chaque mois"),
    "quarterly": Text("every quarter", "chaque trimestre"),
    "rarely": Text("now and then", "de temps en temps"),
}
LONGEST, LONGEST_PROOF, MOST_PARTS, MOST_PEOPLE = 300, 500, 60, 100_000_000


@dataclass(frozen=True, slots=True)
class FieldKind:
    """One field of a portrait: its name, whether it may stand several times, and what its number means.

    Parameters
    ----------
    several
        Whether somebody may have it more than once; else a new value takes the old one's place.
    means
        What ``level`` counts: ``adoption`` 0 to 4, ``people`` of an audience, or nothing.
    choices
        The values that there are; none where people write freely.
    """

    name: Text
    several: bool = True
    means: Means = ""
    choices: tuple[str, ...] = ()


FIELDS: dict[FieldName, FieldKind] = {
    "platform": FieldKind(Text("Platform, and how much I use it", "Plateforme, et l’usage que j’en ai"), means="adoption"),
    "topic": FieldKind(Text("Subject I know", "Sujet que je connais")),
    "language": FieldKind(Text("Language I speak in public", "Langue dans laquelle je m’exprime")),
    "experience": FieldKind(Text("Something I did myself", "Ce que j’ai fait moi-même")),
    "content": FieldKind(Text("Where my texts and talks are", "Où se trouvent mes textes et interventions")),
    "audience": FieldKind(Text("Who reads or hears me", "Qui me lit ou m’écoute"), means="people"),
    "rhythm": FieldKind(Text("How often I can speak", "À quel rythme je peux m’exprimer"), several=False, choices=tuple(RHYTHMS)),
    "traces": FieldKind(
        Text("What imported files say of my texts", "Ce que les fichiers importés disent de mes textes"), several=False, choices=("counted",)
    ),
    "exchanges": FieldKind(
        Text("What imported files say of my exchanges", "Ce que les fichiers importés disent de mes échanges"), several=False, choices=("counted",)
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """One thing in a portrait.

    Parameters
    ----------
    key
        Its short name; empty for one that is about to be made.
    value
        In the person's words; of fields with choices one of them, of languages two letters.
    level
        Adoption 0 to 4, or people of an audience. None means unknown, which is not 0.
    proof
        Of an experience: for whom, when, where it can be read. Empty means that none is given yet.
    sees
        Who else sees it.
    """

    key: str
    field: FieldName
    value: str
    level: int | None = None
    proof: str = ""
    sees: Sees = "team"
    state: State = "agreed"

    def __post_init__(self) -> None:
        """Refuse what no part of a portrait can be."""
        kind = FIELDS.get(self.field)
        if kind is None or self.sees not in SEEN_BY:
            raise BadPortrait(complaint=Text("no such field, or no such reader", "champ inconnu, ou lecteur inconnu"))
        if self.state in ("proposed", "agreed"):
            _fits(self, kind)


def _fits(part: Part, kind: FieldKind) -> None:
    value, level = part.value.strip(), part.level
    if kind.choices and value not in kind.choices:
        raise BadPortrait(complaint=Text("the value is none of the choices", "la valeur ne fait pas partie des choix"))
    if not 1 <= len(value) <= LONGEST:
        raise BadPortrait(complaint=Text("a value has between 1 and 300 letters", "une valeur compte entre 1 et 300 lettres"))
    if len(part.proof) > LONGEST_PROOF:
        raise BadPortrait(complaint=Text("a proof is longer than 500 letters", "une preuve dépasse 500 lettres"))
    if part.field == "language" and not (len(value) == 2 and value.isascii() and value.isalpha() and value.islower()):
        raise BadPortrait(complaint=Text("a language is two letters: en, fr", "une langue s’écrit en deux lettres : en, fr"))
    most = {"adoption": PUBLISHES, "people": MOST_PEOPLE, "": 0}[kind.means]
    if level is None and kind.means == "adoption":
        raise BadPortrait(complaint=Text("the number is missing", "le nombre manque"))
    if level is not None and not (0 <= level <= most and kind.means):
        raise BadPortrait(complaint=Text(f"a number here lies between 0 and {most}", f"un nombre se situe ici entre 0 et {most}"))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a portrait: whose, what, the how-manieth of its key, when, and who wrote it where it was not the person.

    Of a line that another took the place of, or that was withdrawn, the value is gone; that it was there, and when, stays.
    """

    subject: str
    part: Part
    number: int
    entered_at: datetime
    author: int | None = None

    @property
    def consent(self) -> str:
        """What names this agreement where a result rests on it; it says nothing of whose it is."""
        return f"{self.part.key}:{self.number}"


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody who was asked for their portrait: the key of its page, how they are called, on which side, since when."""

    key: str
    subject: str
    label: str
    side: Side
    asked_at: datetime


def standing(lines: Iterable[Line], until: datetime | None = None) -> list[Line]:
    """Give what stands in portraits today, in the order it came: neither replaced nor withdrawn.

    Parameters
    ----------
    until
        Only what was written by then: a look back at an earlier day shows nothing that was withdrawn since.
    """
    there = [one for one in lines if one.part.state in ("proposed", "agreed") and (until is None or one.entered_at <= until)]
    return sorted(there, key=lambda one: one.entered_at)


def seen_by_team(lines: Iterable[Line], objected: Mapping[str, datetime], until: datetime | None = None) -> list[Line]:
    """Give what the content team may see: agreed to by the person, for the team, and not objected to since.

    Parameters
    ----------
    objected
        By subject, when somebody last objected to everything; an agreement given later stands.

    Examples
    --------
    >>> from datetime import UTC
    >>> at = datetime(2026, 3, 1, tzinfo=UTC)
    >>> line = Line("s", Part("a", "topic", "BIM"), 1, at)
    >>> len(seen_by_team([line], {})), len(seen_by_team([line], {"s": at}))
    (1, 0)
    """
    return [
        one
        for one in standing(lines, until)
        if one.part.state == "agreed"
        and one.part.sees == "team"
        and (one.subject not in objected or objected[one.subject] < one.entered_at)
    ]


Lack = Literal["topic", "experience", "proof", "language", "audience", "traces"]
LACKS: dict[Lack, Text] = {
    "topic": Text("a subject", "un sujet"),
    "experience": Text("something done oneself", "une expérience vécue"),
    "proof": Text("a proof of what they did", "une preuve de l’expérience vécue"),
    "language": Text("the language", "la langue"),
    "audience": Text("who reads or hears them", "qui les lit ou les écoute"),
    "traces": Text("texts or talks in the imported files", "des textes ou interventions dans les fichiers importés"),
}


def lacking(parts: Collection[Part], *, contents: int | None) -> list[Lack]:
    """Say what a portrait lacks for us to know whether somebody could speak; in the order in which to ask.

    Parameters
    ----------
    parts
        What the team may see.
    contents
        Texts and talks found in imported files; None where the person did not agree that they are counted.

    Examples
    --------
    >>> lacking([Part("a", "topic", "BIM"), Part("b", "experience", "led it")], contents=None)
    ['proof', 'language', 'audience', 'traces']
    """
    there = {one.field for one in parts}
    found: list[Lack] = []
    if "topic" not in there:
        found.append("topic")
    if "experience" not in there:
        found.append("experience")
    elif not any(one.proof.strip() for one in parts if one.field == "experience"):
        found.append("proof")
    if "language" not in there:
        found.append("language")
    if "audience" not in there:
        found.append("audience")
    if not contents:
        found.append("traces")
    return found


@dataclass(frozen=True, slots=True)
class Written:
    """A line that was written, and the agreements that ended with it."""

    line: Line
    ended: tuple[str, ...] = ()


class PortraitBook(Protocol):
    """The book of portraits: who was asked, and every line; of a withdrawn part only that it was there and when."""

    def sitters(self) -> list[Sitter]:
        """Give everybody who was asked for their portrait, by name."""
        ...

    def ask(self, subject: str, *, label: str, side: Side, at: datetime, author: int | None = None) -> Sitter:
        """Note that somebody was asked; of somebody asked already, the latest name and side."""
        ...

    def lines(self, subjects: Collection[str] | None = None) -> list[Line]:
        """Give every line, or those of somebody's subjects, as they were written."""
        ...

    def write(self, subjects: Collection[str], part: Part, *, at: datetime, author: int | None = None) -> Written:
        """Write a part down, or what takes the place of one that stands: the older value goes in the same transaction.

        An empty key makes a new part; of a field that stands once, it takes the place of the one that stands.

        Raises
        ------
        NoSuchPart
            The key is nobody's of this subject.
        """
        ...

    def withdraw(self, subjects: Collection[str], keys: Collection[str] | None, *, at: datetime) -> list[str]:
        """Withdraw parts, or all where no keys are named: their values go in the same transaction; give the agreements."""
        ...

    def objected(self) -> dict[str, datetime]:
        """Give, by subject, when somebody objected to everything and did not agree since."""
        ...

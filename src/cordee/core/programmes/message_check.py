"""The check of a message: what a reader may stumble over, where, why, and what could be done. A suggestion; it stops nothing.

There is no score: a text has findings with their places, checks that saw nothing, and checks that could not tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cordee.core.programmes.message import Message, Piece, Place, Role, Stage, addresses
from cordee.core.programmes.message_checks import CHECKS, CheckId, Finding, Outcome, Untold, said
from cordee.core.programmes.message_claims import figures, superlatives
from cordee.core.programmes.message_fit import fits_role, fits_stage, leads_on
from cordee.core.programmes.message_jargon import TOO_SHORT, acronyms, density, hollow
from cordee.core.programmes.message_perspective import Of, Perspective, perspective, too_short
from cordee.core.vocabulary.function_words import language_of
from cordee.core.vocabulary.text import Language, Text

NO_LANGUAGE = Text(
    "We cannot tell whether the text is English or French.", "Nous ne savons pas si le texte est en anglais ou en français."
)
OWED = Text(
    "We owe the reader this letter: it says what it must say of us.",
    "Cette lettre est due au lecteur : elle dit de nous ce qu’elle doit dire.",
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The company's own words.

    Parameters
    ----------
    own
        What the company, its products and its offers are called.
    known
        Words and letters that its readers know: they are no jargon.
    avoided
        Words that the company does not want in its texts.
    """

    own: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    avoided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A message with what was found in it.

    Parameters
    ----------
    language
        That of the text; None where it could not be told, and then nothing else is.
    sentences
        How many sentences speak of the reader, of us and technology, of both, of neither; all of them are counted, so that
        there is no range to give.
    findings, clear, untold
        What each check saw; those that saw nothing; those that could not tell, with the reason.
    of
        Whom each sentence speaks of, in their order; the title is the first.
    """

    message: Message
    language: Language | None
    stage: Stage | None
    role: Role | None
    sentences: Mapping[str, int]
    findings: tuple[Finding, ...]
    clear: tuple[CheckId, ...]
    untold: tuple[Untold, ...] = ()
    of: tuple[Of, ...] = ()

    @property
    def starts_from_technology(self) -> bool:
        """Whether the text starts from us and our technology: we come before the reader, or more often."""
        return any(one.check in ("problem_first", "about_us") for one in self.findings)

    def line(self, place: Place) -> int:
        """Give the line of a place in its part, from 1."""
        return self.message.piece(place.part).text.count("\n", 0, place.start) + 1


def check(
    message: Message,
    *,
    language: Language | None = None,
    stage: Stage | None = None,
    role: Role | None = None,
    vocabulary: Vocabulary | None = None,
    owed: bool = False,
) -> Checked:
    """Read a message as somebody would who was not waiting for it.

    Do not use it to judge whether what a text says is true or worth saying, nor to compare writers: it knows words and places,
    and a text of somebody else’s problem without a word of the lists passes for neither.

    Parameters
    ----------
    language
        That of the text; by its small words where none is said.
    stage, role
        For whom it is written; what hangs on them is untold where they are not said.
    owed
        It answers the reader, or tells them what the law has us tell: whom it speaks of is not asked.

    Examples
    --------
    >>> found = check(as_message("We are the leader", "Our unique platform has an API. Our engine is the fastest. "
    ...     "We built it in the cloud. It has forty modules, and our engineers are very proud of it."))
    >>> [one.check for one in found.findings]
    ['problem_first', 'about_us', 'acronyms', 'density', 'superlatives', 'next_step']
    >>> found.sentences
    {'reader': 0, 'us': 5, 'both': 0, 'neither': 0}
    """
    words = vocabulary or Vocabulary()
    told = language or language_of(f"{message.title.text}\n{message.body.text}")
    if told is None:
        lost = tuple(Untold(one.id, NO_LANGUAGE) for one in CHECKS)
        return Checked(message, None, stage, role, {}, (), (), lost)
    read = perspective(message, told, names=words.own, known=words.known)
    outcomes = dict(_outcomes(message, read, told, stage, role, words, owed))
    counts = {of: read.count(of) for of in ("reader", "us", "both", "neither")}
    return Checked(
        message,
        told,
        stage,
        role,
        counts,
        tuple(one for one in outcomes.values() if isinstance(one, Finding)),
        tuple(id for id, one in outcomes.items() if one is None),
        tuple(one for one in outcomes.values() if isinstance(one, Untold)),
        tuple(one.of for one in read.spoken),
    )


def as_message(title: str, body: str) -> Message:
    """Make a message of plain words."""
    return Message(Piece("title", title, addresses(title)), Piece("body", body, addresses(body)))


def _outcomes(
    message: Message, read: Perspective, language: Language, stage: Stage | None, role: Role | None, words: Vocabulary, owed: bool
) -> Iterator[tuple[CheckId, Outcome]]:
    known = (*words.known, *words.own)
    silent = OWED if owed else TOO_SHORT if too_short(message) else None
    yield "problem_first", Untold("problem_first", silent) if silent else _comes_late(read)
    yield "about_us", Untold("about_us", silent) if silent else _is_about_us(read)
    yield "acronyms", acronyms(message, known=known)
    yield "density", density(message, language, role=role, known=known)
    yield "hollow", hollow(message, language, avoided=words.avoided)
    yield "superlatives", superlatives(read, language)
    yield "figures", figures(read, language)
    yield "stage", fits_stage(message, read, language, stage)
    yield "role", fits_role(message, read, language, role)
    yield "next_step", leads_on(message, read, language)


def _comes_late(read: Perspective) -> Outcome:
    if not read.comes_late:
        return None
    n, first = len(read.spoken), read.first_of_reader
    seen = (
        said("The reader comes in none of the {n} sentences.", "Le lecteur n’apparaît dans aucune des {n} phrases.", n=n)
        if first is None
        else said(
            "The reader comes in sentence {first} of {n}, we come before.",
            "Le lecteur arrive à la phrase {first} sur {n}, nous venons avant.",
            first=first, n=n,
        )
    )  # fmt: skip
    suggestion = Text(
        "Begin with what the reader meets at work: their question, what goes wrong, what it costs them. What we do about it comes after.",
        "Commencez par ce que le lecteur rencontre dans son travail\u00a0: sa question, ce qui coince, ce que cela lui coûte. Ce que nous y faisons vient après.",
    )
    return Finding("problem_first", seen, suggestion, (next(one.sentence.place for one in read.spoken if one.of == "us"),))


def _is_about_us(read: Perspective) -> Outcome:
    if not read.is_about_us:
        return None
    seen = said(
        "Sentences about us or technology: {us} of {n}; about the reader: {reader}.",
        "Phrases sur nous ou la technologie\u00a0: {us} sur {n}\u202f; sur le lecteur\u00a0: {reader}.",
        us=read.count("us"), reader=read.count("reader"), n=len(read.spoken),
    )  # fmt: skip
    suggestion = Text(
        "Turn each of these round: what changes for the reader because of it? Strike those where nothing does.",
        "Retournez chacune\u00a0: qu’est-ce que cela change pour le lecteur\u202f? Supprimez celles où rien ne change.",
    )
    return Finding("about_us", seen, suggestion, tuple(one.sentence.place for one in read.spoken if one.of == "us"))

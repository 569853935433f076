"""A letter: what we write to one person, as data in both languages, and how it becomes a text and a page.

Every letter says who writes, why the person receives it, and how to stop with one click. Nothing in it fetches
anything: no picture, no font, no link but the plain ones it shows.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Literal
from unicodedata import category

import mrml

from cordee.core.vocabulary.problems_of_mail import LetterLacksFacts
from cordee.core.vocabulary.text import Language, Text

# What a letter is: an answer that the person asked for by an act of theirs; access or a question from a colleague;
# what the law has us tell them; a survey that they are asked to answer; a brief that they may take, move or leave.
Kind = Literal["answer", "invitation", "notice", "survey", "brief"]
KINDS: tuple[Kind, ...] = ("answer", "invitation", "notice", "survey", "brief")
WIDTH = 78
INK, MUTED, GROUND, ROPE, BUTTON = "#22262b", "#5b6168", "#f4f3f1", "#d9541e", "#b0410e"

DEAR = Text("Hello {name},", "Bonjour {name},")
DEAR_UNNAMED = Text("Hello,", "Bonjour,")
WHO = Text(
    "{writer} writes to you. Reply to this message to reach us.", "{writer} vous écrit. Répondez à ce message pour nous joindre."
)
WHY = Text("Why you receive this: {because}", "Pourquoi vous recevez ceci : {because}")
STOP = Text("Receive no more mail from us, in one click:", "Ne plus recevoir d’e-mail de notre part, en un clic :")
STOP_LINK = Text("No more mail from us", "Ne plus recevoir d’e-mail de notre part")


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a letter needs to be told: its name, its meaning, whether it opens a door.

    Parameters
    ----------
    link
        It is the address of a page.
    secret
        Whoever holds it may come in; it is forgotten as soon as the letter has gone.
    """

    name: str
    meaning: Text
    link: bool = False
    secret: bool = False


MINE = Fact("mine", Text("the address of the person’s own page", "l’adresse de la page de la personne"), link=True)


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter as data.

    Parameters
    ----------
    id
        The name under which it is kept and chosen.
    kind
        An answer, an invitation or a notice: what it is exempt from hangs on it.
    title
        What it is, for the people who send it.
    facts
        What it needs to be told, besides the name and the writer.
    subject, body, because
        Its words; ``body`` is one text a paragraph, ``because`` says where the address comes from.
    button
        The words of the one link that matters, and the fact that holds its address.
    """

    id: str
    kind: Kind
    title: Text
    facts: tuple[Fact, ...]
    subject: Text
    body: tuple[Text, ...]
    because: Text
    button: tuple[Text, str] | None = None

    def __post_init__(self) -> None:
        links = {one.name for one in self.facts if one.link}
        if self.button is not None and self.button[1] not in links:
            raise ValueError(f"the button of {self.id} opens no link that it is told")

    def lacks(self, facts: Mapping[str, str]) -> tuple[Fact, ...]:
        """Give the facts that are missing or empty."""
        return tuple(one for one in self.facts if not str(facts.get(one.name, "")).strip())

    @property
    def secrets(self) -> frozenset[str]:
        """The names of the facts that must not stay once it has gone."""
        return frozenset(one.name for one in self.facts if one.secret)


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes: the company's name, the address it writes from, and where it is."""

    name: str
    address: str
    place: str = ""

    @property
    def line(self) -> str:
        """The name, and the postal address where there is one."""
        return f"{self.name}, {self.place}" if self.place else self.name


@dataclass(frozen=True, slots=True)
class Written:
    """A letter written out: its subject, its text part and its HTML part."""

    subject: str
    text: str
    html: str


def write(letter: Letter, facts: Mapping[str, str], *, language: Language, writer: Writer, stop: str, name: str = "") -> Written:
    """Write a letter out in one language.

    Parameters
    ----------
    facts
        What ``letter.facts`` names; anything else is left out.
    stop
        The address that ends our mail to this person.
    name
        How the person is called; empty where we do not know.

    Raises
    ------
    LetterLacksFacts
        Something that it must say is not known.

    Examples
    --------
    >>> hello = Letter("hello", "answer", Text("Hello", "Bonjour"), (), Text("A & B", "A & B"),
    ...     (Text("We heard you.", "Nous vous avons entendu."),), Text("you asked.", "vous l’avez demandé."))
    >>> found = write(hello, {}, language="en", writer=Writer("Atelier", "a@atelier.example"), stop="https://a.example/u/", name="Ann")
    >>> print(found.text.partition("--")[0].strip())
    Hello Ann,
    <BLANKLINE>
    We heard you.
    >>> "A &amp; B" in found.html and "https://a.example/u/" in found.html
    True
    """
    lacking = letter.lacks(facts)
    if lacking:
        raise LetterLacksFacts(
            letter=letter.title.in_language(language), facts=", ".join(one.meaning.in_language(language) for one in lacking)
        )
    told = {one.name: plain(facts[one.name]) for one in letter.facts} | {"writer": writer.name}
    called = plain(name)
    dear = (DEAR if called else DEAR_UNNAMED, {"name": called} if called else {})
    because = letter.because.in_language(language, **told)
    foot = ((WHO, {"writer": writer.line}), (WHY, {"because": because}))
    return Written(
        letter.subject.in_language(language, **told),
        _text(letter, language, told, (dear, *((one, told) for one in letter.body)), foot, stop),
        _html(letter, language, told, (dear, *((one, told) for one in letter.body)), foot, stop),
    )


def plain(value: object) -> str:
    """Make a fact one line of printable words, so that it can open no header and no tag.

    Examples
    --------
    >>> plain("Ann\\r\\nBcc: all@x.example\\x00")
    'Ann Bcc: all@x.example'
    """
    kept = (" " if category(one) in _BREAKS else "" if category(one) in _UNSEEN else one for one in str(value))
    return _SPACES.sub(" ", "".join(kept)).strip()


_BREAKS, _UNSEEN, _SPACES = ("Cc", "Zl", "Zp"), ("Cf", "Cs", "Co", "Cn"), re.compile(" {2,}")
Said = tuple[Text, Mapping[str, str]]


def _text(
    letter: Letter, language: Language, told: Mapping[str, str], body: tuple[Said, ...], foot: tuple[Said, ...], stop: str
) -> str:
    parts = [_folded(text.in_language(language, **facts)) for text, facts in body]
    if letter.button is not None:
        words, link = letter.button
        colon = " :" if language == "fr" else ":"
        parts.append(f"{words.in_language(language)}{colon}\n{told[link]}")
    parts.append("-- \n" + "\n".join(_folded(text.in_language(language, **facts)) for text, facts in foot))
    parts.append(f"{STOP.in_language(language)}\n{stop}")
    return "\n\n".join(parts) + "\n"


def _html(
    letter: Letter, language: Language, told: Mapping[str, str], body: tuple[Said, ...], foot: tuple[Said, ...], stop: str
) -> str:
    title = escape(letter.subject.in_language(language, **told))
    main = "".join(f"<mj-text>{_escaped(text, language, facts)}</mj-text>" for text, facts in body)
    if letter.button is not None:
        words, link = letter.button
        main += f'<mj-button href="{escape(told[link])}">{escape(words.in_language(language))}</mj-button>'
    small = "".join(f'<mj-text mj-class="small">{_escaped(text, language, facts)}</mj-text>' for text, facts in foot)
    end = f'<mj-text mj-class="small"><a href="{escape(stop)}" style="color:{BUTTON}">{escape(STOP_LINK.in_language(language))}</a></mj-text>'
    return str(mrml.to_html(_PAGE.format(language=language, title=title, main=main, foot=small + end)).content)


def _escaped(text: Text, language: Language, facts: Mapping[str, str]) -> str:
    safe = Text(escape(text.en, quote=False), escape(text.fr, quote=False))
    return safe.in_language(language, **{name: escape(value) for name, value in facts.items()})


def _folded(paragraph: str) -> str:
    return textwrap.fill(paragraph, WIDTH, break_long_words=False, break_on_hyphens=False)


_PAGE = (
    '<mjml lang="{language}"><mj-head><mj-title>{title}</mj-title><mj-attributes>'
    '<mj-all font-family="Helvetica, Arial, sans-serif" />'
    f'<mj-text font-size="16px" line-height="24px" color="{INK}" padding="8px 24px" />'
    f'<mj-button background-color="{BUTTON}" font-size="16px" font-weight="bold" border-radius="6px" align="left" padding="12px 24px" />'
    f'<mj-class name="small" font-size="13px" line-height="20px" color="{MUTED}" padding="4px 24px" />'
    "</mj-attributes></mj-head>"
    f'<mj-body background-color="{GROUND}" width="600px">'
    f'<mj-section background-color="#ffffff" border-top="4px solid {ROPE}" padding="20px 0"><mj-column>{{main}}</mj-column></mj-section>'
    '<mj-section padding="12px 0"><mj-column>{foot}</mj-column></mj-section></mj-body></mjml>'
)

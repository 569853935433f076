"""A survey: what it asks, of whom, in which wave; its templates; the steps that a respondent goes through.

Five minutes on a phone. Items come in an order drawn for each respondent, every figure has a middle and may be left
empty, and whoever answers may come back, change and withdraw until the survey is closed. Raters are never named: fewer
than ``LEAST`` of them say nothing, and nothing is counted before the survey is closed, so that no count tells who came last.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

import numpy as np

from cordee.core.opinion.scales import scale_named
from cordee.core.vocabulary.problems_of_answers import AlreadyCounted, NotClosed
from cordee.core.vocabulary.problems_of_voices import BadSurvey, NoSuchTemplate, SurveyClosed, TooFewAsked
from cordee.core.vocabulary.text import Text

LEAST = 3  # raters below whom nothing is said
LEAST_ASKED = 5  # people below whom nothing is asked
MOST_LISTED = 200  # names that a respondent's page can suggest
MOST_OFFERED = 20  # names in the list of the aided question
PLACES = 3  # names that one question takes
RATED = 2  # people that one respondent is asked to rate

Kind = Literal["mind", "aided", "names", "peers", "listed", "self"]
SurveyState = Literal["draft", "open", "closed"]
MIND, AIDED, STEP = "mind", "aided", "step:"
NOBODY = "none:"  # of an answer that says "none" in so many words, on a step of this key


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a survey: what comes to mind, a list to tick, names, a scale on people or on oneself.

    Parameters
    ----------
    kind
        ``mind``: which names come first, unaided; ``aided``: which of a list are known; ``names``: whom one turns to;
        ``peers``: a scale on the people one has named; ``listed``: a scale on the people whom the survey lists;
        ``self``: a scale on oneself.
    scale
        The scale's id, where there is one.
    items
        The ids of the items asked; every item of the scale where empty.
    """

    kind: Kind
    scale: str = ""
    items: tuple[str, ...] = ()

    def asked(self) -> tuple[str, ...]:
        """Give the ids of the items that are asked."""
        if self.items or not self.scale:
            return self.items
        return tuple(one.id for one in scale_named(self.scale).items)


@dataclass(frozen=True, slots=True)
class Template:
    """A survey ready to be asked: its parts, and what it is for."""

    id: str
    name: Text
    purpose: Text
    parts: tuple[Part, ...]

    @property
    def offers(self) -> bool:
        """Say whether it needs a list of names to tick."""
        return any(one.kind == "aided" for one in self.parts)

    @property
    def lists(self) -> bool:
        """Say whether it needs people to rate."""
        return any(one.kind == "listed" for one in self.parts)


NAMES = Part("names", "sociometric", ("names-1", "names-2"))
TEMPLATES: tuple[Template, ...] = (
    Template(
        "whom-to-ask",
        Text("Whom do people ask?", "À qui demande-t-on conseil ?"),
        Text(
            "Peers name whom they turn to, then rate expertise, empathy and impartiality of two of them.",
            "Les pairs nomment qui ils consultent, puis jugent l’expertise, l’empathie et l’impartialité de deux d’entre eux.",
        ),
        (NAMES, Part("peers", "peer-credibility")),
    ),
    Template(
        "comes-to-mind",
        Text("Who comes to mind?", "Qui vient à l’esprit ?"),
        Text(
            "Which companies come first, without help and then from a list: the same question each wave.",
            "Quelles entreprises viennent d’abord, sans aide puis sur une liste : la même question à chaque vague.",
        ),
        (Part("mind"), Part("aided")),
    ),
    Template(
        "own-leadership",
        Text("Who says of themselves that they lead?", "Qui dit de soi qu’on l’écoute ?"),
        Text(
            "Leadership and advice seeking as people see themselves; kept apart from what peers say.",
            "Le leadership et la recherche d’avis tels que chacun les voit ; gardés à part de ce que disent les pairs.",
        ),
        (Part("self", "opinion-leadership"), Part("self", "opinion-seeking"), NAMES),
    ),
    Template(
        "influence",
        Text("Who draws people, who convinces?", "Qui attire, qui convainc ?"),
        Text(
            "Peers name whom they turn to, then say of two of them whether people come by themselves and change their minds.",
            "Les pairs nomment qui ils consultent, puis disent de deux d’entre eux si l’on vient à eux et s’ils font changer d’avis.",
        ),
        (NAMES, Part("peers", "peer-influence")),
    ),
    Template(
        "many-subjects",
        Text("Who knows a little of everything?", "Qui s’y connaît un peu en tout ?"),
        Text(
            "People say whether they are asked about many kinds of products; kept apart from what peers say.",
            "Chacun dit si on l’interroge sur toutes sortes de produits ; gardé à part de ce que disent les pairs.",
        ),
        (Part("self", "market-maven"), NAMES),
    ),
    Template(
        "readers-candour",
        Text("Do readers believe us?", "Les lecteurs nous croient-ils ?"),
        Text(
            "Readers say of up to two authors whether they also write what does not work.",
            "Les lecteurs disent, de deux auteurs au plus, s’ils écrivent aussi ce qui ne marche pas.",
        ),
        (Part("listed", "readers-candour"),),
    ),
    Template(
        "trust-in-us",
        Text("Do those who speak for us trust us?", "Ceux qui parlent pour nous nous font-ils confiance ?"),
        Text(
            "Three questions to ambassadors about us; told from five answers on, together with what we answer.",
            "Trois questions aux ambassadeurs sur nous ; dites à partir de cinq réponses, avec ce que nous y répondons.",
        ),
        (Part("self", "trust-in-organisation", ("trusts-us-1", "trusts-us-2", "trusts-us-3")),),
    ),
    Template(
        "trust-in-them",
        Text("Do we trust those who speak for us?", "Faisons-nous confiance à ceux qui parlent pour nous ?"),
        Text(
            "Three questions to our own teams about up to two people they work with; told of all together, never of one person.",
            "Trois questions à nos équipes sur deux personnes au plus avec qui elles travaillent ; dites de toutes ensemble, jamais d’une seule.",
        ),
        (Part("listed", "trust-in-person", ("trusts-them-1", "trusts-them-2", "trusts-them-3")),),
    ),
    Template(
        "whole-territory",
        Text("The whole territory", "Tout le territoire"),
        Text(
            "What comes to mind, whom people ask, and how far two of them are trusted.",
            "Ce qui vient à l’esprit, à qui l’on demande conseil, et jusqu’où deux d’entre eux sont crus.",
        ),
        (Part("mind"), Part("aided"), NAMES, Part("peers", "peer-credibility")),
    ),
)


def template_named(name: str) -> Template:
    """Give a template.

    Raises
    ------
    NoSuchTemplate
        There is none of that name.

    Examples
    --------
    >>> template_named("comes-to-mind").offers
    True
    """
    for one in TEMPLATES:
        if one.id == name:
            return one
    raise NoSuchTemplate(name=name, known=", ".join(one.id for one in TEMPLATES))


@dataclass(frozen=True, slots=True)
class Survey:
    """One wave of a survey on one territory.

    Parameters
    ----------
    wave
        The how-manieth time this template is asked on this territory, from 1.
    offered
        The names of the aided list, ours among them.
    reply
        What we answer to what came out; every respondent reads it under their own link.
    house
        Which of the offered names is ours; empty where none is.
    """

    id: int
    title: str
    template: str
    territory: str
    wave: int
    offered: tuple[str, ...] = ()
    house: str = ""
    state: SurveyState = "draft"
    closes_on: date | None = None
    made_at: datetime | None = None
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    reply: str = ""
    replied_at: datetime | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be asked."""
        template = template_named(self.template)
        folded = [one.casefold() for one in self.offered]
        if not self.title.strip() or len(self.title) > 200:
            raise BadSurvey(complaint=Text("a title has between 1 and 200 letters", "un titre compte entre 1 et 200 lettres"))
        if template.offers and len(self.offered) < 2:
            raise BadSurvey(
                complaint=Text("a list to tick needs two names at least", "une liste à cocher demande deux noms au moins")
            )
        if len(self.offered) > MOST_OFFERED or len(set(folded)) < len(folded):
            raise BadSurvey(
                complaint=Text("at most 20 names in the list, each once", "20 noms au plus dans la liste, chacun une fois")
            )
        if self.house and self.house not in self.offered:
            raise BadSurvey(complaint=Text("our own name is not in the list", "notre propre nom n’est pas dans la liste"))

    @property
    def parts(self) -> tuple[Part, ...]:
        """What it asks."""
        return template_named(self.template).parts


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who is named or may be named in a survey: in the list that the page suggests, or typed by a respondent."""

    id: int
    label: str
    subject: str = ""
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of one respondent.

    Parameters
    ----------
    item
        The item's id; ``mind``, ``aided``; ``none:KEY``, which says "none" on a step; or ``step:KEY``, which says that the step
        was gone through: its value is 1 where something was said there, 0 where all of it was left empty.
    about
        The id of whom it is about (``Named``); None where it is about nobody.
    place
        The rank of a name among those that one question takes, from 1.
    value
        The figure; 1 for a name that was given or ticked.
    text
        What was typed.
    """

    item: str
    about: int | None = None
    place: int = 0
    value: float | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One screen of the respondent's page."""

    key: str
    part: Part
    person: Named | None = None


def steps_of(survey: Survey, answers: Collection[Answer], named: Sequence[Named], order: Sequence[int] = ()) -> list[Step]:
    """Give the steps that a respondent goes through, given what they have answered so far.

    Parameters
    ----------
    named
        Everybody whom the survey knows.
    order
        The ids of the people whom the survey lists, as drawn for this respondent.
    """
    known = {one.id: one for one in named}
    found = []
    for part in survey.parts:
        if part.kind == "peers":
            chosen = list(dict.fromkeys(one.about for one in sorted(answers, key=lambda one: (one.item, one.place))
                                        if one.item.startswith("names-") and one.about is not None))  # fmt: skip
            found += [Step(f"peers-{one}", part, known[one]) for one in chosen[:RATED] if one in known]
        elif part.kind == "listed":
            found += [Step(f"listed-{one}", part, known[one]) for one in list(order)[:RATED] if one in known]
        else:
            found.append(Step(part.kind if part.kind != "self" else f"self-{part.scale}", part))
    return found


def done_steps(answers: Collection[Answer]) -> frozenset[str]:
    """Give the keys of the steps that were answered."""
    return frozenset(one.item.removeprefix(STEP) for one in answers if one.item.startswith(STEP))


def says_something(answers: Collection[Answer]) -> bool:
    """Say whether a respondent answered anything at all: steps that were gone through empty are no answer.

    Examples
    --------
    >>> says_something([Answer("step:names", value=0)]), says_something([Answer("none:names", value=1), Answer("step:names", value=1)])
    (False, True)
    """
    return any(not one.item.startswith(STEP) for one in answers)


def place_of(step: Step, survey: Survey) -> tuple[int, int]:
    """Give which part of the survey a step belongs to, from 1, and how many parts there are: the same from first to last.

    Examples
    --------
    >>> whole = Survey(1, "BIM", "whom-to-ask", "bim", 1)
    >>> place_of(Step("names", whole.parts[0]), whole), place_of(Step("peers-7", whole.parts[1]), whole)
    ((1, 2), (2, 2))
    """
    return survey.parts.index(step.part) + 1, len(survey.parts)


def fixed(step: Step, answers: Collection[Answer]) -> bool:
    """Say whether a step can no longer be changed: what came to mind unaided, once the list was shown.

    Examples
    --------
    >>> first = Step("mind", Part("mind"))
    >>> fixed(first, [Answer("step:mind")]), fixed(first, [Answer("step:mind"), Answer("step:aided")])
    (False, True)
    """
    return step.key == MIND and AIDED in done_steps(answers)


def drawn(things: Sequence[str], rng: np.random.Generator) -> list[str]:
    """Draw the order in which a respondent meets things; the same generator state gives the same order.

    Examples
    --------
    >>> drawn(["a", "b", "c"], np.random.Generator(np.random.PCG64(7))) == drawn(["a", "b", "c"], np.random.Generator(np.random.PCG64(7)))
    True
    """
    return [things[int(one)] for one in rng.permutation(len(things))]


def reopened(survey: Survey, *, computed: bool, today: date) -> Survey:
    """Give a closed survey as it stands once it is open again; a last day that is past holds no longer.

    Raises
    ------
    NotClosed, AlreadyCounted
        There is nothing to undo, or a computation has counted the answers.
    """
    if survey.state != "closed":
        raise NotClosed(id=survey.id)
    if computed:
        raise AlreadyCounted(id=survey.id)
    closes = survey.closes_on if survey.closes_on is None or survey.closes_on >= today else None
    return replace(survey, state="open", closed_at=None, closes_on=closes)


def opened(survey: Survey, asked: int, now: datetime) -> Survey:
    """Give the survey as it stands once it is opened.

    Raises
    ------
    TooFewAsked, SurveyClosed
        It cannot be opened.
    """
    if survey.state == "closed" and survey.closed_at is not None:
        raise SurveyClosed(id=survey.id, day=f"{survey.closed_at:%Y-%m-%d}")
    if asked < LEAST_ASKED:
        raise TooFewAsked(n=asked, least=LEAST_ASKED)
    return replace(survey, state="open", opened_at=survey.opened_at or now)

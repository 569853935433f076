"""Leader, expert, seller, celebrity: the eight cases by which somebody's part on a territory is called, the first that holds.

Audience alone makes nobody anything but celebrity instead of relay: no case asks for followers before peers have spoken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from cordee.core.opinion.panel import Flags, Floats, Whole
from cordee.core.vocabulary.text import Text

ENOUGH = 3  # independent raters or endorsers, and territories of a maven
HIGH = 0.10  # the share of a territory that counts as high


@dataclass(frozen=True, slots=True)
class Part:
    """One class: its words, and those for somebody employed here, who is never impartial to people outside."""

    id: str
    name: Text
    internal: Text


PARTS = (
    Part("seller", Text("seller", "vendeur"), Text("internal seller", "vendeur interne")),
    Part("leader", Text("opinion leader", "leader d’opinion"), Text("internal leader", "leader interne")),
    Part("expert", Text("expert", "expert"), Text("internal expert", "expert interne")),
    Part(
        "emerging expert", Text("emerging expert", "expert émergent"), Text("internal emerging expert", "expert émergent interne")
    ),
    Part("maven", Text("market maven", "relais polyvalent"), Text("internal maven", "relais polyvalent interne")),
    Part("celebrity", Text("celebrity", "célébrité"), Text("internal celebrity", "célébrité interne")),
    Part("relay", Text("relay", "relais"), Text("internal relay", "relais interne")),
    Part("not established", Text("not established", "non établi"), Text("not established", "non établi")),
)
IDS = tuple(one.id for one in PARTS)
SELLER, LEADER, EXPERT, EMERGING, MAVEN, CELEBRITY, RELAY, UNESTABLISHED = range(len(PARTS))

REMARKS: Mapping[str, Text] = {
    "expertise": Text("expertise in the top of the territory", "une expertise en tête du territoire"),
    "empathy": Text("closeness to those who ask", "la proximité avec ceux qui demandent"),
    "raters": Text("three people who rate or endorse", "trois personnes qui évaluent ou recommandent"),
    "proof": Text("a proof of concrete experience", "une preuve d’expérience concrète"),
    "named": Text("being named on three territories", "d’être cité sur trois territoires"),
    "reach": Text("a large audience", "une large audience"),
    "independence": Text("independence on this subject", "l’indépendance sur ce sujet"),
    "outside": Text("peers outside the firm", "des pairs hors de l’entreprise"),
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of cells for certain; arrays of one length, one entry a person on a territory.

    Parameters
    ----------
    interest
        A material interest on the subject other than plain employment.
    raters
        Different people who named, rated or endorsed, oneself left out.
    proof
        A proof of concrete experience.
    named_in
        In how many territories somebody named the person.
    reach
        An audience in the top of all people; whatever else is known, it can only turn a relay into a celebrity.
    """

    interest: Flags
    raters: Whole
    proof: Flags
    named_in: Whole
    reach: Flags

    def __post_init__(self) -> None:
        if len({len(getattr(self, name)) for name in ("interest", "raters", "proof", "named_in", "reach")}) != 1:
            raise ValueError("facts are arrays of one length")


def decide(expert: Flags, empathic: Flags, elsewhere: Flags, facts: Facts, *, enough: int = ENOUGH) -> Whole:
    """Call each cell by the first of the eight cases that holds; positions in ``PARTS``.

    Parameters
    ----------
    expert, empathic
        Expertise and empathy are high on the territory; what is unknown is not high.
    elsewhere
        Expertise is high on another territory.
    enough
        How many raters are enough; never below three.

    Examples
    --------
    >>> yes, no = np.array([True]), np.array([False])
    >>> facts = Facts(interest=no, raters=np.array([3]), proof=no, named_in=np.array([1]), reach=no)
    >>> IDS[decide(yes, yes, no, facts)[0]], IDS[decide(yes, no, no, facts)[0]], IDS[decide(no, no, no, facts)[0]]
    ('leader', 'expert', 'relay')
    """
    if enough < ENOUGH:
        raise ValueError("fewer than three raters say nothing")
    heard = facts.raters >= enough
    some = facts.raters >= 1
    cases = [
        facts.interest,
        expert & empathic & heard,
        expert & heard,
        expert & some & ~heard & facts.proof,
        empathic & (facts.named_in >= ENOUGH) & ~expert & ~elsewhere,
        ~expert & facts.reach & heard,
        ~expert & heard,
    ]
    return np.select(cases, range(len(cases)), default=UNESTABLISHED).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Chances:
    """How likely each cell's expertise and empathy are high, given all answers; one entry a person on a territory.

    Parameters
    ----------
    expert, empathic, both
        Chances of high expertise, high empathy, and of both.
    elsewhere
        Chance that expertise is high on another territory.
    """

    expert: Floats
    empathic: Floats
    both: Floats
    elsewhere: Floats

    def __post_init__(self) -> None:
        for one in (self.expert, self.empathic, self.both, self.elsewhere):
            if len(one) and (np.min(one) < 0 or np.max(one) > 1):
                raise ValueError("a chance lies between 0 and 1")
        if (self.both > np.minimum(self.expert, self.empathic) + 1e-9).any():
            raise ValueError("both cannot be likelier than one")


def chance_of_each(chances: Chances, facts: Facts, *, enough: int = ENOUGH) -> Floats:
    """Give how likely each class is: cells x classes, each row summing to 1; what the cases forbid has chance 0.

    Notes
    -----
    The eight cases are decided for each state that expertise and empathy may be in, and the states weighed.
    """
    cells = len(chances.expert)
    found = np.zeros((cells, len(PARTS)))
    alone = np.clip(np.stack([chances.expert, chances.empathic]) - chances.both, 0.0, 1.0)
    neither = np.clip(1.0 - chances.both - alone.sum(axis=0), 0.0, 1.0)
    for expert, empathic, chance in ((1, 1, chances.both), (1, 0, alone[0]), (0, 1, alone[1]), (0, 0, neither)):
        for other, weight in ((1, chances.elsewhere), (0, 1.0 - chances.elsewhere)):
            high, close, also = (np.full(cells, bool(one)) for one in (expert, empathic, other))
            found[np.arange(cells), decide(high, close, also, facts, enough=enough)] += chance * weight
    return np.asarray(found / found.sum(axis=1, keepdims=True))


FAVOUR = 0.75  # how far a class counts more the rarer it is: 0 calls the likeliest, 1 whatever is most above its usual


def how_common(each: Floats) -> Floats:
    """Give how common each class is expected to be among these people: the mean of their chances.

    Parameters
    ----------
    each
        Cells x classes, as ``chance_of_each`` gives it with nobody's interests, so that a gift to one changes no other's class.

    Notes
    -----
    Celebrities and relays count as one: they differ by their audience alone, so no audience makes another class rarer.
    """
    found = np.asarray(each, dtype=float).mean(axis=0)
    found[[CELEBRITY, RELAY]] = (each[:, CELEBRITY] + each[:, RELAY]).mean()
    return found


def call(each: Floats, common: Floats | None = None, *, favour: float = FAVOUR) -> Whole:
    """Choose a class for each cell: the likeliest, rare ones weighed up so that they are found too.

    Parameters
    ----------
    each
        Cells x classes, as ``chance_of_each`` gives it. A class whose chance is 0 is never chosen.
    common
        How common each class is; that of these very cells where not given.
    favour
        The power of one over how common a class is that weighs its chance.

    Examples
    --------
    >>> each = np.zeros((2, len(PARTS)))
    >>> each[0, [LEADER, RELAY]] = 0.4, 0.6
    >>> each[1, RELAY] = 1.0
    >>> [IDS[one] for one in call(each)], [IDS[one] for one in call(each, favour=0)]
    (['leader', 'relay'], ['relay', 'relay'])

    Notes
    -----
    At a power of one, no choice finds more of each class on average; the more, the fewer of those called so are so. The power
    was chosen on invented worlds of seeds below 3,000, small, large and those that break the model's assumptions, and stands.
    """
    usual = how_common(each) if common is None else common
    weights = np.maximum(usual, 1e-12) ** -favour
    return np.asarray(np.argmax(each * weights, axis=1))


@dataclass(frozen=True, slots=True)
class Called:
    """What somebody is called on a territory, and why.

    Parameters
    ----------
    part
        Id of the class.
    internal
        Employed here: never shown to people outside as impartial.
    there, lacks
        Ids of ``REMARKS``: what there is, and what the next class would need.
    """

    part: str
    internal: bool
    there: tuple[str, ...]
    lacks: tuple[str, ...]

    @property
    def name(self) -> Text:
        """Give the class in words."""
        part = PARTS[IDS.index(self.part)]
        return part.internal if self.internal else part.name

    @property
    def words(self) -> Text:
        """Say the class and what is lacking, as "expert; lacks peers outside the firm".

        Examples
        --------
        >>> Called("expert", False, ("expertise",), ("outside",)).words.en
        'expert; lacks peers outside the firm'
        """
        if not self.lacks:
            return self.name
        en, fr = ([getattr(REMARKS[one], language) for one in self.lacks] for language in ("en", "fr"))
        return Text(f"{self.name.en}; lacks {', '.join(en)}", f"{self.name.fr} ; il manque {', '.join(fr)}")


@dataclass(frozen=True, slots=True)
class Case:
    """One person on one territory, for calling by hand; what is not known is left False or 0.

    Parameters
    ----------
    outside_raters
        How many of the raters are not employed here; None where that is not known.
    employed
        Whether the person is employed here.
    """

    expert: bool = False
    empathic: bool = False
    elsewhere: bool = False
    interest: bool = False
    raters: int = 0
    proof: bool = False
    named_in: int = 0
    reach: bool = False
    outside_raters: int | None = None
    employed: bool = False


def classify(case: Case, *, enough: int = ENOUGH) -> Called:
    """Call one person by the eight cases, with what is there and what is lacking.

    Examples
    --------
    >>> classify(Case(expert=True, empathic=True, raters=4)).part
    'leader'
    >>> classify(Case(reach=True)).part, classify(Case(reach=True)).lacks
    ('not established', ('raters',))
    """
    one = {name: np.array([getattr(case, name)]) for name in ("interest", "raters", "proof", "named_in", "reach")}
    high, close, also = (np.array([value]) for value in (case.expert, case.empathic, case.elsewhere))
    return explain(case, int(decide(high, close, also, Facts(**one), enough=enough)[0]), enough=enough)


def explain(case: Case, part: int, *, enough: int = ENOUGH) -> Called:
    """Say what is there and what is lacking of somebody who is called so."""
    have = {
        "expertise": case.expert,
        "empathy": case.empathic,
        "raters": case.raters >= enough,
        "proof": case.proof,
        "named": case.named_in >= ENOUGH,
        "reach": case.reach,
        "independence": not case.interest,
    }
    needed: dict[int, tuple[str, ...]] = {
        SELLER: ("independence",),
        LEADER: (),
        EXPERT: ("empathy",),
        EMERGING: ("raters",),
        MAVEN: ("expertise",),
        CELEBRITY: ("expertise",),
        RELAY: ("expertise",),
        UNESTABLISHED: ("raters", "proof") if case.expert and case.raters else ("raters",),
    }
    lacks = [one for one in needed[part] if not have[one]]
    if case.outside_raters == 0 and part in (LEADER, EXPERT, EMERGING):
        lacks.append("outside")
    there = tuple(one for one, held in have.items() if held and one != "independence")
    return Called(IDS[part], case.employed, there, tuple(lacks))


__all__ = (
    "ENOUGH", "FAVOUR", "HIGH", "IDS", "PARTS", "REMARKS", "Called", "Case", "Chances", "Facts", "Part",
    "call", "chance_of_each", "classify", "decide", "explain", "how_common",
)  # fmt: skip

"""The laws of an invented world of opinion leaders: sizes, correlations, reliabilities, response; no chance here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import sqrt

from cordee.worlds.dice import Dice

FACETS = ("expertise", "empathy", "impartiality")
MIDDLE = 4.5  # what an average rater answers of an average person, on items from 1 to 7
SPREAD = 1.15  # of one rater's answers on one facet over all people, in points
RATER_SHARE, HALO_SHARE, PAIR_SHARE, ITEM_SHARE = 0.35, 0.20, 0.20, 0.25  # of a single rater's noise
ROUNDING = 1 / 12  # variance that rounding to whole points adds to an item


@dataclass(frozen=True, slots=True)
class PeerItem:
    """One statement about a colleague, answered from 1 (not at all) to 7 (entirely).

    Parameters
    ----------
    reverse
        True where agreeing speaks against the person.
    """

    id: str
    facet: str
    reverse: bool = False


ITEMS = (
    PeerItem("expertise_1", "expertise"),
    PeerItem("expertise_2", "expertise"),
    PeerItem("empathy_1", "empathy"),
    PeerItem("empathy_2", "empathy"),
    PeerItem("impartiality_1", "impartiality"),
    PeerItem("impartiality_2", "impartiality"),
    PeerItem("impartiality_3", "impartiality", reverse=True),
)


@dataclass(frozen=True, slots=True)
class Laws:
    """What a world of opinion leaders is made from.

    The true facets are normal, mean 0 and spread 1 over people, in every territory; ``correlations`` are those of two
    facets of the same person in the same territory, ``lasting`` how alike a person's facet is from one territory to
    another.

    Parameters
    ----------
    people, territories
        How many; at least 20 and 1.
    outside
        Share of people outside the company: they are named and rated, but not asked.
    high
        The share of a territory that counts as high on a facet.
    correlations
        Expertise with empathy, expertise with impartiality, empathy with impartiality.
    reliability
        Per facet, the correlation of two raters' means over all people: single-rater reliability.
    response
        Probability that somebody inside, once asked, answers.
    asked
        On how many territories one person is asked at most.
    known
        How many people somebody knows on a territory, on average.
    named, others
        How many people somebody names on a territory at most, and how many more they know they are asked to rate.
    waves
        How often names are asked for; ratings are asked for once, in the last wave.
    interest, proof
        Shares of people and territories with a material interest, and with a proof of concrete experience.
    pull
        How far being asked in general follows a person's expertise and empathy over all territories: a correlation.
    audience_expertise
        Correlation of (log) followers with a person's expertise over all territories.
    volume_expertise
        Correlation of (log) expected contents on a territory with expertise there.
    generous, agreeing
        Whether raters differ in generosity is in ``RATER_SHARE``; ``agreeing`` is the mean of yes-saying, in points,
        ``agreeing_spread`` how far raters differ in it. Both touch every item alike, reversed ones too.
    clique_share, clique_points, clique_names
        Share of people inside who belong to a clique; points that members add to one another and take from the rival
        clique; how much more (in logarithms of weight) they name one another, and less their rivals.
    stretch, ceiling
        Spread of the logarithm of how widely a rater uses the points; points by which all answers lie nearer to 7.
    liking
        How far a rating that could be given depends on the rater's liking of the person; 0 is not at all.

    Raises
    ------
    ValueError
        Where a law cannot hold.

    Examples
    --------
    >>> Laws().people, Laws().territories
    (200, 5)
    >>> Laws(response=0.0)
    Traceback (most recent call last):
        ...
    ValueError: response is a share above 0, at most 1
    """

    people: int = 200
    territories: int = 5
    outside: float = 0.15
    high: float = 0.10
    correlations: tuple[float, float, float] = (0.2, 0.1, 0.3)
    lasting: tuple[float, float, float] = (0.2, 0.6, 0.5)
    reliability: tuple[float, float, float] = (0.40, 0.30, 0.25)
    response: float = 0.35
    asked: int = 5
    known: float = 12.0
    named: int = 4
    others: int = 1
    waves: int = 1
    interest: float = 0.06
    proof: float = 0.20
    pull: float = 0.3
    audience_expertise: float = 0.0
    volume_expertise: float = 0.0
    agreeing: float = 0.3
    agreeing_spread: float = 0.35
    clique_share: float = 0.0
    clique_points: float = 0.0
    clique_names: float = 0.0
    stretch: float = 0.0
    ceiling: float = 0.0
    liking: float = 0.0
    items: tuple[PeerItem, ...] = field(default=ITEMS)

    def __post_init__(self) -> None:
        if self.people < 20 or self.territories < 1:
            raise ValueError("a world of voices has at least 20 people and a territory")
        for name in ("response", "high"):
            if not 0 < getattr(self, name) <= 1:
                raise ValueError(f"{name} is a share above 0, at most 1")
        if not all(0.1 <= one <= 0.6 for one in self.reliability):
            raise ValueError("single-rater reliability lies from 0.1 to 0.6 here")
        if not all(-1 < one < 1 for one in (*self.correlations, self.audience_expertise, self.volume_expertise)):
            raise ValueError("a correlation lies between -1 and 1")
        if not 0 <= self.outside < 1 or min(self.asked, self.named, self.waves) < 1 or self.others < 0:
            raise ValueError("somebody is inside, is asked, and may name somebody")

    def slope(self, facet: int) -> float:
        """Give the points by which an average rater's answer rises with one spread of the true facet."""
        return SPREAD * sqrt(self.reliability[facet])

    def noise(self, facet: int) -> Noise:
        """Give the spreads, in points, of what one rater adds to the truth on a facet.

        Examples
        --------
        >>> noise = Laws().noise(0)
        >>> round(noise.generosity**2 + Laws().agreeing_spread**2, 3) == round(0.35 * 1.15**2 * 0.6, 3)
        True
        """
        total = SPREAD**2 * (1 - self.reliability[facet])
        keys = [-1 if item.reverse else 1 for item in self.items if item.facet == FACETS[facet]]
        agreeing = (sum(keys) / len(keys) * self.agreeing_spread) ** 2
        return Noise(
            generosity=sqrt(max(RATER_SHARE * total - agreeing, 0.0)),
            halo=sqrt(HALO_SHARE * total),
            pair=sqrt(PAIR_SHARE * total),
            item=sqrt(max(len(keys) * ITEM_SHARE * total - ROUNDING, 0.0)),
        )


@dataclass(frozen=True, slots=True)
class Noise:
    """Spreads in points: of raters' generosity, of the pair's halo over all facets, of the pair on one facet, of an item."""

    generosity: float
    halo: float
    pair: float
    item: float


SMALL = Laws()
LARGE = Laws(people=1_000, territories=20, asked=8, known=25.0)
SIZES = {"small": SMALL, "large": LARGE}


def varied(laws: Laws, seed: int) -> Laws:
    """Draw the response (20 to 50 in a hundred) and the three reliabilities (.2 to .5) of one world, all else as it is.

    Examples
    --------
    >>> one = varied(SMALL, 3)
    >>> 0.2 <= one.response <= 0.5, all(0.2 <= each <= 0.5 for each in one.reliability)
    (True, True)
    """
    dice = Dice(seed, 99)
    response, expertise, empathy, impartiality = (round(0.2 + 0.3 * float(unit), 4) for unit in dice.units(4))
    return replace(laws, response=response, reliability=(expertise, empathy, impartiality))

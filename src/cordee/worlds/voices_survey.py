"""The survey of a world of voices: who knows whom on what, whom they name, how they rate, and who answers at all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cordee.worlds.dice import Dice
from cordee.worlds.voices_laws import FACETS, MIDDLE, Laws
from cordee.worlds.voices_people import Flags, Floats, Population, Whole

BY_EXPERTISE, BY_CLOSENESS, BY_FAME = 1.2, 1.0, 0.3  # what makes one be named, in logarithms of weight
SEEN_FOR_EXPERTISE, SEEN_FOR_FAME = 0.5, 0.3  # what makes one be known


@dataclass(frozen=True, slots=True)
class Answers:
    """What everybody inside would have answered, and who did.

    Parameters
    ----------
    asked
        Territory, rater, wave of every person asked on a territory: rows x 3.
    named
        Territory, rater, person, wave: rows x 4.
    rated
        Territory, rater, person: rows x 3.
    values
        The points given, as ticked: rated rows x items.
    responds
        Who answers, waves x n.
    """

    asked: Whole
    named: Whole
    rated: Whole
    values: NDArray[np.int8]
    responds: Flags

    def heard(self) -> Answers:
        """Keep what those who answered said."""
        last = len(self.responds) - 1
        here = self.responds[last][self.rated[:, 1]]
        return Answers(
            asked=self.asked[self.responds[self.asked[:, 2], self.asked[:, 1]]],
            named=self.named[self.responds[self.named[:, 3], self.named[:, 1]]],
            rated=self.rated[here],
            values=self.values[here],
            responds=self.responds,
        )

    def raters(self, people: int, territories: int) -> Whole:
        """Count, n x t, how many different people named or rated each."""
        pairs = np.vstack([self.named[:, :3], self.rated])
        once = np.unique(pairs, axis=0)
        counts = np.zeros((people, territories), dtype=np.int64)
        np.add.at(counts, (once[:, 2], once[:, 0]), 1)
        return counts

    def named_in(self, people: int, territories: int) -> Whole:
        """Count, n, in how many territories somebody named each."""
        marked = np.zeros((people, territories), dtype=bool)
        marked[self.named[:, 2], self.named[:, 0]] = True
        return np.asarray(marked.sum(axis=1), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class _Hand:
    """How somebody ticks: generosity and yes-saying (in spreads and points), how widely they use the points; each n."""

    generosity: Floats
    agreeing: Floats
    stretch: Floats


def survey(seed: int, laws: Laws, people: Population) -> Answers:
    """Ask everybody inside, and draw who answers."""
    count = laws.people
    chance = Dice(seed, 20)
    hand = _Hand(
        generosity=chance.normals(count),
        agreeing=laws.agreeing + laws.agreeing_spread * chance.normals(count),
        stretch=np.exp(laws.stretch * chance.normals(count)),
    )
    lot = Dice(seed, 21).units(laws.territories * count).reshape(laws.territories, count)
    concerned = np.argsort(np.argsort(lot, axis=0, kind="stable"), axis=0, kind="stable") < laws.asked
    responds = np.vstack([Dice(seed, 22, wave).units(count) < laws.response for wave in range(laws.waves)])
    near = people.near
    parts = []
    for territory in range(laws.territories):
        raters = np.flatnonzero(concerned[territory] & ~people.outside)
        parts.append(_territory(seed, laws, people, near=near, hand=hand, territory=territory, raters=raters))
    asked, named, rated, values = (np.concatenate(some) for some in zip(*parts, strict=True))
    return Answers(asked=asked, named=named, rated=rated, values=values.astype(np.int8), responds=responds)


def _territory(
    seed: int, laws: Laws, people: Population, *, near: Floats, hand: _Hand, territory: int, raters: Whole
) -> tuple[Whole, Whole, Whole, Whole]:
    near, asks, sides = near[raters], people.asks[raters], _sides(people.cliques, raters)
    knows = _knows(Dice(seed, 23, territory), laws, people, near=near, territory=territory, raters=raters)
    halo = Dice(seed, 24, territory).normals(len(raters), laws.people)
    pull = BY_EXPERTISE * people.facets[:, territory, 0] + BY_FAME * people.fame + laws.clique_names * sides
    pull = np.where(knows, pull + BY_CLOSENESS * asks + 0.5 * near, -np.inf)
    asked, named = [], []
    for wave in range(laws.waves):
        dice = Dice(seed, 25, territory, wave)
        many = 1 + np.floor(laws.named * dice.units(len(raters)))
        chosen = _first(pull + dice.gumbels(*pull.shape), many)
        row, person = np.nonzero(chosen)
        at = np.full(len(row), territory)
        named.append(np.stack([at, raters[row], person, np.full(len(row), wave)], axis=1))
        asked.append(np.stack([np.full(len(raters), territory), raters, np.full(len(raters), wave)], axis=1))
    dice = Dice(seed, 26, territory)
    more = np.where(knows & ~chosen, dice.units(knows.size).reshape(knows.shape), -np.inf)
    rates = chosen | _first(more, np.full(len(raters), laws.others))
    liked = (people.facets[:, territory, 1] + halo) / np.sqrt(2)
    kept = dice.units(knows.size).reshape(knows.shape) < 1 / (1 + np.exp(-2 * laws.liking * liked))
    row, person = np.nonzero(rates & kept if laws.liking else rates)
    points = _points(
        Dice(seed, 27, territory),
        laws,
        hand,
        truth=people.facets[person, territory],
        halo=halo[row, person],
        shift=laws.clique_points * sides[row, person],
        rater=raters[row],
    )
    rated = np.stack([np.full(len(row), territory), raters[row], person], axis=1)
    return np.vstack(asked), np.vstack(named), rated, points


def _knows(dice: Dice, laws: Laws, people: Population, *, near: Floats, territory: int, raters: Whole) -> Flags:
    """Draw who knows whom on the territory: those they ask, those near, and whoever is seen there."""
    seen = SEEN_FOR_EXPERTISE * people.facets[:, territory, 0] + SEEN_FOR_FAME * people.fame + 0.5 * dice.normals(laws.people)
    weight = np.exp(2.0 * people.asks[raters] + near + seen)
    weight[np.arange(len(raters)), raters] = 0.0
    knows: Flags = dice.units(weight.size).reshape(weight.shape) < laws.known * weight / weight.sum(axis=1).mean()
    return knows


def _sides(cliques: Whole, raters: Whole) -> Floats:
    """Give 1 for a member of the rater's own clique, -1 for one of the rival's, 0 for all others: raters x n."""
    own, theirs = cliques[raters][:, None], cliques[None, :]
    both = (own >= 0) & (theirs >= 0)
    return np.where(both & (own == theirs), 1.0, np.where(both & (own ^ 1 == theirs), -1.0, 0.0))


def _first(weight: Floats, many: Floats | Whole) -> Flags:
    """Mark each row's ``many`` largest weights, never an impossible one."""
    rank = np.argsort(np.argsort(-weight, axis=1, kind="stable"), axis=1, kind="stable")
    marked: Flags = (rank < np.asarray(many)[:, None]) & np.isfinite(weight)
    return marked


def _points(dice: Dice, laws: Laws, hand: _Hand, *, truth: Floats, halo: Floats, shift: Floats, rater: Whole) -> Whole:
    """Tick the points, rows x items: what the rater sees, turned round on a reversed item, then said yes to."""
    pairs = dice.normals(len(rater), len(FACETS))
    single = dice.normals(len(rater), len(laws.items))
    points = np.empty((len(rater), len(laws.items)), dtype=np.int64)
    for number, item in enumerate(laws.items):
        facet = FACETS.index(item.facet)
        noise = laws.noise(facet)
        seen = laws.slope(facet) * truth[:, facet] + noise.generosity * hand.generosity[rater] + noise.halo * halo
        seen = MIDDLE + seen + noise.pair * pairs[:, facet] + noise.item * single[:, number] + shift
        seen = 4 + hand.stretch[rater] * (seen - 4) + laws.ceiling
        ticked = np.where(item.reverse, 8 - seen, seen) + hand.agreeing[rater]
        points[:, number] = np.clip(np.rint(ticked), 1, 7).astype(np.int64)
    return points

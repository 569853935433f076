"""The people of a world of voices: their true facets, their audience, what they publish, whom they ask, what they gain."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cordee.worlds.dice import Dice
from cordee.worlds.voices_laws import Laws

DEPARTMENTS = ("engineering", "finance", "legal", "marketing", "operations", "research", "sales", "support")
LOCATIONS = ("Grenoble", "Lyon", "Nantes", "Paris")
KINDS = ("gift", "pay", "commission")
KIND_SHARES = (0.4, 0.8, 1.0)  # summed up
DAYS = 730
CLIQUE = 8

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Population:
    """Who is there, and what is true of them; n people, t territories.

    Parameters
    ----------
    department, location
        Positions in ``DEPARTMENTS`` and ``LOCATIONS``; department is -1 outside.
    facets
        True expertise, empathy, impartiality: n x t x 3.
    fame
        The logarithm of followers, in spreads: n.
    followers, kinds, proofs
        n; n x t, positions in ``KINDS`` or -1; n x t.
    asks
        Who asks whom in general: n x n.
    cliques
        The clique of everybody, -1 for none; clique 2c and 2c + 1 are rivals: n.
    """

    department: Whole
    location: Whole
    outside: Flags
    facets: Floats
    fame: Floats
    followers: Whole
    kinds: Whole
    proofs: Flags
    asks: Flags
    cliques: Whole

    @property
    def near(self) -> Floats:
        """Give how near two people work, n x n: 1 for the same department, half for the same place, added."""
        same = (self.department[:, None] == self.department) & (self.department[:, None] >= 0)
        return same + 0.5 * (self.location[:, None] == self.location)


def population(seed: int, laws: Laws) -> Population:
    """Draw the people. Each thing has chance of its own, so that a law changed elsewhere leaves the same people."""
    count, territories = laws.people, laws.territories
    dice = Dice(seed, 1)
    outside = dice.units(count) < laws.outside
    department = np.where(outside, -1, (dice.units(count) * len(DEPARTMENTS)).astype(np.int64))
    location = (dice.units(count) * len(LOCATIONS)).astype(np.int64)
    facets = true_facets(Dice(seed, 2), laws)
    standing = facets.mean(axis=1)
    known_for = standing[:, 0] / np.sqrt(laws.lasting[0] + (1 - laws.lasting[0]) / territories)
    fame = _blend(known_for, Dice(seed, 3).normals(count), laws.audience_expertise)
    followers = np.exp(np.log(300.0) + np.log(3.0) * outside + 1.6 * fame).astype(np.int64)
    interested = _blend(-facets[:, :, 2], (chance := Dice(seed, 4)).normals(count, territories), 0.4)
    kind = np.searchsorted(np.array(KIND_SHARES), chance.units(count * territories), side="right").reshape(count, territories)
    kinds = np.where(_top(interested, laws.interest), kind, -1).astype(np.int64)
    done = _blend(facets[:, :, 0], Dice(seed, 5).normals(count, territories), 0.5)
    return Population(
        department=department,
        location=location,
        outside=outside,
        facets=facets,
        fame=fame,
        followers=followers,
        kinds=kinds,
        proofs=_top(done, laws.proof),
        asks=_asks(Dice(seed, 6), laws, department, location, standing),
        cliques=_cliques(Dice(seed, 7), laws, department),
    )


def true_facets(dice: Dice, laws: Laws) -> Floats:
    """Draw expertise, empathy and impartiality, n x t x 3, with exactly the laws' correlations.

    Notes
    -----
    A facet is a lasting part and one of the territory, each normal. Where two facets last unequally, their parts are
    correlated a little more than the whole shall be, so that the whole comes out as stated.
    """
    lasting = np.array(laws.lasting)
    whole = np.eye(3)
    whole[np.triu_indices(3, 1)] = laws.correlations
    whole = np.triu(whole) + np.triu(whole, 1).T
    shared = np.sqrt(np.outer(lasting, lasting)) + np.sqrt(np.outer(1 - lasting, 1 - lasting))
    root = np.linalg.cholesky(np.where(np.eye(3) > 0, 1.0, whole / shared))
    person = np.einsum("pk,fk->pf", dice.normals(laws.people, 3), root)
    place = np.einsum("ptk,fk->ptf", dice.normals(laws.people, laws.territories, 3), root)
    facets: Floats = np.round(np.sqrt(lasting) * person[:, None, :] + np.sqrt(1 - lasting) * place, 6)
    return facets


def published(seed: int, laws: Laws, people: Population) -> tuple[Whole, Whole, Whole]:
    """Draw contents: person, territory and days ago, one entry each; few publish much, many nothing."""
    dice = Dice(seed, 8)
    count, territories = people.facets.shape[:2]
    there = _blend(people.facets[:, :, 0], dice.normals(count, territories), laws.volume_expertise)
    mean = np.exp(-0.5 + 0.9 * dice.normals(count)[:, None] + 0.9 * there)
    # geometric: most counts are 0, some are large
    units = dice.units(count * territories).reshape(count, territories)
    number = np.floor(np.log1p(-units) / np.log(mean / (1 + mean))).astype(np.int64)
    person, territory = (np.repeat(axis.ravel(), number.ravel()) for axis in np.indices(number.shape))
    lately = np.exp(0.6 * dice.normals(count))  # above 1: more of it lately
    days = (DAYS * dice.units(len(person)) ** lately[person]).astype(np.int64)
    order = np.lexsort((days, territory, person))
    return person[order], territory[order], days[order]


def _blend(of: Floats, chance: Floats, correlation: float) -> Floats:
    return correlation * of + np.sqrt(1 - correlation**2) * chance


def _top(values: Floats, share: float) -> Flags:
    """Mark this share of each territory."""
    rank = np.argsort(np.argsort(-values, axis=0, kind="stable"), axis=0, kind="stable")
    marked: Flags = rank < round(share * len(values))
    return marked


def _asks(dice: Dice, laws: Laws, department: Whole, location: Whole, standing: Floats) -> Flags:
    count = len(department)
    good = standing[:, :2].sum(axis=1)
    drawn = 0.8 * _blend((good - good.mean()) / good.std(), dice.normals(count), laws.pull)
    weight = 1.5 * ((department[:, None] == department) & (department >= 0)) + 0.7 * (location[:, None] == location)
    weight = weight + drawn + dice.gumbels(count, count)
    np.fill_diagonal(weight, -np.inf)
    many = np.minimum(3 + np.floor(np.log1p(-dice.units(count)) / np.log(5 / 6)), 20)
    many[department < 0] = 0  # people outside are not seen asking
    rank = np.argsort(np.argsort(-weight, axis=1, kind="stable"), axis=1, kind="stable")
    asks: Flags = rank < many[:, None]
    return asks


def _cliques(dice: Dice, laws: Laws, department: Whole) -> Whole:
    """Make cliques of eight in each department, an even number of them, from a share of its people."""
    cliques = np.full(len(department), -1, dtype=np.int64)
    turn = np.argsort(dice.units(len(department)), kind="stable")
    made = 0
    for number in range(len(DEPARTMENTS)):
        there = turn[department[turn] == number]
        pairs = round(laws.clique_share * len(there) / (2 * CLIQUE))
        for _ in range(2 * pairs):
            members, there = there[:CLIQUE], there[CLIQUE:]
            cliques[members] = made
            made += 1
    return cliques

"""One sweep over all answers: what ratings say of people given what is known of raters, and of raters given people.

Everything is normal but two things, each weighed by its best normal approximation: the counts of names, which are Poisson, and
answers at an end of the points, which only say "at least" or "at most" (``raters_ends``).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cordee.core.opinion.panel import Floats, Panel, Whole
from cordee.core.opinion.raters_ends import at_first
from cordee.core.opinion.raters_terms import Terms
from cordee.core.opinion.small_inverses import inverses

MOST = 3.0  # how far a count may move a person in one sweep, in logarithms


@dataclass(frozen=True, slots=True)
class Views:
    """What is known after a sweep; J ratings, I items, N people, T territories, R raters.

    Parameters
    ----------
    value, doubt
        What each answer is taken for, and the variance of that beside the item's own: none for a plain answer, some for one at
        an end of the points, endless for one that was not given: J x I.
    weight, told
        What each rating says alone of person and rater together: J x (F+1) x (F+1) precisions and J x (F+1).
    to_cell, to_cell_told, to_rater, to_rater_told
        What it says to its cell and to its rater, the other taken into account: precisions, and precision times mean.
    person, person_var
        Posterior of what a person has over all territories: N x D, N x D x D.
    cell, cell_var
        The same on each territory: N T x D, N T x D x D.
    own, pull
        Of a cell alone, given the person: variance N T x D x D, and variance times the cell's own evidence.
    rater, rater_var
        Of raters: R x (F+1), R x (F+1) x (F+1).
    """

    value: Floats
    doubt: Floats
    weight: Floats
    told: Floats
    to_cell: Floats
    to_cell_told: Floats
    to_rater: Floats
    to_rater_told: Floats
    person: Floats
    person_var: Floats
    cell: Floats
    cell_var: Floats
    own: Floats
    pull: Floats
    rater: Floats
    rater_var: Floats


def opening(panel: Panel, terms: Terms) -> Views:
    """Give what is known before the first sweep: nothing but the terms."""
    facets, depth = len(terms.pair), len(terms.person)
    ratings, cells = len(panel.cell), panel.people * panel.territories
    raters = int(panel.rater.max(initial=-1)) + 1
    both = terms.person + terms.place
    value, doubt = at_first(panel, terms)
    return Views(
        value=value,
        doubt=doubt,
        weight=np.zeros((ratings, facets + 1, facets + 1)),
        told=np.zeros((ratings, facets + 1)),
        to_cell=np.zeros((ratings, facets, facets)),
        to_cell_told=np.zeros((ratings, facets)),
        to_rater=np.zeros((ratings, facets + 1, facets + 1)),
        to_rater_told=np.zeros((ratings, facets + 1)),
        person=np.zeros((panel.people, depth)),
        person_var=np.tile(terms.person, (panel.people, 1, 1)),
        cell=np.zeros((cells, depth)),
        cell_var=np.tile(both, (cells, 1, 1)),
        own=np.tile(terms.place, (cells, 1, 1)),
        pull=np.zeros((cells, depth, depth)),
        rater=np.zeros((raters, facets + 1)),
        rater_var=np.tile(terms.rater, (raters, 1, 1)),
    )


def sweep(panel: Panel, terms: Terms, before: Views) -> Views:
    """Pass once over ratings, raters, people.

    Notes
    -----
    Gaussian belief propagation: exact within a person over territories; between persons and raters its means are exact
    once they stand still, its variances close where few raters share the same people (Malioutov, Johnson & Willsky 2006).
    """
    facets = len(terms.pair)
    weight, told = _alone(panel, terms, before)
    keys = np.zeros((facets, facets + 1))
    keys[:, :facets] = np.eye(facets)
    across = keys @ weight  # J x F x (F+1)
    prior = np.linalg.inv(terms.rater)
    least = _sums(before.to_rater, panel.rater, len(before.rater)) + prior
    least_told = _sums(before.to_rater_told, panel.rater, len(before.rater))
    rest = across @ inverses(least[panel.rater] - before.to_rater + weight)
    to_cell = weight[:, :facets, :facets] - rest @ across.transpose(0, 2, 1)
    to_cell_told = told[:, :facets] - _times(rest, least_told[panel.rater] - before.to_rater_told + told)
    tree = _people(panel, terms, before, to_cell, to_cell_told)
    person, person_var, cell, cell_var, own, pull = tree
    sharp = inverses(cell_var[:, :facets, :facets])
    known = _times(sharp, cell[:, :facets])
    rest = across.transpose(0, 2, 1) @ inverses(sharp[panel.cell] - to_cell + weight[:, :facets, :facets])
    to_rater = weight - rest @ across
    to_rater_told = told - _times(rest, known[panel.cell] - to_cell_told + told[:, :facets])
    rater_var = inverses(_sums(to_rater, panel.rater, len(before.rater)) + prior)
    rater = _times(rater_var, _sums(to_rater_told, panel.rater, len(before.rater)))
    return Views(
        before.value, before.doubt, weight, told, to_cell, to_cell_told, to_rater, to_rater_told,
        person, person_var, cell, cell_var, own, pull, rater, rater_var,
    )  # fmt: skip


def shared(panel: Panel, terms: Terms, sharp: Floats) -> tuple[Floats, Floats]:
    """Give what a rating's items say of person, rater and pair together, and how sure the pair is once they are known.

    Parameters
    ----------
    sharp
        How precise each answer is: J x I, 0 where there is none.

    Returns
    -------
    tuple
        Precisions J x (F+1) x (F+1), and variances J x F x F.
    """
    seen, facets = panel.items.adds, len(terms.pair)
    squares = (seen[:, :, None] * seen[:, None, :]).reshape(len(seen), -1)
    whole = (sharp @ squares).reshape(len(sharp), facets + 1, facets + 1)
    return whole, inverses(np.linalg.inv(terms.pair) + whole[:, :facets, :facets])


def _alone(panel: Panel, terms: Terms, views: Views) -> tuple[Floats, Floats]:
    """Give what each rating says of person and rater together, whatever the pair alone sees."""
    facets = len(terms.pair)
    sharp = 1.0 / (terms.item + views.doubt)
    whole, pair = shared(panel, terms, sharp)
    told = (sharp * (views.value - terms.middle)) @ panel.items.adds
    less = whole[:, :, :facets] @ pair
    return whole - less @ whole[:, :facets], told - _times(less, told[:, :facets])


def _people(
    panel: Panel, terms: Terms, before: Views, to_cell: Floats, to_cell_told: Floats
) -> tuple[Floats, Floats, Floats, Floats, Floats, Floats]:
    """Weigh all that is said of each person: cells to the person and back."""
    facets, depth = len(terms.pair), len(terms.person)
    cells = panel.people * panel.territories
    said, told = np.zeros((cells, depth, depth)), np.zeros((cells, depth))
    said[:, :facets, :facets] = _sums(to_cell, panel.cell, cells)
    told[:, :facets] = _sums(to_cell_told, panel.cell, cells)
    for place, (counts, rate) in enumerate(zip((panel.named, panel.known), terms.rates.T, strict=True)):
        at = facets + place
        now = before.cell[:, at]
        expected = expected_counts(panel, rate, before, at)
        said[:, at, at] = np.maximum(expected, 1e-6)
        told[:, at] = np.clip(counts.ravel() - expected, -MOST * expected, None) + expected * now
    firm = np.linalg.inv(terms.place)
    own = inverses(said + firm)
    pull = own @ said
    up = firm - firm @ own @ firm
    each = (panel.people, panel.territories)
    person_var = inverses(up.reshape(*each, depth, depth).sum(axis=1) + np.linalg.inv(terms.person))
    heard = _times(own, told)
    person = _times(person_var, (heard @ firm).reshape(*each, depth).sum(axis=1))
    keep = np.eye(depth) - pull
    long = np.repeat(np.arange(panel.people), panel.territories)
    cell = heard + _times(keep, person[long])
    cell_var = own + keep @ person_var[long] @ keep.transpose(0, 2, 1)
    return person, person_var, cell, cell_var, own, pull


def expected_counts(panel: Panel, rate: Floats, views: Views, at: int) -> Floats:
    """Give how often each cell is expected to be counted."""
    level = views.cell[:, at] + views.cell_var[:, at, at] / 2
    asked = np.tile(panel.asked * np.exp(rate), panel.people)
    return np.asarray(asked * np.exp(np.clip(level, -8.0, 8.0)))


def _times(matrices: Floats, vectors: Floats) -> Floats:
    return np.asarray((matrices @ vectors[..., None])[..., 0])


def _sums(values: Floats, at: Whole, many: int) -> Floats:
    """Sum rows by where they belong."""
    flat = values.reshape(len(values), int(np.prod(values.shape[1:])))
    found = np.stack([np.bincount(at, weights=column, minlength=many) for column in flat.T], axis=1)
    return np.asarray(found.reshape(many, *values.shape[1:]))

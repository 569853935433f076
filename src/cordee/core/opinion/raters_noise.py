"""How much of an answer is neither the person nor the rater: what one pair sees alone, what remains of an item, its middle."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from cordee.core.opinion.panel import Floats, Panel
from cordee.core.opinion.raters_ends import at_the_ends, beyond
from cordee.core.opinion.raters_messages import Views, shared
from cordee.core.opinion.raters_terms import Terms
from cordee.core.opinion.small_inverses import inverses


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of answers once person and rater are known as far as they are; J ratings, I items.

    Parameters
    ----------
    away
        What is left, each item weighed by how sure it is and what the pair alone sees taken into account: J x I.
    sure
        How sure that is, and less by how unsure person and rater are: J x I.
    of_pair, pair_square
        The same of the pair: J x F; and F x F, summed over ratings.
    """

    away: Floats
    sure: Floats
    of_pair: Floats
    pair_square: Floats


def rest(panel: Panel, terms: Terms, views: Views) -> Rest:
    """Give what is left of all answers after a sweep.

    Notes
    -----
    ``away`` is V^-1 r and ``sure`` the diagonal of V^-1 - V^-1 S C S' V^-1, where r is what is left, V the variance of pair
    and items, and C what remains unknown of person and rater, seen through S.
    """
    facets = len(terms.pair)
    items = panel.items
    sharp = 1.0 / (terms.item + views.doubt)
    whole, pair = shared(panel, terms, sharp)
    level = views.rater[panel.rater].copy()
    level[:, :facets] += views.cell[panel.cell, :facets]
    left = sharp * (views.value - terms.middle - level @ items.adds.T)
    away = left - sharp * (_times(pair, left @ items.loads) @ items.loads.T)
    unknown = _open(panel, views, facets)
    through = sharp[:, :, None] * (items.adds - (pair @ whole[:, :facets])[:, items.facet])
    sure = sharp - sharp**2 * pair[:, items.facet, items.facet] - np.einsum("jik,jik->ji", through @ unknown, through)
    of_pair = views.weight[:, :facets]
    less = of_pair[:, :, :facets].sum(axis=0) - np.einsum("jfk,jkl,jgl->fg", of_pair, unknown, of_pair, optimize=True)
    return Rest(away, sure, away @ items.loads, less)


def noise(panel: Panel, terms: Terms, views: Views, left: Rest, *, prior: Terms, weight: float) -> tuple[Floats, Floats, Floats]:
    """Estimate the pair's variance (F x F), the items' variances and their middles (I), by one step of EM.

    Parameters
    ----------
    left
        What ``rest`` found.
    prior, weight
        The belief about pairs and items, and how many ratings it counts as.
    """
    there = ~np.isnan(panel.answers)
    ratings, each = float(there.any(axis=1).sum()), there.sum(axis=0)
    seen = left.of_pair @ terms.pair
    pair = weight * prior.pair + seen.T @ seen + ratings * terms.pair - terms.pair @ left.pair_square @ terms.pair
    squares = terms.item**2 * (left.away**2 - left.sure) + terms.item
    items = (weight * prior.item + np.where(there, squares, 0.0).sum(axis=0)) / (each + weight)
    facets = len(terms.pair)
    level = views.rater[panel.rater].copy()
    level[:, :facets] += views.cell[panel.cell, :facets]
    meant = np.where(there, _meant(views, left) - level @ panel.items.adds.T - terms.middle, 0.0)
    return pair / (ratings + weight), items, terms.middle + meant.sum(axis=0) / np.maximum(each, 1.0)


def heard_again(panel: Panel, views: Views, left: Rest) -> Views:
    """Give the answers at an end the value and the doubt that all other answers now let expect."""
    ends = at_the_ends(panel)
    if not ends.any():
        return views
    value, doubt = views.value[ends], views.doubt[ends]
    away, sure = left.away[ends], np.clip(left.sure[ends], 1e-9, (1 - 1e-6) / doubt)
    found, unsure = views.value.copy(), views.doubt.copy()
    expected, variance = value - away / sure, np.maximum(1.0 / sure - doubt, 1e-3)  # this answer itself left out
    found[ends], unsure[ends] = beyond(panel.items, panel.answers[ends], expected, variance)
    return replace(views, value=found, doubt=unsure)


def _meant(views: Views, left: Rest) -> Floats:
    """Give what each answer stands for: itself, or what is expected beyond the end at which it stands."""
    return np.asarray(views.value - np.where(np.isfinite(views.doubt), views.doubt, 0.0) * left.away)


def _open(panel: Panel, views: Views, facets: int) -> Floats:
    """Give, of every rating, the variance of person and rater added up, all answers known: J x (F+1) x (F+1)."""
    rater, cell = panel.rater, panel.cell
    wide = inverses(inverses(views.rater_var)[rater] - views.to_rater)
    wide[:, :facets, :facets] += inverses(inverses(views.cell_var[:, :facets, :facets])[cell] - views.to_cell)
    return inverses(inverses(wide) + views.weight)


def _times(matrices: Floats, vectors: Floats) -> Floats:
    return np.asarray((matrices @ vectors[..., None])[..., 0])

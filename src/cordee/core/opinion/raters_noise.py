"""How much of an answer is neither the person nor the rater: what one pair sees alone, what remains of an item, its middle."""

from __future__ import annotations

import numpy as np

from cordee.core.opinion.panel import Floats, Panel
from cordee.core.opinion.raters_messages import Patterns, Views, spread_of
from cordee.core.opinion.raters_terms import Terms
from cordee.core.opinion.small_inverses import inverses


def noise(
    panel: Panel, shapes: Patterns, terms: Terms, views: Views, *, prior: Terms, weight: float
) -> tuple[Floats, Floats, Floats]:
    """Estimate the pair's variance (F x F), the items' variances and their middles (I), by one step of EM.

    Parameters
    ----------
    prior, weight
        The belief about pairs and items, and how many ratings it counts as.
    """
    facets = len(terms.pair)
    pair, items = weight * prior.pair, weight * prior.item
    many, each = weight, np.full(len(items), weight)
    shift, counted = np.zeros(len(items)), np.zeros(len(items))
    level = views.rater[panel.rater].copy()
    level[:, :facets] += views.cell[panel.cell, :facets]
    open_still = _open(panel, views, facets)
    for shape, rows in zip(shapes.items, shapes.rows, strict=True):
        seen, inverse = spread_of(shape, panel, terms)
        loads = seen[:, :facets]
        rest = panel.answers[np.ix_(rows, shape)] - terms.middle[shape] - level[rows] @ seen.T
        square = rest.T @ rest + seen @ open_still[rows].sum(axis=0) @ seen.T
        gain = terms.pair @ loads.T @ inverse
        left = len(rows) * (terms.pair - gain @ loads @ terms.pair)
        away = np.eye(len(shape)) - loads @ gain
        pair += gain @ square @ gain.T + left
        items[shape] += np.diag(away @ square @ away.T + loads @ left @ loads.T)
        shift[shape] += rest.sum(axis=0)
        counted[shape] += len(rows)
        each[shape] += len(rows)
        many += len(rows)
    return pair / many, items / each, terms.middle + shift / np.maximum(counted, 1.0)


def _open(panel: Panel, views: Views, facets: int) -> Floats:
    """Give, of every rating, the variance of person and rater added up, all answers known: J x (F+1) x (F+1)."""
    rater, cell = panel.rater, panel.cell
    wide = inverses(inverses(views.rater_var)[rater] - views.to_rater)
    wide[:, :facets, :facets] += inverses(inverses(views.cell_var[:, :facets, :facets])[cell] - views.to_cell)
    return inverses(inverses(wide) + views.weight)

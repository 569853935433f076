"""How likely it is that somebody's expertise, empathy or both are high on a territory, given all that colleagues said."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr, ndtri

from cordee.core.opinion.classes import HIGH, Chances
from cordee.core.opinion.panel import Floats
from cordee.core.opinion.raters import Esteem

POINTS, WEIGHTS = np.polynomial.legendre.leggauss(24)
SURE = 1 - 1e-9  # nothing that answers say is surer


def chances(esteem: Esteem, *, expertise: str = "expertise", empathy: str = "empathy", high: float = HIGH) -> Chances:
    """Give, for every person on every territory, the chances that the eight cases weigh.

    Parameters
    ----------
    expertise, empathy
        Names of the two facets.
    high
        The share of a territory that counts as high, in (0, 1).

    Returns
    -------
    Chances
        Flat arrays, person by person, territory by territory.

    Notes
    -----
    Two normals with the estimate's covariance; both above the bound by Gauss and Legendre's quadrature over the first.
    Territories are taken as independent given the answers, which they nearly are.
    """
    if not 0 < high < 1:
        raise ValueError("a share lies between 0 and 1")
    at = [esteem.facets.index(one) for one in (expertise, empathy)]
    bound = float(ndtri(1 - high))
    cells = esteem.mean.shape[0] * esteem.mean.shape[1]
    above = esteem.mean.reshape(cells, -1)[:, at] - bound
    variance = esteem.variance.reshape(cells, *esteem.variance.shape[2:])[:, at][:, :, at]
    spread = np.sqrt(np.diagonal(variance, axis1=1, axis2=2))
    alike = np.clip(variance[:, 0, 1] / (spread[:, 0] * spread[:, 1]), -0.999, 0.999)
    level = above / spread
    expert, empathic = np.clip(ndtr(level), 0.0, SURE).T
    both = np.minimum(_both(level, alike), np.minimum(expert, empathic))
    return Chances(expert, empathic, both, _elsewhere(expert.reshape(esteem.raters.shape)))


def _both(level: Floats, alike: Floats) -> Floats:
    """Give the chance that two correlated standard normals both lie above minus their levels."""
    expert = ndtr(level[:, 0])
    rest = np.sqrt(1 - alike**2)
    found = np.zeros(len(level))
    for point, weight in zip(POINTS, WEIGHTS, strict=True):
        drawn = -ndtri(np.clip(expert * (1 - point) / 2, 1e-300, SURE))  # of the first, where it is above
        found += weight / 2 * ndtr((level[:, 1] + alike * drawn) / rest)
    return np.asarray(expert * found)


def _elsewhere(expert: Floats) -> Floats:
    """Give the chance that somebody is high on a territory other than each."""
    not_one = np.log1p(-expert)
    return np.asarray(-np.expm1(not_one.sum(axis=1, keepdims=True) - not_one)).clip(0.0, 1.0).ravel()

"""Tables of answers: people in rows, items in columns, NaN where somebody did not answer; their covariances.

Here too: how much each respondent pulls at a covariance, from which ranges follow that ask for no normal distribution.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Missing = Literal["pairwise", "listwise"]


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers of ``n`` people to ``k`` items, with their covariances.

    Parameters
    ----------
    values
        Shape (n, k); NaN where there is no answer. With ``listwise``, whoever left one out is left out.
    known
        1.0 where there is an answer, else 0.0; same shape.
    covariance
        Unbiased, shape (k, k): each entry over the people who answered both items.
    means
        Shape (k, k): the mean of the row's item over the people who answered both.
    pairs
        How many answered both; shape (k, k).
    """

    values: Floats
    known: Floats
    covariance: Floats
    means: Floats
    pairs: Floats

    @property
    def n(self) -> int:
        """Give the number of people behind the weakest entry: what a cautious range counts."""
        return int(self.pairs.min()) if self.pairs.size else 0

    def pull(self, gradient: Floats) -> Floats:
        """Say how far each respondent pulls a figure made from the covariances, given the figure's gradient.

        Parameters
        ----------
        gradient
            Symmetric (k, k): the figure's derivative by each entry of the covariance.

        Returns
        -------
        Floats
            Shape (n,), with a mean near 0.

        Notes
        -----
        The influence function of a covariance is ``(x − mean_x)(y − mean_y) − cov``; where an answer is missing, the
        people who gave both stand for all, each with the weight n / pairs.
        """
        people = len(self.values)
        weight = gradient * people / self.pairs
        filled = np.where(self.known > 0, self.values, 0.0)
        squares = ((filled @ weight) * filled).sum(axis=1)
        crossed = ((filled @ (weight * self.means.T)) * self.known).sum(axis=1)
        level = weight * (self.means * self.means.T - self.covariance)
        return np.asarray(squares - 2 * crossed + ((self.known @ level) * self.known).sum(axis=1), dtype=np.float64)

    def without_each(self, gradient: Floats) -> Floats:
        """Give Σ gradient × covariance as it would be without each respondent in turn, shape (n,).

        Exact where no answer is missing.
        """
        people, pulls = len(self.values), self.pull(gradient)
        return float((gradient * self.covariance).sum()) - (pulls - pulls.mean()) * people / ((people - 1) * (people - 2))


def answers_of(values: ArrayLike, *, missing: Missing = "pairwise") -> Answers:
    """Read a table of answers and count what its items have in common.

    Parameters
    ----------
    values
        Shape (n, k): people in rows, items in columns; NaN where there is no answer.
    missing
        ``pairwise`` uses every pair of answers there is; ``listwise`` only people who answered everything.

    Raises
    ------
    ValueError
        Where the table has no two columns, or two of its items were answered together by fewer than two people.

    Examples
    --------
    >>> answers_of([[1, 2], [3, 4], [5, float("nan")]]).n
    2
    """
    table = np.asarray(values, dtype=np.float64)
    if table.ndim != 2 or table.shape[1] < 2:
        raise ValueError("answers are a table of two items at least")
    if missing == "listwise":
        table = table[~np.isnan(table).any(axis=1)]
    table = table[~np.isnan(table).all(axis=1)]
    known = (~np.isnan(table)).astype(np.float64)
    pairs = known.T @ known
    if not len(table) or pairs.min() < 2:
        raise ValueError("each two items need two people who answered both")
    centre = np.nansum(table, axis=0) / known.sum(axis=0)
    filled = np.where(known > 0, table - centre, 0.0)
    means = filled.T @ known / pairs  # the row's item, over those who answered the column's item as well
    covariance = (filled.T @ filled - pairs * means * means.T) / (pairs - 1)
    return Answers(np.where(known > 0, table - centre, np.nan), known, covariance, means, pairs)


def reversed_where(values: Floats, reverse: Sequence[bool], points: int) -> Floats:
    """Turn the answers to reversed items round: 1 becomes ``points``.

    Examples
    --------
    >>> reversed_where(np.array([[2.0, 2.0]]), [False, True], 7)
    array([[2., 6.]])
    """
    return np.where(np.asarray(reverse, dtype=bool), points + 1 - values, values)

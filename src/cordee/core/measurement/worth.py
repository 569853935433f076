"""What unequal wins do to ranges of money: the same journeys with every win worth as much, and how far wins differ.

A channel's own sums know only the large wins that came. Where none came, its money is low and its range narrow, both by the
same chance. So how unequal wins are is asked of all of them as well, and the wider of the two ranges is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from cordee.core.measurement.jackknife import jackknifed
from cordee.core.measurement.models import Kept, Model
from cordee.core.measurement.paths import Paths, Real
from cordee.core.measurement.spread import Spread

FEWEST_EVEN = 10.0  # wins of one worth that must say as much, so that a credit of money has a range


@dataclass(slots=True)
class Worth:
    """What all touched wins were worth, and a model of the same journeys in which each was worth one.

    Parameters
    ----------
    model
        The model that shares out the money, with nothing counted.
    wins, money, roots
        Of touched wins that were worth something: how many, their worth, and the sum of its square roots.
    summed
        Whether a row that is a cluster of its own stands for several wins, so that nobody knows what each was worth.
    """

    model: Model
    wins: float = 0.0
    money: float = 0.0
    roots: float = 0.0
    summed: bool = False

    def add(self, paths: Paths, channels: int) -> None:
        """Count a batch in."""
        there = (np.diff(paths.offsets) > 0) & (paths.worth > 0)
        wins, worth = paths.wins[there], paths.worth[there]
        self.wins += float(wins.sum())
        self.money += float(worth.sum())
        self.roots += float(np.sqrt(wins * worth).sum())
        self.summed |= paths.starts is None and bool((wins > 1).any())
        self.model.add(_evened(paths), channels)

    @property
    def even(self) -> float:
        """Say how many wins of one worth would tell as much of the mean as these do.

        Examples
        --------
        >>> from cordee.core.measurement.models import model_of
        >>> Worth(model_of("first"), wins=100, money=500, roots=100 * 5**0.5).even
        100.0

        Notes
        -----
        Wins times squared mean over mean square, where worth is lognormal: then its fourth power of squared mean root over mean.
        Mean squares themselves miss the large wins that did not come; mean roots hardly do.
        """
        if not self.wins:
            return 0.0
        return round(self.wins * ((self.roots / self.wins) ** 2 / (self.money / self.wins)) ** 4, 9)

    def widened(self, own: tuple[Real, Real], shares: Real, *, spread: Spread, kept: Iterable[Kept], few: Iterable[Paths] | None,
                clusters: int) -> tuple[Real, Real]:  # fmt: skip
        """Give the variances of shares and credits of money: its own, or those of wins made unequal, whichever are larger.

        Parameters
        ----------
        own
            The variances that the money itself shows.
        shares
            Each channel's share of the money.
        spread
            The sums that the money left, its last cluster closed.
        kept, few
            What scoring needs of each batch; and where there are few clusters, the journeys themselves.

        Notes
        -----
        With r the mean square of what a winning cluster brought over what as many wins of mean worth would bring, and v and d
        the variances of wins as such, of all and of what rests on the worth alone, the variance is v + (r - 1) d, on the logit scale
        for shares and on the logarithmic one for credits. Scores are straight in the worth: three passes, at a worth of 0, 1 and 2,
        tell d. Under a rule everything rests on it, so d is v.
        """
        effects = self.model.solve(len(shares))
        none, one = self._pass(effects, kept, 0.0), self._pass(effects, kept, 1.0)
        # Under a rule nothing moves where nothing was won: two passes tell all.
        passes = [none, one, self._pass(effects, kept, 2.0)] if none.sums.any() else [one]
        wins = effects / effects.sum()
        of_shares = _bent([at.sums[0] for at in passes])
        of_credits = _bent([_of_credit(at, self.wins) for at in passes])
        lost = clusters / max(clusters - 1, 1)
        unequal = float(spread.sums[2, 0] / one.sums[2, 0]) / (self.money / self.wins) ** 2 - 1
        if few is None:
            plain = one.of_shares(clusters), one.of_credits(clusters, self.wins)
        else:
            evened = Evened(few)
            plain = jackknifed(evened, self.model, clusters=clusters, shares=wins, total=self.wins)
        with np.errstate(divide="ignore", invalid="ignore"):
            share = (plain[0] + unequal * of_shares * lost) * (shares * (1 - shares) / (wins * (1 - wins))) ** 2
            credit = (plain[1] + unequal * of_credits * lost) * (shares * self.money / (wins * self.wins)) ** 2
        return np.fmax(own[0], share), np.fmax(own[1], credit)

    def _pass(self, effects: Real, kept: Iterable[Kept], each: float) -> Spread:
        spread = Spread.about(effects)
        for one in kept:
            self.model.score(one.worth_each(each), spread)
        spread.end()
        return spread


@dataclass(frozen=True, slots=True)
class Evened:
    """The same journeys, each win worth one; wins that were worth nothing still are."""

    passes: Iterable[Paths]

    def __iter__(self) -> Iterator[Paths]:
        return (_evened(paths) for paths in self.passes)


def _evened(paths: Paths) -> Paths:
    return replace(paths, worth=np.where(paths.worth > 0, paths.wins, 0.0))


def _of_credit(spread: Spread, total: float) -> Real:
    """Sum the squares of what each cluster moves a credit by, but for the mean."""
    return np.asarray(total**2 * spread.sums[0] + 2 * total * spread.share * spread.sums[1] + spread.share**2 * spread.sums[2, 0])


def _bent(at: list[Real]) -> Real:
    """Give the part that grows with the square, of sums at 0, 1 and 2, or at 1 where there is no other part."""
    if len(at) == 1:
        return at[0]
    return np.maximum((at[2] - 2 * at[1] + at[0]) / 2, 0.0)

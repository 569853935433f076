"""Journeys kept between two passes in as few bytes as hold them exactly: most need two a touch or fewer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cordee.core.measurement.paths import Paths, Real, Whole

SMALL = (np.uint8, np.uint16)


@dataclass(frozen=True, slots=True)
class Packed:
    """A batch of journeys, kept small; ``unpacked`` gives back what was packed, bit by bit.

    Parameters
    ----------
    lengths, touches
        Touches of each journey, and the channel of each touch, in the smallest whole numbers that hold them.
    weights
        Wins, losses and worth, likewise; worth is None where it is the wins.
    starts, days, marks
        As in ``Paths``.
    """

    lengths: NDArray[Any]
    touches: NDArray[Any]
    weights: tuple[NDArray[Any], NDArray[Any], NDArray[Any] | None]
    starts: NDArray[np.bool_] | None
    days: Real | None
    marks: tuple[Whole, Whole] | None

    @classmethod
    def of(cls, paths: Paths) -> Packed:
        """Pack a batch.

        Examples
        --------
        >>> import numpy as np
        >>> won = np.array([1.0, 0.0])
        >>> paths = Paths(np.array([0, 2, 3], dtype=np.int32), np.array([0, 1, 0], dtype=np.int32), won, 1 - won, won)
        >>> packed = Packed.of(paths)
        >>> packed.size, packed.unpacked().touches.tolist(), packed.unpacked().worth.tolist()
        (9, [0, 1, 0], [1.0, 0.0])
        """
        same = paths.worth is paths.wins or np.array_equal(paths.worth, paths.wins)
        weights = (_small(paths.wins), _small(paths.losses), None if same else _small(paths.worth))
        return cls(_small(np.diff(paths.offsets)), _small(paths.touches), weights, paths.starts, paths.days, paths.marks)

    @property
    def size(self) -> int:
        """Give the bytes that the arrays take."""
        kept = [self.lengths, self.touches, *self.weights, self.starts, self.days, *(self.marks or ())]
        return sum(one.nbytes for one in kept if one is not None)

    def worth_each(self, each: float) -> Packed:
        """Give the same batch with every win that was worth something worth this much."""
        wins, losses, worth = self.weights
        return replace(self, weights=(wins, losses, each * (wins if worth is None else np.where(worth > 0, wins, 0))))

    def unpacked(self) -> Paths:
        """Give the journeys as they were."""
        offsets = np.zeros(len(self.lengths) + 1, dtype=np.int32)
        np.cumsum(self.lengths, out=offsets[1:])
        wins, losses = (one.astype(np.float64) for one in self.weights[:2])
        worth = wins if self.weights[2] is None else self.weights[2].astype(np.float64)
        return Paths(offsets, self.touches.astype(np.int32), wins, losses, worth, self.starts, self.days, self.marks)


def _small(numbers: NDArray[Any]) -> NDArray[Any]:
    """Give the same numbers, none of them below 0, in the smallest kind that holds each of them exactly."""
    most = numbers.max(initial=0)
    for kind in SMALL:
        if most <= np.iinfo(kind).max:
            found = numbers.astype(kind)
            return found if numbers.dtype.kind != "f" or np.array_equal(found, numbers) else numbers
    return numbers

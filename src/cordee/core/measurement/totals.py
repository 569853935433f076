"""What there is to share: wins and money of touched and untouched journeys, clusters, and winning clusters by channel."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cordee.core.measurement.loops import count_reached
from cordee.core.measurement.paths import Paths, Real


@dataclass(slots=True)
class Totals:
    """Sums over all journeys, batch by batch."""

    winners: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    _stamp: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    _sums: NDArray[np.int64] = field(default_factory=lambda: np.zeros(3, dtype=np.int64))
    _won: Real = field(default_factory=lambda: np.zeros(4))

    @property
    def clusters(self) -> int:
        """How many clusters there are; single journeys where each stands for itself."""
        return int(self._sums[0])

    @property
    def touched(self) -> float:
        """What journeys with at least one touch won: their number, or their money."""
        return float(self._won[0])

    @property
    def untouched(self) -> float:
        """What journeys without any touch won."""
        return float(self._won[1])

    def add(self, paths: Paths, *, channels: int) -> None:
        """Count a batch in."""
        room = channels - len(self.winners)
        if room > 0:
            self.winners, self._stamp = np.pad(self.winners, (0, room)), np.pad(self._stamp, (0, room))
        apart = paths.starts is None
        starts = paths.starts if paths.starts is not None else np.zeros(0, dtype=bool)
        count_reached(
            paths.offsets, paths.touches, paths.wins, paths.losses, paths.worth, starts, apart, self.winners, self._stamp,
            self._sums, self._won,
        )  # fmt: skip

"""Invented markets with a known truth: the demo, the tests, planning and scale. They know no room's method."""

from cordee.worlds.truth import Truth
from cordee.worlds.withheld import Withheld
from cordee.worlds.world import simulate

__all__ = ["Truth", "Withheld", "simulate"]

"""How somebody fits one campaign: competence and personal leadership on its territories, two scores that are never mixed.

Both are what others said of them in surveys, on the territories of this campaign alone: the same person has other scores
for another campaign. Followers are in neither.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import Any, Literal

from scipy.special import ndtr

from cordee.core.opinion.scales import scale_named

ADVICE = tuple(one.id for one in scale_named("sociometric").items if one.facet == "advice")
Why = Literal["", "few", "interest", "no_territory"]
Row = Mapping[str, Any]
SUREST = 0.99  # "above all" is known of nobody
FROM_THE_START = ("sales", "marketing", "service", "pr")  # departments that a campaign needs before it begins


def not_in_yet(involved: Collection[str]) -> tuple[str, ...]:
    """Give the departments that have no part yet in setting a campaign up; with any of them lacking it should not begin.

    Examples
    --------
    >>> not_in_yet({"sales", "marketing", "pr"}), not_in_yet(FROM_THE_START)
    (('service',), ())
    """
    return tuple(one for one in FROM_THE_START if one not in involved)


@dataclass(frozen=True, slots=True)
class Score:
    """One score of somebody for one campaign, with its range; or the reason why there is none.

    Parameters
    ----------
    value, low, high
        A share; all three or none.
    known, of
        On how many of the campaign's territories something is known, and how many it has.
    raters
        Colleagues and peers behind it, territory by territory added up.
    reason
        Why there is no score: fewer than three speak of them, a material interest stands, or no territory is asked for.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    known: int = 0
    of: int = 0
    raters: int = 0
    reason: Why = "few"

    def __post_init__(self) -> None:
        if len({self.value is None, self.low is None, self.high is None, bool(self.reason)}) != 1:
            raise ValueError("a score has its range, or else its reason")


def competence(leaders: Iterable[Row], territories: Collection[str]) -> Score:
    """Say above which share of a territory's people peers place somebody's expertise, over the campaign's territories.

    Parameters
    ----------
    leaders
        Their rows of the table ``leaders``, as the register of interests has them now.
    territories
        Those of the campaign.

    Examples
    --------
    >>> row = {"territory": "bim", "interest": False, "raters": 5, "expertise": 1.2816, "expertise_evidence": {"low": 0.0, "high": 2.0}}
    >>> found = competence([row], {"bim", "ot"})
    >>> round(found.value, 2), found.low, found.known, found.of, competence([], {"bim"}).reason
    (0.9, 0.5, 1, 2, 'few')

    Notes
    -----
    The mean over the territories of which something is known; its range is the mean of theirs, as if all erred together,
    so that it is rather too wide than too narrow. Where a material interest stands, a territory tells nothing.
    """

    def ends(row: Row) -> tuple[float, float, float] | None:
        if row["raters"] is None or row["expertise"] is None:
            return None
        evidence = row["expertise_evidence"]
        value, low, high = (
            min(SUREST, max(1 - SUREST, float(ndtr(one)))) for one in (row["expertise"], evidence["low"], evidence["high"])
        )
        return value, low, high

    return _over(leaders, territories, ends)


def leadership(nominations: Iterable[Row], territories: Collection[str], *, interested: Collection[str] = ()) -> Score:
    """Say which share of those asked turn to somebody for advice, over the campaign's territories.

    Parameters
    ----------
    nominations
        Their rows of the table ``nominations``; of each territory the latest wave counts.
    interested
        Territories on which a material interest of theirs stands.

    Examples
    --------
    >>> rows = [{"territory": "bim", "item": ADVICE[0], "survey": 1, "closed_on": 1, "raters": 6, "share": 0.3,
    ...          "share_evidence": {"low": 0.15, "high": 0.5}}]
    >>> leadership(rows, {"bim"}).value, leadership(rows, {"bim"}, interested={"bim"}).reason, leadership(rows, {"ot"}).reason
    (0.3, 'interest', 'few')
    """
    latest: dict[str, Row] = {}
    for row in nominations:
        before = latest.get(row["territory"])
        if row["item"] in ADVICE and (before is None or _wave(row) > _wave(before)):
            latest[row["territory"]] = row
    rows = [{**row, "interest": row["territory"] in interested} for row in latest.values()]
    return _over(rows, territories, lambda row: (row["share"], row["share_evidence"]["low"], row["share_evidence"]["high"]))


def _wave(row: Row) -> tuple[Any, int]:
    return row["closed_on"], row["survey"]


def _over(rows: Iterable[Row], territories: Collection[str], ends: Callable[[Row], tuple[float, float, float] | None]) -> Score:
    if not territories:
        return Score(reason="no_territory")
    asked = [row for row in rows if row["territory"] in territories]
    free = [(row, found) for row in asked if not row["interest"] and (found := ends(row)) is not None]
    if not free:
        return Score(of=len(territories), reason="interest" if any(row["interest"] for row in asked) else "few")
    value, low, high = (fmean(found[place] for _, found in free) for place in range(3))
    return Score(value, low, high, len(free), len(territories), sum(int(row["raters"]) for row, _ in free), "")

"""Figures that a decision may rest on: which ones, and each as it was when it was decided on, kept whole.

A run is kept for a while only; the figure of a decision stays as it was. None of them names a person or an account.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal, Self

from cordee.core.vocabulary.estimate import Estimate
from cordee.core.vocabulary.reasons import REASONS
from cordee.core.vocabulary.text import Text

Row = Mapping[str, Any]
Unit = Literal["share", "money", "times", "days"]
Says = Literal["", "better", "worse", "same", "unknown", "best_bet"]
SAYS: dict[Says, Text] = {
    "": Text("–", "–"),
    "better": Text("better than the rest", "mieux que le reste"),
    "worse": Text("worse than the rest", "moins bien que le reste"),
    "same": Text("like the rest", "comme le reste"),
    "unknown": Text("not known yet", "pas encore établi"),
    "best_bet": Text("not known yet, the best bet so far", "pas encore établi, le meilleur pari à ce jour"),
}
MONEY = "money_evidence"


@dataclass(frozen=True, slots=True)
class Decidable:
    """One column of a results table on which somebody may decide.

    Parameters
    ----------
    key
        The columns that name a row, in the order in which an address names them.
    evidence
        The column that says what it rests on.
    verdict
        The column that says what the product reads in it; empty where it reads nothing.
    only
        Which rows: a column and its value; others may name people.
    """

    table: str
    column: str
    name: Text
    unit: Unit
    key: tuple[str, ...]
    evidence: str
    verdict: str = ""
    only: tuple[tuple[str, str], ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are read."""
        extra = (self.verdict, "best_bet") if self.verdict else ()
        currency = ("currency",) if self.unit == "money" else ()
        return (*self.key, self.column, self.evidence, *extra, *currency)


DECIDABLE: tuple[Decidable, ...] = (
    Decidable("techniques", "won_rate", Text("won, of the cases that ended", "gagnées, parmi les affaires terminées"), "share",
              ("technique",), "won_rate_evidence", "verdict"),
    Decidable("techniques", "cost_per_win", Text("cost of a win", "coût d’une affaire gagnée"), "money", ("technique",), MONEY),
    Decidable("techniques", "revenue_per_euro", Text("revenue for one spent", "chiffre d’affaires pour un dépensé"), "times", ("technique",), MONEY),
    Decidable("techniques", "days_to_win", Text("days until a win", "jours jusqu’à une affaire gagnée"), "days", ("technique",), "days_to_win_evidence"),
    Decidable("credits", "share", Text("part of the wins that it is credited with", "part des affaires gagnées qui lui est attribuée"), "share",
              ("dimension", "model", "item"), "share_evidence", only=(("dimension", "technique"),)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeptFigure:
    """A figure as it was when it was decided on.

    Parameters
    ----------
    run, table, row, column
        Where it stood; of several key columns the values are parted by slashes.
    as_of
        The day that it was of.
    says
        What the product read in it then.
    """

    run: str
    table: str
    row: str
    column: str
    estimate: Estimate
    as_of: date
    currency: str = ""
    says: Says = ""

    @property
    def reference(self) -> str:
        """How a decision names it."""
        return f"result:{self.run}:{self.table}:{self.row}"

    @property
    def about(self) -> str:
        """What a decision on it is about, in this run and in every other."""
        return f"{self.table}:{self.row}"

    @property
    def on(self) -> str:
        """How somebody asks for the same figure of another run."""
        return f"{self.table}/{self.row}/{self.column}"

    def as_facts(self) -> dict[str, Any]:
        """Give it as plain values, to be kept."""
        return asdict(self) | {"as_of": self.as_of.isoformat()}

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> Self:
        """Give what was kept as plain values.

        Examples
        --------
        >>> made = KeptFigure("r1", "techniques", "webinar", "won_rate", Estimate(0.5, 40, 0.35, 0.65), date(2026, 3, 2))
        >>> KeptFigure.from_facts(made.as_facts()) == made, made.reference, made.on
        (True, 'result:r1:techniques:webinar', 'techniques/webinar/won_rate')
        """
        told = dict(facts)
        return cls(
            **told | {"estimate": Estimate(**told["estimate"]), "as_of": date.fromisoformat(told["as_of"])},
        )

    def holds(self, now: Self | None) -> bool | None:
        """Say whether today's figure lies within the range that this one had; None where either cannot be told.

        Examples
        --------
        >>> then = KeptFigure("r1", "techniques", "webinar", "won_rate", Estimate(0.5, 40, 0.35, 0.65), date(2026, 3, 2))
        >>> now = KeptFigure("r2", "techniques", "webinar", "won_rate", Estimate(0.7, 90, 0.6, 0.78), date(2026, 9, 2))
        >>> then.holds(then), then.holds(now), then.holds(None)
        (True, False, None)
        """
        span = self.estimate.span
        if span is None or now is None or now.estimate.value is None:
            return None
        return span[0] <= now.estimate.value <= span[1]


def decidable(on: str) -> tuple[Decidable, tuple[str, ...]] | None:
    """Give what somebody wants to decide on, and the row that it names; None where there is no such figure.

    Examples
    --------
    >>> found, row = decidable("techniques/webinar/won_rate")
    >>> found.unit, row
    ('share', ('webinar',))
    >>> decidable("credits/carrier/w/ann/share") is None, decidable("accounts/org/touches") is None
    (True, True)
    """
    table, *row, column = on.split("/") if on.count("/") >= 2 else ("", "", "")
    for one in DECIDABLE:
        named = dict(zip(one.key, row, strict=False))
        if (one.table, one.column, len(one.key)) == (table, column, len(row)) and all(
            named[name] == value for name, value in one.only
        ):
            return (one, tuple(row)) if all(row) else None
    return None


def kept(found: Row, what: Decidable, *, run: str, as_of: date) -> KeptFigure:
    """Keep a figure as a row of results holds it.

    Examples
    --------
    >>> row = {"technique": "webinar", "verdict": "unknown", "best_bet": True} | Estimate(0.5, 40, 0.35, 0.65).columns("won_rate")
    >>> kept(row, DECIDABLE[0], run="r1", as_of=date(2026, 3, 2)).says
    'best_bet'
    """
    behind, value = found[what.evidence], found[what.column]
    low, high, reason = behind["low"], behind["high"], behind["reason"]
    if value is None:
        low, high = None, None
    if low is None:
        reason = reason if reason in REASONS else "other"
    says: Says = "best_bet" if what.verdict and found["best_bet"] else found[what.verdict] if what.verdict else ""
    estimate = Estimate(None if value is None else float(value), int(behind["n"]), low, high, reason, behind.get("formula") or "")
    return KeptFigure(
        run, what.table, "/".join(str(found[name]) for name in what.key), what.column, estimate, as_of,
        str(found.get("currency") or "") if what.unit == "money" else "", says,
    )  # fmt: skip


__all__ = ["DECIDABLE", "SAYS", "Decidable", "KeptFigure", "Says", "Unit", "decidable", "kept"]

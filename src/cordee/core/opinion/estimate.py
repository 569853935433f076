"""A figure of this room with what it rests on: n, its range, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from cordee.core.vocabulary.evidence import Evidence
from cordee.core.vocabulary.text import Text

REASONS: dict[str, Text] = {
    "too_few_answers": Text("too few answers to say", "trop peu de réponses pour le dire"),
    "too_few_items": Text("fewer than three items", "moins de trois items"),
    "too_few_people": Text("fewer than ten people", "moins de dix personnes"),
    "too_few_raters": Text("fewer than three people gave their view", "moins de trois personnes se sont prononcées"),
    "too_few_rated": Text("fewer than two people have two views each", "moins de deux personnes ont reçu deux avis chacune"),
    "no_difference": Text("all answers are alike", "toutes les réponses se ressemblent"),
    "one_direction": Text(
        "all items ask in the same direction: it does not show", "tous les items vont dans le même sens : cela ne se voit pas"
    ),
    "improper": Text(
        "the items do not fit one common cause: no range can be given",
        "les items ne s’expliquent pas par une cause commune : aucune fourchette ne peut être donnée",
    ),
    "not_converged": Text("the computation did not come to rest", "le calcul n’a pas abouti"),
    "explored": Text(
        "an exploration proposes: ranges come once other answers confirm it",
        "une exploration propose : les fourchettes viennent quand d’autres réponses le confirment",
    ),
    "describes_raters": Text(
        "it describes those who answered, and nobody beyond them", "cela décrit ceux qui ont répondu, et personne d’autre"
    ),
}


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure, how many answers it rests on, and the range where the true value very likely lies.

    Parameters
    ----------
    value
        The figure; None where it cannot be told, and then ``reason`` says why.
    n
        Respondents behind it.
    low, high
        The ends of the range; both or neither.
    reason
        Why there is no figure or no range; an id of ``REASONS``.
    method
        How the range was made; "" where there is none.
    """

    value: float | None
    n: int
    low: float | None = None
    high: float | None = None
    reason: str | None = None
    method: str = ""

    def __post_init__(self) -> None:
        if (self.low is None) != (self.high is None):
            raise ValueError("a range has two ends")
        if self.low is None and self.reason not in REASONS:
            raise ValueError("a figure without a range says why, in a reason that has words")
        if self.low is not None and self.high is not None and not self.low <= self.high:
            raise ValueError("a range runs upwards")
        if self.value is not None and not isfinite(self.value):
            raise ValueError("a figure is a number")

    def evidence(self, formula: str) -> Evidence:
        """Give what stands behind the figure, as results store it.

        Examples
        --------
        >>> Estimate(0.8, 120, 0.7, 0.86, method="feldt").evidence("alpha").n
        120
        """
        return Evidence(self.n, self.low, self.high, reason=self.reason, formula=formula)


def unknown(reason: str, n: int) -> Estimate:
    """Give the estimate that says it cannot tell, and why.

    Examples
    --------
    >>> unknown("too_few_answers", 12).value is None
    True
    """
    return Estimate(None, n, reason=reason)

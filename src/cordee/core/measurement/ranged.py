"""A measured figure with what it rests on: n, its range, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, isfinite
from statistics import NormalDist

from cordee.core.vocabulary.text import Text

REASONS: dict[str, Text] = {
    "too_few": Text("too few cases to say", "trop peu de cas pour le dire"),
    "too_few_repeats": Text(
        "too few customers have ordered again to say", "trop peu de clients ont commandé de nouveau pour le dire"
    ),
    "on_edge": Text(
        "the orders do not settle it: the estimate runs to the edge of what can be",
        "les commandes ne tranchent pas : l’estimation fuit vers le bord du possible",
    ),
    "heavy_tail": Text(
        "single orders differ so much that no range can be given",
        "les commandes diffèrent tant qu’aucune fourchette ne peut être donnée",
    ),
    "no_amounts": Text("the orders have no amounts", "les commandes n’ont pas de montants"),
    "no_difference": Text("all cases are alike", "tous les cas se ressemblent"),
    "not_seen_yet": Text("not enough time has passed to see it", "il ne s’est pas écoulé assez de temps pour le voir"),
    "not_tried": Text("not tried: it must be known before the outcome", "pas essayé : il faut le connaître avant le résultat"),
    "counted_whole": Text("everything was counted, nothing was sampled", "tout a été compté, rien n’a été échantillonné"),
    "clustered": Text(
        "no range is given where accounts have several cases",
        "aucune fourchette n’est donnée quand des comptes ont plusieurs affaires",
    ),
    "no_level": Text(
        "hardly any of its values occurs twice: nothing can be learnt from it",
        "presque aucune valeur ne revient : rien à en apprendre",
    ),
    "not_given": Text("it was not given", "ce n’est pas fourni"),
    "no_costs": Text(
        "most of them cost nothing: a return on it says nothing",
        "la plupart n’ont rien coûté : un rendement n’aurait pas de sens",
    ),
    "nobody_left": Text("nobody has left so far", "personne n’est encore parti"),
    "no_closed_case": Text(
        "none of its rows belongs to a closed case", "aucune de ses lignes ne se rattache à une affaire close"
    ),
    "nothing_to_share": Text("there is nothing to share out", "il n’y a rien à répartir"),
    "no_rows": Text("there is nothing of it in the figures", "il n’y en a pas dans les chiffres"),
    "history_short": Text("what was taken in does not go back that far", "les données importées ne remontent pas aussi loin"),
    "typed_in": Text("typed in, not measured here", "saisi, pas mesuré ici"),
    "not_asked": Text("nobody was asked yet", "la question n’a encore été posée à personne"),
}


@dataclass(frozen=True, slots=True)
class Ranged:
    """A figure, how many cases it rests on, and the range where the true value very likely lies.

    Parameters
    ----------
    value
        The figure; None where it cannot be told, and then ``reason`` says why.
    n
        Cases behind it.
    low, high
        The ends of the range; both or neither.
    reason
        Why there is no figure or no range; an id of ``REASONS``.
    """

    value: float | None
    n: int
    low: float | None = None
    high: float | None = None
    reason: str | None = None

    def __post_init__(self) -> None:
        if (self.low is None) != (self.high is None):
            raise ValueError("a range has two ends")
        if self.low is None and self.reason not in REASONS:
            raise ValueError("a figure without a range says why, in a reason that has words")
        if self.low is not None and self.high is not None and not self.low <= self.high:
            raise ValueError("a range runs upwards")
        if self.value is not None and not isfinite(self.value):
            raise ValueError("a figure is a number")


def unknown(reason: str, n: int, value: float | None = None) -> Ranged:
    """Give a figure that has no range, or cannot be told at all, with the reason.

    Examples
    --------
    >>> unknown("too_few", 3).value is None
    True
    """
    return Ranged(value, n, reason=reason)


def around_logarithm(value: float, spread: float, n: int, *, confidence: float = 0.95) -> Ranged:
    """Give a positive figure with the range from the standard error of its logarithm, so that the range stays positive.

    Examples
    --------
    >>> found = around_logarithm(2.0, 0.1, 50)
    >>> round(found.low, 3), round(found.high, 3)
    (1.644, 2.433)
    """
    reach = NormalDist().inv_cdf(0.5 + confidence / 2) * spread
    return Ranged(value, n, value * exp(-reach), value * exp(reach))

"""The true class of everybody in every territory: the eight cases, decided on true facets instead of estimates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cordee.worlds.voices_people import Flags, Floats, Whole

CLASSES = ("seller", "leader", "expert", "emerging expert", "maven", "celebrity", "relay", "not established")
ENOUGH = 3  # raters, and territories of a maven


@dataclass(frozen=True, slots=True)
class Known:
    """What the eight cases ask about; n people, t territories.

    Parameters
    ----------
    expert, empathic
        High on the facet, within the territory: n x t.
    interest, proof
        A material interest, a proof of concrete experience: n x t.
    raters
        How many different people named or rated them: n x t.
    named_in
        In how many territories somebody named them: n.
    reach
        Followers in the top share of all people: n.
    """

    expert: Flags
    empathic: Flags
    interest: Flags
    proof: Flags
    raters: Whole
    named_in: Whole
    reach: Flags


def high(values: Floats | Whole, share: float) -> Flags:
    """Mark the largest of each column: this share of them, whoever equals the last one too.

    Examples
    --------
    >>> high(np.array([5.0, 1.0, 3.0, 3.0]), 0.5).tolist()
    [True, False, True, True]
    """
    many = max(1, round(share * len(values)))
    least = np.sort(values, axis=0)[-many]
    marked: Flags = values >= least
    return marked


def true_classes(known: Known) -> NDArray[np.str_]:
    """Decide the class of everybody in every territory, n x t; the first of the eight cases that holds.

    Examples
    --------
    >>> one, none = np.array([[True]]), np.array([[False]])
    >>> case = Known(one, one, none, none, raters=np.array([[3]]), named_in=np.array([1]), reach=np.array([False]))
    >>> true_classes(case)[0, 0].item()
    'leader'

    Notes
    -----
    Seller, leader, expert, emerging expert, maven, celebrity, relay, not established, in this order (the decision
    table of the project's domain knowledge, section 1.4). Expertise that is not high counts as low. One name is
    enough for "nominated in a territory"; plain employment is no material interest.
    """
    enough = known.raters >= ENOUGH
    nowhere = ~known.expert.any(axis=1)
    cases = [
        known.interest,
        known.expert & known.empathic & enough,
        known.expert & enough,
        known.expert & ~enough & known.proof,
        known.empathic & ((known.named_in >= ENOUGH) & nowhere)[:, None],
        ~known.expert & known.reach[:, None] & enough,
        ~known.expert & enough,
    ]
    return np.select(cases, CLASSES[:-1], default=CLASSES[-1])

"""Who for this campaign: the fewest, least-solicited people who agreed and who together fill every seat, exactly.

A seat is a role on a territory, in a language, of a department; each may be left open ("any"). One person fills every
seat that they fit. The choice is an integer programme solved to the end (HiGHS): first as few people as can be, then as
few solicitations as can be among those teams, then the one that the objective prefers, then the first by name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from cordee.core.vocabulary.text import Text

Objective = Literal["marketing", "communication"]
OBJECTIVES: dict[Objective, Text] = {
    "marketing": Text("marketing: convince buyers", "marketing : convaincre des acheteurs"),
    "communication": Text("communication: be heard widely", "communication : être entendu largement"),
}


@dataclass(frozen=True, slots=True)
class Seat:
    """One place to fill; an empty field asks nothing.

    Examples
    --------
    >>> Seat("expert", "restart", "fr").name
    'expert, restart, fr'
    """

    role: str = ""
    territory: str = ""
    language: str = ""
    department: str = ""

    @property
    def name(self) -> str:
        """What it asks, in words."""
        return ", ".join(one for one in (self.role, self.territory, self.language, self.department) if one)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who agreed, as far as a choice needs to know.

    Parameters
    ----------
    key
        Who they are; ties are broken by it, so the same people give the same team.
    solicited
        Proposals in the last 90 days.
    done
        Territories of the campaign on which a proof names them as who did it.
    competence, leadership
        Their two scores for the campaign (``campaigns``); None where unknown.
    reach
        People they reach; counts only for communication, after leadership. None where unknown.
    """

    key: str
    roles: frozenset[str] = frozenset()
    territories: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    department: str = ""
    solicited: int = 0
    done: int = 0
    competence: float | None = None
    leadership: float | None = None
    reach: float | None = None

    def fits(self, seat: Seat) -> bool:
        """Say whether they can fill a seat."""
        return (
            seat.role in ("", *self.roles)
            and seat.territory in ("", *self.territories)
            and seat.language in ("", *self.languages)
            and seat.department in ("", self.department)
        )


@dataclass(frozen=True, slots=True)
class Team:
    """The people chosen and the seats of each; or the seats that nobody can fill, and then nobody is chosen.

    Parameters
    ----------
    people
        Their keys, in the objective's order.
    seats
        For each of them, the seats that they fill.
    nobody
        Seats that nobody who agreed can fill.
    solicited
        Their proposals of the last 90 days, together.
    """

    people: tuple[str, ...] = ()
    seats: tuple[tuple[Seat, ...], ...] = ()
    nobody: tuple[Seat, ...] = ()
    solicited: int = 0


def in_order(people: Sequence[Person], objective: Objective) -> list[Person]:
    """Order candidates by what the objective needs; unknown comes last.

    To convince buyers: who has done it, then competence, then personal leadership. To be heard widely: personal leadership,
    then reach. Neither counts department. What is equal goes to who was asked least, then by key.

    Examples
    --------
    >>> both = [Person("ada", competence=0.9, leadership=0.1), Person("bea", competence=0.4, leadership=0.3)]
    >>> [[one.key for one in in_order(both, objective)] for objective in ("marketing", "communication")]
    [['ada', 'bea'], ['bea', 'ada']]
    """
    return sorted(people, key=lambda one: (tuple(-part for part in _worth(one, objective)), one.solicited, one.key))


def choose(people: Sequence[Person], seats: Sequence[Seat], *, objective: Objective = "marketing") -> Team:
    """Choose the fewest people who fill every seat, the least solicited among those, then by the objective.

    Use it with people who agreed only: whoever is handed in may be chosen.

    Returns
    -------
    Team
        With ``nobody`` filled, and nobody chosen, where a seat fits no one.

    Examples
    --------
    >>> ada = Person("ada", territories=frozenset({"restart"}), languages=frozenset({"fr", "en"}), solicited=2)
    >>> bea = Person("bea", territories=frozenset({"restart"}), languages=frozenset({"fr"}))
    >>> choose([ada, bea], [Seat(territory="restart", language="fr")]).people
    ('bea',)
    >>> choose([ada, bea], [Seat(language="fr"), Seat(language="en")]).people
    ('ada',)
    >>> [one.name for one in choose([ada, bea], [Seat(language="de")]).nobody]
    ['de']

    Notes
    -----
    Minimum set cover with three objectives in turn, each fixed before the next: exact, so exponential at worst; teams of a
    campaign (tens of people, tens of seats) take milliseconds.
    """
    ordered = in_order(people, objective)
    wanted = list(dict.fromkeys(seats))
    fits = np.array([[one.fits(seat) for one in ordered] for seat in wanted], dtype=float).reshape(len(wanted), len(ordered))
    nobody = tuple(seat for seat, row in zip(wanted, fits, strict=True) if not row.any())
    if nobody or not wanted:
        return Team(nobody=nobody)
    costs = [np.ones(len(ordered)), np.array([float(one.solicited) for one in ordered]), _ranks(ordered, objective)]
    fixed: list[LinearConstraint] = [LinearConstraint(csr_array(fits), lb=1)]
    taken = np.zeros(len(ordered), dtype=bool)
    for cost in costs:
        found = milp(
            cost, constraints=fixed, integrality=np.ones(len(ordered), dtype=int), bounds=Bounds(0, 1), options={"mip_rel_gap": 0}
        )
        if found.x is None:
            raise ArithmeticError(f"the solver gave no team: {found.message}")
        taken = np.rint(found.x).astype(bool)
        fixed.append(LinearConstraint(csr_array(cost.reshape(1, -1)), ub=float(cost @ taken) + 0.5))
    taken = _first(fits, [costs[0], costs[1], costs[2]], taken)
    chosen = [one for one, is_in in zip(ordered, taken, strict=True) if is_in]
    return Team(
        tuple(one.key for one in chosen),
        tuple(tuple(seat for seat in wanted if one.fits(seat)) for one in chosen),
        (),
        sum(one.solicited for one in chosen),
    )


def _worth(one: Person, objective: Objective) -> tuple[float, ...]:
    if objective == "marketing":
        return float(one.done), _known(one.competence), _known(one.leadership)
    return _known(one.leadership), _known(one.reach)


def _known(value: float | None) -> float:
    return -1.0 if value is None else value


def _ranks(ordered: Sequence[Person], objective: Objective) -> np.ndarray:
    """Give each person's place by the objective, equals sharing one: what the third choice keeps small."""
    worths = [_worth(one, objective) for one in ordered]
    places = {worth: place for place, worth in enumerate(sorted(set(worths), reverse=True))}
    return np.array([float(places[worth]) for worth in worths])


def _first(fits: np.ndarray, costs: Sequence[np.ndarray], taken: np.ndarray) -> np.ndarray:
    """Of all teams that cost as little, give the one whose people come first in order: keep each from the first on if one can."""
    n = len(taken)
    fixed = [LinearConstraint(csr_array(fits), lb=1)]
    fixed += [LinearConstraint(csr_array(cost.reshape(1, -1)), ub=float(cost @ taken) + 0.5) for cost in costs]
    lower, upper, best = np.zeros(n), np.ones(n), taken
    for place in range(n):
        if best[place]:
            lower[place] = 1.0
            continue
        lower[place] = 1.0
        found = milp(np.zeros(n), constraints=fixed, integrality=np.ones(n, dtype=int), bounds=Bounds(lower, upper))
        if found.x is not None:
            best = np.rint(found.x).astype(bool)
        else:
            lower[place] = upper[place] = 0.0
        if int(lower.sum()) == int(costs[0] @ taken):
            break
    return best

"""Whether an offer may be promoted: what it does, for whom, what proves it, who vouches for it. Said before, or said to be missing.

Messages improve only where the solution holds (Morin, S1; the article breaks off in that sentence). What stands here is a
claim of a territory that names the offer, with its proofs; nobody judges whether it is true.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cordee.core.opinion.territories import Claim, Proof
from cordee.core.vocabulary.techniques import plain
from cordee.core.vocabulary.text import Text

State = Literal["missing", "announced", "done"]
STATES: dict[State, Text] = {
    "missing": Text("nothing said", "rien n’est dit"),
    "announced": Text("only announced", "seulement annoncé"),
    "done": Text("done here", "fait ici"),
}
Lack = Literal["whom", "owner", "proof"]
LACKS: dict[Lack, Text] = {
    "whom": Text("for whom it is", "pour qui elle est faite"),
    "owner": Text("who vouches for it", "qui en répond"),
    "proof": Text("a proof that it was done", "une preuve que cela a été fait"),
}


@dataclass(frozen=True, slots=True)
class Viability:
    """What is said of one offer.

    Parameters
    ----------
    open_cases
        Cases that are open for it: what would suffer first.
    claims
        What it does, for whom, who vouches: the claims that name it.
    latest
        The day of its latest proof.
    lacks
        What nobody has said yet.
    """

    offer: str
    open_cases: int
    state: State
    claims: tuple[Claim, ...] = ()
    latest: date | None = None
    lacks: tuple[Lack, ...] = ()


def viability(offers: Mapping[str, int], claimed: Iterable[tuple[Claim, tuple[Proof, ...]]]) -> list[Viability]:
    """Say of each offer what stands behind it; those of which nothing is said first, then by how many cases are open.

    Parameters
    ----------
    offers
        The offers as the exports name them, with how many cases are open for each.
    claimed
        Every claim that stands, with its proofs, the latest first.

    Examples
    --------
    >>> made = Claim("c1", "bim", "Plans in a day", owner="Ann", offer="FLUX 7", whom="Site managers")
    >>> found = viability({"Flux 7": 3, "Old": 9}, [(made, ())])
    >>> [(one.offer, one.state, one.lacks) for one in found]
    [('Old', 'missing', ('whom', 'owner', 'proof')), ('Flux 7', 'announced', ('proof',))]
    """
    named: dict[str, list[tuple[Claim, tuple[Proof, ...]]]] = {}
    for claim, proofs in claimed:
        if claim.offer:
            named.setdefault(plain(claim.offer), []).append((claim, proofs))
    found = [_of(offer, cases, named.get(plain(offer), [])) for offer, cases in offers.items() if offer.strip()]
    return sorted(found, key=lambda one: (one.state != "missing", one.state != "announced", -one.open_cases, one.offer))


def _of(offer: str, cases: int, named: list[tuple[Claim, tuple[Proof, ...]]]) -> Viability:
    proofs = [one for _, those in named for one in those]
    lacks: list[Lack] = []
    if not any(claim.whom for claim, _ in named):
        lacks.append("whom")
    if not any(claim.owner for claim, _ in named) and not any(one.owner for one in proofs):
        lacks.append("owner")
    if not proofs:
        lacks.append("proof")
    state: State = "missing" if not named else "done" if proofs else "announced"
    latest = max((one.done_on for one in proofs), default=None)
    return Viability(offer, cases, state, tuple(claim for claim, _ in named), latest, tuple(lacks))


__all__ = ["LACKS", "STATES", "Lack", "State", "Viability", "viability"]

"""Who meets the technique and who does not: chance that anybody can redo, held to strata, by account."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

HOLDOUT = "holdout"
SCALE = 2**64


@dataclass(frozen=True, slots=True)
class Split:
    """The arms of an experiment and the share of accounts of each; shares add up to 1.

    Parameters
    ----------
    experiment
        The experiment's own id. Another id gives another, independent chance.
    shares
        Arm to share, in the order in which they are filled.
    """

    experiment: str
    shares: Mapping[str, float]

    def __post_init__(self) -> None:
        if not self.experiment or len(self.shares) < 2 or any(one <= 0 for one in self.shares.values()):
            raise ValueError("a split has an id and at least two arms, each with a share above 0")
        if abs(sum(self.shares.values()) - 1) > 1e-9:
            raise ValueError("shares add up to 1")


def with_holdout(experiment: str, *, share: float = 0.1, arm: str = "treated") -> Split:
    """Give the split in which one share of the accounts is left alone.

    Examples
    --------
    >>> with_holdout("spring", share=0.25).shares
    {'treated': 0.75, 'holdout': 0.25}
    """
    return Split(experiment, {arm: 1 - share, HOLDOUT: share})


def chance_of(account: str, experiment: str) -> float:
    """Give the account's own number in this experiment, from 0 to below 1, the same for ever and everywhere.

    Examples
    --------
    >>> chance_of("a1", "spring") == chance_of("a1", "spring") != chance_of("a1", "autumn")
    True

    Notes
    -----
    The first eight bytes of SHA-256 over the experiment's and the account's ids, each with its length before it, so
    that no two pairs read the same.
    """
    parts = (experiment.encode(), account.encode())
    digest = sha256(b"".join(len(one).to_bytes(8, "big") + one for one in parts)).digest()
    return int.from_bytes(digest[:8], "big") / SCALE


def assign(accounts: Sequence[str], split: Split, *, strata: Mapping[str, str] | None = None) -> dict[str, str]:
    """Put all accounts that are there at the start in arms whose sizes fit the shares, in each stratum.

    Parameters
    ----------
    accounts
        Ids, each once. Their order does not matter.
    strata
        The stratum of each account (size, region, stage); all in one where it is left out.

    Returns
    -------
    dict
        Account to arm. In each stratum an arm's size is its share of it, give or take one.

    Raises
    ------
    ValueError
        Where an account stands twice or has no stratum.

    Examples
    --------
    >>> found = assign([f"a{one}" for one in range(10)], with_holdout("spring", share=0.3))
    >>> sorted(found.values()).count("holdout")
    3

    Notes
    -----
    In each stratum the accounts are put in the order of their own numbers and cut where the shares say; what does not
    come out even is carried from stratum to stratum, so the whole fits the shares too.
    """
    if len(set(accounts)) != len(accounts):
        raise ValueError("an account stands twice")
    if strata is not None and (lost := [one for one in accounts if one not in strata]):
        raise ValueError(f"{len(lost)} accounts have no stratum")
    layers: dict[str, list[str]] = {}
    for account in accounts:
        layers.setdefault("" if strata is None else strata[account], []).append(account)
    found: dict[str, str] = {}
    owed = dict.fromkeys(split.shares, 0.0)
    for layer in sorted(layers, key=lambda one: chance_of(one, f"{split.experiment}/strata")):
        mine = sorted(layers[layer], key=lambda one: (chance_of(one, split.experiment), one))
        for arm, count in _counts(len(mine), split.shares, owed).items():
            found.update(dict.fromkeys(mine[:count], arm))
            mine = mine[count:]
    return found


def _counts(accounts: int, shares: Mapping[str, float], owed: dict[str, float]) -> dict[str, int]:
    """Cut a stratum by the shares; the arms that are owed most get what is left over."""
    due = {arm: accounts * share for arm, share in shares.items()}
    counts = {arm: int(one + 1e-9) for arm, one in due.items()}
    for arm in shares:
        owed[arm] += due[arm] - counts[arm]
    for _ in range(accounts - sum(counts.values())):
        arm = max((one for one in shares if counts[one] <= due[one]), key=lambda one: owed[one])
        counts[arm] += 1
        owed[arm] -= 1
    return counts

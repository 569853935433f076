"""How near to the truth a tested technique's share can be brought, by whoever knows more than any house can.

Usage: python -m benchmarks.calibration_floor [--bias 0.5] [--wins 200] [--seeds 400] [--first 10000]
Prints one line of JSON: mean error over that of the best of last touch, W, Markov and linear, for the holdout alone; for the
credit by somebody who is told its bias; for credit, past and own experiment put together by somebody who is told every variance and
how unlike techniques are, but has to learn the bias from the experiments; and for the best fixed mix of that, the holdout and Markov.
"""

from __future__ import annotations

import argparse
import json

import numpy as np
from scipy.optimize import minimize

from benchmarks.calibration import last, markov, seen, w_shaped
from cordee.core.measurement.calibration import Credit, Holdout
from cordee.worlds.credit_bias import UNLIKE, CreditMarket, draw_credit_world


def variance(holdout: Holdout, share: float) -> float:
    """Give the true variance of what the holdout shows, about this share."""
    odds = holdout.held_accounts / holdout.accounts * (1 - share)
    held = (holdout.wins + holdout.held_wins) * odds / (1 + odds)
    won = holdout.wins + holdout.held_wins - held
    return float((1 - share) ** 2 * (1 / won - 1 / holdout.accounts + 1 / held - 1 / holdout.held_accounts))


def learnt(mine: tuple[Credit, Holdout], share: float, past: list[tuple[CreditMarket, Credit, Holdout]], bias: float) -> float:
    """Put all together by true variances; only the house's mean ratio of cause to credit is not known."""
    unlike = UNLIKE / (1 + bias) ** 2
    ratios, variances = [], []
    for market, credit, holdout in past:
        expected = market.share * (1 + bias)
        ratios.append(holdout.share / credit.share)
        own = (market.share / expected) ** 2 * (credit.error / credit.share) ** 2
        variances.append(variance(holdout, market.share) / expected**2 + unlike**2 + own)
    sure = 1 / np.asarray(variances)
    mean, doubt = float(np.average(ratios, weights=sure)), float(1 / sure.sum())
    credit, holdout = mine
    prior = mean * credit.share
    spread = (doubt + unlike**2) * credit.share**2 + (mean * credit.error) ** 2
    weight = spread / (spread + variance(holdout, share))
    return float(weight * holdout.share + (1 - weight) * prior)


def main() -> None:
    """Measure one cell."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--bias", type=float, default=0.5)
    asked.add_argument("--wins", type=int, default=200)
    asked.add_argument("--seeds", type=int, default=400)
    asked.add_argument("--first", type=int, default=10_000)
    options = asked.parse_args()
    rows = []
    for seed in range(options.first, options.first + options.seeds):
        world = draw_credit_world(bias=options.bias, wins=options.wins, seed=seed)
        market, (credit, holdout, paths) = world.market, seen(world.market)
        past = [(one, *seen(one)[:2]) for one in world.past]
        treated = ~market.held_out
        rows.append(
            (last(paths), w_shaped(paths), markov(market.paths[treated], market.won[treated]), credit.share, holdout.share,
             credit.share / (1 + options.bias), learnt((credit, holdout), market.share, past, options.bias))
        )  # fmt: skip
    found = np.array(rows)
    truth = world.market.share
    best = float(np.abs(found[:, :4] - truth).mean(axis=0).min())
    mixed = found[:, [4, 6, 2]]
    parts = minimize(lambda at: float(np.abs(mixed @ np.r_[at, 1 - at.sum()] - truth).mean()), [0.2, 0.5], method="Nelder-Mead").x
    told = {
        "holdout": found[:, 4],
        "bias_known": found[:, 5],
        "bias_learnt": found[:, 6],
        "best_mix": mixed @ np.r_[parts, 1 - parts.sum()],
    }
    line: dict[str, object] = {"bias": options.bias, "wins": options.wins, "seeds": options.seeds, "first": options.first}
    for name, one in told.items():
        errors = np.abs(one - truth) / best
        line[name] = [round(float(errors.mean() + side * errors.std() / len(errors) ** 0.5), 3) for side in (0, -1.96, 1.96)]
    print(json.dumps(line))


if __name__ == "__main__":
    main()

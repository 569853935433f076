"""Invented markets whose techniques' parts are known keep to what they say of themselves."""

from __future__ import annotations

import numpy as np
import pytest

from cordee.worlds.causes import CAUSES, FOLLOWER, MEAN_TOUCHES, Cause, draw_caused_wins


@pytest.mark.parametrize("cause", CAUSES)
def test_the_parts_of_all_techniques_are_the_whole_and_two_do_nothing(cause: Cause):
    parts = list(draw_caused_wins(cause, "short", accounts=300, seed=3).parts.values())

    assert sum(parts) == pytest.approx(1)
    assert min(parts) == 0.0
    assert sum(1 for part in parts if part == 0.0) in (2, 3)


def test_the_same_seeds_draw_the_same_market():
    one, other = (draw_caused_wins("fades", "long", accounts=100, seed=2) for _ in range(2))

    assert one.table.equals(other.table)
    assert one.parts == other.parts


@pytest.mark.parametrize("length", MEAN_TOUCHES)
def test_journeys_are_as_long_as_they_say_in_order_of_time_with_the_lead_before_the_opportunity(length):
    table = draw_caused_wins("adds", length, accounts=4_000, seed=5).table
    lengths = np.array([len(one) for one in table["technique"].to_pylist()])

    assert lengths.mean() == pytest.approx(MEAN_TOUCHES[length], rel=0.08)
    assert all(one == sorted(one) for one in table["touched_at"].to_pylist())
    assert all(
        lead <= later for lead, later in zip(table["lead_at"].to_pylist(), table["opportunity_at"].to_pylist(), strict=True)
    )


def test_where_the_first_touch_decides_those_who_began_with_an_idle_technique_win_least():
    world = draw_caused_wins("opens", "short", accounts=20_000, seed=1)
    first = np.array([one[0] for one in world.table["technique"].to_pylist()])
    wins = world.table["wins"].to_numpy()
    idle = [name for name, part in world.parts.items() if part == 0.0]
    best = max(world.parts, key=lambda name: world.parts[name] / max((first == name).mean(), 1e-9))

    assert wins[np.isin(first, idle)].mean() < 0.5 * wins[first == best].mean()


def test_what_only_follows_the_ready_has_no_part_though_its_accounts_win_more():
    world = draw_caused_wins("ready", "short", accounts=20_000, seed=1)
    name = f"technique {FOLLOWER}"
    met = np.array([name in one for one in world.table["technique"].to_pylist()])
    wins = world.table["wins"].to_numpy()

    assert world.parts[name] == 0.0
    assert wins[met].mean() > 1.05 * wins[~met].mean()

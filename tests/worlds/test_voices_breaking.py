"""Each breaking world breaks its own assumption, and the plain world does not."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from cordee.worlds.voices import Voices, voices
from cordee.worlds.voices_breaking import BREAKS
from cordee.worlds.voices_laws import MIDDLE, Laws
from cordee.worlds.voices_people import population
from tests.worlds.test_voices import facets, means, numbers

LAWS = Laws(people=800, territories=4, asked=4, known=20, response=0.5)
SEED = 11


@cache
def world(broken: str | None = None) -> Voices:
    return voices(SEED, BREAKS[broken].of(LAWS) if broken else LAWS)


def left(of: Voices) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """What a rating of empathy holds beside the truth, by the laws of the plain world."""
    seen = means(of, "empathy")
    return seen["mean"] - MIDDLE - LAWS.agreeing - LAWS.slope(1) * seen["truth"], seen


@pytest.mark.parametrize("broken", BREAKS)
def test_the_same_seed_keeps_the_same_people(broken: str) -> None:
    assert world(broken).seen["people"] == world().seen["people"]
    assert (facets(world(broken)) == facets(world())).all()


def test_cliques_rate_one_another_up_and_their_rivals_down() -> None:
    cliques = population(SEED, BREAKS["cliques"].of(LAWS)).cliques
    found = {}
    for broken in ("cliques", None):
        extra, seen = left(world(broken))
        rater, person = cliques[seen["rater"]], cliques[seen["person"]]
        member = (rater >= 0) & (person >= 0)
        sides = {"own": member & (rater == person), "rival": member & (rater == person ^ 1), "other": rater < 0}
        found[broken] = {name: extra[side].mean() for name, side in sides.items()}

    assert found["cliques"]["own"] - found["cliques"]["other"] > 0.8
    assert found["cliques"]["rival"] - found["cliques"]["other"] < -0.8
    assert found[None]["own"] == pytest.approx(found[None]["other"], abs=0.35)


def test_cliques_name_one_another_far_more_than_others_do() -> None:
    cliques = population(SEED, BREAKS["cliques"].of(LAWS)).cliques
    shares = []
    for broken in ("cliques", None):
        rater, person = (cliques[numbers(world(broken).seen["nominations"], name)] for name in ("rater", "person"))
        shares.append(np.mean((rater == person)[rater >= 0]))

    assert shares[0] > 2 * shares[1]
    assert 0.3 < np.mean(cliques[population(SEED, LAWS).department >= 0] >= 0) < 0.5


def test_some_use_the_whole_scale_and_many_answers_stand_at_its_end() -> None:
    spreads, ends = [], []
    for broken in ("scale_use", None):
        rows = world(broken).seen["ratings"]
        rater, value = numbers(rows, "rater"), numbers(rows, "value").astype(float)
        each = np.array([value[rater == one].std() for one in np.unique(rater) if (rater == one).sum() >= 70])
        spreads.append(each.std() / each.mean())
        ends.append(np.mean(value == 7))

    assert spreads[0] > 1.3 * spreads[1]
    assert ends[0] > 0.25 > 0.17 > ends[1]


def test_people_who_are_liked_are_rated_more() -> None:
    spared, plain = left(world("liked_are_rated")), left(world())
    likeable = [facets(of)[means(of, "empathy")["person"], means(of, "empathy")["territory"], 1].mean() for of in
                (world("liked_are_rated"), world())]  # fmt: skip

    assert spared[0].mean() > plain[0].mean() + 0.12
    assert plain[0].mean() == pytest.approx(0, abs=0.12)
    assert likeable[0] > likeable[1] + 0.3


def test_audience_follows_expertise_where_it_shall() -> None:
    found = []
    for broken in ("audience_follows_expertise", None):
        fame = np.log1p(numbers(world(broken).seen["audience"], "followers"))
        found.append(np.corrcoef(fame, facets(world(broken))[:, :, 0].mean(axis=1))[0, 1])

    assert found[0] > 0.35
    assert found[1] == pytest.approx(0, abs=0.1)
